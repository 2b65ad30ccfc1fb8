"""What is done again and again is not kept: no kind of value or widget grows with each round."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from walk import settle

from pathtracker.actions import items, steps
from pathtracker.app.latest import Latest
from pathtracker.app.roadmap.filter import Filter
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.window import MainWindow
from pathtracker.core.quickadd import understand
from pathtracker.store import queries

ROUNDS = 3


def _kinds() -> Counter[str]:
    """How many there are of each of our own types, and of Qt's widgets."""
    gc.collect()
    ours = (type(one) for one in gc.get_objects())
    named = Counter(f"{one.__module__}.{one.__name__}" for one in ours)
    found = Counter({name: n for name, n in named.items() if name.startswith("pathtracker.")})
    found["widgets"] = len(QApplication.allWidgets())
    found["windows"] = len(QApplication.topLevelWidgets())
    return found


def _calm(window: MainWindow) -> None:
    """Until no plan is being made any more."""
    for latest in window.findChildren(Latest):
        latest.wait()
    settle(3)


def _round(window: MainWindow) -> None:
    workspace = window.workspace
    before = workspace.store.to_undo()
    for place in window._places:
        window.go(place)
        settle()
        _calm(window)
    for known in queries.item_briefs(workspace.reader)[:8]:
        window.show_item(known.id)
        settle()
    active = next(one for one in queries.item_briefs(workspace.reader) if one.state == "active")
    window.go("timeline")
    window.show_item(active.id)
    for act in (items.park, items.start, items.finish):
        workspace.do(act, item=active.id)
        settle()
        _calm(window)
    workspace.do(steps.add, wanted=understand("Something 2h", today=workspace.when().today))
    window.go("roadmap")
    view: Any = window.view
    for layout in (COLUMNS, OUTLINE):
        view.set_layout(layout)
        for state in ("open", "skipped", "all"):
            view.set_filter(Filter(state))
            settle()
    view.step_selection(1)
    for begin in (view.begin_rename, view.begin_effort, view.begin_quick_add):
        begin()
        settle()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        settle()
    window.commands.run("palette")
    settle()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    palette._field.setText("sql")
    settle()
    QTest.keyClick(palette._field, Qt.Key.Key_Escape)
    for name in ("log", "what_if", "finish", "preferences"):
        if name in window.commands.actions:
            window.commands.run(name)
            settle()
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
        settle()
    while workspace.store.to_undo() != before:
        workspace.undo()
        settle()
    _calm(window)


def test_nothing_grows_with_each_round(window: MainWindow) -> None:
    for _ in range(2):
        _round(window)
    before = _kinds()
    for _ in range(ROUNDS):
        _round(window)
    after = _kinds()
    grown = {name: (before[name], n) for name, n in after.items() if n - before[name] >= ROUNDS}
    assert not grown


def test_what_was_reckoned_with_is_let_go(qtbot: QtBot) -> None:
    class Plan:
        pass

    latest = Latest()
    held: list[weakref.ref[Plan]] = []
    for _ in range(5):
        plan = Plan()
        held.append(weakref.ref(plan))
        with qtbot.waitSignal(latest.done):
            latest.ask(lambda plan=plan: str(plan))
        del plan
    gc.collect()
    assert [one() for one in held] == [None] * 5
