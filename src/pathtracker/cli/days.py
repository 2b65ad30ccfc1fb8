"""Days on the command line: as one says them where the program runs, once today is known."""

from __future__ import annotations

import locale
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from pathtracker.cli.parser import SaidDay
from pathtracker.core.days import DayWords, day_of, day_words, kept_day, later, years_apart
from pathtracker.core.messages import Refused
from pathtracker.wording import sentence
from pathtracker.wording.english import english


def settle_days(args: Namespace, today: Callable[[], date]) -> None:
    """Puts the days that were meant in place of those that were said. Raises ValueError, with the
    sentence, for what names no day or one that can't be."""
    try:
        if args.today is not None:
            kept_day(args.today, datetime.now(UTC).date())
        for name, value in vars(args).items():
            if any(isinstance(part, SaidDay) for part in _flat(value)):
                setattr(args, name, _settled(value, today()))
    except Refused as refusal:
        words = sentence(refusal.message)
        if refusal.message.id == "day.impossible":
            typed = refusal.message.params["day"]
            words = f"“{typed}” is on no calendar; say a day like 2026-12-12, fri or yesterday."
        raise ValueError(words) from None


def say_day(day: date, today: date) -> str:
    """“Fri 2026-11-27”; with its distance where it is more than a year away."""
    words = f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"
    years = years_apart(day, today)
    if not years:
        return words
    count = english("[a year|{n} years]", abs(years))
    return f"{words}, {count} ago" if years < 0 else f"{words}, in {count}"


@cache
def local_words() -> DayWords:
    """How days are said here, as LC_TIME or the system has it."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
    except locale.Error:
        return day_words("dmy", [()] * 12, [()] * 7)
    try:
        return _words()
    finally:
        locale.setlocale(locale.LC_TIME, before)


def _words() -> DayWords:
    def said(form: str, **parts: int) -> str:
        day = date(2033, parts.get("month", 11), parts.get("day", 22))
        return time.strftime(form, day.timetuple())

    # The order of 22 November 2033 as it is written here.
    marks = {"22": "d", "11": "m", "33": "y"}
    written = said("%x").replace("2033", "33")
    places = sorted((written.find(number), mark) for number, mark in marks.items())
    order = "".join(mark for place, mark in places if place >= 0)
    months = [[said(form, month=number) for form in ("%B", "%b")] for number in range(1, 13)]
    # 7 November 2033 is a Monday.
    weekdays = [[said(form, day=7 + number) for form in ("%A", "%a")] for number in range(7)]
    return day_words(order if len(order) == len(marks) else "dmy", months, weekdays)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def _settled(value: Any, today: date) -> Any:
    if isinstance(value, SaidDay):
        return _meant(value, today)
    if isinstance(value, list):
        return [_settled(each, today) for each in value]
    if isinstance(value, tuple) and all(isinstance(each, SaidDay) for each in value):
        first, last = (_meant(each, today) for each in value)
        # “24 Dec..3 Jan”, “fri..sun”: the last day is the next such one from the first on.
        return (first, last if last >= first else _meant(value[1], later(first, -1)))
    return value


def _meant(said: SaidDay, today: date) -> date:
    found = day_of(said, today=today, words=local_words(), past=said.past)
    if found is None:
        raise Refused("day.unclear", day=said[:40])
    return found


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
