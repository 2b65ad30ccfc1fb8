"""Preparing to apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from guide_help import click, press, words
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pathtracker.actions.applying import Stage
from pathtracker.actions.roles import choose
from pathtracker.app.guide.applications import ApplicationRow
from pathtracker.app.guide.apply import APPLICATIONS, STORY, ApplyPage
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item, State
from pathtracker.store import queries


@pytest.fixture
def page(shown: Callable[..., ApplyPage], workspace: Workspace) -> ApplyPage:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    page = shown(ApplyPage)
    click(page.start.button)
    return page


def to_tab(page: ApplyPage, tab: str) -> None:
    page.tabs.set_value(tab)
    page._show_tab()


def write(page: ApplyPage, key: object, text: str) -> None:
    """Types an answer and leaves it by Escape."""
    card = {**page.questions.cards, **page.story.cards}[key]  # type: ignore[dict-item]
    click(card.write)
    QTest.keyClicks(card.editor.field, text)
    QTest.keyClick(card.editor.field, Qt.Key.Key_Escape)


def only_row(page: ApplyPage) -> ApplicationRow:
    QApplication.processEvents()  # which show what has just been made
    (row,) = page.applications.rows
    return row


def test_without_a_role_it_leads_to_them(shown: Callable[..., ApplyPage]) -> None:
    assert "You have chosen no role yet" in words(shown(ApplyPage))


def test_questions_of_the_role_have_room_for_answers(page: ApplyPage, workspace: Workspace) -> None:
    asked = workspace.catalog.roles["ai-engineer"].page.interview.items
    shown = words(page)
    assert all(pair.says in shown for pair in asked)
    assert asked[0].answer not in shown
    first = next(iter(page.questions.cards))
    click(page.questions.cards[first].ask)
    assert asked[0].answer in words(page)
    write(page, first, "I would ask who it is for.")
    assert workspace.reader.get(Item, first).notes == "I would ask who it is for."
    workspace.undo()
    assert workspace.reader.get(Item, first).notes == ""


def test_the_story_is_joined_to_one_text_and_copied(page: ApplyPage) -> None:
    to_tab(page, STORY)
    assert not page.text.copy.isEnabled()
    prompts = list(page.story.cards)
    assert len(prompts) == 4
    write(page, prompts[2], "Then a forecast.")
    write(page, prompts[0], "I kept books.")
    click(page.text.copy)
    assert QGuiApplication.clipboard().text() == "I kept books.\n\nThen a forecast."


def test_an_application_is_added_moved_dated_and_closed(
    page: ApplyPage, workspace: Workspace
) -> None:
    to_tab(page, APPLICATIONS)
    page.applications.name.setFocus()
    QTest.keyClicks(page.applications.name, "Acme, AI engineer")
    QTest.keyClicks(page.applications.address, "https://example.org/job")
    press(Qt.Key.Key_Return)
    row = only_row(page)
    key = row.item.id
    assert page.applications.name.text() == ""
    assert row.address.isVisible()
    assert row.address.text() == "https://example.org/job"

    row.stages.setCurrentIndex(1)
    row.stages.activated.emit(1)
    row = only_row(page)
    assert row.stages.currentData() == Stage.SENT

    click(row.set_day)
    row.day.set_day(date(2026, 12, 1))
    row.day.left.emit()
    assert workspace.reader.get(Item, key).deadline == date(2026, 12, 1)

    row = only_row(page)
    click(row.close_link)
    closed = workspace.reader.get(Item, key)
    assert (closed.state, closed.deadline) == (State.DONE, None)
    assert "Closed" in words(page)
    for _ in range(3):
        workspace.undo()
    row = only_row(page)
    assert row.stages.currentData() == Stage.TO_SEND


def test_an_application_needs_a_name(page: ApplyPage, workspace: Workspace) -> None:
    to_tab(page, APPLICATIONS)
    before = queries.counts(workspace.reader)
    click(page.applications.add)
    assert "Say where you apply" in page.applications.message.text()
    assert queries.counts(workspace.reader) == before


def test_another_chosen_role_can_be_turned_to(page: ApplyPage, workspace: Workspace) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="data-analyst", secondary=True)
    page.show_role("data-analyst")
    assert page.start.isVisible()
    assert "data analyst" in page.start.button.text().lower()
