"""What is ticked, chosen or set on a disk that fails: a sentence, and nothing is shown that isn't
so; forms keep what was typed in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from failing_disk import FULL, NOT_OURS, failing, sentences, waiting
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pathtracker.actions import items
from pathtracker.actions.applying import Stage, add_application, prepare_to_apply
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.dialogs.items import deadline, know_share, log_time, park_until
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Item, Prerequisite, TimeEntry
from pathtracker.store import queries

TYPED = "What I typed just now"
LATER = date(2027, 3, 1)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def an_open_item(window: MainWindow, *, checks: bool = False) -> UUID:
    """An open step in the panel; with checks if they are wanted."""
    reader = window.workspace.reader
    found = queries.all_of(reader, Item)
    item = next(one for one in found if one.state == "open" and (one.checks or not checks))
    window.go("roadmap")
    window.show_item(item.id)
    settle()
    return item.id


def section(window: MainWindow, name: str) -> Any:
    return next(one for one in window._details._sections if type(one).__name__ == name)


# --- picked and ticked: back to what is so ------------------------------------------------------


def tick(window: MainWindow) -> Callable[[], object]:
    an_open_item(window, checks=True)
    row = section(window, "ChecksSection")._rows[0]
    row.click()
    return lambda: section(window, "ChecksSection")._rows[0].isChecked()


def due(window: MainWindow) -> Callable[[], object]:
    an_open_item(window)
    when = section(window, "WhenSection")
    when.due._pick(LATER)
    return lambda: when.due.day()


def start(window: MainWindow) -> Callable[[], object]:
    an_open_item(window)
    when = section(window, "WhenSection")
    when.start._pick(LATER)
    return lambda: when.start.day()


def asked_level(window: MainWindow) -> Callable[[], object]:
    window.go("needs")
    page: Any = window.view
    skill, line = next(iter(page.lines.items()))
    line.level.setCurrentIndex((line.level.currentIndex() + 1) % 5)
    line.level.activated.emit(line.level.currentIndex())
    return lambda: page.lines[skill].level.currentIndex()


CHOICES = {"a tick": tick, "due by": due, "starts on": start, "what is asked": asked_level}


@pytest.mark.parametrize("how", [FULL, NOT_OURS], ids=["full", "locked"])
@pytest.mark.parametrize("name", CHOICES)
def test_what_could_not_be_kept_is_not_shown_as_if_it_were(
    window: MainWindow, name: str, how: tuple[int, str, str]
) -> None:
    dump = window.workspace.store.dump()
    with failing(window, how):
        shown = CHOICES[name](window)
        asked = shown()
        settle()
        assert how[2] in sentences(window)
        assert shown() != asked
    assert window.workspace.store.dump() == dump
    CHOICES[name](window)
    settle()
    assert shown() == asked
    assert window.workspace.store.dump() != dump


# --- numbers and days: they stay as typed -------------------------------------------------------


def test_days_in_between_stay_as_typed(window: MainWindow) -> None:
    link = next(
        one
        for one in queries.all_of(window.workspace.reader, Prerequisite)
        if window.workspace.reader.get(Item, one.item_id).state == "open"
    )
    window.go("roadmap")
    window.show_item(link.item_id)
    when = section(window, "WhenSection")
    when._open()
    field = when.lags[link.requires_id]
    with failing(window):
        field.setFocus()
        field.setValue(9)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()
        assert "is full" in sentences(window)
        assert when.lags[link.requires_id].value() == 9
    QTest.keyClick(when.lags[link.requires_id], Qt.Key.Key_Return)
    links = queries.of_item(window.workspace.reader, Prerequisite, link.item_id)
    assert {one.requires_id: one.lag_days for one in links}[link.requires_id] == 9


def form_of(window: MainWindow, make: Callable[..., FormDialog]) -> FormDialog:
    found = queries.all_of(window.workspace.reader, Item)
    form = make(window.workspace, next(one.id for one in found if one.state == "open"), window)
    form.show()
    return form


@pytest.mark.parametrize("make", [log_time, park_until, deadline, know_share])
def test_a_form_stays_with_what_was_typed_and_the_reason(
    window: MainWindow, make: Callable[..., FormDialog]
) -> None:
    form = form_of(window, make)
    before = window.workspace.store.to_undo()
    with failing(window):
        form.button.click()
        assert form.isVisible()
        assert "is full" in form.message.text()
    if make is deadline:
        form.findChild(DateField).set_day(LATER)
    form.button.click()
    settle()
    assert window.workspace.store.to_undo() != before


def test_logged_time_is_logged_once_after_a_failure(window: MainWindow) -> None:
    form = form_of(window, log_time)
    count = len(queries.all_of(window.workspace.reader, TimeEntry))
    with failing(window):
        form.button.click()
    form.button.click()
    assert len(queries.all_of(window.workspace.reader, TimeEntry)) == count + 1


# --- applying ------------------------------------------------------------------------------------


@pytest.fixture
def applying(window: MainWindow) -> Any:
    workspace = window.workspace
    role = next(role for role in queries.chosen_roles(workspace.reader) if role.slug)
    workspace.do(prepare_to_apply, role=role.id, catalog=workspace.catalog)
    workspace.do(add_application, role=role.id, title="Analyst at Birch", url="")
    window.go("guide_apply")
    settle()
    return window.view


def to_tab(page: Any, tab: str) -> None:
    page.tabs.set_value(tab)
    page._show_tab()
    settle()


def test_a_new_application_stays_in_its_fields(window: MainWindow, applying: Any) -> None:
    to_tab(applying, "applications")
    fields = applying.applications
    fields.name.setText(TYPED)
    fields.address.setText("https://example.org/job")
    with failing(window):
        QTest.keyClick(fields.name, Qt.Key.Key_Return)
        settle()
        assert "is full" in sentences(window)
        assert waiting(window) == [TYPED, "https://example.org/job"]
        window.go("timeline")
        window.go("guide_apply")
        settle()
    assert (fields.name.text(), fields.address.text()) == (TYPED, "https://example.org/job")
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    settle()
    assert waiting(window) == []
    assert fields.name.text() == ""
    assert TYPED in [row.item.title for row in fields.rows]


def test_an_answer_that_can_not_be_kept_is_a_draft(window: MainWindow, applying: Any) -> None:
    to_tab(applying, "questions")
    card = next(iter(applying.questions.cards.values()))
    with failing(window):
        card.write.click()
        card.editor.field.setPlainText(TYPED)
        QTest.keyClick(card.editor.field, Qt.Key.Key_Escape)
        settle()
        assert "is full" in sentences(window)
        assert waiting(window) == [TYPED]
        window.go("timeline")
        window.go("guide_apply")
        settle()
    card = next(iter(applying.questions.cards.values()))
    card.write.click()
    assert card.editor.field.toPlainText() == TYPED
    QTest.keyClick(card.editor.field, Qt.Key.Key_Escape)
    settle()
    assert waiting(window) == []


def test_an_application_stays_at_its_stage_and_its_day_as_typed(
    window: MainWindow, applying: Any
) -> None:
    to_tab(applying, "applications")
    row = applying.applications.rows[0]
    stage = row.stages.currentIndex()
    with failing(window):
        other = next(place for place, one in enumerate(Stage) if place not in (stage,))
        row.stages.setCurrentIndex(other)
        row.stages.activated.emit(other)
        settle()
        assert "is full" in sentences(window)
        row = applying.applications.rows[0]
        assert row.stages.currentIndex() == stage
        row.set_day.click()
        row.day.field.selectAll()
        QTest.keyClicks(row.day.field, LATER.isoformat())
        window.setFocus()
        settle()
        assert applying.applications.rows[0].day.day() == LATER
    row = applying.applications.rows[0]
    row.day.setFocus()
    QTest.keyClick(row.day.field, Qt.Key.Key_Return)
    window.setFocus()
    settle()
    assert applying.applications.rows[0].item.deadline == LATER


# --- evidence of a skill --------------------------------------------------------------------------


def test_the_form_for_evidence_of_a_skill_keeps_what_was_typed(window: MainWindow) -> None:
    window.go("evidence")
    page: Any = window.view
    settle()
    page.attach.field.setText("https://example.org/typed")
    page.attach.how.setText(TYPED)
    page.attach.levels.set_value(2)
    with failing(window):
        page.attach_it()
        assert "is full" in sentences(window)
        assert waiting(window) == ["https://example.org/typed", TYPED]
        window.go("timeline")
        window.go("evidence")
        settle()
        assert page.attach.field.text() == "https://example.org/typed"
        assert page.attach.how.text() == TYPED
        assert page.attach.levels.value() == 2
    page.attach_it()
    assert waiting(window) == []
    assert page.attach.field.text() == ""


def test_what_was_typed_as_evidence_comes_back_after_another_skill(window: MainWindow) -> None:
    window.go("evidence")
    page: Any = window.view
    settle()
    skill = page.skill
    page.attach.field.setText("https://example.org/typed")
    page.attach.how.setText(TYPED)
    page.attach.levels.set_value(2)
    with failing(window):
        page.attach_it()
    other = next(
        page.choice.itemData(at)
        for at in range(page.choice.count())
        if page.choice.itemData(at) != skill
    )
    page.show_skill(other)
    assert page.attach.field.text() == ""
    page.show_skill(skill)
    assert page.attach.field.text() == "https://example.org/typed"
    assert page.attach.how.text() == TYPED


# --- when I have time -----------------------------------------------------------------------------


def test_days_off_that_can_not_be_kept_stay_drawn(window: MainWindow) -> None:
    window.go("time")
    page: Any = window.view
    part = page.days_off
    span = (LATER, LATER + timedelta(days=3))
    part.calendar.set_span(span)
    part._show_choice()
    part.note.setText(TYPED)
    with failing(window):
        part.add.click()
        assert "is full" in sentences(window)
        assert part.calendar.span() == span
        assert part.note.text() == TYPED
    part.add.click()
    assert part.calendar.span() is None


def test_finishing_that_fails_leaves_the_item_open(window: MainWindow) -> None:
    item = an_open_item(window)
    with failing(window):
        window.workspace.do(items.finish, item=item)
        settle()
        assert "is full" in sentences(window)
    assert window.workspace.reader.get(Item, item).state == "open"


def test_saying_of_what_kind_evidence_is_before_its_level(window: MainWindow) -> None:
    window.go("evidence")
    page: Any = window.view
    for at in range(page.attach.kind.count()):
        page.attach.kind.setCurrentIndex(at)
        page.attach.kind.activated.emit(at)
    assert page.attach.capped.text() == ""
