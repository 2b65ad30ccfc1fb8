"""How the view is laid out: numbers beside the list of gaps, or where it is narrow above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from pathtracker.app.gaps.head import Legend
from pathtracker.app.gaps.table import GapTable
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_SIDE, _SIDE_NARROW = 376, 352
_WIDE_FROM, _BESIDE_FROM = 1100, 940
"""Below these widths the side is narrower, and stands above the list."""
_FOOT = 8
_NO_LIMIT = 16_777_215


class GapsCard(Card):
    """The table of gaps with the key to its bars."""

    def __init__(self, table: GapTable) -> None:
        super().__init__(tr("Points missing"))  # in what order, the table says: here is no room
        self._table = table
        self._foot = QWidget()  # keeps the rows off the rounded corners
        self.copy = IconButton("copy", tr("Copy the table as CSV"))
        assert self.head is not None
        self.head.add(Legend())
        self.head.add(self.copy)
        self.add_row(table)
        self.add_row(self._foot)

    def fit(self, *, whole: bool) -> None:
        """Ends where the rows do. `whole`: all of them are in sight."""
        px = current_theme().px
        self._foot.setFixedHeight(px(_FOOT))
        least, most = self._table.whole_height(), self._table.whole_height(roomy=True)
        self._table.setMinimumHeight(least if whole else self._table.minimumSizeHint().height())
        self.setMaximumHeight(px(metrics.CARD_HEAD) + (least if whole else most) + px(_FOOT) + 4)


class Columns(QWidget):
    """At the leading side the overview, or one of the cards that are turned to in its place, and
    scrolled by itself; beside it the list; below both what they looked like before. Where there is
    no room for that all of it stands in one column that scrolls, the card below the list."""

    def __init__(self, overview: QWidget, gaps: GapsCard, note: QWidget, past: QWidget) -> None:
        super().__init__()
        self._overview, self._gaps, self._note, self._past = overview, gaps, note, past
        self._beside = True
        self._measured = True
        self._cards: list[QWidget] = []
        self._turned_to: QWidget | None = None
        self._side, self._side_column = _column()
        self._turned, self._turned_column = _column()
        self._main, self._main_column = _column()
        self._page, self._page_column = _column()
        self._side_column.addWidget(overview, 1)
        self._side_column.addWidget(self._turned)
        self._side_column.addStretch(0)
        self._main_column.addWidget(note)
        self._main_column.addWidget(gaps, 1)
        self._main_column.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().installEventFilter(self)
        for scrolled in (self._side, self._page):
            scrolled.setProperty("scrolled", True)
        self._whole = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._scroll)
        self._row.addWidget(self._main, 1)
        self._whole.addLayout(self._row, 1)
        self._whole.addWidget(past)
        self._scroll.setWidget(self._side)
        self._show_parts()
        on_theme(self._restyle)

    def add_cards(self, *cards: QWidget) -> None:
        """The cards that can be turned to."""
        for card in cards:
            self._turned_column.addWidget(card)
            card.hide()
        self._cards = list(cards)

    def shown(self) -> QWidget | None:
        """The card that is turned to; None while it is the overview."""
        return self._turned_to

    def turn_to(self, card: QWidget | None) -> None:
        """Shows a card in the place of the overview, or that again."""
        other, self._turned_to = card is not self._turned_to, card
        for one in self._cards:
            one.setVisible(one is card)
        self._show_parts()
        if other:
            self.to_top()

    def show_numbers(self, wanted: bool) -> None:
        """Whether there is anything to measure; a sentence says so if not."""
        self._measured = wanted
        self._note.setHidden(wanted)
        self._gaps.setVisible(wanted)
        self._past.setVisible(wanted)
        self._show_parts()

    def to_top(self) -> None:
        """Scrolls to the begin of the side."""
        if self._beside:
            self._scroll.verticalScrollBar().setValue(0)

    def bring_into_sight(self, *widgets: QWidget) -> None:
        """Scrolls until `widgets` are seen; the last one for certain. Once more when what has just
        been shown has its height."""
        self._scroll_to(widgets)
        QTimer.singleShot(0, self, lambda: self._scroll_to(widgets))

    def _scroll_to(self, widgets: Sequence[QWidget]) -> None:
        page = self._side if self._beside else self._page
        for widget in widgets:
            if isValid(widget) and page.isAncestorOf(widget):
                self._settle()
                if widget.height() > self._scroll.viewport().height():
                    top = widget.mapTo(page, widget.rect().topLeft()).y()
                    self._scroll.verticalScrollBar().setValue(top)
                else:
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

    def _show_parts(self) -> None:
        turned = self._turned_to is not None
        self._overview.setVisible(self._measured and not (self._beside and turned))
        self._turned.setVisible(turned)
        self._scroll.setVisible(self._measured or turned or not self._beside)

    def _settle(self) -> None:
        """Gives what has just been shown its place, so that it can be scrolled to."""
        for layout in (self._turned_column, self._side_column, self._page_column):
            layout.activate()

    def _arrange(self) -> None:
        px, width = current_theme().px, self.width()
        beside = width >= px(_BESIDE_FROM)
        if beside != self._beside:
            self._turn(beside)
        margin = px(metrics.MARGIN)
        bar = self._scroll.verticalScrollBar()
        room = min(margin, bar.sizeHint().width()) if bar.isVisible() else 0
        gap = px(metrics.CARD_GAP)
        if beside:
            # The bar of the side stands in the gap between it and the list.
            self._scroll.setFixedWidth(
                px(_SIDE if width >= px(_WIDE_FROM) else _SIDE_NARROW) + room
            )
            self._row.setSpacing(max(px(4), gap - room))
            self._whole.setContentsMargins(margin, 0, margin, margin)
        else:
            ends = (margin - room, margin) if self.isRightToLeft() else (margin, margin - room)
            self._whole.setContentsMargins(ends[0], 0, ends[1], 0)

    def _turn(self, beside: bool) -> None:
        """From one column to two, or back; what has the keyboard keeps it."""
        self._beside = beside
        focus = self.window().focusWidget()
        self._scroll.takeWidget()
        self._scroll.setMinimumWidth(0)
        self._scroll.setMaximumWidth(_NO_LIMIT)
        if beside:
            self._side_column.insertWidget(0, self._overview, 1)
            self._side_column.insertWidget(1, self._turned)
            self._row.addWidget(self._main, 1)
            self._whole.addWidget(self._past)
            self._scroll.setWidget(self._side)
        else:
            for part in (self._overview, self._main, self._turned, self._past):
                self._page_column.addWidget(part)
            self._scroll.setWidget(self._page)
            self._page.show()
        self._main.show()
        self._past.setVisible(self._measured)
        self._show_parts()
        self._row.setStretch(self._row.indexOf(self._scroll), 0 if beside else 1)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(focus))
        self.fit()

    def _restyle(self) -> None:
        px = current_theme().px
        gap = px(metrics.CARD_GAP)
        for layout in (self._whole, self._side_column, self._main_column, self._page_column):
            layout.setSpacing(gap)
        self._page_column.setContentsMargins(0, 0, 0, px(metrics.MARGIN))
        self.fit()
        self._arrange()


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    return widget, column
