"""A short form with one main button, and room for the sentence why something can't be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.stops import next_stop
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.store import StoreError


class FormDialog(QDialog):
    """`finish` runs on the main button; if it is refused, what was typed stays with the reason."""

    def __init__(
        self, title: str, verb: str, finish: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._finish = finish
        self._column = QVBoxLayout(self)
        self._column.addWidget(PlainLabel(title, "heading", wrap=True))
        self.fields = QVBoxLayout()
        self._column.addLayout(self.fields)
        self.message = InlineMessage(kind="warn")
        self._column.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.button = PrimaryButton(verb)
        self.button.setDefault(True)
        self.button.clicked.connect(self._try)
        row.addWidget(self.button)
        self._column.addLayout(row)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on_theme(self._restyle)

    def add_field(self, label: str, field: QWidget) -> None:
        """A field with its name above."""
        name = PlainLabel(label, tone="muted")
        name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self.fields.addWidget(name)
        self.fields.addWidget(field)
        for signal in ("edited", "textEdited", "valueChanged"):
            if (edited := getattr(field, signal, None)) is not None:
                self.message.goes_with(edited)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return next_stop(self, forward=forward)

    def _try(self) -> None:
        try:
            self._finish()
        except (Refused, StoreError) as error:
            self.message.set_message(sentence(error.message), "warn")
            return
        self.accept()

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(24), px(24), px(24), px(24))
        self._column.setSpacing(px(16))
        self.fields.setSpacing(px(8))
        self.setMinimumWidth(px(400))
