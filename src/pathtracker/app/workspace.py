"""The only bridge between Qt and the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from pathtracker.app.backing import BackupRun
from pathtracker.app.clock import Clock
from pathtracker.app.drafts import Drafts
from pathtracker.app.telling import sentence
from pathtracker.core.messages import Message, Refused
from pathtracker.core.when import When
from pathtracker.paths import Places, asset
from pathtracker.store import Change, Reader, Store, StoreError

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Problem

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What became of something that was asked for: what came of it, or what stands against it."""

    done: T | None = None
    error: Refused | StoreError | None = None

    @property
    def against(self) -> str:
        """The sentence why it was not done; “” if it was."""
        return "" if self.error is None else sentence(self.error.message)


class Workspace(QObject):
    """What views ask and tell.

    A view reads through `reader` with `store.queries`, and changes things with a function of
    `pathtracker.actions`: by `do`, where the window says what stands against it and what was
    ticked or chosen goes back to what is so; by `tell_of`, where it says so and a value stays as
    it was typed; by `attempt`, where the field says it; by `keep`, where what was typed becomes a
    draft if file or disk don't play along. Nothing else writes, so that no field forgets what can
    stand against it.

    Signals: changed, with the Change once it is committed; refused, with the Message why something
    could not be done; troubled, with the StoreError when file or disk did not play along; not_done
    after either by `do`: a tick or a choice that asked for it shows what isn't so; lost, with the
    StoreError once nothing can be written any more because the file isn't ours.
    """

    changed = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)
    not_done = Signal()
    lost = Signal(object)

    def __init__(
        self, store: Store, places: Places, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.places = places
        self.clock = clock
        self.drafts = Drafts(places, self)
        self.backing = BackupRun(store, lambda: self.when().now, self)
        self.backing.failed.connect(self.troubled)
        self._store = store
        store.on_change = self.changed.emit
        store.tell_of_loss(self.lost.emit)

    @property
    def reader(self) -> Reader:
        return self._store

    @property
    def store(self) -> Store:
        """For backups, which work on the store itself."""
        return self._store

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    catalog_faults: tuple[Problem, ...] = ()
    """What of the catalogue could not be read and is left out, known once it was asked for."""

    @cached_property
    def catalog(self) -> Catalog:
        """The shipped catalogue; read when first asked for, never at the start."""
        from pathtracker.catalog import load_catalog

        loaded = load_catalog(asset("catalog"))
        self.catalog_faults = loaded.broken
        return loaded.catalog

    def when(self) -> When:
        return self.clock.when()

    def call(self, action: Callable[Concatenate[Store, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """Runs an action now. Raises Refused or StoreError: for a form that catches both.
        `when` is filled in unless it is given."""
        kw.setdefault("when", self.when())
        return action(self._store, *args, **kw)

    def attempt(self, action: Callable[..., T], **arguments: Any) -> Answer[T]:
        """Runs an action now; what stands against it is for the field to say."""
        try:
            return Answer(self.call(action, **arguments))
        except (Refused, StoreError) as error:
            return Answer(error=error)

    def keep(
        self, typed: Mapping[str, str], action: Callable[..., T], **arguments: Any
    ) -> Answer[T]:
        """Runs an action with what was `typed`, by field; where file or disk don't play along, it
        is kept as drafts of these fields until it could be written."""
        answer = self.attempt(action, **arguments)
        for field, text in typed.items():
            if answer.error is None:
                self.drafts.drop(field)
            elif isinstance(answer.error, StoreError) and text:
                self.drafts.put(field, text)
        return answer

    def tell(self, error: Refused | StoreError | None) -> None:
        """Has the window say what stands against something."""
        if isinstance(error, Refused):
            self.refused.emit(error.message)
        elif error is not None:
            self.troubled.emit(error)

    def do(self, action: Callable[..., T], **arguments: Any) -> T | None:
        """Runs an action now; what stands against it goes out as a signal, and None comes back."""
        answer = self.tell_of(action, **arguments)
        if answer.error is not None:
            self.not_done.emit()
        return answer.done

    def tell_of(self, action: Callable[..., T], **arguments: Any) -> Answer[T]:
        """Runs an action now; the window says what stands against it."""
        answer = self.attempt(action, **arguments)
        self.tell(answer.error)
        return answer

    def do_each(self, label: Message, action: Callable[..., Any], items: Sequence[UUID]) -> None:
        """Runs an action on each of several items as one change, with one step of undo."""

        def each(store: Store, *, when: When) -> None:
            with store.together(label, now=when.now):
                for item in items:
                    action(store, item=item, when=when)

        self.do(each)

    def undo(self) -> None:
        self._turn(self._store.undo)

    def redo(self) -> None:
        self._turn(self._store.redo)

    def to_undo(self) -> Change | None:
        """What `undo` would take back."""
        return self._store.to_undo()

    def to_redo(self) -> Change | None:
        """What `redo` would make again."""
        return self._store.to_redo()

    def close(self) -> None:
        self.backing.cancel()
        self._store.close()

    def _turn(self, turn: Callable[..., Change]) -> None:
        try:
            turn(now=self.when().now)
        except (Refused, StoreError) as error:
            self.tell(error)
