"""The glossary: found by typing, with the learner's own steps to click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from guide_help import click
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pathtracker.actions.roles import choose
from pathtracker.app.guide.glossary import GlossaryPage
from pathtracker.app.item.details import ItemDetails
from pathtracker.app.item.terms import TermsSection
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.store import queries


@pytest.fixture
def page(shown: Callable[..., GlossaryPage]) -> GlossaryPage:
    return shown(GlossaryPage)


def test_typing_finds_a_term_by_any_of_its_names(page: GlossaryPage) -> None:
    page.field.setText("rag")
    assert page.rows[0].name.text() == "retrieval-augmented generation"
    page.field.setText("qqq")
    assert page.rows == []
    assert page.empty.isVisible()
    click(page.empty.findChild(QPushButton))
    assert page.field.text() == ""
    assert not page.empty.isVisible()


def test_the_rest_comes_as_one_scrolls(page: GlossaryPage, qtbot: QtBot) -> None:
    everything = len(page.workspace.catalog.terms)
    assert page.count.text() == f"{everything} terms"
    assert len(page.rows) < everything
    bar = page.area.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return len(page.rows) == everything

    qtbot.waitUntil(at_the_end)
    assert [row.term for row in page.rows] == list(page.workspace.catalog.terms.values())


def test_a_step_that_the_learner_has_opens_and_others_are_only_named(
    page: GlossaryPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.show_term("overfitting")
    assert page.rows[0].steps == []
    workspace.do(choose, catalog=workspace.catalog, role="ml-engineer")
    step = queries.by_slug(workspace.reader, Item, ["spot-overfitting"])["spot-overfitting"]
    row = page.rows[0]
    assert [button.text() for button in row.steps] == [step.title]
    with qtbot.waitSignal(page.item_opened) as opened:
        click(row.steps[0])
    assert opened.args == [step.id]


def test_the_panel_of_a_step_names_its_terms_and_says_what_one_means(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ml-engineer")
    own = queries.by_slug(workspace.reader, Item, ["measure-a-classifier", "first-script"])
    panel = ItemDetails(workspace)
    qtbot.addWidget(panel)
    panel.resize(400, 900)
    panel.show_item(own["measure-a-classifier"].id)
    panel.show()
    section = panel.findChild(TermsSection)
    assert section is not None
    qtbot.waitUntil(lambda: section.isVisible())
    precision = next(name for name in section.names if name.text() == "precision")
    assert not section.meaning.isVisible()
    click(precision)
    assert section.meaning.text().startswith("precision: Of all cases")
    click(precision)
    assert not section.meaning.isVisible()
    panel.show_item(own["first-script"].id)
    qtbot.waitUntil(lambda: [name.text() for name in section.names] == ["string", "variable"])
