"""The page that stands where the data can't be used: what is wrong, and every way on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import moment
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.paths import Places
from pathtracker.store import StoreError, Trouble
from pathtracker.store.backupfile import Backup, folder_of, list_backups

_RESTORABLE = {
    Trouble.EMPTY,
    Trouble.TRUNCATED,
    Trouble.GARBAGE,
    Trouble.DAMAGED,
    Trouble.FOREIGN,
    Trouble.NOT_SHOWN,
    Trouble.CHANGED,
    Trouble.GONE,
}


class TroublePage(QWidget):
    """Signals: retry; restore, with a Backup; put_back, with the Path of a file that was saved when
    the store was lost; folder_chosen, with a path as text."""

    retry = Signal()
    restore = Signal(object)
    put_back = Signal(object)
    folder_chosen = Signal(str)

    def __init__(self, error: StoreError, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(IconLabel("warning", "warn", 24))
        self.title = PlainLabel(_title(error.trouble), "title", wrap=True)
        self.words = PlainLabel(sentence(error.message), wrap=True)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addLayout(self._buttons(error, places))
        self._column.addStretch(3)
        on_theme(self._restyle)

    def _buttons(self, error: StoreError, places: Places) -> QHBoxLayout:
        self._row = QHBoxLayout()
        newest = _newest_backup(places) if error.trouble in _RESTORABLE else None
        way_back = newest is not None or error.whole
        if error.rescued is not None and error.whole:
            self._row.addWidget(self._put_back_button(error.rescued))
        elif newest is not None:
            self._row.addWidget(self._restore_button(newest))
        again = (Button if way_back else PrimaryButton)(tr("Try again"), main=True)
        again.clicked.connect(self.retry)
        self._row.addWidget(again)
        other = Button(tr("Choose another folder"), main=True)
        other.clicked.connect(self._choose)
        self._row.addWidget(other)
        self._row.addStretch(1)
        return self._row

    def _restore_button(self, backup: Backup) -> PrimaryButton:
        words = tr("Restore the backup of {moment}", moment=moment(backup.at))
        button = PrimaryButton(words, main=True)
        button.clicked.connect(lambda: self.restore.emit(backup))
        return button

    def _put_back_button(self, file: Path) -> PrimaryButton:
        button = PrimaryButton(tr("Put back what was saved"), main=True)
        button.clicked.connect(lambda: self.put_back.emit(file))
        return button

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder for your data"))
        if folder:
            self.folder_chosen.emit(folder)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(80), px(24), px(80), px(24))
        self._column.setSpacing(px(16))
        self._row.setSpacing(px(12))


def _newest_backup(places: Places) -> Backup | None:
    """The newest that was checked; none where the folder can't be looked into."""
    try:
        backups = list_backups(folder_of(places.data_file))
    except StoreError:
        return None
    return next((backup for backup in backups if backup.verified), None)


def _title(trouble: Trouble) -> str:
    return {
        Trouble.IN_USE: tr("Your data is open elsewhere"),
        Trouble.NEWER: tr("Your data was written by a newer version"),
        Trouble.FOLDER: tr("This folder can't be used"),
        Trouble.DISK_FULL: tr("The disk is full"),
        Trouble.NOT_SHOWN: tr("Your data can't be shown"),
        Trouble.GONE: tr("Your data is not where it was"),
        Trouble.CHANGED: tr("Your data was changed from outside"),
        Trouble.LOCK_LOST: tr("Your data is open elsewhere"),
        Trouble.UNSURE: tr("The disk did not do its part"),
        Trouble.UNCONFIRMED: tr("The disk did not do its part"),
    }.get(trouble, tr("Your data can't be opened"))
