"""A line to add a milestone of one's own to a stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.reports.projects import Progress, Stage


class AddMilestone(QWidget):
    """A link that opens a field. Signal: wanted, with what was typed and the id of a stage.

    What was typed stays until `take` says that it has been added."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.draft: Callable[[], str | None] = lambda: None
        """What was typed and could not be kept: the field begins with that."""
        self.button = LinkButton(tr("Add a milestone"), "plus")
        self.button.clicked.connect(lambda: self.ask())
        self.field = LineField(
            tr("New milestone"), tr("What to reach, such as: Ask five users 3h by 12 Dec"), "plus"
        )
        self.field.returnPressed.connect(self._typed)
        self.stage = Choice(tr("Stage it belongs to"))
        self._close = IconButton("close", tr("Close"), size=14, tint="muted")
        self._close.clicked.connect(self.close_field)
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.field.textEdited)
        self._fields = QWidget()
        self._row = QHBoxLayout(self._fields)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.stage)
        self._row.addWidget(self._close)
        self._column = QVBoxLayout(self)
        for widget in (self.button, self._fields, self.message):
            self._column.addWidget(widget)
        self._stages: tuple[UUID, ...] = ()
        self._fields.hide()
        on_theme(self._restyle)

    @property
    def is_open(self) -> bool:
        return not self._fields.isHidden()

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """The stages to choose from; the current one is chosen, until a person does."""
        same = tuple(stage.id for stage in stages) == self._stages
        chosen = self.stage.currentData() if same and self.is_open else None
        self._stages = tuple(stage.id for stage in stages)
        self.stage.clear()
        for stage in stages:
            self.stage.addItem(visible(stage.title[:60]), stage.id)
        if chosen is None:
            chosen = next((one.id for one in stages if one.progress is Progress.CURRENT), None)
        self._choose(chosen)

    def ask(self, stage: UUID | None = None) -> None:
        """Opens the field, for a stage."""
        if stage is not None:
            self._choose(stage)
        if not self.field.text():
            self.field.setText(self.draft() or "")
        self.button.hide()
        self._fields.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """It has been added: the field is free for the next one."""
        self.field.clear()
        self.message.set_message("")

    def refuse(self, words: str) -> None:
        self.message.set_message(words)

    def close_field(self) -> None:
        focused = self._fields.isAncestorOf(self.window().focusWidget() or self)
        self.take()
        self._fields.hide()
        self.button.show()
        if focused:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if self.field.text().strip():
            self.wanted.emit(self.field.text(), self.stage.currentData())
        else:
            self.close_field()

    def _choose(self, stage: object) -> None:
        at = next((at for at in range(self.stage.count()) if self.stage.itemData(at) == stage), -1)
        self.stage.setCurrentIndex(at)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
