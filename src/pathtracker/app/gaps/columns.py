"""How the view is laid out: the list beside the card of a skill, or where it is narrow above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from pathtracker.app.gaps.head import Legend
from pathtracker.app.gaps.table import GapTable
from pathtracker.app.gaps.words import tr
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.themed import on_theme

_SIDE, _SIDE_NARROW = 388, 340
_WIDE_FROM, _BESIDE_FROM = 1100, 940
"""Below these widths the card of a skill is narrower, and stands below the list."""
_FOOT = 8
_NO_LIMIT = 16_777_215


class GapsCard(Card):
    """The table of gaps with the key to its bars."""

    def __init__(self, table: GapTable) -> None:
        super().__init__(tr("Gaps in points, largest first"))
        self._table = table
        self._foot = QWidget()  # keeps the rows off the rounded corners
        assert self.head is not None
        self.head.add(Legend())
        self.add_row(table)
        self.add_row(self._foot)

    def fit(self, *, whole: bool) -> None:
        """Ends where the rows do. `whole`: all of them are in sight."""
        px = current_theme().px
        self._foot.setFixedHeight(px(_FOOT))
        rows = self._table.whole_height()
        self._table.setMinimumHeight(rows if whole else self._table.minimumSizeHint().height())
        self.setMaximumHeight(px(metrics.CARD_HEAD) + rows + px(_FOOT) + 4)


class Columns(QWidget):
    """The numbers and the list at the leading side; the card of a skill, or that which tells where
    the numbers come from, beside them and scrolled by itself. Where there is no room for that all
    of it stands in one column that scrolls."""

    def __init__(self, numbers: QWidget, gaps: GapsCard, note: QWidget) -> None:
        super().__init__()
        self._numbers, self._gaps, self._note = numbers, gaps, note
        self._beside = True
        self._cards: list[QWidget] = []
        self._left, self._right = QWidget(), QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        for widget in (numbers, gaps, note):
            self._left_column.addWidget(widget)
        self._left_column.addStretch(0)
        self._left_column.setStretch(1, 1)
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.addStretch(1)
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().installEventFilter(self)
        for scrolled in (self._right, self._page):
            scrolled.setProperty("scrolled", True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._scroll)
        self._scroll.setWidget(self._right)
        on_theme(self._restyle)

    def add_cards(self, *cards: QWidget) -> None:
        """The cards of which one is shown at a time, the first of them now."""
        for at, card in enumerate(cards):
            self._right_column.insertWidget(at, card)
            card.setVisible(at == 0)
        self._cards = list(cards)

    def shown(self) -> QWidget | None:
        """The card that is turned to."""
        return next((card for card in self._cards if not card.isHidden()), None)

    def turn_to(self, card: QWidget) -> None:
        for one in self._cards:
            one.setVisible(one is card)
        if self._beside:
            self.to_top()
        else:
            self.bring_into_sight(card)

    def show_numbers(self, wanted: bool) -> None:
        """Whether there is anything to measure; a sentence says so if not."""
        for widget in (self._numbers, self._gaps, self._right):
            widget.setVisible(wanted)
        self._note.setHidden(wanted)

    def to_top(self) -> None:
        """Scrolls to the begin of the card beside the list."""
        if self._beside:
            self._scroll.verticalScrollBar().setValue(0)

    def bring_into_sight(self, *widgets: QWidget) -> None:
        """Scrolls, where it is one column, until `widgets` are seen; the last one for certain."""
        for widget in widgets:
            if not self._beside and isValid(widget) and self._page.isAncestorOf(widget):
                self._scroll.ensureWidgetVisible(widget)

    def bring_row_into_sight(self, table: GapTable) -> None:
        """Scrolls to the current row of `table`, which does so itself where it has a bar."""
        if not self._beside:
            row = table.visualRect(table.currentIndex())
            place = table.viewport().mapTo(self._page, row.center())
            self._scroll.ensureVisible(0, place.y(), 0, row.height())

    def fit(self) -> None:
        """After rows came or went."""
        self._gaps.fit(whole=not self._beside)

    # --- Qt ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._arrange()  # where a scroll bar stands it takes its width from the margin
        return super().eventFilter(watched, event)

    # --- inside -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        px, width = current_theme().px, self.width()
        beside = width >= px(_BESIDE_FROM)
        if beside != self._beside:
            self._turn(beside)
        margin = px(metrics.MARGIN)
        bar = self._scroll.verticalScrollBar()
        room = min(margin, bar.sizeHint().width()) if bar.isVisible() else 0
        ends = (margin - room, margin) if self.isRightToLeft() else (margin, margin - room)
        self._row.setContentsMargins(ends[0], 0, ends[1], margin)
        if beside:
            card = px(_SIDE if width >= px(_WIDE_FROM) else _SIDE_NARROW)
            self._scroll.setFixedWidth(card + room)

    def _turn(self, beside: bool) -> None:
        """From one column to two, or back; what has the keyboard keeps it."""
        self._beside = beside
        focus = self.window().focusWidget()
        self._scroll.takeWidget()
        self._scroll.setMinimumWidth(0)
        self._scroll.setMaximumWidth(_NO_LIMIT)
        if beside:
            self._row.insertWidget(0, self._left, 1)
            self._scroll.setWidget(self._right)
        else:
            self._page_column.addWidget(self._left)
            self._page_column.addWidget(self._right, 1)
            self._scroll.setWidget(self._page)
            self._page.show()
        for widget in (self._left, self._right):
            widget.show()
        self._right.setHidden(not self._note.isHidden())
        self._row.setStretch(self._row.indexOf(self._scroll), 0 if beside else 1)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(focus))
        self.fit()

    def _restyle(self) -> None:
        gap = current_theme().px(metrics.CARD_GAP)
        for layout in (self._row, self._left_column, self._page_column):
            layout.setSpacing(gap)
        self.fit()
        self._arrange()
