"""What going back to a backup would change, before it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.preferences.words import kind_words, moment_words
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import number, tr
from pathtracker.app.workspace import Workspace
from pathtracker.store import StoreError
from pathtracker.store.preview import Preview, preview

_END = Qt.AlignmentFlag.AlignRight


class RestorePreview(QWidget):
    """Signals: wanted, with the Path of the backup to go back to; kept, when it stays as it is."""

    wanted = Signal(object)
    kept = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAccessibleName(tr("Go back to a backup"))
        self._workspace = workspace
        self.backup: Path | None = None
        self.title = PlainLabel("", "heading", wrap=True)
        self.words = PlainLabel(tone="text2", wrap=True)
        self.message = InlineMessage(kind="bad")
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._safe = PlainLabel(
            tr(
                "What you have now is kept: in a backup made just before, and as it is in a "
                "folder beside your data."
            ),
            tone="muted",
            wrap=True,
        )
        self.keep_button = PrimaryButton(tr("Keep what I have"))
        self.keep_button.clicked.connect(self.kept)
        self.go_button = Button(tr("Go back to this backup"), "restore")
        self.go_button.clicked.connect(lambda: self.wanted.emit(self.backup))
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.keep_button)
        self._buttons.addWidget(self.go_button)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        for widget in (self.title, self.words, self.message, self._table, self._safe):
            self._column.addWidget(widget)
        self._column.addLayout(self._buttons)
        on_theme(self._space)

    def compare(self, backup: Path) -> None:
        """Says that it compares, and then what came of it: that may take a while."""
        self.backup = backup
        self.title.setText(tr("Comparing with what you have now…"))
        self.words.setText("")
        self.message.set_message("")
        self._clear()
        self.go_button.setEnabled(False)
        self._safe.hide()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(30, self, self._compare)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def _compare(self) -> None:
        if self.backup is None or self.isHidden():
            return
        try:
            found = preview(self._workspace.store, self.backup)
        except StoreError as error:
            self.title.setText(tr("This backup can't be used"))
            self.message.set_message(sentence(error.message), "bad")
            return
        self._show(found)

    def _show(self, found: Preview) -> None:
        when = moment_words(found.at, self._workspace.when().today)
        self.title.setText(tr("Backup of {moment}", moment=when))
        self.go_button.setEnabled(not self._workspace.read_only)
        self._safe.show()
        if not found.differences:
            self.words.setText(tr("It holds just what you have now: going back changes nothing."))
            return
        self.words.setText(tr("Going back would change this; all else stays the same."))
        heads = ("", tr("Then"), tr("Now"), tr("Come back"), tr("Go"), tr("Change"))
        for column, words in enumerate(heads):
            self._cell(0, column, words, "muted", "caption")
        for row, (kind, difference) in enumerate(found.differences.items(), start=1):
            self._cell(row, 0, kind_words(kind), "text", "body")
            now = found.now[kind] if found.now else 0
            counts = (found.then[kind], now)
            for column, count in enumerate(counts, start=1):
                self._cell(row, column, number(count), "text2", "body")
            parts = (difference.added, difference.gone, difference.changed)
            for column, ids in enumerate(parts, start=3):
                tone = "text" if ids else "muted"
                self._cell(row, column, number(len(ids)) if ids else "–", tone, "body")
        self._table.show()

    def _cell(self, row: int, column: int, words: str, tone: str, role: str) -> None:
        label = (
            PlainLabel(words, role, tone)
            if column == 0
            else PlainLabel(words, role, tone, align=_END)
        )
        self._grid.addWidget(label, row, column)

    def _clear(self) -> None:
        self._table.hide()
        clear(self._grid)

    def _space(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._buttons.setSpacing(px(8))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 1)
