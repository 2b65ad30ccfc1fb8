"""What dragging and keys change: each is one action, and can be undone."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor
from uuid import UUID

from pathtracker.actions import items, planning, steps
from pathtracker.app.timeline.contents import Contents
from pathtracker.app.timeline.pointing import Drag, Grip
from pathtracker.app.workspace import Workspace
from pathtracker.core.fit_effort import QUARTER, ends_by, with_task
from pathtracker.core.model import Item
from pathtracker.core.plan import PlanInputs, Task


class Editing:
    """Asks the workspace for changes to what the contents show."""

    def __init__(self, workspace: Workspace, contents: Contents) -> None:
        self._workspace, self._contents = workspace, contents

    def pin(self, item: UUID, day: int | None) -> None:
        """Pins an item to a day, or lets the plan choose."""
        when = None if day is None else date.fromordinal(day)
        self._workspace.do(planning.pin, item=item, day=when)

    def nudge(self, item: UUID, days: int) -> None:
        """Pins an item to the next (or the last) day that has time, not before today."""
        task, span = self._task(item), self._span(item)
        if task is None or span is None or task.active:
            return
        now = date.fromordinal(span[0])
        if task.pinned is not None and (task.pinned > now or self._contents.is_behind):
            now = task.pinned  # the plan is still to catch up
        day = self._workday(now, days)
        if day is not None:
            self._workspace.do(planning.pin, item=item, day=day)

    def stretch(self, item: UUID, days: int) -> None:
        """Makes the effort of an item so that it ends a day with time later, or earlier."""
        span = self._span(item)
        if span is None or self._task(item) is None:
            return
        last = self._workday(date.fromordinal(span[1]), days)
        if last is not None and last.toordinal() >= span[0]:
            self.resize(item, last.toordinal())

    def resize(self, item: UUID, finish: int) -> None:
        """Changes the estimate so that the item ends on a day."""
        minutes = self._fitting_minutes(item, finish)
        task = self._task(item)
        if minutes is None or task is None:
            return
        found = self._workspace.reader.get(Item, item)
        known = max(0.05, 1 - found.known_share)
        hours = found.effort + (minutes - task.minutes) / 60 / known / self._contents.stretch
        quarters = floor(hours * 60 / QUARTER + 1e-6)  # one more could lie beyond a holiday
        rounded = max(QUARTER, quarters * QUARTER) / 60
        if rounded != found.effort:
            self._workspace.do(steps.set_effort, item=item, hours=min(10_000.0, rounded))

    def link(self, before: UUID, after: UUID) -> None:
        """Says that an item comes after another; a circle is refused, with its name."""
        self._workspace.do(items.require, item=after, requires=before)

    # --- trying out -------------------------------------------------------------------------

    def tried(self, drag: Drag) -> PlanInputs | None:
        """What the plan would be made of if the drag ended here; None where nothing would move."""
        inputs, item = self._contents.inputs, drag.item
        if inputs is None or item is None:
            return None
        if drag.grip in (Grip.MOVE, Grip.DROP):
            day = date.fromordinal(drag.span.start)
            return with_task(inputs, item, {"pinned": day, "parked": False, "not_before": None})
        if drag.grip is Grip.RESIZE:
            minutes = self.minutes_until(item, drag.span.finish)
            return None if minutes is None else with_task(inputs, item, {"minutes": minutes})
        return None

    def minutes_until(self, item: UUID, finish: int) -> int | None:
        """The minutes an item would take if it ended on a day: what it has now, and its part of
        the days between."""
        inputs, task, span = self._contents.inputs, self._task(item), self._span(item)
        if inputs is None or task is None or span is None:
            return None
        first, last = date.fromordinal(span[0]), date.fromordinal(span[1])
        has = sum(inputs.calendar.minutes_from(first, span[1] - span[0] + 1))
        part = min(1.0, task.minutes / has) if has else 1.0
        if span[1] == span[0]:
            part = 1.0  # how a single day is shared says nothing about the next
        if finish >= span[1]:
            more = inputs.calendar.minutes_from(last + timedelta(days=1), finish - span[1])
            return task.minutes + round(sum(more) * part)
        less = inputs.calendar.minutes_from(
            date.fromordinal(finish) + timedelta(days=1), span[1] - finish
        )
        return max(QUARTER, task.minutes - round(sum(less) * part))

    def _fitting_minutes(self, item: UUID, finish: int) -> int | None:
        """The same, but no more than the plan has room for until that day."""
        inputs, minutes = self._contents.inputs, self.minutes_until(item, finish)
        if inputs is None or minutes is None:
            return None
        tried = with_task(inputs, item, {"minutes": minutes})
        fitting = ends_by(tried, item, date.fromordinal(finish))
        return next(task.minutes for task in fitting.tasks if task.id == item)

    # --- inside -----------------------------------------------------------------------------

    def _task(self, item: UUID) -> Task | None:
        inputs = self._contents.inputs
        if inputs is None:
            return None
        return next((task for task in inputs.tasks if task.id == item), None)

    def _span(self, item: UUID) -> tuple[int, int] | None:
        schedule = self._contents.schedule
        return schedule.spans.get(item) if schedule else None

    def _workday(self, day: date, days: int) -> date | None:
        """The next day with time in a direction, at most a year away and not before today."""
        inputs = self._contents.inputs
        assert inputs is not None
        for _ in range(366):
            if (days > 0 and day == date.max) or (days < 0 and day <= inputs.today):
                return None
            day += timedelta(days=days)
            if inputs.calendar.minutes_on(day):
                return day
        return None
