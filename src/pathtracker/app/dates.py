"""Days and moments in the way of the learner's locale."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def short_day(day: date, *, weekday: bool = False, year: bool = False) -> str:
    """“12 Dec” or “Dec 12”, as the locale has it; with weekday or year if wanted."""
    locale = QLocale()
    usual = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    month_first = -1 < usual.find("M") < usual.find("d")
    pattern = "MMM d" if month_first else "d MMM"
    if weekday:
        pattern = f"ddd {pattern}"
    if year:
        pattern = f"{pattern}{',' if month_first else ''} yyyy"
    return locale.toString(to_qdate(day), pattern)


def moment(at: datetime) -> str:
    """A day and a time of day here, short."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def to_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
