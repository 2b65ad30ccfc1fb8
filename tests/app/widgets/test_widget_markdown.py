"""Notes are shown without loading anything, and links go nowhere by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.widgets.markdown import MarkdownView


@pytest.fixture
def view(qtbot: QtBot) -> MarkdownView:
    window = QWidget()
    qtbot.addWidget(window)
    view = MarkdownView(name="Notes")
    QVBoxLayout(window).addWidget(view)
    window.resize(500, 400)
    window.show()
    view.keep_alive = window  # type: ignore[attr-defined]
    return view


@pytest.mark.parametrize("written", ["![tree]({})", '<img src="{}">', "[x]({})\n\n![]({})"])
def test_no_picture_is_loaded(view: MarkdownView, tmp_path: Path, written: str) -> None:
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    file = tmp_path / "bait.png"
    assert picture.save(str(file))
    for address in (str(file), file.as_uri()):
        view.set_text(written.replace("{}", address))
        seen = view.grab().toImage()
        colours = {
            seen.pixelColor(x, y).name()
            for x in range(0, seen.width(), 3)
            for y in range(0, seen.height(), 3)
        }
        assert "#ff00ff" not in colours
        assert view.heightForWidth(400) < 100


def test_a_picture_is_named(view: MarkdownView) -> None:
    view.set_text("before ![a tree](tree.png) after")
    assert view.toPlainText() == "before [a tree] after"


def test_html_is_shown_as_written(view: MarkdownView) -> None:
    view.set_text("<b>not bold</b> <script>x</script>")
    assert "<b>not bold</b>" in view.toPlainText()


def test_hidden_marks_are_spelled_out(view: MarkdownView) -> None:
    view.set_text("abc\u202edef")
    assert "\u202e" not in view.toPlainText()


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("mailto:me@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("other.md", False),
        ("smb://host/share", False),
    ],
)
def test_only_harmless_links_are_handed_on(
    qtbot: QtBot, view: MarkdownView, address: str, opens: bool
) -> None:
    view.set_text("[link](https://example.org)")
    opened: list[str] = []
    view.link_opened.connect(opened.append)
    view.anchorClicked.emit(QUrl(address))
    assert opened == ([address] if opens else [])
    assert view.toPlainText() == "link"


def test_a_click_on_a_link_is_reported(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text("[here](https://example.org)")
    with qtbot.waitSignal(view.link_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect().center())
    assert opened.args == ["https://example.org"]


def test_it_is_as_high_as_its_text(view: MarkdownView) -> None:
    view.set_text("one")
    low = view.heightForWidth(300)
    view.set_text("some words\n\n" * 20)
    assert view.heightForWidth(300) > 10 * low


def test_long_and_deep_notes_do_not_hang(view: MarkdownView) -> None:
    for text in (">" * 3_000 + "x", "[" * 20_000, "*a " * 20_000, "- " * 3_000, "word " * 40_000):
        view.set_text(text)
    assert len(view.toPlainText()) <= 100_001
