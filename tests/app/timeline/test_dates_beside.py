"""The first and the last day beside each name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from pathtracker.app.timeline.paint_list import menu_button
from pathtracker.app.timeline.view import TimelineView


def test_they_are_put_there_by_the_options_and_remembered(view: TimelineView) -> None:
    view.resize(1200, 700)
    chart = view.chart
    before, picture = chart.frame(), chart.grab().toImage()
    assert not before.dates
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=menu_button(before).center())
    menu = view._menu
    (action,) = (one for one in menu.actions() if one.text() == "Dates beside the names")
    assert not action.isChecked()
    action.trigger()
    menu.close()
    after = chart.frame()
    assert after.dates > 0
    assert after.list_width == before.list_width + after.dates
    assert chart.grab().toImage() != picture
    assert after.list.contains(menu_button(after).center().x(), after.list.top() + 1)
    kept = view.state()
    chart.show_dates(False)
    assert chart.frame().list_width == before.list_width
    view.restore_state(kept)
    assert chart.dates
    view.restore_state({**kept, "dates": "odd"})
    assert not chart.dates


@pytest.mark.parametrize("mirrored", [False, True])
def test_names_keep_their_room_and_the_list_can_be_pulled(
    view: TimelineView, mirrored: bool
) -> None:
    way = Qt.LayoutDirection
    view.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)
    view.resize(1200, 700)
    view.chart.show_dates(True)
    wide = view.chart.frame().list_width
    view.chart.set_list_width(wide)
    assert abs(view.chart.frame().list_width - wide) <= 1
    view.chart.widen_list(2)
    assert view.chart.frame().list_width > wide
    view.grab()


def test_where_bars_would_have_no_room_they_stay_away(view: TimelineView) -> None:
    view.chart.show_dates(True)
    assert view.chart.frame_in(QRect(0, 0, 1200, 500)).dates
    assert not view.chart.frame_in(QRect(0, 0, 360, 500)).dates
