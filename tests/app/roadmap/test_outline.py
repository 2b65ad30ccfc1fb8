"""Keeping up with single changes comes to the same as reading everything again."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from roadmap_learner import TODAY, Learner

from pathtracker.actions import items, steps
from pathtracker.actions.roles import add_role
from pathtracker.app.roadmap.outline import Outline, Scope, choices
from pathtracker.app.roadmap.rows import step_row
from pathtracker.core.model import State
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import Change, queries


def _words(outline: Outline) -> list[object]:
    """All that can be seen of an outline."""
    return [
        (phase, [step_row(outline.lines[p], outline, TODAY) for p in outline.order[phase.id]])
        for phase in outline.phases
    ]


def _anything(learner: Learner, choose: random.Random) -> None:
    """Does something or other that a learner can do."""
    workspace = learner.workspace
    reader, do = workspace.reader, workspace.do
    lines = queries.outline(reader)
    if not lines:
        workspace.undo()
        return
    one, other = choose.choice(lines), choose.choice(lines)
    phases = [phase for t in queries.tracks(reader) for phase in queries.phases(reader, t.id)]
    phase = choose.choice(phases).id
    acts = [
        lambda: do(items.start, item=one.id),
        lambda: do(items.finish, item=one.id),
        lambda: do(items.skip, item=one.id),
        lambda: do(items.know, item=one.id),
        lambda: do(items.park, item=one.id),
        lambda: do(items.reopen, item=one.id),
        lambda: do(items.log, item=one.id, minutes=choose.randint(1, 90)),
        lambda: do(items.require, item=one.id, requires=other.id),
        lambda: do(items.remove, item=one.id),
        lambda: do(steps.rename, item=one.id, title=f"Called {choose.randint(0, 99)}"),
        lambda: do(steps.set_effort, item=one.id, hours=choose.randint(0, 9)),
        lambda: do(steps.add, wanted=QuickAdd(f"New {choose.random()}"), phase=phase),
        lambda: do(
            steps.move, membership=one.membership_id, phase=phase, before=other.membership_id
        ),
        lambda: do(
            steps.move_many,
            memberships=[one.membership_id, other.membership_id],
            phase=phase,
            before=None,
        ),
        lambda: do(steps.add_phase, track=one.track_id, title="Phase"),
        lambda: do(steps.rename_phase, phase=phase, title=f"Phase {choose.randint(0, 9)}"),
        lambda: do(steps.remove_phase, phase=phase),
        workspace.undo,
        workspace.redo,
    ]
    choose.choice(acts)()


@pytest.mark.parametrize("seed", range(3))
def test_catching_up_comes_to_the_same_as_reading_again(learner: Learner, seed: int) -> None:
    workspace = learner.workspace
    side = learner.roadmap("Side", "Extra")
    learner.add("Extra", "Aside 2h", "Beside 1h")
    first = queries.chosen_roles(workspace.reader)[0]
    workspace.call(add_role, title="Analyst", tracks=(first.tracks[0], side.id))
    scopes = [choice.scope for choice in choices(workspace.reader)] + [Scope()]
    outlines = [Outline(workspace.reader, scope) for scope in scopes]
    whole = 0

    def follow(change: Change) -> None:
        nonlocal whole
        for at, scope in enumerate(scopes):
            touched = outlines[at].catch_up(workspace.reader, change)
            fresh = Outline(workspace.reader, scope)
            if touched is None:
                whole += 1
                outlines[at] = fresh
            assert _words(outlines[at]) == _words(fresh)
            assert set(outlines[at].lines) == set(fresh.lines)
            assert outlines[at].count() == fresh.count()

    workspace.changed.connect(follow)
    choose = random.Random(seed)
    for _ in range(80):
        _anything(learner, choose)
    assert whole < 12  # undoing the choice of a role and the like


def test_what_is_touched_is_little(learner: Learner) -> None:
    outline = Outline(learner.workspace.reader, choices(learner.workspace.reader)[0].scope)
    touched: list[set[UUID] | None] = []
    learner.workspace.changed.connect(
        lambda change: touched.append(outline.catch_up(learner.workspace.reader, change))
    )
    learner.do(items.skip, "Types")
    assert touched == [{learner.ids["Foundations"]}]
    assert outline.lines[learner.place("Types")].state is State.SKIPPED
