"""What the skills view shows, read from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pathtracker.core.gaps import Gap, Need, closing_work, gaps
from pathtracker.core.levels import Facts, Rated, Support, supports
from pathtracker.core.model import Role, Skill
from pathtracker.core.readiness import BothReadinesses, both_readinesses
from pathtracker.core.work import Work
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads

RATED = frozenset({"rating"})


@dataclass(frozen=True, slots=True)
class Line:
    """A gap and what its skill is called."""

    name: str
    gap: Gap

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
    nothing; today.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._work: Sequence[Work] = ()
        self._needs: tuple[Need, ...] = ()
        self._facts = Facts({}, {})
        self._names: dict[UUID, str] = {}
        self.roles: list[Role] = []
        self.role: Role | None = None
        self.lines: list[Line] = []
        self.both: BothReadinesses | None = None
        self.today = date.min

    def read(self, today: date, wanted: UUID | None = None) -> None:
        """Reads everything anew, for the role `wanted` if it is a chosen one."""
        reader = self._reader
        self.today = today
        self.roles = queries.chosen_roles(reader)
        self.role = next((role for role in self.roles if role.id == wanted), None)
        if self.role is None and self.roles:
            self.role = self.roles[0]
        self._needs = reads.needs(reader, [self.role])[self.role.id] if self.role else ()
        skills = {need.skill_id for need in self._needs}
        self._names = {line.id: line.name for line in reads.skill_lines(reader)}
        self._work = reads.work(reader) if skills else ()
        self._facts = reads.facts(reader, self._work, skills)
        self._closing = closing_work(self._work, self._facts, skills, today)
        self._measure()

    def read_ratings(self) -> None:
        """Reads the ratings alone: nothing else has changed."""
        skills = [need.skill_id for need in self._needs]
        self._facts = self._facts.with_ratings(skills, reads.ratings(self._reader, skills))
        self._measure()

    def skill(self, key: UUID) -> SkillFacts | None:
        """All of one of the skills in `lines`."""
        line = next((line for line in self.lines if line.id == key), None)
        skill = self._reader.find(Skill, key)
        if line is None or skill is None:
            return None
        shown = supports(self._facts.grounds.get(key, ()), self.today)
        wanted = {one.item_id for one in shown}
        titles = {item.id: item.title for item in self._work if item.id in wanted}
        rated = tuple(one for one in self._facts.ratings.get(key, ()) if one.day <= self.today)
        return SkillFacts(skill, line, shown, rated, titles)

    def name(self, skill: UUID) -> str:
        return self._names.get(skill, "")

    def _measure(self) -> None:
        levels = self._facts.levels((need.skill_id for need in self._needs), self.today)
        found = gaps(self._needs, levels, self._closing)
        self.both = both_readinesses(self._needs, levels)
        lines = [Line(self.name(gap.skill_id), gap) for gap in found]
        self.lines = sorted(lines, key=lambda line: line.order)
