"""The composition root: builds every object of the window by hand."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from pathtracker.actions.learner import learner
from pathtracker.app.clock import Clock
from pathtracker.app.faults import Faults, log, start_log
from pathtracker.app.language import install_language
from pathtracker.app.places import every_place
from pathtracker.app.settings import Settings, read_settings, write_settings
from pathtracker.app.theme import Theme, current_theme
from pathtracker.app.trouble import TroublePage
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.paths import Places, asset
from pathtracker.store import Store, StoreError, Trouble, queries
from pathtracker.store.files import open_to_others

if TYPE_CHECKING:
    from pathtracker.app.single import Doorbell
    from pathtracker.cli.beside import Told

BACKUP_LOOK_MS = 60_000
"""How often the window looks whether a backup is due."""


def run(places: Places, today: date | None = None, *, is_held: bool = False) -> int:
    """Opens the window on a data folder and returns when it is closed.

    `is_held`: another window has the folder and doesn't answer, so there is no use in trying.
    """
    gc.disable()  # until the first paint: nothing of the start is garbage
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("PathTracker")
    app.setDesktopFileName("pathtracker")
    install_language(app, QLocale())
    program = Program(app, places, today)
    if is_held:
        program.say_held(places)
    else:
        program.open(places)
    return app.exec()


class Program(QObject):
    """Holds what lives as long as the program: theme, clock, faults, and the window in use.

    The learner's own store and the sample learner's are in folders of their own; `open` closes the
    one in use and opens another.
    """

    def __init__(self, app: QApplication, places: Places, today: date | None = None) -> None:
        super().__init__()
        self.app = app
        self.own = places
        self.clock = Clock(today, self)
        self.theme = Theme(self)
        self.faults = Faults()
        self.faults.install()
        self.faults.stood_against.connect(self._say)
        self.window: QMainWindow | None = None
        self.workspace: Workspace | None = None
        self._stumbled: StoreError | None = None
        self._doorbell: Doorbell | None = None
        self._backups = QTimer(self, interval=BACKUP_LOOK_MS)
        self._backups.timeout.connect(self._back_up_if_due)
        app.aboutToQuit.connect(self.close)

    def say_held(self, places: Places) -> None:
        """Shows the page that says that the data is open elsewhere."""
        self._wear(read_settings(places.settings_file))
        self._show_trouble(StoreError(Trouble.IN_USE, places.data_file), places)

    def open(self, places: Places) -> None:
        """Opens the store of a folder, or the page that says why that can't be."""
        self.close()
        settings = read_settings(places.settings_file)
        self._wear(settings)
        try:
            store = Store.open(places.data_file)
        except StoreError as error:
            self._show_trouble(error, places)
            return
        start_log(places.log_file)
        self.workspace = Workspace(store, places, self.clock)
        # Whoever found it is still at it: the page comes when they are done.
        self.workspace.lost.connect(self._lose, Qt.ConnectionType.QueuedConnection)
        self.faults.before_paint = lambda error: self._stumble(error, places)
        try:
            self._show_window(self.workspace, settings)
        except Exception as error:
            self.faults.note(type(error), error, error.__traceback__)
            return
        assert self.window is not None
        self.window.installEventFilter(self)
        QTimer.singleShot(0, self._after_first_paint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._prepare_to_write)  # once all of the frame is painted
        return False

    def _prepare_to_write(self) -> None:
        if self.workspace is not None:
            self.workspace.store.prepare_to_write()

    def _show_window(self, workspace: Workspace, settings: Settings) -> None:
        places = workspace.places
        window = build_window(workspace, settings, is_sample=places != self.own)
        window.sample_wanted.connect(self._open_sample)
        window.own_wanted.connect(lambda: self.open(self.own))
        window.restore_wanted.connect(lambda backup: self._restore(backup, places))
        self._show(window)
        workspace.backing.ended.connect(
            lambda made: self._note_backup(failed=False) if made is not None else None
        )
        workspace.backing.failed.connect(lambda _: self._note_backup(failed=True))
        store = workspace.store
        said = []
        if open_to_others(places.folder):
            said.append(
                tr(
                    "Others on this computer can change what is in {folder}. Take that right "
                    "from them, "
                    "so that your data stay as you left them.",
                    folder=places.folder,
                )
            )
        if settings.backup_failed and not store.read_only:
            said.append(
                tr("The last backup, when PathTracker was closed, failed. It is being tried again.")
            )
        if said:
            window.show_message(" ".join(said), "warn")
        if store.read_only:
            words = tr(
                "You can look, but nothing can be changed: {path} is read-only.", path=store.path
            )
            if store.older:
                words = tr(
                    "You can look, but nothing can be changed: {path} is read-only, and was "
                    "written by an older PathTracker. You see a copy of it, brought up to date.",
                    path=store.path,
                )
            window.show_message(words, "info")

    def close(self) -> None:
        """Ends with the store in use: a last backup if one is due, then its lock is free."""
        if self.workspace is not None:
            if isinstance(self.window, MainWindow):
                self.window.keep()
            self._back_up_at_closing()
            self.workspace.close()
            self.workspace = None
        if self._doorbell is not None:
            self._doorbell.close()
            self._doorbell.deleteLater()
            self._doorbell = None

    def _lose(self, error: StoreError) -> None:
        """The page that stands for a window whose file was changed or taken away."""
        if self.workspace is not None:  # several edits may have found it
            places = self.workspace.places
            self.close()
            self._show_trouble(error, places)

    def _stumble(self, error: BaseException, places: Places) -> None:
        """Something was raised before there was a window to tell it in: a page tells it, once
        whatever is being built has ended."""
        self.faults.before_paint = lambda _: None
        told = error
        if not isinstance(told, StoreError):
            told = StoreError(Trouble.NOT_SHOWN, places.data_file, detail=type(error).__name__)
        self._stumbled = told
        QTimer.singleShot(0, self, lambda: self._show_stumbled(places))

    def _show_stumbled(self, places: Places) -> None:
        told, self._stumbled = self._stumbled, None
        self.faults.before_paint = None
        if told is None:
            return
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        self._show_trouble(told, places)

    def _say(self, error: Refused | StoreError) -> None:
        if self.workspace is not None:
            self.workspace.tell(error)

    def _wear(self, settings: Settings) -> None:
        self.theme.apply(
            self.app,
            settings.theme,
            text_factor=settings.text_size,
            reduced_motion=settings.reduced_motion,
        )

    def _show(self, window: QMainWindow) -> None:
        former, self.window = self.window, window
        self.faults.window = window
        if isinstance(window, MainWindow):
            window.restore()
        window.show()
        if former is not None:
            former.deleteLater()
            former.hide()

    def _show_trouble(self, error: StoreError, places: Places) -> None:
        page = TroublePage(error, places)
        page.retry.connect(lambda: self._try_again(error, places))
        page.folder_chosen.connect(lambda folder: self._open_folder(folder))
        page.restore.connect(lambda backup: self._restore(backup.path, places))
        page.put_back.connect(lambda file: self._restore(file, places))
        window = QMainWindow()
        window.setWindowTitle("PathTracker")
        window.setCentralWidget(page)
        window.resize(current_theme().px(900), current_theme().px(600))
        self._show(window)

    def _try_again(self, error: StoreError, places: Places) -> None:
        if error.trouble is Trouble.GONE and not places.data_file.exists():
            self._show_trouble(error, places)  # nothing new takes the place of what is missing
        else:
            self.open(places)

    def _open_folder(self, folder: str) -> None:
        from pathlib import Path

        self.own = Places(Path(folder))
        self.open(self.own)

    def _restore(self, backup: object, places: Places) -> None:
        from pathlib import Path

        from pathtracker.store.restore import restore

        assert isinstance(backup, Path)
        self.close()  # nobody may hold the file while it is replaced
        try:
            restore(places.data_file, backup, now=self.clock.when().now)
        except StoreError as error:
            self._show_trouble(error, places)
        else:
            self.open(places)

    def _open_sample(self) -> None:
        from pathtracker.catalog import load_catalog
        from pathtracker.sample import fill_sample

        places = Places(self.own.sample_folder)
        try:
            with Store.open(places.data_file) as store:
                if not queries.tracks(store):  # what somebody tried in it before stays
                    catalog = load_catalog(asset("catalog")).catalog
                    fill_sample(store, catalog=catalog, size="usual", when=self.clock.when())
        except StoreError as error:
            self._show_trouble(error, self.own)
            return
        self.open(places)

    def _after_first_paint(self) -> None:
        from pathtracker.app.single import Doorbell

        if self._stumbled is None:
            self.faults.before_paint = None
        workspace = self.workspace
        if workspace is not None and not workspace.read_only and self._doorbell is None:
            doorbell = Doorbell(
                workspace.places.folder, self._do_for_command, lambda: workspace.store.is_free, self
            )
            doorbell.rung.connect(self._come_to_front)
            self._doorbell = doorbell
        self._backups.start()
        self._back_up_if_due()
        gc.freeze()  # what is there now stays: collecting never looks through it again
        gc.enable()

    def _do_for_command(self, request: Mapping[str, Any]) -> Told:
        """What somebody wants who works at the command line beside the window."""
        from pathtracker.cli.handed import copy_of, perform_for, wants_anew

        workspace = self.workspace
        assert workspace is not None  # the doorbell goes with it
        if request["do"] == "copy":
            return copy_of(workspace.store)
        if not wants_anew(request):
            return perform_for(request, workspace.places, workspace.store)
        self.close()
        told = perform_for(request, workspace.places, None)
        self.open(workspace.places)
        return told

    def _come_to_front(self) -> None:
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    def _may_back_up(self) -> bool:
        workspace = self.workspace
        if workspace is None or workspace.read_only or workspace.store.lost:
            return False
        return workspace.store.is_free  # else a change is in the making; there is another time

    def _back_up_if_due(self) -> None:
        """Begins a backup while the window goes on: if one is due, or the last one failed."""
        from pathtracker.store.backup import is_due

        workspace, window = self.workspace, self.window
        if not self._may_back_up() or workspace is None:
            return
        failed = isinstance(window, MainWindow) and window.settings.backup_failed
        try:
            if failed or is_due(workspace.store, now=self.clock.when().now):
                workspace.backing.start()
        except StoreError as error:
            workspace.troubled.emit(error)

    def _back_up_at_closing(self) -> None:
        """The last one, at once: nobody sees what comes of it, so the next start says so."""
        from pathtracker.store.backup import is_due, make_backup

        workspace = self.workspace
        assert workspace is not None
        workspace.backing.cancel()
        if not self._may_back_up():
            return
        now = self.clock.when().now
        try:
            if is_due(workspace.store, now=now):
                make_backup(workspace.store, now=now)
        except StoreError as error:
            log.warning("no backup at closing: %s", error.trouble)
            self._note_backup(failed=True)

    def _note_backup(self, *, failed: bool) -> None:
        """Remembers for the next start whether a backup is owed."""
        if isinstance(self.window, MainWindow) and self.workspace is not None:
            settings = self.window.settings
            if settings.backup_failed != failed:
                settings.backup_failed = failed
                write_settings(self.workspace.places.settings_file, settings)


def sample_strip(window: MainWindow) -> QWidget:
    """Says that this is the sample learner, and leads back."""
    from pathtracker.app.widgets.strip import Strip

    name = learner(window.workspace.reader).name
    strip = Strip(
        tr("You are looking at {name}, a sample learner.", name=name or tr("somebody")),
        tr("Back to your own"),
    )
    strip.followed.connect(window.own_wanted)
    return strip


def build_window(
    workspace: Workspace, settings: Settings, *, is_sample: bool = False
) -> MainWindow:
    """The window with its views, at the place where the learner was, or where they begin."""
    from pathtracker.app.first_run_places import add_way_back, take_roles_into_it
    from pathtracker.app.guide.cards import NextCards
    from pathtracker.app.menus import fill_commands

    def wire(key: str, view: Any) -> None:
        """What a page asks of the window besides leading elsewhere."""
        if key == "first_run":
            view.skipped.connect(cards.wait_for)
        elif key == "roles":
            take_roles_into_it(view, window)
        elif key == "preferences":
            view.restore_wanted.connect(window.restore_wanted)

    places = every_place()
    window = MainWindow(workspace, places, settings, is_sample=is_sample)
    window.built.connect(wire)
    fill_commands(window)
    if is_sample:
        window.add_above(sample_strip(window))
    add_way_back(window)
    cards = NextCards(workspace, settings)
    cards.go.connect(window.go_to)
    window.went.connect(cards.go_with)
    window.add_above(cards)
    rail = {place.key for place in places if place.in_rail}
    if not queries.tracks(workspace.reader):
        window.go("first_run")
    else:
        window.go(settings.view if settings.view in rail else "roadmap")
    return window
