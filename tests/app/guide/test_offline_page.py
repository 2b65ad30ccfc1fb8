"""Before you go offline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from guide_help import click, words
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pathtracker.actions.items import finish
from pathtracker.actions.learner import set_hours_a_week
from pathtracker.actions.roles import choose
from pathtracker.app.guide.offline import OfflinePage
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Item
from pathtracker.reports.offline import coming

WEEKS = timedelta(days=14)


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    workspace.do(set_hours_a_week, hours=10)
    return workspace


def make_download(workspace: Workspace) -> Item:
    """The first resource of the next two weeks, as one to download."""
    found, _ = coming(workspace.reader, workspace.when().today)
    item = found[0].places[0][0]
    resources = (
        item.resources[0].model_copy(update={"access": "download"}),
        *item.resources[1:],
    )
    return workspace.store.write(
        Message("item.notes", {"title": ""}),
        lambda writer: writer.put(item.evolve(resources=resources)),
        now=workspace.when().now,
    )


def test_what_the_next_two_weeks_need(planned: Workspace) -> None:
    today = planned.when().today
    found, is_planned = coming(planned.reader, today)
    assert is_planned
    assert found
    assert all(today <= one.day < today + WEEKS for one in found)
    assert [one.day for one in found] == sorted(one.day for one in found)
    longer, _ = coming(planned.reader, today, days=60)
    assert len(longer) > len(found)
    planned.do(finish, item=found[0].places[0][0].id)
    rest, _ = coming(planned.reader, today)
    done = found[0].places[0][0].id
    assert done not in {item.id for one in rest for item, _ in one.places}


def test_a_download_is_ticked_off_once_a_copy_is_kept(
    planned: Workspace,
    shown: Callable[..., OfflinePage],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = make_download(planned)
    page = shown(OfflinePage)
    wanted = len(page.lists["download"].rows)
    assert f"0 of {wanted} downloads are kept" in words(page)
    row = page.lists["download"].rows[0]
    assert item.resources[0].url not in words(page)
    click(row.more)
    assert item.resources[0].url in words(page)
    copy = tmp_path / "book.pdf"
    copy.write_text("x")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    click(row.facts.attach)
    assert planned.reader.get(Item, item.id).resources[0].saved == str(copy)
    assert f"1 of {wanted} downloads are kept" in words(page)
    row = page.lists["download"].rows[0]
    assert row.facts.open_copy.isVisible()  # it stays open after the change


def test_a_copy_serves_every_step_that_names_the_resource(
    planned: Workspace, shown: Callable[..., OfflinePage]
) -> None:
    page = shown(OfflinePage)
    rows = [row for part in page.lists.values() for row in part.rows]
    shared = next(row for row in rows if len(row.coming.places) > 1)
    places = shared.coming.places
    shared.facts.copy_kept.emit("/kept/book.pdf")
    for item, index in places:
        assert planned.reader.get(Item, item.id).resources[index].saved == "/kept/book.pdf"
    planned.undo()
    for item, index in places:
        assert planned.reader.get(Item, item.id).resources[index].saved == ""


def test_without_time_it_says_what_is_missing(
    workspace: Workspace, shown: Callable[..., OfflinePage], qtbot: QtBot
) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    page = shown(OfflinePage)
    assert "Nothing is planned for the next two weeks" in words(page)
    with qtbot.waitSignal(page.go):
        page.empty.action.emit()
