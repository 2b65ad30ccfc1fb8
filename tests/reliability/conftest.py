"""What the reliability tests share: the recording library and a fast place to work in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import shimlog
from .contents import fast_place


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A place for some thousand crash states, each written, looked at and thrown away."""
    with tempfile.TemporaryDirectory(dir=fast_place()) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording library, built; skips with the reason where it cannot be."""
    try:
        return shimlog.build(tmp_path_factory.mktemp("shim"))
    except shimlog.UnavailableError as reason:
        pytest.skip(str(reason))
