"""The append-only change record: what an edit is, how it is kept, undone and redone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, LargeBinary, cast, func, select

from pathtracker.core.messages import Message
from pathtracker.core.model import KINDS, Entity
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.tables import CHANGE, Sort

Fields = Mapping[str, Any]

UNREADABLE = Message("change.unreadable")

KIND_OF = {entity: kind for kind, entity in KINDS.items()}


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


def append(
    connection: Connection,
    *,
    at: datetime,
    label: Message,
    edits: Iterable[str] = (),
    sort: Sort = Sort.EDIT,
    reverses: int | None = None,
    original: int | None = None,
) -> int:
    """Writes one row of the record and returns its sequence number. `edits` are as `text_of` has
    them.

    An undo names the change it reverses, a redo the undo; both name the original edit, whose edits
    they share, and so keep none of their own.
    """
    seq = int(connection.scalar(select(func.coalesce(func.max(CHANGE.c.seq), 0))) or 0) + 1
    connection.execute(
        CHANGE.insert(),
        {
            "seq": seq,
            "at": at,
            "sort": sort,
            "label": _compact([label.id, dict(label.params)]),
            "edits": f"[{','.join(edits)}]",
            "reverses": reverses,
            "original": original,
        },
    )
    return seq


# As bytes: a label that is no text must not keep SQLite from handing out the rest of the row.
_LABEL = cast(CHANGE.c.label, LargeBinary).label("label")
_WITHOUT_EDITS = (CHANGE.c.seq, CHANGE.c.at, CHANGE.c.sort, _LABEL, CHANGE.c.original)


def read(connection: Connection, seq: int) -> Change:
    """A change with its edits, turned round if it is an undo."""
    row = connection.execute(select(*_WITHOUT_EDITS).where(CHANGE.c.seq == seq)).one()
    of = CHANGE.c.seq == (seq if row.original is None else row.original)
    edits = _edits(connection.execute(select(CHANGE.c.edits).where(of)).scalar_one())
    if row.sort == Sort.UNDO:
        edits = tuple(edit.reversed() for edit in reversed(edits))
    return _change(row, edits)


def newest(connection: Connection, limit: int) -> list[Change]:
    """The newest changes first, without their edits."""
    rows = connection.execute(select(*_WITHOUT_EDITS).order_by(CHANGE.c.seq.desc()).limit(limit))
    return [_change(row, ()) for row in rows]


def to_undo(connection: Connection) -> Change | None:
    """The newest edit or redo that no undo has taken back."""
    return _newest_standing(connection, CHANGE.c.sort != Sort.UNDO)


def to_redo(connection: Connection) -> Change | None:
    """The newest undo that is not redone, unless an edit of the learner's came after it."""
    undo = _newest_standing(connection, CHANGE.c.sort == Sort.UNDO)
    if undo is None:
        return None
    newer_edit = connection.scalar(
        select(CHANGE.c.seq).where(CHANGE.c.seq > undo.seq, CHANGE.c.sort == Sort.EDIT).limit(1)
    )
    return None if newer_edit is not None else undo


_LATER = CHANGE.alias("later")
_TAKEN_BACK = select(_LATER.c.seq).where(_LATER.c.reverses == CHANGE.c.seq).exists()


def _newest_standing(connection: Connection, of_sort: ColumnElement[bool]) -> Change | None:
    row = connection.execute(
        select(*_WITHOUT_EDITS).where(of_sort, ~_TAKEN_BACK).order_by(CHANGE.c.seq.desc()).limit(1)
    ).first()
    return None if row is None else _change(row, ())


def _change(row: Any, edits: tuple[Edit, ...]) -> Change:
    return Change(row.seq, row.at, row.sort, label_of(row.label), edits, row.original)


def label_of(stored: bytes | None) -> Message:
    """The name of a change. One that can't be read has an id that no sentence is for, so that
    history goes on past it; `check` names it."""
    try:
        message_id, params = json.loads((stored or b"").decode())
        if isinstance(message_id, str) and isinstance(params, dict):
            return Message(message_id, params)
    except (ValueError, TypeError):
        pass
    return UNREADABLE


def _edits(text: str) -> tuple[Edit, ...]:
    try:
        return tuple(
            Edit(kind, UUID(hex=key), before, after)
            for kind, key, before, after in json.loads(text)
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedValueError(f"{type(error).__name__}: {error}") from error


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
