"""The command on progress: what was done, how it adds up, and by when the rest is likely done."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import Any

from pathtracker.cli.run import Answer, Session
from pathtracker.core.progress import BurnUp
from pathtracker.reports.progress import Progress, Range, Share
from pathtracker.reports.progress import progress as read_progress
from pathtracker.wording import hours, one_line, sentence

_NOWHERE = {"skill": "Without a skill", "roadmap": "Elsewhere"}


def progress(session: Session) -> Answer:
    found = read_progress(session.store, session.when.today)
    by = session.args.by
    if by is None:
        return Answer(list(_lines(found)), _as_json(found))
    shares = _shares(found, by)
    width = max((len(one_line(one.name, 40)) for one in shares), default=0)
    lines = [f"{one_line(one.name, 40):{width}}  {hours(one.minutes / 60):>10}" for one in shares]
    return Answer(
        lines or ["Nothing is logged yet. “pathtracker log” takes what you have worked."],
        [{by: one.name, "minutes": one.minutes} for one in shares],
    )


def _shares(found: Progress, by: str) -> list[Share]:
    if by == "weekday":
        minutes = found.by_weekday(Range.ALL)
        return [Share(name, n) for name, n in zip(calendar.day_name, minutes, strict=True)]
    if by == "month":
        months = found.by_month(Range.ALL)
        return [Share(f"{month:%Y-%m}", n) for month, n in sorted(months.items())]
    of = found.by_skill if by == "skill" else found.by_roadmap
    return [one._replace(name=one.name or _NOWHERE[by]) for one in of(Range.ALL)]


def _lines(found: Progress) -> Iterator[str]:
    if found.is_empty:
        yield "Nothing is logged yet. “pathtracker log” takes what you have worked."
        return
    weeks = "1 week" if found.weeks == 1 else f"{found.weeks} weeks"
    yield f"You studied in {weeks} this year."
    done, ahead = found.hours.done / 60, found.hours.left / 60
    yield f"{hours(done)} logged since {found.first.isoformat()}, {hours(ahead)} ahead."
    yield f"{found.steps.done} steps and milestones done, {found.steps.left} ahead."
    if found.hours.likely and found.hours.safe:
        likely, safe = found.hours.likely.isoformat(), found.hours.safe.isoformat()
        yield f"Likely by {likely}, safe by {safe}."
        yield sentence(found.forecast.why)
    if found.stretch.items:
        yield (
            f"Your last {found.stretch.items} finished steps of an hour or more took "
            f"{found.stretch.stretch:.2f} × what we had said."
        )


def _as_json(found: Progress) -> dict[str, Any]:
    return {
        "weeks_this_year": found.weeks,
        "first": found.first.isoformat() if not found.is_empty else None,
        "minutes": _burn_up_as_json(found.hours),
        "steps": _burn_up_as_json(found.steps),
        "likely_by": found.hours.likely.isoformat() if found.hours.likely else None,
        "safe_by": found.hours.safe.isoformat() if found.hours.safe else None,
        "basis": sentence(found.forecast.why),
        "days": {day.isoformat(): found.days[day] for day in sorted(found.days)},
        "estimates": [
            {
                "title": one.title,
                "done_on": one.done_on.isoformat(),
                "hours_estimated": round(one.estimate, 2),
                "minutes_taken": one.minutes,
            }
            for one in found.facts.finished
        ],
        "stretch": round(found.stretch.stretch, 4),
    }


def _burn_up_as_json(burn: BurnUp) -> dict[str, int]:
    return {"done": burn.done, "ahead": burn.left, "all": burn.scope}
