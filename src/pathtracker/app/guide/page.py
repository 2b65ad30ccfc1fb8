"""What the pages of the guide share: one column in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace

WIDEST = 720


class GuidePage(LiveView):
    """A title, a sentence below it, and in `body` what the page is for."""

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        sentence: str = "",
        *,
        back: tuple[str, str] = ("roles", ""),
        widest: int = WIDEST,
    ) -> None:
        """`back`: the place that the link above the title leads to, and its name."""
        super().__init__(workspace)
        self.setAccessibleName(title)
        self._widest = widest
        place, name = back
        self.back = LinkButton(name or tr("Roles"), "chevron-left")
        self.back.clicked.connect(lambda: self.go.emit(Destination(place)))
        self.title = PlainLabel(title, "title", wrap=True)
        self.sentence = PlainLabel(tone="text2", wrap=True)
        self.body = QVBoxLayout()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        self._column.addWidget(self.back)
        self._column.addLayout(self._head)
        self._column.addWidget(self.sentence)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        page = QWidget()
        page.setProperty("scrolled", True)
        self._page = QHBoxLayout(page)
        self._page.addStretch(1)
        self._page.addWidget(self._middle)
        self._page.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        self.area.viewport().installEventFilter(self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.area)
        self.set_sentence(sentence)
        on_theme(self._restyle_page)

    def set_sentence(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange_page()
        return super().eventFilter(watched, event)

    def _arrange_page(self) -> None:
        px = current_theme().px
        room = self.area.viewport().width() - 2 * px(24)
        self._middle.setFixedWidth(max(px(200), min(px(self._widest), room)))

    def _restyle_page(self) -> None:
        px = current_theme().px
        flush(self.back)
        self.back.set_icon("chevron-right" if self.isRightToLeft() else "chevron-left")
        self._page.setContentsMargins(px(24), px(32), px(24), px(32))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(12))
        self.body.setContentsMargins(0, px(16), 0, 0)
        self.body.setSpacing(px(16))
        self._arrange_page()


def flush(link: LinkButton) -> None:
    """Lets a link begin where the text around it does."""
    link.setStyleSheet("QPushButton {padding: 0; border: 0; text-align: left}")
