"""“What next?”: ready work that fits the minutes at hand, ranked, with its reasons.

The score of an item is the weighted proven gap it would close per remaining hour, in points an
hour: Σ over chosen roles and skills of weight × importance × levels gained ÷ hours left. The weight
is 2 for the primary role and 1 for others; the levels gained are those between what can be shown
now and what could be shown once the item is finished, as far as the role asks for them. An item
whose planned day has come scores a tenth more. Begun items come first, then the higher score, then
a planned day, then the learner's own order. What closes nothing scores 0 and is still offered.

Ready is an item that is active, or open (or parked until a day that has come) with everything that
it requires done, known or skipped. An active one is begun, so it is not held back any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from math import ceil
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.gaps import Need, Prospect, prospect
from pathtracker.core.levels import Facts
from pathtracker.core.messages import Message
from pathtracker.core.model import SATISFYING, State
from pathtracker.core.work import Work

PRIMARY_WEIGHT, OTHER_WEIGHT = 2, 1
PLANNED_BONUS = 0.1
MOST_SHOWN = 10
_UNSETTLED = tuple(state for state in State if state not in SATISFYING)


@dataclass(frozen=True, slots=True)
class Aim:
    """A chosen role and what it asks for at its rung."""

    role_id: UUID
    title: str
    is_primary: bool
    needs: tuple[Need, ...]

    @property
    def weight(self) -> int:
        return PRIMARY_WEIGHT if self.is_primary else OTHER_WEIGHT


@dataclass(frozen=True, slots=True)
class Gain:
    """One term of a score: from what is shown to what would be, of what a role requires."""

    role: str
    skill_id: UUID
    weight: int
    importance: int
    shown: int
    to_level: int
    required: int

    @property
    def points(self) -> int:
        """weight × importance × levels gained; 0 to 50."""
        gained = min(self.to_level, self.required) - min(self.shown, self.required)
        return self.weight * self.importance * max(0, gained)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An item to do now. `score` is the sum of its gains by `hours`, times 1 + `bonus`.

    `sitting`: so many minutes of it, where it needs more than there are at hand.
    """

    item_id: UUID
    title: str
    hours: float
    score: float
    bonus: float
    gains: tuple[Gain, ...]
    reasons: tuple[Message, ...]
    sitting: int | None = None

    @property
    def minutes(self) -> int:
        """What is left of it, rounded up."""
        return _minutes(self.hours)

    @property
    def minutes_now(self) -> int:
        """What to do of it now: all that is left, or a sitting."""
        return self.minutes if self.sitting is None else self.sitting

    @property
    def points(self) -> int:
        return sum(gain.points for gain in self.gains)


class _Ranked(NamedTuple):
    """Sorts the best first; the place in the learner's order decides between equals."""

    not_active: bool
    score: float
    not_planned: bool
    place: int
    item: Work

    def fits(self, minutes: int | None) -> bool:
        """Whether it can be done in the minutes at hand."""
        return minutes is None or _minutes(self.item.hours_left) <= minutes


def recommend(
    work: Iterable[Work],
    aims: Sequence[Aim],
    facts: Facts,
    *,
    on: date,
    names: Mapping[UUID, str],
    minutes: int | None = None,
    planned: Mapping[UUID, date] | None = None,
    limit: int | None = MOST_SHOWN,
) -> list[Recommendation]:
    """The best things to do now, at most `limit` of them.

    `work` holds every item there is, in the learner's order: what an item requires is looked up
    there, and what is not there holds nothing back. With `minutes` at hand what needs more is left
    out; but where nothing fits, or nothing of it closes a gap, the best of all is offered as a
    sitting, the last of them. `planned` says on which day an item is to begin; `names` are those
    of skills, for the reasons.
    """
    every = list(work)
    days = planned or {}
    shown = {
        need.skill_id: prospect(facts.grounds.get(need.skill_id, ()), on)
        for aim in aims
        for need in aim.needs
    }
    worth = _worth(aims, shown)
    unsettled = {item.id for item in every if item.state in _UNSETTLED}
    ranked = [
        _rank(place, item, shown, worth, is_planned=item.id in days and days[item.id] <= on)
        for place, item in enumerate(every)
        if is_ready(item, unsettled, on)
    ]
    best = _fitting(ranked, minutes, limit)
    widest = _widest(aims, shown)
    return [
        _explained(one, aims, shown, names, widest, minutes, days.get(one.item.id), on)
        for one in best
    ]


def _fitting(ranked: list[_Ranked], minutes: int | None, limit: int | None) -> list[_Ranked]:
    """The best of those that fit, and where none of them closes a gap the best of all besides."""
    fits = [one for one in ranked if one.fits(minutes)]
    best = sorted(fits) if limit is None else nsmallest(limit, fits)
    if any(one.score for one in best):
        return best
    first = min(ranked, default=None)
    if first is None or first in best or (best and not first.score):
        return best
    return [*(best if limit is None else best[: limit - 1]), first]


def is_ready(item: Work, unsettled: Set[UUID], on: date) -> bool:
    """Active; or open, or parked until a day that has come, and requires nothing `unsettled`."""
    state = item.state
    if state is State.ACTIVE:
        return True
    if state is State.PARKED:
        if item.parked_until is None or item.parked_until > on:
            return False
    elif state is not State.OPEN:
        return False
    return unsettled.isdisjoint(item.requires)


def _worth(aims: Iterable[Aim], shown: Mapping[UUID, Prospect]) -> dict[UUID, list[int]]:
    """For each skill with a gap: the points that each level from 0 to 5 would close, over all
    roles. Looked up for every item, so it is worked out once."""
    worth: dict[UUID, list[int]] = {}
    for aim in aims:
        for need in aim.needs:
            proven = shown[need.skill_id].proven
            if proven < need.level:
                points = worth.setdefault(need.skill_id, [0] * 6)
                for level in range(proven + 1, 6):
                    gained = min(level, need.level) - proven
                    points[level] += aim.weight * need.importance * gained
    return worth


def _rank(
    place: int,
    item: Work,
    shown: Mapping[UUID, Prospect],
    worth: Mapping[UUID, Sequence[int]],
    *,
    is_planned: bool,
) -> _Ranked:
    points = 0
    for skill, says in item.teaches:
        if (by_level := worth.get(skill)) is not None:
            points += by_level[shown[skill].after(item, says)]
    score = points / item.hours_left * (1 + PLANNED_BONUS * is_planned)
    return _Ranked(item.state is not State.ACTIVE, -score, not is_planned, place, item)


def _gains(item: Work, aims: Iterable[Aim], shown: Mapping[UUID, Prospect]) -> Iterator[Gain]:
    teaches = dict(item.teaches)
    for aim in aims:
        for need in aim.needs:
            if (says := teaches.get(need.skill_id)) is not None:
                now = shown[need.skill_id]
                level = now.after(item, says)
                gain = Gain(
                    *(aim.title, need.skill_id, aim.weight, need.importance),
                    *(now.proven, level, need.level),
                )
                if gain.points:
                    yield gain


def _widest(aims: Iterable[Aim], shown: Mapping[UUID, Prospect]) -> UUID | None:
    """The skill with the widest proven gap over all roles, weighted; None without a gap."""
    points: dict[UUID, int] = defaultdict(int)
    for aim in aims:
        for need in aim.needs:
            missing = max(0, need.level - shown[need.skill_id].proven)
            points[need.skill_id] += aim.weight * need.importance * missing
    widest = max(points, key=points.__getitem__, default=None)
    return widest if widest is not None and points[widest] else None


def _explained(
    one: _Ranked,
    aims: Sequence[Aim],
    shown: Mapping[UUID, Prospect],
    names: Mapping[UUID, str],
    widest: UUID | None,
    minutes: int | None,
    day: date | None,
    on: date,
) -> Recommendation:
    item = one.item
    gains = tuple(sorted(_gains(item, aims, shown), key=lambda gain: -gain.points))
    reasons: list[Message] = []
    if item.state is State.ACTIVE:
        reasons.append(Message("next.active"))
    reasons += _about_gaps(gains, names, widest)
    if day is not None and day <= on:
        reasons.append(Message("next.planned", {"day": day.isoformat()}))
    sitting, left = None, _minutes(item.hours_left)
    if minutes is not None and one.fits(minutes):
        reasons.append(Message("next.fits", {"left": left, "minutes": minutes}))
    elif minutes is not None:
        sitting = minutes
        begin = Message("next.sitting", {"left": left, "minutes": minutes})
        if item.state is State.ACTIVE:
            begin = Message("next.sitting_more", {"left": left, "minutes": minutes})
        reasons.insert(0, begin)
    if not reasons:
        reasons.append(Message("next.ready"))
    bonus = 0.0 if one.not_planned else PLANNED_BONUS
    return Recommendation(
        item.id, item.title, item.hours_left, -one.score, bonus, gains, tuple(reasons), sitting
    )


def _about_gaps(
    gains: Iterable[Gain], names: Mapping[UUID, str], widest: UUID | None
) -> Iterator[Message]:
    """A sentence for each skill that comes closer, with the role for which it counts most."""
    of_skill: dict[UUID, list[Gain]] = defaultdict(list)
    for gain in gains:
        of_skill[gain.skill_id].append(gain)
    for skill, several in of_skill.items():
        name, first = names.get(skill, ""), several[0]
        if skill == widest:
            yield Message("next.widest", {"skill": name})
        level, required, role = first.to_level, first.required, first.role
        if len(several) == 1:
            yield Message(
                "next.closes", {"skill": name, "level": level, "required": required, "role": role}
            )
        else:
            more = len(several) - 1
            yield Message(
                "next.closes_several",
                {"skill": name, "level": level, "required": required, "role": role, "more": more},
            )


def _minutes(hours: float) -> int:
    return ceil(round(hours * 60, 6))
