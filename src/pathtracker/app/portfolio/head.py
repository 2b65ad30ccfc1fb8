"""The head of a project's page: where one is, what it is called, and the main thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.portfolio.rename import TitleField
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import PrimaryButton
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_LONGEST = 400


class TitleButton(TextButton):
    """Words in the size of a title."""

    def __init__(self, text: str, tone: str = "text", weight: int = 600) -> None:
        self._weight = weight
        super().__init__(text, tone)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(current_theme().font("title", self._weight))
        self.updateGeometry()


class ProjectHead(QWidget):
    """“Portfolio › Ticket triage”; a click on the title, or F2, renames it.

    `rename` takes a new title and returns the sentence why it can't be. Signals: back_wanted,
    attach_wanted."""

    back_wanted = Signal()
    attach_wanted = Signal()

    def __init__(self, rename: Callable[[str], str]) -> None:
        super().__init__()
        self._title = ""
        self.back = TitleButton(tr("Portfolio"), "muted", 400)
        self.back.setAccessibleName(tr("Back to all projects"))
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.back_wanted)
        self._arrow = IconLabel("chevron-right", "muted")
        self.title = TitleButton("")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.rename)
        self.field = TitleField(tr("Title of the project"), rename)
        self.message = InlineMessage(kind="warn")
        self.field.refused.connect(self.message.set_message)
        self.field.closed.connect(self._closed)
        self.chip = Chip("")
        self.attach = PrimaryButton(tr("Attach evidence"), "plus")
        self.attach.clicked.connect(self.attach_wanted)
        self._row = QHBoxLayout()
        for widget in (self.back, self._arrow, self.title):
            self._row.addWidget(widget)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.chip)
        self._row.addStretch(1)
        self._row.addWidget(self.attach)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.message)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        on_theme(self._restyle)

    def show_project(self, title: str, words: str, tone: str) -> None:
        """`words` tell in a chip where the project stands."""
        if title != self._title:
            self._title = title
            self.title.setText(visible(title[:_LONGEST]))
            self.title.setAccessibleName(tr("{title}: rename", title=self.title.text()))
        self.chip.set_state(words, tone)
        self.chip.setVisible(bool(words))

    def rename(self) -> None:
        """Opens the title for writing."""
        self.title.hide()
        self.chip.hide()
        self.field.ask(lambda: self._title)

    def leave(self) -> None:
        """Another project is shown: what stands in the field is not for it."""
        self.field.hide()
        self.message.set_message("")
        self.title.show()

    def _closed(self) -> None:
        self.title.show()
        self.chip.setVisible(bool(self.chip.text()))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setSpacing(px(10))
        margin = (px(metrics.VIEW_HEAD) - px(metrics.CONTROL)) // 2
        self._column.setContentsMargins(px(metrics.MARGIN), margin, px(metrics.MARGIN), margin)
        self._column.setSpacing(px(8))
        mirrored = self.isRightToLeft()
        self._arrow.set_icon("chevron-left" if mirrored else "chevron-right", "muted")
        self.field.setMaximumWidth(px(480))
