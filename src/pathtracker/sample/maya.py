"""Maya's nine months: the story and her words, laid over the catalogue and a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

from pathtracker.catalog import Catalog
from pathtracker.core.model import (
    THE_LEARNER,
    Check,
    Evidence,
    EvidenceKind,
    Item,
    Kind,
    Learner,
    Outcome,
    Resource,
    Standing,
    State,
    TrackKind,
)
from pathtracker.sample import story
from pathtracker.sample.around import BACKGROUNDS, PRIORITIES, around, shared_out
from pathtracker.sample.gathered import Gathered, ordered
from pathtracker.sample.projects import PROJECTS, Milestone
from pathtracker.sample.shelf import Shelf
from pathtracker.sample.showing import EVIDENCE, RATINGS
from pathtracker.sample.weeks import Session, first_day, sessions
from pathtracker.sample.words import NOTES, REMARKS

SMALLEST_PIECE = 10
OWN_STEPS_SLUG = "own-steps"  # the roadmap that quick add fills as well

Minutes = list[tuple[str, Session]]


class Maya:
    """Puts her life into `gathered`. `items` knows her steps and milestones by name."""

    def __init__(self, gathered: Gathered, shelf: Shelf, catalog: Catalog, today: date) -> None:
        self.items: dict[str, UUID] = {}
        self._gathered = gathered
        self._shelf = shelf
        self._catalog = catalog
        self._today = today
        self._rng = Random("maya")

    def live(self) -> None:
        """Everything she did up to today."""
        self._introduce()
        self._choose()
        self._add_own_steps()
        for project in PROJECTS:
            self._plan(project.name)
        finished = [
            name for name in ordered(story.FINISHED, self._requires()) if name in self.items
        ]
        finished = [n for n in finished if n not in (*story.SKIPPED, story.KNOWN)]
        work = self._share_out(finished)
        self._log(work)
        last_days = {name: session.day for name, session in work}
        self._settle(finished, last_days)
        self._annotate()
        self._show(last_days)
        self._rate()
        self._gathered.tracks = shared_out(self._gathered.tracks)
        self._gathered.around = list(around(self._gathered, self._today))

    def _introduce(self) -> None:
        self._gathered.learner = Learner(
            id=THE_LEARNER,
            name=story.NAME,
            minutes=story.MINUTES,
            start=first_day(self._today),
            backgrounds=BACKGROUNDS,
            priorities=PRIORITIES,
        )

    def _choose(self) -> None:
        self._shelf.role(
            story.ROLE,
            standing=Standing.PRIMARY,
            start=first_day(self._today),
            target=self._today + timedelta(weeks=story.TARGET_WEEKS_AHEAD),
        )
        self.items |= self._shelf.steps

    def _add_own_steps(self) -> None:
        track = self._gathered.track(TrackKind.ROADMAP, story.OWN_ROADMAP, slug=OWN_STEPS_SLUG)
        own = self._gathered.phase(track, story.OWN_ROADMAP, 1)
        for position, step in enumerate(story.OWN_STEPS, start=1):
            item = Item(
                id=self._gathered.new_id(),
                title=step.title,
                kind=Kind(step.kind),
                effort=step.hours,
                checks=tuple(Check(text=text) for text in step.checks),
                outcomes=self._outcomes([step.teaches] if step.teaches else []),
                resources=(
                    (Resource(title=step.resource[0], url=step.resource[1], access="offline"),)
                    if step.resource
                    else ()
                ),
            )
            self._gathered.steps[item.id] = item
            self.items[step.name] = item.id
            phase = self._shelf.phases.get(step.phase) if step.phase else None
            # 100: behind whatever the catalogue has in that phase
            self._gathered.place(item, phase or own, 100 if phase else position)
            if step.after in self.items:
                self._gathered.require(item.id, self.items[step.after])

    def _plan(self, name: str) -> None:
        project = next(project for project in PROJECTS if project.name == name)
        track = self._gathered.track(TrackKind.PROJECT, project.title, summary=project.summary)
        self._gathered.tracks[-1] = track.evolve(notes=project.notes)
        before = self.items.get(project.after)
        for position, milestone in enumerate(project.milestones, start=1):
            phase = self._gathered.phase(
                track, milestone.stage.capitalize(), position, slug=milestone.stage
            )
            item = self._milestone(milestone)
            self._gathered.milestones[item.id] = item
            self._gathered.place(item, phase, 1)
            self.items[f"{name}.{milestone.stage}"] = item.id
            if before is not None:
                self._gathered.require(item.id, before)
            before = item.id

    def _milestone(self, milestone: Milestone) -> Item:
        return Item(
            id=self._gathered.new_id(),
            title=milestone.title,
            kind=Kind.BUILD,
            effort=milestone.hours,
            checks=tuple(Check(text=text) for text in milestone.checks),
            outcomes=self._outcomes(milestone.teaches),
            notes=milestone.notes,
        )

    def _outcomes(self, teaches: Iterable[tuple[str, int]]) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(skill_id=self._shelf.skill(skill), level=level)
            for skill, level in teaches
            if skill in self._catalog.skills
        )

    def _requires(self) -> Mapping[str, list[str]]:
        names = {key: name for name, key in self.items.items()}
        requires: dict[str, list[str]] = {}
        for link in self._gathered.prerequisites:
            requires.setdefault(names[link.item_id], []).append(names[link.requires_id])
        return requires

    def _share_out(self, finished: list[str]) -> Minutes:
        """Which step each session went to, so that the last finished ends where today begins."""
        at_desk = sessions(self._today, self._rng)
        active = self._find(self.items[story.ACTIVE])
        for_active = round(active.effort * 60 * story.ACTIVE_SHARE)
        weights = [self._weight(name) for name in finished]
        total = sum(session.minutes for session in at_desk) - for_active
        budgets = [round(weight * total / sum(weights)) for weight in weights]
        work: Minutes = []
        queue = [*zip(finished, budgets, strict=True), (story.ACTIVE, 10 * for_active)]
        name, left = queue.pop(0)
        for session in at_desk:
            rest = session.minutes
            while rest:
                # Nobody begins the next thing with five minutes to go, or stops five short.
                piece = rest if rest - left < SMALLEST_PIECE else left
                work.append((name, Session(session.day, piece)))
                rest -= piece
                left -= piece
                if left < SMALLEST_PIECE and queue:
                    name, fresh = queue.pop(0)
                    left += fresh
        return work

    def _weight(self, name: str) -> float:
        item = self._find(self.items[name])
        known = 1 - story.PARTLY_KNOWN.get(name, 0.0)
        return item.effort * known * story.LONGER.get(name, 1.0) * self._rng.uniform(0.8, 1.25)

    def _log(self, work: Minutes) -> None:
        remarks = {name: list(texts) for name, texts in REMARKS}
        for name, session in work:
            note = ""
            if self._rng.random() < 0.4 and remarks.get(name):
                note = remarks[name].pop(0)
            elif self._rng.random() < 0.05:
                note = self._rng.choice(remarks[""])
            entry = self._gathered.entry(self.items[name], session.minutes, session.day, note)
            self._gathered.entries.append(entry)

    def _settle(self, finished: Iterable[str], last_days: Mapping[str, date]) -> None:
        for name in finished:
            self._change(name, state=State.DONE, done_on=last_days[name], **self._ticked(name))
        active = self._find(self.items[story.ACTIVE])
        checks = tuple(
            check.model_copy(update={"ticked": place in story.ACTIVE_TICKED})
            for place, check in enumerate(active.checks)
        )
        resources = tuple(
            resource.model_copy(update={"ticked": place == 0})
            for place, resource in enumerate(active.resources)
        )
        self._change(story.ACTIVE, state=State.ACTIVE, checks=checks, resources=resources)
        self._change(story.KNOWN, state=State.KNOWN, known_share=1.0)
        for name in story.SKIPPED:
            self._change(name, state=State.SKIPPED)
        until = self._today + timedelta(weeks=story.PARKED_WEEKS_AHEAD)
        self._change(story.PARKED, state=State.PARKED, parked_until=until)
        self._change(story.SET_ASIDE, state=State.PARKED)

    def _ticked(self, name: str) -> dict[str, object]:
        item = self._find(self.items[name])
        unticked = story.UNTICKED.get(name, ())
        return {
            "checks": tuple(
                check.model_copy(update={"ticked": place not in unticked})
                for place, check in enumerate(item.checks)
            ),
            # She reads the first resource through; the others when the first was not enough.
            "resources": tuple(
                resource.model_copy(update={"ticked": place == 0 or self._rng.random() < 0.5})
                for place, resource in enumerate(item.resources)
            ),
        }

    def _annotate(self) -> None:
        for name, share in story.PARTLY_KNOWN.items():
            self._change(name, known_share=share)
        for name, weeks in story.DEADLINES.items():
            self._change(name, deadline=self._today + timedelta(weeks=weeks))
        for name, text in NOTES.items():
            self._change(name, notes=text)

    def _show(self, last_days: Mapping[str, date]) -> None:
        for shown in EVIDENCE:
            if shown.of in last_days:
                skill = self._shelf.skills.get(shown.skill) if shown.skill else None
                self._gathered.evidence.append(
                    Evidence(
                        id=self._gathered.new_id(),
                        item_id=None if skill else self.items[shown.of],
                        skill_id=skill,
                        kind=EvidenceKind(shown.kind),
                        address=shown.address,
                        day=last_days[shown.of],
                        supports=shown.supports,
                        note=shown.note,
                    )
                )

    def _rate(self) -> None:
        start = first_day(self._today)
        for skill, levels in RATINGS:
            if skill in self._catalog.skills:
                for week, level, note in levels:
                    # Sundays, when the week is looked at; the first ones on the first day.
                    day = start + timedelta(weeks=week, days=6 if week else 0)
                    self._gathered.ratings.append(
                        self._gathered.rating(self._shelf.skill(skill), level, day, note)
                    )

    def _find(self, key: UUID) -> Item:
        return self._gathered.steps.get(key) or self._gathered.milestones[key]

    def _change(self, name: str, **changes: object) -> None:
        """A step that a later catalogue no longer has is simply not part of the story."""
        if name in self.items:
            key = self.items[name]
            items = self._gathered.steps if key in self._gathered.steps else None
            kept = self._gathered.milestones if items is None else items
            kept[key] = kept[key].evolve(**changes)
