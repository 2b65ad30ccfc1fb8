"""What can be done with the selected steps and milestones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.actions import items
from pathtracker.app.commands import Command, words
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import SATISFYING, Item, State

Selected = Callable[[], list[UUID]]


def item_commands(workspace: Workspace, selected: Selected, window: QWidget) -> list[Command]:
    """The commands of the Step menu, on what `selected` gives."""

    def states() -> set[State]:
        found = (workspace.reader.find(Item, item) for item in selected())
        return {item.state for item in found if item is not None}

    def each(action: Callable[..., Any]) -> Callable[[], None]:
        def run() -> None:
            for item in selected():
                workspace.do(action, item=item)

        return run

    def know() -> None:
        chosen = selected()
        if len(chosen) == 1:
            workspace.do(items.know, item=chosen[0])
        else:
            workspace.do(items.know_many, items=chosen)

    def form(name: str) -> Callable[[], None]:
        def run() -> None:
            from pathtracker.app.dialogs import items as forms

            getattr(forms, name)(workspace, selected()[0], window).open()

        return run

    def some(*wanted: State) -> Callable[[], bool]:
        return lambda: bool(states() & set(wanted))

    def one() -> bool:
        return len(selected()) == 1

    unsettled = tuple(set(State) - SATISFYING)
    return [
        Command(
            "start",
            "step",
            words("Start"),
            each(items.start),
            ("Ctrl+Return",),
            enabled=some(State.OPEN, State.PARKED),
        ),
        Command(
            "finish",
            "step",
            words("Finish"),
            each(items.finish),
            ("Ctrl+Shift+Return",),
            enabled=some(*unsettled),
        ),
        Command("know", "step", words("I know this"), know, enabled=some(*unsettled)),
        Command(
            "know_half",
            "step",
            words("I did half of it"),
            each(lambda store, **kw: items.know(store, share=0.5, **kw)),
            enabled=some(*unsettled),
        ),
        Command(
            "know_share",
            "step",
            words("I know some of it…"),
            form("know_share"),
            enabled=lambda: one() and some(*unsettled)(),
        ),
        Command(
            "skip", "step", words("Skip"), each(items.skip), ("Ctrl+D",), enabled=some(*unsettled)
        ),
        Command(
            "park",
            "step",
            words("Park"),
            each(items.park),
            line_before=True,
            enabled=some(State.OPEN, State.ACTIVE),
        ),
        Command(
            "park_until",
            "step",
            words("Park until…"),
            form("park_until"),
            enabled=lambda: one() and some(*unsettled)(),
        ),
        Command(
            "reopen",
            "step",
            words("Reopen"),
            each(items.reopen),
            ("Ctrl+Shift+O",),
            enabled=some(*(set(State) - {State.OPEN})),
        ),
        Command(
            "log",
            "step",
            words("Log time…"),
            form("log_time"),
            ("Ctrl+L",),
            line_before=True,
            enabled=one,
        ),
        Command(
            "remove",
            "step",
            words("Remove"),
            each(items.remove),
            ("Del",),
            line_before=True,
            enabled=lambda: bool(selected()),
        ),
    ]
