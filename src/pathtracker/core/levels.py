"""The two levels of a skill on a day: claimed (“I say”) and proven (“I can show”), 0 to 5.

Proven is the highest level that dated evidence supports: what a finished item's outcome says, or
the anchor named by evidence attached by hand, capped by what the kind of evidence can show
(`AT_MOST`, `Why`). The program keeps evidence; it does not judge its truth.

- A finished learn step shows level 1 at most, whatever it left behind; so does an item with a
  check unticked. A certificate or an exam on a learn step counts for itself.
- A note counts for nothing by itself: there is nothing in it to look at.
- A piece on an item counts once the item is finished and from its own day on; reopening an item
  withdraws all that hangs on it. An item known or skipped shows nothing.
- A piece that names item and skill is an artefact of the item for that skill alone and, where it
  names a level too, evidence by hand. Evidence by hand that names no level supports none.
- Level 4 takes artefacts of two different projects, at two different addresses: one address is
  one artefact, however often it is attached. They lift the cap, not what the outcomes say.
- A service watched for 28 days, work merged or used by others (4) and a public record (5) are
  kinds of evidence still to come. They will be attached by hand through `supports`, capped by
  their own lines in `AT_MOST`; until then a link to such a thing is a link, 3 at most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.model import EvidenceKind, Kind, State
from pathtracker.core.when import When
from pathtracker.core.work import ARTEFACTS, Piece, Work, one_address


class Rated(NamedTuple):
    """A rating as it counts: the learner's own level from a day on."""

    day: date
    level: int


class Said(NamedTuple):
    """A rating as it was said: `at` tells what was said before from what was said after."""

    day: date
    at: datetime
    level: int


class Ground(NamedTuple):
    """One thing that may show a skill, from a day on: a finished item, or (`kind` is None)
    a piece attached by hand. `says`: its outcome, or the anchor that the piece names."""

    says: int
    day: date
    kind: Kind | None
    all_ticked: bool
    item_id: UUID | None
    project: UUID | None
    pieces: tuple[Piece, ...]


class Why(StrEnum):
    """The kind of backing that caps a level, by the rows of the table of evidence."""

    UNTICKED = "unticked"
    LEARNT = "learnt"
    DONE = "done"
    CERTIFICATE = "certificate"
    ARTEFACT = "artefact"
    EXAM = "exam"
    TWO_PROJECTS = "two_projects"
    NOTHING_NAMED = "nothing_named"
    NOTE = "note"


AT_MOST: Mapping[Why, int] = {
    Why.NOTHING_NAMED: 0,
    Why.NOTE: 0,
    Why.UNTICKED: 1,
    Why.LEARNT: 1,
    Why.DONE: 2,
    Why.CERTIFICATE: 2,
    Why.ARTEFACT: 3,
    Why.EXAM: 3,
    Why.TWO_PROJECTS: 4,
}
"""The highest level that each kind of backing supports."""

_WITH_NOTHING = {None: Why.NOTHING_NAMED, Kind.LEARN: Why.LEARNT}
_BY_ITSELF = {
    EvidenceKind.CERTIFICATE: Why.CERTIFICATE,
    EvidenceKind.EXAM: Why.EXAM,
    EvidenceKind.NOTE: Why.NOTE,
}


_APART = timedelta(seconds=1)
"""Between two ratings of which the clock doesn't say which came first: it stood or went back. Room
for others to come between them."""


@dataclass(frozen=True, slots=True)
class Support:
    """Why a level is shown: `level` is the lower of what is said and what `why` supports at most.

    `pieces` are those that count on the day asked about, `day` is that from which it counts.
    """

    level: int
    says: int
    why: Why
    day: date
    item_id: UUID | None
    pieces: tuple[Piece, ...]

    @property
    def at_most(self) -> int:
        return AT_MOST[self.why]


class SkillLevel(NamedTuple):
    """A skill on a day. `claimed` is None while not rated, which counts as 0.

    Without a rating the proven level is claimed; `is_rated` tells the two apart.
    """

    claimed: int | None
    proven: int
    is_rated: bool = False

    @property
    def claimed_counts(self) -> int:
        return self.claimed or 0

    @property
    def shows_more(self) -> bool:
        """“You can show more than you claim.” A claim is never changed silently."""
        return self.is_rated and self.proven > self.claimed_counts


NOT_RATED = SkillLevel(None, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """The dated facts about skills: `ratings` of each, oldest first, and its `grounds`."""

    ratings: Mapping[UUID, Sequence[Rated]]
    grounds: Mapping[UUID, Sequence[Ground]]

    def level(self, skill: UUID, on: date) -> SkillLevel:
        """Claimed and proven on a day."""
        shown = proven(self.grounds.get(skill, ()), on)
        rated = claimed(self.ratings.get(skill, ()), on)
        if rated is not None:
            return SkillLevel(rated, shown, True)
        return SkillLevel(shown or None, shown)

    def levels(self, skills: Iterable[UUID], on: date) -> dict[UUID, SkillLevel]:
        """Claimed and proven of some skills on a day."""
        return {skill: self.level(skill, on) for skill in skills}

    def with_ratings(
        self, skills: Iterable[UUID], ratings: Mapping[UUID, Sequence[Rated]]
    ) -> Facts:
        """The same with the ratings of some skills exchanged: after a rating, or its undoing."""
        asked = set(skills)
        others = {skill: rated for skill, rated in self.ratings.items() if skill not in asked}
        return Facts({**others, **ratings}, self.grounds)

    def days(self, skills: Iterable[UUID]) -> list[date]:
        """The days, in order, on which anything about some skills may have changed."""
        found: set[date] = set()
        for skill in skills:
            found.update(rated.day for rated in self.ratings.get(skill, ()))
            for ground in self.grounds.get(skill, ()):
                found.add(ground.day)
                found.update(piece.day for piece in ground.pieces if piece.day > ground.day)
        return sorted(found)


def counting(said: Iterable[Said]) -> tuple[Rated, ...]:
    """Those ratings of a skill that count on some day, oldest first.

    Of all that are dated on or before a day the one said last counts: one that a clock ahead, or a
    flight west, has dated too late does not come back over what was said since.
    """
    found: list[Rated] = []
    newest: datetime | None = None
    for one in sorted(said):
        if newest is None or one.at >= newest:
            found.append(Rated(one.day, one.level))
            newest = one.at
    return tuple(found)


def moment_for(said: Iterable[Said], day: date, when: When) -> datetime:
    """The moment that a rating said now for a day (today or before) is kept with, among all that
    were `said` of its skill: whatever the clock showed then, it counts from its day on.

    One for today counts from now on. One for a day before counts until the next that is dated
    later; it is as if it had been said on that day, at this hour.
    """
    several = list(said)
    if day >= when.today:
        return max([when.now, *(one.at + _APART for one in several)])
    at = when.now - (when.today - day)
    before = max((one.at for one in several if one.day <= day), default=None)
    later = [one.at for one in several if one.day > day and (before is None or one.at > before)]
    after = min(later, default=None)
    if before is None:
        return at if after is None else min(at, after - _APART)
    if after is None:
        return max(at, before + _APART)
    return at if before < at < after else before + (after - before) / 2


def claimed(ratings: Sequence[Rated], on: date) -> int | None:
    """The newest rating on or before a day, of those that count; None if there is none."""
    place = bisect_right(ratings, on, key=attrgetter("day"))
    return ratings[place - 1].level if place else None


def grounds(
    work: Iterable[Work], evidence: Iterable[Piece], skills: Collection[UUID] | None = None
) -> dict[UUID, tuple[Ground, ...]]:
    """What may show each skill (or each of some), whatever the day."""
    of_item: dict[UUID, list[Piece]] = defaultdict(list)
    by_hand: list[Piece] = []
    for piece in evidence:
        if piece.item_id is not None:
            of_item[piece.item_id].append(piece)
        elif piece.skill_id is not None:
            by_hand.append(piece)
    found: dict[UUID, list[Ground]] = defaultdict(list)
    for item in work:
        if item.state is State.DONE and item.done_on is not None:
            for skill, ground in _of_finished(item, item.done_on, of_item.get(item.id, ())):
                if skills is None or skill in skills:
                    found[skill].append(ground)
    for piece in by_hand:
        if piece.skill_id is not None and (skills is None or piece.skill_id in skills):
            ground = Ground(piece.supports or 0, piece.day, None, True, None, None, (piece,))
            found[piece.skill_id].append(ground)
    return {skill: tuple(several) for skill, several in found.items()}


def _of_finished(
    item: Work, done_on: date, pieces: Sequence[Piece]
) -> Iterator[tuple[UUID, Ground]]:
    for skill, level in item.teaches:
        own = tuple(p for p in pieces if p.skill_id is None or p.skill_id == skill)
        about = (item.all_ticked, item.id, item.project, own)
        yield skill, Ground(level, done_on, item.kind, *about)
    for piece in pieces:
        if piece.skill_id is not None and piece.supports is not None:
            about = (item.all_ticked, item.id, item.project, (piece,))
            yield piece.skill_id, Ground(piece.supports, max(piece.day, done_on), None, *about)


def proven(several: Sequence[Ground], on: date) -> int:
    """The highest level that the grounds of one skill support on a day; 0 without any."""
    twice = in_two_projects(several, on)
    best = 0
    for ground in several:
        if ground.day <= on and ground.says > best:
            best = max(best, min(ground.says, AT_MOST[_why(ground, on, twice)]))
    return best


def supports(several: Sequence[Ground], on: date) -> tuple[Support, ...]:
    """Every ground of one skill that counts on a day and what it supports, the highest first."""
    twice = in_two_projects(several, on)
    found = []
    for ground in several:
        if ground.day <= on:
            why = _why(ground, on, twice)
            pieces = tuple(piece for piece in ground.pieces if piece.day <= on)
            level = min(ground.says, AT_MOST[why])
            found.append(Support(level, ground.says, why, ground.day, ground.item_id, pieces))
    return tuple(sorted(found, key=lambda one: (-one.level, one.day)))


def _why(ground: Ground, on: date, twice: bool) -> Why:
    """The strongest backing that a ground has on a day."""
    if not ground.all_ticked:
        return Why.UNTICKED
    best = _WITH_NOTHING.get(ground.kind, Why.DONE)
    if ground.kind is None and not ground.says:
        return best
    for piece in ground.pieces:
        if piece.day <= on:
            if piece.kind not in ARTEFACTS:
                found = _BY_ITSELF.get(piece.kind, Why.NOTHING_NAMED)
            elif ground.kind is Kind.LEARN:
                continue
            else:
                found = Why.TWO_PROJECTS if twice and ground.project is not None else Why.ARTEFACT
            if AT_MOST[found] > AT_MOST[best] or best is Why.NOTHING_NAMED:
                best = found
    return best


def artefacts_of_projects(
    several: Iterable[Ground], on: date
) -> Iterator[tuple[UUID, Ground, Piece]]:
    """The artefacts of finished milestones among the grounds of a skill, with their project."""
    for ground in several:
        project = ground.project
        if project is None or ground.day > on or not ground.all_ticked:
            continue
        if ground.kind is not Kind.LEARN:
            for piece in ground.pieces:
                if piece.day <= on and piece.kind in ARTEFACTS:
                    yield project, ground, piece


def in_two_projects(several: Iterable[Ground], on: date) -> bool:
    """Whether a skill has artefacts of two different projects, at two different addresses."""
    projects, addresses = set(), set()
    for project, _, piece in artefacts_of_projects(several, on):
        projects.add(project)
        addresses.add(one_address(piece.address))
    return len(projects) > 1 and len(addresses) > 1
