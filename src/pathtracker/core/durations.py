"""How long: spans of time as people type them, one way for every field and command.

Understood: `2h`, `2 h`, `2 hrs`, `1h30`, `1 h 30 min`, `1:30`, `1.5 h`, `1,5 h`, `90m`, `90 mins`,
`1 hour 30 minutes`, in German too, and a bare number, which is in the unit of its field. Nothing is
rounded or cut off on the way: what isn't understood is refused.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from fractions import Fraction

from pathtracker.core.messages import Refused

MOST_HOURS_OF_A_DAY = 12
"""Up to here a bare whole number in a field for the time of one day is hours; above, minutes."""


class Unit(StrEnum):
    """What a bare number in a field means."""

    HOURS = "hours"
    MINUTES = "minutes"
    DAY = "day"
    """The time of one day: hours up to 12, minutes above, for nobody has 45 hours on a Monday."""


_HOUR = r"(?:h|hrs?|hours?|std|stunden?)"
_MINUTE = r"(?:m|mins?|minutes?|minuten?)"
_NUMBER = r"(?:\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})"
SPAN = (
    rf"(?:(?P<hours>{_NUMBER})\s*{_HOUR}\.?"
    rf"(?:[\s,]*(?:and\s+|und\s+)?(?P<more>\d{{1,4}})\s*{_MINUTE}\.?(?![^\W\d_])"
    r"|(?P<gap>\s*)(?P<past>[0-5]?\d)(?![\d.,:]))?"
    rf"|(?P<clock>\d{{1,4}}):(?P<after>[0-5]\d)(?:\s*{_HOUR}\.?)?"
    rf"|(?P<minutes>\d{{1,9}})\s*{_MINUTE}\.?)"
)
"""A span with its unit, as a part of a longer pattern."""
_SPAN = re.compile(SPAN, re.IGNORECASE)
_BARE = re.compile(_NUMBER)
_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}(?!\d)")
"""“1,500” is fifteen hundred to some and one and a half to others."""
_LONGEST = 200
"""More characters than the longest words for a time have."""
_FRACTIONS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}


def hours_of(text: str, unit: Unit = Unit.HOURS) -> float:
    """The hours that some words name. Raises Refused as `minutes_of` does."""
    return float(_exact(text, unit) / 60)


def minutes_of(text: str, unit: Unit = Unit.MINUTES) -> int:
    """The whole minutes, to the nearest, that some words name; below 0 where they begin with a
    minus. Raises Refused ``span.unclear`` for words that name no time, ``span.split`` for a part
    of a minute, ``span.grouped`` for “1,500”."""
    return round(_exact(text, unit))


def effort_of(text: str) -> float:
    """The hours of an effort, a bare number being hours. Raises Refused ``effort.negative`` for one
    below 0, ``effort.unclear`` for words that name none."""
    try:
        value = hours_of(text)
    except Refused as refusal:
        if refusal.message.id == "span.grouped":
            raise
        raise Refused("effort.unclear", value=text.strip()[:40]) from None
    if value < 0:
        raise Refused("effort.negative", value=text.strip())
    return value


def plain(text: str) -> str:
    """Text with the digits of any script as 0 to 9, and without marks of direction."""
    return "".join(_plain(sign) for sign in text)


def minutes_in(match: re.Match[str]) -> Fraction:
    """The minutes of a match of `SPAN`."""
    if match["minutes"]:
        return Fraction(int(match["minutes"]))
    if match["clock"]:
        return Fraction(int(match["clock"]) * 60 + int(match["after"]))
    return _number(match["hours"]) * 60 + int(match["more"] or match["past"] or 0)


def _exact(text: str, unit: Unit) -> Fraction:
    if len(text) > _LONGEST:
        raise Refused("span.unclear", value=text[:_LONGEST].strip()[:40])
    words = plain(text).strip()
    sign = 1
    if words[:1] in ("-", "−", "–"):
        sign, words = -1, words[1:].strip()
    for mark, share in _FRACTIONS.items():  # “1½ h”
        words = words.replace(mark, f"{float(share):g}"[1:])
    if _GROUPED.search(words):
        raise Refused("span.grouped", value=text.strip()[:40])
    if match := _SPAN.fullmatch(words):
        return sign * minutes_in(match)
    if _BARE.fullmatch(words) is None:
        raise Refused("span.unclear", value=text.strip()[:40])
    value = _number(words)
    is_hours = unit is Unit.HOURS
    if unit is Unit.DAY:
        is_hours = value <= MOST_HOURS_OF_A_DAY or value.denominator > 1
    if is_hours:
        return sign * value * 60
    if value.denominator > 1:
        raise Refused("span.split", value=text.strip()[:40])
    return sign * value


def _number(words: str) -> Fraction:
    return Fraction(f"0{words}".replace(",", "."))


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind == "Cf":
        return ""
    return "." if sign == "٫" else sign
