"""What a person notices on the page on when there is time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pathtracker.actions import availability, items, steps
from pathtracker.actions import learner as about
from pathtracker.app.plan_tools.lines import Line
from pathtracker.app.plan_tools.view import TimeView
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import DaysOff, Track, WeekHours
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import queries
from pathtracker.store.planning import calendar

TODAY = date(2026, 11, 19)
KEY = Qt.Key


def _off(workspace: Workspace) -> list[tuple[date, date | None]]:
    return sorted((one.first, one.last) for one in queries.all_of(workspace.reader, DaysOff))


def _texts(view: TimeView) -> str:
    QApplication.processEvents()  # what is new in a list is shown by the event loop
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def _choose(control: SegmentedControl, words: str) -> None:
    next(one for one in control.findChildren(QPushButton) if one.text() == words).click()


def _press(qtbot: QtBot, month: MonthCalendar, first: date, last: date) -> None:
    """Draws over days with the pointer."""
    begin = month.grid._cell(first).center().toPoint()
    end = month.grid._cell(last).center().toPoint()
    qtbot.mousePress(month.grid, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(month.grid, QPoint(end))
    qtbot.mouseRelease(month.grid, Qt.MouseButton.LeftButton, pos=end)


def test_minutes_typed_on_a_weekday_are_kept_when_the_field_is_left(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    wednesday = view.week.week.days[2].field
    wednesday.setFocus()
    wednesday.selectAll()
    qtbot.keyClicks(wednesday, "1h30")
    qtbot.keyClick(wednesday, KEY.Key_Return)
    assert about.learner(workspace.reader).minutes == (60, 60, 90, 75, 0, 150, 75)
    assert "8 h 30 a week" in _texts(view)


def test_what_is_no_time_is_said_and_not_kept(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    monday = view.week.week.days[0].field
    monday.setFocus()
    monday.selectAll()
    qtbot.keyClicks(monday, "soon")
    view.week.week.days[1].field.setFocus()
    assert "“soon” is no time for Monday" in view.week.fault.text()
    assert (about.learner(workspace.reader).minutes or ())[0] == 60


def test_any_day_keeps_the_hours_and_marks_them_as_about_right(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    _choose(view.week.mode, "Any day")
    known = about.learner(workspace.reader)
    assert known.any_day
    assert sum(known.minutes or ()) == 7 * 60


def test_days_drawn_in_the_month_become_days_off(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    part = view.days_off
    assert not part.add.isVisible()
    _press(qtbot, part.calendar, date(2026, 11, 23), date(2026, 11, 26))
    assert part.add.text() == "Add 23 Nov – 26 Nov"
    qtbot.keyClicks(part.note, "Lisbon")
    qtbot.mouseClick(part.add, Qt.MouseButton.LeftButton)
    assert _off(workspace) == [(date(2026, 11, 23), date(2026, 11, 26))]
    assert "Lisbon" in _texts(view)
    assert "4 days" in _texts(view)
    assert not part.add.isVisible()


def test_days_off_are_taken_back_from_their_line(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.do(availability.add_days_off, first=date(2026, 12, 24), last=date(2027, 1, 3))
    line = view.days_off.findChild(Line)
    assert line is not None
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert _off(workspace) == []
    workspace.undo()
    assert _off(workspace) == [(date(2026, 12, 24), date(2027, 1, 3))]
    assert "24 Dec – 3 Jan" in _texts(view)


def test_the_month_works_by_keyboard(view: TimeView, workspace: Workspace, qtbot: QtBot) -> None:
    grid = view.days_off.calendar.grid
    grid.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier in ((KEY.Key_Right, None), (KEY.Key_Right, shift), (KEY.Key_Down, shift)):
        qtbot.keyClick(grid, key, modifier or Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(grid, KEY.Key_Return)
    qtbot.keyClick(view.days_off.note, KEY.Key_Return)
    assert _off(workspace) == [(date(2026, 11, 20), date(2026, 11, 28))]


def test_one_week_is_set_apart_and_made_usual_again(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.this_week.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.this_week.none, Qt.MouseButton.LeftButton)
    weeks = queries.all_of(workspace.reader, WeekHours)
    assert [(week.monday, week.minutes) for week in weeks] == [(date(2026, 11, 23), (0,) * 7)]
    assert view.this_week.state.text() == "different"
    qtbot.mouseClick(view.this_week.back, Qt.MouseButton.LeftButton)
    assert "no time instead of 7 h" in _texts(view)
    qtbot.mouseClick(view.this_week.forward, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.this_week.usual, Qt.MouseButton.LeftButton)
    assert queries.all_of(workspace.reader, WeekHours) == []


@pytest.fixture
def sunday_first() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("sunday_first")
def test_a_certain_week_has_its_days_in_their_order_wherever_weeks_begin(view: TimeView) -> None:
    """Its Sunday stood before its Monday, as if it were the day before."""
    this_week = [day.x() for day in view.this_week.week.days]
    assert this_week == sorted(this_week)
    usual = [day.x() for day in view.week.week.days]
    assert min(usual) == usual[-1], "any week begins as the locale has it"


def test_everything_is_paused_until_one_is_back(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.pause.begin, Qt.MouseButton.LeftButton)
    assert "until you return" in view.pause.state.text()
    assert calendar(workspace.reader).minutes_on(date(2027, 3, 6)) == 0
    qtbot.mouseClick(view.pause.end, Qt.MouseButton.LeftButton)
    assert calendar(workspace.reader).minutes_on(date(2027, 3, 6)) == 150
    assert view.pause.begin.isVisible()


def test_shares_are_kept_once_they_add_up(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    for title in ("Python", "Portfolio"):
        track = workspace.call(steps.add_roadmap, title=title)
        phase = workspace.call(steps.add_phase, track=track.id, title="Basics")
        workspace.call(steps.add, wanted=QuickAdd(f"{title} first", 2.0), phase=phase.id)
    _choose(view.shares.mode, "Side by side")
    one, other = (field for field in view.shares.fields.values())
    assert (one.value(), other.value()) == (50, 50)
    one.setValue(70)
    assert "20 % too many" in view.shares.note.text()
    assert _shares(workspace) == [50, 50]
    other.setValue(30)
    view.shares.keep()
    assert _shares(workspace) == [30, 70]
    assert "4 h 54" in _texts(view)
    _choose(view.shares.mode, "One after the other")
    assert _shares(workspace) == [None, None]


def _shares(workspace: Workspace) -> list[int | None]:
    tracks: list[Track] = queries.tracks(workspace.reader)
    return sorted((track.share for track in tracks), key=lambda share: share or 0)


def test_the_stretch_blames_the_estimate_and_can_be_fixed(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    assert "Once 5 steps of an hour or more are finished" in view.stretch.state.text()
    _choose(view.stretch.mode, "Fixed by me")
    view.stretch.times.setValue(1.4)
    view.stretch.keep()
    assert about.learner(workspace.reader).stretch == 1.4
    assert "1.4 ×" in view.stretch.state.text()
    _choose(view.stretch.mode, "Measured")
    assert about.learner(workspace.reader).stretch is None


def test_what_the_stretch_rests_on_can_be_looked_at(
    view: TimeView, workspace: Workspace, qtbot: QtBot
) -> None:
    for number in range(5):
        wanted = QuickAdd(f"Step {number}", 2.0)
        item = workspace.call(steps.add, wanted=wanted)
        workspace.call(items.log, item=item.id, minutes=180)
        workspace.call(items.finish, item=item.id)
    assert "stretched 1.5 ×. Measured from your last 5" in view.stretch.state.text()
    view.stretch.took.click()
    popover = view.stretch._popover
    assert popover is not None
    shown = [label.text() for label in popover.findChildren(QLabel)]
    assert shown.count("3 h") == shown.count("1.5 ×") == 5
    assert {"Step 0", "Step 4"} <= set(shown)
    popover.close()


# --- what a card says goes with what it was about -------------------------------------------------


def a_refused_pause(view: TimeView) -> InlineMessage:
    view.pause.mode.set_value("day")
    view.pause.day.set_day(view.workspace.when().today)
    view.pause.begin.click()
    assert "is not after today" in view.pause.message.text()
    return view.pause.message


def test_a_refusal_goes_with_another_day(view: TimeView) -> None:
    message = a_refused_pause(view)
    view.pause.day._pick(view.workspace.when().today + timedelta(days=3))
    assert not message.isVisible()


@pytest.mark.parametrize("how", ["another change", "undo", "redo", "another page"])
def test_a_refusal_does_not_outlive_what_happens(view: TimeView, how: str) -> None:
    workspace = view.workspace
    first = workspace.when().today + timedelta(days=9)
    add = partial(workspace.do, availability.add_days_off, first=first, last=first)
    add()
    if how == "redo":
        workspace.undo()
    message = a_refused_pause(view)
    if how == "another change":
        workspace.do(availability.add_days_off, first=first, last=first + timedelta(days=1))
    elif how == "another page":
        view.hide()
        view.show()
    else:
        getattr(workspace, how)()
    assert not message.isVisible()


@pytest.mark.parametrize("card", ["week", "this_week"])
def test_what_is_wrong_in_a_field_is_said_until_it_is_right(
    view: TimeView, qtbot: QtBot, card: str
) -> None:
    part = getattr(view, card)
    field = part.week.days[0].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    assert not part.fault.isVisible()  # half typed
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "“soon” is no time" in part.fault.text()
    view.workspace.do(about.set_name, name="Alex")  # about something else
    assert part.fault.isVisible()
    field.selectAll()
    qtbot.keyClicks(field, "45")
    assert not part.fault.isVisible()
