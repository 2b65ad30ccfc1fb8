"""A program killed at any moment has lost nothing that it acknowledged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from . import kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_300_kills_lose_nothing(tmp_path):
    found = kill.run(tmp_path / "store", rounds=300, seed=1)
    assert (found.kills, found.lost, found.corrupt) == (300, 0, 0), found.examples
    assert found.promises > 300  # drawn with the seed: no disk is too slow for it


def test_an_edit_acknowledged_too_early_is_found_out(tmp_path):
    found = until(tmp_path, "lost", acknowledge_early=True)
    assert found.lost, found


def test_an_edit_there_by_half_is_found_out(tmp_path):
    found = until(tmp_path, "corrupt", settings=["real-no-journal"])
    assert found.corrupt, found


def until(folder: Path, verdict: str, **how: Any) -> kill.Figures:
    """Kills until one had this effect, 250 at most: which moments they strike is chance."""
    found = kill.Figures()
    for seed in range(10):
        found += kill.run(folder / "store", rounds=25, seed=seed, **how)
        if getattr(found, verdict):
            break
    return found
