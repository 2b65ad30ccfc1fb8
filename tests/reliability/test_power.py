"""Power cuts take nothing away that was acknowledged; and the harness sees it when they do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import campaign, power
from .contents import read_tree
from .replay import Mode

STATES = 60


def test_1000_power_cuts_lose_nothing(library, scratch):
    found = campaign.cut_power(library, scratch, states=1000, seed=1)
    assert found.states >= 1000
    assert (found.lost, found.corrupt) == (0, 0), found.examples


def figures(library: Path, scratch: Path, settings: str, **how: Any) -> power.Figures:
    """So many states in each mode, from one run of a store with these settings."""
    run = power.record(library, scratch, settings=settings, edits=30, **how)
    total = power.Figures()
    for mode in Mode:
        total += power.judge(run, scratch, states=STATES, seed=1, mode=mode)
    return total


def test_a_store_whose_folders_are_never_synced_is_found_out(library, scratch):
    assert figures(library, scratch, "real", forget_folders=True).lost > STATES / 4


def test_a_backup_whose_folder_is_never_synced_is_found_out(library, scratch):
    power.record(library, scratch, settings="real", edits=1)
    base = read_tree(scratch / "root")
    how = {"settings": "real", "edits": 30, "backups": True, "forget_folders": True}
    run = power.record(library, scratch, last=1, base=base, **how)
    look = {"reader": campaign.through_sqlite, "read_every": 1}
    found = power.judge(run, scratch, states=STATES, seed=1, mode=Mode.DROPPED, **look)
    assert found.lost + found.corrupt > STATES / 4
    assert any("backup" in example for example in found.examples)


@pytest.mark.parametrize(
    "settings", ["real-wal-normal", "real-full-shared", "wal-normal", "delete-full-shared"]
)
def test_lost_edits_are_seen_with_settings_known_to_lose_them(library, scratch, settings):
    assert figures(library, scratch, settings).lost > STATES / 4


def test_damage_is_seen_when_nothing_is_synced(library, scratch):
    assert figures(library, scratch, "delete-off").corrupt > STATES / 4


@pytest.mark.parametrize("settings", ["delete-extra", "delete-extra-shared", "wal-full"])
def test_settings_known_to_be_safe_lose_nothing(library, scratch, settings):
    found = figures(library, scratch, settings)
    assert (found.lost, found.corrupt) == (0, 0), found.examples
