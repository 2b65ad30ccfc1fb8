"""The days of one step in the panel: due, pinned, and days in between."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from pathtracker.actions import items
from pathtracker.app.item.details import ItemDetails
from pathtracker.app.item.when import WhenSection
from pathtracker.core.model import Item, Prerequisite
from pathtracker.store import queries

DAY = date(2031, 4, 7)


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
    grid = popover.body.itemAt(0).widget().grid
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
