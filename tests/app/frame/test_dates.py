"""Days read as the learner's locale writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from pathtracker.app.dates import short_day, with_days
from pathtracker.core.messages import Message

DAY = date(2026, 12, 5)


@pytest.fixture
def usual() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_GB", "5 Dec"),
        ("en_US", "Dec 5"),
        ("de_DE", "5. Dez."),
        ("es_ES", "5 de dic"),
        ("ja_JP", "12月5日"),
    ],
)
def test_a_day_in_the_way_of_the_locale(usual: None, locale: str, words: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert short_day(DAY) == words


def test_with_weekday_and_year(usual: None) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert short_day(DAY, weekday=True) == "Sat 5 Dec"
    QLocale.setDefault(QLocale("en_US"))
    assert short_day(DAY, year=True) == "Dec 5, 2026"


@pytest.mark.usefixtures("usual")
def test_days_in_a_message_follow_the_locale_and_all_else_stays() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    said = Message("days_off.add", {"first": "2026-12-24", "last": "2026-99-99", "n": 3})
    shown = with_days(said).params
    assert shown == {"first": "24 Dec 2026", "last": "2026-99-99", "n": 3}
    assert said.params["first"] == "2026-12-24"
