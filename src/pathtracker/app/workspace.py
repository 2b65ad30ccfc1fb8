"""The only bridge between Qt and the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from pathtracker.app.clock import Clock
from pathtracker.core.messages import Message, Refused
from pathtracker.core.when import When
from pathtracker.paths import Places, asset
from pathtracker.store import Change, Reader, Store, StoreError

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Problem

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """What views ask and tell.

    A view reads through `reader` with `store.queries`, and changes things by `do` (or `call`) with
    a function of `pathtracker.actions`.

    Signals: changed, with the Change once it is committed; refused, with the Message why something
    could not be done; troubled, with the StoreError when file or disk did not play along.
    """

    changed = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(
        self, store: Store, places: Places, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.places = places
        self.clock = clock
        self._store = store
        store.on_change = self.changed.emit

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
        """Runs an action now. Raises Refused or StoreError: for a field that shows the sentence
        itself. `when` is filled in unless it is given."""
        kw.setdefault("when", self.when())
        return action(self._store, *args, **kw)

    def do(self, action: Callable[..., T], **arguments: Any) -> T | None:
        """Runs an action now; what stands against it goes out as a signal, and None comes back."""
        try:
            return self.call(action, **arguments)
        except Refused as refusal:
            self.refused.emit(refusal.message)
        except StoreError as error:
            self.troubled.emit(error)
        return None

    def do_each(self, label: Message, action: Callable[..., Any], items: Sequence[UUID]) -> None:
        """Runs an action on each of several items as one change, with one step of undo."""
        when = self.when()
        try:
            with self._store.together(label, now=when.now):
                for item in items:
                    action(self._store, item=item, when=when)
        except Refused as refusal:
            self.refused.emit(refusal.message)
        except StoreError as error:
            self.troubled.emit(error)

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
        self._store.close()

    def _turn(self, turn: Callable[..., Change]) -> None:
        try:
            turn(now=self.when().now)
        except Refused as refusal:
            self.refused.emit(refusal.message)
        except StoreError as error:
            self.troubled.emit(error)
