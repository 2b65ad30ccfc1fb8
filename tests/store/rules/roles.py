"""Choosing and leaving roles."""

from __future__ import annotations

from datetime import timedelta

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pathtracker.actions import roles
from pathtracker.core.model import Rung

from .base import DAYS, TITLES, WHICH, Base


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
