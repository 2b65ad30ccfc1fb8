"""Where a learner comes from, and levels that are confirmed one by one."""

from __future__ import annotations

from collections.abc import Callable

from guide_help import click, press, turn_wheel, words
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from pathtracker.actions.learner import learner, set_backgrounds
from pathtracker.app.guide.about import AboutPage
from pathtracker.app.guide.selfcheck import SelfCheckPage
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Rating, Skill
from pathtracker.store import queries

Key = Qt.Key


def rated(workspace: Workspace) -> dict[str, tuple[int, str]]:
    """Level and note of every skill that is rated, by its slug."""
    ratings = queries.all_of(workspace.reader, Rating)
    return {
        workspace.reader.get(Skill, rating.skill_id).slug or "": (rating.level, rating.note)
        for rating in ratings
    }


def test_background_and_priorities_are_kept_at_once(
    shown: Callable[..., AboutPage], workspace: Workspace
) -> None:
    page = shown(AboutPage)
    click(page.backgrounds.buttons["teaching"])
    click(page.priorities.buttons["stable"])
    person = learner(workspace.reader)
    assert (person.backgrounds, person.priorities) == (("teaching",), ("stable",))
    assert "explaining to people who start from elsewhere" in words(page)
    assert rated(workspace) == {}
    workspace.undo()
    assert not page.priorities.buttons["stable"].isChecked()


def test_levels_are_confirmed_one_by_one_and_say_where_they_come_from(
    shown: Callable[..., AboutPage], workspace: Workspace
) -> None:
    workspace.do(set_backgrounds, backgrounds=("teaching",))
    page = shown(AboutPage)
    first = page._offered()[0].skill
    page.level.levels.take_focus()
    press(Key.Key_2, Key.Key_Return)
    level, note = rated(workspace)[first]
    assert level == 2
    assert "Teaching and training" in note
    assert len(rated(workspace)) == 1
    assert page._offered()[0].skill != first
    workspace.undo()
    assert page._offered()[0].skill == first


def test_what_is_put_off_is_not_rated_and_offered_another_time(
    shown: Callable[..., AboutPage], workspace: Workspace
) -> None:
    workspace.do(set_backgrounds, backgrounds=("trades",))
    page = shown(AboutPage)
    offered = len(page._offered())
    while page.level.isVisible():
        click(page.level.later)
    assert rated(workspace) == {}
    assert "offered again" in words(page)
    assert len(shown(AboutPage)._offered()) == offered


def test_without_a_background_nothing_is_offered(shown: Callable[..., AboutPage]) -> None:
    page = shown(AboutPage)
    assert not page.level.isVisible()
    assert "Say where you come from" in words(page)


# The quick self-check.


def test_what_is_answered_is_rated_when_confirmed_and_nothing_else(
    shown: Callable[..., SelfCheckPage], workspace: Workspace
) -> None:
    page = shown(SelfCheckPage)
    page.show_role("data-analyst")
    assert not page.confirm_button.isEnabled()
    first, second, third = page.rows
    page.rows[first].slider.setFocus()
    press(Key.Key_End)
    page.rows[second].slider.setFocus()
    press(Key.Key_1)
    assert rated(workspace) == {}
    assert "level 3" in words(page)
    click(page.confirm_button)
    found = rated(workspace)
    assert {slug: level for slug, (level, _) in found.items()} == {first: 3, second: 0}
    assert "Data analyst" in found[first][1]
    assert third not in found
    assert "so far you say 3" in words(page)


def test_each_stop_counts_as_its_level(
    shown: Callable[..., SelfCheckPage], workspace: Workspace
) -> None:
    page = shown(SelfCheckPage)
    page.show_role("ai-engineer")
    row = next(iter(page.rows.values()))
    row.slider.setFocus()
    counted = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5):
        press(key)
        counted += page._levels().values()
    assert counted == [0, 1, 2, 3, 3]


def test_a_click_answers(shown: Callable[..., SelfCheckPage]) -> None:
    page = shown(SelfCheckPage)
    page.show_role("ai-engineer")
    row = next(iter(page.rows.values()))
    click(row.slider)  # in the middle
    assert row.slider.answer() == 2


def test_scrolling_over_an_answer_leaves_it(shown: Callable[..., SelfCheckPage]) -> None:
    page = shown(SelfCheckPage)
    page.show_role("ai-engineer")
    slider = next(iter(page.rows.values())).slider
    slider.setFocus()
    press(Key.Key_End)
    turn_wheel(slider)
    assert slider.answer() == 4
    assert "level 3" in words(page)


def test_an_answer_by_screen_reader_counts_as_its_level(
    shown: Callable[..., SelfCheckPage],
) -> None:
    page = shown(SelfCheckPage)
    page.show_role("ai-engineer")
    slider = next(iter(page.rows.values())).slider
    reader = QAccessible.queryAccessibleInterface(slider).valueInterface()
    reader.setCurrentValue(2)
    assert slider.answer() == 2
    assert "level 2" in words(page)
    assert page.confirm_button.isEnabled()


def test_without_a_role_it_leads_to_them(shown: Callable[..., SelfCheckPage]) -> None:
    page = shown(SelfCheckPage)
    assert "No role to check yet" in words(page)
