"""Where the two numbers come from: every term of the sum."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from pathtracker.app.gaps.words import LONGEST, number, percent, tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.readiness import BothReadinesses, Readiness, Term

_END = Qt.AlignmentFlag.AlignRight


class DerivationCard(Card):
    """A line for each skill: importance × level, up to what is needed. Signal: closed."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Where the numbers come from"))
        self.sentences = (PlainLabel("", wrap=True), PlainLabel("", wrap=True))
        self.rule = PlainLabel(
            tr(
                "Needed is importance × level, in points. A level counts up to what is needed: "
                "more in one never makes up for another. Not rated counts as 0. "
                "Rounded down, so that 100 % means nothing is missing."
            ),
            "caption",
            "muted",
            wrap=True,
        )
        self.close_button = IconButton("close", tr("Close"))
        self.close_button.clicked.connect(self.closed)
        self.terms: list[PlainLabel] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._shown: object = None
        assert self.head is not None
        self.head.add(self.close_button)
        for widget in (*self.sentences, self.rule):
            self.body.addWidget(widget)
        self.body.addLayout(self._grid)
        on_theme(self._space)

    def show_readiness(self, both: BothReadinesses, name: Callable[..., str]) -> None:
        """`name` says what a skill is called."""
        terms = tuple(zip(both.claimed.terms, both.proven.terms, strict=True))
        names = tuple(visible(name(term.need.skill_id)[:LONGEST]) for term, _ in terms)
        if (both, names) == self._shown:
            return
        self._shown = (both, names)
        self.sentences[0].setText(_sum(tr("I say"), both.claimed))
        self.sentences[1].setText(_sum(tr("I can show"), both.proven))
        for label in self.terms:
            label.hide()
            label.deleteLater()
        self.terms = []
        self._add_row(0, tr("Skill"), tr("needed"), tr("I say"), tr("I can show"), tone="muted")
        for row, ((said, shown), words) in enumerate(zip(terms, names, strict=True), start=1):
            self._add_row(row, words, _needed(shown), _term(said), _term(shown))
        claimed, proven = both
        last = (number(proven.required), number(claimed.met), number(proven.met))
        self._add_row(len(terms) + 1, tr("Points"), *last, weight=600)

    def _add_row(
        self, row: int, name: str, *values: str, tone: str = "text2", weight: int | None = None
    ) -> None:
        role = "caption" if tone == "muted" else "body"
        first = "text" if tone == "text2" else tone
        labels = [PlainLabel(name, role, first, weight=weight, wrap=True, lines=2)]
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


def _sum(title: str, readiness: Readiness) -> str:
    met, required = number(readiness.met), number(readiness.required)
    share = percent(readiness.percent)
    return tr(
        "{title}: {met} ÷ {required} = {share}",
        title=title,
        met=met,
        required=required,
        share=share,
    )


def _term(term: Term) -> str:
    """“2 → 10”: the level as far as it counts, and its points."""
    return f"{number(term.counted)} → {number(term.met)}"


def _needed(term: Term) -> str:
    """“5 × 3 = 15”."""
    return f"{term.need.importance} × {term.need.level} = {number(term.required)}"
