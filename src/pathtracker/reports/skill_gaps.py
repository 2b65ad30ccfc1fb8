"""How far the learner is from a role, as of today or of an earlier day: what window and command
line both say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from pathtracker.core.course import Course, Stand, course, level_on, stands
from pathtracker.core.gaps import (
    Closing,
    Gap,
    Need,
    closing_work,
    gaps,
    needs_at,
    role_stand_in,
    stand_in,
)
from pathtracker.core.levels import Facts, Rated, SkillLevel, Support, supports
from pathtracker.core.model import Requirement, Role, Rung, Skill, Track
from pathtracker.core.readiness import (
    BothReadinesses,
    ReadyToApply,
    both_readinesses,
    ready_to_apply,
)
from pathtracker.core.work import Work
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads
from pathtracker.store.skills import SkillLine

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

RATED = frozenset({"rating"})


class Sought(NamedTuple):
    """How sought a skill is, in the words of a source of the catalogue, by its slug; `origin`:
    whom the source names in turn, or nothing."""

    words: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap and what its skill is called. `since`: on an earlier day, what has closed it since.
    `demand`: None where no source of the role's page says anything."""

    name: str
    gap: Gap
    slug: str | None = None
    category: str = ""
    since: str | None = None
    demand: Sought | None = None

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
    line: GapLine
    supports: tuple[Support, ...]
    ratings: tuple[Rated, ...]
    titles: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """All that was read, of which any day is measured. `stands`: of each skill that is asked for,
    its levels until today; `places`: where in `work` an item is."""

    needs: tuple[Need, ...] = ()
    skills: Mapping[UUID, SkillLine] = field(default_factory=dict)
    work: Sequence[Work] = ()
    places: Mapping[UUID, int] = field(default_factory=dict)
    facts: Facts = field(default_factory=lambda: Facts({}, {}))
    closing: Mapping[UUID, tuple[Closing, ...]] = field(default_factory=dict)
    stands: Mapping[UUID, tuple[Stand, ...]] = field(default_factory=dict)
    write_ups: tuple[tuple[str, date], ...] = ()
    demand: Mapping[str, Sought] = field(default_factory=dict)


@dataclass(frozen=True)
class SkillGaps:
    """The chosen roles and the gaps of one role.

    Attributes: roles, the chosen ones with the primary one first; role, the one measured against,
    None before any is chosen; today; day, that which is looked at; lines, its skills with the
    widest gap first; both, its readiness, None if it asks for nothing; ready, whether to begin
    applying; written, the projects written up by that day, with the day; course, how readiness
    moved until today.
    """

    roles: tuple[Role, ...] = ()
    role: Role | None = None
    today: date = date.min
    day: date = date.min
    lines: tuple[GapLine, ...] = ()
    both: BothReadinesses | None = None
    ready: ReadyToApply | None = None
    written: tuple[tuple[str, date], ...] = ()
    course: Course | None = None
    known: _Known = field(default_factory=_Known, repr=False)

    @property
    def is_past(self) -> bool:
        """Whether an earlier day is looked at."""
        return self.day < self.today

    def on(self, day: date) -> SkillGaps:
        """The gaps as they were on a day, today at the latest. Reads nothing."""
        known, day = self.known, min(day, self.today)
        is_past = day < self.today
        levels = {skill: level_on(found, day) for skill, found in known.stands.items()}
        found = gaps(known.needs, levels, {} if is_past else known.closing)
        both = both_readinesses(known.needs, levels)
        written = tuple(one for one in known.write_ups if one[1] <= day)
        ready = ready_to_apply(both.proven, has_project=bool(written)) if both else None
        lines = (_line(known, gap, day if is_past else None) for gap in found)
        ordered = tuple(sorted(lines, key=lambda line: line.order))
        return replace(self, day=day, lines=ordered, both=both, ready=ready, written=written)

    def with_ratings(self, reader: Reader) -> SkillGaps:
        """The same gaps after ratings alone have changed."""
        known, skills = self.known, [need.skill_id for need in self.known.needs]
        former = known.facts.ratings
        facts = known.facts.with_ratings(skills, reads.ratings(reader, skills))
        same = [key for key in skills if facts.ratings.get(key) == former.get(key)]
        kept = {key: known.stands[key] for key in same}
        return _measured(self, replace(known, facts=facts, stands=kept))

    def skill(self, reader: Reader, key: UUID) -> SkillFacts | None:
        """All of one of the skills in `lines`, on the day that is looked at."""
        known = self.known
        line = next((line for line in self.lines if line.id == key), None)
        skill = reader.find(Skill, key)
        if line is None or skill is None:
            return None
        shown = supports(known.facts.grounds.get(key, ()), self.day)
        places = ((one.item_id, known.places.get(one.item_id)) for one in shown if one.item_id)
        titles = {item: known.work[place].title for item, place in places if place is not None}
        rated = tuple(one for one in known.facts.ratings.get(key, ()) if one.day <= self.day)
        return SkillFacts(skill, line, shown, rated, titles)

    def name(self, skill: UUID) -> str:
        line = self.known.skills.get(skill)
        return line.name if line else ""

    def requirement(self, reader: Reader, skill: UUID) -> Requirement | None:
        """What the role asks of a skill at its rung, as it is kept."""
        role = self.role
        if role is None:
            return None
        asked = queries.requirements(reader, role.id)
        wanted = (one for one in asked if (one.skill_id, one.rung) == (skill, role.rung))
        return next(wanted, None)

    def finished_on(self, day: date, skills: Sequence[UUID]) -> list[str]:
        """Titles of the work that began to show one of some skills on a day."""
        return _finished_on(self.known, day, skills)


def read_skill_gaps(
    reader: Reader,
    catalog: Callable[[], Catalog],
    today: date,
    role: UUID | str | None = None,
    day: date | None = None,
) -> SkillGaps:
    """The gaps of a role on a day, today if none is given and at the latest.

    `role`: one in the store, by its id, or one that only the catalogue has, by its slug, which is
    measured at the rung where one begins; None: the primary one. `catalog` is asked for once there
    is a role to measure against. Raises Refused for an id that the store
    doesn't have.
    """
    chosen = tuple(queries.chosen_roles(reader))
    skills = {line.id: line for line in reads.skill_lines(reader)}
    if isinstance(role, str):
        measured, needs = _of_catalogue(catalog(), role, skills)
    elif role is not None or chosen:
        measured = chosen[0] if role is None else reader.get(Role, role)
        needs = reads.needs(reader, [measured])[measured.id]
    else:
        return SkillGaps(chosen, None, today, today)
    asked = {need.skill_id for need in needs}
    work = reads.work(reader) if asked else ()
    facts = reads.facts(reader, work, asked)
    write_ups = ((_title_of(reader, key), since) for key, since in reads.write_ups(reader).items())
    known = _Known(
        needs,
        skills,
        work,
        {item.id: place for place, item in enumerate(work)},
        facts,
        closing_work(work, facts, asked, today),
        {},
        tuple(write_ups),
        _demand(catalog(), measured),
    )
    return _measured(SkillGaps(chosen, measured, today, today if day is None else day), known)


def _measured(found: SkillGaps, known: _Known) -> SkillGaps:
    """With the stands that `known` lacks, measured on the day that is looked at."""
    levels = {
        need.skill_id: known.stands.get(need.skill_id)
        or stands(known.facts, need.skill_id, found.today)
        for need in known.needs
    }
    known = replace(known, stands=levels)
    return replace(found, known=known, course=course(known.needs, levels)).on(found.day)


def _of_catalogue(
    catalog: Catalog, slug: str, skills: dict[UUID, SkillLine]
) -> tuple[Role, tuple[Need, ...]]:
    """A role as it would be chosen, and what it asks for. Adds to `skills` those that only the
    catalogue has."""
    entry = catalog.roles[slug]
    ids = {line.slug: line.id for line in skills.values() if line.slug}
    for asked in entry.requirements:
        if asked.skill not in ids:
            shipped, key = catalog.skills[asked.skill], stand_in(asked.skill)
            skills[key] = SkillLine(key, shipped.slug, shipped.name, shipped.category)
    role = Role(id=role_stand_in(slug), slug=slug, title=entry.title, rung=Rung.JUNIOR)
    return role, needs_at(entry.requirements, role.rung, ids)


def _line(known: _Known, gap: Gap, past: date | None) -> GapLine:
    """`past`: the earlier day that is looked at."""
    skill = known.skills.get(gap.skill_id)
    since = None if past is None else _closed_since(known, past, gap.skill_id, gap.level)
    if skill is None:
        return GapLine("", gap, since=since)
    demand = known.demand.get(skill.slug) if skill.slug else None
    return GapLine(skill.name, gap, skill.slug, skill.category, since, demand)


def _closed_since(known: _Known, then: date, skill: UUID, level: SkillLevel) -> str:
    """What first raised the level shown after a day, or nothing."""
    for day, later in known.stands.get(skill, ()):
        if day > then and later.proven > level.proven:
            titles = _finished_on(known, day, [skill])
            return titles[0] if titles else ""
    return ""


def _finished_on(known: _Known, day: date, skills: Iterable[UUID]) -> list[str]:
    wanted = {
        ground.item_id
        for skill in skills
        for ground in known.facts.grounds.get(skill, ())
        if ground.day == day or any(piece.day == day for piece in ground.pieces)
    }
    found = sorted(known.places[item] for item in wanted if item and item in known.places)
    return [known.work[place].title for place in found]


def _title_of(reader: Reader, track: UUID) -> str:
    found = reader.find(Track, track)
    return found.title if found else ""


def _demand(catalog: Catalog, role: Role) -> dict[str, Sought]:
    """What the page of a role in the catalogue says of skills, by their slugs."""
    entry = catalog.roles.get(role.slug or "")
    if entry is None:
        return {}
    return {one.skill: Sought(one.words, one.source, one.origin) for one in entry.page.demand.items}
