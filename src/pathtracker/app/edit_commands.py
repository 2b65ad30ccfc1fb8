"""Cut, copy, paste and select all, in the field or list that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from pathtracker.app.commands import Command
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr

Std = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier


def edit_commands(window: MainWindow) -> list[Command]:
    """Each hands its own key to what has the keyboard: fields know what to do with it, and lists
    do as they do when the key is pressed in them."""
    focus = LastFocus(window)

    def send(key: Qt.Key, *, copies: bool, failed: str, done: str = "") -> None:
        clipboard, copied = QGuiApplication.clipboard(), []
        target = focus.widget()
        taken = False
        if target is not None:
            told = clipboard.dataChanged.connect(lambda: copied.append(True))
            accepted = _hand(target, key)
            taken = bool(copied) if copies else accepted
            clipboard.dataChanged.disconnect(told)
        if not taken:
            window.show_message(failed)
        elif done:
            window.show_toast(done)

    no_copy = tr("Nothing is selected that could be copied.")
    return [
        Command(
            "cut",
            "edit",
            tr("Cut"),
            lambda: send(
                Qt.Key.Key_X,
                copies=True,
                failed=tr("Nothing can be cut here. Select text in a field first."),
                done=tr("Cut"),
            ),
            (Std.Cut,),
            line_before=True,
        ),
        Command(
            "copy",
            "edit",
            tr("Copy"),
            lambda: send(Qt.Key.Key_C, copies=True, failed=no_copy, done=tr("Copied")),
            (Std.Copy,),
            also=tr("clipboard titles csv"),
        ),
        Command(
            "paste",
            "edit",
            tr("Paste"),
            lambda: send(
                Qt.Key.Key_V, copies=False, failed=tr("Nothing here takes what is copied.")
            ),
            (Std.Paste,),
            also=tr("clipboard insert"),
        ),
        Command(
            "select_all",
            "edit",
            tr("Select all"),
            lambda: send(
                Qt.Key.Key_A, copies=False, failed=tr("There is no list or text to select here.")
            ),
            (Std.SelectAll,),
            also=tr("mark everything"),
        ),
    ]


def _hand(target: QWidget, key: Qt.Key) -> bool:
    """Gives a key with Ctrl to a widget, then to those around it; whether one took it. Sent
    through the application it would be tried as a shortcut first, and come back here."""
    if isinstance(target, QAbstractItemView) and key == Qt.Key.Key_A and _holds_one(target):
        return False  # it would take the key and do nothing
    widget: QWidget | None = target
    while widget is not None and not widget.isWindow():
        event = QKeyEvent(QEvent.Type.KeyPress, key, _CONTROL)
        widget.event(event)
        if event.isAccepted():
            return True
        widget = widget.parentWidget()
    return False


def _holds_one(view: QAbstractItemView) -> bool:
    modes = QAbstractItemView.SelectionMode
    return view.selectionMode() in (modes.SingleSelection, modes.NoSelection)


class LastFocus(QObject):
    """What had the keyboard before a menu or the palette took it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def widget(self) -> QWidget | None:
        last = self._last
        gone = last is None or not isValid(last) or not last.isVisible()
        return None if gone else last

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenu | QMenuBar) or not self._window.isAncestorOf(now):
            return
        palette = self._window.findChild(CommandPalette)
        if palette is None or not palette.isAncestorOf(now):
            self._last = now
