"""Numbered edits of a learner through the real store, and what the learner must see after each.

Edit N is the same in every run: most add an item or change one, some remove, log time, import eight
items at once, undo or redo. Each makes one change, so the store itself says which edit is its last.
`after` says what is to be seen, from a plain model that knows neither SQL nor the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from pathtracker.core.messages import Message
from pathtracker.core.model import Item, TimeEntry
from pathtracker.store import Store, StoreError, Writer
from pathtracker.store import database as store_database

from .contents import DamagedError, check_soundness

Seen = dict[str, str | int]
"""What the learner sees, by id: an item's notes, a time entry's minutes."""

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CYCLE = 12
IMPORTED = 8

SETTINGS: dict[str, dict[str, str | int]] = {
    "real": {},
    "real-small-cache": {"cache_size": 5},
    "real-wal-normal": {"journal_mode": "wal", "synchronous": 1},
    "real-full-shared": {"locking_mode": "normal", "synchronous": 2},
    "real-no-journal": {"journal_mode": "memory", "cache_size": 5},
}
"""The store's own settings; with a cache that holds no edit, which must be kept in memory whole all
the same; and weaker ones, which must be seen to lose edits. The last writes edits before they are
whole as well, see `Learner`."""


def item_id(number: int, part: int = 0) -> UUID:
    """The id of an item that edit `number` adds."""
    return UUID(int=number << 16 | part)


def notes(number: int, part: int = 0) -> str:
    """What edit `number` writes into an item: often a line, now and then some pages."""
    return f"Edit {number}.{part} " + "learned " * (number * 37 % 701 if number % 3 == 0 else 5)


def _step(number: int) -> Seen | str:
    """What edit `number` sets, by id, or "undo", "redo", or "remove" for the item three before."""
    kind = number % CYCLE
    if kind in (7, 9):
        return "undo"
    if kind == 8:
        return "redo"
    if kind == 5:
        return "remove"
    if kind == 4:
        return {item_id(number).hex: number % 600 + 1}
    if kind in (3, 6):
        return {item_id(number - kind + 1).hex: notes(number)}
    if kind == 0:
        return {item_id(number, part).hex: notes(number, part) for part in range(IMPORTED)}
    return {item_id(number).hex: notes(number)}


def after(number: int) -> Seen:
    """What the learner sees after edit `number`."""
    seen: Seen = {}
    done: list[Seen | str] = []
    # Undo takes back the change of notes just made, so what was there before is all it needs.
    before: Seen = {}
    for at in range(1, number + 1):
        step = _step(at)
        if step == "undo":
            seen |= before
        elif step == "redo":
            seen |= done[-1]
        elif step == "remove":
            del seen[item_id(at - 3).hex]
        else:
            before = {key: seen[key] for key in step if key in seen}
            seen |= step
            done.append(step)
    return seen


class Learner:
    """The real store with an `edit`, like `plain.PlainStore`."""

    def __init__(self, path: Path, settings: str = "real") -> None:
        store_database.SETTINGS.update(SETTINGS[settings])
        self.store = Store.open(path)
        if settings == "real-no-journal":
            self._write_early()

    def _write_early(self) -> None:
        """Lets SQLite write into the file before COMMIT, as the store never does; its guard, which
        takes that for another's doing, looks away."""
        database = self.store._database
        database.raw.execute("PRAGMA cache_spill=1")
        assert database.raw.guard is not None
        database.raw.guard.loss = lambda raw: None  # type: ignore[method-assign]

    def edit(self, number: int) -> None:
        """Do the edit of this number."""
        step = _step(number)
        if step == "undo":
            self.store.undo(now=NOW)
        elif step == "redo":
            self.store.redo(now=NOW)
        else:
            label = Message("edit", {"number": number})
            if number % CYCLE == 0:  # eight items, as an import is made: slice by slice
                long = self.store.write_long(label, lambda w: _do(w, number, step), now=NOW)
                while not long.advance(lambda: True):
                    pass
            else:
                self.store.write(label, lambda w: list(_do(w, number, step)), now=NOW)

    def close(self) -> None:
        """Close the file."""
        self.store.close()


def _do(writer: Writer, number: int, step: Seen | str) -> Iterator[float]:
    if isinstance(step, str):
        writer.remove(writer.get(Item, item_id(number - 3)))
        return
    for done, (key, value) in enumerate(step.items(), start=1):
        if isinstance(value, int):
            item, day = item_id(number - 3), date(2026, 3, 1)
            writer.put(TimeEntry(id=UUID(hex=key), item_id=item, minutes=value, day=day, at=NOW))
        elif found := writer.find(Item, UUID(hex=key)):
            writer.put(found.evolve(notes=value))
        else:
            writer.put(Item(id=UUID(hex=key), title=f"Edit {number}", notes=value))
        yield done / len(step)


def last_edit(path: Path, *, through_store: bool) -> int:
    """The number of the last edit in a file, which must show exactly what it should after it.

    With `through_store` the file is opened as the program opens it, else by SQLite alone.
    `DamagedError` says what is wrong.
    """
    number, seen = (_through_store if through_store else _through_sqlite)(path)
    expected = after(number)
    if seen != expected:
        differs = {k for k in seen.keys() | expected.keys() if seen.get(k) != expected.get(k)}
        raise DamagedError(f"after edit {number} these are not as they were: {sorted(differs)[:3]}")
    return number


def _through_store(path: Path) -> tuple[int, Seen]:
    try:
        with Store.open(path) as store:
            history = store.history(1)
            dump = store.dump()
    except StoreError as refusal:
        raise DamagedError(f"the program refuses it: {refusal}") from refusal
    seen: Seen = {UUID(row["id"]).hex: row["notes"] for row in dump["item"]}
    seen |= {UUID(row["id"]).hex: row["minutes"] for row in dump["time_entry"]}
    return (history[0].seq if history else 0), seen


def _through_sqlite(path: Path) -> tuple[int, Seen]:
    try:
        with closing(sqlite3.connect(path)) as connection:
            check_soundness(connection)
            (number,) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
            seen: Seen = dict(connection.execute("SELECT id, notes FROM item"))
            seen |= dict(connection.execute("SELECT id, minutes FROM time_entry"))
    except sqlite3.Error as error:
        raise DamagedError(str(error)) from error
    return number, seen
