"""A copy of everything as plain JSON, readable without the program, written from a backup."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from pathtracker.store.backupfile import Backup, newest_first
from pathtracker.store.database import sync
from pathtracker.store.store import Store

OFTEN = timedelta(days=7)
MOST = 8

_ABOUT = (
    "Everything PathTracker keeps for its learner, by kind and id, as it was at made_at (UTC); "
    "ids such as role_id and item_id lead to the entry of that kind with the same id."
)


def is_due(folder: Path, now: datetime) -> bool:
    newest = next(iter(newest_first(folder, "json")), None)
    return newest is None or abs(now - newest.at) >= OFTEN


def write(backup: Backup) -> Path:
    """Writes it beside the backup under the backup's name, whole or not at all.

    Reads the backup, not the learner's file: it may run in any thread. Raises StoreError, OSError.
    """
    with Store.open(backup.path, read_only=True) as store:
        everything = {"about": _ABOUT, "made_at": backup.at.isoformat(), **store.dump()}
    path = backup.path.with_suffix(".json")
    half = path.with_name(path.name + ".tmp")
    try:
        half.touch(mode=0o600)
        with half.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(everything, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    sync(path.parent)
    return path
