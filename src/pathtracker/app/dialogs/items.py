"""Forms about one item: log time, park until a day, say how much of it is known."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QDateEdit, QWidget

from pathtracker.actions import items, steps
from pathtracker.app.dates import to_date, to_qdate
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.fields import DateField, LineField, SpinField
from pathtracker.app.widgets.time_fields import MinutesField
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item


def log_time(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for minutes, a day and a note, and logs them."""

    def finish() -> None:
        workspace.call(
            items.log,
            item=item,
            minutes=minutes.wanted(),
            on=to_date(day.date()),
            note=note.text(),
            when=workspace.when(),
        )

    title = workspace.reader.get(Item, item).title
    form = FormDialog(parent.tr("Log time on “{}”").format(title), parent.tr("Log"), finish, parent)
    minutes = MinutesField(parent.tr("Minutes"), parent.tr("min"), 25)
    day = _today_or_before(workspace, parent.tr("Day"))
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
        workspace.call(items.park, item=item, until=to_date(day.date()), when=workspace.when())

    title = workspace.reader.get(Item, item).title
    form = FormDialog(parent.tr("Park “{}”").format(title), parent.tr("Park"), finish, parent)
    today = workspace.when().today
    day = DateField(parent.tr("Until"), to_qdate(today).addDays(14))
    form.add_field(parent.tr("Until"), day)
    day.setFocus()
    return form


def deadline(workspace: Workspace, item: UUID, parent: QWidget) -> FormDialog:
    """Asks for the day an item should be done by."""

    def finish() -> None:
        workspace.call(
            steps.set_deadline, item=item, day=to_date(day.date()), when=workspace.when()
        )

    found = workspace.reader.get(Item, item)
    words = parent.tr("Deadline of “{}”").format(found.title)
    form = FormDialog(words, parent.tr("Set"), finish, parent)
    proposed = found.deadline or workspace.when().today + timedelta(days=14)
    day = DateField(parent.tr("Done by"), to_qdate(proposed))
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


def _today_or_before(workspace: Workspace, name: str) -> QDateEdit:
    today = workspace.when().today
    field = DateField(name, to_qdate(today))
    field.setMaximumDate(to_qdate(today))
    return field
