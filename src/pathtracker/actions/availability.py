"""When there is time: days off, weeks that differ, a pause, and how the week is shared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from pathtracker.actions.learner import change_learner
from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import DaysOff, Learner, Track, WeekHours
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

WHOLE = 100


def add_days_off(store: Store, *, first: date, last: date, when: When, note: str = "") -> DaysOff:
    """Says that some days, both ends included, have no time."""
    first, last = kept_day(first, when.today), kept_day(last, when.today)
    return store.write(
        Message("days_off.add", {"first": first.isoformat(), "last": last.isoformat()}),
        lambda writer: put_days_off(writer, first, last, note),
        now=when.now,
    )


def put_days_off(writer: Writer, first: date, last: date, note: str = "") -> DaysOff:
    """What `add_days_off` does, inside a write."""
    return writer.put(DaysOff(id=writer.new_id(), first=first, last=last, note=note))


def remove_days_off(store: Store, *, days_off: UUID, when: When) -> None:
    """Takes days off, or a pause, back as if they had never been said."""
    found = store.get(DaysOff, days_off)
    store.write(
        Message("days_off.remove", {"first": found.first.isoformat()}),
        lambda writer: writer.remove(found),
        now=when.now,
    )


def set_week(store: Store, *, monday: date, minutes: tuple[int, ...], when: When) -> WeekHours:
    """Says the minutes of one week that is different, from its Monday on."""
    monday = kept_day(monday, when.today)

    def op(writer: Writer) -> WeekHours:
        known = _week(writer, monday)
        if known is not None:
            return writer.put(known.evolve(minutes=minutes))
        return writer.put(WeekHours(id=writer.new_id(), monday=monday, minutes=minutes))

    return store.write(Message("week.set", {"monday": monday.isoformat()}), op, now=when.now)


def clear_week(store: Store, *, monday: date, when: When) -> None:
    """Makes a week like all others again. Refused if it is."""

    def op(writer: Writer) -> None:
        known = _week(writer, monday)
        if known is None:
            raise Refused("week.usual", monday=monday.isoformat())
        writer.remove(known)

    store.write(Message("week.clear", {"monday": monday.isoformat()}), op, now=when.now)


def pause(store: Store, *, when: When, until: date | None = None) -> DaysOff:
    """Pauses everything from today on, until the learner takes it up on a day or comes back.

    Refused if it is paused already, and for a day that is not after today.
    """
    if until is not None and until <= when.today:
        raise Refused("pause.past", day=until.isoformat())
    if until is not None:
        kept_day(until, when.today)
    if the_pause(store, when.today) is not None:
        raise Refused("pause.already")
    last = None if until is None else until - timedelta(days=1)
    return store.write(
        Message("pause"),
        lambda writer: writer.put(
            DaysOff(id=writer.new_id(), first=when.today, last=last, pause=True)
        ),
        now=when.now,
    )


def come_back(store: Store, *, when: When) -> None:
    """Ends the pause: today has time again. Refused if nothing is paused."""
    found = the_pause(store, when.today)
    if found is None:
        raise Refused("pause.none")

    def op(writer: Writer) -> None:
        if found.first >= when.today:
            writer.remove(found)
        else:  # what was paused stays known: it is no measure of the learner's pace
            writer.put(found.evolve(last=when.today - timedelta(days=1)))

    store.write(Message("pause.end"), op, now=when.now)


def the_pause(reader: Reader, today: date) -> DaysOff | None:
    """The pause that is on, if there is one: the one that a day lies in, or else one that begins
    later, which only a clock set back can have made."""
    pauses = [off for off in queries.all_of(reader, DaysOff) if off.pause]
    standing = [off for off in pauses if off.last is None or off.last >= today]
    return min(standing, key=lambda off: (not off.holds(today), off.first), default=None)


def set_shares(store: Store, *, shares: Mapping[UUID, int], when: When) -> list[Track]:
    """Gives roadmaps and projects their shares of each week's minutes, in percent; none at all
    lets them follow each other again. Refused unless they add up to 100."""
    total = sum(shares.values())
    if shares and total != WHOLE:
        raise Refused("shares.sum", total=total)

    def op(writer: Writer) -> list[Track]:
        for track in shares:
            writer.get(Track, track)
        changed = [
            track.evolve(share=shares.get(track.id) or None) for track in queries.tracks(writer)
        ]
        return [writer.put(track) for track in changed]

    return store.write(Message("shares.set"), op, now=when.now)


def set_stretch(store: Store, *, stretch: float | None, when: When) -> Learner:
    """Fixes how far our estimates are stretched for the learner (0.5 to 3), or with None lets it
    be measured."""
    return store.write(
        Message("stretch.set"),
        lambda writer: change_learner(writer, stretch=stretch),
        now=when.now,
    )


def _week(reader: Reader, monday: date) -> WeekHours | None:
    weeks = [week for week in queries.all_of(reader, WeekHours) if week.monday == monday]
    return weeks[0] if weeks else None
