"""Every shortcut at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.commands import Commands
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.chip import KeyHint
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.words import tr


class ShortcutsDialog(QDialog):
    """Two columns: what it does, and the keys for it."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = current_theme().px
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(px(24), px(16), px(24), px(16))
        grid.setHorizontalSpacing(px(32))
        grid.setVerticalSpacing(px(8))
        native = QKeySequence.SequenceFormat.NativeText
        listed = [
            (action.text().replace("&", "").rstrip("…"), action.shortcut().toString(native))
            for action in commands.actions.values()
            if not action.shortcut().isEmpty()
        ]
        listed += [
            (tr("Rename the selected step"), "F2"),
            (tr("Move it up or down"), tr("Alt+Up, Alt+Down")),
        ]
        for row, (words, keys) in enumerate(listed):
            grid.addWidget(PlainLabel(words), row, 0)
            grid.addWidget(KeyHint(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        scroll = QScrollArea()
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.resize(px(440), min(px(640), rows.sizeHint().height() + 4))
