"""Notes in Markdown: read until clicked, then written; a visit is one step of undo."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from pathtracker.actions import steps
from pathtracker.app.item.detail import Detail
from pathtracker.app.item.section import Section
from pathtracker.app.item.ticks import open_link
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.markdown import MarkdownView
from pathtracker.app.workspace import Workspace

PAUSE_MS = 1000
"""How long a pause in typing is before what stands there is kept."""


class NotesSection(Section):
    """Shows the notes as they read; “Edit”, or a click, opens them for writing."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(self.tr("Notes"))
        self._edit_button = LinkButton(self.tr("Edit"), "pencil")
        self._edit_button.clicked.connect(self.edit)
        self.head.add(self._edit_button)
        self._item: UUID | None = None
        self._kept = ""
        self.view = MarkdownView(name=self.tr("Notes"))
        self.view.link_opened.connect(open_link)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(self.tr("Notes, in Markdown"))
        self.field.setPlaceholderText(self.tr("What you want to remember. Markdown works."))
        self.field.setTabChangesFocus(True)
        self.field.hide()
        self.field.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.field.textChanged.connect(self._pause.start)
        self.body.addWidget(self.view)
        self.body.addWidget(self.field)

    @property
    def is_editing(self) -> bool:
        return self.field.isVisible()

    def show_detail(self, detail: Detail) -> None:
        if detail.item.id != self._item:
            self.keep()
            self._item = detail.item.id
            self._close()
        self._kept = detail.item.notes
        if not self.is_editing:
            self.view.set_text(self._kept)
            self.view.setVisible(bool(self._kept))
        elif not self.field.hasFocus():  # undone from elsewhere while the field was open
            self._fill()
        words = self.tr("Edit") if self._kept else self.tr("Write a note")
        self._edit_button.setText(words)

    def edit(self) -> None:
        """Opens the field with the notes as they were written."""
        self.view.hide()
        self._edit_button.hide()
        self._fill()
        lines = min(max(self._kept.count("\n") + 2, 5), 20)
        self.field.setMinimumHeight(self.field.fontMetrics().lineSpacing() * lines)
        self.field.show()
        self.field.setFocus()

    def keep(self) -> None:
        """Keeps what stands in the field, if it is something else than before."""
        self._pause.stop()
        text = self.field.toPlainText()
        if self._item is None or not self.is_editing or text == self._kept:
            return
        kept = self.workspace.do(steps.set_notes, item=self._item, notes=text)
        if kept is not None:
            self._kept = text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut and not _menu_took_it(event):
                self.keep()
                self._close()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self._edit_button.show()
                self._edit_button.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self.field.blockSignals(True)
        self.field.setPlainText(self._kept)
        self.field.blockSignals(False)

    def _close(self) -> None:
        self.field.hide()
        self._edit_button.show()
        self.view.set_text(self._kept)
        self.view.setVisible(bool(self._kept))


def _menu_took_it(event: QEvent) -> bool:

    return isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason
