"""A learner who does anything in any order, and what everything looked like before."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, on, open_store
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from reliability.contents import fast_place

from pathtracker.actions import adverts, applying, roles
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import KINDS, Item, Membership, Skill, Track
from pathtracker.store import Change, Store, Writer

Dump = dict[str, list[dict[str, Any]]]

WHICH = st.integers(0, 40)
"""Names one of what there is; the last number names what is not there."""
NOWHERE = UUID(int=1 << 100)
DAYS = st.integers(-3, 3)
TITLES = st.sampled_from(
    ["Joins", "joins ", "", "<b>bold</b>", "a\x00\x1b[31m", "\u202eright\u202c", "é 🧠", "\ud800"]
)


class OnPurposeError(Exception):
    """Raised by an operation in the middle of its work."""


class Base(RuleBasedStateMachine):
    """A learner who does anything in any order, and what everything looked like before."""

    performed: set[str] = set()  # noqa: RUF012 - over all runs: what has made a change at least once

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=fast_place()))
        shutil.copyfile(_empty_store(), self.folder / "store.db")
        self.minutes = 0
        self.told: list[Change] = []
        self.past: list[Dump] = []
        self.future: list[Dump] = []
        self.history: list[tuple[int, str, str]] = []
        self.store = self._opened()
        self.now = self.store.dump()
        assert self.now == {kind: [] for kind in KINDS}

    def _opened(self) -> Store:
        store = open_store(self.folder / "store.db", first_id=len(self.history) * 1000 + 1)
        store.on_change = self.told.append
        return store

    def teardown(self) -> None:
        try:
            self._sees_its_whole_history()
        finally:
            self.store.close()
            shutil.rmtree(self.folder)

    def when(self) -> Any:
        self.minutes += 7
        return on(TODAY + timedelta(days=len(self.history) // 5), self.minutes)

    def one(self, kind: str, which: int) -> UUID:
        rows = self.now[kind]
        return UUID(rows[which % len(rows)]["id"]) if rows and which < 40 else NOWHERE

    def has(self, kind: str) -> bool:
        return bool(self.now[kind])

    # What is checked after every step.

    def do(self, action: Callable[..., object], **arguments: Any) -> None:
        """Does an action, refused or not, and holds what came of it against the model."""
        before = len(self.told)
        try:
            action(self.store, when=self.when(), **arguments)
        except Refused:
            self._nothing_happened(before)
            return
        self._settle(before, action.__name__)

    def _settle(self, before: int, did: str) -> None:
        present = self.store.dump()
        if present == self.now:
            self._is_as_it_was(present, before)
            return
        self.performed.add(did)
        self.past.append(self.now)
        self.future.clear()
        self._changed_to(present, "edit")

    def _nothing_happened(self, told: int) -> None:
        self._is_as_it_was(self.store.dump(), told)

    def _is_as_it_was(self, present: Dump, told: int) -> None:
        assert present == self.now
        assert len(self.told) == told
        self._stacks_agree()

    def _changed_to(self, present: Dump, sort: str) -> None:
        """One change more, which names exactly what differs."""
        change = self.told[-1]
        assert len(self.told) == len(self.history) + 1
        assert change.seq == len(self.history) + 1
        assert change.sort == sort
        differing = {kind: ids for kind in KINDS if (ids := _differing(self.now, present, kind))}
        assert {kind: change.ids(kind) for kind in change.kinds} == differing
        self.history.append((change.seq, change.label.id, change.sort))
        self.now = present
        self._stacks_agree()

    def _stacks_agree(self) -> None:
        assert (self.store.to_undo() is not None) == bool(self.past)
        assert (self.store.to_redo() is not None) == bool(self.future)

    def _sees_its_whole_history(self) -> None:
        kept = [(c.seq, c.label.id, str(c.sort)) for c in self.store.history(10_000)]
        assert kept[::-1] == self.history

    @initialize(role=st.sampled_from([*CATALOG.roles, None]), further=st.booleans())
    def begin_with_a_role_or_nothing(self, role: str | None, further: bool) -> None:
        """Some lives begin further on, since chance leads there too seldom."""
        if role:
            self.do(roles.choose, catalog=CATALOG, role=role)
        if role and further:
            chosen = self.one("role", 0)
            self.do(applying.prepare_to_apply, role=chosen, catalog=CATALOG)
            self.do(applying.add_application, role=chosen, title="Ada Ltd")
            self.do(adverts.add_advert, role=chosen, text="SQL", skills=[], catalog=CATALOG)

    # Undo, redo, closing, failing.

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(Refused, match="nothing_to_undo"):
                self.store.undo(now=self.when().now)
            self._nothing_happened(len(self.told))
            return
        self.store.undo(now=self.when().now)
        self.future.append(self.now)
        present = self.store.dump()
        assert present == self.past.pop()
        self._changed_to(present, "undo")

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(Refused, match="nothing_to_redo"):
                self.store.redo(now=self.when().now)
            self._nothing_happened(len(self.told))
            return
        self.store.redo(now=self.when().now)
        self.past.append(self.now)
        present = self.store.dump()
        assert present == self.future.pop()
        self._changed_to(present, "redo")

    @rule(times=st.integers(2, 8))
    def go_back_and_forth(self, times: int) -> None:
        for _ in range(times):
            self.undo()
        for _ in range(times):
            self.redo()

    @rule()
    def reopen_the_store(self) -> None:
        self.store.close()
        self.store = self._opened()
        assert self.store.dump() == self.now
        self._stacks_agree()
        self._sees_its_whole_history()

    @rule(which=WHICH, how=st.sampled_from(["raises", "refuses", "breaks a link", "doubles"]))
    def fail_midway(self, which: int, how: str) -> None:
        before = len(self.told)
        with pytest.raises(Exception) as caught:  # noqa: PT011 - looked at below
            self.store.write(
                Message("item.add"), lambda writer: self._half(writer, which, how), now=on().now
            )
        names = {"raises": "OnPurposeError", "refuses": "Refused"}
        assert caught.type.__name__ == names.get(how, "IntegrityError")
        self._nothing_happened(before)

    def _half(self, writer: Writer, which: int, how: str) -> None:
        for kind, rows in self.now.items():
            if rows and kind in ("time_entry", "membership", "prerequisite", "evidence"):
                writer.remove(writer.get(KINDS[kind], self.one(kind, which % 40)))
        item = writer.put(Item(id=writer.new_id(), title="Half"))
        if how == "breaks a link":
            writer.put(Membership(id=writer.new_id(), item_id=item.id, phase_id=NOWHERE))
        elif how == "doubles":
            for _ in range(2):
                writer.put(Track(id=writer.new_id(), title="Same", slug="the-same"))
        elif how == "refuses":
            writer.put(item.evolve(effort=-1))
        else:
            raise OnPurposeError

    @rule(count=st.integers(1, 5), end=st.sampled_from(["commit", "cancel", "fail"]))
    def change_much_in_slices(self, count: int, end: str) -> None:
        before = len(self.told)

        def op(writer: Writer) -> Any:
            for n in range(count):
                writer.put(Skill(id=writer.new_id(), name=f"Skill {n}"))
                for row in self.now["item"][n : n + 1]:
                    found = writer.get(Item, UUID(row["id"]))
                    writer.put(found.evolve(notes=f"{found.notes}+{n}"))
                yield n / count
            if end == "fail":
                raise OnPurposeError

        long = self.store.write_long(Message("import"), op, now=on().now)
        try:
            while not long.advance(lambda: True):
                if end == "cancel":
                    break
        except OnPurposeError:
            assert end == "fail"
        long.cancel()
        if end == "commit":
            self._settle(before, "change_much_in_slices")
        else:
            self._nothing_happened(before)


@cache
def _empty_store() -> Path:
    """A store with nothing in it: copying one is quicker than making one for every run."""
    path = Path(tempfile.mkdtemp(dir=fast_place())) / "empty.db"
    atexit.register(shutil.rmtree, path.parent)
    Store.open(path).close()
    return path


def _differing(before: Dump, after: Dump, kind: str) -> frozenset[UUID]:
    old = {row["id"]: row for row in before[kind]}
    new = {row["id"]: row for row in after[kind]}
    return frozenset(UUID(key) for key in old.keys() | new.keys() if old.get(key) != new.get(key))
