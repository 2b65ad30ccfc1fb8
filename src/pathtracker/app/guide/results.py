"""What came of the fit quiz: the roles in order, why, and what is hard and what helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.guide.page import flush
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import tr
from pathtracker.catalog.fitting import RoleFit
from pathtracker.core.model import QuizResult

_FIRST = 5
"""How many roles are shown with their reasons at first."""


class Results(QWidget):
    """Signals: again, to take it once more; role_wanted, with a slug; about_wanted, to say what
    matters; former_wanted, with a QuizResult."""

    again = Signal()
    role_wanted = Signal(str)
    about_wanted = Signal()
    former_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._head = SectionHead("", role="heading")
        self.again_button = Button(tr("Take it again"), "redo")
        self.again_button.clicked.connect(self.again)
        self._head.add(self.again_button)
        self._how = PlainLabel(tone="muted", wrap=True)
        self.matters = LinkButton("")
        self.matters.clicked.connect(self.about_wanted)
        self.cards: list[FitCard] = []
        self._list = QVBoxLayout()
        self.more = LinkButton(tr("Show all roles"))
        self.more.clicked.connect(self._show_all)
        self._former_head = SectionHead(tr("Earlier results"))
        self._former = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._how)
        self._column.addWidget(self.matters)
        self._column.addLayout(self._list)
        self._column.addWidget(self.more)
        self._column.addWidget(self._former_head)
        self._column.addLayout(self._former)
        self._column.addStretch(1)
        on_theme(self._space)

    def show_result(
        self,
        result: QuizResult,
        fits: Mapping[str, RoleFit],
        titles: Mapping[str, str],
        kept: Sequence[QuizResult],
        *,
        has_priorities: bool,
    ) -> None:
        """Scores are those that were kept; the reasons come from the answers."""
        day = short_day(result.day, weekday=True, year=True)
        self._head.title.setText(tr("Your answers of {day}", day=day))
        self._how.setText(
            tr(
                "Fit is the share of the points a role could have had from {n} [answer|answers]. "
                "It is our "
                "convention, not a measurement.",
                n=len(result.answers),
            )
        )
        self.matters.setText(
            tr("Change what matters to you") if has_priorities else tr("Say what matters to you")
        )
        clear(self._list)
        self.cards = []
        for place, fit in enumerate(one for one in result.results if one.role in titles):
            card = FitCard(titles[fit.role], fit.score, fits.get(fit.role), bold=place < 3)
            card.look.clicked.connect(lambda _=False, role=fit.role: self.role_wanted.emit(role))
            self.cards.append(card)
            self._list.addWidget(card)
            if place >= _FIRST:
                card.hide()
        self.more.setVisible(len(self.cards) > _FIRST)
        self._show_former([other for other in kept if other.id != result.id], titles)

    def _show_all(self) -> None:
        for card in self.cards:
            card.show()
        self.more.hide()

    def _show_former(self, kept: Sequence[QuizResult], titles: Mapping[str, str]) -> None:
        clear(self._former)
        self._former_head.setVisible(bool(kept))
        for result in kept:
            best = [titles[fit.role] for fit in result.results if fit.role in titles][:3]
            line = TextButton(
                f"{short_day(result.day, weekday=True, year=True)}:  {', '.join(best)}",
                "accent_text",
            )
            line.clicked.connect(lambda _=False, one=result: self.former_wanted.emit(one))
            self._former.addWidget(line)

    def _space(self) -> None:
        px = current_theme().px
        flush(self.matters)
        flush(self.more)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._list.setSpacing(px(12))
        self._former.setSpacing(px(4))


class FitCard(Card):
    """A role with its fit and the reasons."""

    def __init__(self, title: str, score: float, fit: RoleFit | None, *, bold: bool) -> None:
        super().__init__(padding=16)
        percent = tr("fit {n} %", n=int(score * 100))
        self.setAccessibleName(f"{title}, {percent}")
        self._line = QHBoxLayout()
        self._line.addWidget(PlainLabel(title, weight=600), 1)
        bar = ProgressBar(percent, score)
        bar.setFixedWidth(current_theme().px(120))
        self._line.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        end = Qt.AlignmentFlag.AlignRight
        self._percent = PlainLabel(percent, tone="text" if bold else "muted", align=end)
        self._line.addWidget(self._percent)
        self.look = LinkButton(tr("Look at the role"))
        self.look.setAccessibleName(tr("Look at {role}", role=title))
        self._line.addWidget(self.look)
        self.body.addLayout(self._line)
        if fit is not None and fit.reasons:
            self.body.addWidget(_Grounds("plus", "good", _upper("; ".join(fit.reasons) + ".")))
        elif fit is not None:
            words = tr("None of your answers speaks for it more than for others.")
            self.body.addWidget(PlainLabel(words, tone="muted", wrap=True))
        for words in fit.hard if fit is not None else ():
            self.body.addWidget(_Grounds("info", "muted", words, tr("What is hard, what helps: ")))
        on_theme(self._space)

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(6))
        self._line.setSpacing(px(12))
        self._percent.setFixedWidth(px(64))


class _Grounds(QWidget):
    def __init__(self, icon: str, tone: str, words: str, before: str = "") -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        label = PlainLabel(tone="text2", wrap=True)
        label.set_parts((before, True), (words, False))
        self._row.addWidget(label, 1)
        spaced(self._row, 8, 0)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
