"""A random walk over the window: what hands may do in any order, made repeatable by a seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from pathtracker.actions import items, steps
from pathtracker.app.roadmap.filter import STATES, Filter
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Skill
from pathtracker.core.quickadd import understand
from pathtracker.store import queries

ELSEWHERE = {"quit", "full_screen", "print", "about"}
"""Commands that leave the window, or wait inside a loop of Qt's own."""
TEXTS = ("SQL joins 2h", "", "x", "2h30", "https://example.org", "Ünïcode ‏שלב", "a" * 300, "-1")


def no_dialogs_of_the_system(patch: Callable[[object, str, object], None]) -> None:
    """Whoever asks for a file is told that none was chosen; no link is opened."""
    for name in ("getOpenFileName", "getSaveFileName"):
        patch(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    patch(QFileDialog, "getOpenFileNames", staticmethod(lambda *_, **__: ([], "")))
    patch(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))
    patch(QPrintDialog, "exec", lambda _: 0)
    patch(QDesktopServices, "openUrl", staticmethod(lambda *_: True))


def settle(times: int = 2) -> None:
    """Lets Qt do what it has put off, deleting among it."""
    for _ in range(times):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Walker:
    """`step` does something at random; `done` has the names of what was done."""

    def __init__(self, window: MainWindow, theme: Theme, seed: int) -> None:
        self.window, self.theme, self.random = window, theme, Random(seed)
        self.done: list[str] = []
        self._ways: list[tuple[int, Callable[[], object]]] = [
            (8, self.go),
            (12, self.command),
            (16, self.click),
            (8, self.click_view),
            (8, self.key),
            (8, self.type_text),
            (6, self.palette),
            (6, self.filter),
            (4, self.layout),
            (6, self.edit_in_place),
            (8, self.change),
            (8, self.turn_back),
            (2, self.look),
            (4, self.resize),
            (5, self.show_an_item),
            (4, self.choose),
            (4, self.slide),
            (4, self.wheel),
        ]

    def step(self) -> None:
        ways = [way for _, way in self._ways]
        way = self.random.choices(ways, [weight for weight, _ in self._ways])[0]
        self.note(way.__name__)
        way()
        settle()
        self._leave_dialogs()

    def note(self, words: str) -> None:
        self.done.append(words)

    # --- ways ----------------------------------------------------------------------------------

    def go(self) -> None:
        key = self.random.choice(list(self.window._places))
        self.note(f"go {key}")
        self.window.go(key)

    def command(self) -> None:
        self.window.commands.refresh()
        actions = self.window.commands.actions
        names = [name for name in actions if name not in ELSEWHERE and actions[name].isEnabled()]
        name = self.random.choice(names)
        self.note(f"run {name}")
        self.window.commands.run(name)

    def click(self) -> None:
        buttons = [one for one in self._seen(QAbstractButton) if one.isEnabled()]
        if buttons:
            button = self.random.choice(buttons)
            self.note(f"click {type(button).__name__} {button.accessibleName() or button.text()}")
            menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
            if menu is not None:  # a press would wait in a loop of Qt's own
                menu.popup(button.mapToGlobal(QPoint(0, 0)))
            else:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_view(self) -> None:
        """Somewhere in a list, table or chart, with either button."""
        areas = self._seen(QAbstractItemView)
        if not areas:
            return
        area = self.random.choice(areas).viewport()
        spot = self._spot(area)
        button = Qt.MouseButton.LeftButton
        if self.random.random() < 0.2:
            button = Qt.MouseButton.RightButton
        QTest.mouseClick(area, button, Qt.KeyboardModifier.NoModifier, spot)
        if self.random.random() < 0.2:
            QTest.mouseDClick(area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def key(self) -> None:
        keys = "Up Down Left Right Tab Backtab Escape Return Space Delete F2 Home End PageDown"
        name = self.random.choice(keys.split())
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        self.note(f"key {name} to {type(target).__name__}")
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"))

    def type_text(self) -> None:
        fields: list[QWidget] = [*self._seen(QLineEdit), *self._seen(QPlainTextEdit)]
        focused = QApplication.focusWidget()
        if focused in fields:
            fields = [focused]
        if not fields:
            return
        field = self.random.choice(fields)
        field.setFocus()
        settle(1)
        if not isValid(field) or not field.isVisible():
            return
        text = self.random.choice(TEXTS)
        self.note(f"type {text[:12]!r} into {type(field).__name__} {field.accessibleName()}")
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(text)
            field.textEdited.emit(field.text())
        else:
            assert isinstance(field, QPlainTextEdit)
            field.insertPlainText(text)
        settle(1)
        if isValid(field) and field.isVisible():
            key = self.random.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, None, None])
            if key is not None:
                QTest.keyClick(field, key)

    def palette(self) -> None:
        self.window.commands.run("palette")
        settle(1)
        palette = self.window.findChild(CommandPalette)
        if palette is None or palette.isHidden():
            return
        palette._field.setText(self.random.choice(["", "sql", "join", "zzz", "role"]))
        settle(1)
        keys = [Qt.Key.Key_Escape] * 2 + [Qt.Key.Key_Down, Qt.Key.Key_PageDown]
        QTest.keyClick(palette._field, self.random.choice(keys))
        index = palette._list.currentIndex()
        if index.isValid() and palette.isVisible() and self.random.random() < 0.5:
            entry = palette._model.rows[index.row()].entry
            if entry is not None and self._stays(entry.title):
                QTest.keyClick(palette._field, Qt.Key.Key_Return)

    def filter(self) -> None:
        self.window.go("roadmap")
        skills = [known.value for known in queries.names(self.window.workspace.reader, Skill)]
        some = self.random.sample(skills, min(len(skills), self.random.choice([0, 0, 1, 2])))
        chosen = Filter(self.random.choice(STATES), frozenset(some))
        self._view().head.filter._set(chosen)

    def layout(self) -> None:
        self.window.go("roadmap")
        self._view().set_layout(self.random.choice(["outline", "columns"]))

    def edit_in_place(self) -> None:
        self.window.go("roadmap")
        self._view().step_selection(self.random.choice([1, -1]))
        settle(1)
        view = self._view()
        self.random.choice([view.begin_rename, view.begin_effort, view.begin_quick_add])()

    def change(self) -> None:
        """As another part of the program would, whatever is shown."""
        workspace = self.window.workspace
        known = queries.item_briefs(workspace.reader)
        item = self.random.choice(known).id if known else None
        actions: list[Callable[..., Any]] = [items.start, items.finish, items.skip, items.reopen]
        if item is None or self.random.random() < 0.2:
            today = workspace.when().today
            workspace.do(steps.add, wanted=understand("Something new 1h", today=today))
        elif self.random.random() < 0.15:
            workspace.do(items.remove, item=item)
        elif self.random.random() < 0.3:
            workspace.do(steps.rename, item=item, title=f"Named {self.random.random()}")
        else:
            workspace.do(self.random.choice(actions), item=item)

    def turn_back(self) -> None:
        workspace = self.window.workspace
        for _ in range(self.random.choice([1, 1, 2, 5])):
            self.random.choice([workspace.undo, workspace.undo, workspace.redo])()

    def look(self) -> None:
        look = self.random.choice(["light", "dark", "contrast"])
        size = self.random.choice([0.9, 1.0, 1.0, 1.3])
        app = QApplication.instance()
        self.theme.apply(app, look, text_factor=size, reduced_motion=True)

    def resize(self) -> None:
        sizes = [(640, 480), (900, 600), (1024, 700), (1280, 820), (1920, 1080)]
        self.window.resize(*self.random.choice(sizes))

    def show_an_item(self) -> None:
        known = queries.item_briefs(self.window.workspace.reader)
        if known:
            item = self.random.choice(known).id
            if self.random.random() < 0.5:
                self.window.show_item(item)
            else:
                self.window.open_anywhere(item)

    def choose(self) -> None:
        boxes = [box for box in self._seen(QComboBox) if box.count()]
        if boxes:
            box = self.random.choice(boxes)
            at = self.random.randrange(box.count())
            box.setCurrentIndex(at)
            box.activated.emit(at)

    def slide(self) -> None:
        sliders = self._seen(QAbstractSlider)
        if sliders:
            slider = self.random.choice(sliders)
            slider.setValue(self.random.randint(slider.minimum(), slider.maximum()))

    def wheel(self) -> None:
        view = self.window.view
        if view is None:
            return
        spot = self._spot(view)
        target = view.childAt(spot) or view
        at = QPointF(target.mapFrom(view, spot))
        held = self.random.choice(
            [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
        )
        turned = QPoint(0, self.random.choice([-360, 120]))
        event = QWheelEvent(
            at,
            QPointF(target.mapToGlobal(at.toPoint())),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)

    # --- inside --------------------------------------------------------------------------------

    def _view(self) -> Any:
        return self.window.view

    def _seen(self, kind: type[Any]) -> list[Any]:
        ground = QApplication.activePopupWidget() or self._dialog() or self.window
        return [one for one in ground.findChildren(kind) if one.isVisible()]

    def _spot(self, area: QWidget) -> QPoint:
        wide, high = max(1, area.width()), max(1, area.height())
        return QPoint(self.random.randrange(wide), self.random.randrange(high))

    def _dialog(self) -> QWidget | None:
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, QDialog) else None

    def _leave_dialogs(self) -> None:
        """Menus and popovers are chosen from or closed, forms are filled in now and then."""
        for _ in range(4):
            popup = QApplication.activePopupWidget()
            if popup is not None and self.random.random() < 0.7:
                self._leave(popup)
            elif popup is None and (dialog := self._dialog()) and self.random.random() < 0.6:
                self.note(f"leave {type(dialog).__name__} {dialog.windowTitle()}")
                dialog.close()
            settle()

    def _leave(self, popup: QWidget) -> None:
        self.note(f"leave {type(popup).__name__}")
        if isinstance(popup, QMenu) and self.random.random() < 0.5:
            actions = [
                one
                for one in popup.actions()
                if one.isEnabled() and not one.isSeparator() and self._stays(one.text())
            ]
            if actions:
                action = self.random.choice(actions)
                self.note(f"choose {action.text()}")
                action.trigger()
        if isValid(popup) and popup.isVisible():
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        settle(1)
        if isValid(popup) and popup.isVisible():
            popup.close()

    def _stays(self, words: str) -> bool:
        plain = words.replace("&", "").rstrip("…").casefold()
        actions = self.window.commands.actions
        away = {
            actions[name].text().replace("&", "").rstrip("…").casefold()
            for name in ELSEWHERE
            if name in actions
        }
        return plain not in away and "print" not in plain and "pdf" not in plain
