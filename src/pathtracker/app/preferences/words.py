"""Words of the preferences: translated, with sizes and kinds as people say them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDateTime, QLocale

from pathtracker.app.dates import short_day, to_date
from pathtracker.app.words import tr

__all__ = ["kind_words", "moment_words", "size_words"]


def size_words(size: int) -> str:
    """“440 KB”, in the way of the locale."""
    return QLocale().formattedDataSize(
        size, 0 if size < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def moment_words(at: datetime, today: date) -> str:
    """“Sun 22 Nov, 14:09”: a moment as it was here, with the year if that is another."""
    here = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    day = to_date(here.date())
    time = QLocale().toString(here.time(), QLocale.FormatType.ShortFormat)
    return f"{short_day(day, weekday=True, year=day.year != today.year)}, {time}"


def kind_words(kind: str) -> str:
    """What the entries of a kind are called together."""
    return {
        "skill": tr("Skills"),
        "role": tr("Roles"),
        "requirement": tr("What roles require"),
        "rating": tr("Ratings"),
        "track": tr("Roadmaps and projects"),
        "phase": tr("Phases and stages"),
        "item": tr("Steps and milestones"),
        "membership": tr("Places of steps"),
        "prerequisite": tr("Links between steps"),
        "evidence": tr("Evidence"),
        "time_entry": tr("Logged time"),
        "learner": tr("About you"),
    }.get(kind, kind)
