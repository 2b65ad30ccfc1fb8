"""Days as people type them: forms, years of two digits, weekdays, and what is none."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pathtracker.core.days import DayWords, day_of, day_words, kept_day, later, years_apart
from pathtracker.core.messages import Refused

TODAY = date(2026, 11, 30)
"""A Monday."""
MONTH_FIRST = day_words("mdy", [()] * 12, [()] * 7)
YEAR_FIRST = day_words("ymd", [()] * 12, [()] * 7)
GERMAN_MONTHS = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]
GERMAN_DAYS = [
    *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
    *("Freitag", "Samstag", "Sonntag"),
]
GERMAN = day_words(
    "dmy",
    [(name, f"{name[:3]}.") for name in GERMAN_MONTHS],
    [(name, name[:2]) for name in GERMAN_DAYS],
)
DAYS = st.dates(date(1970, 1, 1), date(2126, 12, 31))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("05.01.27", GERMAN, date(2027, 1, 5)),
        ("5.1.2027", GERMAN, date(2027, 1, 5)),
        ("5. Januar 2027", GERMAN, date(2027, 1, 5)),
        ("Di, 5. Jan. 2027", GERMAN, date(2027, 1, 5)),
        ("Dienstag, 5. Januar 2027", GERMAN, date(2027, 1, 5)),
        ("Samstag", GERMAN, date(2026, 12, 5)),
        ("11/28/26", MONTH_FIRST, date(2026, 11, 28)),
        ("9/5/26", MONTH_FIRST, date(2026, 9, 5)),
        ("9/5/26", None, date(2026, 5, 9)),
        ("28/11/26", MONTH_FIRST, date(2026, 11, 28)),
        ("05.12.2026", MONTH_FIRST, date(2026, 12, 5)),
        ("26/11/28", YEAR_FIRST, date(2026, 11, 28)),
        ("2026/11/28", MONTH_FIRST, date(2026, 11, 28)),
        ("2026-11-28", MONTH_FIRST, date(2026, 11, 28)),
        ("28-11-2026", None, date(2026, 11, 28)),
        ("۲۰۲۶/۱۱/۲۸", YEAR_FIRST, date(2026, 11, 28)),
        ("2026年11月28日土曜日", DayWords("ymd"), None),
        ("2026年11月28日", DayWords("ymd"), date(2026, 11, 28)),
        ("12th Dec", None, date(2026, 12, 12)),
        ("the 12th of December, 2026", None, date(2026, 12, 12)),
        ("12 Dec '26", None, date(2026, 12, 12)),
        ("1/12", None, date(2026, 12, 1)),
        ("1/12", MONTH_FIRST, date(2027, 1, 12)),
        ("yesterday", None, date(2026, 11, 29)),
        ("Today", None, TODAY),
        ("TOMORROW", None, date(2026, 12, 1)),
        ("fri", None, date(2026, 12, 4)),
        ("Friday", None, date(2026, 12, 4)),
        ("last fri", None, date(2026, 11, 27)),
        ("last monday", None, date(2026, 11, 23)),
        ("next mon", None, date(2026, 12, 7)),
        ("soon", None, None),
        ("12", None, None),
        ("1 2 3 4", None, None),
        ("friday 13", None, None),
        ("1.2.300", None, None),
        ("", None, None),
    ],
)
def test_what_names_a_day(text: str, words: DayWords | None, day: date | None) -> None:
    assert day_of(text, today=TODAY, words=words) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 27)),
        ("mon", TODAY),
        ("28 Nov", date(2026, 11, 28)),
        ("1 Dec", date(2025, 12, 1)),
        ("29 Feb", date(2024, 2, 29)),
        ("next fri", date(2026, 12, 4)),
    ],
)
def test_where_days_have_been_the_last_one_is_meant(text: str, day: date) -> None:
    assert day_of(text, today=TODAY, past=True) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 Feb", "impossible"),
        ("2026-02-30", "impossible"),
        ("29.02.2027", "impossible"),
        ("99/99/2026", "impossible"),
        ("Fri 28 Nov 2026", "weekday"),
        ("0026-11-28", "too_early"),
        ("1969-12-31", "too_early"),
        ("2127-01-01", "too_late"),
        ("9999-12-31", "too_late"),
    ],
)
def test_a_day_that_can_not_be_is_refused(text: str, why: str) -> None:
    with pytest.raises(Refused, match=rf"day\.{why}"):
        day_of(text, today=TODAY)


@given(DAYS, DAYS)
def test_two_digits_of_a_year_are_the_nearest_such_year(day: date, today: date) -> None:
    with suppress(Refused):  # the nearest may be before 1970, or this day not in it
        found = day_of(f"{day:%d.%m.%y}", today=today)
        assert found is not None
        assert found.year % 100 == day.year % 100
        assert abs(found.year - today.year) <= 50


@given(DAYS)
@example(date(2028, 2, 29))
def test_a_whole_day_is_the_same_whenever_it_is_typed(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%a %d %B %Y", "%B %d, %Y"):
        assert day_of(day.strftime(form), today=TODAY) == day
        assert day_of(day.strftime(form), today=TODAY, past=True) == day
        assert day_of(day.strftime(form).upper(), today=TODAY) == day


@given(st.text(max_size=30), st.dates(), st.booleans(), st.booleans())
@example("² Dec", TODAY, False, False)
@example("月月月", TODAY, False, False)
@example("yesterday", date.min, False, False)
@example("tomorrow", date.max, False, False)
@example("fri", date.max, False, False)
@example("last fri", date.min, True, False)
@example("29 Feb", date.max, False, True)
@example("1 Jan", date.max, False, True)
@example("31 Dec", date.min, True, True)
@example("1/1/99", date.max, False, False)
def test_any_text_is_a_day_or_none_on_any_day(
    text: str, today: date, past: bool, in_title: bool
) -> None:
    with suppress(Refused):
        found = day_of(text, today=today, past=past, in_title=in_title)
        assert found is None or found.year >= 1970


def test_how_far_a_day_is() -> None:
    days = [TODAY, date(2027, 11, 30), date(2027, 12, 2), date(2022, 11, 29), date(2025, 11, 28)]
    assert [years_apart(day, TODAY) for day in days] == [0, 0, 1, -4, -1]


@given(st.dates(), st.integers(-5_000_000, 5_000_000))
def test_a_day_is_moved_no_further_than_the_calendar_goes(day: date, days: int) -> None:
    moved = later(day, days)
    assert moved in (date.min, date.max) or moved - day == timedelta(days=days)


def test_days_that_are_kept() -> None:
    assert kept_day(date(1970, 1, 1), TODAY) == date(1970, 1, 1)
    assert kept_day(date(2126, 12, 31), TODAY) == date(2126, 12, 31)


@pytest.mark.parametrize("part", ["9", "fri ", "1.", "½", "x", "年", " "])
def test_more_words_than_any_day_has_name_none(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathtracker.core.days._tokens", None)  # they aren't even looked at
    assert day_of(part * 200_000, today=TODAY) is None
    assert day_of("2026-12-24" + part * 200_000, today=TODAY, in_title=True) is None
