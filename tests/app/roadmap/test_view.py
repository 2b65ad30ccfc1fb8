"""The view: selection, folds, filter, what comes back, and what it says when it is empty."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roadmap_learner import TODAY, Learner, shown, titles

from pathtracker.actions import items, steps
from pathtracker.actions.skills import add_skill
from pathtracker.app.clock import Clock
from pathtracker.app.places import Destination
from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.roadmap.filter import OPEN, SKIPPED, Filter
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Check, Item, State
from pathtracker.core.quickadd import QuickAdd
from pathtracker.core.when import When
from pathtracker.store import Store, queries

TROUBLING = [
    "Ünïcode " * 1250,
    "למידת מכונה ‏(שלב 1)‏",
    "safe\u202egpj.exe\u202c \u2066x\u2069",
    "a\x00b\x07c\x1b[31mred\x1b[0m",
    "one\ntwo\r\nthree\u2028four",
    "<img src='file:///x.png'><b>&amp;</b><script>1</script>",
    "🧠 𝔐𝔏 e\u0301 \ufeff",
    "{title} %s {0} {",
]


def _state(learner: Learner, title: str) -> State:
    return learner.workspace.reader.get(Item, learner.ids[title]).state


def _row_centre(view: RoadmapView, learner: Learner, title: str) -> QPoint:
    view.tree.executeDelayedItemsLayout()
    return view.tree.visualRect(view.rows.index_of_item(learner.ids[title])).center()


def test_the_head_says_what_is_shown_and_how_far_it_is(view: RoadmapView) -> None:
    assert view.head.title.text() == "AI engineer, junior"
    assert view.head.progress.text() == "5 of 10 steps, 14 h ahead"


def test_selecting_a_step_opens_it_once(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    told: list[object] = []
    view.item_opened.connect(told.append)
    qtbot.mouseClick(
        view.tree.viewport(), Qt.MouseButton.LeftButton, pos=_row_centre(view, learner, "Watch it")
    )
    assert told == [learner.ids["Watch it"]]
    assert view.selected_items() == [learner.ids["Watch it"]]
    learner.do(items.start, "Watch it")
    assert told == [learner.ids["Watch it"]]
    view.tree.clearSelection()
    assert told[-1] is None


def test_several_steps_are_selected_in_the_order_shown(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    def click(title: str, keys: Qt.KeyboardModifier) -> None:
        place = _row_centre(view, learner, title)
        qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, keys, place)

    click("Ask a table", Qt.KeyboardModifier.NoModifier)
    click("Types", Qt.KeyboardModifier.ControlModifier)
    assert view.selected_items() == [learner.ids["Types"], learner.ids["Ask a table"]]


def test_enter_opens_the_details_again(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    view.show_item(learner.ids["Types"])
    with qtbot.waitSignal(view.item_opened) as told:
        qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    assert told.args == [learner.ids["Types"]]


def test_a_click_on_the_mark_finishes_and_reopens(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    centre = _row_centre(view, learner, "Watch it")
    mark = QPoint(52, centre.y())
    qtbot.mouseMove(view.tree.viewport(), mark)
    view.grab()  # the mark under the pointer shows what a click makes of it
    for state in (State.DONE, State.OPEN):
        qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=mark)
        assert _state(learner, "Watch it") is state
    assert view.selected_items() == []


def test_a_double_click_on_the_mark_finishes_once(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    mark = QPoint(52, _row_centre(view, learner, "Watch it").y())
    for click in (qtbot.mouseClick, qtbot.mouseDClick, qtbot.mouseRelease):
        click(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert _state(learner, "Watch it") is State.DONE


def test_open_checks_are_asked_for_before_the_mark_finishes(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    workspace = learner.workspace
    item = workspace.reader.get(Item, learner.ids["Watch it"])
    asked = item.evolve(checks=(Check(text="watch it"),))
    workspace.store.write(
        Message("item.notes", {"title": ""}),
        lambda writer: writer.put(asked),
        now=workspace.when().now,
    )
    mark = QPoint(52, _row_centre(view, learner, "Watch it").y())
    with qtbot.waitSignal(view.finish_wanted) as told:
        qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert told.args == [item.id]
    assert _state(learner, "Watch it") is State.OPEN


def test_a_filter_says_so_and_one_click_takes_it_away(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    assert not view.head.clear.isVisible()
    [(sql, _)] = view.contents.skills()
    view.set_filter(Filter(skills=frozenset([sql])))
    assert view.head.clear.isVisible()
    checked = [one.text() for one in view.head.filter.fill().actions() if one.isChecked()]
    assert checked == ["SQL"]  # and not “All steps” as well
    qtbot.mouseClick(view.head.clear, Qt.MouseButton.LeftButton)
    assert not view.head.clear.isVisible()
    assert len(titles(view)) == 2
    view.set_filter(Filter(skills=frozenset([sql])))
    first = view.head.filter.fill().actions()[0]
    assert first.text() == "All steps"
    first.trigger()
    assert len(titles(view)) == 2


def test_the_click_that_opens_the_filter_ticks_nothing(view: RoadmapView, qtbot: QtBot) -> None:
    menu = view.head.filter.fill()
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    skill = next(one for one in menu.actions() if one.text() == "SQL")
    place = menu.actionGeometry(skill).center()
    qtbot.mouseRelease(menu, Qt.MouseButton.LeftButton, pos=place)
    assert len(titles(view)) == 2
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert titles(view) == {"Ship": ["Ask a table"]}
    assert menu.isVisible()  # for another
    menu.close()


def test_many_skills_have_a_menu_of_their_own(view: RoadmapView, learner: Learner) -> None:
    for n in range(14):
        learner.workspace.call(add_skill, name=f"Skill{n}")
        learner.add("Ship", f"Learn {n} #skill{n}")
    names = [one.text() for one in view.head.filter.fill().actions() if not one.isSeparator()]
    assert names == ["All steps", "Open", "Skipped", "Teaches"]


def test_nothing_folds_away_while_one_works(view: RoadmapView, learner: Learner) -> None:
    learner.do(items.finish, "Types")
    assert titles(view)["Foundations"] == ["3 done earlier, Show", "Tests", "Set up", "Types"]
    view.refresh(None)
    assert titles(view)["Foundations"] == ["5 done earlier, Show", "Set up"]


def test_what_a_clock_ahead_has_finished_does_not_hide_what_is_done_since(
    view: RoadmapView, learner: Learner
) -> None:
    """“Loops”, of next year, was the newest until then."""
    learner.do(items.reopen, "Loops")
    when = learner.workspace.when()
    ahead = When(when.now + timedelta(days=300), when.today + timedelta(days=300))
    item = next(
        line.id for line in queries.outline(learner.workspace.reader) if line.title == "Loops"
    )
    items.finish(learner.workspace.store, item=item, when=ahead)
    view.refresh(None)
    assert titles(view)["Foundations"][:2] == ["3 done earlier, Show", "Tests"]


def test_done_steps_are_shown_and_hidden(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    fold = view.rows.index(0, 0, view.rows.index(0, 0))
    centre = view.tree.visualRect(fold).center()
    link = QPoint(72 + 115, centre.y())
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert titles(view)["Foundations"][:3] == ["3 done earlier, Hide", "Loops", "Functions"]
    view.tree.setCurrentIndex(fold)
    qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    assert "Loops" not in titles(view)["Foundations"]


def test_phases_fold_by_click_and_by_key(view: RoadmapView, qtbot: QtBot) -> None:
    head = view.rows.index(0, 0)
    place = view.tree.visualRect(head).center()
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not view.tree.isExpanded(head)
    view.tree.setCurrentIndex(head)
    qtbot.keyClick(view.tree, Qt.Key.Key_Right)
    assert view.tree.isExpanded(head)
    qtbot.keyClick(view.tree, Qt.Key.Key_Left)
    assert not view.tree.isExpanded(head)


def test_show_item_brings_a_hidden_step_into_sight(view: RoadmapView, learner: Learner) -> None:
    view.tree.fold(learner.ids["Foundations"], True)
    view.set_filter(Filter(OPEN))
    view.show_item(learner.ids["Loops"])
    assert view.selected_items() == [learner.ids["Loops"]]
    assert view.tree.isExpanded(view.rows.index(0, 0))
    view.step_selection(1)
    assert view.selected_items() == [learner.ids["Functions"]]
    view.step_selection(-1)
    view.step_selection(-1)
    assert view.selected_items() == [learner.ids["Loops"]]


def test_show_item_of_another_roadmap_shows_everything(view: RoadmapView, learner: Learner) -> None:
    learner.roadmap("Side", "Extra")
    learner.add("Extra", "Aside")
    view.show_item(learner.ids["Aside"])
    assert view.selected_items() == [learner.ids["Aside"]]
    assert view.head.title.text() == "Everything"


def test_show_track_goes_to_the_role_or_to_the_roadmap(view: RoadmapView, learner: Learner) -> None:
    own = learner.roadmap("Side", "Extra")
    first = view.contents.outline.phases[0].track  # type: ignore[union-attr]
    view.show_track(own.id)
    assert list(titles(view)) == ["Extra"]
    view.show_track(first)
    assert list(titles(view)) == ["Foundations", "Ship"]


def test_the_filter_shows_what_it_says(view: RoadmapView, learner: Learner) -> None:
    learner.do(items.skip, "Types")
    view.set_filter(Filter(OPEN))
    assert titles(view) == {"Ship": ["Serve it", "Pack it", "Watch it", "Ask a table"]}
    view.set_filter(Filter(SKIPPED))
    assert titles(view) == {"Foundations": ["Types"]}
    sql = view.contents.skills()[0][0]
    view.set_filter(Filter(skills=frozenset([sql])))
    assert titles(view) == {"Ship": ["Ask a table"]}
    assert view.head.filter.words() == "SQL"
    view.set_filter(Filter(SKIPPED, frozenset([sql])))
    assert titles(view) == {}
    everything = view._all_hidden.findChild(PrimaryButton)
    assert everything.isVisible()
    everything.click()
    assert len(titles(view)) == 2


def test_the_menu_of_the_filter_names_skills_and_keeps_open(view: RoadmapView) -> None:
    menu = view.head.filter.fill()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == ["All steps", "Open", "Skipped", "SQL"]
    next(action for action in menu.actions() if action.text() == "SQL").trigger()
    assert titles(view) == {"Ship": ["Ask a table"]}


def test_undo_brings_a_step_back_selected(view: RoadmapView, learner: Learner) -> None:
    view.show_item(learner.ids["Pack it"])
    learner.do(items.remove, "Pack it")
    assert "Pack it" not in titles(view)["Ship"]
    learner.workspace.undo()
    assert titles(view)["Ship"] == ["Serve it", "Pack it", "Watch it", "Ask a table"]
    assert view.selected_items() == [learner.ids["Pack it"]]


def test_selection_and_scroll_stay_through_edits_and_undo(
    view: RoadmapView, learner: Learner
) -> None:
    for n in range(40):
        learner.add("Ship", f"Step {n}")
    view.show_item(learner.ids["Step 30"])
    view.tree.executeDelayedItemsLayout()
    scroll = view.tree.verticalScrollBar().value()
    assert scroll > 0
    learner.do(items.finish, "Step 3")
    learner.do(items.finish, "Step 30")
    learner.workspace.undo()
    view.refresh(None)
    QApplication.processEvents()
    assert view.selected_items() == [learner.ids["Step 30"]]
    assert view.tree.verticalScrollBar().value() == scroll


def test_a_hidden_view_catches_up_when_shown(view: RoadmapView, learner: Learner) -> None:
    view.hide()
    learner.add("Ship", "Meanwhile")
    assert "Meanwhile" not in titles(view)["Ship"]
    view.show()
    assert "Meanwhile" in titles(view)["Ship"]


def test_its_state_comes_back(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    view.tree.fold(learner.ids["Ship"], True)
    view.set_filter(Filter(OPEN))
    view.set_layout(COLUMNS)
    kept = json.loads(json.dumps(view.state()))
    again = RoadmapView(learner.workspace)
    qtbot.addWidget(again)
    again.restore_state(kept)
    again.show()
    assert again.contents.filter == Filter(OPEN)
    assert again.head.layouts.value() == COLUMNS
    again.set_layout(OUTLINE)
    assert not again.tree.isExpanded(again.rows.index_of_phase(learner.ids["Ship"]))
    assert again.state() == {**kept, "layout": OUTLINE}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"scope": 3, "filter": [], "layout": None, "folded": "x", "scroll": -1},
        {"scope": {"role": "no id"}, "filter": {"state": "late", "skills": [1]}, "folds": [None]},
        {"scope": {"role": "0" * 32, "track": None}, "layout": "rows", "scroll": 10**9},
    ],
)
def test_a_damaged_state_is_passed_over(view: RoadmapView, state: dict[str, object]) -> None:
    view.restore_state(state)
    assert view.head.title.text() == "AI engineer, junior"
    assert len(titles(view)) == 2


def test_without_a_role_it_says_where_to_go(workspace: Workspace, qtbot: QtBot) -> None:
    view = shown(workspace, qtbot)
    page = view._no_role
    assert page.isVisible()
    with qtbot.waitSignal(view.go) as gone:
        page.findChild(PrimaryButton).click()
    assert gone.args == [Destination("roles")]
    with qtbot.waitSignal(view.command_wanted, check_params_cb=lambda name: name == "sample"):
        page.findChild(LinkButton).click()
    Learner(workspace).role("AI engineer", "Foundations")
    assert view.tree.isVisible()


def test_a_roadmap_without_phases_gets_one(workspace: Workspace, qtbot: QtBot) -> None:
    learner = Learner(workspace)
    learner.roadmap("Mine", "Only")
    workspace.call(steps.remove_phase, phase=learner.ids["Only"])
    view = shown(workspace, qtbot)
    view._no_phase.findChild(PrimaryButton).click()
    assert titles(view) == {"First steps": ["No steps yet, Add one"]}


@pytest.mark.parametrize("layout", [OUTLINE, COLUMNS])
@pytest.mark.parametrize("direction", Qt.LayoutDirection.__members__.values())
def test_troubling_titles_are_plain_text_and_break_nothing(
    workspace: Workspace, qtbot: QtBot, layout: str, direction: Qt.LayoutDirection
) -> None:
    learner = Learner(workspace)
    learner.role(TROUBLING[5], *TROUBLING[:3])
    first = learner.ids[TROUBLING[2]]
    for title in TROUBLING:
        workspace.call(steps.add, wanted=QuickAdd(title), phase=first)
    workspace.call(steps.add, wanted=QuickAdd("Last", after=TROUBLING[5]), phase=first)
    view = shown(workspace, qtbot)
    view.setLayoutDirection(direction)
    view.set_layout(layout)
    view.grab()
    assert view.minimumSizeHint().width() < 800
    phase = view.rows.index(2, 0)
    for row in range(view.rows.rowCount(phase)):
        text = view.rows.index(row, 0, phase).data()
        assert len(text) <= 401
        assert text.isprintable()


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_it_is_painted_in_every_look_and_narrow(
    view: RoadmapView, learner: Learner, theme: Theme, qapp: QApplication, look: str
) -> None:
    theme.apply(qapp, look, text_factor=1.5)
    view.show_item(learner.ids["Serve it"])
    for width in (320, 560, 1200):
        view.resize(width, 500)
        assert not view.grab().isNull()
    theme.apply(qapp, "light")


def test_a_read_only_store_is_shown_and_opens_no_field(learner: Learner, qtbot: QtBot) -> None:
    places = learner.workspace.places
    learner.workspace.close()
    store = Store.open(places.data_file, read_only=True)
    workspace = Workspace(store, places, Clock(TODAY))
    view = shown(workspace, qtbot)
    view.show_item(learner.ids["Types"])
    view.begin_rename()
    view.begin_effort()
    view.begin_quick_add()
    assert view.writing.field is None
    assert not view.adding.isVisible()
    workspace.close()


def test_a_click_on_the_selected_row_opens_its_details_again(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    spot = _row_centre(view, learner, "Watch it")
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(view.item_opened) as told:  # the panel may have been closed
        qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [learner.ids["Watch it"]]


def test_a_message_leaves_the_line_that_adds_free(view: RoadmapView) -> None:
    assert view.foot() == 0
    view.begin_quick_add()
    assert view.foot() >= view.adding.height() > 0
