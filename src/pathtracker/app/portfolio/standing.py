"""Where a project stands, in a few words."""

from __future__ import annotations

from datetime import date

from pathtracker.app.portfolio.words import day
from pathtracker.app.words import tr
from pathtracker.core.model import State
from pathtracker.reports.projects import Project


def standing(project: Project, today: date) -> str:
    """“Features, begun”, “Problem, parked until 1 April”, “Written up 25 October”; of what was
    written up before all else was done: “Features, begun, written up 25 October”."""
    stands = _stands(project, today)
    if project.write_up is None or not project.is_written_up(today):
        return stands
    since = day(project.write_up, today)
    if project.is_settled:
        return tr("Written up {day}", day=since)
    return tr("{standing}, written up {day}", standing=stands, day=since)


def _stands(project: Project, today: date) -> str:
    if project.is_settled:
        return tr("No milestone left to reach")
    current, stage = project.current, project.current_stage
    if stage is None:
        return tr("No milestones yet")
    if current is None:
        return tr("{stage}, no milestones yet", stage=stage.title)
    if current.state is State.ACTIVE:
        return tr("{stage}, begun", stage=stage.title)
    if current.state is State.PARKED:
        if current.parked_until is None:
            return tr("{stage}, parked", stage=stage.title)
        until = day(current.parked_until, today)
        return tr("{stage}, parked until {day}", stage=stage.title, day=until)
    return stage.title


def chip_of(project: Project, today: date) -> tuple[str, str]:
    """Words and tone for the chip beside a project's title; none where the stages say it all."""
    if project.is_settled or project.is_written_up(today):
        return standing(project, today), "good"
    current = project.current
    if current is not None and current.state is State.PARKED:
        if current.parked_until is None:
            return tr("parked"), "plain"
        return tr("parked until {day}", day=day(current.parked_until, today)), "plain"
    if current is not None and current.state is State.ACTIVE:
        return tr("begun"), "accent"
    return "", "plain"
