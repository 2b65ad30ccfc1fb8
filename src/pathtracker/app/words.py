"""Words of the window, in its language, with numbers in the way of its locale.

Everything that the window says goes through `tr`; how it is translated: docs/translating.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pathtracker import wording
from pathtracker.wording.english import chosen

CONTEXT = "PathTracker"
"""The one context that every sentence is filed under."""


def tr(text: str, /, n: int | None = None, **gaps: object) -> str:
    """`text`, written in English, in the language of the window, with its gaps filled.

    `n` is what a sentence counts; it fills {n} and chooses the form. English stands in the source
    with both: “{n} [step|steps]”. Numbers are written in the way of the locale. What fills a gap
    is never read as a template, so that a name may hold braces or brackets.
    """
    return filled(QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n), n, **gaps)


def filled(text: str, /, n: int | None = None, **gaps: object) -> str:
    """As `tr`, of what is said in no language: what is typed for a field, say."""
    text = chosen(text, n)
    if n is not None:
        gaps["n"] = n
    if not gaps:
        return text
    if isinstance(year := gaps.get("year"), int):
        gaps["year"] = year_words(year)  # not parted into thousands
    locale = QLocale()
    return text.format_map({name: _shown(value, locale) for name, value in gaps.items()})


def few(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many more there are: “SQL, Git and 3 more”. Nothing is cut
    off without a word."""
    if len(names) <= most:
        return ", ".join(names)
    return tr("{first} and {n} more", first=", ".join(names[:most]), n=len(names) - most)


def number(value: float, places: int | None = None) -> str:
    """A number in the way of the locale: as exactly as it is, or with at most `places` decimals."""
    if places is not None:
        value = round(value, places)
    return str(_shown(value, QLocale()))


def decimal(value: float, places: int) -> str:
    """A number with all of its `places` decimals, in the way of the locale: they line up."""
    return QLocale().toString(float(value), "f", places)


def hours(value: float) -> str:
    """An effort in hours and minutes: “1 h 30”, “45 min”, “2 h”."""
    return wording.hours(value, tr)


def year_words(value: int) -> str:
    """A year, in the digits of the locale: “2027”."""
    return QLocale().toString(QDate(value, 1, 1), "yyyy")


def _shown(value: object, locale: QLocale) -> object:
    if type(value) is int:
        return locale.toString(value)
    if type(value) is float:
        if value.is_integer():
            return locale.toString(int(value))
        return locale.toString(
            value, "g", QLocale.FloatingPointPrecisionOption.FloatingPointShortest
        )
    return value
