"""Quick add: what a line is understood to say."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from time import process_time

import pytest
from helpers import TODAY, TOMORROW, TROUBLING
from hypothesis import example, given
from hypothesis import strategies as st

from pathtracker.core.days import day_of as day_of
from pathtracker.core.durations import effort_of
from pathtracker.core.messages import Refused
from pathtracker.core.quickadd import QuickAdd, understand


def said(line: str, today: date = TODAY) -> QuickAdd:
    return understand(line, today=today)


def refusal(line: str) -> str:
    with pytest.raises(Refused) as caught:
        said(line)
    return caught.value.message.id


def test_the_whole_of_it() -> None:
    assert said("SQL joins 2h #sql after Python basics by 12 Dec") == QuickAdd(
        title="SQL joins",
        effort=2.0,
        skills=("sql",),
        after="Python basics",
        by=date(2026, 12, 12),
    )


PARTS = ["2h", "#sql", "by 12 Dec"]


@given(st.permutations([*PARTS, "after Python basics"]))
def test_the_order_after_the_title_does_not_matter(parts: list[str]) -> None:
    assert said(" ".join(["SQL joins", *parts])) == said(
        "SQL joins 2h #sql after Python basics by 12 Dec"
    )


WORD = st.sampled_from(["learn", "Über", "résumé", "模型", "C++", "<b>", "v1.2", "R&D", "it’s"])


@given(
    title=st.lists(WORD, min_size=1, max_size=5).map(" ".join),
    minutes=st.none() | st.integers(0, 5_000),
    skills=st.lists(st.sampled_from(["sql", "c++", "ml/ops", "a.b-c"]), unique=True, max_size=3),
    after=st.none() | st.lists(WORD, min_size=1, max_size=3).map(" ".join),
    by=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_what_is_said_is_understood(
    title: str, minutes: int | None, skills: list[str], after: str | None, by: date | None
) -> None:
    line = title
    if minutes is not None:
        line += f" {minutes // 60}h{minutes % 60:02d}"
    line += "".join(f" #{skill}" for skill in skills)
    line += f" after {after}" if after else ""
    line += f" by {by}" if by else ""
    understood = said(line)
    assert understood.title == title
    assert understood.effort == (None if minutes is None else pytest.approx(minutes / 60))
    assert understood.skills == tuple(skills)
    assert understood.after == after
    assert understood.by == by


@given(st.text(max_size=80))
@example("² Dec by ² Dec")
@example("x by a-b-c")
@example("x " + "9" * 400 + "m")
@example("x " + "9" * 5000 + "h")
@example("#" * 50)
@example("after after after by by by")
def test_any_line_is_understood_or_refused(line: str) -> None:
    try:
        understood = said(line)
    except Refused:
        return
    assert understood.title
    assert understood.title == " ".join(understood.title.split())


# Titles made of ordinary words.


@pytest.mark.parametrize(
    "title",
    [
        "Learn by doing",
        "Sort by date",
        "Group by 12 columns",
        "Learn by 12 marbles",
        "Improve a classifier by 10 augmentations",
        "Read about decision-making by 3 juniors",
        "Afterwards, tidy up",
        "After the break",
        "Write a C# parser",
        "Learn H2 and m5",
        "Count to 3 months",
        "By Monday's rules",
    ],
)
def test_ordinary_words_are_title(title: str) -> None:
    assert said(title) == QuickAdd(title=title)


def test_after_names_what_follows_which_may_turn_out_to_be_nothing() -> None:
    assert said("Look after a model") == QuickAdd(title="Look", after="a model")


def test_a_day_is_found_behind_a_by_that_is_none() -> None:
    assert said("Learn by doing by 12 Dec") == QuickAdd(
        title="Learn by doing", by=date(2026, 12, 12)
    )
    assert said("Go by 3 maps by 12 Dec").by == date(2026, 12, 12)


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_a_title_may_hold_anything_but_line_breaks(text: str) -> None:
    assert said(text).title == " ".join(text.split())


@pytest.mark.parametrize("line", ["", " ", "2h", "#sql", "#sql 2h by 12 Dec", "45 min"])
def test_a_step_needs_a_title(line: str) -> None:
    assert refusal(line) == "title.missing"


# Nothing of a line is lost.

LINES = {
    "Watch lecture 1 hour 30 minutes": QuickAdd("Watch lecture", effort=1.5),
    "Watch lecture 1 hour, 30 minutes by tomorrow": QuickAdd(
        "Watch lecture", effort=1.5, by=TOMORROW
    ),
    "Finish by 12 Dec 2026, 2h": QuickAdd("Finish", effort=2, by=date(2026, 12, 12)),
    "Finish by 12/12/2026": QuickAdd("Finish", by=date(2026, 12, 12)),
    "Finish by 12.12.2026, please": QuickAdd("Finish please", by=date(2026, 12, 12)),
    "Finish by 12th Dec": QuickAdd("Finish", by=date(2026, 12, 12)),
    "Finish by the 12th of December 2h": QuickAdd("Finish", effort=2, by=date(2026, 12, 12)),
    "Finish by 12 Dec 26": QuickAdd("Finish", by=date(2026, 12, 12)),
    "By 12 Dec 30 pages of Bishop": QuickAdd("30 pages of Bishop", by=date(2026, 12, 12)),
    "Finish by 12 Dec 30 min": QuickAdd("Finish", effort=0.5, by=date(2026, 12, 12)),
    "Learn #c# 2h": QuickAdd("Learn", effort=2, skills=("c#",)),
    "Learn #c++": QuickAdd("Learn", skills=("c++",)),
    "Learn #c++, #sql.": QuickAdd("Learn", skills=("c++", "sql")),
    "Learn #.net and #node.js": QuickAdd("Learn and", skills=(".net", "node.js")),
    "Fix issue #12 2h": QuickAdd("Fix issue #12", effort=2),
    "Read 2h 30 pages": QuickAdd("Read 30 pages", effort=2),
    "Read 1h 30 #sql": QuickAdd("Read", effort=1.5, skills=("sql",)),
    "Watch it 1:30": QuickAdd("Watch it", effort=1.5),
    "Meet at 9:30": QuickAdd("Meet at 9:30"),
    "Write a 5 minute talk 2h": QuickAdd("Write a 5 minute talk", effort=2),
    "Improve it by 1.5": QuickAdd("Improve it by 1.5"),
    "Scale it by 3/4": QuickAdd("Scale it by 3/4"),
    "Joins by tomorrow after Python basics": QuickAdd("Joins", after="Python basics", by=TOMORROW),
    "Python 3.12, the new parts": QuickAdd("Python 3.12, the new parts"),
    "R, Q and K": QuickAdd("R, Q and K"),
}


@pytest.mark.parametrize(("line", "meant"), LINES.items(), ids=LINES)
def test_a_line_is_understood_to_its_last_word(line: str, meant: QuickAdd) -> None:
    assert said(line) == meant
    assert words_of(line) == words_of(" ".join(shown(said(line))))


def words_of(text: str) -> list[str]:
    """All words and numbers of a text, in any order."""
    return sorted(re.findall(r"[\w#+]+", text))


def shown(found: QuickAdd) -> list[str]:
    """The title and everything that stands in a chip of its own, as it was typed."""
    return [found.title, *found.taken, *([f"after {found.after}"] if found.after else [])]


PIECE = st.sampled_from(
    [
        *("learn", "Read", "by", "after", "2h", "1h 30", "90 mins", "1 hour 30 minutes", "1:30"),
        *("#sql", "#c#", "#c++,", "by 12 Dec", "by 12.12.2026,", "by tomorrow", "12", "30", "1.5"),
        *("pages", "12 Dec", "by fri", "min", "hours", ",", "R&D", "3/4", "at", "#", "#7", "h"),
    ]
)


@given(st.lists(PIECE, min_size=1, max_size=9).map(" ".join))
@example("by 12 Dec 2026 30 min, 2h by fri")
@example("after after 2h")
def test_no_word_of_a_line_is_lost(line: str) -> None:
    try:
        found = said(line)
    except Refused as refusal:
        assert refusal.message.id in ("title.missing", "day.impossible")  # noqa: PT017
        return
    every = " ".join(shown(found)).casefold()
    assert words_of(line.casefold()) == words_of(every)


# Efforts.

EFFORTS = {
    "2h": 2,
    "2 h": 2,
    "2 hours": 2,
    "1 hour": 1,
    "1h30": 1.5,
    "1h 30": 1.5,
    "1 h 30 min": 1.5,
    "1h30m": 1.5,
    "1.5h": 1.5,
    "1,5h": 1.5,
    "45 min": 0.75,
    "45m": 0.75,
    "45 minutes": 0.75,
    "0h": 0,
    "2H": 2,
}


@pytest.mark.parametrize(("words", "hours"), EFFORTS.items())
def test_efforts(words: str, hours: float) -> None:
    assert said(f"Joins {words}") == QuickAdd(title="Joins", effort=hours)
    assert said(f"{words} Joins").effort == hours
    assert effort_of(words) == hours


@pytest.mark.parametrize("words", ["-2h", "-2 h", "-45 min", "-1h30", "-0.5h"])
def test_an_effort_below_nothing_is_refused(words: str) -> None:
    assert refusal(f"Joins {words}") == "effort.negative"
    with pytest.raises(Refused, match=r"effort\.negative"):
        effort_of(words)


def test_a_plain_number_in_a_field_for_efforts_is_hours() -> None:
    assert effort_of(" 2,5 ") == 2.5
    with pytest.raises(Refused, match=r"effort\.negative"):
        effort_of("-1")


@pytest.mark.parametrize("words", ["", "soon", "nan", "inf", "1e999", "2x", "h"])
def test_words_that_name_no_effort_are_said_to_be_unclear(words: str) -> None:
    with pytest.raises(Refused, match=r"effort\.unclear"):
        effort_of(words)


# Days.

DAYS = {
    "12 Dec": date(2026, 12, 12),
    "12. Dec": date(2026, 12, 12),
    "12 December": date(2026, 12, 12),
    "Dec 12": date(2026, 12, 12),
    "dec 12, 2027": date(2027, 12, 12),
    "12 dec 2025": date(2025, 12, 12),
    "12 Sept": date(2026, 9, 12),
    "2026-12-12": date(2026, 12, 12),
    "2026-3-2": TODAY,
    "2 March": TODAY,
    "1 March": date(2027, 3, 1),
    "today": TODAY,
    "Tomorrow": TOMORROW,
    "Tuesday": TOMORROW,
    "tue": TOMORROW,
    "Monday": TODAY + timedelta(days=7),
    "Sunday": date(2026, 3, 8),
    "29 Feb": date(2028, 2, 29),
    "29 Feb 2024": date(2024, 2, 29),
}


@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_days(words: str, day: date) -> None:
    assert day_of(words, today=TODAY) == day
    assert said(f"Joins by {words}") == QuickAdd(title="Joins", by=day)
    assert said(f"Joins BY {words} 2h").by == day


@pytest.mark.parametrize(
    "words",
    [
        "31 Feb",
        "30 February 2028",
        "29 Feb 2026",
        "2026-02-30",
        "2026-13-01",
        "0 May",
        "99 Dec",
        "12 Dec 0000",
    ],
)
def test_a_day_on_no_calendar_is_refused(words: str) -> None:
    assert refusal(f"Joins by {words}") == "day.impossible"


@pytest.mark.parametrize(
    "words", ["doing", "12", "12 marbles", "monkey", "sunflower", "a-b-c", "², 3", "1 2 May 3", ""]
)
def test_words_that_name_no_day_name_none(words: str) -> None:
    assert day_of(words, today=TODAY) is None


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_day_without_a_year_is_the_next_such_day(day: date, today: date) -> None:
    found = day_of(f"{day:%d %b}", today=today)
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today
    assert found - today <= timedelta(days=366 if day.day < 29 or day.month != 2 else 366 * 8)


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), st.dates())
@example("sun", date.max)
def test_a_weekday_is_the_next_one_never_today(name: str, today: date) -> None:
    if today > date.max - timedelta(days=7):
        return
    found = day_of(name, today=today)
    assert found is not None
    assert timedelta(days=1) <= found - today <= timedelta(days=7)
    assert f"{found:%a}".lower() == name


@pytest.mark.parametrize(
    "part", ["by ", "by 1 fri ", "#c ", "1h ", "9:30 x ", "after ", "½", "9", "x", "#", "12.12."]
)
def test_a_line_of_any_length_is_answered_before_one_notices(part: str) -> None:
    """A line ten times as long takes ten times as long, not a hundred times."""

    def spent(length: int) -> float:
        line = (part * length)[:length]
        begun = process_time()
        with suppress(Refused):
            understand(line, today=TODAY)
        return process_time() - begun

    short, long = min(spent(2_000) for _ in range(3)), min(spent(20_000) for _ in range(2))
    assert long < max(0.05, 40 * short)


def test_a_line_longer_than_any_title_is_refused_at_once() -> None:
    with pytest.raises(Refused) as refused:
        understand("by fri " * 30_000, today=TODAY)
    assert refused.value.message.params["why"] == "string_too_long"
