"""What has been done and how it adds up, for window and command line alike."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from pathtracker.core import progress as sums
from pathtracker.core.forecast import Forecast, LoggedWeek, forecast
from pathtracker.core.model import Role
from pathtracker.core.pace import Finished, Pace, pace
from pathtracker.core.parts import in_one_go
from pathtracker.core.plan import PlanInputs
from pathtracker.core.planning import plan_of
from pathtracker.core.progress import BurnUp, burn_up
from pathtracker.store import Reader, queries
from pathtracker.store.pace import last_finished, own_pace
from pathtracker.store.planning import own_weeks, plan_inputs_in_parts, planned_role
from pathtracker.store.progress import Added, added_in_parts, skill_names

_MONTH = timedelta(days=30)


class Range(StrEnum):
    """How far back one looks: the last thirty days and today, this year, everything."""

    MONTH = "month"
    YEAR = "year"
    ALL = "all"


class Share(NamedTuple):
    """Minutes of something that has a name; `name` is “” for what belongs nowhere."""

    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """Everything that was read, as of a day. `skills` and `tracks`: what they are called, the
    tracks in the order of the plan. `role`: the one that the plan speaks of."""

    today: date
    added: Added
    skills: Mapping[UUID, str]
    tracks: Mapping[UUID, str]
    finished: tuple[Finished, ...]
    pace: Pace
    inputs: PlanInputs
    weeks: tuple[LoggedWeek, ...]
    first: date | None
    role: Role | None


@dataclass(frozen=True)
class Progress:
    """The sums, what is ahead, and by when it is likely done."""

    facts: ProgressFacts
    hours: BurnUp
    """Of minutes."""
    steps: BurnUp
    forecast: Forecast

    @property
    def today(self) -> date:
        return self.facts.today

    @property
    def days(self) -> Mapping[date, int]:
        """Minutes of each day that has any."""
        return self.facts.added.minutes

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been logged or finished yet."""
        return not self.days and not self.facts.added.done

    @cached_property
    def first(self) -> date:
        """The first day on which something was logged or finished; today before there is one."""
        return min([self.today, *self.days, *self.facts.added.done])

    @property
    def weeks(self) -> int:
        """In how many weeks of this year something was logged."""
        return sums.weeks_studied(self.days, self.today.year)

    @property
    def stretch(self) -> Pace:
        """How far estimates run short by the last finished items, whatever the learner fixed."""
        return pace(self.facts.finished)

    def since(self, span: Range) -> date:
        """The first day of a range; of everything the first day there was."""
        return {
            Range.MONTH: _month_back(self.today),
            Range.YEAR: date(self.today.year, 1, 1),
            Range.ALL: self.first,
        }[span]

    def within(self, span: Range) -> dict[date, int]:
        """The minutes of each day of a range that has any, oldest first."""
        return sums.within(self.days, self.since(span), self.today)

    def total(self, span: Range) -> int:
        """Minutes of a range."""
        return sum(self.within(span).values())

    def by_skill(self, span: Range) -> list[Share]:
        """Most first. What teaches several skills is shared out evenly."""
        return self._skills[span]

    def by_roadmap(self, span: Range) -> list[Share]:
        """By roadmap and project, most first. A shared step's minutes count with the first of its
        roadmaps."""
        return self._tracks[span]

    def by_weekday(self, span: Range) -> tuple[int, ...]:
        """Minutes of the range's Mondays to Sundays."""
        return sums.by_weekday(self.within(span))

    def by_month(self, span: Range) -> dict[date, int]:
        """Minutes by the first day of each month that has any, oldest first."""
        return sums.by_month(self.within(span))

    def by_week(self) -> dict[date, int]:
        """Minutes by the Monday of each week that has any."""
        return sums.by_week(self.days)

    @cached_property
    def _skills(self) -> dict[Range, list[Share]]:
        teaches = {item.id: item.teaches for item in self.facts.added.items}
        names = self.facts.skills
        return {
            span: _shares(sums.shared_out(self._by_item(span), teaches), names) for span in Range
        }

    @cached_property
    def _tracks(self) -> dict[Range, list[Share]]:
        ranks = {track: rank for rank, track in enumerate(self.facts.tracks)}
        of = {
            item.id: min(item.tracks, key=lambda track: ranks.get(track, len(ranks)))
            for item in self.facts.added.items
            if item.tracks
        }
        names = self.facts.tracks
        return {span: _shares(sums.gathered_by(self._by_item(span), of), names) for span in Range}

    def add_up(self) -> Progress:
        """Makes the long sums now, rather than when one first looks at them; gives itself."""
        _ = self._skills, self._tracks
        return self

    def _by_item(self, span: Range) -> dict[UUID, int]:
        place = {Range.YEAR: 0, Range.MONTH: 1}
        if span is Range.ALL:
            return {item.id: item.minutes for item in self.facts.added.items}
        return {item.id: item.since[place[span]] for item in self.facts.added.items}


def progress_in_parts(reader: Reader, today: date) -> Generator[None, None, ProgressFacts]:
    """Reads everything, with pauses so that a window can go on meanwhile. To be begun anew when
    something changes between two of them."""
    since = (date(today.year, 1, 1), _month_back(today))
    added = yield from added_in_parts(reader, today, since)
    taught = {skill for item in added.items for skill in item.teaches}
    skills = dict(skill_names(reader, taught))
    yield
    finished = tuple(last_finished(reader))
    known = own_pace(reader, finished)
    yield
    inputs = yield from plan_inputs_in_parts(reader, today, stretch=known.stretch)
    yield
    weeks, first = own_weeks(reader, today)
    yield
    titles = {track.id: track.title for track in queries.tracks(reader)}
    order = [track.id for track in inputs.tracks]
    tracks = {track: titles[track] for track in dict.fromkeys([*order, *titles])}
    role = planned_role(reader)
    return ProgressFacts(today, added, skills, tracks, finished, known, inputs, weeks, first, role)


def progress_of(facts: ProgressFacts) -> Progress:
    """Plan and forecast of what was read. Pure, for any thread."""
    plan, today = plan_of(facts.inputs), facts.today
    spread = forecast(plan, facts.inputs.calendar, today, facts.weeks, facts.first)
    likely, safe = spread.p50, spread.p85
    ahead = [task for task in facts.inputs.tasks if not task.parked]
    minutes, steps = sum(task.minutes for task in ahead), len(ahead)
    if plan.finish is not None:  # what waits for parked work is ahead of nobody yet
        minutes, steps = plan.minutes, sum(not item.done for item in plan.items)
    hours = burn_up(facts.added.minutes, minutes, today, likely=likely, safe=safe)
    done = burn_up(facts.added.done, steps, today, likely=likely, safe=safe)
    return Progress(facts, hours, done, spread)


def progress(reader: Reader, today: date) -> Progress:
    """The same in one go."""
    return progress_of(in_one_go(progress_in_parts(reader, today)))


def _shares(minutes: Mapping[UUID | None, int], names: Mapping[UUID, str]) -> list[Share]:
    """Most first, what belongs nowhere last."""
    found = [Share("" if key is None else names.get(key, ""), n) for key, n in minutes.items()]
    return sorted(found, key=lambda one: (not one.name, -one.minutes, one.name))


def _month_back(today: date) -> date:
    return max(date.min + _MONTH, today) - _MONTH
