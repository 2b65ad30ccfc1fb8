"""The append-only change record: what an edit is, how it is kept, undone and redone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from pathtracker.core.messages import Message
from pathtracker.core.model import Entity
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.sql import KIND_OF, Sql
from pathtracker.store.values import choice, moment

Fields = Mapping[str, Any]

UNREADABLE = Message("change.unreadable")


class Sort(StrEnum):
    """What made a change: the learner's edit, or the undoing or redoing of one."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


class Ask(Protocol):
    """Asks a file that has a change record, and returns the rows."""

    def __call__(self, sql: Sql, *values: Any) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity before and after. For an update, only the fields that differ are kept."""

    kind: str
    id: UUID
    before: Fields | None
    after: Fields | None

    def reversed(self) -> Edit:
        return Edit(self.kind, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """One named step of the learner's, as views and history need it."""

    seq: int
    at: datetime
    sort: Sort
    label: Message
    edits: tuple[Edit, ...] = ()
    original: int | None = None
    """For an undo or redo: the edit by the learner that it takes back or makes again."""

    @property
    def is_undo(self) -> bool:
        return self.sort is Sort.UNDO

    @property
    def is_redo(self) -> bool:
        return self.sort is Sort.REDO

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(edit.kind for edit in self.edits)

    def ids(self, kind: str) -> frozenset[UUID]:
        return frozenset(edit.id for edit in self.edits if edit.kind == kind)


def edit_between(before: Entity | None, after: Entity | None) -> Edit | None:
    """What changed from one state of an entity to another, or None if nothing did."""
    if before == after:
        return None
    entity = after or before
    assert entity is not None
    kind = KIND_OF[type(entity)]
    old = before.model_dump(mode="json") if before else None
    new = after.model_dump(mode="json") if after else None
    if old is not None and new is not None:
        different = [name for name in new if new[name] != old[name]]
        old = {name: old[name] for name in different}
        new = {name: new[name] for name in different}
    return Edit(kind, entity.id, old, new)


def text_of(edit: Edit) -> str:
    """An edit as the record keeps it."""
    return _compact([edit.kind, edit.id.hex, edit.before, edit.after])


def row_of(
    seq: int,
    *,
    at: datetime,
    label: Message,
    edits: Iterable[str] = (),
    sort: Sort = Sort.EDIT,
    reverses: int | None = None,
    original: int | None = None,
) -> Mapping[str, Any]:
    """One row of the record, by the names of its columns. `edits` are as `text_of` has them.

    An undo names the change it reverses, a redo the undo; both name the original edit, whose edits
    they share, and so keep none of their own.
    """
    return {
        "seq": seq,
        "at": at,
        "sort": sort,
        "label": _compact([label.id, dict(label.params)]),
        "edits": f"[{','.join(edits)}]",
        "reverses": reverses,
        "original": original,
    }


_NEXT = Sql("SELECT coalesce(max(seq), 0) + 1 FROM change")
# As bytes: a label that is no text must not keep SQLite from handing out the rest of the row.
_WITHOUT_EDITS = "SELECT seq, at, sort, CAST(label AS BLOB), original FROM change"
_ONE = Sql(f"{_WITHOUT_EDITS} WHERE seq = ?")
_NEWEST = Sql(f"{_WITHOUT_EDITS} ORDER BY seq DESC LIMIT ?")
_STANDING = (
    "NOT EXISTS (SELECT 1 FROM change AS later WHERE later.reverses = change.seq) ORDER BY seq DESC"
)
_TO_UNDO = Sql(f"{_WITHOUT_EDITS} WHERE sort != '{Sort.UNDO}' AND {_STANDING} LIMIT 1")
_TO_REDO = Sql(f"{_WITHOUT_EDITS} WHERE sort = '{Sort.UNDO}' AND {_STANDING} LIMIT 1")
_NEWER_EDIT = Sql(f"SELECT seq FROM change WHERE seq > ? AND sort = '{Sort.EDIT}' LIMIT 1")
_EDITS = Sql("SELECT edits FROM change WHERE seq = ?")
_NAMED = Sql(
    "SELECT seq FROM change "
    "WHERE EXISTS (SELECT 1 FROM json_each(?) AS named WHERE change.label LIKE named.value) "
    f"AND sort != '{Sort.UNDO}' AND {_STANDING}"
)


def next_seq(ask: Ask) -> int:
    """The number that the next change gets."""
    return int(ask(_NEXT)[0][0])


def read(ask: Ask, seq: int) -> Change:
    """A change with its edits, turned round if it is an undo. Raises DamagedValueError."""
    change = _change(_there(ask(_ONE, seq), seq))
    of = seq if change.original is None else change.original
    edits = _edits(_there(ask(_EDITS, of), of)[0])
    if change.is_undo:
        edits = tuple(edit.reversed() for edit in reversed(edits))
    return replace(change, edits=edits)


def newest(ask: Ask, limit: int) -> list[Change]:
    """The newest changes first, without their edits."""
    return [_change(row) for row in ask(_NEWEST, limit)]


def named(ask: Ask, names: Iterable[str]) -> list[int]:
    """The numbers of the edits and redoings that stand and have a name like one of some, in the
    record's own words with `%` for anything; the newest first."""
    return [seq for (seq,) in ask(_NAMED, json.dumps(list(names)))]


def to_undo(ask: Ask) -> Change | None:
    """The newest edit or redo that no undo has taken back."""
    return next((_change(row) for row in ask(_TO_UNDO)), None)


def to_redo(ask: Ask) -> Change | None:
    """The newest undo that is not redone, unless an edit of the learner's came after it."""
    undo = next((_change(row) for row in ask(_TO_REDO)), None)
    return None if undo is None or ask(_NEWER_EDIT, undo.seq) else undo


_sort = choice(Sort)


def _change(row: tuple[Any, ...]) -> Change:
    seq, at, sort, label, original = row
    return Change(seq, moment(at), _sort(sort), label_of(label), (), original)


def _there(rows: list[tuple[Any, ...]], seq: int) -> tuple[Any, ...]:
    if not rows:
        raise DamagedValueError(f"change {seq} is missing")
    return rows[0]


def label_of(stored: bytes | None) -> Message:
    """The name of a change. One that can't be read has an id that no sentence is for, so that
    history goes on past it; `check` names it."""
    try:
        message_id, params = json.loads((stored or b"").decode())
        if isinstance(message_id, str) and isinstance(params, dict):
            return Message(message_id, params)
    except (ValueError, TypeError, RecursionError):
        pass
    return UNREADABLE


def _edits(text: str) -> tuple[Edit, ...]:
    try:
        return tuple(
            Edit(kind, UUID(hex=key), before, after)
            for kind, key, before, after in json.loads(text)
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedValueError(f"{type(error).__name__}: {error}") from error


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
