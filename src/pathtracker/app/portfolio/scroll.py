"""A page that scrolls: cards below one another, as wide as the head above them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.themed import on_theme


class PageScroll(QScrollArea):
    """Put cards into `column`. Where a scroll bar stands it takes its width from the margin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QWidget()
        self.content.setProperty("scrolled", True)
        self.column = QVBoxLayout(self.content)
        self.setWidget(self.content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().installEventFilter(self)
        on_theme(self._restyle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.verticalScrollBar() and event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self._restyle()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        px = current_theme().px
        side = trailing = px(metrics.MARGIN)
        bar = self.verticalScrollBar()
        if not bar.isHidden() and bar.isVisible():
            trailing = max(0, side - bar.sizeHint().width())
        if self.isRightToLeft():
            side, trailing = trailing, side
        self.column.setContentsMargins(side, 0, trailing, px(metrics.MARGIN))
        self.column.setSpacing(px(metrics.CARD_GAP))
