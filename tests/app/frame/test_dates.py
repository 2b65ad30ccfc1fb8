"""Days read as the learner's locale writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from pathtracker.app.dates import short_day

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
