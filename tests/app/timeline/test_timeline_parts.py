"""Parts of the timeline by themselves: catching up, planning beside the window, access, arrows."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, settle

from pathtracker.actions import items, planning, steps
from pathtracker.app.theme import Theme
from pathtracker.app.timeline.job import Planned, Planner
from pathtracker.app.timeline.paint import paint_chart
from pathtracker.app.timeline.paint_arrows import route
from pathtracker.app.timeline.reading import read_work
from pathtracker.app.timeline.rows import Show
from pathtracker.app.timeline.scene import Schedule, Span
from pathtracker.app.timeline.schedule import make
from pathtracker.app.timeline.view import TimelineView
from pathtracker.core.plan import Plan, PlanInputs
from pathtracker.store.planning import plan_inputs

EDITS: dict[str, Callable[[Learner], object]] = {
    "pin": lambda one: one.do(planning.pin, "Ship", day=TODAY),
    "unpin": lambda one: one.do(planning.pin, "Ship", day=None),
    "effort": lambda one: one.do(steps.set_effort, "Write", hours=9),
    "title": lambda one: one.do(steps.rename, "Write", title="Written"),
    "deadline": lambda one: one.do(steps.set_deadline, "Write", day=TODAY),
    "start": lambda one: one.do(items.start, "Check"),
    "log": lambda one: one.do(items.log, "Check", minutes=45),
    "finish": lambda one: one.do(items.finish, "Read"),
    "skip": lambda one: one.do(items.skip, "Read"),
    "know": lambda one: one.do(items.know, "Read"),
    "know a share": lambda one: one.do(items.know, "Write", share=0.5),
    "park": lambda one: one.do(items.park, "Watch"),
    "park until": lambda one: one.do(items.park, "Watch", until=TODAY.replace(month=12)),
}


@pytest.mark.parametrize("edit", EDITS)
def test_catching_up_comes_to_the_same_as_reading_everything(
    view: TimelineView, learner: Learner, qtbot: QtBot, edit: str
) -> None:
    links = view.contents.links  # made anew by reading
    EDITS[edit](learner)
    settle(view, qtbot)
    assert view.contents.links is links
    same_as_read(view, learner)


@pytest.mark.parametrize("edit", ["reopen", "undo", "remove", "require", "add"])
def test_what_cannot_be_caught_up_with_is_read(
    view: TimelineView, learner: Learner, qtbot: QtBot, edit: str
) -> None:
    learner.do(items.finish, "Read")
    if edit == "reopen":
        learner.do(items.reopen, "Read")
    elif edit == "undo":
        learner.workspace.undo()
    elif edit == "remove":
        learner.do(items.remove, "Write")
    elif edit == "require":
        learner.do(items.require, "Ship", requires=learner.ids["Check"])
    else:
        learner.add("Second", "More 2h after Ship")
    settle(view, qtbot)
    same_as_read(view, learner)


def same_as_read(view: TimelineView, learner: Learner) -> None:
    reader = learner.workspace.reader
    inputs = plan_inputs(reader, TODAY)
    assert view.contents.inputs is not None
    assert view.contents.inputs.tasks == inputs.tasks
    assert set(view.contents.inputs.done) == set(inputs.done)
    assert view.contents.work == read_work(reader, inputs)
    assert view.contents.plan == make(inputs)[0]


# Planning beside the window.


def test_only_the_answer_to_the_last_question_is_told(view: TimelineView, qtbot: QtBot) -> None:
    inputs = view.contents.inputs
    assert inputs is not None
    planner = Planner(view)
    told: list[Planned] = []
    made: list[date] = []

    def counted(some: PlanInputs) -> tuple[Plan, Schedule]:
        made.append(some.today)
        return make(some)

    planner.planned.connect(told.append)
    days = [TODAY.replace(day=day) for day in range(1, 20)]
    for day in days:
        planner.ask(replace(inputs, today=day), counted)
    qtbot.waitUntil(lambda: not planner.busy)
    assert [one.inputs.today for one in told] == [days[-1]]
    assert len(made) == 2  # the first was under way already, those between were never begun


def test_a_trial_is_told_though_the_next_one_waits_unless_nobody_wants_any(
    view: TimelineView, qtbot: QtBot
) -> None:
    inputs = view.contents.inputs
    assert inputs is not None
    planner = Planner(view)
    told: list[date] = []
    planner.planned.connect(lambda planned: told.append(planned.inputs.today))
    days = [TODAY.replace(day=day) for day in (1, 2, 3)]
    for day in days:
        planner.ask(replace(inputs, today=day), make, trial=True)
    qtbot.waitUntil(lambda: not planner.busy)
    assert told == [days[0], days[-1]]
    planner.ask(inputs, make, trial=True)
    planner.ask(inputs, make, trial=True)
    planner.forget()
    qtbot.waitUntil(lambda: not planner.busy)
    assert len(told) == 2


def test_after_a_mistake_the_next_plan_is_made(view: TimelineView, qtbot: QtBot) -> None:
    inputs = view.contents.inputs
    assert inputs is not None
    planner = Planner(view)
    told: list[Planned] = []
    planner.planned.connect(told.append)

    def broken(_: PlanInputs) -> tuple[Plan, Schedule]:
        raise RuntimeError

    with qtbot.captureExceptions():
        planner.ask(inputs, broken)
        qtbot.waitUntil(lambda: not planner.busy)
    planner.ask(inputs, make)
    qtbot.waitUntil(lambda: bool(told))


def test_a_view_can_go_while_a_plan_is_made(learner: Learner, qtbot: QtBot) -> None:
    for _ in range(5):
        view = TimelineView(learner.workspace)
        view.show()
        view.deleteLater()
        qtbot.wait(1)


# For screen readers.


def test_every_row_is_an_item_of_a_list_that_says_what_its_bar_shows(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    found = QAccessible.queryAccessibleInterface(view.chart)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == 9
    row = found.child(2)
    assert row.role() == QAccessible.Role.ListItem
    words = row.text(QAccessible.Text.Name)
    assert words.startswith("Read; step, Open; 19 Nov to 20 Nov; 4 h left")
    assert (
        view.chart.viewport()
        .rect()
        .contains(
            QRect(view.chart.viewport().mapFromGlobal(row.rect().topLeft()), row.rect().size())
        )
    )
    head = found.child(1)
    assert head.state().expanded
    view.chart.select(2)
    assert row.state().selected
    assert found.indexOfChild(row) == 2
    view.set_view(view.contents.view._replace(folded=frozenset({view.chart.scene.rows[0].key})))
    assert found.childCount() == 2
    assert not row.isValid()
    assert row.text(QAccessible.Text.Name) == ""


# Painting.


def test_an_arrow_ends_at_the_bar_and_crosses_none_of_the_two(view: TimelineView) -> None:
    chart = view.chart
    frame, rows = chart.frame(), chart.scene.rows
    steps_ = [row.step for row in rows if row.step]
    today = TODAY.toordinal()
    for begins in range(-3, 30):
        start, end = Span(today, today + 5), Span(today + begins, today + begins + 4)
        for before, after in ((2, 3), (3, 2), (2, 6), (6, 2)):
            points = route(frame, start, before, steps_[0], end, after)
            target, source = frame.bar(end, after), frame.bar(start, before)
            assert target.adjusted(-2, -2, 2, 2).contains(points[-1])
            inside = [p for p in points if source.adjusted(1, 1, -1, -1).contains(p)]
            assert inside == []


def test_the_same_is_painted_on_any_painter(view: TimelineView, theme: Theme) -> None:
    """A sheet of paper or a picture twice as large shows what the window shows."""
    chart = view.chart
    shown = chart.grab().toImage()
    image = QImage(shown.size() * 2, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(2, 2)
    paint_chart(painter, chart.frame_in(QRect(0, 0, shown.width(), shown.height())), chart.scene)
    painter.end()
    accent = theme.tokens.accent.name()
    frame = chart.frame()
    x = round(frame.x(TODAY.toordinal() + 0.5))
    assert image.pixelColor(2 * x, 2 * frame.days.center().y()).name() == accent
    assert shown.pixelColor(x, frame.days.center().y()).name() == accent


def test_only_rows_in_sight_are_painted(view: TimelineView) -> None:
    frame = view.chart.frame()
    assert frame.visible(10_000)[-1] - frame.visible(10_000)[0] < 40
    assert QRectF(frame.days).isValid()


def test_a_change_while_everything_is_read_is_not_lost(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    view.refresh(None)
    assert view.busy
    learner.do(planning.pin, "Ship", day=TODAY)
    assert view.busy
    learner.do(items.finish, "Read")
    settle(view, qtbot)
    same_as_read(view, learner)


def test_a_screen_reader_survives_charts_that_go(
    learner: Learner, qtbot: QtBot, qapp: QApplication
) -> None:
    """Qt deletes what it was given with the widget; freed twice, it takes the program along."""
    QAccessible.setActive(True)
    try:
        for _ in range(4):
            view = TimelineView(learner.workspace)
            view.show()
            settle(view, qtbot)
            view.chart.setFocus()
            view.chart.select(2)
            row = QAccessible.queryAccessibleInterface(view.chart).child(2)
            assert row.text(QAccessible.Text.Name).startswith("Read")
            view.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            assert not row.isValid()
            assert row.rect().isEmpty()
            assert row.state().invalid
    finally:
        QAccessible.setActive(False)


def test_arrows_come_from_what_is_done_where_that_is_in_sight(
    view: TimelineView, learner: Learner, qtbot: QtBot
) -> None:
    learner.do(items.finish, "Read")
    settle(view, qtbot)
    read, write = learner.ids["Read"], learner.ids["Write"]

    def arrows() -> set[tuple[UUID | None, UUID | None]]:
        rows = view.chart.scene.rows
        found = view.chart.scene.links_at(0, len(rows) - 1)
        return {(rows[before].item, rows[after].item) for before, after in found}

    assert (read, write) not in arrows()
    view.set_view(view.contents.view._replace(show=Show.ALL))
    assert (read, write) in arrows()
