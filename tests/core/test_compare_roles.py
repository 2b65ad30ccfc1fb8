"""Roles beside one another: what lies ahead, and what a background brings along."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.compare_roles import RoadStep, differ, head_start, highest, road


class Asked(NamedTuple):
    skill: str
    level: int
    importance: int
    rung: str = "junior"
    by_experience: bool = False


SKILLS = st.sampled_from("abcdef")
LEVELS = st.dictionaries(SKILLS, st.integers(0, 5))
ASKED = st.lists(
    st.builds(Asked, SKILLS, st.integers(0, 5), st.integers(1, 5)), unique_by=lambda one: one.skill
)
HOURS = st.floats(0.25, 40)
STRETCHES = st.lists(
    st.builds(
        lambda here, settled, hours: RoadStep(here, here and settled, hours, hours),
        st.booleans(),
        st.booleans(),
        HOURS,
    )
)


def test_a_road_counts_what_is_there_and_what_is_left() -> None:
    found = road(
        [RoadStep(True, True, 2, 0), RoadStep(True, False, 3, 1), RoadStep(False, False, 4, 4)]
    )
    assert (found.steps, found.here, found.settled, found.missing) == (3, 2, 1, 1)
    assert (found.hours, found.hours_left) == (9, 5)


@given(STRETCHES)
def test_what_is_left_is_never_more_than_all(steps: list[RoadStep]) -> None:
    found = road(steps)
    assert found.settled <= found.here <= found.steps
    assert found.hours_left <= found.hours


def test_what_a_teacher_brings() -> None:
    asked = [Asked("talk", 2, 3), Asked("python", 3, 5), Asked("plan", 2, 2)]
    found = head_start(asked, {"talk": 3, "plan": 1})
    assert (found.met, found.required, found.percent) == (8, 25, 32)
    assert found.skills == ("talk", "plan")


@given(ASKED, LEVELS, SKILLS)
def test_more_never_brings_less(asked: list[Asked], levels: dict[str, int], skill: str) -> None:
    now = head_start(asked, levels)
    more = head_start(asked, {**levels, skill: 5})
    assert 0 <= now.met <= more.met <= more.required
    assert now.share <= more.share <= 1


@given(ASKED, LEVELS)
def test_what_it_brings_is_what_it_names(asked: list[Asked], levels: dict[str, int]) -> None:
    found = head_start(asked, levels)
    assert bool(found.skills) == bool(found.met)
    without = {skill: level for skill, level in levels.items() if skill not in found.skills}
    assert head_start(asked, without).met == 0


def test_several_backgrounds_bring_the_highest_of_each() -> None:
    assert highest([{"a": 1, "b": 3}, {"a": 2}]) == {"a": 2, "b": 3}


def test_what_is_the_same_does_not_differ() -> None:
    assert not differ(["a", "a", "a"])
    assert not differ([])
    assert differ(["a", "a", "b"])
