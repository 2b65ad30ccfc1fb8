"""Power cuts take nothing away that was acknowledged; and the harness sees it when they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import power
from .replay import Mode

STATES = 100


def figures(library: Path, scratch: Path, settings: str, states: int = STATES) -> power.Figures:
    """So many states in each mode, from one run of a store with these settings."""
    run = power.record(library, scratch, settings=settings, edits=50)
    total = power.Figures()
    for mode in Mode:
        total += power.judge(run, scratch, states=states, seed=1, mode=mode)
    return total


@pytest.mark.parametrize("settings", ["delete-extra", "delete-extra-shared", "wal-full"])
def test_sqlite_keeps_every_edit_with_settings_known_to_be_safe(library, scratch, settings):
    found = figures(library, scratch, settings)
    assert (found.lost, found.corrupt) == (0, 0), found.examples


@pytest.mark.parametrize("settings", ["wal-normal", "wal-normal-shared", "delete-full-shared"])
def test_lost_edits_are_seen_with_settings_known_to_lose_them(library, scratch, settings):
    assert figures(library, scratch, settings).lost > STATES / 4


def test_damage_is_seen_when_nothing_is_synced(library, scratch):
    assert figures(library, scratch, "delete-off").corrupt > STATES / 4
