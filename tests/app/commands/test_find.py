"""Find on this page: on every page, on and back, and nothing is hidden by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commands_help import press, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pathtracker.app.finding import Ring, matching
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Item
from pathtracker.store import queries

Open = Callable[..., MainWindow]
ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


def sought(window: MainWindow, words: str) -> str:
    """Types it into the bar; what the bar then says."""
    press(window, window.commands.actions["find"])
    bar = window.finder.bar
    assert bar.field.hasFocus()
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    settle(window)
    return bar.count.text()


def ringed(window: MainWindow) -> QWidget | None:
    rings = [ring for ring in window.findChildren(Ring) if ring.isVisible()]
    assert len(rings) <= 1
    return rings[0].target() if rings else None


@pytest.mark.parametrize("layout", ["outline", "columns"])
def test_steps_are_found_one_after_the_other_those_folded_away_too(
    open_window: Open, layout: str
) -> None:
    window = open_window()
    window.commands.run(f"layout_{layout}")
    settle(window)
    assert sought(window, "zzqq") == "Not on this page"
    reader = window.workspace.reader
    first = sought(window, "a")
    count = int(first.split()[-1])
    assert first == f"1 of {count}"
    bar, names = window.finder.bar, set()
    for at in range(1, count + 1):
        assert bar.count.text() == f"{at} of {count}"
        names |= {reader.get(Item, one).title for one in window.selected_items()}
        QTest.keyClick(bar.field, ENTER)
        settle(window)
        assert bar.field.hasFocus()
    assert bar.count.text() == f"1 of {count}"  # round
    QTest.keyClick(bar.field, ENTER, SHIFT)
    assert bar.count.text() == f"{count} of {count}"
    assert all("a" in name.lower() for name in names)
    done = {one.title for one in queries.item_briefs(reader) if one.state == "done"}
    assert names & done
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.view is not None
    assert window.view.isAncestorOf(window.focusWidget() or window)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("skills", "python"),
        ("portfolio", "milestone"),
        ("roles", "data engineer"),
        ("preferences", "appearance"),
        ("timeline", "a"),
    ],
)
def test_every_page_is_searched_and_shows_what_it_found(
    open_window: Open, page: str, words: str
) -> None:
    window = open_window()
    window.go(page)
    settle(window)
    before = window.grab().toImage()
    assert window.view is not None
    written = {one.text for one in matching(window.view.written(), words)}
    assert sought(window, words).startswith("1 of ")
    assert window.grab().toImage() != before
    assert written <= {one.text for one in window.view.written()}, "nothing is hidden"
    found = ringed(window)
    assert found is None or not found.visibleRegion().isEmpty()
    window.finder.close()
    assert ringed(window) is None


def test_it_closes_with_the_page_and_opens_with_what_was_sought(open_window: Open) -> None:
    window = open_window()
    sought(window, "a")
    window.go("skills")
    assert window.finder.bar.isHidden()
    press(window, window.commands.actions["find"])
    assert window.finder.bar.field.selectedText() == "a"


def test_what_goes_while_it_is_ringed_does_no_harm(open_window: Open) -> None:
    window = open_window()
    window.go("roles")
    settle(window)
    sought(window, "data engineer")
    target = ringed(window)
    assert target is not None
    target.deleteLater()
    settle(window)
    QTest.keyClick(window.finder.bar.field, ENTER)
    QTest.keyClick(window.finder.bar.field, Qt.Key.Key_Escape)
    assert window.finder.bar.isHidden()
