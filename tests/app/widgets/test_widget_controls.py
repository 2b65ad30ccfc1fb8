"""Buttons, segments, rows to tick, cards: by mouse, by keyboard, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import Theme
from pathtracker.app.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.fields import LineField, SpinField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.how_often import HowOften, often_words
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.rows import paint_row_ground
from pathtracker.app.widgets.segmented import SegmentedControl

Show = Callable[..., QWidget]


def _said(widget: QWidget) -> tuple[str, QAccessible.Role]:
    reader = QAccessible.queryAccessibleInterface(widget)
    return reader.text(QAccessible.Text.Name), reader.role()


def test_controls_have_their_heights(qtbot: QtBot, show: Show) -> None:
    usual, main = PrimaryButton("Start", "play"), PrimaryButton("Start", main=True)
    show(usual, main)
    assert (usual.height(), main.height()) == (32, 40)


def test_tab_goes_through_and_segments_are_one_stop(qtbot: QtBot, show: Show) -> None:
    first, last = Button("First"), IconButton("close", "Close")
    segments = SegmentedControl("View", [("a", "Outline"), ("b", "Columns"), ("c", "Table")])
    check = CheckRow("answer a request")
    show(first, segments, check, last)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    stops = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused.accessibleName() or focused.property("text"))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert stops == ["First", "Outline", "answer a request", "Close"]


def test_segments_choose_by_mouse_and_by_arrow(qtbot: QtBot, show: Show) -> None:
    segments = SegmentedControl("Rung", [("j", "Junior"), ("m", "Mid"), ("s", "Senior")])
    show(segments)
    buttons = segments.findChildren(QPushButton)
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert chosen.args == ["s"]
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(buttons[2], Qt.Key.Key_Left)
    assert chosen.args == ["m"]
    assert segments.value() == "m"
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_value("j")


def test_the_arrow_follows_the_direction_of_reading(qtbot: QtBot, show: Show) -> None:
    segments = SegmentedControl("Rung", [(1, "One"), (2, "Two")])
    segments.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(segments)
    qtbot.keyClick(segments.findChildren(QPushButton)[0], Qt.Key.Key_Left)
    assert segments.value() == 2


def test_an_icon_button_says_its_name(qtbot: QtBot) -> None:
    button = IconButton("close", "Close the panel")
    qtbot.addWidget(button)
    assert _said(button) == ("Close the panel", QAccessible.Role.Button)
    assert "Close the panel" in button.toolTip()


@pytest.mark.parametrize("kind", [Button, PrimaryButton, LinkButton])
def test_words_on_buttons_are_plain(qtbot: QtBot, kind: type[Button]) -> None:
    button = kind("R&D <b>")
    qtbot.addWidget(button)
    assert _said(button)[0] == "R&D <b>"
    button.setText("A & B")
    assert _said(button)[0] == "A & B"


def test_a_row_is_ticked_anywhere_on_it_and_by_space(qtbot: QtBot, show: Show) -> None:
    row = CheckRow("test the service without starting it")
    show(row)
    with qtbot.waitSignal(row.toggled):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()
    assert _said(row) == ("test the service without starting it", QAccessible.Role.CheckBox)


def test_a_row_takes_as_many_lines_as_its_words(qtbot: QtBot, show: Show) -> None:
    short, long = CheckRow("short"), CheckRow("a check that is told in many words " * 4)
    show(short, long)
    assert short.height() == pytest.approx(24, abs=4)
    assert long.height() > 1.8 * short.height()


def test_a_card_can_be_pressed(qtbot: QtBot, show: Show) -> None:
    card = Card("AI engineer", clickable=True)
    show(card)
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_selected_card_has_a_border_of_accent(qtbot: QtBot, show: Show, theme: Theme) -> None:
    card = Card("AI engineer")
    show(card)
    card.set_selected(True)
    picture = card.grab().toImage()
    middle = card.height() // 2
    assert picture.pixelColor(0, middle) == theme.tokens.accent
    assert picture.pixelColor(1, middle) == theme.tokens.accent
    assert picture.pixelColor(3, middle) == theme.tokens.raised


def test_an_empty_list_offers_a_way_on(qtbot: QtBot, show: Show) -> None:
    empty = EmptyState("journal", "No entries yet", "Kept here.", "Log time", "Load the sample")
    show(empty)
    action, link = empty.findChildren(QPushButton)
    with qtbot.waitSignal(empty.action):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.link):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_a_message_comes_goes_and_has_buttons(qtbot: QtBot, show: Show) -> None:
    message = InlineMessage()
    show(message)
    assert message.isHidden()
    button = message.add_button("Choose")
    message.set_message("This file names an <b>unknown</b> skill.", "warn")
    assert message.isVisible()
    assert message.accessibleName() == "This file names an <b>unknown</b> skill."
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_bar_tells_its_share(qtbot: QtBot) -> None:
    bar = ProgressBar("Foundations", 0.999)
    qtbot.addWidget(bar)
    assert bar.value() == 99, "100 says that nothing is missing"
    bar.set_share(7)
    assert bar.value() == 100
    assert _said(bar) == ("Foundations", QAccessible.Role.ProgressBar)


def test_fields_have_names_and_take_keys(qtbot: QtBot, show: Show) -> None:
    hours = SpinField("Hours", 7, unit="h a week")
    day = DateField("First day", date(2026, 7, 20), date(2026, 7, 20))
    line = LineField("Search", "Search", "search")
    show(hours, day, line)
    for field, name in ((hours, "Hours"), (day, "First day"), (line, "Search")):
        assert _said(field)[0] == name
        assert field.height() == 32
    qtbot.keyClick(hours, Qt.Key.Key_Up)
    assert hours.value() == 8
    qtbot.keyClicks(line, "sql")
    assert line.text() == "sql"


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_chips_go_on_in_the_next_line(
    qtbot: QtBot, show: Show, direction: Qt.LayoutDirection
) -> None:
    holder = QWidget()
    holder.setLayoutDirection(direction)
    flow = FlowLayout(holder)
    chips = [Chip(f"chip number {number}", "clock") for number in range(12)]
    for chip in chips:
        flow.addWidget(chip)
    show(holder)
    assert len({chip.y() for chip in chips}) > 1
    assert all(holder.rect().contains(chip.geometry()) for chip in chips)
    assert all(chip.height() == 20 for chip in chips)
    first, second = chips[0].x(), chips[1].x()
    assert (first < second) == (direction == Qt.LayoutDirection.LeftToRight)
    flow.clear()
    assert flow.count() == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_selected_row_has_a_bar_at_its_leading_edge(theme: Theme, mirrored: bool) -> None:
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_row_ground(painter, image.rect(), selected=True, mirrored=mirrored)
    painter.end()
    accent = [x for x in range(50) if image.pixelColor(x, 10) == theme.tokens.accent]
    assert accent == ([48, 49] if mirrored else [0, 1])
    assert image.pixelColor(25, 10) == theme.tokens.accent_soft


def test_a_message_has_its_icon_beside_its_first_line(qtbot: QtBot) -> None:
    message = InlineMessage("This is how it looked.", "info")
    qtbot.addWidget(message)
    message.add_button("Back to today")
    message.resize(600, message.sizeHint().height())
    message.show()
    icon, label = message.findChild(IconLabel), message.findChild(QLabel)
    QApplication.processEvents()
    assert abs(icon.geometry().center().y() - label.geometry().center().y()) <= 1
    message.set_message("It says more than a line. " * 12, "info")
    message.resize(300, message.heightForWidth(300))
    QApplication.processEvents()
    assert icon.geometry().bottom() < label.geometry().center().y()


def test_a_question_keeps_its_place_while_its_slider_is_held(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    rows = [HowOften(name, often_words(), ["Never.", "Word " * 60, "So.", "Long " * 90, "Up."])
            for name in ("Python", "SQL")]  # fmt: skip
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    page.resize(420, 400)
    page.show()
    slider = rows[1].slider
    rows[0].slider.set_answer(0)
    spot = QPoint(4, slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=spot)
    before = slider.geometry(), rows[1].geometry()
    for x in range(4, slider.width(), 20):
        QTest.mouseMove(slider, QPoint(x, spot.y()))
        QApplication.processEvents()
        assert (slider.geometry(), rows[1].geometry()) == before
    assert slider.answer() == 4
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, spot.y()))
    assert rows[1]._meaning.text() == "Counts as: Up."
