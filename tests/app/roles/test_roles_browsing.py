"""Looking through the roles: filters, their numbers, orders and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pathtracker.actions import learner
from pathtracker.app.roles.filters import ACCEPTS, Filters, Order
from pathtracker.app.roles.view import RolesView
from pathtracker.app.widgets.buttons import PrimaryButton
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import load_catalog
from pathtracker.catalog.roles import FACTS
from pathtracker.paths import asset
from pathtracker.reports.role_facts import RoleFacts


def shown(view: RolesView) -> list[str]:
    return list(view.cards.cards)


def take(menu: QMenu, words: str) -> None:
    """Chooses an entry of a menu as a click on it would."""
    (action,) = [one for one in menu.actions() if one.text().startswith(words)]
    action.trigger()


def test_every_value_of_the_catalogue_can_be_filtered_by() -> None:
    for name, values in FACTS.items():
        assert {value for choice in ACCEPTS[name].values() for value in choice} == set(values)


def test_filters_leave_what_they_say_and_tell_the_number(
    view: RolesView, workspace: Workspace
) -> None:
    roles = workspace.catalog.roles
    segments = view.filters.code.findChildren(type(view.own_button).__bases__[0])
    QTest.mouseClick(segments[3], Qt.MouseButton.LeftButton)
    wanted = [slug for slug, role in roles.items() if role.facts.code == "none"]
    assert shown(view) == wanted
    assert view.page.top.title.text() == roles[wanted[0]].title
    menu = view.filters.fill("leaning")
    before = {action.text() for action in menu.actions()}
    both = sum(roles[slug].facts.leaning == "both" for slug in wanted)
    assert f"Between the two  ({both})" in before
    take(menu, "Between the two")
    assert len(shown(view)) == both
    assert f"{both} of {len(roles)} shown" in view.filters._number.text()
    QTest.mouseClick(view.filters.clear, Qt.MouseButton.LeftButton)
    assert shown(view) == list(roles)


def test_maths_up_to_solid_lets_the_light_ones_through(
    view: RolesView, workspace: Workspace
) -> None:
    take(view.filters.fill("maths"), "Light or solid maths")
    assert "research-scientist" not in shown(view)
    assert {"data-analyst", "data-scientist"} <= set(shown(view))


def test_where_nothing_is_left_the_way_on_drops_what_stands_in_the_way(
    view: RolesView, workspace: Workspace
) -> None:
    take(view.filters.fill("maths"), "Heavy maths")
    take(view.filters.fill("people"), "Often with people")
    assert shown(view) == []
    none = view.browser.none
    assert none is not None
    assert none.isVisible()
    (button,) = none.findChildren(PrimaryButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(view)
    assert view.filters.filters == Filters(people="often")
    assert view.cards.isVisible()


def test_an_order_by_background_gives_its_reason(view: RolesView, workspace: Workspace) -> None:
    take(view.filters.fill_ordering(), "Teaching and training")
    first, last = shown(view)[0], shown(view)[-1]
    reasons = [card.reason() for card in view.cards.cards.values()]
    assert workspace.catalog.roles[first].facts.people == "often"
    assert reasons[0].startswith("Starts with ")
    assert "Communication" in reasons[0]
    share = [int("".join(filter(str.isdigit, reason)) or 0) for reason in reasons]
    assert share == sorted(share, reverse=True)
    assert first != last
    assert reasons[0] in view.cards.cards[first].accessibleDescription()


def test_what_the_learner_said_of_themself_orders_the_roles(
    view: RolesView, workspace: Workspace
) -> None:
    words = [action.text() for action in view.filters.fill_ordering().actions()]
    assert "As I said" not in words
    workspace.call(learner.set_priorities, priorities=("stable",), when=workspace.when())
    take(view.filters.fill_ordering(), "As I said")
    weights = workspace.catalog.priorities["stable"].weights
    order = [weights.get(slug, 0) for slug in shown(view)]
    assert order == sorted(order, reverse=True)
    assert view.cards.cards[shown(view)[0]].reason() == "A steady job: very well"


def test_what_one_can_show_orders_the_roles_too(view: RolesView, workspace: Workspace) -> None:
    view.filters.set_chosen(Filters(), Order("shown"))
    view._filtered()
    facts = RoleFacts(workspace.reader, workspace.catalog, workspace.when().today)
    shares = []
    for slug in shown(view):
        both = facts.readiness(workspace.catalog.roles[slug], None, view._entries[slug].rung)
        shares.append(both.proven.share if both else 0)
    assert shares == sorted(shares, reverse=True)


def test_filters_and_order_come_back(view: RolesView, workspace: Workspace, qtbot: QtBot) -> None:
    take(view.filters.fill("entry"), "Not hard to enter")
    take(view.filters.fill_ordering(), "Care")
    kept = view.state()
    other = RolesView(workspace)
    qtbot.addWidget(other)
    other.restore_state(kept)
    other.show()
    assert shown(other) == shown(view)
    assert other.filters.order == view.filters.order
    other.restore_state({"filters": {"code": "much", "x": 1}, "order": [1, 2, 3], "picked": 4})
    other.restore_state({"filters": [], "order": "x", "costs": []})
    assert len(shown(other)) == len(shown(view))


def test_a_hidden_role_can_still_be_turned_to(view: RolesView, workspace: Workspace) -> None:
    take(view.filters.fill("maths"), "Heavy maths")
    view.show_role("data-analyst")
    assert view.page.top.title.text() == "Data analyst"


@pytest.mark.parametrize("size", [(640, 480), (968, 668), (1264, 868), (1744, 1000)])
def test_the_filters_have_a_place_at_every_size(view: RolesView, size: tuple[int, int]) -> None:
    view.resize(*size)
    QApplication.processEvents()
    assert view.width() == size[0]
    assert view.filters.isVisible()
    assert view.filters.width() <= size[0]
    view.resize(1744, 1000)
    assert view.browser.isAncestorOf(view.filters)


def test_what_of_the_catalogue_is_broken_is_named_and_the_rest_is_there(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(asset("catalog"), folder)
    (folder / "roles" / "data-engineer.toml").write_text("slug = “", encoding="utf-8")
    loaded = load_catalog(folder)
    workspace.catalog, workspace.catalog_faults = loaded.catalog, loaded.broken
    view = RolesView(workspace)
    qtbot.addWidget(view)
    view.show()
    assert view.faults.isVisible()
    said = view.faults.accessibleName()
    assert "roles/data-engineer.toml" in said
    assert "not valid TOML" in said
    assert "ai-specialist" not in said  # it only mentions the role that is broken
    assert "ai-specialist" in view.cards.cards
    assert "data-engineer" not in view.cards.cards


def test_a_whole_catalogue_has_nothing_to_say(view: RolesView) -> None:
    assert not view.faults.isVisible()
