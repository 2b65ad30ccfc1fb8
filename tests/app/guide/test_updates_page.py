"""A newer catalogue on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from guide_help import click, words

from pathtracker.actions.roles import choose
from pathtracker.app.guide.updates import UpdatesPage
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.store import queries


@pytest.fixture
def older(workspace: Workspace) -> Workspace:
    """The role was chosen from this catalogue; the shipped one is newer and differs."""
    catalog = workspace.catalog
    workspace.do(choose, catalog=catalog, role="ai-engineer")
    steps = dict(catalog.steps)
    steps["first-script"] = replace(steps["first-script"], title="Run a script", hours=9.0)
    workspace.catalog = replace(catalog, version=catalog.version + 1, steps=MappingProxyType(steps))
    return workspace


def title(workspace: Workspace) -> str:
    return queries.by_slug(workspace.reader, Item, ["first-script"])["first-script"].title


def test_what_differs_is_shown_and_taken_as_one_change(
    older: Workspace, shown: Callable[..., UpdatesPage]
) -> None:
    before = title(older)
    page = shown(UpdatesPage)
    assert f"“{before}” becomes “Run a script”" in words(page)
    assert "Hours: 2 becomes 9" in words(page)
    assert page.take.text() == "Take 1 change"
    click(page.take)
    assert title(older) == "Run a script"
    assert "Nothing new" in words(page)
    older.undo()
    assert title(older) == before
    assert page.rows


def test_what_is_not_ticked_stays_and_is_not_offered_again(
    older: Workspace, shown: Callable[..., UpdatesPage]
) -> None:
    before = title(older)
    page = shown(UpdatesPage)
    click(page.none)
    assert page.take.text() == "Keep all as it is"
    click(page.take)
    assert title(older) == before
    assert "Nothing new" in words(page)


def test_nothing_new_says_so(workspace: Workspace, shown: Callable[..., UpdatesPage]) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    assert "Nothing new" in words(shown(UpdatesPage))
