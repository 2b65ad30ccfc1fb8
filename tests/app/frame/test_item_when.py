"""The days of one step in the panel: due, pinned, and days in between."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pathtracker.actions import items
from pathtracker.app.item.details import ItemDetails
from pathtracker.app.item.when import WhenSection
from pathtracker.app.widgets.date_button import DateButton
from pathtracker.core.model import Item, Prerequisite
from pathtracker.store import queries

TODAY, DAY = date(2026, 11, 19), date(2031, 4, 7)


@pytest.fixture
def item(workspace, add):
    before, made = add("Read 2h"), add("Write 5h")
    workspace.call(items.require, item=made.id, requires=before.id)
    return made


@pytest.fixture
def panel(qtbot, theme, workspace, item):
    shown = ItemDetails(workspace)
    qtbot.addWidget(shown)
    shown.resize(400, 900)
    shown.show_item(item.id)
    shown.show()
    return shown


@pytest.fixture
def section(panel):
    return panel.findChild(WhenSection)


def test_a_deadline_and_a_pin_are_picked_and_taken_away(section, workspace, item):
    assert (section.due.text(), section.start.text()) == ("No deadline", "As planned")
    section.due._pick(DAY)
    section.start._pick(DAY)
    found = workspace.reader.get(Item, item.id)
    assert (found.deadline, found.pinned) == (DAY, DAY)
    assert "2031" in section.due.text()
    workspace.undo()
    assert section.start.text() == "As planned"
    section.due._pick(None)
    assert workspace.reader.get(Item, item.id).deadline is None


def test_the_month_opens_below_its_button_and_picks_by_keyboard(section, workspace, item, qtbot):
    section.due.click()
    popover = section.due._popover
    assert popover.isVisible()
    assert popover.typed.field.hasFocus()
    for _ in range(3):  # past the two buttons that turn the month
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    grid = popover.calendar.grid
    assert grid.hasFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert not popover.isVisible()
    days = workspace.reader.get(Item, item.id).deadline - workspace.when().today
    assert days.days == 1


def test_days_in_between_are_kept_when_the_field_is_left(section, workspace, item, qtbot):
    assert not section.lags
    section.between.click()
    (field,) = section.lags.values()
    field.setFocus()
    field.setValue(3)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (link,) = queries.of_item(workspace.reader, Prerequisite, item.id)
    assert link.lag_days == 3


def test_what_is_done_has_no_days_to_set(section, workspace, item):
    workspace.do(items.finish, item=item.id)
    assert section.isHidden()


# --- a day typed where it is chosen ---------------------------------------------------------------


@pytest.fixture
def opened(qtbot):
    """A button for a day with its popover open."""
    button = DateButton("Due by", TODAY, DAY, none="No deadline")
    qtbot.addWidget(button)
    button.show()
    picked = []
    button.picked.connect(picked.append)
    button.click()
    yield button._popover, picked
    button._popover.close()


@pytest.mark.parametrize(
    ("typed", "said", "day"),
    [
        ("2026-12-12", "Sat 12 Dec 2026", date(2026, 12, 12)),
        ("12.12.26", "Sat 12 Dec 2026", date(2026, 12, 12)),
        ("fri", "Fri 20 Nov 2026", date(2026, 11, 20)),
        ("12 dec 2029", "Wed 12 Dec 2029 · in 3 years", date(2029, 12, 12)),
    ],
)
def test_a_day_is_typed_the_month_follows_and_enter_takes_it(opened, qtbot, typed, said, day):
    popover, picked = opened
    qtbot.keyClicks(popover.typed.field, typed)  # over the present day, which is selected
    assert popover.typed.said.text() == said
    assert popover.calendar.span() == (day, day)
    assert popover.calendar.grid.month == day.replace(day=1)
    assert not picked
    qtbot.keyClick(popover.typed.field, Qt.Key.Key_Return)
    assert picked == [day]
    assert not popover.isVisible()


def test_what_names_no_day_is_said_and_nothing_happens(opened, qtbot):
    popover, picked = opened
    qtbot.keyClicks(popover.typed.field, "soon")
    qtbot.keyClick(popover.typed.field, Qt.Key.Key_Return)
    assert "“soon” is no day" in popover.typed.said.text()
    assert popover.typed.field.text() == "soon"
    assert popover.isVisible()
    assert not picked


def test_a_day_before_the_earliest_is_refused_with_that_day(qtbot):
    button = DateButton("Start", TODAY, TODAY)
    qtbot.addWidget(button)
    button.earliest = TODAY
    button.show()
    button.click()
    field = button._popover.typed
    qtbot.keyClicks(field.field, "yesterday")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert "18 Nov 2026 is before 19 Nov 2026" in field.said.text()
    assert button.day() == TODAY
    button._popover.close()


def test_the_emptied_field_is_the_way_to_have_no_day(opened, qtbot):
    popover, picked = opened
    qtbot.keyClick(popover.typed.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(popover.typed.field, Qt.Key.Key_Return)
    assert picked == [None]


def test_the_field_has_the_name_of_what_it_is_for_and_is_heard(opened, qtbot):
    popover, _ = opened
    field = popover.typed.field
    assert field.accessibleName() == "Due by"
    qtbot.keyClicks(field, "fri")
    assert field.accessibleDescription() == "Fri 20 Nov 2026"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert popover.typed.day() == date(2026, 11, 21)
    assert popover.calendar.span() == (date(2026, 11, 21),) * 2
