"""The slider of the what-if bar: nothing moves or changes its size while it is held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from timeline_learner import settle

from pathtracker.app.theme import Theme
from pathtracker.app.timeline.tools import TimelineTools
from pathtracker.app.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tools(view: TimelineView, qtbot: QtBot) -> TimelineTools:
    tools = view.tools
    view._read()
    calm(tools, qtbot)
    return tools


def calm(tools: TimelineTools, qtbot: QtBot) -> None:
    settle(tools.view, qtbot)
    qtbot.waitUntil(lambda: not tools.busy and tools.forecasting.now is not None)


def places(tools: TimelineTools) -> dict[QWidget, QRect]:
    """Where everything in the bar stands, in the view; `now_words` only comes and goes."""
    bar = tools.bar
    found = {one: one for one in (bar, *bar.findChildren(QWidget)) if one.isVisible()}
    found.pop(bar.now_words, None)
    return {one: QRect(one.mapTo(tools.view, QPoint()), one.size()) for one in found}


@pytest.mark.parametrize("width", [640, 760, 900, 1040, 1280, 1600])
def test_nothing_in_the_bar_moves_while_the_slider_is_held(
    tools: TimelineTools, view: TimelineView, theme: Theme, qtbot: QtBot, width: int
) -> None:
    view.resize(theme.px(width), theme.px(700))
    calm(tools, qtbot)
    slider = tools.bar.slider
    at, end = QPoint(slider.width() // 4, slider.height() // 2), slider.width() - 4
    QTest.mousePress(slider, LEFT, pos=at)
    before, seen = places(tools), []
    for x in range(at.x(), end, 6):
        QTest.mouseMove(slider, QPoint(x, at.y()))
        calm(tools, qtbot)  # as after the plan and the forecast have come
        seen.append(slider.value())
        assert places(tools) == before, x
    assert seen == sorted(seen)
    assert tools.bar.result.text().startswith("Likely by")
    held = slider.value()
    QTest.mouseRelease(slider, LEFT, pos=QPoint(end, at.y()))
    calm(tools, qtbot)
    assert slider.value() >= held
    assert tools.bar.apply.isVisible()
    assert tools.bar.result.isVisible()
    assert not tools.bar.result.is_cut()


def test_the_same_place_under_the_pointer_stays_the_same_value(
    tools: TimelineTools, view: TimelineView, qtbot: QtBot
) -> None:
    slider = tools.bar.slider
    spot = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=spot)
    asked, screen = slider.value(), slider.mapToGlobal(spot)
    calm(tools, qtbot)
    QTest.mouseMove(slider, slider.mapFromGlobal(screen))
    assert slider.value() == asked
    QTest.mouseRelease(slider, LEFT, pos=spot)
