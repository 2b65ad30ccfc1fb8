"""Dragging bars, ends, arrows and chips; the same by keys; and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, days, place, settle

from pathtracker.actions import availability, items, planning, steps
from pathtracker.app.timeline.pointing import Grip
from pathtracker.app.timeline.scale import Zoom
from pathtracker.app.timeline.tray import _Chip
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.timeline.words import day as short
from pathtracker.core.messages import Message
from pathtracker.store import queries

Left = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wide(view: TimelineView) -> TimelineView:
    """Zoomed in, so that a day can be aimed at."""
    view.chart.set_zoom(Zoom.DAY)
    return view


def drag(view: TimelineView, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    on = view.chart.viewport()
    QTest.mouseMove(on, start)
    QTest.mousePress(on, Left, pos=start)
    QTest.mouseMove(on, start + (end - start) / 2)
    QTest.mouseMove(on, end)
    if let_go:
        QTest.mouseRelease(on, Left, pos=end)


def day(view: TimelineView) -> int:
    return round(view.chart.day_width)


def test_a_plan_is_shown_as_it_was_made(view: TimelineView, learner: Learner) -> None:
    assert days(view, learner, "Read") == (0, 1)
    assert days(view, learner, "Write") == (2, 3)
    assert days(view, learner, "Check") == (4, 4)
    assert days(view, learner, "Ship") == (5, 7)


def test_a_dragged_bar_is_pinned_and_others_make_room(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    start = place(wide, learner, "Ship", Grip.MOVE)
    drag(wide, start, start - QPoint(5 * day(wide), 0))
    settle(wide, qtbot)
    assert learner.item("Ship").pinned == TODAY
    assert days(wide, learner, "Ship") == (0, 2)
    assert days(wide, learner, "Read") == (3, 4)
    learner.workspace.undo()
    settle(wide, qtbot)
    assert learner.item("Ship").pinned is None
    assert days(wide, learner, "Read") == (0, 1)


def test_while_a_bar_is_dragged_the_plan_follows_and_escape_brings_it_back(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    start = place(wide, learner, "Ship", Grip.MOVE)
    drag(wide, start, start - QPoint(5 * day(wide), 0), let_go=False)
    qtbot.waitUntil(lambda: days(wide, learner, "Read") == (3, 4))
    assert wide.chart.ghost() is not None
    QTest.keyClick(wide.chart, Qt.Key.Key_Escape)
    assert days(wide, learner, "Read") == (0, 1)
    QTest.mouseRelease(wide.chart.viewport(), Left, pos=start)
    settle(wide, qtbot)
    assert learner.item("Ship").pinned is None


def test_nothing_is_dragged_into_the_past(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    start = place(wide, learner, "Ship", Grip.MOVE)
    drag(wide, start, QPoint(wide.chart.frame().days.left() + 1, start.y()))
    settle(wide, qtbot)
    assert learner.item("Ship").pinned == TODAY


def test_a_hand_that_trembles_selects_and_pins_nothing(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    start = place(wide, learner, "Ship", Grip.MOVE)
    with qtbot.waitSignal(wide.item_opened) as opened:
        drag(wide, start, start + QPoint(3, 0))
    assert opened.args == [learner.ids["Ship"]]
    assert learner.item("Ship").pinned is None


def test_the_end_of_a_bar_changes_the_effort(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    end = place(wide, learner, "Write", Grip.RESIZE)
    drag(wide, end, end + QPoint(2 * day(wide), 0))
    settle(wide, qtbot)
    assert learner.item("Write").effort == 8
    assert days(wide, learner, "Write") == (2, 5)
    end = place(wide, learner, "Write", Grip.RESIZE)
    drag(wide, end, end - QPoint(3 * day(wide), 0))
    settle(wide, qtbot)
    assert learner.item("Write").effort == 2
    assert days(wide, learner, "Write") == (2, 2)


def test_an_arrow_says_what_comes_after(wide: TimelineView, learner: Learner, qtbot: QtBot) -> None:
    start = place(wide, learner, "Ship", Grip.LINK)
    drag(wide, start, place(wide, learner, "Read", Grip.MOVE))
    settle(wide, qtbot)
    assert queries.prerequisite_map(learner.workspace.reader)[learner.ids["Read"]] == [
        learner.ids["Ship"]
    ]
    assert days(wide, learner, "Read")[0] > days(wide, learner, "Ship")[0]


def test_an_arrow_that_would_close_a_circle_is_refused_with_its_name(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    refused: list[Message] = []
    learner.workspace.refused.connect(refused.append)
    drag(wide, place(wide, learner, "Check", Grip.LINK), place(wide, learner, "Read", Grip.MOVE))
    assert [message.id for message in refused] == ["circle"]
    assert "Write" in str(refused[0].params["circle"])


def test_an_arrow_to_nowhere_changes_nothing(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    before = learner.workspace.to_undo()
    start = place(wide, learner, "Ship", Grip.LINK)
    drag(wide, start, QPoint(start.x() + 40, wide.chart.frame().days.bottom() - 2))
    assert learner.workspace.to_undo() == before


def test_a_click_on_its_pin_frees_an_item(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(planning.pin, "Ship", day=TODAY)
    settle(wide, qtbot)
    QTest.mouseClick(wide.chart.viewport(), Left, pos=place(wide, learner, "Ship", Grip.PIN))
    assert learner.item("Ship").pinned is None


def test_what_has_no_date_is_dragged_from_the_tray_to_a_day(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.park, "Watch")
    settle(wide, qtbot)
    assert learner.ids["Watch"] not in wide.chart.scene.schedule.spans
    chip = next(chip for chip in wide.tray.findChildren(_Chip) if chip.isVisible())
    assert "parked" in chip.accessibleName()
    frame = wide.chart.frame()
    target = QPoint(round(frame.x(TODAY.toordinal() + 4.5)), frame.top(3))
    on_chip = chip.mapFromGlobal(wide.chart.viewport().mapToGlobal(target))
    QTest.mousePress(chip, Left, pos=QPoint(10, 8))
    QTest.mouseMove(chip, QPoint(20, -10))
    QTest.mouseMove(chip, on_chip)
    assert wide.chart.ghost() is not None
    QTest.mouseRelease(chip, Left, pos=on_chip)
    settle(wide, qtbot)
    assert learner.item("Watch").pinned is not None
    assert days(wide, learner, "Watch") == (4, 4)
    assert wide.tray.name.text() == "Everything has a date"


def test_a_chip_let_go_elsewhere_stays_in_the_tray(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.park, "Watch")
    settle(wide, qtbot)
    chip = next(chip for chip in wide.tray.findChildren(_Chip) if chip.isVisible())
    QTest.mousePress(chip, Left, pos=QPoint(10, 8))
    QTest.mouseMove(chip, QPoint(60, 8))
    QTest.mouseRelease(chip, Left, pos=QPoint(60, 8))
    assert learner.item("Watch").pinned is None


# By keys.


def test_alt_arrows_move_a_bar_by_a_day(view: TimelineView, learner: Learner, qtbot: QtBot) -> None:
    view.show_item(learner.ids["Read"])
    for other in ("Ship", "Watch"):  # nothing else that could fill the days set free
        learner.do(items.skip, other)
    settle(view, qtbot)
    QTest.keyClick(view.chart, Qt.Key.Key_Right, ALT)
    settle(view, qtbot)
    assert days(view, learner, "Read")[0] == 1
    QTest.keyClick(view.chart, Qt.Key.Key_Right, ALT)
    QTest.keyClick(view.chart, Qt.Key.Key_Right, ALT)  # before the plan has caught up
    settle(view, qtbot)
    assert days(view, learner, "Read")[0] == 3
    QTest.keyClick(view.chart, Qt.Key.Key_Left, ALT)
    settle(view, qtbot)
    assert days(view, learner, "Read")[0] == 2


def test_shift_alt_arrows_change_the_effort(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Read"])
    QTest.keyClick(view.chart, Qt.Key.Key_Right, ALT | SHIFT)
    settle(view, qtbot)
    assert learner.item("Read").effort == 6
    QTest.keyClick(view.chart, Qt.Key.Key_Left, ALT | SHIFT)
    settle(view, qtbot)
    assert learner.item("Read").effort == 4


def test_p_pins_an_item_to_its_day_and_frees_it(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Write"])
    QTest.keyClick(view.chart, Qt.Key.Key_P)
    assert learner.item("Write").pinned is not None
    settle(view, qtbot)
    QTest.keyClick(view.chart, Qt.Key.Key_P)
    assert learner.item("Write").pinned is None


def test_what_is_done_stays_where_it_was(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.finish, "Read")
    settle(wide, qtbot)
    wide.set_view(wide.contents.view._replace(show=type(wide.contents.view.show).ALL))
    start = place(wide, learner, "Read", Grip.MOVE)
    drag(wide, start, start + QPoint(4 * day(wide), 0))
    assert learner.item("Read").pinned is None


def test_what_is_refused_brings_the_plan_back(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.finish, "Watch")
    settle(wide, qtbot)
    as_it_is = wide.chart.scene.schedule
    wide.chart.set_schedule(replace(as_it_is, spans={}))  # as while something is dragged
    with qtbot.waitSignal(learner.workspace.refused):
        wide.chart.pinned.emit(learner.ids["Watch"], TODAY.toordinal())
    assert wide.chart.scene.schedule.spans == as_it_is.spans


def test_a_drag_ends_when_the_rows_change_under_it(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    start = place(wide, learner, "Ship", Grip.MOVE)
    end = start - QPoint(5 * day(wide), 0)
    drag(wide, start, end, let_go=False)
    learner.do(items.finish, "Read")
    settle(wide, qtbot)
    assert wide.chart.ghost() is None
    QTest.mouseRelease(wide.chart.viewport(), Left, pos=end)
    assert learner.item("Ship").pinned is None


def test_what_was_dragged_from_the_tray_has_the_keyboard(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.park, "Watch")
    settle(wide, qtbot)
    chip = next(chip for chip in wide.tray.findChildren(_Chip) if chip.isVisible())
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_P)
    settle(wide, qtbot)
    assert learner.item("Watch").pinned == TODAY
    assert wide.chart.selected_item() == learner.ids["Watch"]


def test_the_ground_is_pulled_to_scroll(wide: TimelineView, learner: Learner) -> None:
    before = wide.chart.left
    start = place(wide, learner, "Watch", Grip.MOVE) + QPoint(6 * day(wide), 0)
    drag(wide, start, start - QPoint(3 * day(wide), 0), let_go=False)
    assert not wide.chart.grab().isNull()  # painted while the hand holds it
    assert wide.chart.ghost() is None
    QTest.mouseRelease(wide.chart.viewport(), Left, pos=start)
    assert wide.chart.left == pytest.approx(before + 3, abs=0.1)


def test_the_list_is_as_wide_as_it_is_pulled(wide: TimelineView, learner: Learner) -> None:
    chart = wide.chart
    usual = chart.frame().list_width
    edge = QPoint(chart.frame().edge, 200)
    drag(wide, edge, edge + QPoint(80, 0))
    assert chart.frame().list_width == usual + 80
    other = TimelineView(learner.workspace)
    other.resize(wide.size())
    other.restore_state(wide.state())
    other.chart.resize(chart.size())
    assert other.chart.frame().list_width == usual + 80
    QTest.keyClick(chart, Qt.Key.Key_BracketLeft)
    assert chart.frame().list_width < usual + 80
    QTest.mouseDClick(chart.viewport(), Left, pos=QPoint(chart.frame().edge, 200))
    assert chart.frame().list_width == usual


def test_a_drag_given_up_leaves_the_plan_of_the_edit_before(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    """The plan of an edit is still being made when something is dragged, and let go in vain."""
    start = place(wide, learner, "Ship", Grip.MOVE)
    learner.do(planning.pin, "Ship", day=TODAY)
    drag(wide, start, start + QPoint(2 * day(wide), 0), let_go=False)
    QTest.keyClick(wide.chart, Qt.Key.Key_Escape)
    QTest.mouseRelease(wide.chart.viewport(), Left, pos=start)
    settle(wide, qtbot)
    assert days(wide, learner, "Ship") == (0, 2)


def test_quick_keys_count_each_one(view: TimelineView, learner: Learner, qtbot: QtBot) -> None:
    view.show_item(learner.ids["Ship"])
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):  # faster than a plan is made
        QTest.keyClick(view.chart, key, ALT)
    settle(view, qtbot)
    assert learner.item("Ship").pinned == TODAY + timedelta(days=2)
    assert days(view, learner, "Ship")[0] == 2


def test_a_key_in_vain_leaves_the_plan_of_the_key_before(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Ship"])
    for _ in range(7):  # the last ones lead before today
        QTest.keyClick(view.chart, Qt.Key.Key_Left, ALT)
    settle(view, qtbot)
    assert learner.item("Ship").pinned == TODAY
    assert days(view, learner, "Ship") == (0, 2)


def test_an_end_pulled_to_a_holiday_stays_before_it(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    """Half of each week is another roadmap's, so that days say little about hours."""
    learner.workspace.call(
        availability.add_days_off,
        first=TODAY + timedelta(days=10),
        last=TODAY + timedelta(days=30),
    )
    other = learner.workspace.call(steps.add_roadmap, title="Other", phases=("Aside",))
    learner.ids["Aside"] = queries.phases(learner.workspace.reader, other.id)[0].id
    learner.add("Aside", "Sing 90h")
    tracks = wide.contents.inputs.tracks if wide.contents.inputs else ()
    shares = {tracks[0].id: 50, other.id: 50}
    learner.workspace.call(availability.set_shares, shares=shares)
    settle(wide, qtbot)
    before = days(wide, learner, "Read")
    wide.chart.resized.emit(learner.ids["Read"], TODAY.toordinal() + 12)
    settle(wide, qtbot)
    after = days(wide, learner, "Read")
    assert before[1] < after[1] < 10


@pytest.mark.parametrize("by_key", [True, False])
def test_what_has_moved_is_said_with_from_and_to(
    wide: TimelineView, learner: Learner, qtbot: QtBot, by_key: bool
) -> None:
    said: list[str] = []
    wide.moved.connect(said.append)
    before = dict(wide.contents.schedule.spans)
    item = learner.ids["Read"]
    if by_key:
        wide.show_item(item)
        qtbot.keyClick(wide.chart, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    else:
        start = place(wide, learner, "Read", Grip.MOVE)
        drag(wide, start, start + QPoint(day(wide), 0))
    settle(wide, qtbot)
    after = wide.contents.schedule.spans
    others = sum(after[one] != before[one] for one in after if one != item)
    today = wide.contents.schedule.today
    was, now = (short(spans[item][0], today) for spans in (before, after))
    assert len(said) == 1
    assert was != now
    assert said[0].startswith(f"“Read”: now {now}")
    assert f"was {was}" in said[0]
    assert others > 1
    assert said[0].endswith(f"{others} others moved.")


def test_a_key_that_moves_nothing_says_nothing(
    wide: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    said: list[str] = []
    wide.moved.connect(said.append)
    wide.show_item(learner.ids["Read"])
    qtbot.keyClick(wide.chart, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(wide, qtbot)
    assert not said
