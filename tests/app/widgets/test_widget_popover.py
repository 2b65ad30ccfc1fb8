"""A popover stays with what it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover


def opened(qtbot: QtBot) -> tuple[QScrollArea, QPushButton, Popover]:
    """On a button in a page that is longer than its window."""
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    page.setFixedSize(400, 1200)
    anchor = QPushButton("Days", page)
    anchor.setGeometry(20, 150, 80, 30)
    area.setWidget(page)
    area.resize(300, 260)
    area.move(40, 40)
    area.show()
    qtbot.waitExposed(area)
    popover = Popover("Days", anchor)
    popover.body.addWidget(PlainLabel("A few words"))
    popover.open_below(anchor)
    return area, anchor, popover


def gap(anchor: QWidget, popover: Popover) -> QPoint:
    return popover.pos() - anchor.mapToGlobal(QPoint(0, 0))


def test_it_follows_the_window_and_the_page(qtbot: QtBot) -> None:
    area, anchor, popover = opened(qtbot)
    before = gap(anchor, popover)
    area.move(90, 60)
    QApplication.processEvents()
    assert popover.isVisible()
    assert gap(anchor, popover) == before
    area.verticalScrollBar().setValue(40)
    QApplication.processEvents()
    assert gap(anchor, popover) == before
    anchor.move(60, 160)
    assert gap(anchor, popover) == before


def test_it_closes_when_what_it_belongs_to_goes_out_of_sight(qtbot: QtBot) -> None:
    for leave in ("scroll", "resize", "hide"):
        area, anchor, popover = opened(qtbot)
        if leave == "scroll":
            area.verticalScrollBar().setValue(600)
        elif leave == "resize":
            area.resize(300, 120)
        else:
            anchor.hide()
        QApplication.processEvents()
        assert not popover.isVisible(), leave


def test_a_popover_that_grows_keeps_to_the_screen_and_off_its_button(qtbot: QtBot) -> None:
    area, anchor, popover = opened(qtbot)
    room = area.screen().availableGeometry()
    area.move(40, room.bottom() - 260)
    QApplication.processEvents()
    popover.body.addWidget(wide := QWidget())
    QVBoxLayout(wide).addSpacing(100)
    popover.adjustSize()
    QApplication.processEvents()
    assert popover.geometry().bottom() <= room.bottom()
    assert not popover.geometry().contains(anchor.mapToGlobal(QPoint(5, 5)))


def test_its_corners_are_no_part_of_it(qtbot: QtBot) -> None:
    _, _, popover = opened(qtbot)
    for corner in (popover.rect().topLeft(), popover.rect().bottomRight()):
        assert not popover.mask().contains(corner)
    assert popover.mask().contains(popover.rect().center())
    assert popover.mask().boundingRect() == popover.rect()


def test_the_list_of_a_choice_is_as_high_as_its_entries(qtbot: QtBot) -> None:
    choice = Choice("Level")
    choice.addItems(["Aware of it", "Used it once", "Use it often", "Teach it"])
    qtbot.addWidget(choice)
    choice.show()
    assert choice.view().visualRect(choice.model().index(0, 0)).isEmpty()  # nothing shows yet
    choice.showPopup()
    entries = choice.view()
    rows = [entries.visualRect(entries.model().index(row, 0)) for row in range(4)]
    assert all(entries.viewport().rect().contains(row) for row in rows)
    choice.hidePopup()


def test_no_corner_of_a_popover_is_see_through(qtbot: QtBot) -> None:
    """Where nothing composes the screen that would be black."""
    button = QPushButton("Open")
    qtbot.addWidget(button)
    button.show()
    popover = Popover("Something", button)
    popover.body.addWidget(PlainLabel("Some words"))
    popover.open_below(button)
    picture = QImage(popover.size(), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    popover.render(picture)
    left, mask = [], popover.mask()
    for x in range(picture.width()):
        for y in range(picture.height()):
            if mask.contains(QPoint(x, y)) and picture.pixelColor(x, y).alpha() < 255:
                left.append((x, y))
    assert not left
    popover.close()
