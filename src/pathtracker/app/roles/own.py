"""Making a role of one's own: a name, typed where the roles stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, QuietButton
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


class OwnRole(QWidget):
    """Not there until it is opened. Signals: wanted, with the name; closed, to give it up."""

    wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField(
            tr("Name of the role"), tr("What is it called? Such as Robotics engineer")
        )
        self.make = Button(tr("Make the role"))
        self.cancel = QuietButton(tr("Cancel"))
        self.message = InlineMessage(kind="warn")
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.make)
        self._row.addWidget(self.cancel)
        self._column.addLayout(self._row)
        self._column.addWidget(self.message)
        self.field.returnPressed.connect(self._want)
        self.message.goes_with(self.field.textEdited)
        self.make.clicked.connect(self._want)
        self.cancel.clicked.connect(self.close_form)
        self.hide()
        on_theme(self._restyle)

    def open_form(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Puts it away with what was typed."""
        self.field.clear()
        self.message.set_message("")
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _want(self) -> None:
        self.wanted.emit(self.field.text())

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(4), 0, 0, px(12))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(8))
