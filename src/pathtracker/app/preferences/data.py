"""Where the data is."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.app.preferences.rows import PreferenceRow
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.paths import Places


class DataCard(Card):
    """The folder, to be selected and copied, or opened in the file manager."""

    def __init__(self, places: Places) -> None:
        super().__init__(tr("Your data"))
        self._folder = str(places.folder)
        self.path = LineField(tr("Data folder"))
        self.path.setText(self._folder)
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.show_button = Button(tr("Show in file manager"), "folder")
        self.show_button.clicked.connect(self._open)
        holder = QWidget()
        self._line = QHBoxLayout(holder)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.path, 1)
        self._line.addWidget(self.show_button)
        words = tr("No account; nothing leaves this computer. Everything is in this one folder.")
        self.body.addWidget(PreferenceRow(tr("Data folder"), holder).stretch())
        self.body.addWidget(PlainLabel(words, tone="muted", wrap=True))
        on_theme(self._space)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _space(self) -> None:
        self.body.setSpacing(current_theme().px(12))
        self._line.setSpacing(current_theme().px(8))
