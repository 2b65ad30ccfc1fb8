"""Views that keep up with the store: at once while visible, when shown again while hidden."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import ClassVar, Self
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pathtracker.app.finding import Written, written_on
from pathtracker.app.settings import Settings
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.stops import first_stop
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change


class LiveView(QWidget):
    """A widget that shows some kinds of entities, named in `kinds`.

    `refresh` is called with the change when one touches them, and with None when everything may be
    different. Selection and scroll are restored by id in there.

    Signals: item_opened, with the id of an item whose details are wanted, or None to close them;
    menu_wanted, with the place on screen, for the menu of the selected items; go, with the
    Destination where the learner wants to be; finish_wanted, with the id of an item whose open
    checks are to be offered first; answered, when `state` holds something that must not be lost,
    however the program ends; selection_changed, whenever `selected_items` may give others;
    command_wanted, with the name of a command of the window that is to be run; moved, with what an
    edit has brought about besides, in words; exported, with what was written, in words, and its
    file.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()

    item_opened = Signal(object)
    menu_wanted = Signal(QPoint)
    go = Signal(object)
    answered = Signal()
    finish_wanted = Signal(object)
    selection_changed = Signal()
    command_wanted = Signal(str)
    moved = Signal(str)
    exported = Signal(str, object)

    can_move: ClassVar[bool] = False
    """Whether what is shown stands in an order that `move_selected` changes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._stale = True
        self._begins_at: QWidget | None = None
        workspace.changed.connect(self._changed)
        # Whoever asked is still at it, and may be built anew.
        workspace.not_done.connect(self._show_again, Qt.ConnectionType.QueuedConnection)
        workspace.clock.day_changed.connect(self._show_again)

    @classmethod
    def made(cls, workspace: Workspace, _settings: Settings) -> Self:
        """How the window makes it. One that shows settings takes them here."""
        return cls(workspace)

    def refresh(self, change: Change | None) -> None:
        raise NotImplementedError

    def shows(self) -> Mapping[str, Callable[..., object]]:
        """What a Destination may ask for on this page, by name. Each is called with what the
        destination is about, or without anything."""
        return {}

    def begin_at(self, widget: QWidget) -> None:
        """Where the keyboard goes when the page is shown.

        Not by a focus proxy: with one, Tab jumps over everything that stands before the widget.
        """
        self._begins_at = widget

    def take_focus(self) -> None:
        """The keyboard to where one begins on this page."""
        first = first_stop(self._begins_at or self) or first_stop(self)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_items(self) -> list[UUID]:
        """The items that commands such as Finish are about, in the order shown."""
        return []

    def step_selection(self, direction: int) -> None:
        """Selects the next (1) or previous (-1) item, where there are items."""

    def move_selected(self, direction: int) -> None:
        """Moves what is selected one place up (-1) or down (1), where it stands in an order."""

    def begin_quick_add(self) -> None:
        """Opens the line that adds something, where there is one."""

    def begin_rename(self) -> bool:
        """Opens the name of the selected item for editing; whether that can be done here."""
        return False

    def begin_effort(self) -> bool:
        """Opens the effort of the selected item for editing; whether that can be done here."""
        return False

    @property
    def busy(self) -> bool:
        """Whether something shown here is still being worked out."""
        return False

    def written(self) -> list[Written]:
        """What can be read on the page and found there, from top to bottom."""
        return written_on(self)

    def foot(self) -> int:
        """How many pixels at its foot a message must not cover, as one works with what is there."""
        return 0

    def state(self) -> dict[str, object]:
        """What should come back at the next start (filters, folds), as plain JSON values."""
        return {}

    def restore_state(self, state: dict[str, object]) -> None:
        """Takes back what `state` gave, however old; what doesn't fit is passed over."""

    def _changed(self, change: Change) -> None:
        self.forget_answers(warnings=not (change.is_undo or change.is_redo))
        if not (change.kinds & self.kinds):
            return
        if self.isVisible():
            self.refresh(change)
        else:
            self._stale = True

    def _show_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            try:
                self.refresh(None)
            except Exception as error:  # through Qt it would come up again at some later call
                sys.excepthook(type(error), error, error.__traceback__)

    def forget_answers(self, *, warnings: bool = False) -> None:
        """What was said of something done isn't said for ever: that may not be so any more.
        `warnings`: only what could not be done; what could be stays as true as it was."""
        for message in self.findChildren(InlineMessage):
            if message.text() and not message.lasting and (message.warns or not warnings):
                message.set_message("")

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.forget_answers()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)


def kept_id(value: object) -> UUID | None:
    """An id out of what `state` gave, as hexadecimal digits; None where it is none."""
    try:
        return UUID(hex=value) if isinstance(value, str) else None
    except ValueError:
        return None
