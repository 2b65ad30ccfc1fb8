"""The item model: sound by Qt's own tester, and changed row by row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from roadmap_learner import Learner, titles

from pathtracker.actions import items, steps
from pathtracker.actions.roles import add_role
from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.roadmap.filter import OPEN, SKIPPED, Filter
from pathtracker.app.roadmap.model import RoadmapModel


class Told:
    """What a model told of itself."""

    def __init__(self) -> None:
        self.changed: list[str] = []
        self.inserted = self.removed = self.moved = self.resets = 0


@contextmanager
def listening(model: RoadmapModel) -> Iterator[Told]:
    told = Told()

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            told.changed.append(first.siblingAtColumn(0).sibling(row, 0).data())

    def count(name: str) -> object:
        return lambda *_: setattr(told, name, getattr(told, name) + 1)

    signals = {
        "inserted": model.rowsInserted,
        "removed": model.rowsRemoved,
        "moved": model.rowsMoved,
        "resets": model.modelReset,
    }
    slots = {name: count(name) for name in signals}
    model.dataChanged.connect(changed)
    for name, signal in signals.items():
        signal.connect(slots[name])
    yield told
    model.dataChanged.disconnect(changed)
    for name, signal in signals.items():
        signal.disconnect(slots[name])


def test_an_empty_model_is_sound(qtmodeltester: ModelTester, qapp: object) -> None:
    qtmodeltester.check(RoadmapModel())


def test_the_model_is_sound_and_stays_so_through_edits(
    qtmodeltester: ModelTester, view: RoadmapView, learner: Learner
) -> None:
    do = learner.workspace.do
    qtmodeltester.check(view.rows)
    learner.do(items.finish, "Types")
    learner.do(items.skip, "Watch it")
    do(
        steps.move,
        membership=learner.place("Pack it"),
        phase=learner.ids["Foundations"],
        before=None,
    )
    do(
        steps.move_many,
        memberships=[learner.place("Types"), learner.place("Loops")],
        phase=learner.ids["Ship"],
        before=learner.place("Watch it"),
    )
    learner.add("Ship", "One more")
    learner.do(items.remove, "Files")
    qtmodeltester.check(view.rows)
    for chosen in (Filter(OPEN), Filter(SKIPPED), Filter()):
        view.set_filter(chosen)
        qtmodeltester.check(view.rows)
    for _ in range(8):
        learner.workspace.undo()
    qtmodeltester.check(view.rows)


def test_what_was_done_earlier_folds_into_a_line(view: RoadmapView) -> None:
    assert titles(view) == {
        "Foundations": ["3 done earlier, Show", "Tests", "Set up", "Types"],
        "Ship": ["Serve it", "Pack it", "Watch it", "Ask a table"],
    }


@pytest.mark.parametrize(
    ("action", "title", "rows"),
    [
        (items.start, "Watch it", ["Watch it"]),
        (items.finish, "Watch it", ["Ship", "Watch it"]),
        (items.skip, "Types", ["Foundations", "Types"]),
        (items.reopen, "Tests", ["Foundations", "Tests"]),
    ],
)
def test_one_edit_touches_only_the_rows_that_changed(
    view: RoadmapView, learner: Learner, action: object, title: str, rows: list[str]
) -> None:
    with listening(view.rows) as told:
        learner.do(action, title)
    assert sorted(told.changed) == sorted(rows)
    assert (told.inserted, told.removed, told.moved, told.resets) == (0, 0, 0, 0)


def test_finishing_frees_what_waited(view: RoadmapView, learner: Learner) -> None:
    with listening(view.rows) as told:
        learner.do(items.finish, "Serve it")
    assert sorted(told.changed) == ["Pack it", "Serve it", "Ship"]
    assert not told.resets


def test_time_logged_shortens_what_is_left(view: RoadmapView, learner: Learner) -> None:
    learner.do(items.log, "Serve it", minutes=172)
    row = view.rows.step_at(view.rows.index_of_item(learner.ids["Serve it"]))
    assert row is not None
    assert row.hours == "1 h 08"
    assert row.spoken == "Serve it, active, Learn, 1 h 8 left"


def test_a_move_is_one_move(view: RoadmapView, learner: Learner) -> None:
    with listening(view.rows) as told:
        learner.workspace.call(
            steps.move,
            membership=learner.place("Serve it"),
            phase=learner.ids["Ship"],
            before=learner.place("Ask a table"),
        )
    assert titles(view)["Ship"] == ["Pack it", "Watch it", "Serve it", "Ask a table"]
    assert (told.moved, told.inserted, told.removed, told.resets) == (1, 0, 0, 0)


def test_a_move_to_another_phase_is_one_move(view: RoadmapView, learner: Learner) -> None:
    with listening(view.rows) as told:
        learner.workspace.call(
            steps.move,
            membership=learner.place("Serve it"),
            phase=learner.ids["Foundations"],
            before=learner.place("Types"),
        )
    assert titles(view)["Foundations"][-2:] == ["Serve it", "Types"]
    assert (told.moved, told.inserted, told.removed, told.resets) == (1, 0, 0, 0)


def test_phases_come_and_go_without_a_reset(view: RoadmapView, learner: Learner) -> None:
    track = view.contents.outline.phases[0].track  # type: ignore[union-attr]
    with listening(view.rows) as told:
        learner.workspace.call(steps.add_phase, track=track, title="Apply")
        learner.workspace.call(steps.rename_phase, phase=learner.ids["Ship"], title="Ship it")
    assert titles(view)["Apply"] == ["No steps yet, Add one"]
    assert "Ship it" in titles(view)
    assert not told.resets
    learner.workspace.undo()
    learner.workspace.undo()
    assert list(titles(view)) == ["Foundations", "Ship"]


def test_another_roadmap_resets_the_model(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    learner.roadmap("Side track", "Only phase")
    scopes = {choice.title: choice.scope for choice in view.contents.choices}
    with qtbot.waitSignal(view.rows.modelReset):
        view.head.title.chosen.emit(scopes["Side track"])
    assert titles(view) == {"Only phase": ["No steps yet, Add one"]}


def test_rows_speak_to_a_screen_reader(view: RoadmapView, learner: Learner) -> None:
    def spoken(title: str) -> str:
        index = view.rows.index_of_item(learner.ids[title])
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken("Pack it") == "Pack it, after Serve it, Learn, 5 h left"
    assert spoken("Set up") == "Set up, known, no hours, Learn"
    assert spoken("Watch it") == "Watch it, by 12 Dec, Learn, 2 h left"
    head = view.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert head == "2 Ship, AI engineer, 0 of 4, 12 h 30 left"


def test_a_step_of_two_roles_is_shared(view: RoadmapView, learner: Learner) -> None:
    track = view.contents.outline.phases[0].track  # type: ignore[union-attr]
    learner.workspace.call(add_role, title="Analyst", tracks=(track,))
    row = view.rows.step_at(view.rows.index_of_item(learner.ids["Types"]))
    assert row is not None
    assert row.shared == ("Analyst",)
    assert row.spoken.endswith("also counts for Analyst")
