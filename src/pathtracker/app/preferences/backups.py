"""The backups: what there is, one more now, and the way back to any of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.preferences.comparing import RestorePreview
from pathtracker.app.preferences.words import moment_words, size_words
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.store import StoreError, Trouble
from pathtracker.store.backupfile import Backup, folder_of, list_backups

_FIRST = 6
_SHOW_PROGRESS_MS = 400
"""A backup that is done sooner needs no bar."""
_OUR_TROUBLES = {Trouble.BACKUP, Trouble.DISK, Trouble.DISK_FULL, Trouble.FOLDER}


class BackupsCard(Card):
    """Signal: restore_wanted, with the Path of the backup to go back to."""

    restore_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Backups"), " ")
        self._workspace = workspace
        self.backups: list[Backup] = []
        self.restore_links: list[LinkButton] = []
        self._lines: list[QWidget] = []
        self._all = False
        self.run = workspace.backing
        self.failure = InlineMessage(kind="bad")
        self.now_button = Button(tr("Back up now"), "backup")
        self.now_button.clicked.connect(self.back_up)
        self.progress = _Progress()
        self.progress.cancelled.connect(self.run.cancel)
        self.preview = RestorePreview(workspace)
        self.preview.wanted.connect(self._go_back)
        self.preview.kept.connect(self._keep)
        self._patience = QTimer(self, singleShot=True, interval=_SHOW_PROGRESS_MS)
        self._patience.timeout.connect(self.progress.show)
        self.nothing = PlainLabel(
            tr("None yet. One is made by itself half an hour after a change, and when you close."),
            tone="muted",
            wrap=True,
        )
        self._build()
        self.run.moved.connect(self.progress.set_share)
        self.run.ended.connect(self._ended)
        self.run.failed.connect(self._failed)
        workspace.troubled.connect(self._troubled)
        on_theme(self._space)

    def refresh(self) -> None:
        """Looks into the folder again."""
        try:
            found = list_backups(folder_of(self._workspace.places.data_file))
        except StoreError as error:
            found = []
            self.failure.set_message(sentence(error.message), "bad")
        self.now_button.setEnabled(not self._workspace.read_only and not self.run.is_running)
        if found != self.backups or not self._lines:
            self.backups = found
            self._fill()

    def back_up(self) -> None:
        """Makes one now, while the window goes on."""
        self.failure.set_message("")
        self.now_button.setEnabled(False)
        self.progress.set_share(0.0)
        self._patience.start()
        self.run.start()

    def ask(self, backup: Path) -> None:
        """Shows what going back to a backup would change."""
        self.preview.show()
        self._list_widget.hide()
        self.preview.compare(backup)

    def _build(self) -> None:
        self._list_widget = QWidget()
        self._list = QVBoxLayout(self._list_widget)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._more = LinkButton("")
        self._more.clicked.connect(self._turn)
        assert self.head is not None
        self.head.add(self.now_button)
        for widget in (
            self.failure,
            self.progress,
            self.nothing,
            self.preview,
            self._list_widget,
            self._more,
        ):
            self.body.addWidget(widget)
        self.progress.hide()
        self.preview.hide()

    def _fill(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        shown = self.backups if self._all else self.backups[:_FIRST]
        self.restore_links = []
        self._lines = [self._line(backup) for backup in shown]
        for line in self._lines:
            self._list.addWidget(line)
        count = len(self.backups)
        self.nothing.setVisible(not count)
        self._more.setVisible(count > _FIRST)
        self._more.setText(tr("Show fewer") if self._all else tr("Show all {n}", n=count))
        assert self.head is not None
        newest = self._moment(self.backups[0]) if count else ""
        words = tr("{n} kept, the newest of {moment}", n=count, moment=newest)
        self.head.set_note(words if count else "")

    def _line(self, backup: Backup) -> QWidget:
        line = _Line()
        row = QHBoxLayout(line)
        space(row, 12, 0)
        when = self._moment(backup)
        row.addWidget(PlainLabel(when), 1)
        size = PlainLabel(size_words(backup.size), tone="muted", align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(size)
        mark, tone, words = ("check", "good", tr("checked"))
        if not backup.verified:
            mark, tone, words = ("warning", "warn", tr("not checked"))
        row.addWidget(IconLabel(mark, tone, 14))
        label = PlainLabel(words, tone="muted")
        label.setMinimumWidth(current_theme().px(76))
        row.addWidget(label)
        link = LinkButton(tr("Restore…"))
        link.setAccessibleName(tr("Restore the backup of {moment}", moment=when))
        link.clicked.connect(lambda: self.ask(backup.path))
        row.addWidget(link)
        self.restore_links.append(link)
        return line

    def _moment(self, backup: Backup) -> str:
        return moment_words(backup.at, self._workspace.when().today)

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _keep(self) -> None:
        asked = self.preview.backup
        self.preview.hide()
        self._list_widget.show()
        for backup, link in zip(self.backups, self.restore_links, strict=False):
            if backup.path == asked:
                link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self, backup: Path) -> None:
        self.run.cancel()  # the store is going to be closed
        self.restore_wanted.emit(backup)

    def _rest(self) -> None:
        self._patience.stop()
        self.progress.hide()
        self.refresh()

    def _ended(self, backup: Backup | None) -> None:
        if backup is not None:
            told = backup.incomplete
            words = "" if told is None else sentence(told.message)
            self.failure.set_message(words, "warn")
        self._rest()

    def _failed(self, error: StoreError) -> None:
        self._rest()
        self._troubled(error)

    def _troubled(self, error: StoreError) -> None:
        """A backup that failed is seen here, whoever made it."""
        if error.trouble in _OUR_TROUBLES:
            said = sentence(error.message)
            words = tr("The last backup failed.") + " " + said
            self.failure.set_message(words, "bad")

    def _space(self) -> None:
        self.body.setSpacing(current_theme().px(8))


class _Line(QWidget):
    """A row with a hairline above."""

    def __init__(self) -> None:
        super().__init__()
        on_theme(self._restyle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().tokens.hairline)

    def _restyle(self) -> None:
        self.setFixedHeight(current_theme().px(metrics.ROW_TABLE))


class _Progress(QWidget):
    """How far a backup is, and the way out. Signal: cancelled."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = ProgressBar(tr("Backup"))
        self.label = PlainLabel(tr("Copying and checking…"))
        self.cancel = LinkButton(tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.cancel)
        on_theme(self._restyle)

    def set_share(self, share: float) -> None:
        self.bar.set_share(share)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().px(16))
