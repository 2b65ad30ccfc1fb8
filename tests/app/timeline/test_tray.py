"""The foot of the timeline: what has no date yet, and the legend beside it."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import Theme
from pathtracker.app.timeline.paint_legend import Part
from pathtracker.app.timeline.tray import Tray, Undated


@pytest.mark.parametrize("width", [860, 1000, 1264])
def test_its_words_are_whole_though_the_legend_comes_after_the_chips(
    qtbot: QtBot, theme: Theme, qapp: QApplication, width: int
) -> None:
    tray = Tray()
    qtbot.addWidget(tray)
    tray.resize(width, 48)
    tray.show()
    title = "Write one page that helps a neighbour"
    tray.show_undated([Undated(UUID(int=n), title, "5 h", "") for n in range(12)], 430)
    qapp.processEvents()
    words = {"chain": "sets the finish", "earlier": "Plan of 1 Nov", "off": "days off"}
    tray.legend.show_parts([Part(*one) for one in words.items()])
    qapp.processEvents()
    tray.grab()
    for words in (tray.name, tray.hint, tray.more):
        assert words.isHidden() or words.width() >= words.sizeHint().width()
    assert tray.legend.geometry().right() <= tray.width()


def test_nothing_is_said_of_dates_before_there_is_a_plan(qtbot: QtBot, theme: Theme) -> None:
    tray = Tray()
    qtbot.addWidget(tray)
    tray.resize(860, 48)
    tray.show()
    assert tray.name.text() == ""
    tray.show_undated([], 0)
    assert tray.name.text() == "Everything has a date"
