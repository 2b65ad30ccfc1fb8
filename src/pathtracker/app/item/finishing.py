"""Finishing asks what it proves: the checks that are still open are offered where one finishes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import items
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Check, Item
from pathtracker.store import Reader

finish_as_it_is = partial(items.finish, tick=())
"""Finishes an item and ticks nothing: what one can do, one says oneself."""


def has_open_checks(reader: Reader, item: UUID) -> bool:
    """Whether there is something to say before an item is finished."""
    found = reader.find(Item, item)
    return found is not None and not all(check.ticked for check in found.checks)


def finish_or_ask(workspace: Workspace, item: UUID) -> bool:
    """Finishes an item without open checks. False where these are to be offered first."""
    if has_open_checks(workspace.reader, item):
        return False
    workspace.do(finish_as_it_is, item=item)
    return True


class FinishOffer(QWidget):
    """The open checks of an item, to tick all, some or none of them and then finish.

    Signals: finished, with the numbers of those that were ticked; closed, without finishing."""

    finished = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("You can now…"))
        self._question = PlainLabel(weight=600, wrap=True)
        self._question.setText(tr("What can you do now?"))
        self._why = PlainLabel(
            tr("Tick what is so. With one left open it shows level 1 at most."),
            "caption",
            "muted",
            wrap=True,
        )
        self._boxes: dict[int, CheckRow] = {}
        self._rows = QVBoxLayout()
        self.finish = PrimaryButton("", "check")
        self.finish.clicked.connect(lambda: self.finished.emit(self.ticked()))
        self.all = LinkButton(tr("Tick all"))
        self.all.clicked.connect(self._tick_all)
        self.leave = QuietButton(tr("Not yet"))
        self.leave.clicked.connect(self.closed)
        self._foot = QHBoxLayout()
        for button in (self.finish, self.all, self.leave):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._question)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._why)
        self._column.addLayout(self._foot)
        on_theme(self._restyle)

    def ask(self, checks: Sequence[Check], words: str) -> None:
        """Offers those that are open; `words` is what finishing is called."""
        clear(self._rows)
        self._boxes = {}
        for number, check in enumerate(checks):
            if not check.ticked:
                box = self._boxes[number] = CheckRow(check.text)
                self._rows.addWidget(box)
        self.all.setVisible(len(self._boxes) > 1)
        self.finish.setText(words)
        self.show()
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def ticked(self) -> tuple[int, ...]:
        """The numbers of the checks that are ticked here; 0 is the item's first."""
        return tuple(number for number, box in self._boxes.items() if box.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit(self.ticked())
        else:
            super().keyPressEvent(event)

    def _tick_all(self) -> None:
        for box in self._boxes.values():
            box.setChecked(True)
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, px(4), 0, px(4))
        self._column.setSpacing(px(4))
        self._rows.setSpacing(0)
        self._foot.setContentsMargins(0, px(4), 0, 0)
        self._foot.setSpacing(px(8))
