"""What a learner says of themself: their name, the time they have, when they start."""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Any

from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import THE_LEARNER, HoursSaid, Learner
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

HOURS_A_WEEK = 7 * 24


def learner(reader: Reader) -> Learner:
    """The one learner of a store; nothing is known of them at first."""
    return reader.find(Learner, THE_LEARNER) or Learner(id=THE_LEARNER)


def set_name(store: Store, *, name: str, when: When) -> Learner:
    """Says how the learner wants to be called."""
    return _change(store, Message("learner.name"), when, name=name.strip())


def set_weekdays(store: Store, *, minutes: tuple[int, ...], when: When) -> Learner:
    """Says how many minutes there are on each weekday, from Monday on."""
    return store.write(
        Message("learner.time"),
        lambda writer: say_hours(writer, minutes, any_day=False, today=when.today),
        now=when.now,
    )


def set_hours_a_week(store: Store, *, hours: float, when: When) -> Learner:
    """Says about how many hours a week there are, on any day."""
    minutes = spread(hours)
    return store.write(
        Message("learner.time"),
        lambda writer: say_hours(writer, minutes, any_day=True, today=when.today),
        now=when.now,
    )


def set_start(store: Store, *, day: date, when: When) -> Learner:
    """Says on which day the learner begins. Refused for a day that `kept_day` doesn't keep."""
    kept_day(day, when.today)
    return _change(store, Message("learner.start"), when, start=day)


def set_backgrounds(store: Store, *, backgrounds: tuple[str, ...], when: When) -> Learner:
    """Says where the learner comes from, as slugs of the catalogue."""
    return _change(store, Message("background.say"), when, backgrounds=backgrounds)


def set_priorities(store: Store, *, priorities: tuple[str, ...], when: When) -> Learner:
    """Says what matters to the learner, most first, as slugs of the catalogue."""
    return _change(store, Message("priorities.say"), when, priorities=priorities)


def spread(hours: float) -> tuple[int, ...]:
    """Hours a week as minutes for each weekday, as alike as can be."""
    if not (isfinite(hours) and 0 <= hours <= HOURS_A_WEEK):
        raise Refused("week.hours", hours=f"{hours:g}")
    whole, rest = divmod(round(hours * 60), 7)
    return tuple(whole + (day < rest) for day in range(7))


def say_hours(writer: Writer, minutes: tuple[int, ...], *, any_day: bool, today: date) -> Learner:
    """Changes the usual week, inside a write, and keeps since when it is so: past weeks are
    measured by what was said then."""
    known = sorted(queries.all_of(writer, HoursSaid), key=lambda said: said.since)
    before = learner(writer)
    if not known and before.minutes and before.minutes != minutes:  # said before it was kept
        writer.put(HoursSaid(id=writer.new_id(), since=date.min, minutes=before.minutes))
    for said in known:
        if said.since > today:  # by a clock that was ahead: no later than today
            writer.remove(said)
    held = [said for said in known if said.since <= today]
    if not held or held[-1].minutes != minutes:
        if held and held[-1].since == today:
            writer.put(held[-1].evolve(minutes=minutes))
        else:
            writer.put(HoursSaid(id=writer.new_id(), since=today, minutes=minutes))
    return change_learner(writer, minutes=minutes, any_day=any_day)


def change_learner(writer: Writer, **changes: Any) -> Learner:
    """Changes what is known of the learner, inside a write."""
    return writer.put(learner(writer).evolve(**changes))


def _change(store: Store, label: Message, when: When, **changes: Any) -> Learner:
    return store.write(label, lambda writer: change_learner(writer, **changes), now=when.now)
