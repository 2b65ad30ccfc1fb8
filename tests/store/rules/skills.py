"""Skills, evidence and requirements."""

from __future__ import annotations

from helpers import CATALOG
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pathtracker.actions import skills

from .base import TITLES, WHICH, Base


class Skills(Base):
    """Skills, evidence and requirements."""

    @rule(
        skill=WHICH, slug=st.sampled_from([None, None, *CATALOG.skills]), level=st.integers(-1, 6)
    )
    def rate(self, skill: int, slug: str | None, level: int) -> None:
        known = {row["slug"] for row in self.now["skill"]}
        wanted = slug if slug and slug not in known else self.one("skill", skill)
        self.do(skills.rate, skill=wanted, level=level, catalog=CATALOG)

    @rule(name=TITLES)
    def add_skill(self, name: str) -> None:
        self.do(skills.add_skill, name=name)
