"""What the roadmap view holds: an outline of the store, and the model kept in line with it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject

from pathtracker.app.roadmap.filter import Filter
from pathtracker.app.roadmap.groups import Groups
from pathtracker.app.roadmap.model import RoadmapModel
from pathtracker.app.roadmap.outline import Choice, Outline, Scope, choices
from pathtracker.app.roadmap.words import round_hours
from pathtracker.app.words import tr
from pathtracker.core.model import Skill, State
from pathtracker.store import Change, Reader, queries


class Contents:
    """Attributes: rows, the model; outline; choices, what can be looked at; filter; folds, the
    phases whose done steps are shown."""

    def __init__(self, reader: Reader, parent: QObject) -> None:
        self.rows = RoadmapModel(parent)
        self.outline: Outline | None = None
        self.choices: list[Choice] = []
        self.filter = Filter()
        self.folds: set[UUID] = set()
        self._reader = reader
        self._groups: Groups | None = None

    def read(self, wanted: Scope | None, today: date) -> None:
        """Reads everything of a scope, or of the first there is. The rows change one by one if it
        is the same that is shown, so that selection and scroll stay."""
        self.choices = choices(self._reader)
        scopes = [choice.scope for choice in self.choices]
        scope = wanted
        if scope is None or not scopes or (scope not in scopes and scope != Scope()):
            scope = scopes[0] if scopes else Scope()
        same = self.outline is not None and self.outline.scope == scope
        self.outline = Outline(self._reader, scope)
        self._groups = Groups(self.outline, today, self.filter, self.folds)
        self._read_skills()
        if same:
            self.rows.update(self._groups.arranged())
        else:
            self.rows.show(self._groups.arranged())

    def catch_up(self, change: Change) -> bool:
        """Takes in a change by reading only what it touches. False if that is not enough."""
        if self.outline is None or self._groups is None:
            return False
        touched = self.outline.catch_up(self._reader, change)
        if "track" in change.kinds:
            self.choices = choices(self._reader)
        if touched:
            self._groups.touch(touched)
            if "item" in change.kinds:
                self._read_skills()
        if touched or change.kinds & {"phase"}:
            self.arrange()
        return touched is not None

    def arrange(self) -> None:
        """Brings the model in line with the filter and the folds."""
        if self._groups is not None:
            self._groups.filter = self.filter
            self.rows.update(self._groups.arranged())

    def turn_fold(self, phase: UUID) -> None:
        """Shows or hides what was done earlier in a phase."""
        folds = self.folds  # changed in place: the groups hold it too
        (folds.discard if phase in folds else folds.add)(phase)
        self.arrange()

    def set_filter(self, chosen: Filter) -> None:
        self.filter = chosen
        self._read_skills()
        self.arrange()

    def skills(self) -> list[tuple[UUID, str]]:
        """The skills that the steps teach, by name."""
        if self._groups is None:
            return []
        taught = set().union(*self._groups.read_skills(self._reader).values())
        known = queries.names(self._reader, Skill)
        found = ((skill.value, skill.title) for skill in known if skill.value in taught)
        return sorted(found, key=lambda skill: skill[1].casefold())

    def title(self) -> str:
        return (self.outline.title if self.outline else "") or tr("Everything")

    def progress(self) -> str:
        """“22 of 41 steps, 76 h ahead”."""
        done, total, left = self._groups.totals() if self._groups else (0, 0, 0.0)
        if not total:
            return ""
        steps = tr("{done} of {total} steps", done=done, total=total)
        if total == 1:
            steps = tr("{done} of 1 step", done=done)
        ahead = tr("{hours} ahead", hours=round_hours(left)) if left else tr("nothing ahead")
        return f"{steps}, {ahead}"

    def step_beside(self, item: UUID | None, direction: int) -> UUID | None:
        """The step in sight before or after one; the first if that is not in sight."""
        heads = self.rows.heads()
        every = [row.item for head in heads for row in self.rows.steps_in(head.id)]
        at = every.index(item) + direction if item in every else 0
        return every[at] if 0 <= at < len(every) else None

    def index_of_next(self) -> QModelIndex:
        """The first active step in sight, or the first that can be begun."""
        steps = [row for head in self.rows.heads() for row in self.rows.steps_in(head.id)]
        ready = (row for row in steps if row.state is State.OPEN and not row.waits)
        active = (row for row in steps if row.state is State.ACTIVE)
        found = next(active, None) or next(ready, None)
        return self.rows.index_of_place(found.key) if found else QModelIndex()

    def phase_to_add_to(self) -> UUID | None:
        """The first phase with something left to do, or the last."""
        unfinished = (head.id for head in self.rows.heads() if head.settled < head.total)
        phases = [phase.id for phase in self.outline.phases] if self.outline else []
        return next(unfinished, None) or next(iter(phases[-1:]), None)

    def _read_skills(self) -> None:
        """Only the filter needs to know what steps teach."""
        if self.filter.skills and self._groups is not None:
            self._groups.read_skills(self._reader)
