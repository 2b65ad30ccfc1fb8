"""Whatever is done in whatever order: no fault, no warning of Qt, and the data stay sound.

PATHTRACKER_WALK_STEPS and PATHTRACKER_WALK_SEED make it longer, or another one;
PATHTRACKER_WALK_SIZE takes it over a small, usual, large or huge store.
"""

from __future__ import annotations

import os

import pytest
from walk import Walker, no_dialogs_of_the_system
from watching import Watch

from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow

STEPS = int(os.environ.get("PATHTRACKER_WALK_STEPS", "200"))
SEED = int(os.environ.get("PATHTRACKER_WALK_SEED", "1"))


def test_a_random_walk_finds_no_fault(
    window: MainWindow, theme: Theme, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_dialogs_of_the_system(monkeypatch.setattr)
    walker = Walker(window, theme, SEED)
    for _ in range(STEPS):
        walker.step()
        assert not watch.found, f"{walker.done[-12:]}\n{watch.found[0]}"
    assert window.isVisible()
