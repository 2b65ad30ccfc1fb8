"""Forms about one item: log time, park until a day, say how much of it is known."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.actions import items, steps
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.fields import LineField, SpinField
from pathtracker.app.widgets.time_fields import MinutesField
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
    form = FormDialog(parent.tr("Log time on “{}”").format(title), parent.tr("Log"), finish, parent)
    minutes = MinutesField(parent.tr("Minutes"), parent.tr("min"), 25)
    today = workspace.when().today
    day = DateField(parent.tr("Day"), today, today, past=True)
    note = LineField(parent.tr("Note"))
    form.add_field(parent.tr("How long"), minutes)
    form.add_field(parent.tr("On"), day)
    form.add_field(parent.tr("Note, if you like"), note)
    minutes.selectAll()
    minutes.setFocus()
    return form


def park_until(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for a day, and parks the item until then."""

    def finish() -> None:
        workspace.call(items.park, item=item, until=day.wanted(), when=workspace.when())

    title = workspace.reader.get(Item, item).title
    form = FormDialog(parent.tr("Park “{}”").format(title), parent.tr("Park"), finish, parent)
    today = workspace.when().today
    day = DateField(parent.tr("Until"), later(today, 14), today)
    form.add_field(parent.tr("Until"), day)
    day.setFocus()
    return form


def deadline(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for the day an item should be done by."""

    def finish() -> None:
        workspace.call(steps.set_deadline, item=item, day=day.wanted(), when=workspace.when())

    found = workspace.reader.get(Item, item)
    words = parent.tr("Deadline of “{}”").format(found.title)
    form = FormDialog(words, parent.tr("Set"), finish, parent)
    today = workspace.when().today
    day = DateField(parent.tr("Done by"), found.deadline or later(today, 14), today)
    form.add_field(parent.tr("Done by"), day)
    day.setFocus()
    return form


def know_share(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks how much of the item is known already."""

    def finish() -> None:
        workspace.call(items.know, item=item, share=share.value() / 100, when=workspace.when())

    title = workspace.reader.get(Item, item).title
    form = FormDialog(
        parent.tr("How much of “{}” do you know?").format(title), parent.tr("Save"), finish, parent
    )
    share = SpinField(parent.tr("Share known"), 50, 5, 95, unit="%")
    share.setSingleStep(5)
    form.add_field(parent.tr("About"), share)
    share.selectAll()
    share.setFocus()
    return form
