"""What the roadmap view says when there is nothing in it."""

from __future__ import annotations

from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.words import tr


def no_role() -> EmptyState:
    return EmptyState(
        "roadmap",
        tr("No roadmap yet"),
        tr("Choose a role, and the steps that lead to it stand here."),
        tr("Choose a role"),
        tr("Load the sample learner"),
    )


def no_phase() -> EmptyState:
    return EmptyState(
        "roadmap",
        tr("Nothing in here yet"),
        tr("There is no phase that steps could stand in."),
        tr("Add a phase"),
    )


def all_hidden() -> EmptyState:
    return EmptyState(
        "filter", tr("Nothing to show"), tr("No step here fits the filter."), tr("Show all")
    )
