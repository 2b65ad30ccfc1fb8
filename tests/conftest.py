"""What tests of several parts share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.contents import fast_place


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: waiting for a disk is for tests of the disk."""
    with tempfile.TemporaryDirectory(dir=fast_place()) as folder:
        yield Path(folder)
