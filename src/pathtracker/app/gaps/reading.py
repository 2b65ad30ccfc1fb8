"""What the skills view shows, read from the store, as of today or of an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from pathtracker.app.sources import source_words
from pathtracker.core.course import Course, Stand, course, level_on, stands
from pathtracker.core.gaps import Closing, Gap, Need, closing_work, gaps
from pathtracker.core.levels import Facts, Rated, SkillLevel, Support, supports
from pathtracker.core.model import Requirement, Role, Skill, Track
from pathtracker.core.readiness import (
    BothReadinesses,
    ReadyToApply,
    both_readinesses,
    ready_to_apply,
)
from pathtracker.core.work import Work
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

RATED = frozenset({"rating"})


class Demand(NamedTuple):
    """How sought a skill is, in the words of a source, and how that is called."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A gap and what its skill is called. `since`: on an earlier day, what has closed it since.
    `demand`: None where no source of the role's page says anything."""

    name: str
    gap: Gap
    category: str = ""
    since: str | None = None
    demand: Demand | None = None

    @property
    def id(self) -> UUID:
        return self.gap.skill_id

    @property
    def order(self) -> tuple[bool, bool]:
        """What is met comes last, before it what only work itself proves."""
        return (not self.gap.is_open, self.gap.need.by_experience)


@dataclass(frozen=True, slots=True)
class SkillFacts:
    """All there is to say of one skill: `supports` the highest first, `ratings` oldest first."""

    skill: Skill
    line: Line
    supports: tuple[Support, ...]
    ratings: tuple[Rated, ...]
    titles: Mapping[UUID, str]


class Reading:
    """The chosen roles and the gaps of one of them.

    Attributes: roles, the primary one first; role, the one measured against, None before any is
    chosen; lines, its skills with the widest gap first; both, its readiness, None if it asks for
    nothing; ready, whether to begin applying; written, the projects written up, with the day;
    course, how readiness moved until today; today; day, that which is looked at.
    """

    def __init__(self, reader: Reader, catalog: Callable[[], Catalog]) -> None:
        """`catalog` is asked for once there is a role to measure against."""
        self._reader = reader
        self._catalog = catalog
        self._work: Sequence[Work] = ()
        self._requirements: dict[UUID, Requirement] | None = None
        self._places: dict[UUID, int] = {}
        self._needs: tuple[Need, ...] = ()
        self._facts = Facts({}, {})
        self._skills: dict[UUID, reads.SkillLine] = {}
        self._demand: dict[str, Demand] = {}
        self._closing: Mapping[UUID, tuple[Closing, ...]] = {}
        self._stands: dict[UUID, tuple[Stand, ...]] = {}
        self._write_ups: list[tuple[str, date]] = []
        self.roles: list[Role] = []
        self.role: Role | None = None
        self.lines: list[Line] = []
        self.both: BothReadinesses | None = None
        self.ready: ReadyToApply | None = None
        self.written: list[tuple[str, date]] = []
        self.course: Course | None = None
        self.today = self.day = date.min

    @property
    def is_past(self) -> bool:
        """Whether an earlier day is looked at."""
        return self.day < self.today

    def read(self, today: date, wanted: UUID | None = None) -> None:
        """Reads everything anew, for the role `wanted` if it is a chosen one. An earlier day that
        was looked at stays, unless it is today by now."""
        reader = self._reader
        self.day = min(self.day, today) if self.is_past else today
        self.today = today
        self.roles = queries.chosen_roles(reader)
        self.role = next((role for role in self.roles if role.id == wanted), None)
        if self.role is None and self.roles:
            self.role = self.roles[0]
        self._needs = reads.needs(reader, [self.role])[self.role.id] if self.role else ()
        self._demand = _demand(self._catalog(), self.role) if self.role else {}
        skills = {need.skill_id for need in self._needs}
        self._skills = {line.id: line for line in reads.skill_lines(reader)}
        self._work = reads.work(reader) if skills else ()
        self._places = {item.id: place for place, item in enumerate(self._work)}
        self._facts = reads.facts(reader, self._work, skills)
        self._closing = closing_work(self._work, self._facts, skills, today)
        self._write_ups = [
            (self._title_of(track), day) for track, day in reads.write_ups(reader).items()
        ]
        self._requirements = None
        self._stands = {}
        self._follow()

    def read_ratings(self) -> None:
        """Reads the ratings alone: nothing else has changed."""
        skills = [need.skill_id for need in self._needs]
        former = self._facts.ratings
        self._facts = self._facts.with_ratings(skills, reads.ratings(self._reader, skills))
        for skill in skills:
            if self._facts.ratings.get(skill) != former.get(skill):
                self._stands.pop(skill, None)
        self._follow()

    def look_at(self, day: date) -> None:
        """Turns to the gap as it was on a day, today at the latest. Reads nothing."""
        self.day = min(day, self.today)
        self._measure()

    def skill(self, key: UUID) -> SkillFacts | None:
        """All of one of the skills in `lines`, on the day that is looked at."""
        line = next((line for line in self.lines if line.id == key), None)
        skill = self._reader.find(Skill, key)
        if line is None or skill is None:
            return None
        shown = supports(self._facts.grounds.get(key, ()), self.day)
        places = ((one.item_id, self._places.get(one.item_id)) for one in shown if one.item_id)
        titles = {item: self._work[place].title for item, place in places if place is not None}
        rated = tuple(one for one in self._facts.ratings.get(key, ()) if one.day <= self.day)
        return SkillFacts(skill, line, shown, rated, titles)

    def name(self, skill: UUID) -> str:
        line = self._skills.get(skill)
        return line.name if line else ""

    def requirement(self, skill: UUID) -> Requirement | None:
        """What the role asks of a skill at its rung, as it is kept."""
        role = self.role
        if role is None:
            return None
        if self._requirements is None:
            self._requirements = {
                one.skill_id: one
                for one in queries.all_of(self._reader, Requirement)
                if one.role_id == role.id and one.rung == role.rung
            }
        return self._requirements.get(skill)

    def finished_on(self, day: date, skills: Sequence[UUID]) -> list[str]:
        """Titles of the work that began to show one of some skills on a day."""
        wanted = {
            ground.item_id
            for skill in skills
            for ground in self._facts.grounds.get(skill, ())
            if ground.day == day or any(piece.day == day for piece in ground.pieces)
        }
        found = sorted(self._places[item] for item in wanted if item in self._places)
        return [self._work[place].title for place in found]

    def _follow(self) -> None:
        for need in self._needs:
            if need.skill_id not in self._stands:
                found = stands(self._facts, need.skill_id, self.today)
                self._stands[need.skill_id] = found
        self.course = course(self._needs, self._stands)
        self._measure()

    def _measure(self) -> None:
        levels = {skill: level_on(found, self.day) for skill, found in self._stands.items()}
        found = gaps(self._needs, levels, {} if self.is_past else self._closing)
        self.both = both_readinesses(self._needs, levels)
        self.written = [one for one in self._write_ups if one[1] <= self.day]
        if self.both is None:
            self.ready = None
        else:
            self.ready = ready_to_apply(self.both.proven, has_project=bool(self.written))
        lines = [self._line(gap) for gap in found]
        self.lines = sorted(lines, key=lambda line: line.order)

    def _line(self, gap: Gap) -> Line:
        skill = self._skills.get(gap.skill_id)
        name, category = (skill.name, skill.category) if skill else ("", "")
        demand = self._demand.get(skill.slug) if skill and skill.slug else None
        since = self._closed_since(gap.skill_id, gap.level) if self.is_past else None
        return Line(name, gap, category, since, demand)

    def _closed_since(self, skill: UUID, then: SkillLevel) -> str:
        """What first raised the level shown after the day that is looked at, or nothing."""
        for day, level in self._stands.get(skill, ()):
            if day > self.day and level.proven > then.proven:
                titles = self.finished_on(day, [skill])
                return titles[0] if titles else ""
        return ""

    def _title_of(self, track: UUID) -> str:
        found = self._reader.find(Track, track)
        return found.title if found else ""


def _demand(catalog: Catalog, role: Role) -> dict[str, Demand]:
    """What the page of a role in the catalogue says of skills, by their slugs."""
    entry = catalog.roles.get(role.slug or "")
    if entry is None:
        return {}
    return {
        one.skill: Demand(one.words, source_words(catalog, one.source, one.origin))
        for one in entry.page.demand.items
    }
