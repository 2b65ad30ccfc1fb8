"""Days read as the learner's locale writes them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from pathtracker.app.dates import said_day, short_day, to_qdate, typed_day, with_days
from pathtracker.app.widgets.date_field import DateField
from pathtracker.core.messages import Message

DAY = date(2026, 12, 5)


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
def test_a_day_in_the_way_of_the_locale(locale: str, words: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert short_day(DAY) == words


def test_with_weekday_and_year() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert short_day(DAY, weekday=True) == "Sat 5 Dec"
    QLocale.setDefault(QLocale("en_US"))
    assert short_day(DAY, year=True) == "Dec 5, 2026"


def test_days_in_a_message_follow_the_locale_and_all_else_stays() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    said = Message("days_off.add", {"first": "2026-12-24", "last": "2026-99-99", "n": 3})
    shown = with_days(said).params
    assert shown == {"first": "24 Dec 2026", "last": "2026-99-99", "n": 3}
    assert said.params["first"] == "2026-12-24"


LOCALES = [
    *("de_DE", "en_US", "en_GB", "fr_FR", "es_ES", "pt_BR", "ja_JP", "zh_CN", "ar_EG"),
    *("fa_IR", "sv_SE", "pl_PL", "hu_HU", "tr_TR", "nl_NL", "it_IT", "ru_RU", "ko_KR"),
    *("cs_CZ", "fi_FI", "da_DK", "nb_NO", "el_GR", "he_IL", "hi_IN", "uk_UA", "ca_ES"),
    *("lt_LT", "lv_LV", "zh_TW", "eu_ES", "gl_ES", "vi_VN", "th_TH"),
]
TODAY = date(2026, 11, 30)
TYPED = [
    *(date(2027, 1, 5), date(2026, 11, 28), date(2026, 9, 5), date(2024, 2, 29)),
    *(
        date(2026, 3, 2),
        date(2027, 10, 31),
        date(2026, 8, 8),
        date(2026, 5, 16),
        date(2026, 12, 12),
    ),
]


@pytest.mark.parametrize("name", LOCALES)
def test_a_day_typed_as_the_locale_writes_it_is_that_day(name: str) -> None:
    locale = QLocale(name)
    QLocale.setDefault(locale)
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    long = locale.dateFormat(QLocale.FormatType.LongFormat)
    medium = re.sub("d{3,4}", "", long).replace("MMMM", "MMM").strip(" ,")
    forms = [short, re.sub("y+", "yyyy", short), re.sub("y+", "yy", short), medium, long]
    for day in TYPED:
        said = [locale.toString(to_qdate(day), form) for form in forms]
        for text in [*said, short_day(day, year=True), day.isoformat()]:
            assert typed_day(text, TODAY) == day, text
    for number in range(1, 8):
        found = typed_day(locale.standaloneDayName(number), TODAY)
        assert found is not None
        assert found.isoweekday() == number


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("de_DE", "05.01.27", date(2027, 1, 5)),
        ("en_US", "11/28/26", date(2026, 11, 28)),
        ("en_US", "9/5/26", date(2026, 9, 5)),
        ("en_GB", "9/5/26", date(2026, 5, 9)),
        ("fa_IR", "۲۰۲۶/۱۱/۲۸", date(2026, 11, 28)),
    ],
)
def test_years_of_two_digits(name: str, text: str, day: date) -> None:
    QLocale.setDefault(QLocale(name))
    assert typed_day(text, TODAY) == day


def test_a_day_far_away_is_said_with_its_distance() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert said_day(date(2026, 11, 28), TODAY) == "Sat 28 Nov 2026"
    assert said_day(date(2022, 11, 29), TODAY) == "Tue 29 Nov 2022 · 4 years ago"
    assert said_day(date(2028, 1, 3), TODAY) == "Mon 3 Jan 2028 · in a year"


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("11/28/26", date(2026, 11, 28), "Sat Nov 28, 2026"),
        ("yesterday", date(2026, 11, 29), "Sun Nov 29, 2026"),
        ("fri", date(2026, 11, 27), "Fri Nov 27, 2026"),
        ("11/28/22", date(2022, 11, 28), "Mon Nov 28, 2022 · 4 years ago"),
        ("soon", None, "“soon” is no day."),
        ("2/30/26", None, "“2/30/26” is on no calendar."),
        ("11/28/1926", None, "Nov 28, 1926 is before 1970."),
    ],
)
def test_a_field_shows_what_it_understood_and_keeps_what_it_did_not(
    qtbot: QtBot, text: str, day: date | None, said: str
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    field = DateField("On", TODAY, TODAY, past=True)
    qtbot.addWidget(field)
    field.show()
    field.field.selectAll()
    qtbot.keyClicks(field.field, text)
    assert field.day() == day
    if day is not None:
        assert field.said.text() == said
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert field.said.text().startswith(said)
    assert field.field.text() == (text if day is None else short_day(day, year=True))
