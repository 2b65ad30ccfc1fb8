"""Skills, evidence and requirements."""

from __future__ import annotations

from uuid import UUID

from helpers import CATALOG
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pathtracker.actions import adverts, requirements, skills
from pathtracker.core.model import EvidenceKind

from .base import TITLES, WHICH, Base

SLUGS = st.sampled_from([None, None, *CATALOG.skills])
LEVELS = st.integers(-1, 6)


class Skills(Base):
    """Skills, evidence and requirements."""

    def some_skill(self, which: int, slug: str | None) -> UUID | str:
        return slug or self.one("skill", which)

    @rule(skill=WHICH, slug=SLUGS, level=LEVELS)
    def rate(self, skill: int, slug: str | None, level: int) -> None:
        wanted = self.some_skill(skill, slug)
        self.do(skills.rate, skill=wanted, level=level, catalog=CATALOG)

    @rule(
        skill=WHICH,
        slug=SLUGS,
        level=LEVELS,
        address=TITLES,
        kind=st.sampled_from([None, *EvidenceKind]),
    )
    def attach_to_skill(
        self, skill: int, slug: str | None, level: int, address: str, kind: EvidenceKind | None
    ) -> None:
        self.do(
            skills.attach_to_skill,
            skill=self.some_skill(skill, slug),
            level=level,
            address=address,
            note="Shown to others.",
            kind=kind,
            catalog=CATALOG,
        )

    @precondition(lambda self: self.has("requirement"))
    @rule(role=WHICH, skill=WHICH, slug=SLUGS, level=st.none() | LEVELS, weight=st.none() | LEVELS)
    def set_requirement(
        self, role: int, skill: int, slug: str | None, level: int | None, weight: int | None
    ) -> None:
        self.do(
            requirements.set_requirement,
            role=self.one("role", role),
            skill=self.some_skill(skill, slug),
            level=level,
            importance=weight,
            catalog=CATALOG,
        )

    @rule(role=WHICH, name=TITLES, level=LEVELS)
    def add_requirement(self, role: int, name: str, level: int) -> None:
        role_id = self.one("role", role)
        self.do(requirements.add_requirement, role=role_id, name=name, level=level)

    @precondition(
        lambda self: any(row["given_level"] is not None for row in self.now["requirement"])
    )
    @rule(role=WHICH, skill=WHICH, of_own=st.booleans())
    def reset_requirement(self, role: int, skill: int, of_own: bool) -> None:
        own = [row for row in self.now["requirement"] if row["given_level"] is not None]
        if own and of_own:
            one = own[skill % len(own)]
            where = {"role": UUID(one["role_id"]), "skill": UUID(one["skill_id"])}
        else:
            where = {"role": self.one("role", role), "skill": self.one("skill", skill)}
        self.do(requirements.reset_requirement, **where)

    @precondition(lambda self: self.has("role"))
    @rule(role=WHICH, text=TITLES, some=st.lists(WHICH, max_size=3), slug=SLUGS)
    def add_advert(self, role: int, text: str, some: list[int], slug: str | None) -> None:
        asked = [self.some_skill(which, None) for which in some] + ([slug] if slug else [])
        role_id = self.one("role", role)
        self.do(adverts.add_advert, role=role_id, text=text, skills=asked, catalog=CATALOG)

    @precondition(lambda self: self.has("advert"))
    @rule(advert=WHICH, some=st.lists(WHICH, max_size=3), slug=SLUGS)
    def set_advert_skills(self, advert: int, some: list[int], slug: str | None) -> None:
        asked = [self.some_skill(which, None) for which in some] + ([slug] if slug else [])
        advert_id = self.one("advert", advert)
        self.do(adverts.set_advert_skills, advert=advert_id, skills=asked, catalog=CATALOG)

    @precondition(lambda self: self.has("advert"))
    @rule(advert=WHICH)
    def remove_advert(self, advert: int) -> None:
        self.do(adverts.remove_advert, advert=self.one("advert", advert))

    @rule(name=TITLES)
    def add_skill(self, name: str) -> None:
        self.do(skills.add_skill, name=name)
