"""Files dropped on the window, and those that it wrote itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from commands_help import outside, select_one, settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from pathtracker.app.skill_tools.evidence import SkillEvidence
from pathtracker.app.skill_tools.importing import ImportPage
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.palette_rows import PaletteModel
from pathtracker.app.widgets.toast import Toast
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Evidence
from pathtracker.store import queries

Open = Callable[..., MainWindow]
HEAD = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
ROW = ("15-1252.00", "2.A.1.a", "Reading", "IM", "3")


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 300), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 300), copy, data, left, none))
    settle(window)


def choose(window: MainWindow, words: str) -> None:
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    field = palette.findChild(QLineEdit)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)


def pieces(window: MainWindow) -> set[str]:
    return {piece.address for piece in queries.all_of(window.workspace.reader, Evidence)}


def test_a_known_format_opens_the_page_that_brings_it_in(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    file = tmp_path / "Skills.txt"
    file.write_text("\n".join("\t".join(cells) for cells in (HEAD, ROW)))
    drop(window, file)
    assert window.place() == "import"
    page = cast(ImportPage, window.view)
    assert page.reader.busy or page.draft is not None or page.message.text()


def test_another_file_can_show_what_is_selected_as_one_change(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    assert select_one(window)
    (chosen,) = window.selected_items()
    files = [tmp_path / name for name in ("plan.pdf", "shot.png")]
    for file in files:
        file.write_bytes(b"%PDF-1.7 words")
    before = pieces(window)
    drop(window, *files)
    palette = window.findChild(CommandPalette)
    rows = palette.findChild(PaletteModel).rows
    assert rows[0].title == "What is selected"
    QTest.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    settle(window)
    assert pieces(window) - before == set(map(str, files))
    pieces_of = queries.of_item(window.workspace.reader, Evidence, chosen)
    assert set(map(str, files)) <= {piece.address for piece in pieces_of}
    window.commands.run("undo")
    assert pieces(window) == before


def test_or_a_project_or_a_skill(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF-1.7 words")
    reader = window.workspace.reader
    project = next(one for one in queries.tracks(reader) if one.kind == "project")
    drop(window, file)
    choose(window, project.title)
    assert window.place() == "portfolio"
    assert str(file) in pieces(window)
    drop(window, file)
    choose(window, "Python")
    page = cast(SkillEvidence, window.view)
    assert window.place() == "evidence"
    assert page.attach.addresses() == [str(file)]


@pytest.mark.parametrize("way", ["itself", "hard link", "symlink"])
def test_the_store_is_refused_by_any_name(open_window: Open, tmp_path: Path, way: str) -> None:
    window = open_window()
    file = window.workspace.places.data_file
    other = file.with_name("other.txt")
    if way != "itself":
        (os.link if way == "hard link" else os.symlink)(file, other)
    refused: list[object] = []
    window.workspace.refused.connect(refused.append)
    drop(window, file if way == "itself" else other)
    assert [message.id for message in refused] == ["file.live"]  # type: ignore[attr-defined]
    palette = window.findChild(CommandPalette)
    assert palette is None or palette.isHidden()


def test_what_was_written_can_be_opened_as_long_as_it_is_the_same_file(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF-")

    def press_open() -> list[str]:
        toast = window.findChild(Toast)
        (button,) = (one for one in toast.findChildren(QPushButton) if one.text() == "Open")
        assert button.isVisible()
        with outside(window) as found:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return found.asked

    window.show_toast("Wrote plan.pdf", written=file)
    assert press_open() == ["link"]
    window.show_toast("Wrote plan.pdf", written=file)
    other = tmp_path / "other"
    other.write_bytes(b"#!/bin/sh")
    other.replace(file)
    assert press_open() == []
    window.show_toast("Backed up")
    toast = window.findChild(Toast)
    assert not any(one.isVisible() for one in toast.findChildren(QPushButton))
