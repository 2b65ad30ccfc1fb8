"""The menus of cards: by the right button and by the menu key; a right click opens no card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.actions import projects
from pathtracker.app.portfolio.view import PortfolioView
from pathtracker.app.workspace import Workspace


def menu_of(widget: QWidget, view: QWidget, *, by_key: bool = False) -> QMenu:
    """As the platform asks for it: a press of the right button, then the wish for a menu."""
    middle = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    if not by_key:
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=middle)
    QApplication.sendEvent(widget, QContextMenuEvent(reason, middle, widget.mapToGlobal(middle)))
    return next(menu for menu in view.findChildren(QMenu) if menu.isVisible())


def names(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_project_has_a_menu_and_is_not_opened_by_the_right_button(
    workspace: Workspace, qtbot: QtBot
) -> None:
    track = workspace.do(projects.add_project, title="Tell birds by song")
    assert track is not None
    view = PortfolioView(workspace)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    card = view.overview.board.card_of(track.id)
    assert card is not None
    for by_key in (False, True):
        menu = menu_of(card, view, by_key=by_key)
        assert view.project is None
        assert names(menu) == [
            *("Open", "Rename", "Add a milestone…", "Attach evidence…", "Write a note"),
        ]
        menu.close()
    choose(menu_of(card, view), "Rename")
    assert view.project == track.id
    assert view.page.head.field.isVisible()
    view.show_overview()
    template = view.overview.template_cards[0]
    menu = menu_of(template, view)
    assert names(menu) == ["Start this project"]
    assert len(view.overview.projects) == 1
    choose(menu, "Start this project")
    assert view.project not in (None, track.id)


def test_a_click_on_the_selected_milestone_opens_its_panel_again(
    workspace: Workspace, qtbot: QtBot
) -> None:
    track = workspace.do(
        projects.start_project, catalog=workspace.catalog, template="sentiment-analysis"
    )
    assert track is not None
    view = PortfolioView(workspace)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    view.show_track(track.id)
    QApplication.processEvents()
    table, opened = view.page.milestones.table, []
    view.item_opened.connect(opened.append)
    row = table.visualRect(table.model().index(1, 1))
    spot = row.center() if row.isValid() else QPoint(120, 60)
    for _ in range(2):
        opened.clear()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.qWait(QApplication.doubleClickInterval() + 50)
        assert opened == table.selected() * len(opened)
        assert opened
    opened.clear()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=spot)
    assert not opened
