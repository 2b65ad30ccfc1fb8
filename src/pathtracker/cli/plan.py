"""Commands on the plan: when everything starts and ends, what if, and by when it is likely done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pathtracker.cli.run import Answer, MisusedError, Session
from pathtracker.core.availability import Off
from pathtracker.core.forecast import Forecast
from pathtracker.core.messages import Refused
from pathtracker.core.model import Role, Rung
from pathtracker.core.naming import Named, meant
from pathtracker.core.plan import BrokenDeadline, Plan, PlanInputs
from pathtracker.core.planning import plan_of
from pathtracker.core.whatif import HoursNeeded, WhatIf, changed, done_first, hours_needed
from pathtracker.reports import plan_forecast
from pathtracker.reports.role_plans import Brought, brought_by, stand_in
from pathtracker.store import Reader, queries
from pathtracker.store import planning as reads
from pathtracker.wording import hours, one_line, sentence
from pathtracker.wording.calendar import calendar_lines

SHOWN = 20
"""So many lines of a plan are read by people; --json and the timeline have all of them."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What items and tracks are called."""

    items: Mapping[UUID, str]
    tracks: Mapping[UUID, str]


def plan(session: Session) -> Answer:
    inputs = _inputs(session)
    made = plan_of(inputs)
    names = _names(session, made)
    return Answer(list(_lines(made, names, inputs)), _plan_as_json(made, names))


def what_if(session: Session) -> Answer:
    """Answers without writing anything."""
    args = session.args
    inputs = _inputs(session)
    if args.hours_per_week is not None and not 0 <= args.hours_per_week <= 168:
        raise Refused("week.hours", hours=f"{args.hours_per_week:g}")
    rung = Rung(args.rung) if args.rung else None
    role = _role(session)
    brought = Brought()
    if role is not None and rung is not None and rung.height > role.rung.height:
        brought = brought_by(session.store, session.catalog, role, rung, inputs)
    question = WhatIf(
        hours_a_week=args.hours_per_week,
        start=args.start,
        off=tuple(Off(first, last) for first, last in args.off or ()),
        without=frozenset(_track(session.store, name) for name in args.without or ()),
        rung=rung,
        more=brought.tasks,
    )
    present, asked = plan_of(inputs), changed(inputs, question)
    made = plan_of(asked)
    names = _names(session, made, brought.titles)
    value = _plan_as_json(made, names)
    lines = [_instead(made, present)]
    if args.by is not None:
        needed = hours_needed(asked, args.by)
        value["by"] = _needed_as_json(args.by, needed)
        lines.append(_needed_line(args.by, needed))
    return Answer([*lines, *_lines(made, names, asked)], value)


def foresee(session: Session) -> Answer:
    inputs = _inputs(session)
    made = plan_of(inputs)
    past = plan_forecast.read_past(session.store, session.when.today)
    spread = plan_forecast.foresee(made, inputs, past)
    why_not = () if made.finish else _undated(made, _names(session, made))
    return Answer(
        [*_forecast_lines(spread), *why_not],
        {"p50": _iso(spread.p50), "p85": _iso(spread.p85), "basis": sentence(spread.why)},
    )


def export(session: Session) -> Answer:
    path = session.path(session.args.file)
    kind = session.args.format or path.suffix.lstrip(".").casefold()
    if kind != "ics":
        raise MisusedError("A plan goes out as a calendar: name a file that ends in .ics.")
    from pathtracker.exchange.calendar_out import export_calendar

    made = export_calendar(
        session.store,
        _inputs(session),
        path,
        places=session.places,
        now=session.when.now,
        begins=session.args.begins,
        replace=session.args.force,
    )
    value = {
        "file": str(path),
        "format": kind,
        "bytes": made.size,
        "begins": f"{made.begins:%H:%M}",
        "events": made.events,
        "hours": round(made.minutes / 60, 2),
        "milestones": made.milestones,
        "cancelled": made.cancelled,
        "left_out": [
            {"id": str(one.id), "reason": sentence(one.why)} for one in made.plan.unplanned
        ],
    }
    lines = [
        f"Wrote the plan to {path}. Importing it again after a change updates your calendar.",
        *calendar_lines(made),
        *_undated(made.plan, _names(session, made.plan)),
    ]
    return Answer(lines, value)


def _inputs(session: Session) -> PlanInputs:
    role = _role(session)
    key = None if role is None else role.id
    return reads.plan_inputs(session.store, session.when.today, role=key)


def _role(session: Session) -> Role | None:
    """The role named, else the primary one."""
    name = getattr(session.args, "role", None)
    if name is None:
        return reads.planned_role(session.store)
    known: list[Named[UUID]] = queries.names(session.store, Role)
    return session.store.get(Role, meant(name, known, kind="role"))


def _track(reader: Reader, name: str) -> UUID:
    tracks = [Named(t.id, t.id.hex, t.slug, t.title) for t in queries.tracks(reader)]
    return meant(name, tracks, kind="track")


def _names(session: Session, made: Plan, more: Mapping[UUID, str] | None = None) -> _Names:
    """`more`: titles of what only the catalogue has; its roadmaps are called as they are there."""
    items = [*(item.id for item in made.items), *(one.id for one in made.unplanned)]
    tracks = {track.id: track.title for track in queries.tracks(session.store)}
    if more:
        tracks |= {stand_in(one.slug): one.title for one in session.catalog.roadmaps.values()}
    return _Names({**queries.titles(session.store, items), **(more or {})}, tracks)


def _lines(made: Plan, names: _Names, inputs: PlanInputs) -> Iterator[str]:
    open_items = [item for item in made.items if not item.done]
    if made.finish:
        about = "about " if made.is_approximate else ""
        yield f"Finished {about}by {made.finish.isoformat()}, {hours(made.minutes / 60)} to go."
    elif not open_items and not made.unplanned:
        yield "Nothing is left to plan. “pathtracker roles” lists where to go from here."
    for item in open_items[:SHOWN]:
        mark = "●" if item.critical else " "
        title = one_line(names.items[item.id], 60)
        yield f"{item.start.isoformat()} – {item.finish.isoformat()} {mark} {title}"
    if len(open_items) > SHOWN:
        yield f"… and {len(open_items) - SHOWN} more; --json lists all of them."
    if any(item.critical for item in open_items[:SHOWN]):
        yield "● sets the finish."
    yield from _concerns(made, names, inputs)


def _concerns(made: Plan, names: _Names, inputs: PlanInputs) -> Iterator[str]:
    """Deadlines that don't hold, pins that moved, and what has no day."""
    for broken in made.deadlines:
        yield _broken_line(broken, names)
        if broken.id is not None and (first := done_first(inputs, broken.id)) is not None:
            yield f"  Done before everything else it would be ready on {first.isoformat()}."
    for item in made.items:
        if item.moved:
            yield f"“{one_line(names.items[item.id], 60)}”: {sentence(item.moved.why)}"
    yield from _undated(made, names)


def _undated(made: Plan, names: _Names) -> Iterator[str]:
    """What has no day, by the reason."""
    reasons: dict[str, list[UUID]] = {}
    for one in made.unplanned:
        reasons.setdefault(sentence(one.why), []).append(one.id)
    for reason, items in reasons.items():
        first = one_line(names.items[items[0]], 60)
        others = f" and {len(items) - 1} more" if len(items) > 1 else ""
        yield f"No day for “{first}”{others}: {reason}"


def _broken_line(broken: BrokenDeadline, names: _Names) -> str:
    what = f"“{one_line(names.items[broken.id], 60)}”" if broken.id else "Your target day"
    then = f"would be {broken.finish.isoformat()}" if broken.finish else "has no day yet"
    more = ""
    if broken.minutes_short:
        more = f"; {hours(broken.minutes_short / 60)} more until then meet it"
    return f"{what}: {broken.day.isoformat()} does not hold, it {then}{more}."


def _instead(made: Plan, present: Plan) -> str:
    now = present.finish.isoformat() if present.finish else "no day"
    then = made.finish.isoformat() if made.finish else "no day"
    if then == now:
        return f"Still {now}. Nothing was changed."
    return f"{then} instead of {now}. Nothing was changed."


def _needed_line(by: date, needed: HoursNeeded) -> str:
    if needed.hours_a_week is not None:
        return f"To be done by {by.isoformat()}: {needed.hours_a_week:g} hours a week."
    nearest = f" The nearest is {needed.nearest.isoformat()}." if needed.nearest else ""
    return f"{by.isoformat()} can't be met, even with {needed.most:g} hours a week.{nearest}"


def _forecast_lines(spread: Forecast) -> Iterator[str]:
    if spread.p50 and spread.p85:
        yield f"Likely by {spread.p50.isoformat()}, safe by {spread.p85.isoformat()}."
    yield sentence(spread.why)


def _plan_as_json(made: Plan, names: _Names) -> dict[str, Any]:
    return {
        "finish": _iso(made.finish),
        "items": [
            {
                "id": str(item.id),
                "title": names.items[item.id],
                "track": names.tracks[item.track],
                "start": item.start.isoformat(),
                "finish": item.finish.isoformat(),
                "hours": round(item.hours, 2),
                "critical": item.critical,
                "done": item.done,
            }
            for item in made.items
        ],
        "unplanned": [{"id": str(one.id), "reason": sentence(one.why)} for one in made.unplanned],
        "deadlines": [
            {
                "id": str(broken.id) if broken.id else None,
                "day": broken.day.isoformat(),
                "finish": _iso(broken.finish),
                "minutes_short": broken.minutes_short,
            }
            for broken in made.deadlines
        ],
    }


def _needed_as_json(by: date, needed: HoursNeeded) -> dict[str, Any]:
    return {
        "day": by.isoformat(),
        "hours_per_week": needed.hours_a_week,
        "nearest": _iso(needed.nearest),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
