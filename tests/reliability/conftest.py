"""What the reliability tests share: the recording library and a fast place to work in."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import shimlog


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: a thousand crash states are written to it."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording library, built; skips with the reason where it cannot be."""
    try:
        return shimlog.build(tmp_path_factory.mktemp("shim"))
    except shimlog.UnavailableError as reason:
        pytest.skip(str(reason))
