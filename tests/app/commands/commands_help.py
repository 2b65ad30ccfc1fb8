"""What one sees of the window, and pressing things in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QEventLoop, Qt, QThread
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from pathtracker.app.roadmap.quickadd import QuickAddField
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.toast import Toast
from pathtracker.app.window import MainWindow
from pathtracker.store import queries


def settle(window: MainWindow) -> None:
    """Until nothing is under way any more."""
    for _ in range(300):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if not getattr(window.view, "busy", False):
            break
        QThread.msleep(5)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


class Outside:
    """What would have left the window: files asked for, links opened, the window closed."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def note(self, what: str, answer: Any = None) -> Any:
        def noted(*_: object, **__: object) -> Any:
            self.asked.append(what)
            return answer

        return noted


@contextmanager
def outside(window: MainWindow) -> Iterator[Outside]:
    """Keeps dialogs of the desktop from opening and notes that they were asked for."""
    found = Outside()
    window.sample_wanted.connect(lambda: found.asked.append("sample"))
    with (
        patch.object(QDesktopServices, "openUrl", found.note("link", True)),
        patch.object(QFileDialog, "getOpenFileName", found.note("file", ("", ""))),
        patch.object(QFileDialog, "getOpenFileNames", found.note("file", ([], ""))),
        patch.object(QFileDialog, "getSaveFileName", found.note("file", ("", ""))),
        patch.object(QFileDialog, "getExistingDirectory", found.note("file", "")),
        patch.object(QMessageBox, "about", found.note("about")),
        patch("PySide6.QtPrintSupport.QPrintDialog.exec", found.note("print", 0)),
    ):
        yield found


def seen(window: MainWindow) -> tuple[object, ...]:
    """All one can see of the window, and what it has put elsewhere."""
    tops = [
        (type(top).__name__, top.windowTitle())
        for top in QApplication.topLevelWidgets()
        if top.isVisible() and not isinstance(top, MainWindow)
    ]
    toast = window.findChild(Toast)
    told = toast.accessibleName() if toast is not None and toast.isVisible() else ""
    image = window.grab().toImage()
    clipboard = QGuiApplication.clipboard().text()
    bits = bytes(image.constBits())  # type: ignore[arg-type]
    return hash(bits), tuple(tops), told, clipboard, window.isFullScreen(), window.windowTitle()


def clear(window: MainWindow) -> None:
    """Closes whatever lies over the window."""
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and isinstance(top, QMenu | QDialog):
            top.close()
        elif top.isVisible() and top.windowType() == Qt.WindowType.Popup:
            top.hide()
    for line in window.findChildren(QuickAddField):
        if line.isVisible():
            line.closed.emit()
    palette = window.findChild(CommandPalette)
    if palette is not None:
        palette.dismiss()
    window.finder.close()
    if window.isFullScreen():
        window.showNormal()
    toast = window.findChild(Toast)
    if toast is not None:
        toast.dismiss()
    window.show_message("")
    window.activateWindow()
    settle(window)


def select_one(window: MainWindow) -> bool:
    """Selects an open item on the page, where a page has items; whether it did."""
    for one in queries.item_briefs(window.workspace.reader):
        if one.state == "open":
            if window.view and (showing := window.view.shows().get("item")):
                showing(one.id)
            settle(window)
            if window.view and window.view.selected_items():
                return True
    return False


def press(window: MainWindow, action: QAction) -> None:
    """By its first keys, as from the keyboard; without keys as from a menu."""
    keys = action.shortcut()
    if keys.isEmpty():
        if action.isEnabled():
            action.trigger()
        else:
            window.commands.run(action.objectName())
        return
    where = window.focusWidget() or window
    QTest.keyClick(where, *_key(keys[0]))


def _key(combined: Any) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    return combined.key(), combined.keyboardModifiers()


def shown_name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return widget.accessibleName() or text or type(widget).__name__
