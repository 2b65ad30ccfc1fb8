"""A form about a day: on which one or several items are to start."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.actions import planning
from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Item


def pin_to(workspace: Workspace, items: Sequence[UUID], parent: QWidget) -> FormDialog:
    """Asks for the day on which items are to start, and pins them to it as one change."""

    def finish() -> None:
        chosen = day.wanted()
        if len(items) == 1:
            workspace.call(planning.pin, item=items[0], day=chosen, when=workspace.when())
        else:
            label = Message("items.pin", {"count": len(items)})
            workspace.do_each(label, partial(planning.pin, day=chosen), items)

    first = workspace.reader.get(Item, items[0])
    title = (
        tr("On which day does “{title}” start?", title=first.title)
        if len(items) == 1
        else tr("On which day [does this step|do these {n} steps] start?", len(items))
    )
    form = FormDialog(title, tr("Pin"), finish, parent)
    today = workspace.when().today
    day = DateField(tr("Day"), first.pinned or today, today)
    form.add_field(tr("Not before"), day)
    day.setFocus()
    return form
