"""How long: what people type, in any field."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pathtracker.core.durations import Unit, effort_of, hours_of, minutes_of
from pathtracker.core.messages import Refused

WITH_UNIT = {
    "2h": 120,
    "2 h": 120,
    "2H": 120,
    "2 hr": 120,
    "2 hrs": 120,
    "2 hours": 120,
    "1 hour": 60,
    "1h30": 90,
    "1h 30": 90,
    "1 h 30": 90,
    "1h05": 65,
    "1h5": 65,
    "1h 30m": 90,
    "1h90m": 150,
    "1 hour 30 minutes": 90,
    "1 hour, 30 minutes": 90,
    "1 hour and 30 minutes": 90,
    "1 hr 30 mins": 90,
    "1:30": 90,
    "0:45": 45,
    "1:30 h": 90,
    "10:00": 600,
    "1.5h": 90,
    "1,5 h": 90,
    "1,5 Std.": 90,
    "1 Std. 30 Min.": 90,
    "2 Stunden": 120,
    ".5 h": 30,
    "1½ h": 90,
    "½ h": 30,
    "0.333 h": 20,
    "90m": 90,
    "90 min": 90,
    "90 mins": 90,
    "90 min.": 90,
    "90 minutes": 90,
    "90 Minuten": 90,
    "1 minute": 1,
    "1500 min": 1500,
    "۲ h": 120,
    "١٫٥ h": 90,
    "0h": 0,
    "-2h": -120,
    "−45 min": -45,
}

NO_SPAN = [
    *("", " ", "soon", "h", "m", "2x", "2 h x", "h2", "1h30h", "1:5", "1:60", "1:30:00", "1h60"),
    *("1h 300", "1..5", "1.5.2", "1,,5", "nan", "inf", "1e3", "1e999", "9" * 400, "1.5 min"),
    *("two hours", "²", "1h30.5", "2 hm", "+2", "--2", "an hour", "1 30"),
]


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize(("words", "minutes"), WITH_UNIT.items())
def test_a_span_with_its_unit_is_the_same_in_every_field(
    words: str, minutes: int, unit: Unit
) -> None:
    assert minutes_of(words, unit) == minutes
    assert minutes_of(f"  {words} ", unit) == minutes
    assert minutes_of(words.upper(), unit) == minutes
    assert round(hours_of(words, unit) * 60) == minutes


@pytest.mark.parametrize(
    ("words", "hours", "minutes", "day"),
    [
        ("9", 540, 9, 540),
        ("12", 720, 12, 720),
        ("13", 780, 13, 13),
        ("45", 2700, 45, 45),
        ("90", 5400, 90, 90),
        ("1500", 90_000, 1500, 1500),
        ("0", 0, 0, 0),
        ("-5", -300, -5, -300),
        ("1.5", 90, None, 90),
        ("1,5", 90, None, 90),
        ("12.5", 750, None, 750),
        ("7.0", 420, 7, 420),
    ],
)
def test_a_bare_number_is_in_the_unit_of_its_field(
    words: str, hours: int, minutes: int | None, day: int
) -> None:
    assert minutes_of(words, Unit.HOURS) == hours
    assert minutes_of(words, Unit.DAY) == day
    if minutes is None:
        with pytest.raises(Refused, match=r"span\.split"):
            minutes_of(words, Unit.MINUTES)
    else:
        assert minutes_of(words, Unit.MINUTES) == minutes


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("words", NO_SPAN)
def test_what_names_no_time_is_refused_and_never_cut_short(words: str, unit: Unit) -> None:
    with pytest.raises(Refused, match=r"span\.unclear"):
        minutes_of(words, unit)


@pytest.mark.parametrize("words", ["1,500", "1,500 h", "10,000", "2,000 min"])
def test_what_means_two_things_is_refused(words: str) -> None:
    for unit in Unit:
        with pytest.raises(Refused, match=r"span\.(grouped|unclear)"):
            minutes_of(words, unit)


def test_an_effort_is_hours_and_not_below_nothing() -> None:
    assert effort_of(" 2,5 ") == 2.5
    assert effort_of("45 min") == 0.75
    assert effort_of("40.25") == 40.25
    with pytest.raises(Refused, match=r"effort\.negative"):
        effort_of("-1")
    with pytest.raises(Refused, match=r"effort\.unclear"):
        effort_of("soon")


@given(st.integers(0, 100_000), st.sampled_from(list(Unit)))
def test_every_whole_minute_can_be_said_in_many_ways(minutes: int, unit: Unit) -> None:
    hours, rest = divmod(minutes, 60)
    said = [f"{minutes} min", f"{minutes}m", f"{hours}h{rest:02d}", f"{hours} h {rest} min"]
    said += [f"{hours} hours {rest} minutes", f"{hours} hrs, {rest} mins"]
    said += [f"{hours}:{rest:02d}"] if hours < 10_000 else []
    assert {minutes_of(words, unit) for words in said} == {minutes}


@given(st.text(max_size=30), st.sampled_from(list(Unit)))
@example("٫", Unit.MINUTES)
@example("½", Unit.MINUTES)
@example("9" * 9 + "h" + "9" * 4 + "m", Unit.DAY)
def test_any_words_are_a_time_or_refused(words: str, unit: Unit) -> None:
    with suppress(Refused):
        assert isinstance(minutes_of(words, unit), int)


@pytest.mark.parametrize("part", ["9", "1h", "½", "x", " ", "٣"])
def test_more_words_than_any_time_has_are_refused_unread(part: str) -> None:
    with pytest.raises(Refused) as refused:
        minutes_of(part * 200_000)
    assert refused.value.message.id == "span.unclear"
    assert len(str(refused.value.message.params["value"])) <= 40
    with pytest.raises(Refused):
        effort_of(part * 200_000)
