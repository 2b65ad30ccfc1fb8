"""A plan in a calendar: all of it arrives in real programs, and a newer file changes just that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import icalendar
import pytest
from helpers import TODAY, TROUBLING, on, open_store
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.actions import items, steps
from pathtracker.actions.learner import set_weekdays
from pathtracker.catalog import load_catalog
from pathtracker.core.messages import Refused
from pathtracker.core.quickadd import understand
from pathtracker.exchange.calendar_memory import Told, next_sequence, read_memory, renewed
from pathtracker.exchange.calendar_out import Exported, export_calendar
from pathtracker.paths import Places, asset
from pathtracker.sample import fill_sample
from pathtracker.store import Store
from pathtracker.store.planning import plan_inputs
from pathtracker.wording.calendar import calendar_lines

from .calendar_readers import READERS, Seen, todoman_lines, with_icalendar, with_khal

Export = Callable[..., Exported]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "data").mkdir()
    return Places(tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.ics"


@pytest.fixture
def export(store: Store, places: Places, file: Path) -> Export:
    def export(day: date = TODAY, begins: time | None = None, now: datetime | None = None) -> Any:
        return export_calendar(
            store,
            plan_inputs(store, day),
            file,
            places=places,
            now=now or on(day).now,
            begins=begins,
        )

    return export


def week(store: Store, *minutes: int) -> None:
    set_weekdays(store, minutes=tuple(minutes), when=on())


def add(store: Store, *lines: str) -> list[UUID]:
    """Steps as one types them: “Weld 2h”."""
    return [steps.add(store, wanted=understand(line, today=TODAY), when=on()).id for line in lines]


def events(file: Path) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    by_uid = {str(part["uid"]): part for part in found}
    assert len(by_uid) == len(found)
    return by_uid


def off(part: Any) -> bool:
    return part.get("status") == "CANCELLED"


def total(seen: Seen) -> timedelta:
    return sum((end - start for _, start, end in seen), timedelta())


# --- what arrives


@pytest.fixture(scope="module")
def sample_plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exported]:
    """The plan of the sample learner: 220 sittings of many lengths, and milestones."""
    folder = tmp_path_factory.mktemp("sample plan")
    (folder / "d").mkdir()
    file = folder / "plan.ics"
    with open_store(folder / "d" / "pathtracker.db") as store:
        catalog = load_catalog(asset("catalog")).catalog
        fill_sample(store, catalog=catalog, size="usual", when=on())
        made = export_calendar(
            store, plan_inputs(store, TODAY), file, places=Places(folder / "d"), now=on().now
        )
    return file, made


@pytest.mark.parametrize("reader", READERS)
def test_every_sitting_arrives_in_every_program(
    sample_plan: tuple[Path, Exported], reader: Callable[[Path], Seen]
) -> None:
    file, made = sample_plan
    seen = reader(file)
    assert len(seen) == made.events > 200
    assert total(seen) == timedelta(minutes=made.minutes)
    assert sorted(seen) == sorted(with_icalendar(file))


def test_milestones_arrive_as_tasks(sample_plan: tuple[Path, Exported]) -> None:
    file, made = sample_plan
    lines = todoman_lines(file)
    assert len(lines) == made.milestones == 15
    assert sum("[X]" in line for line in lines) == 4


def test_a_long_day_is_not_cut(store: Store, export: Export, file: Path) -> None:
    add(store, *(f"Step {n} 1h" for n in range(12)))
    week(store, 0, 0, 0, 0, 0, 600, 60)
    export()
    seen = sorted(with_icalendar(file), key=lambda one: one[1])
    saturday = [one for one in seen if one[1].date() == TODAY + timedelta(days=5)]
    assert len(saturday) == 10
    assert total(saturday) == timedelta(hours=10)
    assert saturday[0][1].time() == time(14)
    assert saturday[-1][2] == datetime.combine(TODAY + timedelta(days=6), time())
    assert [one[1].time() for one in seen if one not in saturday][:1] == [time(18)]


def test_the_hour_at_which_a_day_begins_is_kept(store: Store, export: Export, file: Path) -> None:
    add(store, "Weld 2h")
    week(store, *[60] * 7)
    export(begins=time(9))
    assert {start.time() for _, start, _ in with_icalendar(file)} == {time(9)}
    assert export().begins == time(9)
    assert {start.time() for _, start, _ in with_icalendar(file)} == {time(9)}


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING.keys())
def test_no_text_breaks_a_calendar(store: Store, export: Export, file: Path, text: str) -> None:
    [item] = add(store, "Weld 2h")
    steps.rename(store, item=item, title=text, when=on())
    week(store, *[60] * 7)
    export()
    data = file.read_bytes()
    assert not set(data.replace(b"\r\n", b"")) & {*range(32), 127}
    for part in events(file).values():
        assert not set(str(part["summary"])) & set("\u202e\u202c\u2028\x1b\x9b\x7f")
    assert [one for one, _, _ in with_icalendar(file)] == [str(part["summary"])] * 2


def test_troublesome_texts_are_read_by_others(store: Store, export: Export, file: Path) -> None:
    made = add(store, *(f"Step {n} 1h" for n in range(len(TROUBLING))))
    for item, text in zip(made, TROUBLING.values(), strict=True):
        steps.rename(store, item=item, title=text, when=on())
    week(store, *[60] * 7)
    export()
    assert len(with_khal(file)) == len(TROUBLING)


# --- what a newer file changes


def test_a_newer_file_moves_what_moved_and_calls_off_what_holds_no_more(
    store: Store, export: Export, file: Path
) -> None:
    done, skipped, parked, gone, stays = add(store, *(f"{n} 2h" for n in "abcde"))
    week(store, *[60] * 7)
    export()
    before = events(file)
    assert len(before) == 10
    items.finish(store, item=done, when=on())
    items.skip(store, item=skipped, when=on())
    items.park(store, item=parked, when=on())
    items.remove(store, item=gone, when=on())
    made = export()
    after = events(file)
    assert set(after) == set(before)
    for uid, part in after.items():
        assert part["sequence"] > before[uid]["sequence"] > 0
        assert off(part) == (str(stays) not in uid)
        if off(part):
            assert (part["summary"], part.start) == (before[uid]["summary"], before[uid].start)
    assert (made.events, made.cancelled) == (2, 8)
    assert [one.date() for _, one, _ in with_icalendar(file)] == [TODAY, TODAY + timedelta(days=1)]
    items.reopen(store, item=done, when=on())
    export()
    assert sum(not off(part) for part in events(file).values()) == 4
    assert set(events(file)) == set(before)


def test_without_any_hours_all_that_went_out_is_called_off(
    store: Store, export: Export, file: Path
) -> None:
    add(store, "Weld 3h")
    week(store, *[60] * 7)
    export()
    week(store, *[0] * 7)
    made = export()
    assert all(off(part) for part in events(file).values())
    assert (made.events, made.cancelled, len(made.plan.unplanned)) == (0, 3, 1)
    told = " ".join(calendar_lines(made))
    assert "no sittings" in told
    assert "calls off 3 entries" in told
    assert "1 step is not in it" in told


def test_what_has_passed_stays_in_the_calendar_as_it_was(
    store: Store, export: Export, file: Path
) -> None:
    add(store, "Weld 4h")
    week(store, *[60] * 7)
    export()
    first = events(file)
    export(TODAY + timedelta(days=2))
    later = events(file)
    passed = {uid for uid, part in first.items() if part.start.date() < TODAY + timedelta(days=2)}
    assert len(passed) == 2
    assert not passed & set(later)
    assert len(later) == 4
    assert len(set(later) - set(first)) == 2


def test_the_number_of_a_file_grows_whatever_the_clock_says(
    store: Store, export: Export, file: Path
) -> None:
    add(store, "Weld 4h")
    week(store, *[60] * 7)
    last = 0
    for year in (2026, 2026, 2020, 1999, 2030, 2026, 9000, 2026):
        export(now=datetime(year, 3, 2, 12, tzinfo=UTC))
        numbers = {int(part["sequence"]) for part in events(file).values()}
        assert last < min(numbers) == max(numbers) < 2**31
        last = max(numbers)


@given(st.integers(0, 2**31 - 2), st.datetimes(timezones=st.just(UTC)))
def test_a_sequence_is_positive_and_higher(before: int, now: datetime) -> None:
    assert before < next_sequence(before, now) < 2**31


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"sequence": -1}', b'{"begins": 7.5e99}'])
def test_a_memory_that_is_odd_is_left_aside(
    store: Store, export: Export, places: Places, file: Path, content: bytes
) -> None:
    places.calendar_file.write_bytes(content)
    add(store, "Weld 2h")
    week(store, *[60] * 7)
    assert export().begins == time(18)
    assert len(events(file)) == 2


def test_what_could_not_be_noted_is_said(
    store: Store, export: Export, places: Places, file: Path
) -> None:
    places.calendar_file.mkdir()
    add(store, "Weld 2h")
    week(store, *[60] * 7)
    assert "could not be noted" in " ".join(calendar_lines(export()))
    assert len(events(file)) == 2


def test_a_file_that_could_not_be_written_calls_nothing_off_and_uses_up_its_number(
    store: Store,
    export: Export,
    places: Places,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(store, "Weld 2h")
    week(store, *[60] * 7)
    export()
    before = read_memory(places)
    week(store, *[30] * 7)
    monkeypatch.setattr("pathtracker.exchange.out.replace_durably", _no_room)
    with pytest.raises(Refused):
        export()
    after = read_memory(places)
    assert after.sequence == before.sequence + 1
    assert after.sittings == before.sittings
    assert len(events(file)) == 2


def _no_room(path: Path, data: bytes) -> None:
    raise OSError(28, "No space left on device")


# --- properties


ITEM = UUID(int=1)
DAYS = st.lists(st.integers(0, 9), max_size=8).map(sorted)


def told(days: Iterable[int], today: date = TODAY) -> list[Told]:
    return [
        Told(
            item=ITEM,
            number=1,
            title="t",
            track="r",
            start=datetime.combine(today + timedelta(days=day), time(18, place)),
            end=datetime.combine(today + timedelta(days=day), time(19)),
        )
        for place, day in enumerate(days)
    ]


@given(st.lists(st.tuples(st.integers(0, 5), DAYS), max_size=6))
def test_each_sitting_has_one_name_and_every_name_that_went_out_is_told_of(
    exports: list[tuple[int, list[int]]],
) -> None:
    """Over any row of exports, on days forth and back."""
    known: tuple[Told, ...] = ()
    for shift, days in exports:
        today = TODAY + timedelta(days=shift)
        wanted = told(days, today)
        after = renewed(known, wanted, today)
        numbers = [one.number for one in after]
        assert len(numbers) == len(set(numbers))
        ahead = {one.number: one for one in after if one.start.date() >= today}
        assert sorted(one.start for one in ahead.values() if not one.cancelled) == [
            one.start for one in wanted
        ]
        was_ahead = {one.number for one in known if one.start.date() >= today}
        assert was_ahead <= set(ahead)
        assert {one for one in after if one.start.date() < today} <= set(known)
        assert renewed(after, wanted, today) == after
        known = after
