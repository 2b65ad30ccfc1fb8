"""Adverts that are kept, with the skills confirmed in them."""

from __future__ import annotations

from time import process_time
from uuid import UUID

import pytest
from helpers import CATALOG, TOMORROW, WHEN

from pathtracker.actions import adverts, roles
from pathtracker.core.messages import Refused
from pathtracker.core.model import Advert, Skill
from pathtracker.store import Store, queries

TEXT = "\n  Junior ML engineer  \nYou know Python."


@pytest.fixture
def kept(store: Store, engineer: roles.Chosen) -> Advert:
    return adverts.add_advert(
        store,
        role=engineer.role.id,
        text=TEXT,
        skills=["python", "sql"],
        catalog=CATALOG,
        when=WHEN,
    )


def test_an_advert_is_kept_with_its_skills(store: Store, kept: Advert) -> None:
    assert (kept.title, kept.text, kept.day) == ("Junior ML engineer", TEXT, WHEN.today)
    slugs = [store.get(Skill, skill).slug for skill in kept.skills]
    assert slugs == ["python", "sql"]
    assert queries.all_of(store, Advert) == [kept]


def test_its_skills_can_be_said_anew_and_it_goes(store: Store, kept: Advert) -> None:
    before = store.dump()
    [python, _] = kept.skills
    changed = adverts.set_advert_skills(
        store, advert=kept.id, skills=[python, python, "models"], catalog=CATALOG, when=WHEN
    )
    assert [store.get(Skill, skill).slug for skill in changed.skills] == ["python", "models"]
    adverts.remove_advert(store, advert=kept.id, when=WHEN)
    assert queries.all_of(store, Advert) == []
    for _ in range(2):
        store.undo(now=WHEN.now)
    assert store.dump() == before


def test_nothing_and_the_future_are_refused(store: Store, engineer: roles.Chosen) -> None:
    about = {"role": engineer.role.id, "skills": [], "catalog": CATALOG, "when": WHEN}
    with pytest.raises(Refused, match=r"advert\.empty"):
        adverts.add_advert(store, text=" \n ", **about)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="future"):
        adverts.add_advert(store, text="x", on=TOMORROW, **about)  # type: ignore[arg-type]
    assert queries.all_of(store, Advert) == []


def test_a_text_of_megabytes_is_no_advert(store: Store) -> None:
    before = process_time()
    with pytest.raises(Refused, match=r"advert\.too_long"):
        adverts.add_advert(
            store,
            role=UUID(int=1),
            text="Python " * 1_500_000,
            skills=(),
            catalog=CATALOG,
            when=WHEN,
        )
    assert process_time() - before < 0.5
