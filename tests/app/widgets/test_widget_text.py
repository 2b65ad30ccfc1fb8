"""Text of any origin is shown as it is, and takes no more room than it is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import Theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import LIMIT, caption, tip, visible

Show = Callable[..., QWidget]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand more", "two lines and more"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("bell\x07", "bell\\u0007"),
        ("null\x00", "null\\u0000"),
        ("\u2066isolated\u2069", "\\u2066isolated\\u2069"),
        ("  around  ", "around"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
    ],
)
def test_nothing_in_a_text_is_hidden(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_line_breaks_of_all_kinds_stay_where_lines_are_wanted() -> None:
    assert visible("a\r\nb\rc\u2028d", lines=True) == "a\nb\nc\nd"


def test_a_very_long_text_is_cut() -> None:
    assert visible("w" * (LIMIT + 5)) == "w" * LIMIT + "…"


def test_a_tooltip_shows_markup_as_text() -> None:
    assert "&lt;img" in tip("<img src='file:///etc/passwd'>")
    assert tip("") == ""
    assert len(tip("w" * 50_000)) < 1_100


def test_an_ampersand_on_a_button_is_no_shortcut() -> None:
    assert caption("R&D") == "R&&D"


@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("text", ["w" * 10_000, "word " * 2_000, "<b>" * 3_000, "ا" * 10_000])
def test_ten_thousand_characters_do_not_push_the_window(show: Show, text: str, wrap: bool) -> None:
    label = PlainLabel(text, wrap=wrap, lines=3 if wrap else 0)
    window = show(label, width=200)
    assert window.minimumSizeHint().width() <= 40
    assert label.sizeHint().width() <= 801
    assert label.is_cut()
    assert label.heightForWidth(200) < 80
    assert not label.grab().isNull()


def test_what_is_cut_is_told_on_hover_as_plain_text(show: Show) -> None:
    label = PlainLabel("<i>a title that does not fit</i> " * 5)
    show(label, width=100)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(label, event)
    assert "&lt;i&gt;a title" in QToolTip.text()
    QToolTip.hideText()


def test_what_fits_is_not_cut(show: Show) -> None:
    label = PlainLabel("short")
    show(label, width=200)
    assert not label.is_cut()


def test_a_wrapped_label_grows_and_shrinks_with_its_width(qtbot: QtBot) -> None:
    label = PlainLabel("some words that take more than one line " * 3, wrap=True)
    assert label.heightForWidth(150) > label.heightForWidth(400) > 10


def test_emphasis_stands_at_its_words(qtbot: QtBot) -> None:
    label = PlainLabel()
    label.set_parts(("You can show ", False), ("18 of 33 points", True), (".", False))
    assert label.text() == "You can show 18 of 33 points."
    plain = PlainLabel("You can show 18 of 33 points.")
    for shown in (label, plain):
        shown.resize(300, 20)
        qtbot.addWidget(shown)
    assert label.grab().toImage() != plain.grab().toImage()


def test_a_screen_reader_gets_the_text(qtbot: QtBot) -> None:
    label = PlainLabel("22 of 41 steps")
    qtbot.addWidget(label)
    reader = QAccessible.queryAccessibleInterface(label)
    assert reader.text(QAccessible.Text.Name) == "22 of 41 steps"


def test_text_keeps_its_own_direction(show: Show) -> None:
    """A sentence that reads from the left ends at its right, in any window."""
    label = PlainLabel("Done.")
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(label, width=200)
    picture = label.grab().toImage()
    row = [picture.pixelColor(x, label.height() // 2 + 4).lightness() for x in range(200)]
    assert min(row[:100]) > 200, "it stands at the right"


def test_a_larger_text_size_needs_more_room(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    label = PlainLabel("22 of 41 steps")
    qtbot.addWidget(label)
    before = label.sizeHint().width()
    theme.apply(qapp, "light", text_factor=1.3)
    assert label.sizeHint().width() > before * 1.2
