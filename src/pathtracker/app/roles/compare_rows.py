"""What roles are compared by: a row for each thing, a text for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from pathtracker.app.dates import short_day
from pathtracker.app.roles.sections import cost_line
from pathtracker.app.roles.words import (
    choice_words,
    filter_names,
    hours_words,
    likely_words,
    percent,
    sentence_of,
    thousands,
    time_words,
)
from pathtracker.app.sources import source_words
from pathtracker.app.words import tr
from pathtracker.core.compare_roles import Road, differ
from pathtracker.core.model import Rung
from pathtracker.core.readiness import APPLY_PERCENT, BothReadinesses
from pathtracker.reports.role_entries import RoleEntry
from pathtracker.reports.role_facts import Asked
from pathtracker.reports.role_plans import RoleTime

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog.roles import PayBand
    from pathtracker.reports.role_facts import RoleFacts
    from pathtracker.reports.role_plans import RoleTimes

_MOST_SKILLS = 5
_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the roles, at the rung that is looked at."""

    entry: RoleEntry
    rung: Rung
    both: BothReadinesses | None
    road: Road
    time: RoleTime
    asked: tuple[Asked, ...]

    @property
    def bands(self) -> list[PayBand]:
        """What the sources say of the pay at this rung, and on average."""
        shipped = self.entry.shipped
        items = shipped.page.pay.items if shipped else ()
        return [band for band in items if band.rung in ("", self.rung)]

    @property
    def weightiest(self) -> tuple[Asked, ...]:
        return self.asked[:_MOST_SKILLS]


@dataclass(frozen=True, slots=True)
class Row:
    """`key` names what is drawn beside the texts; `note` stands below the title."""

    key: str
    title: str
    texts: tuple[str, ...]
    note: str = ""

    @property
    def differs(self) -> bool:
        return differ(self.texts)


@dataclass(slots=True)
class Footnotes:
    """The sources named so far with whom they name in turn, each with its mark."""

    catalog: Catalog
    marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def mark(self, source: str, origin: str = "") -> str:
        """The mark of a source; none for what has none."""
        if not source:
            return ""
        return self.marks.setdefault((source, origin), _MARKS[len(self.marks) % len(_MARKS)])

    def words(self) -> str:
        """All of them in one line."""
        named = (
            f"{mark} {source_words(self.catalog, *source)}" for source, mark in self.marks.items()
        )
        return sentence_of(named)


def sides(
    entries: Iterable[RoleEntry], rung: Rung, facts: RoleFacts, times: RoleTimes
) -> list[Side]:
    """The roles to compare, all at one rung."""
    return [
        Side(
            one,
            rung,
            facts.readiness(one.shipped, one.stored, rung),
            facts.road(one.shipped, one.stored, rung),
            times.of(one.shipped, one.stored, rung),
            tuple(facts.asked(one.shipped, one.stored, rung)),
        )
        for one in entries
    ]


def comparison(several: Sequence[Side], notes: Footnotes) -> list[Row]:
    """All the rows, in the order of the page."""

    def row(key: str, title: str, text: Callable[[Side], str], note: str = "") -> Row:
        return Row(key, title, tuple(text(side) or NOTHING for side in several), note)

    mark = tr("the line marks {share}", share=percent(APPLY_PERCENT))
    rows = [
        row("readiness", tr("Readiness"), _readiness, mark),
        row("", tr("Steps to go"), _steps),
        row("", tr("Hours to go"), lambda side: hours_words(side.road.hours_left)),
        row("", tr("Likely by"), _likely, tr("as your primary role from today")),
        row("shared", tr("Steps you already have"), _shared, tr("in your plan")),
        row("", tr("Focus"), lambda side: _summed_up(side, "focus", notes)),
        row("", tr("A task you would get"), lambda side: _summed_up(side, "example", notes)),
        row("", tr("Tools and skills"), lambda side: _summed_up(side, "skills", notes)),
        row("skills", tr("Skills of most weight"), _skills, tr("ticked: nothing missing")),
        row("pay", tr("Pay"), lambda side: _pay(side, notes), tr("thousand US dollars a year")),
        row("", tr("Growth"), lambda side: _trend(side, notes), tr("as the source words it")),
    ]
    for name, title in filter_names().items():
        rows.append(row(f"fact:{name}", title, partial(_fact, name=name)))
    rows += [
        row("", tr("Getting in"), lambda side: _text(side, "entry")),
        row("", tr("Suits you if"), lambda side: _first(side, "good_fit")),
        row("", tr("What is hard, and what helps"), lambda side: _first(side, "poor_fit")),
        row("", tr("How long it takes"), lambda side: _times(side, notes), tr("by the sources")),
        row("", tr("What starting can cost"), lambda side: _costs(side, notes)),
        row("", tr("Outlook"), lambda side: _outlook(side, notes)),
    ]
    return rows


def _readiness(side: Side) -> str:
    if side.both is None:
        return tr("It asks for no skills")
    shown, said = percent(side.both.proven.percent), percent(side.both.claimed.percent)
    return tr("can show {shown}, say {said}", shown=shown, said=said)


def _steps(side: Side) -> str:
    left = side.road.steps - side.road.settled
    return tr("{left} of {n}", left=left, n=side.road.steps)


def _likely(side: Side) -> str:
    """“26 Jul 2027, 34 weeks”"""
    time = side.time
    if not side.road.hours_left:
        return tr("nothing to go")
    if time.likely is None or time.weeks is None:
        return likely_words(time)
    weeks = tr("{n} [week|weeks]", time.weeks)
    return tr("{day}, {weeks}", day=short_day(time.likely, year=True), weeks=weeks)


def _shared(side: Side) -> str:
    return tr("{here} of {n}", here=side.road.here, n=side.road.steps)


def _summed_up(side: Side, name: str, notes: Footnotes) -> str:
    """What the sources say in their own comparisons; else our own words for the focus."""
    shipped = side.entry.shipped
    items = shipped.page.compare.items if shipped else ()
    said = [(getattr(item, name), item) for item in items if getattr(item, name)]
    words = "; ".join(f"{text}{notes.mark(item.source, item.origin)}" for text, item in said)
    if words or shipped is None:
        return words
    return shipped.short if name == "focus" else tr("not in our sources")


def _skills(side: Side) -> str:
    return ", ".join(f"{one.name} {one.need.level}" for one in side.weightiest)


def band_words(band: PayBand, notes: Footnotes) -> str:
    """“Junior, 0–2 years, major tech hubs¹”: whose pay a bar shows."""
    years = tr("{years} years", years=band.years) if band.years else ""
    parts = ", ".join(filter(None, (band.label, years, band.place)))
    return parts + notes.mark(band.source, band.origin)


def _pay(side: Side, notes: Footnotes) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    bands = [f"{thousands(one.low, one.high)} ({band_words(one, notes)})" for one in side.bands]
    return "; ".join(bands) or shipped.page.pay.none or tr("not in our sources")


def _trend(side: Side, notes: Footnotes) -> str:
    growing = [one for one in side.bands if one.trend]
    said = dict.fromkeys(f"{one.trend}{notes.mark(one.source, one.origin)}" for one in growing)
    return "; ".join(said) or (tr("not in our sources") if side.entry.shipped else "")


def _fact(side: Side, name: str) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    value = getattr(shipped.facts, name)
    exact = {
        "maths": {"solid": tr("Solid maths")},
        "entry": {"medium": tr("Of middling difficulty")},
    }
    return exact.get(name, {}).get(value) or choice_words(name)[value]


def _text(side: Side, name: str) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    section = getattr(shipped.page, name)
    return str(section.text) or _first(side, name)


def _first(side: Side, name: str) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    section = getattr(shipped.page, name)
    return str(section.items[0].text if section.items else section.none or section.text)


def _times(side: Side, notes: Footnotes) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    said = [
        tr("{time} from {start}", time=time_words(one), start=one.start) + notes.mark(one.source)
        for one in shipped.page.times.items
    ]
    return "; ".join(said) or shipped.page.times.none


def _costs(side: Side, notes: Footnotes) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    costs = shipped.page.costs
    return cost_line(costs) + notes.mark(costs.items[0].source) if costs.items else costs.none


def _outlook(side: Side, notes: Footnotes) -> str:
    shipped = side.entry.shipped
    if shipped is None:
        return ""
    section = shipped.page.outlook
    if not section.items:
        return section.none or section.text
    return section.items[0].text + notes.mark(section.items[0].source or _only(section.sources))


def _only(sources: Sequence[str]) -> str:
    return sources[0] if len(sources) == 1 else ""
