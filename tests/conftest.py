"""What tests of several parts share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from reliability.contents import fast_place

# How fast a machine is decides nothing: an example takes as long as it takes.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: waiting for a disk is for tests of the disk."""
    with tempfile.TemporaryDirectory(dir=fast_place()) as folder:
        yield Path(folder)
