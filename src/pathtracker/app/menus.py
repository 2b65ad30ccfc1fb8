"""All commands of the window, in the order of the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMessageBox

from pathtracker import __version__
from pathtracker.app.commands import Command
from pathtracker.app.dropped import take_dropped
from pathtracker.app.edit_commands import edit_commands
from pathtracker.app.go_commands import go_commands
from pathtracker.app.item_commands import item_commands
from pathtracker.app.look_commands import look_commands
from pathtracker.app.palette import open_palette
from pathtracker.app.places import place_commands
from pathtracker.app.plan_commands import plan_commands
from pathtracker.app.subjects import guard
from pathtracker.app.telling import sentence, undo_sentence
from pathtracker.app.widgets.rail import RailItem
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.core.messages import Message
from pathtracker.store import Change, queries
from pathtracker.store.backupfile import Backup

Std = QKeySequence.StandardKey


def fill_commands(window: MainWindow) -> None:
    """Gives the window its commands, menus and the foot of its rail."""
    commands = window.commands

    commands.add(
        Command("new", "file", tr("New step"), lambda: _new(window), (Std.New,)),
        Command(
            "new_project",
            "file",
            tr("New project"),
            lambda: window.go("portfolio", "new_project"),
            ("Ctrl+Shift+N",),
        ),
        *_making(window),
        *place_commands(window, "file", "import"),
        Command(
            "restore",
            "file",
            tr("Restore an earlier state…"),
            lambda: window.go("preferences", "backups"),
            also=tr("backups history recover version rollback"),
        ),
        *plan_commands(window),
        *place_commands(window, "file", "preferences"),
        Command(
            "quit",
            "file",
            tr("Quit"),
            window.close,
            (Std.Quit,) if QKeySequence.keyBindings(Std.Quit) else ("Ctrl+Q",),
            line_before=True,
            role=QAction.MenuRole.QuitRole,
        ),
        Command(
            "undo",
            "edit",
            tr("Undo"),
            window.workspace.undo,
            (Std.Undo,),
            why=lambda: "" if window.workspace.to_undo() else sentence(Message("nothing_to_undo")),
            now=lambda: _turn_words("undo", tr("Undo"), window.workspace.to_undo()),
        ),
        Command(
            "redo",
            "edit",
            tr("Redo"),
            window.workspace.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            why=lambda: "" if window.workspace.to_redo() else sentence(Message("nothing_to_redo")),
            now=lambda: _turn_words("redo", tr("Redo"), window.workspace.to_redo()),
        ),
        Command(
            "palette",
            "edit",
            tr("Search or run a command…"),
            lambda: open_palette(window),
            ("Ctrl+K",),
            line_before=True,
            also=tr("palette"),
        ),
        Command(
            "find",
            "edit",
            tr("Find on this page…"),
            window.finder.begin,
            ("Ctrl+F",),
            also=tr("search text"),
        ),
        *edit_commands(window),
        *item_commands(window),
    )
    commands.add(
        *look_commands(window),
        *_view(window),
        *go_commands(window),
        *place_commands(window, "tools", "skills"),
        *_tools(window),
        *place_commands(window, "tools", "guide"),
        *_help(window),
    )
    commands.fill(window.menuBar())
    window.files_dropped.connect(lambda files: take_dropped(window, files))
    window.add_search(lambda: open_palette(window))
    window.addActions(commands.all_actions())
    commands.refresh()
    log_keys = commands.actions["log"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    window.add_foot(RailItem("log", tr("Log time"), "clock", log_keys))
    window.follow_rail()


def _making(window: MainWindow) -> list[Command]:
    def form(name: str, done: Callable[[Any], object]) -> Callable[[], None]:
        def run() -> None:
            from pathtracker.app.dialogs import making

            getattr(making, name)(window.workspace, window, done).open()

        return run

    def no_roadmap() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else tr("There is no roadmap yet that a phase could stand in.")

    return [
        Command(
            "new_roadmap",
            "file",
            tr("New roadmap…"),
            form("make_roadmap", lambda track: window.open_track(track.id)),
        ),
        Command(
            "new_phase",
            "file",
            tr("New phase…"),
            form("make_phase", lambda phase: window.open_track(phase.track_id)),
            why=no_roadmap,
        ),
        Command(
            "new_role",
            "file",
            tr("New role…"),
            form("make_role", lambda role: window.open_track(role.tracks[0])),
        ),
        Command("new_skill", "file", tr("New skill…"), form("make_skill", lambda _: None)),
    ]


def _new(window: MainWindow) -> None:
    """A step in the roadmap; a milestone where a portfolio is in front."""
    if window.place() not in ("roadmap", "portfolio"):
        window.go("roadmap")
    if window.view is not None:
        window.view.begin_quick_add()


def _turn_words(way: str, verb: str, change: Change | None) -> str:
    """What undo or redo would do: Undo “Finish “SQL joins””."""
    text = verb if change is None else undo_sentence(change.label, way)
    return text[:80].replace("&", "&&")


def _view(window: MainWindow) -> list[Command]:
    return [
        Command(
            "panel",
            "view",
            tr("Show or hide the details"),
            lambda: _toggle_panel(window),
            ("Ctrl+I",),
            line_before=True,
            why=lambda: _no_panel(window),
        ),
        Command(
            "full_screen",
            "view",
            tr("Full screen"),
            lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
            ("F11",),
        ),
    ]


def _toggle_panel(window: MainWindow) -> None:
    if window.host.is_open():
        window.host.close_panel()
    elif chosen := window.selected_items():
        window.show_item(chosen[0])


def _no_panel(window: MainWindow) -> str:
    some = window.host.is_open() or window.selected_items()
    return "" if some else tr("Select a step or milestone to see its details.")


def _tools(window: MainWindow) -> list[Command]:
    run = window.workspace.backing
    wanted: list[bool] = []

    def back_up() -> None:
        wanted[:] = [True]
        window.show_toast(tr("Backing up…"))
        run.start()

    def told(made: Backup | None) -> None:
        asked = bool(wanted)
        wanted.clear()
        if made is not None and asked:
            window.show_toast(tr("Backed up"))
            if made.incomplete is not None:
                window.show_message(sentence(made.incomplete.message), "warn")

    run.ended.connect(told)
    run.failed.connect(lambda _: wanted.clear())
    return [
        Command(
            "backup",
            "tools",
            tr("Back up now"),
            back_up,
            line_before=True,
            also=tr("backup save copy"),
            why=lambda: guard(writable=not window.workspace.read_only),
        ),
        Command(
            "sample",
            "tools",
            tr("Open the sample learner"),
            lambda: window.sample_wanted.emit(),
            line_before=True,
            why=lambda: tr("This is the sample learner.") if window.is_sample else "",
        ),
        Command(
            "own",
            "tools",
            tr("Back to my own data"),
            lambda: window.own_wanted.emit(),
            why=lambda: "" if window.is_sample else tr("This is your own data."),
        ),
    ]


def _help(window: MainWindow) -> list[Command]:
    def folder() -> None:
        from PySide6.QtCore import QUrl

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.workspace.places.folder)))

    def about() -> None:
        QMessageBox.about(
            window,
            tr("About PathTracker"),
            f"PathTracker {__version__}\n\n"
            + tr("No account; nothing leaves this computer. MIT licence."),
        )

    def shortcuts() -> None:
        from pathtracker.app.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(window.commands, window).open()

    return [
        Command(
            "shortcuts",
            "help",
            tr("Keyboard shortcuts"),
            shortcuts,
            ("Ctrl+?", "F1"),
            also=tr("help keys hotkeys manual"),
        ),
        Command("folder", "help", tr("Show the data folder"), folder),
        Command(
            "about",
            "help",
            tr("About PathTracker"),
            about,
            line_before=True,
            role=QAction.MenuRole.AboutRole,
        ),
    ]
