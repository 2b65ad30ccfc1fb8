"""What the view knows: the work, what a plan is made of, the plan, and how it is looked at."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from uuid import UUID

from pathtracker.app.telling import sentence
from pathtracker.app.timeline.catching import caught_up
from pathtracker.app.timeline.job import Planned
from pathtracker.app.timeline.reading import links_of, read_begun, work_in_parts
from pathtracker.app.timeline.rows import Row, Show, View, Work, arrange
from pathtracker.app.timeline.scene import Band, Links, Scene, Schedule, Span
from pathtracker.app.timeline.tray import Undated
from pathtracker.app.timeline.words import hours, state_word
from pathtracker.app.words import tr
from pathtracker.core.model import State
from pathtracker.core.plan import Plan, PlanInputs
from pathtracker.core.unplanned import ENDLESS
from pathtracker.store import Change, Reader
from pathtracker.store.pace import own_pace
from pathtracker.store.planning import plan_inputs_in_parts

_MOST_UNDATED = 100


class Contents:
    """`earlier` and `band` are laid over every plan until they are set anew. `tried`: whether the
    plan is one that is only being tried out."""

    def __init__(self) -> None:
        self.work = Work()
        self.inputs: PlanInputs | None = None
        self.plan: Plan | None = None
        self.schedule: Schedule | None = None
        self.view = View()
        self.earlier: Mapping[UUID, Span] = {}
        self.earlier_words = ""
        self.band: Band | None = None
        self.tried = False
        self.links: tuple[Links, Links] = ({}, {})
        self._links_of: PlanInputs | None = None
        self._all_links: tuple[Links, Links] = ({}, {})
        self._begun: Mapping[UUID, int] = {}
        self.stretch = 1.0
        self._planned_of: PlanInputs | None = None
        self._rows: Sequence[Row] = ()
        self._rows_of: tuple[object, ...] = ()

    def reading(self, reader: Reader, today: date) -> Generator[None, None, None]:
        """Reads all there is from the store, in parts between which a window can go on; what is
        known stays as it was until the end. To be begun anew when something changes meanwhile."""
        stretch = own_pace(reader).stretch
        yield
        inputs = yield from plan_inputs_in_parts(reader, today, stretch=stretch)
        yield
        work = yield from work_in_parts(reader, inputs)
        self.inputs, self.work = inputs, work
        self.links = links_of(inputs)
        self._begun = read_begun(reader, self.work)
        self.stretch = stretch

    def catch_up(self, reader: Reader, change: Change, today: date) -> bool:
        """What a change has made different; False where all has to be read again."""
        if self.inputs is None or self.inputs.today != today:
            return False
        found = caught_up(reader, self.work, self.inputs, self.links[1], change, self.stretch)
        if found is None:
            return False
        self.work, self.inputs = found
        self._begun = read_begun(reader, self.work)
        return True

    def take(self, planned: Planned) -> None:
        """A plan has been made."""
        self.plan, self.schedule = planned.plan, planned.schedule
        self._planned_of = planned.inputs

    @property
    def is_behind(self) -> bool:
        """Whether the plan was made of other inputs than those known now."""
        return self.inputs is not self._planned_of

    def dressed(self, schedule: Schedule) -> Schedule:
        """With the earlier plan and the forecast; what is under way from the day it was begun."""
        spans = schedule.spans
        begun = {
            item: Span(min(day, spans[item].start), spans[item].finish)
            for item, day in self._begun.items()
            if item in spans
        }
        return replace(
            schedule,
            spans={**spans, **begun},
            earlier=self.earlier,
            earlier_words=self.earlier_words,
            band=self.band,
        )

    def scene(self) -> Scene | None:
        """What is to be shown; None before there is a plan."""
        if self.schedule is None:
            return None
        rows, schedule = self._arranged(self.schedule), self.dressed(self.schedule)
        return Scene(rows, schedule, *self._links_shown())

    def _links_shown(self) -> tuple[Links, Links]:
        """Where done steps are in sight, arrows come from them too."""
        if self.view.show is not Show.ALL or self.inputs is None:
            return self.links
        if self._links_of is not self.inputs:
            self._links_of = self.inputs
            self._all_links = links_of(self.inputs, finished=True)
        return self._all_links

    def _arranged(self, schedule: Schedule) -> Sequence[Row]:
        """The rows; the same ones as long as they would come out the same, which a plan that only
        moves days doesn't change."""
        chain = schedule.chain if self.view.show is Show.CHAIN else None
        made_of = (self.work, self.view, schedule.spans.keys(), chain)
        if self._rows_of != made_of:
            self._rows_of = made_of
            self._rows = arrange(
                self.work,
                self.view,
                schedule.spans,
                frozenset(schedule.chain),
                state_word,
                other_role=tr("Other roadmaps and projects"),
            )
        return self._rows

    def undated(self) -> tuple[list[Undated], int]:
        """What is still to do and has no days, and how many that are in all."""
        if self.schedule is None or self.plan is None:
            return [], 0
        why = {item.id: item.why for item in self.plan.unplanned}
        found = [step for step in self.work.steps if step.id in why]
        shown = []
        for step in found[:_MOST_UNDATED]:
            parked = step.state is State.PARKED
            shown.append(
                Undated(
                    step.id,
                    step.title,
                    tr("parked") if parked else hours(step.hours_left),
                    sentence(why[step.id]),
                    parked,
                    self.days_for(step.hours_left),
                )
            )
        return shown, len(found)

    @property
    def why_no_days(self) -> str:
        """What keeps all that is still to do from having days: a pause, days off without end.
        Empty where some of it has days, or where it is for parked work to be taken up again."""
        plan = self.plan
        if plan is None or not plan.unplanned or any(not item.done for item in plan.items):
            return ""
        endless = [one.why for one in plan.unplanned if one.why in ENDLESS]
        return sentence(endless[0]) if endless else ""

    def days_for(self, hours_left: float) -> int:
        """About how many days some hours take."""
        week = self.inputs.calendar.week_minutes if self.inputs else 0
        return max(1, ceil(hours_left * 60 * 7 / week)) if week else 1
