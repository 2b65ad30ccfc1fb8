"""Where a number comes from: every term of it, on a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_END = Qt.AlignmentFlag.AlignRight

Derive = Callable[[], Sheet | None]


class DerivationCard(Card):
    """Shows a sheet, and makes it anew when the numbers have changed. Signal: closed."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._derive: Derive = lambda: None
        self._shown: Sheet | None = None
        self.sentences: list[PlainLabel] = []
        self.terms: list[PlainLabel] = []
        self.rule = PlainLabel("", "caption", "muted", wrap=True)
        self.close_button = IconButton("close", tr("Close"))
        self.close_button.clicked.connect(self.closed)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        assert self.head is not None
        self.head.add(self.close_button)
        self.body.addWidget(self.rule)
        self.body.addLayout(self._grid)
        on_theme(self._space)

    def derive(self, derive: Derive) -> bool:
        """Shows what `derive` makes, now and at each `renew`; whether it makes anything."""
        self._derive = derive
        return self.renew()

    def renew(self) -> bool:
        """The same derivation with the numbers of now."""
        sheet = self._derive()
        if sheet is not None and sheet != self._shown:
            self._shown = sheet
            self._fill(sheet)
        return sheet is not None

    def _fill(self, sheet: Sheet) -> None:
        for label in (*self.terms, *self.sentences):
            label.hide()
            label.deleteLater()
        assert self.head is not None
        self.head.title.setText(sheet.title)
        self.setAccessibleName(visible(sheet.title))
        self.sentences = [PlainLabel(words, wrap=True) for words in sheet.sentences]
        for at, label in enumerate(self.sentences):
            self.body.insertWidget(at, label)
        self.rule.setText(sheet.rule)
        self.rule.setVisible(bool(sheet.rule))
        self.terms = []
        if sheet.columns:
            self._add_row(0, sheet.columns, tone="muted")
        for row, words in enumerate(sheet.rows, start=1):
            self._add_row(row, words)
        if sheet.total:
            self._add_row(len(sheet.rows) + 1, sheet.total, weight=600)

    def _add_row(
        self, row: int, words: Sequence[str], tone: str = "text2", weight: int | None = None
    ) -> None:
        role = "caption" if tone == "muted" else "body"
        first = "text" if tone == "text2" else tone
        name, *values = words
        labels = [PlainLabel(name[:LONGEST], role, first, weight=weight, wrap=True, lines=2)]
        labels += [PlainLabel(one, role, tone, weight=weight, align=_END) for one in values]
        for column, label in enumerate(labels):
            self._grid.addWidget(label, row, column)
        self.terms += labels

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(8))
        self._grid.setContentsMargins(0, px(8), 0, 0)
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(6))
