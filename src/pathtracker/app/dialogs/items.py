"""Forms about one item: log time, park until a day, say how much of it is known."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.actions import items, steps
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.fields import LineField, SpinField
from pathtracker.app.widgets.time_fields import MinutesField
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.days import later
from pathtracker.core.model import Item


def log_time(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for minutes, a day and a note, and logs them."""

    def finish() -> None:
        workspace.call(
            items.log,
            item=item,
            minutes=minutes.wanted(),
            on=day.wanted(),
            note=note.text(),
            when=workspace.when(),
        )

    title = workspace.reader.get(Item, item).title
    form = FormDialog(tr("Log time on “{title}”", title=title), tr("Log"), finish, parent)
    minutes = MinutesField(tr("Minutes"), tr("min"), 25)
    today = workspace.when().today
    day = DateField(tr("Day"), today, today, past=True)
    note = LineField(tr("Note"))
    form.add_field(tr("How long"), minutes)
    form.add_field(tr("On"), day)
    form.add_field(tr("Note, if you like"), note)
    minutes.selectAll()
    minutes.setFocus()
    return form


def park_until(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for a day, and parks the item until then."""

    def finish() -> None:
        workspace.call(items.park, item=item, until=day.wanted(), when=workspace.when())

    title = workspace.reader.get(Item, item).title
    form = FormDialog(tr("Park “{title}”", title=title), tr("Park"), finish, parent)
    today = workspace.when().today
    day = DateField(tr("Until"), later(today, 14), today)
    form.add_field(tr("Until"), day)
    day.setFocus()
    return form


def deadline(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for the day an item should be done by."""

    def finish() -> None:
        workspace.call(steps.set_deadline, item=item, day=day.wanted(), when=workspace.when())

    found = workspace.reader.get(Item, item)
    words = tr("Deadline of “{title}”", title=found.title)
    form = FormDialog(words, tr("Set"), finish, parent)
    today = workspace.when().today
    day = DateField(tr("Done by"), found.deadline or later(today, 14), today)
    form.add_field(tr("Done by"), day)
    day.setFocus()
    return form


def know_share(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks how much of the item is known already."""

    def finish() -> None:
        workspace.call(items.know, item=item, share=share.value() / 100, when=workspace.when())

    title = workspace.reader.get(Item, item).title
    form = FormDialog(
        tr("How much of “{title}” do you know?", title=title), tr("Save"), finish, parent
    )
    share = SpinField(tr("Share known"), 50, 5, 95, unit="%")
    share.setSingleStep(5)
    form.add_field(tr("About"), share)
    share.selectAll()
    share.setFocus()
    return form
