"""The board: projects started, made, counted, opened and taken back."""

from __future__ import annotations

import pytest
from helpers import TROUBLING
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, projects, steps
from pathtracker.app.portfolio.standing import standing
from pathtracker.app.portfolio.view import PortfolioView
from pathtracker.app.workspace import Workspace
from pathtracker.core.quickadd import QuickAdd
from pathtracker.reports.projects import Progress, Project, read_project
from pathtracker.store import portfolio, queries
from pathtracker.store import skills as reads

TEMPLATES = ("sentiment-analysis", "image-classifier", "predictor")


def card_of(view: PortfolioView, slug: str):  # type: ignore[no-untyped-def]
    return next(card for card in view.overview.template_cards if card.slug == slug)


def test_an_empty_portfolio_says_what_to_do_and_offers_the_templates(view: PortfolioView) -> None:
    assert view.overview.empty.isVisible()
    assert not view.overview.board.isVisible()
    assert not view.overview.new.isVisible()  # the empty state has the one filled button
    offered = {card.slug for card in view.overview.template_cards}
    assert offered == set(view.workspace.catalog.projects) >= set(TEMPLATES)
    assert view.overview.note.text() == ""


@pytest.mark.parametrize("slug", TEMPLATES)
def test_each_template_starts_by_a_click_and_one_undo_takes_it_back(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot, slug: str
) -> None:
    before = workspace.store.dump()
    qtbot.mouseClick(card_of(view, slug), Qt.MouseButton.LeftButton)
    assert view.project is not None
    assert len(view.page.project.milestones) == 9
    assert view.page.project.stages[0].progress is Progress.CURRENT
    workspace.undo()
    assert workspace.store.dump() == before
    assert view.project is None
    assert view.overview.empty.isVisible()
    workspace.redo()
    assert view.overview.note.text() == "1 project"


def test_a_started_template_says_so_and_opens(
    view: PortfolioView, project: object, workspace: Workspace
) -> None:
    view.show_overview()
    card = card_of(view, "sentiment-analysis")
    assert "Started" in card.accessibleName()
    changes = len(workspace.store.history(10))
    card.clicked.emit()
    assert view.project == card.project
    assert len(workspace.store.history(10)) == changes


def test_the_keyboard_starts_a_template_too(view: PortfolioView, qtbot: QtBot) -> None:
    card = card_of(view, "predictor")
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert view.project is not None


def test_the_menu_offers_the_templates_and_an_empty_project(view: PortfolioView) -> None:
    words = [action.text() for action in view.overview.menu().actions() if action.text()]
    assert words[-1].startswith("An empty one of my own")
    assert "Predictor of a number" in words


def test_a_project_of_ones_own_is_named_and_opened(view: PortfolioView, qtbot: QtBot) -> None:
    own: QAction = view.overview.menu().actions()[-1]
    own.trigger()
    naming = view.overview.naming
    assert naming.isVisible()
    qtbot.keyClick(naming.field, Qt.Key.Key_Return)
    assert "can't be empty" in naming.message.text()
    qtbot.keyClicks(naming.field, "Bus delays")
    qtbot.keyClick(naming.field, Qt.Key.Key_Return)
    assert view.page.project.track.title == "Bus delays"
    assert [stage.title for stage in view.page.project.stages][-1] == "Write-up"
    assert not naming.isVisible()


def test_escape_gives_up_naming(view: PortfolioView, qtbot: QtBot) -> None:
    view.overview.naming.ask()
    qtbot.keyClicks(view.overview.naming.field, "No")
    qtbot.keyClick(view.overview.naming.field, Qt.Key.Key_Escape)
    assert not view.overview.naming.isVisible()
    assert view.overview.naming.field.text() == ""


def test_a_project_moves_through_the_columns_to_written_up(
    view: PortfolioView, workspace: Workspace, project
) -> None:
    view.show_overview()
    columns = view.overview.board.columns
    seen = []
    for milestone in read_project(workspace.reader, project.id).milestones:
        seen.append(next(at for at, column in enumerate(columns) if column.cards))
        workspace.call(items.finish, item=milestone.id)
    assert seen == [0, 0, 1, 1, 2, 2, 3, 3, 4]
    card = columns[4].cards[0]
    assert "No milestone left to reach" in card.accessibleName()
    assert view.overview.note.text() == "1 project"
    workspace.call(items.attach, item=milestone.id, address="https://example.org/post")
    card = columns[4].cards[0]
    assert "Written up 19 Nov" in card.accessibleName()
    assert "9 of 9 milestones reached" in card.accessibleName()
    assert view.overview.note.text() == "1 project, 1 written up"


def test_a_write_up_before_all_else_is_done_is_one_everywhere(
    view: PortfolioView, workspace: Workspace, project
) -> None:
    """It was one for “Ready to apply”, and none for the portfolio."""

    def stand() -> tuple[bool, bool, str]:
        today = workspace.when().today
        found = read_project(workspace.reader, project.id)
        assert isinstance(found, Project)
        said = project.id in reads.write_ups(workspace.reader)
        return said, found.is_written_up(today), standing(found, today)

    last = read_project(workspace.reader, project.id).milestones[-1].id
    workspace.call(items.finish, item=last)
    assert stand() == (False, False, "Problem")
    workspace.call(items.attach, item=last, address="It went well.")
    assert stand() == (False, False, "Problem")
    workspace.call(items.attach, item=last, address="https://example.org/post")
    assert stand() == (True, True, "Problem, written up 19 Nov")
    view.show_overview()
    assert view.overview.note.text() == "1 project, 1 written up"
    workspace.call(items.reopen, item=last)
    assert stand() == (False, False, "Problem")


def test_an_edit_changes_the_card_it_is_about_and_makes_no_new_ones(
    view: PortfolioView, workspace: Workspace, project
) -> None:
    view.show_overview()
    before = view.overview.board.cards()
    workspace.call(projects.rename_track, track=project.id, title="Grumbles")
    assert view.overview.board.cards() == before
    assert before[0].title.text() == "Grumbles"


def test_a_long_column_shows_more_when_asked(view: PortfolioView, workspace: Workspace) -> None:
    view.hide()
    for number in range(15):
        workspace.call(projects.add_project, title=f"Project {number}")
    view.show()
    column = view.overview.board.columns[0]
    assert len(column.cards) == 12
    column._more.click()
    assert len(column.cards) == 15
    assert column.count.text() == "15"


def test_the_card_looked_at_last_is_marked_and_has_the_keyboard(
    view: PortfolioView, workspace: Workspace, project
) -> None:
    view.page.back_wanted.emit()
    card = view.overview.board.card_of(project.id)
    assert card.selected
    assert card.hasFocus()


@pytest.mark.parametrize("title", TROUBLING.values(), ids=TROUBLING.keys())
def test_whatever_a_project_is_called_it_is_plain_text(
    view: PortfolioView, workspace: Workspace, title: str
) -> None:
    track = workspace.call(projects.add_project, title=title)
    stage = queries.phases(workspace.reader, track.id)[0]
    workspace.call(steps.add, wanted=QuickAdd(title=title, effort=1.0), phase=stage.id)
    QApplication.processEvents()
    assert view.overview.board.cards()[0].height() < 240
    view.grab()
    view.show_track(track.id)
    view.grab()
    workspace.call(
        items.attach, item=view.page.project.milestones[0].id, address=f"Note: {title}"[:10_000]
    )
    view.grab()
    assert view.width() == 1264


def test_a_narrow_board_puts_its_columns_below_one_another(
    view: PortfolioView, workspace: Workspace, project
) -> None:
    view.show_overview()
    view.resize(700, 700)
    shown = [column.isVisible() for column in view.overview.board.columns]
    assert shown == [True, False, False, False, False]


def test_a_step_of_a_roadmap_belongs_to_no_project(workspace: Workspace, project) -> None:
    item = workspace.call(steps.add, wanted=QuickAdd(title="SQL joins"))
    assert portfolio.project_of(workspace.reader, item.id) is None
