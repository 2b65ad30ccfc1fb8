"""All commands of the window, in the order of the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMessageBox

from pathtracker import __version__
from pathtracker.app.commands import Command, words
from pathtracker.app.dates import with_days
from pathtracker.app.dropped import take_dropped
from pathtracker.app.edit_commands import edit_commands
from pathtracker.app.go_commands import go_commands
from pathtracker.app.guide_places import guide_commands
from pathtracker.app.item_commands import item_commands
from pathtracker.app.look_commands import look_commands
from pathtracker.app.palette import open_palette
from pathtracker.app.plan_commands import plan_commands
from pathtracker.app.subjects import guard
from pathtracker.app.telling import sentence
from pathtracker.app.widgets.rail import RailItem
from pathtracker.app.window import MainWindow
from pathtracker.core.messages import Message
from pathtracker.store import Change, queries
from pathtracker.store.backupfile import Backup
from pathtracker.wording import undo_sentence

Std = QKeySequence.StandardKey


def fill_commands(window: MainWindow) -> None:
    """Gives the window its commands, menus and the foot of its rail."""
    commands = window.commands

    def show_backups() -> None:
        window.go("preferences")
        window.ask_view("show_backups")

    commands.add(
        Command("new", "file", words("New step"), lambda: _new(window), (Std.New,)),
        Command(
            "new_project",
            "file",
            words("New project"),
            lambda: _new_project(window),
            ("Ctrl+Shift+N",),
        ),
        *_making(window),
        Command(
            "import",
            "file",
            words("Import a file…"),
            lambda: window.go("import"),
            line_before=True,
            also=words("onet csv open load bring in"),
        ),
        Command(
            "restore",
            "file",
            words("Restore an earlier state…"),
            show_backups,
            also=words("backups history recover version rollback"),
        ),
        *plan_commands(window),
        Command(
            "preferences",
            "file",
            words("Preferences"),
            lambda: window.go("preferences"),
            ("Ctrl+,",),
            line_before=True,
            also=words("settings options configuration name hours appearance"),
            role=QAction.MenuRole.PreferencesRole,
        ),
        Command(
            "quit",
            "file",
            words("Quit"),
            window.close,
            (Std.Quit,) if QKeySequence.keyBindings(Std.Quit) else ("Ctrl+Q",),
            line_before=True,
            role=QAction.MenuRole.QuitRole,
        ),
        Command(
            "undo",
            "edit",
            words("Undo"),
            window.workspace.undo,
            (Std.Undo,),
            why=lambda: "" if window.workspace.to_undo() else sentence(Message("nothing_to_undo")),
            now=lambda: _turn_words(words("Undo"), window.workspace.to_undo()),
        ),
        Command(
            "redo",
            "edit",
            words("Redo"),
            window.workspace.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            why=lambda: "" if window.workspace.to_redo() else sentence(Message("nothing_to_redo")),
            now=lambda: _turn_words(words("Redo"), window.workspace.to_redo()),
        ),
        Command(
            "palette",
            "edit",
            words("Search or run a command…"),
            lambda: open_palette(window),
            ("Ctrl+K",),
            line_before=True,
            also=words("palette"),
        ),
        Command(
            "find",
            "edit",
            words("Find on this page…"),
            window.finder.begin,
            ("Ctrl+F",),
            also=words("search text"),
        ),
        *edit_commands(window),
        *item_commands(window),
    )
    commands.add(
        *look_commands(window),
        *_view(window),
        *go_commands(window),
        *_skills(window),
        *_tools(window),
    )
    commands.add(*guide_commands(window), *_help(window))
    commands.fill(window.menuBar())
    window.files_dropped.connect(lambda files: take_dropped(window, files))
    window.add_search(lambda: open_palette(window))
    window.addActions(commands.all_actions())
    commands.refresh()
    log_keys = commands.actions["log"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    window.add_foot(RailItem("log", words("Log time"), "clock", log_keys))
    window.follow_rail()


def _making(window: MainWindow) -> list[Command]:
    def form(name: str, done: Callable[[Any], object]) -> Callable[[], None]:
        def run() -> None:
            from pathtracker.app.dialogs import making

            getattr(making, name)(window.workspace, window, done).open()

        return run

    def no_roadmap() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else words("There is no roadmap yet that a phase could stand in.")

    return [
        Command(
            "new_roadmap",
            "file",
            words("New roadmap…"),
            form("make_roadmap", lambda track: window.open_track(track.id)),
        ),
        Command(
            "new_phase",
            "file",
            words("New phase…"),
            form("make_phase", lambda phase: window.open_track(phase.track_id)),
            why=no_roadmap,
        ),
        Command(
            "new_role",
            "file",
            words("New role…"),
            form("make_role", lambda role: window.open_track(role.tracks[0])),
        ),
        Command("new_skill", "file", words("New skill…"), form("make_skill", lambda _: None)),
    ]


def _new(window: MainWindow) -> None:
    """A step in the roadmap; a milestone where a portfolio is in front."""
    if window.place() not in ("roadmap", "portfolio"):
        window.go("roadmap")
    window.ask_view("begin_quick_add")


def _new_project(window: MainWindow) -> None:
    window.go("portfolio")
    window.ask_view("begin_new_project")


def _turn_words(verb: str, change: Change | None) -> str:
    """What undo or redo would do: Undo “Finish “SQL joins””."""
    text = verb if change is None else undo_sentence(with_days(change.label), verb)
    return text[:80].replace("&", "&&")


def _view(window: MainWindow) -> list[Command]:
    return [
        Command(
            "panel",
            "view",
            words("Show or hide the details"),
            lambda: _toggle_panel(window),
            ("Ctrl+I",),
            line_before=True,
            why=lambda: _no_panel(window),
        ),
        Command(
            "full_screen",
            "view",
            words("Full screen"),
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
    return "" if some else words("Select a step or milestone to see its details.")


def _skills(window: MainWindow) -> list[Command]:
    pages = (
        ("rate", words("Rate your skills one by one"), words("assess levels self-assessment")),
        ("evidence", words("Attach evidence to a skill…"), words("proof certificate link file")),
        ("needs", words("Set what a role needs…"), words("requirements own levels")),
        ("adverts", words("Job adverts…"), words("job ads postings vacancies market demand")),
    )
    return [
        Command(
            f"skills_{key}",
            "tools",
            text,
            lambda key=key: window.go(key),  # type: ignore[misc]
            also=also,
        )
        for key, text, also in pages
    ]


def _tools(window: MainWindow) -> list[Command]:
    run = window.workspace.backing
    wanted: list[bool] = []

    def back_up() -> None:
        wanted[:] = [True]
        window.show_toast(words("Backing up…"))
        run.start()

    def told(made: Backup | None) -> None:
        asked = bool(wanted)
        wanted.clear()
        if made is not None and asked:
            window.show_toast(words("Backed up"))
            if made.incomplete is not None:
                window.show_message(sentence(made.incomplete.message), "warn")

    run.ended.connect(told)
    run.failed.connect(lambda _: wanted.clear())
    return [
        Command(
            "backup",
            "tools",
            words("Back up now"),
            back_up,
            line_before=True,
            also=words("backup save copy"),
            why=lambda: guard(writable=not window.workspace.read_only),
        ),
        Command(
            "sample",
            "tools",
            words("Open the sample learner"),
            lambda: window.sample_wanted.emit(),
            line_before=True,
            why=lambda: words("This is the sample learner.") if window.is_sample else "",
        ),
        Command(
            "own",
            "tools",
            words("Back to my own data"),
            lambda: window.own_wanted.emit(),
            why=lambda: "" if window.is_sample else words("This is your own data."),
        ),
    ]


def _help(window: MainWindow) -> list[Command]:
    def folder() -> None:
        from PySide6.QtCore import QUrl

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.workspace.places.folder)))

    def about() -> None:
        QMessageBox.about(
            window,
            words("About PathTracker"),
            f"PathTracker {__version__}\n\n"
            + words("No account; nothing leaves this computer. MIT licence."),
        )

    def shortcuts() -> None:
        from pathtracker.app.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(window.commands, window).open()

    return [
        Command(
            "shortcuts",
            "help",
            words("Keyboard shortcuts"),
            shortcuts,
            ("Ctrl+?", "F1"),
            also=words("help keys hotkeys manual"),
        ),
        Command("folder", "help", words("Show the data folder"), folder),
        Command(
            "about",
            "help",
            words("About PathTracker"),
            about,
            line_before=True,
            role=QAction.MenuRole.AboutRole,
        ),
    ]
