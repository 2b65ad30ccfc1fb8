"""Words of the timeline: translated, with days and hours in the way of the locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLocale

from pathtracker.app.dates import short_day, to_qdate
from pathtracker.app.timeline.scale import Unit
from pathtracker.app.words import hours, tr, year_words
from pathtracker.core.model import State

__all__ = ["day", "hours", "lower_word", "state_word", "upper_word"]


def day(ordinal: int, today: int) -> str:
    """“5 Dec”; with the year if it is far from today."""
    return _day(ordinal, today, QLocale().name())


def upper_word(unit: Unit, ordinal: int, *, year: bool) -> str:
    """“Nov 2026”, “Dec”, “2027”."""
    return _upper_word(unit, ordinal, year, QLocale().name())


def lower_word(unit: Unit, ordinal: int) -> str:
    """“23”, “Dec”, “2027”, for the day on which a unit begins."""
    return _lower_word(unit, ordinal, QLocale().name())


@lru_cache(maxsize=4096)
def _day(ordinal: int, today: int, _locale: str) -> str:
    value = date.fromordinal(ordinal)
    near = abs(ordinal - today) < 300 or value.year == date.fromordinal(today).year
    return short_day(value, year=not near)


@lru_cache(maxsize=1024)
def _upper_word(unit: Unit, ordinal: int, year: bool, _locale: str) -> str:
    value = to_qdate(date.fromordinal(ordinal))
    if unit is Unit.YEAR:
        return year_words(value.year())
    return QLocale().toString(value, "MMM yyyy" if year else "MMM")


@lru_cache(maxsize=4096)
def _lower_word(unit: Unit, ordinal: int, _locale: str) -> str:
    value = to_qdate(date.fromordinal(ordinal))
    if unit is Unit.YEAR:
        return year_words(value.year())
    return QLocale().toString(value, "d" if unit in (Unit.DAY, Unit.WEEK) else "MMM")


def state_word(state: State, *, waits: bool = False) -> str:
    """What a state is called."""
    if waits and state is State.OPEN:
        return tr("Waits")
    return {
        State.OPEN: tr("Open"),
        State.ACTIVE: tr("Under way"),
        State.DONE: tr("Done"),
        State.SKIPPED: tr("Skipped"),
        State.KNOWN: tr("Known"),
        State.PARKED: tr("Parked"),
    }[state]
