"""The forecast in words: by when, what that rests on, and what others say of the role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pathtracker.app.telling import sentence
from pathtracker.app.timeline.words import day, hours
from pathtracker.app.words import number, tr
from pathtracker.core.forecast import Forecast
from pathtracker.core.plan import Plan

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog.roles import Duration

Parts = tuple[tuple[str, bool], ...]
"""Text in parts, each with whether it is emphasised."""


def likely_words(found: Forecast, today: date, *, paused: bool = False) -> Parts:
    """“Likely by 31 Mar, safe by 9 Apr”; one day where both are the same."""
    if found.p50 is None or found.p85 is None:
        return ((tr("Paused until you return") if paused else tr("No finish yet"), False),)
    likely, safe = (day(one.toordinal(), today.toordinal()) for one in (found.p50, found.p85))
    if likely == safe:
        return ((tr("Likely by") + " ", False), (likely, True))
    return (
        *((tr("Likely by") + " ", False), (likely, True)),
        *((", " + tr("safe by") + " ", False), (safe, True)),
    )


def instead_words(asked: Forecast, present: Forecast | None, today: date) -> Parts:
    """“Likely by 5 Mar instead of 31 Mar”."""
    now = None if present is None else present.p50
    before = day(now.toordinal(), today.toordinal()) if now else ""
    if asked.p50 is None:
        words = tr("No finish, instead of {day}", day=before) if before else tr("No finish")
        return ((words, False),)
    then = day(asked.p50.toordinal(), today.toordinal())
    if then == before:
        return ((tr("Still likely by") + " ", False), (then, True))
    parts: Parts = ((tr("Likely by") + " ", False), (then, True))
    return (*parts, (" " + tr("instead of {day}", day=before), False)) if before else parts


def basis_words(found: Forecast, plan: Plan, *, in_proportion: bool = False) -> Iterator[str]:
    """What the forecast rests on, sentence by sentence. `in_proportion`: some weeks are from a
    time with other hours, or other hours are tried."""
    if found.p50 is None:
        reasons = dict.fromkeys(sentence(one.why) for one in plan.unplanned)
        yield from list(reasons)[:2] or [tr("Nothing is left to plan.")]
        return
    yield sentence(found.why)
    if not found.is_from_plan:
        if in_proportion:
            yield tr("Weeks with other hours count in proportion, as if you had had these.")
        yield tr(
            "Likely by: half of a thousand futures drawn from those weeks are done by then. Safe "
            "by: 85 of 100. Weeks off don't count."
        )
        yield tr(
            "The plan itself counts on {hours} h a week.",
            hours=round(found.planned_hours_a_week, 1),
        )
    yield tr("{hours} are left to do.", hours=hours(found.hours_left))
    if plan.is_approximate:
        yield tr("You study on any day, so days are about right.")


def durations(catalog: Catalog, slug: str | None) -> list[Duration]:
    """How long sources say that a role takes."""
    role = catalog.roles.get(slug or "")
    return list(role.page.times.items) if role else []


def duration_words(catalog: Catalog, found: Duration) -> tuple[str, str]:
    """“6–12 months: from … to …”, and whose words those are."""
    low, high = (number(value) for value in (found.low, found.high))
    unit = {"weeks": tr("weeks"), "months": tr("months"), "years": tr("years")}[found.unit]
    span = low if low == high else f"{low}–{high}"
    source = catalog.sources.get(found.source)
    named = source.cited if source else found.source
    return (
        tr("{span} {unit}: from {start} to {goal}", span=span, unit=unit, start=found.start,
           goal=found.goal),
        named,
    )  # fmt: skip
