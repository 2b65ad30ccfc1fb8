"""The page of progress over a real store: what one sees, reads by keys, copies and saves."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, steps
from pathtracker.actions.learner import set_weekdays
from pathtracker.app.places import Destination
from pathtracker.app.progress.view import ProgressView
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets import burn_up
from pathtracker.app.widgets.sheet import sheet_csv
from pathtracker.app.workspace import Workspace
from pathtracker.core.quickadd import QuickAdd
from pathtracker.reports.progress import Range


@pytest.fixture
def step(workspace: Workspace) -> UUID:
    """A step of two hours, with 75 minutes on it in two weeks."""
    found = workspace.call(steps.add, wanted=QuickAdd("Join tables", 2.0))
    workspace.call(set_weekdays, minutes=(60,) * 7)
    log(workspace, found.id, 50, workspace.when().today - timedelta(days=7))
    log(workspace, found.id, 25, workspace.when().today)
    return found.id


def log(workspace: Workspace, item: UUID, minutes: int, day: date) -> None:
    workspace.call(items.log, item=item, minutes=minutes, on=day)


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> ProgressView:
    view = ProgressView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 860)
    return view


def shown(view: ProgressView, qtbot: QtBot) -> ProgressView:
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    qtbot.waitUntil(lambda: not view.busy)
    return view


def moved_to(widget: QWidget, place: QPointF) -> QMouseEvent:
    """The mouse has come to a place, no button held."""
    none = Qt.MouseButton.NoButton
    on_screen = widget.mapToGlobal(place)
    kind = QEvent.Type.MouseMove
    return QMouseEvent(kind, place, on_screen, none, none, Qt.KeyboardModifier.NoModifier)


def test_with_nothing_logged_it_leads_on(view: ProgressView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    assert view.empty.isVisible()
    assert not view.span.isVisible()
    with qtbot.waitSignal(view.go) as wanted:
        view.empty.action.emit()
    assert wanted.args == [Destination("roadmap")]


def test_it_says_weeks_hours_and_what_is_ahead(
    view: ProgressView, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    assert view.numbers.weeks.value.text() == "2 weeks"
    assert view.numbers.hours.value.text() == "1 h 15"
    assert view.numbers.hours.words.text() == "logged since 12 Nov"
    assert view.rising.value.text() == "45 min ahead"


def test_what_is_logged_while_it_is_open_is_added(
    view: ProgressView, workspace: Workspace, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    log(workspace, step, 45, workspace.when().today)
    qtbot.waitUntil(lambda: not view.busy)
    assert view.numbers.hours.value.text() == "2 h"
    workspace.undo()
    qtbot.waitUntil(lambda: not view.busy)
    assert view.numbers.hours.value.text() == "1 h 15"


def test_the_year_is_read_day_by_day_with_the_arrows(
    view: ProgressView, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    heat = view.year.map
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert heat.accessibleDescription() == "Thu 19 Nov 2026: 25 min"
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert heat.accessibleDescription().endswith("12 Nov 2026: 50 min"), "left goes a week"
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    assert heat.accessibleDescription().endswith("13 Nov 2026: nothing logged"), "down goes a day"
    qtbot.keyClick(heat, Qt.Key.Key_End)
    assert heat.accessibleDescription().endswith("31 Dec 2026: still to come")
    qtbot.keyClick(heat, Qt.Key.Key_Escape)
    assert heat.accessibleDescription() == ""


def test_the_weeks_are_read_with_the_arrows(view: ProgressView, step: UUID, qtbot: QtBot) -> None:
    shown(view, qtbot)
    chart = view.rising.rising
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Week from 16 Nov: 25 min, 1 h 15 in all"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Week from 9 Nov: 50 min, 50 min in all"


def test_a_point_says_what_it_is_under_the_mouse(
    view: ProgressView, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    heat = view.year.map
    today = heat.spots[heat.begins_at()]
    QApplication.sendEvent(heat, moved_to(heat, today.place.center()))
    assert heat.current == heat.begins_at()
    assert today.words.endswith("19 Nov 2026: 25 min")


def test_each_chart_has_its_numbers_as_a_table_and_as_csv(
    view: ProgressView, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    view.table.click()
    assert view.year.table is not None
    assert view.year.table.isVisible()
    assert [row[1] for row in view.year.table.sheet.rows] == ["50 min", "25 min"]
    assert view.rising.table is not None
    assert view.rising.table.sheet.rows[0][1:] == ("25 min", "1 h 15")
    qtbot.keyClick(view.year.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == sheet_csv(view.year.sheet())
    view.table.click()
    assert view.year.map.isVisible()


def test_hours_are_counted_by_what_is_chosen(view: ProgressView, step: UUID, qtbot: QtBot) -> None:
    shown(view, qtbot)
    assert [(bar.name, bar.words) for bar in view.hours.bars.bars] == [
        ("Without a skill", "1 h 15")
    ]
    view.hours.by.set_value("weekday")
    view.hours.by.chosen.emit("weekday")
    by_day = {bar.name: bar.words for bar in view.hours.bars.bars}
    assert by_day["Thursday"] == "1 h 15"
    assert len(by_day) == 7


def test_how_far_back_and_by_what_come_back(
    view: ProgressView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.span.set_value(Range.ALL)
    view.hours.by.set_value("roadmap")
    other = ProgressView(workspace)
    qtbot.addWidget(other)
    other.restore_state(view.state())
    assert (other.span.value(), other.hours.by.value()) == (Range.ALL, "roadmap")
    other.restore_state({"span": 7, "by": ["odd"]})
    assert (other.span.value(), other.hours.by.value()) == (Range.ALL, "roadmap")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_every_chart_is_saved_as_a_picture(
    view: ProgressView, step: UUID, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    shown(view, qtbot)
    for card in (view.rising, view.year, view.hours):
        file = tmp_path / f"{card.accessibleName()}.{ending}"
        assert card.tools.save(file)
        assert file.stat().st_size > 1_000
    assert "Saved as" in view.rising.tools.message.text()


def test_nothing_on_the_page_is_red_or_speaks_of_being_late(
    view: ProgressView, step: UUID, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    picture = view.grab().toImage()
    bad = current_theme().tokens.bad.rgb()
    pixels = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, 800, 2)}
    assert bad not in pixels
    words = " ".join(one.text for one in view.written()).casefold()
    assert not any(word in words for word in ("late", "behind", "failed", "overdue", "streak"))


def test_what_is_in_sight_is_worked_out_once_for_all_points(
    view: ProgressView, step: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(view, qtbot)
    asked: list[object] = []
    working_out = burn_up._sight_of

    def counted(*about: Any) -> Any:
        asked.append(about)
        return working_out(*about)

    monkeypatch.setattr(burn_up, "_sight_of", counted)
    view.rising.rising.renew()
    view.rising.rising.grab()
    assert len(asked) == 1
