"""Roles beside each other: chosen ones and those of the catalogue, with reasons."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, leaving, requirements, roles, skills
from pathtracker.actions.availability import set_stretch
from pathtracker.app.gaps.compare_model import Figure
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.workspace import Workspace
from pathtracker.core.compare import hours_together
from pathtracker.core.model import Rung
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.store import queries
from pathtracker.wording import hours

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(view: GapsView, qtbot: QtBot):  # type: ignore[no-untyped-def]
    qtbot.mouseClick(view.head.compare, LEFT)
    return view.compare


def by_title(page, title: str):  # type: ignore[no-untyped-def]
    return next(one for one in page.found.roles if one.role.title == title)


def test_every_role_of_the_catalogue_is_there_the_primary_one_first(
    page, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    found = page.found.roles
    assert page.isVisible()
    assert len(found) == len(workspace.catalog.roles)
    assert found[0].role.is_primary
    assert not any(one.role.is_chosen for one in found[1:])
    assert page.table.selected() == found[0].id
    spoken = page.table.roles.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "primary" in spoken
    assert "Open hours" in spoken


def test_a_catalogue_role_is_measured_by_the_skills_of_the_store(
    page, view: GapsView, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    python = next(line for line in view.reading.lines if line.name == "Python")
    workspace.call(skills.rate, skill=python.id, level=3, catalog=workspace.catalog)
    entry = workspace.catalog.roles["ai-engineer"]
    asked = next(one for one in entry.at("junior") if one.skill == "python")
    one = by_title(page, entry.title)
    assert one.both.claimed.met == asked.importance * min(3, asked.level)
    assert python.id in one.shared


def test_open_hours_are_those_of_the_steps_less_what_the_chosen_role_brings(
    page, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    catalog = workspace.catalog
    entry = catalog.roles["ai-engineer"]
    steps = {step.slug: step.hours for step in catalog.steps_for(entry, "junior")}
    mine = {step.slug for step in catalog.steps_for(catalog.roles["ml-engineer"], "junior")}
    one = by_title(page, entry.title)
    assert one.open_hours == pytest.approx(sum(steps.values()))
    beyond = sum(left for slug, left in steps.items() if slug not in mine)
    assert one.beyond_hours == pytest.approx(beyond)
    assert beyond < one.open_hours


def test_a_finished_step_is_open_in_no_role(page, view: GapsView, workspace: Workspace) -> None:  # type: ignore[no-untyped-def]
    before = {one.role.title: one.open_steps for one in page.found.roles}
    shared = next(
        slug
        for slug in by_title(page, "AI engineer").role.steps
        if slug in page.found.roles[0].role.steps
    )
    line = next(one for one in queries.outline(workspace.reader) if one.slug == shared)
    workspace.call(items.finish, item=line.id)
    assert by_title(page, "AI engineer").open_steps == before["AI engineer"] - 1
    assert page.found.roles[0].open_steps == before[page.found.roles[0].role.title] - 1


def test_the_nearest_and_the_cheapest_are_named_with_reasons(page) -> None:  # type: ignore[no-untyped-def]
    near, cheap = page.found.nearest, page.found.cheapest
    assert page.nearest.title.text() == near.role.title
    assert f"You can show {near.both.proven.percent} %" in page.nearest.why.text()
    assert page.cheapest.title.text() == cheap.role.title
    assert f"It takes {hours(cheap.beyond_hours)} beyond the roles" in page.cheapest.why.text()
    least = min(one.beyond_hours for one in page.found.roles if not one.role.is_chosen)
    assert cheap.beyond_hours == least


def test_a_reason_leads_to_its_row_and_its_figures(page, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    qtbot.mouseClick(page.cheapest.title, LEFT)
    cheap = page.found.cheapest
    assert page.table.selected() == cheap.id
    assert page.sheet.head.title.text() == f"{cheap.role.title}, junior"
    words = [label.text() for label in page.sheet.sentences]
    assert any(hours(cheap.open_hours) in sentence for sentence in words)
    both = cheap.both
    assert page.sheet.terms[-2].text() == str(both.claimed.met)


def test_arrows_go_through_the_roles_and_their_figures(page, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    assert page.table.hasFocus()
    for role in page.found.roles[1:4]:
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        assert page.sheet.head.title.text().startswith(role.role.title)


def test_another_rung_asks_for_more(page, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    junior = by_title(page, "AI engineer")
    page.rung_chosen.emit(Rung.SENIOR)
    senior = by_title(page, "AI engineer")
    assert senior.both.proven.required > junior.both.proven.required
    assert page.found.roles[0].both.proven.required  # the chosen one keeps its own rung
    assert "senior" in page.note.text()


def test_a_role_that_is_chosen_is_so_here_at_once(
    page, view: GapsView, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    workspace.call(roles.choose, catalog=workspace.catalog, role="data-scientist", secondary=True)
    one = by_title(page, "Data scientist")
    assert one.role.is_chosen
    assert one.shared
    assert page.isVisible()
    together = hours_together(one.role for one in page.found.roles if one.role.is_chosen)
    assert f"take {hours(together)} together" in page.note.text()
    assert page.table.roles.words(one, Figure.OPEN) == hours(one.open_hours)


def test_the_table_is_copied_with_numbers(page, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    qtbot.mouseClick(page.copy, LEFT)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == len(page.found.roles) + 1
    assert rows[1][1:4] == ["primary", "0", "0"]


def test_escape_goes_back_to_the_skills(page, view: GapsView, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not view.comparing()
    assert view.table.isVisible()
    assert view.head.compare.hasFocus()


@pytest.mark.parametrize("size", [(1264, 868), (968, 668), (584, 448)])
def test_it_fits_every_width(page, view: GapsView, qapp, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    view.resize(*size)
    for _ in range(4):
        qapp.processEvents()
    table = page.table
    width = sum(table.columnWidth(f) for f in Figure if not table.isColumnHidden(f))
    assert width <= table.viewport().width()
    view.grab()


def test_open_hours_are_those_of_the_roles_page_at_the_learners_own_pace(
    page, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    entry = workspace.catalog.roles["ai-engineer"]
    at_estimate = by_title(page, entry.title).open_hours
    workspace.call(set_stretch, stretch=2.0)
    step = next(iter(page.found.roles[0].role.steps))
    line = next(one for one in queries.outline(workspace.reader) if one.slug == step)
    workspace.call(items.park, item=line.id)
    facts = RoleFacts(workspace.reader, workspace.catalog, workspace.when().today)
    one = by_title(page, entry.title)
    assert one.open_hours == facts.road(entry, None, Rung.JUNIOR).hours_left
    assert at_estimate < one.open_hours <= 2 * at_estimate
    mine = page.found.roles[0]
    (role,) = queries.chosen_roles(workspace.reader)
    stored = workspace.catalog.roles[role.slug or ""]
    assert mine.open_hours == facts.road(stored, role, role.rung).hours_left
    assert step not in mine.role.steps  # what is parked is not ahead


def test_a_role_of_ones_own_that_nobody_chose_is_measured_by_what_is_rated(
    page, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    own = workspace.call(roles.add_role, title="Robotics engineer")
    asked = workspace.call(
        requirements.add_requirement, role=own.id, name="Kinematics", level=4, importance=5
    )
    workspace.call(skills.rate, skill=asked.skill_id, level=2, catalog=workspace.catalog)
    workspace.call(leaving.leave, role=own.id, catalog=workspace.catalog)
    one = by_title(page, own.title)
    assert not one.role.is_chosen
    assert one.both.claimed.met == 10
