"""Every command once, as a QAction: for menus, the palette, shortcuts and context menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

MENUS = ("file", "edit", "step", "view", "go", "tools", "help")

Keys = str | QKeySequence.StandardKey


@dataclass(frozen=True)
class Command:
    """One thing the program can do. `menu` is where it stands; `-` before it draws a line."""

    name: str
    menu: str
    text: str
    run: Callable[[], object]
    keys: tuple[Keys, ...] = ()
    line_before: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    enabled: Callable[[], bool] = field(default=lambda: True)


class Commands(QObject):
    """Makes the actions and keeps them by name. `refresh` asks each whether it can be done now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._commands: dict[str, Command] = {}

    def add(self, *commands: Command) -> None:
        for command in commands:
            action = QAction(command.text, self.parent())
            action.setObjectName(command.name)
            action.setMenuRole(command.role)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.triggered.connect(self._runner(command))
            self.actions[command.name] = action
            self._commands[command.name] = command

    def refresh(self) -> None:
        for name, command in self._commands.items():
            self.actions[name].setEnabled(command.enabled())

    def fill(self, bar: QMenuBar) -> None:
        """Puts all commands into menus; each menu asks what is possible when it opens."""
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "step": self.tr("&Step"),
            "view": self.tr("&View"),
            "go": self.tr("&Go"),
            "tools": self.tr("&Tools"),
            "help": self.tr("&Help"),
        }
        for name in MENUS:
            menu = self.menus[name] = bar.addMenu(titles[name])
            menu.aboutToShow.connect(self.refresh)
            self.fill_menu(menu, name)

    def fill_menu(self, menu: QMenu, name: str) -> None:
        for command in self.of_menu(name):
            if command.line_before:
                menu.addSeparator()
            menu.addAction(self.actions[command.name])

    def of_menu(self, name: str) -> Iterator[Command]:
        return (command for command in self._commands.values() if command.menu == name)

    def palette_entries(self) -> Iterator[tuple[str, str, str]]:
        """Name, words and keys of what can be done now."""
        self.refresh()
        for name, action in self.actions.items():
            if action.isEnabled() and name != "palette":
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                yield name, action.text().replace("&", "").rstrip("…"), keys

    def run(self, name: str) -> None:
        self.actions[name].trigger()

    def _runner(self, command: Command) -> Callable[[], None]:
        def run() -> None:
            if command.enabled():  # a shortcut doesn't wait for the menu to have asked
                command.run()

        return run


def words(text: str) -> str:
    """Words of the window, for code that is no QObject."""
    return QCoreApplication.translate("window", text)
