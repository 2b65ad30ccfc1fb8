"""What can be done with the selected steps and milestones."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.actions import items, planning, steps
from pathtracker.app.commands import Command, words
from pathtracker.app.item.finishing import finish_as_it_is, has_open_checks
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import SATISFYING, Item, State

Selected = Callable[[], list[UUID]]


def item_commands(
    workspace: Workspace,
    selected: Selected,
    window: QWidget,
    offer_finish: Callable[[UUID], object],
) -> list[Command]:
    """The commands of the Step menu, on what `selected` gives. `offer_finish` asks, of one item
    with open checks, which of them one can do now."""

    def those(*wanted: State) -> list[UUID]:
        found = (workspace.reader.find(Item, item) for item in selected())
        return [item.id for item in found if item is not None and item.state in wanted]

    def each(
        action: Callable[..., Any], label: str, wanted: Collection[State] = tuple(State)
    ) -> Callable[[], None]:
        def run() -> None:
            chosen = those(*wanted)
            if len(chosen) == 1:
                workspace.do(action, item=chosen[0])
            elif chosen:
                workspace.do_each(Message(label, {"count": len(chosen)}), action, chosen)

        return run

    def form(name: str) -> Callable[[], None]:
        def run() -> None:
            from pathtracker.app.dialogs import items as forms

            getattr(forms, name)(workspace, selected()[0], window).open()

        return run

    def some(*wanted: State) -> Callable[[], bool]:
        return lambda: bool(those(*wanted))

    def one() -> bool:
        return len(selected()) == 1

    def has_deadline() -> bool:
        found = workspace.reader.find(Item, selected()[0]) if one() else None
        return found is not None and found.deadline is not None

    def pinned() -> list[UUID]:
        found = (workspace.reader.find(Item, item) for item in selected())
        return [item.id for item in found if item is not None and item.pinned is not None]

    def unpin() -> None:
        chosen = pinned()
        free = partial(planning.pin, day=None)
        if len(chosen) == 1:
            workspace.do(free, item=chosen[0])
        elif chosen:
            workspace.do_each(Message("items.unpin", {"count": len(chosen)}), free, chosen)

    finish_each = each(finish_as_it_is, "items.finish", tuple(set(State) - SATISFYING))

    def finish() -> None:
        chosen = those(*unsettled)
        if len(chosen) == 1 and has_open_checks(workspace.reader, chosen[0]):
            offer_finish(chosen[0])
        else:
            finish_each()

    unsettled = tuple(set(State) - SATISFYING)
    closed = tuple(set(State) - {State.OPEN})
    return [
        Command(
            "start",
            "step",
            words("Start"),
            each(items.start, "items.start", (State.OPEN, State.PARKED)),
            ("Ctrl+Return",),
            enabled=some(State.OPEN, State.PARKED),
        ),
        Command(
            "finish",
            "step",
            words("Finish"),
            finish,
            ("Ctrl+Shift+Return",),
            enabled=some(*unsettled),
        ),
        Command(
            "know",
            "step",
            words("I know this"),
            each(items.know, "items.know", unsettled),
            enabled=some(*unsettled),
        ),
        Command(
            "know_half",
            "step",
            words("I did half of it"),
            each(partial(items.know, share=0.5), "items.know_share", unsettled),
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
            "skip",
            "step",
            words("Skip"),
            each(items.skip, "items.skip", unsettled),
            ("Ctrl+D",),
            enabled=some(*unsettled),
        ),
        Command(
            "park",
            "step",
            words("Park"),
            each(items.park, "items.park", (State.OPEN, State.ACTIVE)),
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
            each(items.reopen, "items.reopen", closed),
            ("Ctrl+Shift+O",),
            enabled=some(*closed),
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
            "deadline", "step", words("Deadline…"), form("deadline"), ("Ctrl+Shift+D",), enabled=one
        ),
        Command(
            "no_deadline",
            "step",
            words("No deadline"),
            each(partial(steps.set_deadline, day=None), "item.deadline"),
            enabled=has_deadline,
        ),
        Command(
            "unpin",
            "step",
            words("Let the plan choose its day"),
            unpin,
            enabled=lambda: bool(pinned()),
        ),
        Command(
            "remove",
            "step",
            words("Remove"),
            each(items.remove, "items.remove"),
            ("Del",),
            line_before=True,
            enabled=lambda: bool(selected()),
        ),
    ]
