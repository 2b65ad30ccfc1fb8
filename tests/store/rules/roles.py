"""Choosing and leaving roles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pathtracker.actions import applying, fitting, leaving, plans, resources, roles, updating
from pathtracker.core.model import Rung

from .base import DAYS, TITLES, WHICH, Base, Dump


class Roles(Base):
    """Choosing and leaving roles."""

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

    @rule(title=TITLES, some=st.lists(WHICH, max_size=2))
    def add_role(self, title: str, some: list[int]) -> None:
        tracks = tuple(self.one("track", which) for which in some)
        self.do(roles.add_role, title=title, tracks=tracks)

    @precondition(lambda self: self.has("role"))
    @rule(role=WHICH)
    def make_primary(self, role: int) -> None:
        self.do(roles.make_primary, role=self.one("role", role))

    @rule(role=WHICH, first=st.none() | DAYS, last=st.none() | DAYS)
    def set_role_days(self, role: int, first: int | None, last: int | None) -> None:
        start, target = (
            None if days is None else TODAY + timedelta(days=days) for days in (first, last)
        )
        self.do(roles.set_role_days, role=self.one("role", role), start=start, target=target)

    @precondition(lambda self: self.has("role"))
    @rule(role=WHICH)
    def leave(self, role: int) -> None:
        self.do(leaving.leave, role=self.one("role", role), catalog=CATALOG)

    @rule(plan=st.just("month"), weeks=DAYS, days=st.sampled_from([0, 0, 0, 1]))
    def start_plan(self, plan: str, weeks: int, days: int) -> None:
        monday = TODAY + timedelta(weeks=weeks + 3, days=days)
        self.do(plans.start_plan, catalog=CATALOG, plan=plan, monday=monday)

    @precondition(lambda self: self.has("role"))
    @rule(role=WHICH)
    def prepare_to_apply(self, role: int) -> None:
        self.do(applying.prepare_to_apply, role=self.one("role", role), catalog=CATALOG)

    @precondition(lambda self: any(_prepared(self.now)))
    @rule(role=WHICH, title=TITLES, days=st.none() | DAYS)
    def add_application(self, role: int, title: str, days: int | None) -> None:
        prepared = _prepared(self.now)
        self.do(
            applying.add_application,
            role=prepared[role % len(prepared)],
            title=title,
            next_on=None if days is None else TODAY + timedelta(days=days),
        )

    @precondition(lambda self: bool(_standing_in(self.now, set(applying.Stage))))
    @rule(item=WHICH, stage=st.sampled_from(applying.Stage))
    def move_application(self, item: int, stage: applying.Stage) -> None:
        applications = _standing_in(self.now, set(applying.Stage))
        chosen = applications[item % len(applications)]
        self.do(applying.move_application, item=chosen, stage=stage, next_on=TODAY)

    @rule(answer=st.integers(-1, 3))
    def keep_quiz(self, answer: int) -> None:
        self.do(fitting.keep_quiz, answers={"code": answer}, results=[("engineer", 0.5)])

    @rule(levels=st.dictionaries(st.sampled_from(sorted(CATALOG.skills)), st.integers(-1, 6)))
    def confirm_ratings(self, levels: dict[str, int]) -> None:
        self.do(fitting.confirm_ratings, levels=levels, catalog=CATALOG)

    @rule(more=st.sets(st.sampled_from(sorted(CATALOG.steps))))
    def take_catalog(self, more: set[str]) -> None:
        newer = replace(CATALOG, version=CATALOG.version + 1 + len(self.history))
        self.do(updating.take_catalog, catalog=newer, accepted={("item", slug) for slug in more})

    @precondition(lambda self: self.has("item"))
    @rule(item=WHICH, index=st.integers(-1, 2), path=TITLES)
    def keep_copy(self, item: int, index: int, path: str) -> None:
        self.do(resources.keep_copy, item=self.one("item", item), index=index, path=path)


def _prepared(now: Dump) -> list[UUID]:
    """The roles for which applying is prepared."""
    tracks = {track["slug"] for track in now["track"]}
    return [UUID(r["id"]) for r in now["role"] if f"applying-{r['slug'] or r['id']}" in tracks]


def _standing_in(now: Dump, phases: set[str]) -> list[UUID]:
    there = {row["id"] for row in now["phase"] if row["slug"] in phases}
    return [UUID(row["item_id"]) for row in now["membership"] if row["phase_id"] in there]
