"""A learner makes a roadmap, a phase, a role and a skill of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from pathtracker.core.model import Role, Skill, Standing, Track
from pathtracker.store import queries


def fill(window, qtbot, command, *texts):
    window.commands.run(command)
    [form] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    fields = [f for f in form.findChildren(QLineEdit) if f.parent() is form]
    for field, text in zip(fields, texts, strict=False):
        field.setText(text)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    return form


def test_a_roadmap_with_phases(window, workspace, qtbot):
    fill(window, qtbot, "new_roadmap", "Robots", "Basics, Arms,  Legs")
    [track] = queries.tracks(workspace.reader)
    assert track.title == "Robots"
    phases = [phase.title for phase in queries.phases(workspace.reader, track.id)]
    assert phases == ["Basics", "Arms", "Legs"]
    workspace.undo()
    assert queries.tracks(workspace.reader) == []


def test_a_phase_at_the_end_of_a_roadmap(window, workspace, qtbot):
    fill(window, qtbot, "new_roadmap", "Robots")
    fill(window, qtbot, "new_phase", "Wheels")
    [track] = queries.tracks(workspace.reader)
    phases = [phase.title for phase in queries.phases(workspace.reader, track.id)]
    assert phases == ["Robots", "Wheels"]


def test_a_role_becomes_the_primary_one_if_it_is_the_first(window, workspace, qtbot):
    fill(window, qtbot, "new_role", "Robotics engineer")
    [role] = queries.roles(workspace.reader)
    assert (role.title, role.standing) == ("Robotics engineer", Standing.PRIMARY)
    assert workspace.reader.get(Track, role.tracks[0]).title == "Robotics engineer"


def test_a_skill_that_steps_can_name(window, workspace, add, qtbot):
    fill(window, qtbot, "new_skill", "Rust")
    [skill] = [named.value for named in queries.names(workspace.reader, Skill)]
    assert [outcome.skill_id for outcome in add("Read the book 3h #rust").outcomes] == [skill]


@pytest.mark.parametrize("command", ["new_roadmap", "new_role", "new_skill"])
def test_without_a_name_nothing_is_made_and_it_says_so(window, workspace, qtbot, command):
    form = fill(window, qtbot, command, "   ")
    assert form.isVisible()
    assert "can't be empty" in form.message.text()
    for kind in (Role, Skill, Track):
        assert queries.names(workspace.reader, kind) == []
