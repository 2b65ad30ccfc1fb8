"""Undo over every action: whatever a learner does, taking it back brings back what was there.

A state machine does what comes to its mind on a real file, and keeps beside it the plainest model
there is: the whole content of the store before each change, as two stacks.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from pathtracker import actions

from .rules.base import Base
from .rules.plan import Plan
from .rules.roles import Roles
from .rules.skills import Skills
from .rules.work import Work


class Whims(Work, Skills, Roles, Plan):
    """A learner who does anything that can be done."""


def every_action() -> set[str]:
    """What a learner can do: the public functions that are given the store."""
    modules = [
        import_module(f"{actions.__name__}.{m.name}") for m in iter_modules(actions.__path__)
    ]
    return {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "store"
    }


def test_every_action_has_a_rule_of_its_name() -> None:
    named = {
        name
        for name, _ in inspect.getmembers(Whims, lambda m: hasattr(m, "hypothesis_stateful_rule"))
    }
    assert len(every_action()) >= 31
    assert every_action() <= named


def test_undo_and_redo_bring_back_exactly_what_was_there() -> None:
    Whims.performed.clear()
    _live(Whims, 200)
    for _ in range(6):
        # Chance may leave a rare action out; the rules of its subject get a few lives alone.
        for subject in (Work, Skills, Roles, Plan):
            if any(hasattr(subject, name) for name in every_action() - Whims.performed):
                _live(subject, 30)
    # A rule whose action is always refused would show nothing.
    assert every_action() <= Whims.performed


def _live(learner: type[Base], lives: int) -> None:
    run_state_machine_as_test(
        learner,
        settings=settings(
            max_examples=lives,
            stateful_step_count=50,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
