"""The command palette: typing finds, arrows move, Enter opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.fuzzy import Index, match
from pathtracker.app.widgets.palette_rows import PaletteEntry, PaletteModel

ENTRIES = [
    PaletteEntry("Steps", "Serve a prediction with FastAPI", "step-1"),
    PaletteEntry("Steps", "Pack a service in a container", "step-2"),
    PaletteEntry("Skills", "Observability", "skill-1", hint="not rated"),
    PaletteEntry("Commands", "Log time", "log", keys="Ctrl+L"),
    PaletteEntry("Commands", "<img src=x> & more", "odd"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Before"))
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    window.findChild(QPushButton).setFocus()
    return window


@pytest.fixture
def palette(window: QWidget) -> CommandPalette:
    palette = CommandPalette(window)
    palette.open(ENTRIES)
    return palette


def _field(palette: CommandPalette) -> QLineEdit:
    return palette.findChild(QLineEdit)


def _shown(palette: CommandPalette) -> list[str]:
    model = palette.findChild(QListView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_typing_filters_and_the_best_group_leads(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(_field(palette), "serv")
    assert _shown(palette) == [
        "Steps",
        "Serve a prediction with FastAPI",
        "Pack a service in a container",
        "Skills",
        "Observability",
    ]


def test_it_opens_with_the_keyboard_in_its_field(palette: CommandPalette) -> None:
    assert _field(palette).hasFocus()
    assert _field(palette).accessibleName()


def test_enter_opens_the_first(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(_field(palette), "log")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(_field(palette), Qt.Key.Key_Return)
    assert chosen.args[0].target == "log"
    assert palette.isHidden()


def test_arrows_pass_over_the_heads_and_go_round(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(_field(palette), "serv")
    view = palette.findChild(QListView)
    assert view.currentIndex().row() == 1
    for row in (2, 4, 1):
        qtbot.keyClick(_field(palette), Qt.Key.Key_Down)
        assert view.currentIndex().row() == row
    qtbot.keyClick(_field(palette), Qt.Key.Key_Up)
    assert view.currentIndex().row() == 4


def test_a_click_opens_a_row(qtbot: QtBot, palette: CommandPalette) -> None:
    view = palette.findChild(QListView)
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0].target == "step-2"


def test_what_can_be_called_is_called(qtbot: QtBot, window: QWidget) -> None:
    called: list[bool] = []
    palette = CommandPalette(window)
    palette.open([PaletteEntry("Commands", "Do it", lambda: called.append(True))])
    qtbot.keyClick(_field(palette), Qt.Key.Key_Return)
    assert called == [True]


def test_escape_closes_and_gives_the_keyboard_back(
    qtbot: QtBot, palette: CommandPalette, window: QWidget
) -> None:
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(_field(palette), Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.findChild(QPushButton).hasFocus()


def test_a_click_beside_it_closes(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert palette.isHidden()


def test_tab_does_not_leave_it(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClick(_field(palette), Qt.Key.Key_Tab)
    assert _field(palette).hasFocus()


def test_nothing_found_says_so_and_enter_does_nothing(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    qtbot.keyClicks(_field(palette), "xyzzy")
    assert _shown(palette) == []
    with qtbot.assertNotEmitted(palette.chosen):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
            qtbot.keyClick(_field(palette), key)
    assert palette.isVisible()


def test_it_fits_a_small_window(window: QWidget, palette: CommandPalette) -> None:
    window.resize(420, 360)
    panel = palette.findChild(QListView).parentWidget()
    assert panel is not None
    assert window.rect().contains(panel.geometry())
    assert not palette.grab().isNull()


def test_a_start_of_a_word_is_better_than_its_inside_and_strewn_letters_are_nothing() -> None:
    starts, inside = (match("serv", text) for text in ("Pack a service", "Observability"))
    assert starts is not None
    assert inside is not None
    assert starts.score > inside.score
    assert match("serv", "Some early review") is None


def test_another_name_is_worth_less_than_the_title_and_a_slip_less_than_both() -> None:
    index = Index(["Containers", "Docker basics", "Dokcer"], [["Docker"], [], []])
    found, _ = index.search("docker basics")
    assert [place for place, _ in found] == [1]
    assert [place for place, _ in Index(["Rust", "Python"]).search("pyhton")[0]] == [1]
    assert [
        place for place, _ in Index(["Pack it", "It"], [["Docker"], []]).search("docker")[0]
    ] == [0]


@pytest.mark.parametrize(
    ("query", "text", "letters"),
    [
        ("serv", "Observability", "serv"),
        ("PREDICTION serve", "Serve a prediction", "Serveprediction"),
        ("ubung", "Eine Übung", "Übung"),
        ("swf", "Serve with FastAPI", "SwF"),
        ("strasse", "x", None),
        ("", "anything", ""),
    ],
)
def test_the_letters_found(query: str, text: str, letters: str | None) -> None:
    found = match(query, text)
    assert (None if found is None else "".join(text[place] for place in found.positions)) == letters


@given(st.text(max_size=12), st.text(max_size=60))
def test_every_place_is_in_the_text(query: str, text: str) -> None:
    found = match(query, text)
    if found is not None:
        assert all(0 <= place < len(text) for place in found.positions)


@given(st.text(max_size=6), st.lists(st.text(max_size=12), max_size=8))
def test_the_index_finds_what_matches(query: str, texts: list[str]) -> None:
    found, _ = Index(texts).search(query)
    expected = {place for place, text in enumerate(texts) if match(query, text)}
    places = {place for place, _ in found}
    # Slips are looked past only where no text at all has the word.
    assert places <= expected
    assert bool(places) == bool(expected)


def test_of_very_many_entries_the_keyboard_does_not_wait(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    """What is typed while they come is looked for among all of them."""
    taken = []

    def very_many() -> Iterator[PaletteEntry]:
        for number in range(40_000):
            taken.append(number)
            yield PaletteEntry("Steps", f"Step {number}")

    palette.open(very_many())
    assert palette.isVisible()
    assert len(taken) < 40_000
    field = palette.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "step 39999")
    model = palette.findChild(PaletteModel)
    assert model is not None
    qtbot.waitUntil(lambda: [row.title for row in model.rows if row.entry] == ["Step 39999"])


def test_what_still_comes_is_let_go_with_the_palette(palette: CommandPalette, qtbot: QtBot) -> None:
    def endless() -> Iterator[PaletteEntry]:
        while True:
            yield PaletteEntry("Steps", "Again")

    palette.open(endless())
    palette.dismiss()
    palette.open([PaletteEntry("Commands", "Do it")])
    model = palette.findChild(PaletteModel)
    assert model is not None
    assert [row.title for row in model.rows] == ["Commands", "Do it"]
