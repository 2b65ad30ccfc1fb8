"""The command on when there is time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from pathtracker.actions import availability as actions
from pathtracker.actions import learner as learner_actions
from pathtracker.actions.learner import learner, spread
from pathtracker.cli.run import Answer, MisusedError, Session
from pathtracker.core.availability import monday_of
from pathtracker.core.messages import Message
from pathtracker.core.model import DaysOff, Learner, WeekHours
from pathtracker.store import Reader, queries
from pathtracker.wording import hours, one_line

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def availability(session: Session) -> Answer:
    """Shows when there is time, or sets what was said, all of it as one change."""
    args = session.args
    minutes = tuple(getattr(args, day) for day in DAYS)
    if any(each is not None for each in minutes) and args.hours_per_week is not None:
        raise MisusedError("Say minutes for days or hours for the week, not both.")
    if (args.week is None) != (args.hours is None):
        raise MisusedError("A week that is different needs --week D and --hours H.")
    if _says_something(args, minutes):
        with session.store.together(Message("learner.time"), now=session.when.now):
            _set_week(session, minutes)
            _set_days(session)
    return _shown(session.store, session.when.today)


def _says_something(args: Namespace, minutes: tuple[int | None, ...]) -> bool:
    said = (*minutes, args.hours_per_week, args.week, args.off, args.pause)
    return args.back or any(each is not None for each in said)


def _set_week(session: Session, minutes: tuple[int | None, ...]) -> None:
    args, store, when = session.args, session.store, session.when
    if args.hours_per_week is not None:
        learner_actions.set_hours_a_week(store, hours=args.hours_per_week, when=when)
    elif any(each is not None for each in minutes):
        known = learner(store).minutes or (0,) * len(DAYS)
        new = tuple(old if said is None else said for old, said in zip(known, minutes, strict=True))
        learner_actions.set_weekdays(store, minutes=new, when=when)
    if args.week is not None:
        monday = monday_of(args.week)
        actions.set_week(store, monday=monday, minutes=spread(args.hours), when=when)


def _set_days(session: Session) -> None:
    args, store, when = session.args, session.store, session.when
    for first, last in args.off or ():
        actions.add_days_off(store, first=first, last=last, when=when)
    if args.back:
        actions.come_back(store, when=when)
    if args.pause is not None:
        until = args.pause if isinstance(args.pause, date) else None
        actions.pause(store, until=until, when=when)


def _shown(reader: Reader, today: date) -> Answer:
    known = learner(reader)
    off = sorted(queries.all_of(reader, DaysOff), key=lambda each: each.first)
    off = [each for each in off if each.last is None or each.last >= today]
    weeks = sorted(queries.all_of(reader, WeekHours), key=lambda week: week.monday)
    weeks = [week for week in weeks if week.monday >= monday_of(today)]
    return Answer(list(_lines(known, weeks, off)), _value(known, weeks, off))


def _lines(known: Learner, weeks: list[WeekHours], off: list[DaysOff]) -> Iterator[str]:
    if known.minutes is None:
        yield "You have not said yet when you have time: --hours-per-week 7, say, or --mon 60."
    elif known.any_day:
        yield f"About {hours(sum(known.minutes) / 60)} a week, on any day"
    else:
        for name, minutes in zip(DAYS, known.minutes, strict=True):
            yield f"{name.capitalize()}  {hours(minutes / 60) if minutes else '–'}"
        yield f"{hours(sum(known.minutes) / 60)} a week"
    for week in weeks:
        yield f"Week of {week.monday.isoformat()}  {hours(sum(week.minutes) / 60)}"
    for each in off:
        span = f"{each.first.isoformat()} to {each.last.isoformat()}" if each.last else ""
        if each.pause:
            yield f"Paused  {span or f'since {each.first.isoformat()}, until you return'}"
        else:
            yield f"Off  {span}  {one_line(each.note)}".rstrip()


def _value(known: Learner, weeks: list[WeekHours], off: list[DaysOff]) -> dict[str, Any]:
    minutes = known.minutes
    return {
        "minutes": dict(zip(DAYS, minutes, strict=True)) if minutes else None,
        "any_day": known.any_day,
        "hours_per_week": known.week_hours,
        "weeks": [
            {"monday": week.monday.isoformat(), "minutes": list(week.minutes)} for week in weeks
        ],
        "off": [
            {
                "first": each.first.isoformat(),
                "last": each.last.isoformat() if each.last else None,
                "note": each.note,
                "pause": each.pause,
            }
            for each in off
        ],
    }
