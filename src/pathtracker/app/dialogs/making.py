"""Forms for what a learner makes of their own: a roadmap, a phase, a role, a skill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from pathtracker.actions import roles, skills, steps
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import TrackKind
from pathtracker.store import queries

Done = Callable[[Any], object]
"""Called with what was made."""


def make_roadmap(workspace: Workspace, parent: QWidget, done: Done) -> FormDialog:
    """Asks for a name, and phases if wanted, and makes a roadmap."""

    def finish() -> None:
        names = tuple(name.strip() for name in phases.text().split(",") if name.strip())
        done(
            workspace.call(
                steps.add_roadmap, title=title.text(), phases=names, when=workspace.when()
            )
        )

    form = FormDialog(tr("A roadmap of my own"), tr("Make it"), finish, parent)
    title = LineField(tr("Name"), tr("Data visualisation"))
    phases = LineField(tr("Phases"), tr("Basics, Practice, Project"))
    form.add_field(tr("Name"), title)
    form.add_field(tr("Phases, with commas between (or none)"), phases)
    title.setFocus()
    return form


def make_phase(workspace: Workspace, parent: QWidget, done: Done) -> FormDialog:
    """Asks for a roadmap and a name, and adds a phase at its end."""
    roadmaps = [
        track for track in queries.tracks(workspace.reader) if track.kind is TrackKind.ROADMAP
    ]

    def finish() -> None:
        track = roadmaps[choice.currentIndex()]
        done(
            workspace.call(
                steps.add_phase, track=track.id, title=title.text(), when=workspace.when()
            )
        )

    form = FormDialog(tr("A new phase"), tr("Add it"), finish, parent)
    choice = Choice(tr("Roadmap"))
    choice.addItems([visible(track.title)[:80] for track in roadmaps])
    title = LineField(tr("Name"))
    form.add_field(tr("Roadmap"), choice)
    form.add_field(tr("Name"), title)
    title.setFocus()
    return form


def make_role(workspace: Workspace, parent: QWidget, done: Done) -> FormDialog:
    """Asks for a name and makes a role, with an empty roadmap to fill."""

    def finish() -> None:
        done(workspace.call(roles.add_role, title=title.text(), when=workspace.when()))

    form = FormDialog(tr("A role of my own"), tr("Make it"), finish, parent)
    title = LineField(tr("Name"), tr("Robotics engineer"))
    form.add_field(tr("Name"), title)
    title.setFocus()
    return form


def make_skill(workspace: Workspace, parent: QWidget, done: Done) -> FormDialog:
    """Asks for a name and makes a skill, which steps can then name by `#`."""

    def finish() -> None:
        done(workspace.call(skills.add_skill, name=name.text(), when=workspace.when()))

    form = FormDialog(tr("A skill of my own"), tr("Make it"), finish, parent)
    name = LineField(tr("Name"), tr("Rust"))
    form.add_field(tr("Name; a step can then teach it: “Read the book 3h #rust”"), name)
    name.setFocus()
    return form
