"""Steps, milestones, roadmaps and projects."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pathtracker.actions import items, projects, steps
from pathtracker.core.model import Kind
from pathtracker.core.quickadd import QuickAdd

from .base import DAYS, NOWHERE, TITLES, WHICH, Base


class Work(Base):
    """Steps, milestones, roadmaps and projects."""

    @precondition(lambda self: self.has("item"))
    @rule(item=WHICH)
    def start(self, item: int) -> None:
        self.do(items.start, item=self.one("item", item))

    @precondition(lambda self: self.has("item"))
    @rule(
        item=WHICH,
        tick=st.booleans(),
        evidence=st.sampled_from([None, "a.png", "It works", "https://a"]),
    )
    def finish(self, item: int, tick: bool, evidence: str | None) -> None:
        self.do(items.finish, item=self.one("item", item), tick=tick, evidence=evidence)

    @rule(item=WHICH)
    def skip(self, item: int) -> None:
        self.do(items.skip, item=self.one("item", item))

    @rule(item=WHICH, share=st.sampled_from([1.0, 0.5, 0.25, -1.0]))
    def know(self, item: int, share: float) -> None:
        self.do(items.know, item=self.one("item", item), share=share)

    @precondition(lambda self: self.has("item"))
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

    @precondition(lambda self: self.has("item"))
    @rule(item=WHICH, index=st.integers(-1, 2), ticked=st.booleans())
    def tick_check(self, item: int, index: int, ticked: bool) -> None:
        self.do(items.tick_check, item=self.one("item", item), index=index, ticked=ticked)

    @precondition(lambda self: self.has("item"))
    @rule(item=WHICH, index=st.integers(-1, 2), ticked=st.booleans())
    def tick_resource(self, item: int, index: int, ticked: bool) -> None:
        self.do(items.tick_resource, item=self.one("item", item), index=index, ticked=ticked)

    @rule(item=WHICH, address=st.sampled_from(["https://a.org", "x.pdf", ""]))
    def attach(self, item: int, address: str) -> None:
        self.do(items.attach, item=self.one("item", item), address=address)

    @precondition(lambda self: self.has("evidence"))
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

    @precondition(lambda self: self.has("membership"))
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

    @rule(some=st.lists(WHICH, max_size=4))
    def know_many(self, some: list[int]) -> None:
        self.do(items.know_many, items=[self.one("item", which) for which in some])

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
