"""What item commands are about: what is selected, or else what could be asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from pathtracker.app.commands import Why
from pathtracker.app.telling import sentence
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import State
from pathtracker.store import queries
from pathtracker.store.queries import ItemBrief

Fits = Callable[[ItemBrief], bool]
Then = Callable[[list[UUID]], object]
Ask = Callable[[str, Collection[UUID], Then], object]
"""Asks which of some items is meant, in words, and goes on with the answer."""


class Subjects:
    """Gives a command its items, and says why where there are none.

    `selected` gives the ids of what is selected, `ask` lets the learner choose where nothing is.
    What was read is kept until the next change or another selection: all commands ask at once.
    """

    def __init__(self, workspace: Workspace, selected: Callable[[], list[UUID]], ask: Ask) -> None:
        self._workspace, self._selected, self._ask = workspace, selected, ask
        self._ids: list[UUID] | None = None
        self._items: list[ItemBrief] = []
        self._known: list[ItemBrief] | None = None
        workspace.changed.connect(lambda _: self._forget())

    def selected(self) -> list[ItemBrief]:
        """The selected items, in the order shown."""
        ids = self._selected()
        if ids != self._ids:
            found = {one.id: one for one in queries.item_briefs(self._workspace.reader, ids)}
            self._ids, self._items = ids, [found[item] for item in ids if item in found]
        return self._items

    def why_not(self, fits: Fits, none: str, *, one: bool = False, lacks: str = "") -> str:
        """Why nothing can be done: `none` says so where the store has no item that fits, `lacks`
        where the selected one doesn't, for another reason than its state. `one`: it can be done
        to one item at a time."""
        chosen = self.selected()
        if not chosen:
            return "" if self._some(fits) else none
        if one and len(chosen) > 1:
            return tr("This is for one step at a time. Select just one.")
        if any(map(fits, chosen)):
            return ""
        if len(chosen) > 1:
            return tr("None of the selected steps is such that this could be done.")
        return lacks or _standing(chosen[0])

    def each(self, fits: Fits, question: str, then: Then) -> Callable[[], None]:
        """Goes on with those of the selected items that fit; without a selection, with the one
        the learner names."""

        def run() -> None:
            chosen = self.selected()
            if chosen:
                then([item.id for item in chosen if fits(item)])
            else:
                self._ask(question, [item.id for item in self._all() if fits(item)], then)

        return run

    def active(self) -> UUID | None:
        """The item under way, if it is the only one."""
        found = [item.id for item in self._all() if item.state is State.ACTIVE]
        return found[0] if len(found) == 1 else None

    def _some(self, fits: Fits) -> bool:
        return any(map(fits, self._all()))

    def _all(self) -> list[ItemBrief]:
        if self._known is None:
            self._known = queries.item_briefs(self._workspace.reader)
        return self._known

    def _forget(self) -> None:
        self._ids, self._known = None, None


def in_state(*wanted: State) -> Fits:
    return lambda item: item.state in wanted


def guard(writable: bool) -> str:
    """Why nothing at all can be changed."""
    return "" if writable else tr("You can look, but nothing can be changed here.")


def first_of(*whys: Why) -> Why:
    """The first reason that there is."""

    def why() -> str:
        found: Iterable[str] = (one() for one in whys)
        return next((text for text in found if text), "")

    return why


def _standing(item: ItemBrief) -> str:
    return sentence(Message(f"already.{item.state}", {"title": item.title}))
