"""Words of the window, in its language, with numbers in the way of its locale."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "PathTracker"
"""The one context that every sentence is filed under."""
_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


def tr(text: str, /, n: int | None = None, **gaps: object) -> str:
    """`text`, written in English, in the language of the window, with its gaps filled.

    `n` is what a sentence counts; it fills {n} and chooses the form. English stands in the source
    with both: “{n} [step|steps]”. Whole numbers are written in the digits of the locale. What
    fills a gap is never read as a template, so that a name may hold braces or brackets.
    """
    found = QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n)
    if n is not None:
        found = _CHOICE.sub(r"\1" if n == 1 else r"\2", found)
        gaps["n"] = n
    return found.format_map({key: _shown(value) for key, value in gaps.items()}) if gaps else found


def number(value: int) -> str:
    """A whole number, in the digits of the locale and parted as it parts them."""
    return QLocale().toString(value)


def _shown(value: object) -> object:
    return number(value) if type(value) is int else value
