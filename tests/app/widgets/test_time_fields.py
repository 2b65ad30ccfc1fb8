"""Fields for time: what is typed is understood alike, shown at once, and never cut short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pathtracker.app.widgets.time_fields import (
    DayField,
    HoursField,
    MinutesField,
    TimeField,
    effort_words,
)


def typed(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.clear()
    qtbot.keyClicks(field, words)
    assert field.text() == words


@pytest.mark.parametrize(
    ("words", "minutes", "understood"),
    [
        ("25", 25, "min"),
        ("90", 90, "min → 1 h 30"),
        ("1500", 1500, "min → 25 h"),
        ("2h", 120, "→ 2 h"),
        ("2 h", 120, ""),
        ("2 hrs", 120, "→ 2 h"),
        ("1h30", 90, "→ 1 h 30"),
        ("1:30", 90, "→ 1 h 30"),
        ("1.5h", 90, "→ 1 h 30"),
        ("90 mins", 90, "→ 1 h 30"),
        ("1 hour 30 minutes", 90, "→ 1 h 30"),
        ("1.5", None, ""),
        ("soon", None, ""),
        ("", None, ""),
    ],
)
def test_minutes(qtbot: QtBot, words: str, minutes: int | None, understood: str) -> None:
    field = MinutesField("Minutes", "min", 25)
    qtbot.addWidget(field)
    typed(qtbot, field.lineEdit(), words)
    assert (field.minutes(), field.understood()) == (minutes, understood)


@pytest.mark.parametrize(
    ("words", "hours", "understood"),
    [
        ("9", 9, "h a week"),
        ("45", 45, "h a week"),
        ("7.5", 7.5, "h a week"),
        ("7,5", 7.5, "h a week"),
        ("7h30", 7.5, "→ 7 h 30"),
        ("7:30", 7.5, "→ 7 h 30"),
        ("90 mins", 1.5, "→ 1 h 30"),
        ("200", None, ""),
    ],
)
def test_hours_a_week(qtbot: QtBot, words: str, hours: float | None, understood: str) -> None:
    field = HoursField("Hours a week", "h a week")
    qtbot.addWidget(field)
    typed(qtbot, field.lineEdit(), words)
    assert (field.value(), field.understood()) == (hours, understood)


@pytest.mark.parametrize(
    ("words", "minutes", "above"),
    [
        ("9", 540, "→ 9 h"),
        ("12", 720, "→ 12 h"),
        ("45", 45, "→ 45 min"),
        ("1:30", 90, "→ 1 h 30"),
        ("1.5", 90, "→ 1 h 30"),
        ("1 h 30", 90, "Mon"),
        ("1500", None, "Mon"),
        ("later", None, "Mon"),
    ],
)
def test_the_time_of_a_weekday_is_shown_above_it_and_then_in_it(
    qtbot: QtBot, words: str, minutes: int | None, above: str
) -> None:
    day = DayField("Mon", "Monday")
    qtbot.addWidget(day)
    typed(qtbot, day.field, words)
    assert (day.minutes(), day._name.text()) == (minutes, above)
    qtbot.keyClick(day.field, Qt.Key.Key_Return)
    assert day._name.text() == "Mon"
    assert day.field.text() == (words if above == "Mon" else above.removeprefix("→ "))


def test_arrow_keys_step_and_the_wheel_does_not_without_the_keyboard(qtbot: QtBot) -> None:
    field = MinutesField("Minutes", "min", 25)
    qtbot.addWidget(field)
    field.stepBy(1)
    assert field.minutes() == 30
    field.stepBy(-1)
    assert field.minutes() == 25
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert isinstance(field, TimeField)


def test_an_effort_says_what_was_understood() -> None:
    said = ["9", "1:30", "1 h 30", "soon", "-2"]
    assert [effort_words(words) for words in said] == ["→ 9 h", "→ 1 h 30", "", "", ""]
