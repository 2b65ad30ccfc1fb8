"""Undo over every action: whatever a learner does, taking it back brings back what was there.

A state machine does what comes to its mind on a real file, and keeps beside it the plainest model
there is: the whole content of the store before each change, as two stacks.
"""

from __future__ import annotations

import atexit
import inspect
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, on, open_store
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from reliability.contents import fast_place

from pathtracker import actions
from pathtracker.actions import first_plan, items, learner, projects, roles, skills, steps
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import KINDS, Item, Kind, Membership, Rung, Skill, Track
from pathtracker.core.quickadd import QuickAdd
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


class Whims(RuleBasedStateMachine):
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

    @initialize(role=st.sampled_from([*CATALOG.roles, None]))
    def begin_with_a_role_or_nothing(self, role: str | None) -> None:
        if role:
            self.do(roles.choose, catalog=CATALOG, role=role)

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

    # Every action, by its own name.

    @rule(
        role=st.sampled_from(sorted(CATALOG.roles)),
        rung=st.sampled_from(Rung),
        secondary=st.booleans(),
        days=DAYS,
    )
    def choose(self, role: str, rung: Rung, secondary: bool, days: int) -> None:
        self.do(
            roles.choose,
            catalog=CATALOG,
            role=role,
            rung=rung,
            secondary=secondary,
            start=TODAY,
            target=TODAY + timedelta(days=days),
        )

    @rule(item=WHICH)
    def start(self, item: int) -> None:
        self.do(items.start, item=self.one("item", item))

    @rule(item=WHICH, tick=st.booleans(), evidence=st.sampled_from([None, "a.png", "https://a"]))
    def finish(self, item: int, tick: bool, evidence: str | None) -> None:
        self.do(items.finish, item=self.one("item", item), tick=tick, evidence=evidence)

    @rule(item=WHICH)
    def skip(self, item: int) -> None:
        self.do(items.skip, item=self.one("item", item))

    @rule(item=WHICH, share=st.sampled_from([1.0, 0.5, 0.25, -1.0]))
    def know(self, item: int, share: float) -> None:
        self.do(items.know, item=self.one("item", item), share=share)

    @rule(item=WHICH, days=st.none() | DAYS)
    def park(self, item: int, days: int | None) -> None:
        until = None if days is None else TODAY + timedelta(days=days * 10)
        self.do(items.park, item=self.one("item", item), until=until)

    @rule(item=WHICH)
    def reopen(self, item: int) -> None:
        self.do(items.reopen, item=self.one("item", item))

    @rule(item=WHICH, minutes=st.integers(0, 120), ago=DAYS)
    def log(self, item: int, minutes: int, ago: int) -> None:
        day = TODAY - timedelta(days=ago)
        self.do(items.log, item=self.one("item", item), minutes=minutes, on=day, note="<i>")

    @rule(item=WHICH, index=st.integers(-1, 2), ticked=st.booleans())
    def tick_check(self, item: int, index: int, ticked: bool) -> None:
        self.do(items.tick_check, item=self.one("item", item), index=index, ticked=ticked)

    @rule(item=WHICH, index=st.integers(-1, 2), ticked=st.booleans())
    def tick_resource(self, item: int, index: int, ticked: bool) -> None:
        self.do(items.tick_resource, item=self.one("item", item), index=index, ticked=ticked)

    @rule(item=WHICH, address=st.sampled_from(["https://a.org", "x.pdf", ""]))
    def attach(self, item: int, address: str) -> None:
        self.do(items.attach, item=self.one("item", item), address=address)

    @rule(evidence=WHICH)
    def detach(self, evidence: int) -> None:
        self.do(items.detach, evidence=self.one("evidence", evidence))

    @rule(item=WHICH, requires=WHICH)
    def require(self, item: int, requires: int) -> None:
        self.do(items.require, item=self.one("item", item), requires=self.one("item", requires))

    @rule(link=WHICH)
    def unrequire(self, link: int) -> None:
        rows = self.now["prerequisite"]
        row = rows[link % len(rows)] if rows else {"item_id": NOWHERE, "requires_id": NOWHERE}
        item, requires = UUID(str(row["item_id"])), UUID(str(row["requires_id"]))
        self.do(items.unrequire, item=item, requires=requires)

    @rule(item=WHICH)
    def remove(self, item: int) -> None:
        self.do(items.remove, item=self.one("item", item))

    @rule(
        title=TITLES,
        skill=st.sampled_from([(), ("python",), ("Skill 0",), ("nothing",)]),
        after=st.sampled_from([None, None, "set-up", "Joins", "nothing"]),
        phase=st.none() | WHICH,
    )
    def add(self, title: str, skill: tuple[str, ...], after: str | None, phase: int | None) -> None:
        where = None if phase is None else self.one("phase", phase)
        self.do(
            steps.add,
            wanted=QuickAdd(title=title, skills=skill, after=after, by=TODAY),
            phase=where,
        )

    @rule(item=WHICH, title=TITLES)
    def rename(self, item: int, title: str) -> None:
        self.do(steps.rename, item=self.one("item", item), title=title)

    @rule(item=WHICH, hours=st.sampled_from([0, 0.1, 3, 1e9, float("nan"), -1]))
    def set_effort(self, item: int, hours: float) -> None:
        self.do(steps.set_effort, item=self.one("item", item), hours=hours)

    @rule(item=WHICH, kind=st.sampled_from(Kind))
    def set_kind(self, item: int, kind: Kind) -> None:
        self.do(steps.set_kind, item=self.one("item", item), kind=kind)

    @rule(item=WHICH, notes=TITLES)
    def set_notes(self, item: int, notes: str) -> None:
        self.do(steps.set_notes, item=self.one("item", item), notes=notes)

    @rule(item=WHICH, days=st.none() | DAYS)
    def set_deadline(self, item: int, days: int | None) -> None:
        day = None if days is None else TODAY + timedelta(days=days)
        self.do(steps.set_deadline, item=self.one("item", item), day=day)

    @rule(item=WHICH, title=TITLES)
    def add_resource(self, item: int, title: str) -> None:
        self.do(steps.add_resource, item=self.one("item", item), title=title, url="https://b.org")

    @rule(membership=WHICH, phase=WHICH, before=st.none() | WHICH)
    def move(self, membership: int, phase: int, before: int | None) -> None:
        self.do(
            steps.move,
            membership=self.one("membership", membership),
            phase=self.one("phase", phase),
            before=None if before is None else self.one("membership", before),
        )

    @rule(memberships=st.lists(WHICH, max_size=3), phase=WHICH, before=st.none() | WHICH)
    def move_many(self, memberships: list[int], phase: int, before: int | None) -> None:
        self.do(
            steps.move_many,
            memberships=[self.one("membership", which) for which in memberships],
            phase=self.one("phase", phase),
            before=None if before is None else self.one("membership", before),
        )

    @rule(title=TITLES, phases=st.sampled_from([(), ("One", "Two"), ("One", "")]))
    def add_roadmap(self, title: str, phases: tuple[str, ...]) -> None:
        self.do(steps.add_roadmap, title=title, phases=phases)

    @rule(track=WHICH, title=TITLES)
    def add_phase(self, track: int, title: str) -> None:
        self.do(steps.add_phase, track=self.one("track", track), title=title)

    @rule(phase=WHICH, title=TITLES)
    def rename_phase(self, phase: int, title: str) -> None:
        self.do(steps.rename_phase, phase=self.one("phase", phase), title=title)

    @rule(phase=WHICH)
    def remove_phase(self, phase: int) -> None:
        self.do(steps.remove_phase, phase=self.one("phase", phase))

    @rule(
        skill=WHICH, slug=st.sampled_from([None, None, *CATALOG.skills]), level=st.integers(-1, 6)
    )
    def rate(self, skill: int, slug: str | None, level: int) -> None:
        known = {row["slug"] for row in self.now["skill"]}
        wanted = slug if slug and slug not in known else self.one("skill", skill)
        self.do(skills.rate, skill=wanted, level=level, catalog=CATALOG)

    @rule(some=st.lists(WHICH, max_size=4))
    def know_many(self, some: list[int]) -> None:
        self.do(items.know_many, items=[self.one("item", which) for which in some])

    @rule(title=TITLES, some=st.lists(WHICH, max_size=2))
    def add_role(self, title: str, some: list[int]) -> None:
        tracks = tuple(self.one("track", which) for which in some)
        self.do(roles.add_role, title=title, tracks=tracks)

    @rule(title=st.just("") | TITLES)
    def start_project(self, title: str) -> None:
        self.do(projects.start_project, catalog=CATALOG, template="predictor", title=title)

    @rule(title=TITLES)
    def add_project(self, title: str) -> None:
        self.do(projects.add_project, title=title)

    @rule(track=WHICH, notes=TITLES)
    def set_project_notes(self, track: int, notes: str) -> None:
        self.do(projects.set_project_notes, track=self.one("track", track), notes=notes)

    @rule(track=WHICH, title=TITLES)
    def rename_track(self, track: int, title: str) -> None:
        self.do(projects.rename_track, track=self.one("track", track), title=title)

    @rule(
        role=st.none() | st.sampled_from(sorted(CATALOG.roles)),
        hours=st.sampled_from([None, 7, 500]),
        weekdays=st.sampled_from([None, (60,) * 7, (60,)]),
        days=st.none() | DAYS,
    )
    def make_first_plan(
        self,
        role: str | None,
        hours: float | None,
        weekdays: tuple[int, ...] | None,
        days: int | None,
    ) -> None:
        self.do(
            first_plan.make_first_plan,
            catalog=CATALOG,
            role=role,
            hours=hours,
            weekdays=weekdays,
            start=None if days is None else TODAY + timedelta(days=days),
        )

    @rule(name=TITLES)
    def set_name(self, name: str) -> None:
        self.do(learner.set_name, name=name)

    @rule(
        minutes=st.lists(st.sampled_from([0, 30, 90]), min_size=7, max_size=7)
        | st.sampled_from([[30] * 6, [2000] * 7])
    )
    def set_weekdays(self, minutes: list[int]) -> None:
        self.do(learner.set_weekdays, minutes=tuple(minutes))

    @rule(hours=st.sampled_from([0, 7.5, 10, 500, -1]))
    def set_hours_a_week(self, hours: float) -> None:
        self.do(learner.set_hours_a_week, hours=hours)

    @rule(days=DAYS)
    def set_start(self, days: int) -> None:
        self.do(learner.set_start, day=TODAY + timedelta(days=days))

    @rule(name=TITLES)
    def add_skill(self, name: str) -> None:
        self.do(skills.add_skill, name=name)


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


def every_action() -> set[str]:
    """What a learner can do: the public functions that are given the store."""
    modules = [
        import_module(f"{actions.__name__}.{m.name}") for m in iter_modules(actions.__path__)
    ]
    return {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "store"
    }


def test_every_action_has_a_rule_of_its_name() -> None:
    named = {
        name
        for name, _ in inspect.getmembers(Whims, lambda m: hasattr(m, "hypothesis_stateful_rule"))
    }
    assert len(every_action()) >= 31
    assert every_action() <= named


def test_undo_and_redo_bring_back_exactly_what_was_there() -> None:
    Whims.performed.clear()
    _live(200)
    for _ in range(3):  # chance may leave a rare action out; it gets a few more lives
        if not every_action() <= Whims.performed:
            _live(40)
    # A rule whose action is always refused would show nothing.
    assert every_action() <= Whims.performed


def _live(lives: int) -> None:
    run_state_machine_as_test(
        Whims,
        settings=settings(
            max_examples=lives,
            stateful_step_count=50,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
