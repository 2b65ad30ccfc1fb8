"""A store as full as it may get: further roles, roadmaps, projects and years of entries.

Around Maya's own life, so that everything in it has its usual shape as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from uuid import UUID

from pathtracker.catalog import STAGES
from pathtracker.core.model import (
    SATISFYING,
    Check,
    Evidence,
    EvidenceKind,
    Item,
    Kind,
    Outcome,
    Phase,
    Rating,
    Requirement,
    Role,
    Rung,
    Skill,
    Standing,
    State,
    TimeEntry,
    Track,
    TrackKind,
)
from pathtracker.sample import plenty_words as words
from pathtracker.sample.gathered import Gathered, More

STEPS_A_ROADMAP = 100


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many there are to be in all, Maya's included, and over how many years."""

    roles: int
    steps: int
    primary_steps: int
    """Of these, how many stand in the primary role's roadmaps."""
    projects: int
    skills: int
    ratings: int
    entries: int
    years: int


class Plenty:
    """Adds to `gathered` until the amounts are reached."""

    def __init__(self, gathered: Gathered, amounts: Amounts, today: date) -> None:
        self._gathered = gathered
        self._amounts = amounts
        self._today = today
        self._first = today - timedelta(days=365 * amounts.years)
        self._rng = Random("plenty")
        self._worked_on: list[tuple[UUID, date]] = []
        self._skills: list[UUID] = []

    def add(self) -> None:
        self._add_skills()
        self._add_roadmaps_and_roles()
        self._add_projects()
        ratings = self._amounts.ratings - len(self._gathered.ratings)
        self._gathered.more_ratings = More(ratings, self._rate(ratings))
        entries = self._amounts.entries - len(self._gathered.entries)
        self._gathered.more_entries = More(entries, self._log(entries))

    def _add_skills(self) -> None:
        missing = self._amounts.skills - len(self._gathered.skills)
        for name, category in islice(words.skill_names(self._rng), missing):
            skill = Skill(id=self._gathered.new_id(), name=name, category=category)
            self._gathered.skills[skill.id] = skill
        self._skills = list(self._gathered.skills)

    def _add_roadmaps_and_roles(self) -> None:
        primary = self._gathered.roles[0]
        missing = self._amounts.steps - len(self._gathered.steps)
        phases = {p.id for p in self._gathered.phases if p.track_id in primary.tracks}
        present = {m.item_id for m in self._gathered.memberships if m.phase_id in phases}
        for_primary = min(missing, self._amounts.primary_steps - len(present))
        crafts = cycle(words.CRAFTS)
        titles = {craft: words.step_titles(self._rng, craft) for craft in words.CRAFTS}
        tracks: list[Track] = []
        sizes = [*_shares(for_primary), *_shares(missing - for_primary)]
        for craft, size in zip(crafts, sizes, strict=False):
            tracks.append(self._roadmap(craft, list(islice(titles[craft], size))))
        own = len(_shares(for_primary))
        self._gathered.roles[0] = primary.evolve(
            tracks=(*primary.tracks, *(track.id for track in tracks[:own]))
        )
        self._add_roles(tracks[own:], core=primary.tracks[0])

    def _add_roles(self, tracks: list[Track], *, core: UUID) -> None:
        missing = self._amounts.roles - len(self._gathered.roles)
        for place, (title, summary) in enumerate(islice(words.role_titles(self._rng), missing)):
            role = Role(
                id=self._gathered.new_id(),
                title=title,
                summary=summary,
                standing=Standing.SECONDARY,
                rung=list(Rung)[place % 3],
                start=self._first + timedelta(days=30 * place),
                tracks=(core, *(track.id for track in tracks[place::missing])),
            )
            self._gathered.roles.append(role)
            for skill in self._rng.sample(self._skills, 15):
                self._require_skill(role, skill)

    def _require_skill(self, role: Role, skill: UUID) -> None:
        level = self._rng.randint(1, 3)
        importance = self._rng.choice((1, 2, 3, 3, 4, 5))
        for rung in Rung:
            self._gathered.requirements.append(
                Requirement(
                    id=self._gathered.new_id(),
                    role_id=role.id,
                    skill_id=skill,
                    rung=rung,
                    level=min(5, level + rung.height),
                    importance=importance,
                )
            )

    def _roadmap(self, craft: str, titles: list[str]) -> Track:
        track = self._gathered.track(TrackKind.ROADMAP, self._roadmap_title(craft))
        done = self._rng.uniform(0.2, 0.9) * len(titles)
        items: list[Item] = []
        shared: set[UUID] = set()
        rest = list(titles)
        for place in range(1, len(titles)):
            if not rest:
                break
            phase = self._gathered.phase(track, words.PHASES[(place - 1) % 10], place)
            size = self._rng.randint(8, 15)
            for position, title in enumerate(rest[:size], start=1):
                item = self._step(title, settled=len(items) < done, started=len(items) / done)
                self._gathered.place(item, phase, position)
                self._link(item, items)
                items.append(item)
            if place % 2:
                self._share_one(phase, shared, size + 1)
            rest = rest[size:]
        return track

    def _roadmap_title(self, craft: str) -> str:
        place = words.PLACES[(len(self._gathered.tracks) * 7) % len(words.PLACES)]
        return f"{words.capital(craft)}, the {place} way"

    def _step(self, title: str, *, settled: bool, started: float) -> Item:
        """A step; the further down a roadmap, the later it was settled, never before what it
        stands on."""
        rng = self._rng
        state = _settled_state(rng) if settled else _unsettled_state(rng)
        day = self._first + timedelta(days=int((self._today - self._first).days * started))
        item = Item(
            id=self._gathered.new_id(),
            title=title,
            kind=rng.choice(list(Kind)),
            state=state,
            effort=rng.randint(2, 24) / 2,
            done_on=day if state is State.DONE else None,
            known_share=1.0 if state is State.KNOWN else 0.0,
            parked_until=_later(rng, self._today) if state is State.PARKED else None,
            deadline=_later(rng, self._today) if rng.random() < 0.03 else None,
            checks=tuple(
                Check(text=text, ticked=state is State.DONE and rng.random() < 0.9)
                for text in rng.sample(words.CHECKS, rng.randint(1, 3))
            ),
            outcomes=(Outcome(skill_id=rng.choice(self._skills), level=rng.randint(1, 3)),),
            notes=rng.choice(words.NOTES) if rng.random() < 0.25 else "",
        )
        self._gathered.steps[item.id] = item
        self._remember(item, day)
        return item

    def _link(self, item: Item, before: list[Item]) -> None:
        """About one prerequisite an item, among the few before it, so that no circle closes."""
        near = before[-6:]
        if item.state is State.ACTIVE:
            near = [other for other in near if other.state in SATISFYING]
        count = self._rng.choice((0, 1, 1, 1, 2))
        for required in self._rng.sample(near, min(count, len(near))):
            self._gathered.require(item.id, required.id)

    def _share_one(self, phase: Phase, here: set[UUID], position: int) -> None:
        """Lets a step of an earlier roadmap stand here as well."""
        earlier = len(self._gathered.memberships) - 2 * STEPS_A_ROADMAP  # none of this roadmap's
        if earlier > 0:
            key = self._gathered.memberships[self._rng.randrange(earlier)].item_id
            if key in self._gathered.steps and key not in here:
                here.add(key)
                self._gathered.place(self._gathered.steps[key], phase, position)

    def _add_projects(self) -> None:
        present = self._gathered.counts()["projects"]
        titles = words.project_titles(self._rng)
        for title, summary in islice(titles, self._amounts.projects - present):
            track = self._gathered.track(TrackKind.PROJECT, title, summary=summary)
            reached = self._rng.randint(0, len(STAGES))
            before: Item | None = None
            day = self._first + timedelta(days=self._rng.randrange(365 * self._amounts.years - 90))
            for place in range(1, len(STAGES) + 1):
                day += timedelta(days=self._rng.randint(2, 9))
                before = self._milestone(track, place, before, day if place <= reached else None)

    def _milestone(
        self, track: Track, place: int, before: Item | None, reached: date | None
    ) -> Item:
        stage = STAGES[place - 1]
        item = Item(
            id=self._gathered.new_id(),
            title=f"{words.capital(stage)}: {track.title}",
            kind=Kind.BUILD,
            state=State.DONE if reached else State.OPEN,
            done_on=reached,
            effort=self._rng.randint(3, 16) / 2,
            checks=tuple(
                Check(text=text, ticked=reached is not None)
                for text in self._rng.sample(words.CHECKS, 2)
            ),
            outcomes=(Outcome(skill_id=self._rng.choice(self._skills), level=3),),
        )
        self._gathered.milestones[item.id] = item
        self._gathered.place(
            item, self._gathered.phase(track, words.capital(stage), place, slug=stage), 1
        )
        if before:
            self._gathered.require(item.id, before.id)
        if reached:
            self._remember(item, reached)
            self._prove(item, reached)
        return item

    def _prove(self, item: Item, day: date) -> None:
        self._gathered.evidence.append(
            Evidence(
                id=self._gathered.new_id(),
                item_id=item.id,
                kind=EvidenceKind.COMMIT,
                address=f"https://github.com/maya-sample/work/commit/{item.id.hex[:7]}",
                day=day,
            )
        )

    def _rate(self, count: int) -> Iterator[Rating]:
        rounds = -(-count // len(self._skills))
        days = (self._today - self._first).days
        for number in range(count):
            turn, skill = divmod(number, len(self._skills))
            # Over the years it rises; now and then reality takes one back.
            level = min(5, max(0, turn * 5 // rounds - (self._rng.random() < 0.1)))
            day = self._first + timedelta(
                days=int(days * (turn + self._rng.random() * 0.9) / rounds)
            )
            reason = self._rng.choice(words.REASONS)
            yield self._gathered.rating(self._skills[skill], level, day, reason)

    def _log(self, count: int) -> Iterator[TimeEntry]:
        for item, day, minutes in islice(self._sittings(), count):
            yield self._gathered.entry(item, minutes, day)

    def _sittings(self) -> Iterator[tuple[UUID, date, int]]:
        """Round after round over what was worked on, each round some days further back."""
        for back in range(1_000):
            for item, last in self._worked_on:
                day = max(self._first, last - timedelta(days=back * 2))
                yield item, day, 5 * self._rng.randint(2, 14)

    def _remember(self, item: Item, day: date) -> None:
        if item.state in (State.DONE, State.ACTIVE):
            yesterday = self._today - timedelta(days=1)
            self._worked_on.append((item.id, min(day, yesterday)))


def _shares(steps: int) -> list[int]:
    """Roadmaps of about a hundred steps each."""
    if steps <= 0:
        return []
    count = -(-steps // STEPS_A_ROADMAP)
    return [steps // count + (place < steps % count) for place in range(count)]


def _settled_state(rng: Random) -> State:
    return rng.choices([State.DONE, State.SKIPPED, State.KNOWN], [0.88, 0.07, 0.05])[0]


def _unsettled_state(rng: Random) -> State:
    return rng.choices([State.OPEN, State.ACTIVE, State.PARKED], [0.95, 0.01, 0.04])[0]


def _later(rng: Random, today: date) -> date:
    return today + timedelta(days=rng.randint(7, 300))
