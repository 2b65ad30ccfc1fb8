"""Days and hours in words, and what is typed for hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from pathtracker.app.roadmap.inline import hours_of
from pathtracker.app.roadmap.words import day, round_hours, tr


@pytest.fixture
def _usual_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_usual_locale")
@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en_GB", "4 Oct"),
        ("en_US", "Oct 4"),
    ],
)
def test_a_day_follows_the_locale(locale: str, shown: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert day(date(2026, 10, 4), date(2026, 11, 19)) == shown
    assert "2027" in day(date(2027, 10, 4), date(2026, 11, 19))


def test_hours_ahead_are_rounded_where_there_are_many() -> None:
    assert round_hours(76.03) == "76 h"
    assert round_hours(9.5) == "9 h 30"


def test_braces_in_a_title_are_no_gaps() -> None:
    assert tr("after {title}", title="{title} %s {0}") == "after {title} %s {0}"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2", 2),
        ("1.5", 1.5),
        ("1,5 h", 1.5),
        ("2h", 2),
        ("1h30", 1.5),
        ("1 h 05", 1 + 5 / 60),
        ("1 h 30 min", 1.5),
        ("45 min", 0.75),
        ("90m", 1.5),
        ("1:30", 1.5),
        ("-2h", -2),
        ("a lot", None),
        ("", None),
        ("1h2h", None),
        ("1:75", None),
    ],
)
def test_hours_are_understood(typed: str, hours: float | None) -> None:
    found = hours_of(typed)
    assert found == (None if hours is None else pytest.approx(hours))
