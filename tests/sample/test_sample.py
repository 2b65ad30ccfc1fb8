"""The sample learner: the same every time, believable, and as large as it says."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from pathtracker.actions.roles import choose
from pathtracker.catalog import Catalog, load_catalog
from pathtracker.core.messages import Refused
from pathtracker.core.model import SATISFYING, Item, State, TrackKind
from pathtracker.core.when import When
from pathtracker.paths import asset
from pathtracker.sample import Size, entities, fill_sample, story
from pathtracker.sample.fill import LARGE, gather
from pathtracker.sample.gathered import Gathered
from pathtracker.sample.projects import PROJECTS
from pathtracker.sample.showing import EVIDENCE, RATINGS
from pathtracker.sample.words import NOTES, REMARKS
from pathtracker.store import Store, queries

# A Thursday, a Monday, a leap day, and a day in a year to come.
DAYS = (date(2026, 11, 19), date(2026, 11, 16), date(2028, 2, 29), date(2031, 7, 6))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(asset("catalog")).catalog


@pytest.fixture(scope="module", params=["usual", "large"])
def gathered(request: pytest.FixtureRequest, catalog: Catalog) -> Gathered:
    return gather(catalog, size=request.param, today=DAYS[0])


def noon(day: date) -> When:
    return When(datetime.combine(day, time(12), UTC), day)


def items_of(gathered: Gathered) -> dict[UUID, Item]:
    return {**gathered.steps, **gathered.milestones}


def test_the_same_day_gives_the_same_learner(catalog: Catalog, tmp_path: Path) -> None:
    dumps = []
    for name in ("first", "second"):
        with Store.open(tmp_path / name / "store.db") as store:
            fill_sample(store, catalog=catalog, size="usual", when=noon(DAYS[0]))
            dumps.append(store.dump())
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize("size", ["usual", "large"])
def test_everything_is_made_the_same_twice(catalog: Catalog, size: Size) -> None:
    first, second = (list(entities(catalog, size=size, today=DAYS[0])) for _ in range(2))
    assert first == second
    assert len({entity.id for entity in first}) == len(first)


def test_large_has_exactly_what_it_promises(catalog: Catalog, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        said = fill_sample(store, catalog=catalog, size="large", when=noon(DAYS[0]))
        kept = queries.counts(store)
        kinds = {track.id: track.kind for track in queries.tracks(store)}
        steps = {
            line.id for line in queries.outline(store) if kinds[line.track_id] is TrackKind.ROADMAP
        }
    assert len(steps) == said["steps"] == 2_000
    assert kept["role"] == said["roles"] == 5
    assert list(kinds.values()).count(TrackKind.PROJECT) == said["projects"] == 50
    assert kept["skill"] == said["skills"] == 1_000
    assert kept["rating"] == said["ratings"] == 10_000
    assert kept["time_entry"] == said["time_entries"] == 20_000
    assert kept["item"] == said["steps"] + said["milestones"]


def test_a_primary_role_of_a_large_store_has_a_long_way(catalog: Catalog) -> None:
    gathered = gather(catalog, size="large", today=DAYS[0])
    tracks = set(gathered.roles[0].tracks)
    phases = {phase.id for phase in gathered.phases if phase.track_id in tracks}
    steps = {place.item_id for place in gathered.memberships if place.phase_id in phases}
    assert len(steps) == pytest.approx(LARGE.primary_steps, abs=20)


def test_a_store_that_holds_something_is_left_alone(catalog: Catalog, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        choose(store, catalog=catalog, role=story.ROLE, when=noon(DAYS[0]))
        before = store.dump()
        with pytest.raises(Refused) as refused:
            fill_sample(store, catalog=catalog, size="usual", when=noon(DAYS[0]))
        assert refused.value.message.id == "not_empty"
        assert store.dump() == before


def test_a_store_whose_history_can_be_undone_is_not_empty(catalog: Catalog, tmp_path: Path) -> None:
    """Redo over a filled store would mix the two."""
    with Store.open(tmp_path / "store.db") as store:
        choose(store, catalog=catalog, role=story.ROLE, when=noon(DAYS[0]))
        store.undo(now=noon(DAYS[0]).now)
        with pytest.raises(Refused):
            fill_sample(store, catalog=catalog, size="usual", when=noon(DAYS[0]))


def test_the_filling_can_not_be_undone(catalog: Catalog, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db") as store:
        fill_sample(store, catalog=catalog, size="usual", when=noon(DAYS[0]))
        assert store.history(1) == []


def test_a_filling_that_fails_at_its_end_leaves_nothing(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_plan(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("pathtracker.sample.fill.kept_plan", no_plan)
    with Store.open(tmp_path / "store.db") as store:
        with pytest.raises(RuntimeError, match="on purpose"):
            fill_sample(store, catalog=catalog, size="usual", when=noon(DAYS[0]))
        assert not any(queries.counts(store).values())


def test_her_role_came_in_as_choosing_it_would_bring_it(catalog: Catalog, tmp_path: Path) -> None:
    with Store.open(tmp_path / "chosen.db") as chosen, Store.open(tmp_path / "hers.db") as hers:
        choose(chosen, catalog=catalog, role=story.ROLE, when=noon(DAYS[0]))
        fill_sample(hers, catalog=catalog, size="usual", when=noon(DAYS[0]))
        again = choose(hers, catalog=catalog, role=story.ROLE, when=noon(DAYS[0]))
        assert again.steps_added == 0
        for store in (chosen, hers):
            assert queries.counts(store)["requirement"] == len(
                catalog.roles[story.ROLE].requirements
            )
        wanted = [(line.slug, line.title) for line in queries.outline(chosen)]
        there = [(line.slug, line.title) for line in queries.outline(hers)]
        assert [line for line in there if line[0]] == wanted


def test_the_story_names_only_what_there_is(catalog: Catalog) -> None:
    own = {step.name for step in story.OWN_STEPS}
    own |= {f"{project.name}.{m.stage}" for project in PROJECTS for m in project.milestones}
    steps = {step.slug for step in catalog.steps_for(catalog.roles[story.ROLE], "junior")}
    named = {*story.FINISHED, story.ACTIVE, story.KNOWN, *story.SKIPPED, story.PARKED}
    named |= {*story.PARTLY_KNOWN, *story.LONGER, *story.UNTICKED, *story.DEADLINES, *NOTES}
    named |= {shown.of for shown in EVIDENCE} | {name for name, _ in REMARKS if name}
    assert named <= own | steps
    taught = {skill for p in PROJECTS for m in p.milestones for skill, _ in m.teaches}
    assert taught | {skill for skill, _ in RATINGS} <= set(catalog.skills)


def test_every_state_is_there(gathered: Gathered) -> None:
    assert {item.state for item in gathered.steps.values()} == set(State)
    assert any(0 < item.known_share < 1 for item in gathered.steps.values())
    assert any(item.deadline for item in gathered.steps.values())
    assert any(item.parked_until for item in gathered.steps.values())
    assert any(item.notes for item in gathered.steps.values())
    ticks = Counter(
        (item.state, check.ticked) for item in gathered.steps.values() for check in item.checks
    )
    assert ticks[State.DONE, True] > 5 * ticks[State.DONE, False] > 0


def test_one_step_is_being_worked_on(catalog: Catalog) -> None:
    gathered = gather(catalog, size="usual", today=DAYS[0])
    active = [item for item in items_of(gathered).values() if item.state is State.ACTIVE]
    assert [item.slug for item in active] == [story.ACTIVE]
    logged = sum(e.minutes for e in gathered.entries if e.item_id == active[0].id)
    assert 0 < logged < active[0].effort * 60


def test_nothing_was_finished_before_what_it_stands_on(gathered: Gathered) -> None:
    items = items_of(gathered)
    for link in gathered.prerequisites:
        item, required = items[link.item_id], items[link.requires_id]
        if item.state in (State.DONE, State.ACTIVE):
            assert required.state in SATISFYING, (required.title, item.title)
        if item.done_on and required.done_on:
            assert required.done_on <= item.done_on, (required.title, item.title)


@pytest.mark.parametrize("today", DAYS)
def test_her_days_are_before_today_and_her_plans_after(catalog: Catalog, today: date) -> None:
    assert_days(gather(catalog, size="usual", today=today), today)


def test_the_days_of_a_large_store_fit_as_well(catalog: Catalog) -> None:
    assert_days(gather(catalog, size="large", today=DAYS[0]), DAYS[0])


def assert_days(gathered: Gathered, today: date) -> None:
    made = list(gathered.entities())
    for entity in made:
        for name in ("day", "done_on", "start"):
            day = getattr(entity, name, None)
            assert day is None or day <= today, entity
        for name in ("deadline", "parked_until", "target"):
            day = getattr(entity, name, None)
            assert day is None or day > today, entity
        at = getattr(entity, "at", None)
        assert at is None or at.date() == entity.day  # type: ignore[attr-defined]


@pytest.mark.parametrize("today", DAYS)
def test_nobody_works_on_a_step_after_finishing_it(catalog: Catalog, today: date) -> None:
    gathered = gather(catalog, size="usual", today=today)
    items = items_of(gathered)
    last = {entry.item_id: entry.day for entry in gathered.entries}
    for key, day in last.items():
        assert items[key].state is State.ACTIVE or items[key].done_on == day
    finished = {key for key, item in items.items() if item.state is State.DONE}
    assert finished <= set(last)


@pytest.mark.parametrize("today", DAYS)
def test_her_weeks_are_those_of_somebody_with_a_job(catalog: Catalog, today: date) -> None:
    entries = gather(catalog, size="usual", today=today).entries
    by_week: Counter[tuple[int, int]] = Counter()
    by_day: Counter[date] = Counter()
    for entry in entries:
        year, week, _ = entry.day.isocalendar()
        by_week[year, week] += entry.minutes
        by_day[entry.day] += entry.minutes
    worked = sorted(by_week.values())
    assert 6 <= sum(worked) / len(worked) / 60 <= 8
    assert 33 <= len(worked) <= 37  # of forty: she was away, and ill
    assert worked[-1] - worked[0] > 4 * 60
    assert max(by_day.values()) <= 4 * 60
    assert min(entry.minutes for entry in entries) >= 10
    assert len({entry.minutes for entry in entries}) > 20


def test_what_she_says_of_her_skills_rises_and_once_falls(catalog: Catalog) -> None:
    gathered = gather(catalog, size="usual", today=DAYS[0])
    levels: dict[UUID, list[int]] = {}
    for rating in sorted(gathered.ratings, key=lambda rating: rating.at):
        levels.setdefault(rating.skill_id, []).append(rating.level)
    rising = [known for known in levels.values() if known[-1] > known[0]]
    falling = [k for k in levels.values() if any(b < a for a, b in pairwise(k))]
    assert len(rising) > 10
    assert 1 <= len(falling) <= 3


def test_two_projects_are_under_way(catalog: Catalog) -> None:
    gathered = gather(catalog, size="usual", today=DAYS[0])
    projects = {t.id: t.title for t in gathered.tracks if t.kind is TrackKind.PROJECT}
    assert list(projects.values()) == ["Ticket triage", "Allotment answers"]
    reached = [item for item in gathered.milestones.values() if item.state is State.DONE]
    shown = {evidence.item_id for evidence in gathered.evidence}
    assert len(reached) == 4
    assert {item.id for item in reached} <= shown


def test_her_texts_are_hers(gathered: Gathered) -> None:
    titles = [item.title for item in items_of(gathered).values()]
    assert len(set(titles)) == len(titles)
    names = [skill.name for skill in gathered.skills.values()]
    assert len(set(names)) == len(names)
    for text in texts(gathered):
        assert not re.search(r"lorem|ipsum|^(?:note|step|item|skill) \d", text, re.IGNORECASE)


def texts(gathered: Gathered) -> Iterable[str]:
    for item in items_of(gathered).values():
        yield from (item.title, item.notes)
    for told in (*gathered.ratings, *gathered.entries, *gathered.evidence):
        yield told.note
    for track in gathered.tracks:
        yield from (track.title, track.summary, track.notes)


def test_no_roadmap_holds_a_step_twice(gathered: Gathered) -> None:
    tracks = {phase.id: phase.track_id for phase in gathered.phases}
    places = Counter((tracks[place.phase_id], place.item_id) for place in gathered.memberships)
    assert max(places.values()) == 1


def test_a_large_store_shares_steps_and_asks_at_every_rung(catalog: Catalog) -> None:
    gathered = gather(catalog, size="large", today=DAYS[0])
    standing = Counter(place.item_id for place in gathered.memberships)
    assert sum(count > 1 for count in standing.values()) > 20
    assert 0.8 <= len(gathered.prerequisites) / len(items_of(gathered)) <= 1.3
    rungs = Counter((asked.role_id, asked.rung) for asked in gathered.requirements)
    assert {count for count in rungs.values() if count == 15}
    sizes = Counter(place.phase_id for place in gathered.memberships)
    assert max(sizes.values()) <= 18
