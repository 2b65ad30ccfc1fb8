"""Everything that can be found wrong in a data file, with its place and reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pathtracker.core.messages import Message, refusal_of
from pathtracker.core.model import KINDS, Entity
from pathtracker.store import record
from pathtracker.store.errors import StoreError, Trouble, damage_blamed_on, disk_blamed_on
from pathtracker.store.identity import SCHEMA_VERSION, identify
from pathtracker.store.livefile import is_held
from pathtracker.store.schema import schema_fault
from pathtracker.store.sql import Sql, select
from pathtracker.store.values import fields_of
from pathtracker.store.verify import Counts, count_rows, orphans, steady, structural_faults

MOST = 100
"""Faults listed of each sort; a file with more is not read row by row by a person."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file. `faults` are messages `check.…`; none means it is sound."""

    path: Path
    version: int
    ended_cleanly: bool
    counts: Counts = field(default_factory=dict)
    faults: tuple[Message, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.faults


def check_file(path: Path) -> Report:
    """Reads everything in a data file, every value and every change, and changes nothing.

    Raises StoreError if the file is none of ours, is newer, or is in use. The faults:

    - check.structure (why): what SQLite's integrity check says
    - check.reference (table, row, parent): a row that refers to one that is not there
    - check.value (kind, row, field, value): a value that this field can't have
    - check.change (seq, why): an entry of the change record that can't be read
    """
    if is_held(path):
        raise StoreError(Trouble.IN_USE, path)
    identity = identify(path)
    counts: Counts = {}
    faults: list[Message] = []
    try:
        with disk_blamed_on(path), damage_blamed_on(path), steady(path) as raw:
            faults += [
                Message("check.structure", {"why": why})
                for why in structural_faults(raw, limit=MOST)
            ]
            if fault := schema_fault(raw, identity.version):
                faults.append(Message("check.structure", {"why": fault}))
            counts = count_rows(raw)
            faults += islice(_references(raw), MOST)
            if identity.version == SCHEMA_VERSION:
                faults += islice(_values(raw), MOST)
                faults += islice(_changes(raw), MOST)
    except StoreError as error:
        if error.trouble not in (Trouble.DAMAGED, Trouble.GARBAGE):
            raise
        # So damaged that it could not be read to the end.
        faults.append(Message("check.structure", {"why": error.message.params["detail"]}))
    return Report(path, identity.version, identity.ended_cleanly, counts, tuple(faults))


# Ids inside JSON, which SQLite's own check of foreign keys does not see.
_MENTIONS = (
    ("item", "outcomes", "json_extract(part.value, '$.skill_id')", "skill"),
    ("role", "tracks", "part.value", "track"),
)


def assure_values(raw: sqlite3.Connection, path: Path) -> None:
    """Raises StoreError naming the first value of a file that its field can't have, if any is: who
    shows it would stumble over it."""
    for fault in _values(raw):
        detail = f"{fault.params['kind']} {fault.params['row']}: {fault.params['field']}"
        raise StoreError(Trouble.DAMAGED, path, detail=detail)


def _references(raw: sqlite3.Connection) -> Iterator[Message]:
    for table, row, parent in orphans(raw):
        yield Message("check.reference", {"table": table, "row": row, "parent": parent})
    for table, column, mention, parent in _MENTIONS:
        rows = raw.execute(
            f"SELECT {table}.rowid FROM {table}, json_each("
            f"CASE WHEN json_valid({table}.{column}) THEN {table}.{column} ELSE '[]' END) AS part "
            f"LEFT JOIN {parent} ON {parent}.id = replace({mention}, '-', '') "
            f"WHERE {parent}.id IS NULL"
        )
        for (row,) in rows:
            yield Message("check.reference", {"table": table, "row": row, "parent": parent})


def _values(raw: sqlite3.Connection) -> Iterator[Message]:
    raw.text_factory = _decoded
    try:
        for kind, entity in KINDS.items():
            yield from _values_of(raw, kind, entity)
    finally:
        raw.text_factory = str


def _decoded(text: bytes) -> str:
    """Text as it is; bytes that are none stand as half characters, which no entity takes."""
    return text.decode("utf-8", "surrogateescape")


def _values_of(raw: sqlite3.Connection, kind: str, entity: type[Entity]) -> Iterator[Message]:
    """What the entity itself would refuse, unknown choices among it."""
    ways_out = fields_of(entity)
    for row in raw.execute(select(entity)):
        fields: dict[str, Any] = {}
        for (name, take), stored in zip(ways_out.items(), row, strict=True):
            try:
                if isinstance(stored, str):
                    stored.encode()  # a half character says so
                fields[name] = stored if stored is None or take is None else take(stored)
            except (ValueError, TypeError, AttributeError):
                yield _bad_value(kind, row[0], name, stored)
                break
        else:
            try:
                entity.model_validate(fields)
            except ValidationError as error:
                fault = refusal_of(error).message.params
                yield _bad_value(kind, row[0], str(fault["field"]), fault["value"])


def _bad_value(kind: str, row: Any, field_name: str, value: Any) -> Message:
    shown = str(value).encode("utf-8", "backslashreplace").decode()
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return Message(
        "check.value", {"kind": kind, "row": str(row), "field": field_name, "value": shown}
    )


def _changes(raw: sqlite3.Connection) -> Iterator[Message]:
    """Entries of the change record that history, undo or redo would stumble over."""

    def ask(sql: Sql, *values: Any) -> list[tuple[Any, ...]]:
        return raw.execute(sql, values).fetchall()

    expected = 1
    for (seq,) in raw.execute("SELECT seq FROM change ORDER BY seq").fetchall():
        if seq != expected:
            yield Message("check.change", {"seq": expected, "why": "missing"})
        expected = seq + 1
        why = _fault_of_change(ask, seq)
        if why:
            yield Message("check.change", {"seq": seq, "why": why})


def _fault_of_change(ask: record.Ask, seq: int) -> str:
    try:
        change = record.read(ask, seq)
        if not isinstance(change.sort, record.Sort):
            return f"sort {change.sort}"
        if change.label == record.UNREADABLE:
            return "its name is no text"
        for edit in change.edits:
            fields = KINDS[edit.kind].model_fields
            unknown = {*(edit.before or ()), *(edit.after or ())} - fields.keys()
            if unknown:
                return f"{edit.kind} has no {min(unknown)}"
    except StoreError as error:
        return str(error.message.params["detail"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return ""
