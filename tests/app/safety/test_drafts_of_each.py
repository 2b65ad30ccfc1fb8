"""A draft belongs to what it was typed about: the field of something else knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from test_failing_writes import add, failing, send, type_into, waiting

from pathtracker.app.window import MainWindow
from pathtracker.core.durations import hours_of
from pathtracker.core.model import TrackKind
from pathtracker.store import queries

EFFORT = "7h30"
LINK = "https://example.org/typed"
TYPED = "What I typed just now"


def two_steps(window: MainWindow) -> list[UUID]:
    window.go("roadmap")
    view: Any = window.view
    return [one.id for one in view._outline().lines.values() if one.state == "open"][:2]


def two_phases(window: MainWindow) -> list[UUID]:
    window.go("roadmap")
    view: Any = window.view
    return [phase.id for phase in view._outline().phases[:2]]


def two_projects(window: MainWindow) -> list[UUID]:
    tracks = queries.tracks(window.workspace.reader)
    return [track.id for track in tracks if track.kind is TrackKind.PROJECT][:2]


def two_milestones(window: MainWindow) -> list[UUID]:
    window.open_track(two_projects(window)[0])
    return [one.id for one in window.view.page.project.milestones[:2]]


def on_roadmap(window: MainWindow, item: UUID) -> None:
    window.go("roadmap")
    window.view.show_item(item)


def in_outline(window: MainWindow, item: UUID) -> QWidget:
    on_roadmap(window, item)
    window.view.begin_rename()
    return window.view.writing.field.field


def effort_in_outline(window: MainWindow, item: UUID) -> QWidget:
    on_roadmap(window, item)
    window.view.begin_effort()
    return window.view.writing.field.field


def phase_in_outline(window: MainWindow, phase: UUID) -> QWidget:
    window.go("roadmap")
    view: Any = window.view
    view.writing.edit_name(view.rows.index_of_phase(phase))
    return view.writing.field.field


def panel(window: MainWindow, item: UUID) -> Any:
    on_roadmap(window, item)
    window.show_item(item)
    return window._details


def title_in_panel(window: MainWindow, item: UUID) -> QWidget:
    head = panel(window, item).head
    head.rename()
    return head._title_field


def effort_in_panel(window: MainWindow, item: UUID) -> QWidget:
    head = panel(window, item).head
    head.edit_effort()
    return head._effort_field


def evidence_in_panel(window: MainWindow, item: UUID) -> QWidget:
    details = panel(window, item)
    details.evidence.ask()
    return details.evidence.field


def section(window: MainWindow, item: UUID, name: str) -> Any:
    details = panel(window, item)
    return next(one for one in details._sections if type(one).__name__ == name)


def prerequisite(window: MainWindow, item: UUID) -> QWidget:
    needs = section(window, item, "NeedsSection")
    needs.ask()
    return needs.field


def a_resource(window: MainWindow, item: UUID) -> QWidget:
    resources = section(window, item, "ResourcesSection")
    resources._ask()
    return resources._field


def notes_in_panel(window: MainWindow, item: UUID) -> QWidget:
    editor = panel(window, item).notes.editor
    editor.edit()
    return editor.field


def page(window: MainWindow, track: UUID) -> Any:
    window.open_track(track)
    return window.view.page


def project_title(window: MainWindow, track: UUID) -> QWidget:
    head = page(window, track).head
    head.rename()
    return head.field


def new_milestone(window: MainWindow, track: UUID) -> QWidget:
    adding = page(window, track).milestones.adding
    adding.ask()
    return adding.field


def project_notes(window: MainWindow, track: UUID) -> QWidget:
    editor = page(window, track).notes.editor
    editor.edit()
    return editor.field


def milestone_title(window: MainWindow, item: UUID) -> QWidget:
    milestones = page(window, two_projects(window)[0]).milestones
    milestones.edit_name(item)
    return milestones.field


def project_evidence(window: MainWindow, item: UUID) -> QWidget:
    evidence = page(window, two_projects(window)[0]).evidence
    evidence.ask(item)
    return evidence.attaching.field


Opened = Callable[[MainWindow, UUID], QWidget]
EACH: dict[str, tuple[Callable[[MainWindow], list[UUID]], Opened, str]] = {
    "rename in the outline": (two_steps, in_outline, TYPED),
    "effort in the outline": (two_steps, effort_in_outline, EFFORT),
    "name of a phase": (two_phases, phase_in_outline, TYPED),
    "title in the panel": (two_steps, title_in_panel, TYPED),
    "effort in the panel": (two_steps, effort_in_panel, EFFORT),
    "evidence in the panel": (two_steps, evidence_in_panel, LINK),
    "prerequisite": (two_steps, prerequisite, "Come first"),
    "resource": (two_steps, a_resource, LINK + " What it is"),
    "notes in the panel": (two_steps, notes_in_panel, TYPED),
    "title of a project": (two_projects, project_title, TYPED),
    "new milestone": (two_projects, new_milestone, TYPED),
    "notes on a project": (two_projects, project_notes, TYPED),
    "title of a milestone": (two_milestones, milestone_title, TYPED),
    "evidence of a project": (two_milestones, project_evidence, LINK),
}


def text_in(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]


ADDING = {
    "evidence in the panel",
    "prerequisite",
    "resource",
    "new milestone",
    "evidence of a project",
}
"""What stands in these is nothing yet before Enter."""


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (name, left)
        for name in EACH
        for left in ("as it is", "by Enter", "by Esc")
        if left != "as it is" or name not in ADDING
    ],
)
def test_the_field_of_another_shows_what_is_its_own(
    window: MainWindow, name: str, left: str
) -> None:
    found, opened, text = EACH[name]
    one, other = found(window)
    add(window, "Come first")
    own = [text_in(opened(window, which)) for which in (one, other)]
    with failing(window):
        field = opened(window, one)
        type_into(field, text)
        if left != "as it is":
            send(field)
        if left == "by Esc":
            QTest.keyClick(field, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert text_in(opened(window, other)) == own[1]
        assert waiting(window) == [text]
        window.go("timeline")
        QApplication.processEvents()
        assert waiting(window) == [text]
    assert text_in(opened(window, other)) == own[1]
    assert text_in(opened(window, one)) == text


# --- two fields on the same thing ----------------------------------------------------------------


def panels_title(window: MainWindow) -> QWidget:
    window._details.head.rename()
    return window._details.head._title_field


def panels_effort(window: MainWindow) -> QWidget:
    window._details.head.edit_effort()
    return window._details.head._effort_field


def outlines_title(window: MainWindow) -> QWidget:
    window.view.begin_rename()
    return window.view.writing.field.field


def outlines_effort(window: MainWindow) -> QWidget:
    window.view.begin_effort()
    return window.view.writing.field.field


SAME = [
    (outlines_title, panels_title, TYPED),
    (panels_title, outlines_title, TYPED),
    (outlines_effort, panels_effort, EFFORT),
    (panels_effort, outlines_effort, EFFORT),
]


@pytest.mark.parametrize("fails", [True, False])
@pytest.mark.parametrize(("first", "then", "text"), SAME)
def test_a_second_field_on_the_same_begins_with_what_the_first_held(
    window: MainWindow,
    first: Callable[[MainWindow], QWidget],
    then: Callable[[MainWindow], QWidget],
    text: str,
    fails: bool,
) -> None:
    panel(window, two_steps(window)[0])
    with failing(window) if fails else nullcontext():
        type_into(first(window), text)
        begun = text_in(then(window))
        assert begun == text or hours_of(begun) == hours_of(text)


@pytest.mark.parametrize("opened", [title_in_panel, effort_in_panel])
def test_esc_leaves_the_panel_open_and_the_step_as_it_was(
    window: MainWindow, opened: Opened
) -> None:
    item = two_steps(window)[0]
    field = opened(window, item)
    type_into(field, "9h")
    before = window.workspace.to_undo()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert window._details is not None
    assert window._details.isVisible()
    assert window.workspace.to_undo() == before
