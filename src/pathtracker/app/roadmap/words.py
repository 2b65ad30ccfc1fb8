"""Words of the roadmap view: translated, with days and hours in the way of the locale."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pathtracker.wording import hours

__all__ = ["day", "hours", "round_hours", "tr"]

_DAY_AND_MONTH = re.compile(r"d{1,2}(?!d).*M{3,4}|M{1,4}.*(?<!d)d{1,2}(?!d)日?일?\.?")


def tr(text: str, /, **gaps: object) -> str:
    """`text` in the language of the window, its gaps filled. What fills them is never read as a
    template, so that a title may hold braces."""
    found = QCoreApplication.translate("Roadmap", text)
    return found.format(**gaps) if gaps else found


def day(value: date, today: date, *, weekday: bool = False) -> str:
    """“4 Oct”, in the order of the locale; with the year if it is not this one."""
    locale = QLocale()
    pattern = _pattern(locale.name())
    if value.year != today.year:
        pattern = f"{pattern} yyyy"
    if weekday:
        pattern = f"ddd {pattern}"
    return locale.toString(QDate(value.year, value.month, value.day), pattern)


def round_hours(value: float) -> str:
    """“76 h”; exactly where there are few."""
    return f"{round(value)} h" if value >= 10 else hours(value)


@cache
def _pattern(name: str) -> str:
    """The part of the locale's long date that names day and month, with a short month."""
    long = QLocale(name).dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    found = _DAY_AND_MONTH.search(long)
    return found[0].replace("MMMM", "MMM") if found else "d MMM"
