"""Trying other hours, days and roadmaps: what moves, what is said, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, days, settle

from pathtracker.actions import availability, items, planning, steps
from pathtracker.actions.learner import set_weekdays
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.timeline.begins import BeginsForm
from pathtracker.app.timeline.tools import TimelineTools
from pathtracker.app.timeline.view import TimelineView
from pathtracker.core.forecast import LoggedWeek
from pathtracker.core.messages import Message
from pathtracker.core.model import Baseline, DaysOff, Item
from pathtracker.core.planning import plan_of
from pathtracker.core.whatif import WhatIf, changed
from pathtracker.reports.plan_forecast import Past, foresee, times_as_much
from pathtracker.store import queries
from pathtracker.store.planning import calendar, plan_inputs

Typed = Callable[..., dict[str, str]]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tools(view: TimelineView, qtbot: QtBot) -> TimelineTools:
    """The view with what stands around it. The plan: 18 hours at two a day, until 27 Nov."""
    tools = view.tools
    view._read()
    calm(tools, qtbot)
    return tools


def calm(tools: TimelineTools, qtbot: QtBot) -> None:
    """Until everything that was asked for has been answered."""
    settle(tools.view, qtbot)
    qtbot.waitUntil(lambda: not tools.busy and tools.forecasting.now is not None)


def days_of(spread: dict[str, str]) -> tuple[date, date]:
    """What the command line says: likely by and safe by."""
    return date.fromisoformat(spread["p50"]), date.fromisoformat(spread["p85"])


def test_more_hours_move_the_chart_and_leave_the_present_plan_as_ghosts(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    assert days(view, learner, "Watch") == (8, 8)
    tools.bar.set_hours(28)
    calm(tools, qtbot)
    assert days(view, learner, "Watch") == (4, 4)
    schedule = view.chart.scene.schedule
    assert schedule.earlier[learner.ids["Watch"]].finish - TODAY.toordinal() == 8
    assert schedule.earlier_words == "plan at 14 h"
    assert tools.bar.result.text() == "Likely by 23 Nov instead of 27 Nov"
    assert tools.bar.apply.isVisible()
    assert calendar(view.workspace.reader).week_minutes == 14 * 60


def test_an_edit_paints_its_plan_once(
    tools: TimelineTools, learner: Learner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all that lies over it; another forecast than before comes after."""
    tools.kept.keep()
    calm(tools, qtbot)
    chart, scenes, schedules = tools.view.chart, [], []
    set_scene, set_schedule = chart.set_scene, chart.set_schedule
    monkeypatch.setattr(chart, "set_scene", lambda it: (scenes.append(it), set_scene(it)))
    monkeypatch.setattr(chart, "set_schedule", lambda it: (schedules.append(it), set_schedule(it)))
    learner.do(steps.set_effort, "Read", hours=8.0)
    calm(tools, qtbot)
    assert len(scenes) == 1
    assert scenes[0].schedule.earlier_words == "Plan of 19 Nov"
    assert len(schedules) == 1
    learner.do(steps.rename, "Read", title="Read on")
    calm(tools, qtbot)
    assert (len(scenes), len(schedules)) == (2, 1)


def test_reset_brings_the_present_plan_back(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.bar.set_hours(28)
    calm(tools, qtbot)
    qtbot.mouseClick(tools.bar.reset, LEFT)
    calm(tools, qtbot)
    assert days(view, learner, "Watch") == (8, 8)
    assert view.chart.scene.schedule.earlier == {}
    assert tools.bar.result.text() == "Likely by 27 Nov"
    assert not tools.bar.apply.isVisible()
    assert view.chart.editable


def test_apply_is_one_step_of_undo(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.bar.set_hours(7)
    tools.bar._try_off([(date(2026, 11, 21), date(2026, 11, 22))])
    calm(tools, qtbot)
    tried = days(view, learner, "Watch")
    qtbot.mouseClick(tools.bar.apply, LEFT)
    calm(tools, qtbot)
    reader = view.workspace.reader
    assert days(view, learner, "Watch") == tried
    assert calendar(reader).week_minutes == 7 * 60
    assert len(queries.all_of(reader, DaysOff)) == 1
    assert not tools.bar.apply.isVisible()
    view.workspace.undo()
    calm(tools, qtbot)
    assert calendar(reader).week_minutes == 14 * 60
    assert queries.all_of(reader, DaysOff) == []
    assert days(view, learner, "Watch") == (8, 8)


def test_what_is_tried_stays_when_something_else_changes(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.bar.set_hours(28)
    calm(tools, qtbot)
    learner.do(steps.set_effort, "Read", hours=8.0)
    calm(tools, qtbot)
    assert tools.bar.hours() == 28
    assert days(view, learner, "Watch") == (5, 5)
    assert tools.bar.result.text() == "Likely by 24 Nov instead of 29 Nov"


def test_another_start_and_a_roadmap_left_out(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.bar.start.set_day(date(2026, 12, 1))
    tools.bar.start.picked.emit(date(2026, 12, 1))
    calm(tools, qtbot)
    assert days(view, learner, "Read")[0] == 12
    track = plan_inputs(view.workspace.reader, TODAY).tracks[0].id
    tools.trying._leave_out(frozenset({track}))
    calm(tools, qtbot)
    assert learner.ids["Read"] not in view.chart.scene.schedule.spans
    tools.trying.reset()
    calm(tools, qtbot)
    assert days(view, learner, "Read")[0] == 0


def test_the_slider_works_by_keyboard_and_goes_back_to_its_mark(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    slider = tools.bar.slider
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    calm(tools, qtbot)
    assert tools.bar.hours() == 16
    assert "now 14 h" in slider.accessibleDescription()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    calm(tools, qtbot)
    assert not tools.trying.active
    assert not tools.bar.apply.isVisible()


def test_a_day_asks_for_hours_or_names_the_nearest(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.trying.open_more()
    tools.trying.ask_by(date(2026, 11, 23))
    calm(tools, qtbot)
    popover = tools.trying.popover
    assert popover is not None
    qtbot.waitUntil(lambda: popover.said.isVisible())
    assert popover.said.text() == "To be done by 23 Nov: 25.5 hours a week."
    learner.do(planning.pin, "Watch", day=date(2026, 12, 24))
    calm(tools, qtbot)
    tools.trying.ask_by(date(2026, 11, 23))
    calm(tools, qtbot)
    assert "The nearest is 24 Dec" in popover.said.text()
    popover.close()


def test_the_forecast_is_honest_until_two_weeks_are_logged(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot, typed: Typed
) -> None:
    """The command line says the same days."""
    assert tools.bar.result.text() == "Likely by 27 Nov"
    now = tools.forecasting.now
    assert now is not None
    assert days_of(typed("forecast")) == (now.p50, now.p85)
    assert "until two full weeks are logged" in tools.bar.result.accessibleDescription()
    for weeks in range(1, 7):
        day = TODAY - timedelta(weeks=weeks, days=TODAY.weekday())
        learner.do(items.log, "Read", minutes=60 * (weeks % 3 + 2), on=day)
    calm(tools, qtbot)
    assert "of your own weeks" in tools.bar.result.accessibleDescription()
    band = view.chart.scene.schedule.band
    assert band is not None
    assert band.safe >= band.likely > TODAY.toordinal() + 8
    likely, safe = days_of(typed("forecast"))
    assert (band.likely, band.safe) == (likely.toordinal(), safe.toordinal())


def test_what_was_likely_when_tried_is_likely_once_applied(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    once = replace(learner.workspace.when(), today=TODAY - timedelta(weeks=10))
    learner.workspace.call(set_weekdays, minutes=(60,) * 7, when=once)
    learner.workspace.call(set_weekdays, minutes=(120,) * 7)
    learner.do(steps.set_effort, "Ship", hours=60.0)
    for weeks in range(1, 9):
        day = TODAY - timedelta(weeks=weeks)
        learner.do(items.log, "Read", minutes=60 * (weeks % 3 + 2), on=day)
    calm(tools, qtbot)
    before = tools.forecasting.now
    tools.bar.set_hours(21)
    calm(tools, qtbot)
    tried = tools.forecasting.tried
    qtbot.mouseClick(tools.bar.apply, LEFT)
    calm(tools, qtbot)
    assert before is not None
    assert tried is not None
    assert tools.forecasting.now is not None
    assert tools.forecasting.now.p50 == tried.p50 != before.p50
    assert "count in proportion" in tools.bar.result.accessibleDescription()


def test_more_hours_bring_the_forecast_closer_also_from_own_weeks(learner: Learner) -> None:
    inputs = plan_inputs(learner.workspace.reader, TODAY)
    weeks = tuple(
        LoggedWeek(date(2026, 11, 9) - timedelta(weeks=number), 240 + 60 * (number % 3))
        for number in range(8)
    )
    past = Past(weeks, date(2026, 9, 1))
    asked = changed(inputs, WhatIf(hours_a_week=28))
    usual = foresee(plan_of(inputs), inputs, past)
    sooner = foresee(plan_of(asked), asked, past.scaled(times_as_much(asked, inputs)))
    assert usual.p50 is not None
    assert sooner.p50 is not None
    assert sooner.p50 < usual.p50


def test_of_steps_pinned_to_one_day_that_follow_each_other_one_is_told(
    tools: TimelineTools, learner: Learner, qtbot: QtBot
) -> None:
    for title in ("Read", "Write", "Check"):
        learner.do(planning.pin, title, day=TODAY)
    calm(tools, qtbot)
    assert [entry.title for entry in tools.concerns.notes.pins] == ["Write"]


def test_deadlines_pins_and_undated_work_are_listed_with_what_meets_them(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    assert not tools.concerns.button.isVisible()
    learner.do(steps.set_deadline, "Watch", day=date(2026, 11, 24))
    learner.do(planning.pin, "Write", day=date(2026, 11, 19))
    calm(tools, qtbot)
    assert tools.concerns.button.accessibleName() == "2 to look at"
    tools.concerns.open()
    listing = tools.concerns.listing
    entry = tools.concerns.notes.deadlines[0]
    assert (entry.title, "due on 24 Nov" in entry.note) == ("Watch", True)
    assert "19 Nov → 21 Nov" in tools.concerns.notes.pins[0].end
    tools.concerns.ask_meets(entry)
    calm(tools, qtbot)
    said = listing.rows[entry].note.text()  # type: ignore[union-attr]
    assert "hours a week would meet it" in said
    opened: list[object] = []
    view.item_opened.connect(opened.append)
    listing.rows[entry].title.click()  # type: ignore[union-attr]
    assert learner.ids["Watch"] in opened


def test_a_deadline_that_does_not_hold_is_put_before_everything_else(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    item = learner.ids["Watch"]
    learner.do(steps.set_deadline, "Watch", day=date(2026, 11, 20))
    calm(tools, qtbot)
    late = view.contents.plan.by_id[item].finish  # type: ignore[union-attr]
    assert late > date(2026, 11, 20)
    tools.concerns.open()
    (entry,) = tools.concerns.notes.deadlines
    row = tools.concerns.listing.rows[entry]  # type: ignore[union-attr]
    tools.concerns.ask_meets(entry)
    calm(tools, qtbot)
    told = row.note.text()
    assert "Done before everything else" in told
    row.act.click()
    qtbot.waitUntil(lambda: view.contents.plan.by_id[item].start == TODAY)  # type: ignore[union-attr]
    calm(tools, qtbot)
    assert view.workspace.reader.get(Item, item).pinned == TODAY
    assert tools.concerns.notes.deadlines == []
    view.workspace.undo()
    calm(tools, qtbot)
    assert view.contents.plan.by_id[item].finish == late  # type: ignore[union-attr]


def test_a_plan_is_kept_shown_compared_and_forgotten(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.kept.keep()
    calm(tools, qtbot)
    assert tools.kept.button.accessibleName() == "Plan of 19 Nov"
    learner.do(steps.set_effort, "Read", hours=8.0)
    calm(tools, qtbot)
    schedule = view.chart.scene.schedule
    assert schedule.earlier_words == "Plan of 19 Nov"
    assert schedule.earlier[learner.ids["Watch"]].finish == TODAY.toordinal() + 8
    tools.kept.open_moved()
    moved = {entry.title: entry.end for entry in tools.kept.listing.rows}  # type: ignore[union-attr]
    assert moved["Watch"] == "2 days later"
    tools.kept.show(None)
    assert view.chart.scene.schedule.earlier == {}
    tools.kept.show(queries.all_of(view.workspace.reader, Baseline)[0].id)
    forget = next(a for a in tools.kept.menu().actions() if a.text().startswith("Forget"))
    forget.trigger()
    assert queries.all_of(view.workspace.reader, Baseline) == []
    assert view.chart.scene.schedule.earlier == {}


def test_two_plans_of_a_day_have_two_names(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.kept.keep()
    tools.kept.keep()
    found = {one.title for one in queries.all_of(view.workspace.reader, Baseline)}
    assert found == {"Plan of 19 Nov", "Plan of 19 Nov (2)"}


def test_everything_is_written_and_trouble_is_said(
    tools: TimelineTools, view: TimelineView, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    files: list[object] = []
    tools.view.exported.connect(lambda text, file: (told.append(text), files.append(file)))
    begins = {"pdf": b"%PDF-", "png": b"\x89PNG", "ics": b"BEGIN:VCALENDAR"}
    for kind, beginning in begins.items():
        path = tmp_path / f"plan.{kind}"
        assert tools.out.saving.write(kind, path, tools.out.sheet)
        assert path.read_bytes().startswith(beginning)
    assert told[:2] == ["Wrote plan.pdf", "Wrote plan.png"]
    assert told[2:] == ["Wrote plan.ics: 9 sittings, 18 h"]
    assert files == [tmp_path / f"plan.{kind}" for kind in begins]
    assert b"Watch" in (tmp_path / "plan.ics").read_bytes()
    refused: list[object] = []
    view.workspace.refused.connect(refused.append)
    assert not tools.out.saving.write("pdf", tmp_path / "nowhere" / "plan.pdf", tools.out.sheet)
    assert [message.id for message in refused] == ["export.file"]  # type: ignore[attr-defined]
    assert sorted(path.name for path in tmp_path.glob("plan*")) == [
        *("plan.ics", "plan.pdf", "plan.png"),
    ]


def test_a_calendar_asks_when_a_day_begins_and_remembers_it(
    tools: TimelineTools, view: TimelineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    for wanted, offered in ((time(9), time(18)), (time(9), time(9))):
        tools.out.export("ics")
        [form] = [one for one in view.findChildren(BeginsForm) if one.isVisible()]
        assert form.begins == offered
        form.choice.setCurrentIndex(form.times.index(wanted))
        form.button.click()
        assert b"DTSTART:20261119T090000" in file.read_bytes()


def test_a_name_made_longer_is_asked_about_before_a_file_is_replaced(
    tools: TimelineTools, view: TimelineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.png").write_bytes(b"mine")
    chosen = str(tmp_path / "plan")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    tools.out.export("png")
    [dialog] = view.findChildren(FormDialog)
    assert dialog.windowTitle() == "“plan.png” is there already"
    assert dialog.button.text() == "Replace it"
    assert (tmp_path / "plan.png").read_bytes() == b"mine"
    dialog.button.click()
    assert (tmp_path / "plan.png").read_bytes().startswith(b"\x89PNG")
    tools.out.export("png")
    assert not [one for one in view.findChildren(FormDialog) if one.isVisible()]


def test_printing_into_a_file_goes_the_same_way(
    tools: TimelineTools, view: TimelineView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    def accepted(path: Path) -> Callable[[QPrintDialog], QPrintDialog.DialogCode]:
        def choose(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
            dialog.printer().setOutputFileName(str(path))
            return QPrintDialog.DialogCode.Accepted

        return choose

    refused: list[Message] = []
    view.workspace.refused.connect(refused.append)
    before = view.workspace.places.data_file.stat()
    monkeypatch.setattr(QPrintDialog, "exec", accepted(view.workspace.places.data_file))
    tools.out.print()
    assert [message.id for message in refused] == ["target.ours"]
    assert view.workspace.places.data_file.stat() == before
    monkeypatch.setattr(QPrintDialog, "exec", accepted(tmp_path / "printed.pdf"))
    tools.out.print()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_a_long_plan_takes_several_pages(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    from pathtracker.app.timeline.exports import pdf_of

    learner.add("Second", *(f"Step {number} 1h" for number in range(60)))
    calm(tools, qtbot)
    assert pdf_of(tools.out.sheet()).count(b"/Type /Page\n") == 2


def test_no_minutes_are_answered_with_why(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    tools.bar.set_hours(0)
    calm(tools, qtbot)
    assert tools.bar.result.text() == "No finish, instead of 27 Nov"


def test_a_pause_is_named_and_nothing_is_to_look_at(
    tools: TimelineTools, view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(steps.set_deadline, "Watch", day=date(2026, 11, 24))
    calm(tools, qtbot)
    assert tools.concerns.button.isVisible()
    view.workspace.do(availability.pause)
    calm(tools, qtbot)
    assert tools.bar.result.text() == "Paused until you return"
    assert not tools.concerns.button.isVisible()


def test_the_bar_stands_there_before_the_first_plan(learner: Learner, qtbot: QtBot) -> None:
    view = TimelineView(learner.workspace)
    qtbot.addWidget(view)
    tools = view.tools
    assert not tools.bar.isHidden()
    assert tools.bar.hours_words.text() == "14 h"


def test_days_off_are_counted_once_and_however_many_there_are(
    tools: TimelineTools, learner: Learner, qtbot: QtBot
) -> None:
    off = learner.workspace.call
    off(availability.add_days_off, first=TODAY - timedelta(days=3), last=TODAY + timedelta(days=1))
    off(availability.add_days_off, first=TODAY, last=TODAY + timedelta(days=4))
    calm(tools, qtbot)
    assert tools.bar.off.text() == "5 days"
    off(availability.add_days_off, first=TODAY, last=TODAY + timedelta(days=1999))
    calm(tools, qtbot)
    assert tools.bar.off.text() in ("2000 days", "2,000 days")


def test_what_the_page_says_of_all_of_it_is_no_list_to_look_at(
    tools: TimelineTools, learner: Learner, qtbot: QtBot
) -> None:
    learner.workspace.call(set_weekdays, minutes=(0,) * 7)
    calm(tools, qtbot)
    assert tools.concerns.notes.undated == []
    assert [entry.title for entry in tools.concerns.notes.deadlines] == ["Watch"]
