"""Roles side by side: what is said of each, what stands out, and the table that can be copied."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.actions import learner, roles
from pathtracker.app.roles.compare_rows import Row
from pathtracker.app.roles.compare_table import CompareModel
from pathtracker.app.roles.view import RolesView
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.workspace import Workspace

PAIR = ["ai-engineer", "data-analyst"]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def row(view: RolesView, title: str) -> Row:
    (found,) = [row for row in view.comparison.rows if row.title == title]
    return found


def test_two_roles_are_picked_and_laid_side_by_side(view: RolesView) -> None:
    click(view.page.top.compare)
    assert view.page.top.compare.text() == "Compare no longer"
    view.cards.cards["data-analyst"].setFocus()
    QTest.keyClick(view.cards.cards["data-analyst"], Qt.Key.Key_C)
    assert view.compare_button.text() == "Compare 2"
    assert view.cards.cards["data-analyst"].is_picked()
    assert "to compare" in view.cards.cards["data-analyst"].accessibleDescription()
    click(view.compare_button)
    assert view.comparison.isVisible()
    assert view.picked == PAIR
    assert row(view, "Focus").texts[0] == "Builds and deploys AI systems¹"
    QTest.keyClick(view.comparison, Qt.Key.Key_Escape)
    assert view.cards.isVisible()
    assert view.compare_button.hasFocus()


def test_without_any_picked_what_is_near_is_compared(view: RolesView, workspace: Workspace) -> None:
    click(view.compare_button)
    assert view.picked[0] == "ai-engineer"
    assert 2 <= len(view.picked) <= 4


def test_every_figure_of_pay_names_its_source(view: RolesView, workspace: Workspace) -> None:
    view.compare(["ai-engineer", "ai-specialist", "data-analyst"])
    engineer, specialist, analyst = row(view, "Pay").texts
    assert engineer.startswith("120–150k (Junior, 0–2 years, major tech hubs")
    assert specialist.startswith("80–120k (Entry level")
    assert analyst == workspace.catalog.roles["data-analyst"].page.pay.none
    marks = {mark for mark in "¹²³⁴⁵⁶⁷⁸⁹" if mark in engineer or mark in specialist}
    assert len(marks) == 3  # an article, the same where it names Glassdoor, and a guide
    below = view.comparison._sources.text()
    assert all(mark in below for mark in marks)
    assert "AI engineer roles and responsibilities, not dated" in below
    assert "it names Glassdoor" in below


def test_hours_and_day_are_the_learners_own(view: RolesView, workspace: Workspace) -> None:
    view.compare(PAIR)
    assert "preferences" in row(view, "Likely by").texts[0]
    workspace.call(learner.set_hours_a_week, hours=10, when=workspace.when())
    catalog = workspace.catalog
    hours = sum(s.hours for s in catalog.steps_for(catalog.roles["ai-engineer"], "junior"))
    assert row(view, "Likely by").texts[0].endswith(f", {int(-(-hours // 10))} weeks")
    assert row(view, "Hours to go").texts[0] == f"{hours:.0f} h"
    click(view.comparison.rungs.findChildren(QWidget)[1])
    assert float(row(view, "Hours to go").texts[0].split()[0]) > hours


def test_only_what_differs_is_left_when_wished_for(view: RolesView) -> None:
    view.compare(["ai-engineer", "ml-engineer"])
    every = view.comparison.shown_rows()
    assert not row(view, "Code").differs
    click(view.comparison.only)
    left = view.comparison.shown_rows()
    assert left == [one for one in every if one.differs]
    assert view.comparison.table.model_shown.rowCount() == len(left)


def test_the_table_can_be_walked_by_keyboard_and_copied(view: RolesView) -> None:
    view.compare(PAIR)
    click(view.comparison.plain)
    table = view.comparison.table
    assert table.hasFocus()
    table.setCurrentIndex(table.model_shown.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    read = list(csv.reader(StringIO(QGuiApplication.clipboard().text())))
    assert read[0] == ["Compared", "AI engineer", "Data analyst"]
    assert len(read) == len(view.comparison.rows) + 1
    assert [line[0] for line in read if line[0].startswith("Steps to go")] == ["Steps to go"]


def test_nothing_copied_is_a_formula() -> None:
    model = CompareModel()
    model.set_rows([Row("", "Focus", ("=1+1", "a\nb, c"))], ["@evil", "<b>x</b>"])
    read = list(csv.reader(StringIO(model.as_csv())))
    assert read == [["Compared", "'@evil", "<b>x</b>"], ["Focus", "'=1+1", "a\nb, c"]]


def test_a_fifth_takes_the_place_of_the_last(view: RolesView, workspace: Workspace) -> None:
    four = list(workspace.catalog.roles)[:4]
    view.compare([*four, "ml-engineer"])
    assert view.picked == four
    view.comparison.fill_roles()
    (action,) = [
        one
        for one in view.comparison.add.menu_shown.actions()
        if one.text() == workspace.catalog.roles["ml-engineer"].title
    ]
    action.trigger()
    assert view.picked == [*four[:3], "ml-engineer"]


def test_a_role_is_taken_out_and_another_chosen(view: RolesView, workspace: Workspace) -> None:
    view.compare(["ai-engineer", "data-analyst", "ml-engineer"])
    away = view.comparison.findChildren(IconButton)
    click(next(one for one in away if one.accessibleName() == "Take Data analyst out"))
    assert view.picked == ["ai-engineer", "ml-engineer"]
    QApplication.processEvents()
    links = view.comparison.findChildren(LinkButton)
    named = [one for one in links if one.isVisible()]
    click(next(o for o in named if o.accessibleName() == "Choose Machine learning engineer"))
    assert view.page.isVisible()
    assert view.page.top.title.text() == "Machine learning engineer"
    assert view.page.top.choose.hasFocus()


def test_ones_own_role_with_a_hostile_name_stands_beside(
    view: RolesView, workspace: Workspace
) -> None:
    name = "<b>x</b>\u202e" + "y" * 5_000
    own = workspace.call(roles.add_role, title=name, when=workspace.when())
    view.compare([own.id.hex, "ai-engineer"])
    assert row(view, "Readiness").texts[0] == "It asks for no skills"
    assert view.comparison.isVisible()
    assert view.width() == 1264
    workspace.undo()
    assert view.picked == ["ai-engineer"]


def test_everything_in_the_comparison_has_a_name(view: RolesView) -> None:
    view.compare(PAIR)
    for widget in view.comparison.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("size", [(640, 480), (968, 668), (1744, 1000)])
def test_four_fit_where_there_is_little_room(
    view: RolesView, size: tuple[int, int], qtbot: QtBot
) -> None:
    view.compare(["ai-engineer", "ml-engineer", "data-analyst", "ai-specialist"])
    view.resize(*size)
    QApplication.processEvents()
    assert view.width() == size[0]
    heads, body = view.comparison._heads, view.comparison._body
    assert heads.width() == body.width()
    assert view.comparison._top.height() == heads.height() > 40
    view.comparison._scroll.horizontalScrollBar().setValue(9_999)
    at = [
        area.horizontalScrollBar().value()
        for area in (view.comparison._top, view.comparison._scroll)
    ]
    assert at[0] == at[1]
