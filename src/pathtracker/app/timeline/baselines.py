"""Plans that were kept: which is shown under the bars, and what has moved since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from pathtracker.app.timeline.listing import Entry
from pathtracker.app.timeline.scene import Span
from pathtracker.app.timeline.words import day
from pathtracker.app.words import tr
from pathtracker.core.model import Baseline
from pathtracker.core.plan import Plan
from pathtracker.store import Reader, queries


def kept_plans(reader: Reader) -> list[Baseline]:
    """The plans kept, the newest first."""
    found = queries.all_of(reader, Baseline)
    return sorted(found, key=lambda one: (one.day, one.id), reverse=True)


def name_of(baseline: Baseline, today: date) -> str:
    """“Plan of 1 Nov”, or what the learner called it."""
    return baseline.title or tr("Plan of {day}", day=_day(baseline.day, today))


def usual_name(today: date, known: Sequence[Baseline]) -> str:
    """What a plan kept today is called; numbered where that name is taken."""
    name = tr("Plan of {day}", day=_day(today, today))
    taken = {one.title for one in known}
    number = 2
    wanted = name
    while wanted in taken:
        wanted, number = f"{name} ({number})", number + 1
    return wanted


def ghosts_of(baseline: Baseline) -> dict[UUID, Span]:
    """Its days, as the chart draws them."""
    return {
        one.item_id: Span(one.start.toordinal(), one.finish.toordinal()) for one in baseline.plan
    }


def moved_since(
    baseline: Baseline, plan: Plan, titles: Mapping[UUID, str], today: date
) -> list[Entry]:
    """What ends on another day than it did then, what moved most first."""
    found = []
    for one in baseline.plan:
        now = plan.by_id.get(one.item_id)
        if now is None or now.finish == one.finish or one.item_id not in titles:
            continue
        days = (now.finish - one.finish).days
        found.append((days, one, now))
    found.sort(key=lambda three: -abs(three[0]))
    return [
        Entry(
            one.item_id,
            titles[one.item_id],
            tr("{there} → {here}", there=_day(one.finish, today), here=_day(now.finish, today)),
            days_words(days),
        )
        for days, one, now in found
    ]


def days_words(days: int) -> str:
    """“7 days later”, “1 day sooner”."""
    if days > 0:
        return tr("{n} [day|days] later", days)
    return tr("{n} [day|days] sooner", -days)


def _day(value: date, today: date) -> str:
    return day(value.toordinal(), today.toordinal())
