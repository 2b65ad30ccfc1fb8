"""A chart on a card, with its table twin in the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from pathtracker.app.chart_tools import ChartTools
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.sheet_table import SheetTable
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.paths import Places


class ChartCard(Card):
    """`chart` and its `table` share a place; `none` stands there while there is nothing to draw.
    What it shows is made by `sheet` when it is asked for."""

    def __init__(
        self, places: Places, title: str, chart: QWidget, sheet: Callable[[], Sheet], file: str
    ) -> None:
        super().__init__(title)
        assert self.head is not None
        self.chart, self._sheet = chart, sheet
        self.value = PlainLabel("", tone="muted")
        self.tools = ChartTools(
            places,
            tr("Table and picture of “{title}”", title=title),
            chart,
            title=self.head.title.text,
            sheet=sheet,
            file=file,
        )
        self.tools.table_wanted.connect(lambda: self.show_table(not self.shows_table))
        self.head.add(self.value)
        self.head.add(self.tools)
        self.table: SheetTable | None = None
        self.none = PlainLabel("", tone="muted", wrap=True, align=Qt.AlignmentFlag.AlignLeft)
        self._faces = QStackedWidget()
        self._faces.addWidget(chart)
        self._faces.addWidget(self.none)
        self.body.addWidget(self._faces, 1)
        self.body.addWidget(self.tools.message)
        on_theme(self._space)

    @property
    def shows_table(self) -> bool:
        return self.table is not None and self._faces.currentWidget() is self.table

    def show_table(self, shown: bool) -> None:
        """The numbers as a table, or the chart again."""
        if self._faces.currentWidget() is self.none:
            return
        if shown and self.table is None:
            self.table = SheetTable()
            # The chart says how high the card is, in either face.
            self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._faces.addWidget(self.table)
        face = self.table if shown and self.table is not None else self.chart
        self._faces.setCurrentWidget(face)
        self.tools.say_what_table_does(shown=shown)
        self.renew()

    def say_none(self, words: str) -> None:
        """Words in the place of the chart; none of them, and the chart is back."""
        self.none.setText(words)
        if words:
            self._faces.setCurrentWidget(self.none)
        elif self._faces.currentWidget() is self.none:
            self._faces.setCurrentWidget(self.chart)
        self.tools.setEnabled(not words)

    def renew(self) -> None:
        """The numbers have changed."""
        if self.table is not None and self.shows_table:
            self.table.show_sheet(self._sheet())

    def _space(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(24), 0, px(24), px(16))
        self.body.setSpacing(px(8))
        assert self.head is not None
        self.head.setFixedHeight(px(metrics.CARD_HEAD) + px(4))
        self.head.setContentsMargins(px(24), px(4), px(12), 0)
