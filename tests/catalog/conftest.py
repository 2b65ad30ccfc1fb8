"""The small catalogue on disk."""

from pathlib import Path

import pytest
from small_catalog import FILES, Change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue on disk."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace a text in one file of the small catalogue."""

    def apply(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return apply
