"""What a list says when there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.themed import on_theme


class EmptyState(QWidget):
    """One sentence, one main button, one link. Signals: action, link."""

    action = Signal()
    link = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        action: str = "",
        link: str = "",
        *,
        action_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._buttons = QHBoxLayout()
        self._column.addStretch(1)
        self._column.addWidget(IconLabel(icon, size=24), 0, centre)
        self._column.addWidget(PlainLabel(title, "heading", wrap=True, align=centre))
        self._column.addWidget(PlainLabel(sentence, tone="text2", wrap=True, align=centre))
        self._column.addSpacing(8)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self._buttons.addStretch(1)
        if action:
            button = PrimaryButton(action, action_icon)
            button.clicked.connect(self.action)
            self._buttons.addWidget(button)
        if link:
            anchor = LinkButton(link)
            anchor.clicked.connect(self.link)
            self._buttons.addWidget(anchor, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.addStretch(1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setSpacing(px(8))
        self._column.setContentsMargins(px(24), px(24), px(24), px(24))
        self._buttons.setSpacing(px(12))
