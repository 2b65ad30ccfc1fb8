"""Every command once, as a QAction: for menus, the palette, shortcuts and context menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from pathtracker.app.widgets.text import tip
from pathtracker.app.words import tr

MENUS = ("file", "edit", "step", "view", "go", "tools", "help")

Keys = str | QKeySequence.StandardKey
Why = Callable[[], str]
"""Why a command can't run now, as a sentence; empty where it can."""


def nothing_against() -> str:
    return ""


@dataclass(frozen=True)
class Command:
    """One thing the program can do.

    `menu` is where it stands, with the words of a submenu after a stroke; a line stands before it
    where `line_before` says so. `also` are further words by which one may look for it. `now` gives
    its words where they change. One that is on or off says so by `ticked`; of those with the same
    `choice` one is on.
    """

    name: str
    menu: str
    text: str
    run: Callable[[], object]
    keys: tuple[Keys, ...] = ()
    line_before: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    why: Why = nothing_against
    also: str = ""
    now: Callable[[], str] | None = None
    ticked: Callable[[], bool] | None = None
    choice: str = ""


@dataclass(frozen=True)
class Offer:
    """A command as the palette shows it; `why` says why it can't run now."""

    name: str
    text: str
    keys: str
    also: str
    why: str
    menu: str


class Commands(QObject):
    """Makes the actions and keeps them by name.

    Whoever changes what a command depends on (the data, the selection, the place) calls
    `refresh_soon`. Nothing depends on it in time: a command asks again when it is to run, and keys
    reach it also while its action is off, so that they are answered, if only by the reason.

    Signal: told, with the sentence why a command could not run.
    """

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._commands: dict[str, Command] = {}
        self._off_keys: dict[str, QAction] = {}
        self._choices: dict[str, QActionGroup] = {}
        self._whys: dict[str, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def add(self, *commands: Command) -> None:
        for command in commands:
            action = QAction(command.text, self.parent())
            action.setObjectName(command.name)
            action.setMenuRole(command.role)
            action.setCheckable(command.ticked is not None)
            keys = [QKeySequence(keys) for keys in command.keys]
            action.setShortcuts(keys)
            action.triggered.connect(self._runner(command))
            if command.choice:
                group = self._choices.setdefault(command.choice, QActionGroup(self))
                group.addAction(action)
            self.actions[command.name] = action
            self._commands[command.name] = command
            if keys:
                self._off_keys[command.name] = self._for_off(command, keys)

    def all_actions(self) -> list[QAction]:
        """What the window needs to hear every shortcut."""
        return [*self.actions.values(), *self._off_keys.values()]

    def refresh_soon(self) -> None:
        """Asks every command anew once what happens now is over."""
        self._soon.start()

    def settle(self) -> None:
        """Asks now, if that was still to come."""
        if self._soon.isActive():
            self.refresh()

    def refresh(self) -> None:
        self._soon.stop()
        answers: dict[Why, str] = {}  # many share their reason, and it may be read from the store
        for name, command in self._commands.items():
            if command.why not in answers:
                answers[command.why] = command.why()
            action, why = self.actions[name], answers[command.why]
            self._whys[name] = why
            action.setEnabled(not why)
            action.setToolTip(tip(why) if why else "")
            if name in self._off_keys:
                self._off_keys[name].setEnabled(bool(why))
            if command.now is not None:
                action.setText(command.now())
            if command.ticked is not None:
                action.setChecked(command.ticked())

    def fill(self, bar: QMenuBar) -> None:
        """Puts all commands into menus."""
        titles = {
            "file": tr("&File"),
            "edit": tr("&Edit"),
            "step": tr("&Step"),
            "view": tr("&View"),
            "go": tr("&Go"),
            "tools": tr("&Tools"),
            "help": tr("&Help"),
        }
        for name in MENUS:
            menu = self.menus[name] = bar.addMenu(titles[name])
            menu.aboutToShow.connect(self.settle)
            self.fill_menu(menu, name)

    def fill_menu(self, menu: QMenu, name: str) -> None:
        menu.setToolTipsVisible(True)  # they say why something is off
        inside: dict[str, QMenu] = {}
        for command in self.of_menu(name):
            _, _, title = command.menu.partition("/")
            within = menu
            if title:
                if title not in inside:
                    if command.line_before:
                        menu.addSeparator()
                    inside[title] = menu.addMenu(title)
                    inside[title].setToolTipsVisible(True)
                within = inside[title]
            if command.line_before and within.actions():
                within.addSeparator()
            within.addAction(self.actions[command.name])

    def of_menu(self, name: str) -> Iterator[Command]:
        return (
            command for command in self._commands.values() if command.menu.partition("/")[0] == name
        )

    def offers(self) -> Iterator[Offer]:
        """Every command for the palette, those too that can't run now."""
        self.refresh()
        for name, command in self._commands.items():
            action = self.actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = plain_words(action)
            _, _, within = command.menu.partition("/")
            if within and not words.startswith(within):
                words = f"{within}: {words}"
            yield Offer(name, words, keys, command.also, self._whys[name], command.menu)

    def run(self, name: str) -> None:
        """Runs a command by name, or tells why it can't."""
        self._run(self._commands[name])

    def _run(self, command: Command) -> None:
        why = command.why()
        if why:
            self.told.emit(why)
        else:
            command.run()
        if command.ticked is not None:  # a click turns the tick, whatever came of it
            self.refresh_soon()

    def _runner(self, command: Command) -> Callable[[], None]:
        return lambda: self._run(command)

    def _for_off(self, command: Command, keys: list[QKeySequence]) -> QAction:
        """Qt gives no keys to an action that is off, so this one has them meanwhile."""
        action = QAction(self.parent())
        action.setShortcuts(keys)
        action.setEnabled(False)
        action.triggered.connect(self._runner(command))
        return action


def plain_words(action: QAction) -> str:
    """What a command is called outside of menus."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
