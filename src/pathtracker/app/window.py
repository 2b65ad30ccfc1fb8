"""The frame: menus, navigation, the view in the middle, the panel for what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from pathtracker.actions.learner import learner
from pathtracker.app.commands import Commands
from pathtracker.app.draft_strip import DraftStrip, may_close
from pathtracker.app.faults import log
from pathtracker.app.geometry import keep_geometry, restore_geometry
from pathtracker.app.history import History
from pathtracker.app.live import LiveView
from pathtracker.app.page_finder import PageFinder
from pathtracker.app.places import Destination, Place
from pathtracker.app.search import SearchCorner
from pathtracker.app.settings import Settings, write_settings
from pathtracker.app.telling import past, sentence, undo_sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.find_bar import FindBar
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.panel import DetailPanel, PanelHost
from pathtracker.app.widgets.rail import NavigationRail, RailItem
from pathtracker.app.widgets.stack import silence_hidden_pages
from pathtracker.app.widgets.stops import next_stop
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.toast import Toast
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Track, TrackKind
from pathtracker.store import Change, StoreError, queries
from pathtracker.store.livefile import Key, key_of

if TYPE_CHECKING:
    from pathtracker.app.item.details import ItemDetails

_TIMES_ITS_RAIL = 6.25
"""A window less wide than so many times its rail shows icons alone: 1100 at the usual size."""
_MESSAGE_MS = 12_000
_QUIET = {"item.notes", "item.check", "item.uncheck", "track.notes"}
"""Changes that show where they are made and need no toast."""


class MainWindow(QMainWindow):
    """Shows one place at a time. `commands` are filled in by the composition root.

    Signals: sample_wanted and own_wanted, when the other store should be opened; restore_wanted,
    with the path of the backup to go back to; built, with a key and the view that was made for it;
    went, with the key of the place now shown; files_dropped, with the paths of files dropped where
    nothing else takes them.
    """

    sample_wanted = Signal()
    own_wanted = Signal()
    files_dropped = Signal(list)
    restore_wanted = Signal(object)
    built = Signal(str, object)
    went = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        places: Sequence[Place],
        settings: Settings,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__()
        silence_hidden_pages()
        self.is_sample = is_sample
        self.workspace = workspace
        self.settings = settings
        self.commands = Commands(self)
        self.history = History()
        self._places = {place.key: place for place in places}
        self._views: dict[str, LiveView] = {}
        self._details: ItemDetails | None = None
        self.setWindowTitle("PathTracker")
        self._toast: Toast | None = None
        self._written: tuple[Path, Key] | None = None
        self.setAcceptDrops(True)
        self._build()
        workspace.changed.connect(self._tell)
        workspace.clock.day_changed.connect(self.commands.refresh_soon)
        self.commands.told.connect(self.show_message)
        workspace.refused.connect(self._refuse)
        workspace.troubled.connect(self._trouble)
        on_theme(self._restyle)

    # --- places -----------------------------------------------------------------------------

    @property
    def view(self) -> LiveView | None:
        """The view in the middle."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, LiveView) else None

    def place(self) -> str:
        """The key of the place that is shown."""
        return next((key for key, view in self._views.items() if view is self.view), "")

    def go(self, place: str, show: str = "", about: object = None) -> None:
        """Shows a place, and there what is named; see Destination."""
        self.go_to(Destination(place, show, about))

    def go_to(self, destination: Destination) -> None:
        """Shows a place; its view is built now if this is the first time."""
        key, show, about = destination.place, destination.show, destination.about
        if key not in self._views:
            self._add(key)
        if self._stack.currentWidget() is not self._views[key] and self._hush.isActive():
            self.show_message("")  # it was about what was shown before
        self.finder.close()
        self._stack.setCurrentWidget(self._views[key])
        QTimer.singleShot(0, self, self._lift_toast)  # once the view has its height
        place = self._places[key]
        self._rail.set_current(key if place.in_rail else place.under)
        self._views[key].take_focus()
        if not self._views[key].selected_items():
            self.host.close_panel()
        self.history.visit(key)
        self.setWindowTitle(tr("{page} – PathTracker", page=place.words))
        self.commands.refresh_soon()
        self.went.emit(key)
        if show:
            showing = self._views[key].shows()[show]
            showing() if about is None else showing(about)

    def step_history(self, direction: int) -> None:
        """Goes back (-1) or forward (1) through the places that were shown."""
        page = self.history.step(direction)
        if page is not None:
            self.go(page)

    def places_in(self, menu: str, part: str = "") -> list[Place]:
        """The places of one part of a menu; those of the menu Go are those of the rail."""
        places = self._places.values()
        return [place for place in places if (place.menu, place.part) == (menu, part)]

    def show_item(self, item: UUID) -> None:
        """Opens the panel on an item, and selects it where its view is in sight."""
        if self._details is None:
            from pathtracker.app.item.details import ItemDetails  # not before it is wanted

            self._details = ItemDetails(self.workspace)
            self._details.place_changed.connect(self.panel.set_place)
            self._details.item_opened.connect(self._open_item)
            self._details.log_wanted.connect(self._log_on_shown)
            self.panel.set_content(self._details)
        another = item != self._details.item
        self._details.show_item(item)
        if another:
            self.panel.show_top()
        self.host.open_panel()
        self.commands.refresh_soon()

    def shown_item(self) -> ItemDetails | None:
        """The details in the open panel."""
        return self._details if self.host.is_open() else None

    def offer_finish(self, item: UUID) -> None:
        """Opens the panel on an item, with its open checks to tick before it is finished."""
        self.show_item(item)
        assert self._details is not None
        self._details.offer_finish()

    def selected_items(self) -> list[UUID]:
        """What item commands are about: the selection, or what the panel shows."""
        chosen = self.view.selected_items() if self.view else []
        if not chosen and self.host.is_open() and self._details and self._details.item:
            chosen = [self._details.item]
        return chosen

    def open_anywhere(self, item: UUID) -> None:
        """Goes to where an item stands, selects it there and opens the panel on it."""
        tracks = {track.id: track for track in queries.tracks(self.workspace.reader)}
        standing = queries.tracks_of_items(self.workspace.reader).get(item, [])
        in_project = standing and all(tracks[key].kind is TrackKind.PROJECT for key in standing)
        self.go("portfolio" if in_project else "roadmap", "item", item)
        self.show_item(item)

    def open_track(self, track: UUID) -> None:
        """Goes to a roadmap or a project."""
        found = self.workspace.reader.get(Track, track)
        self.go("portfolio" if found.kind is TrackKind.PROJECT else "roadmap", "track", track)

    def open_role(self, slug: str) -> None:
        """Goes to the page of a role."""
        self.go("roles", "role", slug)

    def open_skill(self, skill: UUID) -> None:
        """Goes to a skill: its levels, what shows it, what would raise it."""
        self.go("skills", "skill", skill)

    def open_term(self, term: str) -> None:
        """Goes to a term of the glossary, by its slug."""
        self.go("guide_glossary", "term", term)

    # --- messages ---------------------------------------------------------------------------

    def show_toast(self, text: str, *, undo: bool = False, written: Path | None = None) -> None:
        """`written`: the file, just written, that the message offers to open."""
        if self._toast is None:
            self._toast = Toast(self.host)
            self._toast.undo_requested.connect(self.workspace.undo)
            self._toast.open_requested.connect(self._open_written)
        self._lift_toast()
        self._written = None if written is None else (written, key_of(written))
        self._toast.show_message(text, undo=undo, opens=written is not None)

    def _open_written(self) -> None:
        """Opens what was written, unless something else has that name by now."""
        if self._written is None:
            return
        file, key = self._written
        if not file.is_file() or key_of(file) != key:
            self.show_message(tr("{file} is not there any more.", file=file.name))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.show_message(tr("No program here opens {file}.", file=file.name))

    def _lift_toast(self) -> None:
        """A message does not stand before what the view has at its foot."""
        if self._toast is not None:
            self._toast.set_lift(self.view.foot() if self.view is not None else 0)

    def show_message(self, text: str, kind: str = "warn") -> None:
        """A sentence on top of the view, gone after a while unless it is about the disk."""
        self._message.set_message(text, kind)
        self._make_room()
        if text and kind == "warn":
            self._hush.start(_MESSAGE_MS)
        else:
            self._hush.stop()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._rail = NavigationRail(
            RailItem(place.key, place.words, place.icon, _keys(number))
            for number, place in enumerate(self.places_in("go"), start=1)
        )
        self._rail.chosen.connect(self.go)
        self._stack = QStackedWidget()
        self._message = InlineMessage(kind="warn")
        self._hush = QTimer(self, singleShot=True)
        self._hush.timeout.connect(lambda: self.show_message(""))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._message_room = QHBoxLayout()
        self._above = QVBoxLayout()
        self._message_room.addWidget(self._message)
        column.addLayout(self._message_room)
        column.addWidget(DraftStrip(self.workspace.drafts))
        column.addLayout(self._above)
        self.finder = PageFinder(FindBar(), lambda: self.view)
        column.addWidget(self.finder.bar)
        column.addWidget(self._stack, 1)
        self.panel = DetailPanel()
        self.panel.back.connect(lambda: self._step(-1))
        self.panel.forward.connect(lambda: self._step(1))
        self.host = PanelHost(middle, self.panel)
        self.host.panel_shown.connect(self.commands.refresh_soon)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self.host, 1)
        self.setCentralWidget(frame)

    def add_search(self, opened: Callable[[], object]) -> None:
        """The search button at the end of the menus; `opened` runs when it is clicked."""
        self._corner = SearchCorner()  # the menu bar alone would not keep it alive
        self._corner.button.clicked.connect(opened)
        self.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)

    def add_above(self, strip: QWidget) -> None:
        """Something between messages and view; it hides itself where it has nothing to say."""
        self._above.addWidget(strip)

    def add_foot(self, item: RailItem) -> None:
        """Something to do at the foot of the rail: the command of that name."""
        self._rail.add_action(item)

    def follow_rail(self) -> None:
        """Lets the foot of the rail run commands; the person leads to the preferences."""
        self._person = self._rail.set_person("preferences", "", "")
        self._rail.acted.connect(self.commands.run)
        self._name_person()

    def _add(self, key: str) -> None:
        view = self._places[key].build(self.workspace, self.settings)
        view.item_opened.connect(self._open_item)
        view.menu_wanted.connect(self._open_menu)
        view.go.connect(self.go_to)
        view.finish_wanted.connect(self.offer_finish)
        view.answered.connect(lambda: self._keep_state(key))
        view.selection_changed.connect(self.commands.refresh_soon)
        view.command_wanted.connect(self.commands.run)
        view.moved.connect(lambda words: self.show_toast(words, undo=True))
        view.exported.connect(lambda words, file: self.show_toast(words, written=file))
        self.built.emit(key, view)
        try:
            view.restore_state(self.settings.views.get(key, {}))
        except Exception as error:  # an odd memory costs a habit, never the page
            log.warning("memory of %s left aside: %s", key, type(error).__name__)
        self._views[key] = view
        self._stack.addWidget(view)

    def _open_item(self, item: UUID | None) -> None:
        if item is None:
            self.host.close_panel()
        else:
            self.show_item(item)

    def _open_menu(self, where: QPoint) -> None:
        self.commands.settle()
        menu = QMenu(self)
        self.commands.fill_menu(menu, "step")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _make_room(self) -> None:
        """Room around the message; none where there is none."""
        px = current_theme().px
        room = (px(24), px(12), px(24), 0) if self._message.text() else (0, 0, 0, 0)
        self._message_room.setContentsMargins(*room)

    def _step(self, direction: int) -> None:
        if self.view is not None:
            self.view.step_selection(direction)

    def view_with(self, item: UUID) -> LiveView | None:
        """The view in the middle, if an item is selected in it."""
        return self.view if self.view and item in self.view.selected_items() else None

    def _log_on_shown(self) -> None:
        from pathtracker.app.dialogs.items import log_time

        if self._details is not None and self._details.item is not None:
            log_time(self.workspace, self._details.item, self).open()

    def _name_person(self) -> None:
        person = learner(self.workspace.reader)
        hours = person.week_hours
        note = "" if hours is None else tr("{hours} h a week", hours=round(hours, 1))
        name = person.name or tr("You")
        self._person.item = RailItem("preferences", name, "person", note)
        self._person.setAccessibleName(tr("{name}: preferences", name=name))
        self._person.update()
        self._fold_rail()

    def _fold_rail(self) -> None:
        """Words in the rail for as long as they leave enough of the window to the view."""
        self._rail.set_narrow(self.width() < self._rail.wide() * _TIMES_ITS_RAIL)

    def _restyle(self) -> None:
        self._fold_rail()
        px = current_theme().px
        self.menuBar().setFixedHeight(px(32))
        self.setMinimumSize(px(640), px(480))
        self._make_room()

    # --- what happens -----------------------------------------------------------------------

    def _tell(self, change: Change) -> None:
        self.show_message("")
        self.commands.refresh_soon()
        if "learner" in change.kinds:
            self._name_person()
        if change.is_undo:
            self.show_toast(undo_sentence(change.label, "undone"))
        elif change.is_redo:
            self.show_toast(undo_sentence(change.label, "redone"))
        elif change.label.id not in _QUIET:
            self.show_toast(past(change.label), undo=True)

    def _refuse(self, message: Message) -> None:
        self.show_message(sentence(message), "warn")

    def _trouble(self, error: StoreError) -> None:
        self.show_message(sentence(error.message), "bad")

    # --- coming and going -------------------------------------------------------------------

    def restore(self) -> None:
        """The size and place it had, on the screens of today."""
        if not restore_geometry(self.workspace.places.geometry_file, self):
            self.resize(current_theme().px(1280), current_theme().px(820))
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.resize(self.size().boundedTo(room.size()))

    def keep(self) -> None:
        """Notes where the learner was, for the next start."""
        if self.workspace.read_only:
            return
        keep_geometry(self.workspace.places.geometry_file, self)
        self.settings.view = self.place()
        self.settings.views |= {key: view.state() for key, view in self._views.items()}
        write_settings(self.workspace.places.settings_file, self.settings)

    def _keep_state(self, key: str) -> None:
        """Writes what a view would keep, now and not only at the end."""
        if not self.workspace.read_only:
            self.settings.views[key] = self._views[key].state()
            write_settings(self.workspace.places.settings_file, self.settings)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return next_stop(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        # A field that still holds an edit gives it up when it loses the focus.
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
        if not may_close(self.workspace.drafts, self):
            event.ignore()
            return
        self.keep()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self)  # the same one twice counts once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The two keys of a mouse that lead back and forward, before any list takes the press."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            assert isinstance(event, QMouseEvent)
            way = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
            if event.button() in way:
                self.commands.run(way[event.button()])
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
        event.accept()
        QTimer.singleShot(0, self, lambda: self.files_dropped.emit(files))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold_rail()
        super().resizeEvent(event)


def _keys(number: int) -> str:
    """The keys that go to a place of the rail, as this system and language name them."""
    return QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
