"""What was estimated against what it took."""

from __future__ import annotations

from pathtracker.app.chart_card import ChartCard
from pathtracker.app.progress.words import (
    time_words,
    times_words,
)
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.scatter import Dot, Scatter
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.words import hours, tr
from pathtracker.core.pace import LEAST_ITEMS, Finished
from pathtracker.paths import Places
from pathtracker.reports.progress import Progress


class EstimateCard(ChartCard):
    """What was estimated against what it took."""

    def __init__(self, places: Places) -> None:
        words = (tr("estimated"), tr("actual"), tr("as estimated"))
        self.scatter = Scatter(tr("Estimate against actual"), words)
        super().__init__(
            places, tr("Estimate against actual"), self.scatter, self.sheet, tr("estimates")
        )
        self._found: Progress | None = None
        self.says = PlainLabel("", wrap=True, tone="text2")
        self.body.insertWidget(1, self.says)

    def show_progress(self, found: Progress) -> None:
        self._found = found
        finished, measured = found.facts.finished, found.stretch
        self.value.setText(tr("last {n}, hours", n=len(finished)) if finished else "")
        self.scatter.show_dots(
            [Dot(one.estimate, one.minutes / 60, self._said(*row)) for one, row in self._lines()],
            measured.stretch,
            tr("{times} for you", times=times_words(measured.stretch)) if measured.items else "",
        )
        none = tr(
            "Finish a step of an hour or more with its time logged, and see here what it took "
            "against what we had said."
        )
        self.say_none("" if finished else none)
        self.says.setText(self._words(found) if finished else "")
        self.says.setVisible(bool(finished))
        self.renew()

    def sheet(self) -> Sheet:
        """Every finished step it rests on, the newest first."""
        columns = (tr("Step"), tr("We said"), tr("It took"), "")
        rows = tuple(row for _, row in self._lines())
        return Sheet(tr("Estimate against actual"), columns=columns, rows=rows)

    def _lines(self) -> list[tuple[Finished, tuple[str, str, str, str]]]:
        finished = self._found.facts.finished if self._found else ()
        return [
            (
                one,
                (
                    *(one.title[:200], hours(one.estimate)),
                    *(time_words(one.minutes), times_words(one.times)),
                ),
            )
            for one in finished
        ]

    def _said(self, title: str, said: str, took: str, times: str) -> str:
        return tr("{title}: {took} of {said}, {times}", title=title, took=took, said=said,
                  times=times)  # fmt: skip

    def _words(self, found: Progress) -> str:
        measured, used = found.stretch, found.facts.pace
        if used.is_fixed:
            return tr("You have fixed it: the plan takes our estimates {times}.",
                      times=times_words(used.stretch))  # fmt: skip
        if not measured.items:
            more = LEAST_ITEMS - len(found.facts.finished)
            return tr(
                "{n} more finished [step|steps], and the plan follows what they took.", n=more
            )
        times = times_words(measured.stretch)
        if round(measured.stretch, 2) > 1:
            return tr("Our estimates run short for you; the plan is stretched {times}.",
                      times=times)  # fmt: skip
        if round(measured.stretch, 2) < 1:
            return tr("Our estimates run long for you; the plan takes them {times}.", times=times)
        return tr("Our estimates fit you; the plan takes them as they are.")
