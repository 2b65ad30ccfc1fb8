"""What to know about a plan: deadlines that don't hold, pins that moved, work without a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pathtracker.app.telling import sentence
from pathtracker.app.timeline.listing import Entry
from pathtracker.app.timeline.words import day, hours
from pathtracker.app.words import tr
from pathtracker.core.plan import BrokenDeadline, Moved, Plan, PlannedItem
from pathtracker.core.whatif import Meets

_ON_PURPOSE = frozenset({"plan.parked", "plan.paused"})
"""Why something has no day because the learner wants it so."""


class Notes(NamedTuple):
    """Entries by what they are about."""

    deadlines: list[Entry]
    pins: list[Entry]
    undated: list[Entry]

    @property
    def total(self) -> int:
        """How many a person may want to decide about; what is parked or paused is not among
        them."""
        return len(self.deadlines) + len(self.pins) + len(self.undated)


def notes_of(plan: Plan, titles: Mapping[UUID, str], today: date) -> Notes:
    """All there is to say, in the order of the plan."""
    return Notes(
        [_deadline(broken, titles, today) for broken in plan.deadlines],
        [
            Entry(
                item.id,
                titles.get(item.id, ""),
                sentence(moved.why) + _because(moved.by, titles),
                tr("{there} → {here}", there=_day(moved.pinned, today),
                   here=_day(item.start, today)),
            )
            for item, moved in _pins_to_tell(plan)
        ],
        [
            Entry(one.id, titles.get(one.id, ""), sentence(one.why) + _because(one.by, titles))
            for one in plan.unplanned
            if one.why.id not in _ON_PURPOSE
        ],
    )  # fmt: skip


def _pins_to_tell(plan: Plan) -> Iterator[tuple[PlannedItem, Moved]]:
    """Of steps pinned to one day that wait for each other, only the first that moved: the others
    can't but follow it. So a week of a ready plan is no list of surprises."""
    planned = {item.id: item for item in plan.items}
    for item in plan.items:
        moved = item.moved
        if moved is None:
            continue
        first = planned.get(moved.by) if moved.by else None
        told_already = first is not None and first.moved and first.moved.pinned == moved.pinned
        if not told_already:
            yield item, moved


def meets_words(meets: Meets, wanted: date, today: date) -> str:
    """What would meet a deadline."""
    needed, first = meets.hours, meets.finish_first
    said = []
    if first is not None and first <= wanted:
        day_first = _day(first, today)
        said.append(tr("Done before everything else it would be ready on {day}.", day=day_first))
    if needed.hours_a_week is not None:
        said.append(tr("{hours} hours a week would meet it.", hours=needed.hours_a_week))
    if not said:
        nearest = min(filter(None, (needed.nearest, first)), default=None)
        if nearest is None:
            return tr("No number of hours meets it.")
        return tr("The nearest day that is possible is {day}.", day=_day(nearest, today))
    return " ".join(said)


def _deadline(broken: BrokenDeadline, titles: Mapping[UUID, str], today: date) -> Entry:
    title = tr("All of it") if broken.id is None else titles.get(broken.id, "")
    due = _day(broken.day, today)
    if broken.finish is None:
        words = tr("It is due on {due} and has no day.", due=due)
    elif broken.minutes_short:
        words = tr(
            "It is due on {due}; in the plan it is done on {day}. {hours} more up to then would "
            "hold it.",
            due=due,
            day=_day(broken.finish, today),
            hours=hours(broken.minutes_short / 60),
        )
    else:
        finish = _day(broken.finish, today)
        words = tr("It is due on {due}; in the plan it is done on {day}.", due=due, day=finish)
    act = "" if broken.id is None or broken.finish is None else tr("Do it before everything else")
    return Entry(broken.id, title, words, ask=tr("What would meet it?"), act=act)


def _because(other: UUID | None, titles: Mapping[UUID, str]) -> str:
    title = titles.get(other, "") if other else ""
    return " " + tr("(“{title}”)", title=title[:80]) if title else ""


def _day(value: date, today: date) -> str:
    return day(value.toordinal(), today.toordinal())
