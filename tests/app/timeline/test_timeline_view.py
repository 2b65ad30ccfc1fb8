"""What the timeline shows, how it is looked around in, and that it stays where it is."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

from helpers import TROUBLING
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, days, settle, shown, titles

from pathtracker.actions import availability, items, planning, steps
from pathtracker.actions.learner import set_weekdays
from pathtracker.app.places import Destination
from pathtracker.app.theme import Theme
from pathtracker.app.timeline.rows import Grouping, Show
from pathtracker.app.timeline.scale import Zoom
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.workspace import Workspace

ALL = ["Engineer", "First", "Read", "Write", "Check", "Second", "Ship", "Watch"]


def test_tracks_phases_and_items_stand_below_each_other(view: TimelineView) -> None:
    assert titles(view) == ALL


def test_a_head_is_closed_and_opened_by_its_chevron_and_by_keys(
    view: TimelineView, qtbot: QtBot
) -> None:
    frame = view.chart.frame()
    chevron = QPoint(frame.list.left() + frame.look.px(30), frame.top(1) + 10)
    QTest.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=chevron)
    assert titles(view) == ["Engineer", "First", "Second", "Ship", "Watch"]
    assert view.chart.scene.rows[1].note == "3"
    view.chart.setFocus()
    view.chart.select(1)
    QTest.keyClick(view.chart, Qt.Key.Key_Right)
    assert titles(view) == ALL
    QTest.keyClick(view.chart, Qt.Key.Key_Up)
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    assert titles(view) == ["Engineer"]


def test_selecting_an_item_opens_its_details_and_a_head_closes_them(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    told: list[object] = []
    view.item_opened.connect(told.append)
    view.show_item(learner.ids["Write"])
    assert view.selected_items() == [learner.ids["Write"]]
    view.step_selection(1)
    view.chart.select(0)
    assert told == [learner.ids["Write"], learner.ids["Check"], None]


def test_done_steps_leave_the_chart_until_they_are_asked_for(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.finish, "Read")
    settle(view, qtbot)
    assert "Read" not in titles(view)
    view.set_view(view.contents.view._replace(show=Show.ALL))
    assert "Read" in titles(view)
    view.set_view(view.contents.view._replace(show=Show.CHAIN))
    assert view.contents.plan is not None
    chain = [row.title for row in view.chart.scene.rows if row.item]
    assert chain == [
        step.title for step in view.contents.work.steps if step.id in view.contents.plan.chain
    ]
    assert chain


def test_rows_can_be_gathered_otherwise(view: TimelineView, learner: Learner, qtbot: QtBot) -> None:
    learner.do(items.start, "Ship")
    settle(view, qtbot)
    for grouping, heads in (
        (Grouping.STATE, ["Under way", "Open"]),
        (Grouping.PHASE, ["First", "Second"]),
        (Grouping.ROLE, ["Engineer role"]),
    ):
        view.set_view(view.contents.view._replace(grouping=grouping))
        assert [row.title for row in view.chart.scene.rows if row.item is None] == heads
        assert len([row for row in view.chart.scene.rows if row.item]) == 5


def test_zoom_goes_round_what_is_under_the_pointer(view: TimelineView) -> None:
    chart = view.chart
    x = chart.frame().days.left() + 300
    before = chart.frame().day_at(x)
    turn(view, QPoint(x, 300), 240, Qt.KeyboardModifier.ControlModifier)
    assert chart.frame().day_at(x) == before
    assert chart.day_width > 8
    turn(view, QPoint(x, 20), -1200)  # over the dates no key is needed
    assert abs(chart.frame().day_at(x) - before) < 1e-6
    assert view.head.zoom.value() == chart.zoom != Zoom.WEEK


def turn(
    view: TimelineView,
    where: QPoint,
    angle: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    on = view.chart.viewport()
    event = QWheelEvent(
        QPointF(where),
        QPointF(on.mapToGlobal(where)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(on, event)


def test_keys_zoom_scroll_and_come_back_to_today(view: TimelineView) -> None:
    chart, home = view.chart, view.chart.left
    QTest.keyClick(chart, Qt.Key.Key_3)
    assert chart.zoom is Zoom.MONTH
    assert view.head.zoom.value() is Zoom.MONTH
    QTest.keyClick(chart, Qt.Key.Key_2)
    QTest.keyClick(chart, Qt.Key.Key_Period)
    assert chart.left > home + 20
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert abs(chart.left - home) < 1
    width = chart.day_width
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.day_width > width


def test_scroll_and_zoom_stay_when_data_changes(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.add("First", *[f"More {n} 3h" for n in range(40)])
    settle(view, qtbot)
    chart = view.chart
    chart.set_zoom(Zoom.MONTH)
    chart.scroll_to(TODAY.toordinal() + 12)
    chart.verticalScrollBar().setValue(200)
    top = chart.scene.rows[chart.frame().row_at(chart.frame().days.top())].key
    left = chart.left
    learner.do(items.finish, "Read")  # a row above goes away
    settle(view, qtbot)
    assert chart.scene.rows[chart.frame().row_at(chart.frame().days.top())].key == top
    assert chart.left == left
    assert chart.zoom is Zoom.MONTH


def test_where_one_was_comes_back_and_nonsense_is_passed_over(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    view.chart.set_zoom(Zoom.QUARTER)
    view.head.links.setChecked(False)
    view.set_view(view.contents.view._replace(grouping=Grouping.STATE, folded=frozenset({"x"})))
    kept = view.state()
    other = TimelineView(learner.workspace)
    qtbot.addWidget(other)
    other.restore_state(kept)
    assert other.state() == kept
    other.restore_state({"zoom": "wide", "left": [], "grouping": 5, "folded": 3, "show": None})
    assert other.contents.view.grouping is Grouping.ROADMAP


def test_the_table_says_the_same_and_is_copied_as_csv(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(steps.rename, "Ship", title="=2+3")
    learner.do(steps.set_deadline, "Check", day=TODAY)
    settle(view, qtbot)
    view.head.table.click()
    assert view.table is not None
    assert view.table.isVisible()
    view.table.copy.click()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0][2:6] == ["Step or milestone", "Starts", "Ends", "Hours left"]
    by_title = {row[2]: row for row in rows}
    assert by_title["Read"][:2] == ["Engineer", "First"]
    assert by_title["Read"][3:6] == ["2026-11-19", "2026-11-20", "4.00"]
    assert "'=2+3" in by_title
    assert "ends after it" in by_title["Check"][7]
    view.head.table.click()
    assert view.chart.isVisible()


def test_a_pin_that_has_to_yield_says_why(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(planning.pin, "Check", day=TODAY)
    settle(view, qtbot)
    at = view.chart.scene.row_of[learner.ids["Check"]]
    assert days(view, learner, "Check")[0] > 0
    assert "pinned to 19 Nov" in view.chart.describe(at)
    assert "not finished yet. (Write)" in view.chart.describe(at)


# With nothing to show.


def press(view: TimelineView) -> None:
    """The main button of what is shown instead of the chart."""
    page = view.pages.currentWidget()
    assert isinstance(page, EmptyState)
    page.action.emit()


def test_without_work_it_leads_to_the_roles(workspace: Workspace, qtbot: QtBot) -> None:
    view = shown(workspace, qtbot)
    with qtbot.waitSignal(view.go) as went:
        press(view)
    assert went.args == [Destination("roles")]


def test_without_time_it_leads_to_the_hours(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.workspace.call(set_weekdays, minutes=(0,) * 7)
    settle(view, qtbot)
    with qtbot.waitSignal(view.go) as went:
        press(view)
    assert went.args == [Destination("time")]


def test_when_all_is_done_the_done_can_be_shown(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    for title in ("Read", "Write", "Check", "Ship", "Watch"):
        learner.do(items.finish, title)
    settle(view, qtbot)
    press(view)
    assert titles(view) == ALL


def test_troubling_titles_are_shown_as_they_are(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    for title in TROUBLING.values():
        learner.do(steps.rename, "Ship", title=title)
        settle(view, qtbot)
        view.grab()
        at = view.chart.scene.row_of[learner.ids["Ship"]]
        assert "\u202e" not in view.chart.describe(at)


def test_it_can_be_painted_from_right_to_left_and_in_every_theme(
    view: TimelineView, qapp: QApplication, theme: Theme
) -> None:
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        view.setLayoutDirection(direction)
        frame = view.chart.frame()
        assert (frame.list.left() > frame.days.left()) is frame.mirrored
        for name in ("dark", "contrast", "light"):
            theme.apply(qapp, name, reduced_motion=True)
            view.grab()


# The first frame.


def test_the_first_frame_is_the_last_picture_and_the_plan_follows(
    view: TimelineView, learner: Learner, qtbot: QtBot, quick_folder: Path
) -> None:
    view.hide()
    assert learner.workspace.places.timeline_file.exists()
    learner.workspace.call(set_weekdays, minutes=(60,) * 7)
    again = TimelineView(learner.workspace)
    qtbot.addWidget(again)
    again.resize(1100, 600)
    again.show()
    assert titles(again) == ALL
    assert days(again, learner, "Read") == (0, 1)
    settle(again, qtbot)
    assert days(again, learner, "Read") == (0, 3)


def test_a_damaged_picture_costs_nothing(learner: Learner, qtbot: QtBot) -> None:
    file = learner.workspace.places.timeline_file
    for text in (
        "",
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 1, "rows": [{"key": 1}]}',
        "[" * 9999,
    ):
        file.write_text(text)
        view = shown(learner.workspace, qtbot)
        assert titles(view) == ALL
        view.close()


def test_the_picture_is_for_the_learner_alone(view: TimelineView, learner: Learner) -> None:
    view.hide()
    assert learner.workspace.places.timeline_file.stat().st_mode & 0o777 == 0o600


def test_an_item_asked_for_before_there_is_a_plan_is_shown_with_it(
    learner: Learner, qtbot: QtBot
) -> None:
    view = TimelineView(learner.workspace)
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show_item(learner.ids["Check"])
    view.show()
    settle(view, qtbot)
    assert view.selected_items() == [learner.ids["Check"]]


def test_where_nothing_has_a_day_it_says_what_keeps_it(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.workspace.call(availability.pause)
    settle(view, qtbot)
    page = view.pages.currentWidget()
    assert isinstance(page, EmptyState)
    said = " ".join(label.text() for label in page.findChildren(PlainLabel))
    assert "Everything is paused until you return" in said
    with qtbot.waitSignal(view.go, check_params_cb=lambda where: where == Destination("time")):
        page.action.emit()
    learner.workspace.call(availability.come_back)
    settle(view, qtbot)
    assert view.pages.currentWidget() is view.card


def test_at_midnight_the_plan_begins_on_the_new_day(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    clock = learner.workspace.clock
    clock._fixed = TODAY + timedelta(days=1)  # as if the night had passed
    learner.do(items.log, "Ship", minutes=30)  # before the clock has told it
    clock.day_changed.emit(clock.when().today)
    settle(view, qtbot)
    assert view.chart.scene.schedule.today == TODAY.toordinal() + 1
    assert days(view, learner, "Read") == (1, 2)
