"""Roles side by side, in columns or as a table for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pathtracker.catalog.roles import FACTS, PayBand
from pathtracker.cli.catalogue import band_words
from pathtracker.cli.run import Answer, MisusedError, Session
from pathtracker.core.compare_roles import MOST_AT_ONCE, Road, differ
from pathtracker.core.model import Role, Rung
from pathtracker.core.naming import Named, meant
from pathtracker.core.readiness import BothReadinesses
from pathtracker.reports.role_facts import Asked, RoleFacts
from pathtracker.reports.role_plans import RoleTime, RoleTimes
from pathtracker.store import queries
from pathtracker.wording import hours, one_line
from pathtracker.wording.english import english

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole

_HEAD, _COLUMN = 18, 30
_SKILLS = 5


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the roles: from the catalogue, from the store, or from both."""

    shipped: CatalogRole | None
    stored: Role | None
    both: BothReadinesses | None
    road: Road
    time: RoleTime
    asked: Sequence[Asked]
    bands: Sequence[PayBand]

    @property
    def title(self) -> str:
        return self.stored.title if self.stored else self.shipped.title if self.shipped else ""

    @property
    def slug(self) -> str:
        return self.shipped.slug if self.shipped else self.title


def compare(session: Session) -> Answer:
    """Two to four roles, each row one thing that they may differ in."""
    rung = Rung(session.args.rung)
    wanted = dict.fromkeys(_find(session, name) for name in session.args.roles)
    if not 2 <= len(wanted) <= MOST_AT_ONCE:
        raise MisusedError(f"Name two to {MOST_AT_ONCE} different roles to compare.")
    facts = RoleFacts(session.store, session.catalog, session.when.today)
    times = RoleTimes(session.store, session.catalog, session.when.today)
    sides = [_side(session, key, rung, facts, times) for key in wanted]
    return Answer(
        _lines(session.catalog, sides, rung),
        [_as_json(side, rung) for side in sides],
    )


def _find(session: Session, name: str) -> str | UUID:
    """A role of the catalogue by its slug, or one of the learner's own by its id."""
    shipped = session.catalog.roles
    named: list[Named[str | UUID]] = [
        Named(entry.slug, "", entry.slug, entry.title, entry.aliases) for entry in shipped.values()
    ]
    for own in queries.names(session.store, Role):
        if own.slug not in shipped:
            named.append(Named(own.value, own.key, own.slug, own.title))
    return meant(name, named, kind="role")


def _side(
    session: Session, key: str | UUID, rung: Rung, facts: RoleFacts, times: RoleTimes
) -> _Side:
    store, catalog = session.store, session.catalog
    shipped: CatalogRole | None = None
    if isinstance(key, UUID):
        stored: Role | None = store.get(Role, key)
    else:
        shipped = catalog.roles[key]
        stored = queries.by_slug(store, Role, [key]).get(key)
    bands = [band for band in shipped.page.pay.items if band.rung in ("", rung)] if shipped else []
    return _Side(
        shipped,
        stored,
        facts.readiness(shipped, stored, rung),
        facts.road(shipped, stored, rung),
        times.of(shipped, stored, rung),
        facts.asked(shipped, stored, rung),
        bands,
    )


def _as_json(side: _Side, rung: Rung) -> dict[str, Any]:
    road, both = side.road, side.both
    facts = asdict(side.shipped.facts) if side.shipped else dict.fromkeys(FACTS)
    return {
        "slug": side.slug,
        "title": side.title,
        "rung": rung,
        "standing": side.stored.standing if side.stored else None,
        "readiness": {
            "claimed": both.claimed.share if both else None,
            "proven": both.proven.share if both else None,
        },
        "steps": road.steps,
        "steps_here": road.here,
        "steps_settled": road.settled,
        "hours": road.hours,
        "hours_left": round(road.hours_left, 2),
        "weeks": _weeks(side),
        "focus": _focus(side),
        **facts,
        "pay": [asdict(band) for band in side.bands],
        "skills": [
            {
                "name": one.name,
                "required": one.need.level,
                "importance": one.need.importance,
                "claimed": one.level.claimed,
                "proven": one.level.proven,
            }
            for one in side.asked
        ],
    }


def _lines(catalog: Catalog, sides: Sequence[_Side], rung: Rung) -> Iterator[str]:
    yield from _row(rung, [one_line(side.title, 60) for side in sides])
    yield "─" * (_HEAD + len(sides) * (_COLUMN + 2))
    for title, texts in _rows(catalog, sides):
        yield from _row(f"≠ {title}" if differ(texts) else f"  {title}", texts)
    yield (
        "≠ marks what differs. Days are as if the role were your primary one from today. "
        "Readiness is no chance of being hired."
    )


def _rows(catalog: Catalog, sides: Sequence[_Side]) -> Iterator[tuple[str, list[str]]]:
    yield "readiness", [_readiness(side) for side in sides]
    yield "to go", [_to_go(side) for side in sides]
    yield "you have", [f"{side.road.here} of {side.road.steps} steps" for side in sides]
    yield "focus", [_focus(side) or "–" for side in sides]
    skills = [
        ", ".join(f"{one.name} {one.need.level}" for one in side.asked[:_SKILLS]) for side in sides
    ]
    yield "skills", skills
    yield "pay", [_pay(catalog, side) for side in sides]
    for name in FACTS:
        yield name, [getattr(side.shipped.facts, name) if side.shipped else "–" for side in sides]
    yield "getting in", [side.shipped.page.entry.text if side.shipped else "–" for side in sides]


def _readiness(side: _Side) -> str:
    if side.both is None:
        return "asks for no skills"
    return f"can show {side.both.proven.percent} %, say {side.both.claimed.percent} %"


def _to_go(side: _Side) -> str:
    left = side.road.steps - side.road.settled
    about = ""
    if side.time.likely is not None and left:
        weeks = english("{n} [week|weeks]", side.time.weeks)
        about = f", likely by {side.time.likely.isoformat()} ({weeks})"
    return f"{english('{n} [step|steps]', left)}, {hours(round(side.road.hours_left))}{about}"


def _weeks(side: _Side) -> int | None:
    """Until it is likely done; None until the learner has said when there is time."""
    if not side.road.hours_left:
        return 0 if side.time.hours_a_week else None
    return side.time.weeks


def _focus(side: _Side) -> str:
    if side.shipped is None:
        return one_line(side.stored.summary, 200) if side.stored else ""
    said = side.shipped.page.compare.items
    return said[0].focus if said else side.shipped.short


def _pay(catalog: Catalog, side: _Side) -> str:
    if side.shipped is None:
        return "–"
    words = "; ".join(band_words(catalog, band) for band in side.bands)
    return words or side.shipped.page.pay.none or "not in our sources"


def _row(title: str, texts: Sequence[str]) -> Iterator[str]:
    """A row of cells, each as many lines as it needs."""
    cells = [wrap(text, _COLUMN) for text in texts]
    for place, line in enumerate(zip_longest(*cells, fillvalue="")):
        head = title if place == 0 else ""
        columns = "  ".join(f"{text:{_COLUMN}}" for text in line)
        yield f"{head:{_HEAD}}{columns}".rstrip()
