"""Sample stores of every size, made once into build/bench and used again while nothing that they
are made of has changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from benchmarks.context import BUILD, ROOT
from pathtracker.catalog import load_catalog
from pathtracker.core.when import When
from pathtracker.paths import asset
from pathtracker.sample import Size, fill_sample
from pathtracker.store import Store

SIZES = ["usual", "large", "huge"]
TODAY = date(2026, 11, 19)
WHEN = When(datetime(2026, 11, 19, 12, tzinfo=UTC), TODAY)


def folder_of(size: str) -> Path:
    """A data folder with the sample of a size. Not to be changed: see `copy_of`."""
    folder = BUILD / size
    stamp, wanted = folder / "made-of", _made_of()
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        catalog = load_catalog(asset("catalog")).catalog
        with Store.open(folder / "pathtracker.db") as store:
            fill_sample(store, catalog=catalog, size=cast("Size", size), when=WHEN)
        stamp.write_text(wanted)
    return folder


@contextmanager
def copy_of(size: str) -> Iterator[Path]:
    """A data folder to write into, on the same disk; gone afterwards. Each has its own, so that two
    runs at the same time leave each other's alone."""
    original = folder_of(size)
    with TemporaryDirectory(prefix=f"{size}-copy-", dir=BUILD) as name:
        yield Path(shutil.copytree(original, Path(name) / size))


def _made_of() -> str:
    source = ROOT / "src" / "pathtracker"
    files = [
        *sorted((source / "sample").glob("*.py")),
        *sorted((source / "store").glob("*.py")),
        source / "core" / "model.py",
        *sorted((ROOT / "resources" / "catalog").rglob("*.toml")),
    ]
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
