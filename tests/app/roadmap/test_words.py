"""Days and hours in words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QLocale

from pathtracker.app.roadmap.delegate import Zone
from pathtracker.app.roadmap.rows import StepRow
from pathtracker.app.roadmap.tips import tip_for
from pathtracker.app.roadmap.words import day, round_hours
from pathtracker.app.widgets.marks import Mark
from pathtracker.core.model import State


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


def test_a_tooltip_says_how_many_more_there_are_than_it_names() -> None:
    six = ("A", "B", "C", "D", "E", "F")
    row = StepRow(
        *(UUID(int=1), UUID(int=2), "G", State.OPEN, Mark.OPEN, "after A", "learn", "2 h"),
        *(2.0, 2.0, (), six, ""),
    )
    assert "“E” and 1 more" in tip_for(row, Zone.REASON)
