"""The skills view in every look, width and direction, and with troublesome names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from helpers import TROUBLING
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pathtracker.app.gaps.model import Column
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Skill
from pathtracker.core.when import When
from pathtracker.store import Store


def first(view: GapsView):  # type: ignore[no-untyped-def]
    return view.reading.lines[0]


def rename_skill(store: Store, *, skill: object, name: str, when: When) -> None:
    def op(writer) -> None:  # type: ignore[no-untyped-def]
        writer.put(writer.get(Skill, skill).evolve(name=name))

    store.write(Message("skill.add", {"title": name}), op, now=when.now)


@pytest.mark.parametrize("name", TROUBLING.values(), ids=TROUBLING)
def test_any_name_of_a_skill_is_shown_as_plain_text(
    view: GapsView, workspace: Workspace, name: str
) -> None:
    workspace.call(rename_skill, skill=first(view).id, name=name)
    view.numbers.info.click()
    view.grab()
    shown = view.model.index(0, Column.SKILL).data()
    assert "\u202e" not in shown
    assert "\x00" not in shown
    for label in view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    view.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(1264, 868), (968, 668), (584, 448)])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_is_painted_in_every_look_without_running_over(
    view: GapsView, qapp, name: str, size: tuple[int, int], direction: Qt.LayoutDirection
) -> None:
    look = Theme()
    view.setLayoutDirection(direction)
    look.apply(qapp, name, reduced_motion=True)
    view.resize(*size)
    view.grab()
    qapp.processEvents()
    table = view.table
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()
    for _ in range(3):
        qapp.processEvents()
    right = view.columns
    corner = right.mapTo(view, QPoint(right.width(), right.height()))
    assert corner.x() <= view.width()
    assert corner.y() <= view.height()


def test_where_it_is_narrow_the_card_stands_below_and_is_reached(
    view: GapsView, qtbot: QtBot
) -> None:
    view.resize(600, 500)
    view.show_skill(first(view).id)
    qtbot.wait(20)
    card, table = view.card, view.table
    assert card.mapTo(view, QPoint(0, 0)).y() > table.mapTo(view, QPoint(0, 0)).y()
    assert table.verticalScrollBar().maximum() == 0  # all its rows, in a page that scrolls
    table.setFocus()
    for _ in range(14):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    place = table.viewport().mapTo(view, table.visualRect(table.currentIndex()).center())
    assert view.rect().contains(place)
    qtbot.keyClick(table, Qt.Key.Key_2)
    row = card.anchors.rows[2]
    assert row.hasFocus()
    assert view.rect().contains(row.mapTo(view, row.rect().center()))
    view.resize(1264, 860)
    assert row.hasFocus()
    assert card.mapTo(view, QPoint(0, 0)).x() < table.mapTo(view, QPoint(0, 0)).x()


@pytest.mark.parametrize("width", [584, 700, 968])
def test_a_narrow_page_begins_at_its_top_and_is_no_wider_than_the_window(
    view: GapsView, qtbot: QtBot, width: int
) -> None:
    view.resize(width, 480)
    qtbot.wait(20)
    view.refresh(None)
    qtbot.wait(20)
    assert view.numbers.mapTo(view, QPoint(0, 0)).y() == view.columns.mapTo(view, QPoint(0, 0)).y()
    for card in (view.past, view.gaps_card, view.radar):
        assert card.mapTo(view, QPoint(card.width(), 0)).x() <= view.width()
    view.look_at(view.reading.today - timedelta(days=9))
    assert view.head.then.isVisible()
    assert view.head.title.width() >= view.head.title.sizeHint().width()


def test_the_list_has_the_keyboard_first(view: GapsView, qtbot: QtBot) -> None:
    view.take_focus()
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.skill == view.reading.lines[1].id
