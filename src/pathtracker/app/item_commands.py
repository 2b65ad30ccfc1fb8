"""What can be done with the selected steps and milestones; where none is selected, they ask."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pathtracker.actions import items, planning, steps
from pathtracker.app.choosing import ask_item, ask_phase
from pathtracker.app.commands import Command, Why
from pathtracker.app.item.finishing import finish_as_it_is, has_open_checks
from pathtracker.app.subjects import Fits, Subjects, Then, first_of, guard, in_state
from pathtracker.app.words import tr
from pathtracker.core.messages import Message
from pathtracker.core.model import SATISFYING, Membership, Phase, State
from pathtracker.store import queries

if TYPE_CHECKING:
    from pathtracker.app.window import MainWindow

UNSETTLED = tuple(set(State) - SATISFYING)


def item_commands(window: MainWindow) -> list[Command]:
    """The commands of the Step menu."""
    workspace = window.workspace

    def ask(question: str, candidates: Collection[UUID], then: Then) -> None:
        ask_item(workspace, window, question, candidates, then)

    subjects = Subjects(workspace, window.selected_items, ask)

    def each(action: Callable[..., Any], label: str) -> Callable[[list[UUID]], None]:
        def run(chosen: list[UUID]) -> None:
            if len(chosen) == 1:
                workspace.do(action, item=chosen[0])
            elif chosen:
                workspace.do_each(Message(label, {"count": len(chosen)}), action, chosen)

        return run

    def form(name: str) -> Callable[[list[UUID]], None]:
        def run(chosen: list[UUID]) -> None:
            from pathtracker.app.dialogs import items as forms

            getattr(forms, name)(workspace, chosen[0], window).open()

        return run

    def pin(chosen: list[UUID]) -> None:
        from pathtracker.app.dialogs.days import pin_to

        pin_to(workspace, chosen, window).open()

    def move(chosen: list[UUID]) -> None:
        ask_phase(workspace, window, tr("Move to which phase?"), partial(_move, window, chosen))

    def rename(chosen: list[UUID]) -> None:
        view = window.view_with(chosen[0])
        if view is None or not view.begin_rename():
            window.show_item(chosen[0])
            if (details := window.shown_item()) is not None:
                details.head.rename()

    def effort(chosen: list[UUID]) -> None:
        view = window.view_with(chosen[0])
        if view is None or not view.begin_effort():
            window.show_item(chosen[0])
            if (details := window.shown_item()) is not None:
                details.head.edit_effort()

    def finish(chosen: list[UUID]) -> None:
        """One item with open checks offers them first, to tick what one can do now."""
        if len(chosen) == 1 and has_open_checks(workspace.reader, chosen[0]):
            window.offer_finish(chosen[0])
        else:
            each(finish_as_it_is, "items.finish")(chosen)

    def log(chosen: list[UUID]) -> None:
        form("log_time")(chosen)

    def log_on_what_is_active() -> None:
        active = subjects.active()
        if active is not None and not subjects.selected():
            log([active])
        else:
            subjects.each(_any, tr("Log time on which step?"), log)()

    def command(
        name: str,
        text: str,
        fits: Fits,
        then: Callable[[list[UUID]], object],
        *,
        question: str,
        none: str = "",
        one: bool = False,
        lacks: str = "",
        **more: Any,
    ) -> Command:
        none = none or tr("There is no open step.")
        why = first_of(
            lambda: guard(writable=not workspace.read_only),
            lambda: subjects.why_not(fits, none, one=one, lacks=lacks),
        )
        return Command(name, "step", text, subjects.each(fits, question, then), why=why, **more)

    no_step = tr("There is no step yet. Add one with New step.")
    unsettled = in_state(*UNSETTLED)
    closed = in_state(*(set(State) - {State.OPEN}))
    return [
        command(
            "start",
            tr("Start"),
            in_state(State.OPEN, State.PARKED),
            each(items.start, "items.start"),
            question=tr("Start which step?"),
            keys=("Ctrl+Return",),
            also=tr("begin work resume"),
        ),
        command(
            "finish",
            tr("Finish"),
            unsettled,
            finish,
            question=tr("Finish which step?"),
            keys=("Ctrl+Shift+Return",),
            also=tr("mark done complete tick check off reached"),
        ),
        command(
            "know",
            tr("I know this"),
            unsettled,
            each(items.know, "items.know"),
            question=tr("Which step do you know already?"),
            also=tr("known already mastered"),
        ),
        command(
            "know_half",
            tr("I did half of it"),
            unsettled,
            each(partial(items.know, share=0.5), "items.know_share"),
            question=tr("Of which step did you do half?"),
            also=tr("half known 50 percent"),
        ),
        command(
            "know_share",
            tr("I know some of it…"),
            unsettled,
            form("know_share"),
            question=tr("Of which step do you know some?"),
            one=True,
            also=tr("part known percent share"),
        ),
        command(
            "skip",
            tr("Skip"),
            unsettled,
            each(items.skip, "items.skip"),
            question=tr("Skip which step?"),
            keys=("Ctrl+D",),
            also=tr("leave out not needed ignore"),
        ),
        command(
            "park",
            tr("Park"),
            in_state(State.OPEN, State.ACTIVE),
            each(items.park, "items.park"),
            question=tr("Park which step?"),
            line_before=True,
            also=tr("snooze postpone later put off hold"),
        ),
        command(
            "park_until",
            tr("Park until…"),
            unsettled,
            form("park_until"),
            question=tr("Park which step?"),
            one=True,
            also=tr("snooze postpone defer date"),
        ),
        command(
            "reopen",
            tr("Reopen"),
            closed,
            each(items.reopen, "items.reopen"),
            question=tr("Reopen which step?"),
            none=tr("Every step is open already."),
            keys=("Ctrl+Shift+O",),
            also=tr("undone again unfinish unskip"),
        ),
        replace(
            command(
                "log",
                tr("Log time…"),
                _any,
                log,
                question="",
                none=no_step,
                one=True,
                keys=("Ctrl+L",),
                line_before=True,
                also=tr("track hours minutes worked diary journal timesheet record"),
            ),
            run=log_on_what_is_active,
        ),
        command(
            "rename",
            tr("Rename…"),
            _any,
            rename,
            question=tr("Rename which step?"),
            none=no_step,
            one=True,
            keys=("F2",),
            line_before=True,
            also=tr("title name edit"),
        ),
        command(
            "effort",
            tr("Change the effort…"),
            _any,
            effort,
            question=tr("Change the effort of which step?"),
            none=no_step,
            one=True,
            keys=("Shift+F2",),
            also=tr("estimate hours duration"),
        ),
        command(
            "move",
            tr("Move to a phase…"),
            _any,
            move,
            question=tr("Move which step?"),
            none=no_step,
            also=tr("reorder section stage relocate"),
        ),
        _nudge(window, subjects, "move_up", tr("Move up"), -1, "Alt+Up"),
        _nudge(window, subjects, "move_down", tr("Move down"), 1, "Alt+Down"),
        command(
            "pin",
            tr("Pin to a day…"),
            unsettled,
            pin,
            question=tr("Pin which step to a day?"),
            line_before=True,
            also=tr("schedule date begin on fix start day"),
        ),
        command(
            "unpin",
            tr("Let the plan choose its day"),
            lambda item: item.pinned is not None,
            each(partial(planning.pin, day=None), "items.unpin"),
            question=tr("Free which step from its day?"),
            none=tr("No step is pinned to a day."),
            lacks=tr("It is not pinned to a day."),
            also=tr("free release day"),
        ),
        command(
            "deadline",
            tr("Deadline…"),
            _any,
            form("deadline"),
            question=tr("A deadline for which step?"),
            none=no_step,
            one=True,
            keys=("Ctrl+Shift+D",),
            also=tr("due date by"),
        ),
        command(
            "no_deadline",
            tr("No deadline"),
            lambda item: item.deadline is not None,
            each(partial(steps.set_deadline, day=None), "item.deadline"),
            question=tr("Which step has no deadline any more?"),
            none=tr("No step has a deadline."),
            lacks=tr("It has no deadline."),
            one=True,
            also=tr("remove due date clear"),
        ),
        command(
            "remove",
            tr("Remove"),
            _any,
            each(items.remove, "items.remove"),
            question=tr("Remove which step?"),
            none=no_step,
            keys=("Del",),
            line_before=True,
            also=tr("delete erase trash bin"),
        ),
    ]


def _any(_: object) -> bool:
    return True


def _nudge(
    window: MainWindow, subjects: Subjects, name: str, text: str, direction: int, keys: str
) -> Command:
    """Up and down have a meaning only where steps stand below one another."""

    def why() -> str:
        if window.view is None or not window.view.can_move:
            return tr("Steps are put in order on the Roadmap.")
        return "" if subjects.selected() else tr("Select the steps that should move.")

    def writable() -> str:
        return guard(writable=not window.workspace.read_only)

    def move() -> None:
        if window.view is not None:
            window.view.move_selected(direction)

    reasons: Why = first_of(writable, why)
    return Command(
        name,
        "step",
        text,
        move,
        (keys,),
        why=reasons,
        also=tr("reorder order sort"),
    )


def _move(window: MainWindow, chosen: list[UUID], phase: UUID) -> None:
    """Each by its place in the same roadmap, or by its first place."""
    reader = window.workspace.reader
    track = reader.get(Phase, phase).track_id
    here = {one.id for one in queries.phases(reader, track)}

    def place(item: UUID) -> Membership:
        places = queries.memberships(reader, item=item)
        return next((one for one in places if one.phase_id in here), places[0])

    places = [place(item).id for item in chosen]
    if len(places) == 1:
        window.workspace.do(steps.move, membership=places[0], phase=phase, before=None)
    else:
        window.workspace.do(steps.move_many, memberships=places, phase=phase, before=None)
