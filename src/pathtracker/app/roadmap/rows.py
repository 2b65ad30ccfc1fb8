"""The rows of the roadmap view: what stands in them, in words, ready to be painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pathtracker.app.item.kinds import kind_word
from pathtracker.app.roadmap.outline import Outline, PhaseInfo
from pathtracker.app.roadmap.words import day, hours
from pathtracker.app.widgets.marks import Mark
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr
from pathtracker.core.model import SATISFYING, State
from pathtracker.store.queries import StepLine

_MARKS = {
    State.OPEN: Mark.OPEN,
    State.ACTIVE: Mark.ACTIVE,
    State.DONE: Mark.DONE,
    State.SKIPPED: Mark.SKIPPED,
    State.KNOWN: Mark.KNOWN,
    State.PARKED: Mark.PARKED,
}
_LONGEST = 400  # characters of a title that can be in sight; measuring 10,000 takes its time


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step at one of its places; `key` is the place."""

    key: UUID
    item: UUID
    title: str
    state: State
    mark: Mark
    reason: str
    kind: str
    hours: str
    left: float
    effort: float
    shared: tuple[str, ...]
    waits: tuple[str, ...]
    spoken: str

    @property
    def settled(self) -> bool:
        return self.state in SATISFYING


@dataclass(frozen=True, slots=True)
class FoldRow:
    """Stands for the done steps of a phase."""

    key: tuple[str, UUID]
    count: int
    open: bool

    @property
    def words(self) -> str:
        return tr("{count} done earlier", count=self.count)

    @property
    def link(self) -> str:
        return tr("Hide") if self.open else tr("Show")


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """Says that there is nothing in a phase yet."""

    key: tuple[str, UUID]

    @property
    def words(self) -> str:
        return tr("No steps yet")

    @property
    def link(self) -> str:
        return tr("Add one")


Row = StepRow | FoldRow | EmptyRow


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """The head of a phase."""

    id: UUID
    number: int
    title: str
    track: str
    settled: int
    total: int
    left: float

    @property
    def share(self) -> float:
        return self.settled / self.total if self.total else 0.0

    @property
    def count(self) -> str:
        return tr("{done} of {total}", done=self.settled, total=self.total) if self.total else ""

    @property
    def ahead(self) -> str:
        """What is left; the parked is out of the plan and not counted."""
        if not self.total:
            return ""
        if self.settled == self.total:
            return tr("complete")
        return tr("{hours} left", hours=hours(self.left))

    @property
    def spoken(self) -> str:
        parts = (f"{self.number} {self.title}", self.track, self.count, self.ahead)
        return ", ".join(part for part in parts if part)


def step_row(line: StepLine, outline: Outline, today: date) -> StepRow:
    """A line in words."""
    waits = tuple(visible(outline.names.get(item, "")) for item in line.waits_for)
    blocked = line.is_blocked
    title = visible(line.title[: _LONGEST + 1])
    kind = kind_word(line.kind)
    row_hours = _hours(line)
    reason = _reason(line, waits, today)
    shared = tuple(visible(name) for name in outline.shared.get(line.id, ()))
    also = tr("also counts for {roles}", roles=", ".join(shared)) if shared else ""
    spoken = (
        (title, reason, kind, also)
        if line.state in (State.KNOWN, State.SKIPPED)
        else (title, reason, kind, _spoken_hours(line), also)
    )
    return StepRow(
        key=line.membership_id,
        item=line.id,
        title=title if len(title) <= _LONGEST else title[:_LONGEST] + "…",
        state=line.state,
        mark=Mark.WAITS if blocked else _MARKS[line.state],
        reason=reason,
        kind=kind,
        hours=row_hours,
        left=line.hours_ahead,
        effort=line.effort,
        shared=shared,
        waits=waits if blocked else (),
        spoken=", ".join(part for part in spoken if part),
    )


def phase_row(info: PhaseInfo, steps: Sequence[StepRow]) -> PhaseRow:
    return PhaseRow(
        id=info.id,
        number=info.number,
        title=visible(info.title[:_LONGEST]),
        track=visible(info.track_title[:_LONGEST]),
        settled=sum(row.settled for row in steps),
        total=len(steps),
        left=sum(row.left for row in steps),
    )


def earlier(steps: Collection[StepRow], lines: Outline, today: date) -> set[UUID]:
    """The places of the done steps that fold away: of a complete phase all, else all but the
    newest. One alone takes no more room than the line that would stand for it."""
    done = [row for row in steps if row.state is State.DONE]
    if done and not all(row.settled for row in steps):
        # Of those finished on one day the last in order is the newest; what a clock that was ahead
        # has dated after today doesn't hide what was done since.
        def newness(row: StepRow) -> tuple[bool, date]:
            day = lines.lines[row.key].done_on or date.min
            return day <= today, day

        done.remove(max(reversed(done), key=newness))
    return {row.key for row in done} if len(done) > 1 else set()


def _reason(line: StepLine, waits: tuple[str, ...], today: date) -> str:
    if line.state is State.DONE and line.done_on:
        return tr("done {day}", day=day(line.done_on, today))
    if line.state is State.SKIPPED:
        return tr("skipped")
    if line.state is State.KNOWN:
        return tr("known, no hours")
    if line.state is State.ACTIVE:
        return tr("active")
    if line.state is State.PARKED:
        if line.parked_until is None:
            return tr("parked")
        return tr("parked until {day}", day=day(line.parked_until, today))
    if line.is_blocked:
        return tr("after {title}", title=waits[0][:60])
    if line.deadline is not None:
        return tr("by {day}", day=day(line.deadline, today))
    return ""


def _hours(line: StepLine) -> str:
    if line.state in (State.KNOWN, State.SKIPPED):
        return "–"
    if line.state is State.DONE:
        return hours(line.effort)
    return hours(line.hours_left)


def _spoken_hours(line: StepLine) -> str:
    if line.state is State.DONE:
        return hours(line.effort)
    minutes = round(line.hours_left * 60)
    whole, rest = divmod(minutes, 60)
    words = f"{whole} h {rest}" if whole and rest else hours(line.hours_left)
    return tr("{hours} left", hours=words)
