"""What a slip of the hand must not change: by the wheel, or by the second of two clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.main import build_window
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog
from pathtracker.core.model import Item, State
from pathtracker.paths import Places
from pathtracker.sample import fill_sample
from pathtracker.store import Store, queries

TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def turn(widget: QWidget) -> None:
    """One notch of the wheel, in the middle of a widget."""
    place = QPointF(widget.rect().center())
    for notch in (-120, 120, 120):
        event = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)


def value(widget: QWidget) -> object:
    """What a control says."""
    if isinstance(widget, QComboBox | QTabBar):
        return widget.currentIndex()
    if isinstance(widget, QAbstractSlider):
        return widget.value()
    return widget.lineEdit().text() if isinstance(widget, QAbstractSpinBox) else None


def double_click(widget: QWidget, place: QPoint | None = None) -> None:
    """Both clicks go to whatever is there: the second not to what has come meanwhile."""
    where, window = widget.mapToGlobal(place or widget.rect().center()), widget.window()
    kinds = QEvent.Type
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, buttons in (
        (kinds.MouseButtonPress, left),
        (kinds.MouseButtonRelease, none),
        (kinds.MouseButtonDblClick, left),
        (kinds.MouseButtonRelease, none),
    ):
        top = QApplication.activeModalWidget() or QApplication.activePopupWidget() or window
        under = top.childAt(top.mapFromGlobal(where)) or top
        if under.isVisible():
            at = QPointF(under.mapFromGlobal(where))
            event = QMouseEvent(
                kind, at, QPointF(where), left, buttons, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(under, event)
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


@pytest.mark.parametrize(
    "make", [QComboBox, QSpinBox, lambda: QSlider(Qt.Orientation.Horizontal), QDateEdit, QTabBar]
)
def test_the_wheel_turns_nothing_that_lacks_the_keyboard(
    page: QWidget, make: Callable[[], QWidget]
) -> None:
    control = make()
    column = QVBoxLayout(page)
    other = Button("Other")
    column.addWidget(control)
    column.addWidget(other)
    for place in ("a", "b", "c"):
        if isinstance(control, QComboBox):
            control.addItem(place)
        elif isinstance(control, QTabBar):
            control.addTab(place)
    control.show()
    other.setFocus()
    before = value(control)
    turn(control)
    assert value(control) == before
    assert not control.hasFocus()
    assert control.focusPolicy() != Qt.FocusPolicy.WheelFocus


def test_a_number_with_the_keyboard_follows_the_wheel(page: QWidget) -> None:
    field = QSpinBox(page)
    field.setValue(3)
    field.show()
    field.setFocus()
    turn(field)
    assert field.value() == 4


def swapping(page: QWidget, *, late: bool = False) -> tuple[Button, Button]:
    """Two buttons at one place: the second comes once the first is clicked."""
    row = QHBoxLayout(page)
    first, second = Button("Start"), Button("Finish")
    row.addWidget(first)
    row.addWidget(second)
    second.hide()

    def swap() -> None:
        first.hide()
        second.show()

    first.clicked.connect(swap)
    first.show()
    QApplication.processEvents()
    return first, second


def test_the_second_click_does_not_press_what_came_meanwhile(page: QWidget) -> None:
    first, second = swapping(page)
    pressed: list[str] = []
    second.clicked.connect(lambda: pressed.append("second"))
    double_click(first)
    assert second.isVisible()
    assert pressed == []


def test_after_a_while_it_can_be_pressed(page: QWidget, qtbot: QtBot) -> None:
    first, second = swapping(page)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(second.clicked):
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)


def test_a_button_that_comes_to_mean_something_else_waits_too(page: QWidget, qtbot: QtBot) -> None:
    button = Button("Stop", parent=page)
    button.show()
    said: list[str] = []

    def turn_round() -> None:
        said.append(button.text())
        button.setText("Go" if button.text() == "Stop" else "Stop")

    button.clicked.connect(turn_round)
    double_click(button, QPoint(6, 6))
    assert said == ["Stop"]


def test_the_same_button_may_be_clicked_fast(page: QWidget) -> None:
    button = Button("Next", parent=page)
    button.show()
    count: list[int] = []
    button.clicked.connect(lambda: count.append(1))
    double_click(button, QPoint(6, 6))
    assert len(count) == 2


def test_what_lies_below_a_menu_is_not_clicked_through_it(page: QWidget) -> None:
    pressed: list[str] = []
    below = Button("Remove", parent=page)
    below.clicked.connect(lambda: pressed.append("below"))
    below.move(40, 40)
    below.show()
    menu = QMenu(page)
    menu.addAction("Choose", lambda: pressed.append("menu"))
    menu.popup(below.mapToGlobal(QPoint(0, 0)) - QPoint(2, 2))
    place = menu.actionGeometry(menu.actions()[0]).topLeft() + QPoint(8, 8)
    double_click(menu, place)
    assert pressed == ["menu"]


# --- every page --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory, shipped: Catalog) -> Path:
    """The sample learner's folder, filled once."""
    places = Places(tmp_path_factory.mktemp("maya") / "data")
    with Store.open(places.data_file) as store:
        fill_sample(store, catalog=shipped, size="usual", when=Clock(None).when())
    return places.folder


@pytest.fixture
def window(maya: Path, theme: Theme, shipped: Catalog, qtbot: QtBot) -> Iterator[MainWindow]:
    places = Places(maya)
    workspace = Workspace(Store.open(places.data_file), places, Clock(None))
    workspace.catalog = shipped
    window = build_window(workspace, Settings())
    qtbot.addWidget(window)
    window.resize(1280, 820)
    window.show()
    yield window
    workspace.close()


def seen(window: MainWindow, kinds: type | tuple[type, ...]) -> list[QWidget]:
    found = window.findChildren(QWidget)
    return [one for one in found if isinstance(one, kinds) and one.isVisible()]


def test_the_wheel_changes_nothing_on_any_page(window: MainWindow) -> None:
    turned = 0
    before = window.workspace.to_undo()
    for key in list(window._places):
        window.go(key)
        QApplication.processEvents()
        for control in seen(window, TURNED):
            if isinstance(control, QScrollBar) or control.hasFocus():
                continue
            known = value(control)
            turn(control)
            assert value(control) == known, (key, control)
            turned += 1
    assert window.workspace.to_undo() == before
    assert turned > 20


PRESSED = ("roadmap", "portfolio", "skills", "time", "guide_apply")


def keeps_to_one(window: MainWindow, widget: QAbstractButton) -> list[object]:
    """The changes that a double click on a button makes."""
    made: list[object] = []
    window.workspace.changed.connect(made.append)
    double_click(widget)
    window.workspace.changed.disconnect(made.append)
    return made


def test_a_double_click_does_one_thing(
    window: MainWindow, rest: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    pressed = 0
    for key in PRESSED:
        window.go(key)
        QApplication.processEvents()
        assert window.view is not None
        for text in [one.text() for one in seen(window.view, QAbstractButton)]:
            found = [one for one in seen(window.view, QAbstractButton) if one.text() == text]
            if not found or not text or isinstance(found[0].window(), QMenu):
                continue
            rest()
            made = keeps_to_one(window, found[0])
            pressed += 1
            # A box may be ticked and unticked: that leaves what was.
            assert len(made) <= (2 if found[0].isCheckable() else 1), (key, text, made)
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            for dialog in QApplication.topLevelWidgets():
                if dialog is not window and dialog.isVisible():
                    dialog.close()
            if window.place() != key:
                window.go(key)
                QApplication.processEvents()
    assert pressed > 15


def test_double_clicking_start_starts(window: MainWindow, rest: Callable[[], None]) -> None:
    reader = window.workspace.reader
    item = next(one for one in queries.all_of(reader, Item) if one.state is State.OPEN)
    window.open_anywhere(item.id)
    QApplication.processEvents()
    start = next(one for one in seen(window.panel, QAbstractButton) if one.text() == "Start")
    double_click(start, QPoint(8, 8))
    assert reader.get(Item, item.id).state is State.ACTIVE
    window.workspace.undo()
