"""The store: every change goes through `Store.write`, and every change can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar
from uuid import UUID, uuid4

from pydantic import TypeAdapter, ValidationError

from pathtracker.core.messages import Message, Refused, refusal_of
from pathtracker.core.model import KINDS, Entity
from pathtracker.store import record
from pathtracker.store.database import Database, open_database
from pathtracker.store.errors import BugError, StoreError, blamed_on, disk_blamed_on
from pathtracker.store.longwrite import LongWrite, Operation
from pathtracker.store.record import Change, Edit, Sort
from pathtracker.store.session import Reader, Writer

T = TypeVar("T")


class Store(Reader):
    """The learner's data. Made by `Store.open`; ended by `close`, or used as a context manager.

    `on_change` is called with every change once it is committed.
    """

    def __init__(self, database: Database, new_id: Callable[[], UUID] = uuid4) -> None:
        super().__init__(database)
        self.new_id = new_id
        self.on_change: Callable[[Change], None] = lambda _: None
        self.before_close = database.before_close
        self._long: LongWrite | None = None
        self._joint: Writer | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Opens or makes the store in a file. Raises StoreError if it can't be used."""
        with disk_blamed_on(path.parent):  # a name too long, a folder that may not be entered
            return cls(open_database(path, read_only=read_only))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    @property
    def is_free(self) -> bool:
        """Whether something can be written now: no change is in the making."""
        return self._long is None and self._joint is None

    @property
    def older(self) -> int:
        """The file's version, if it is older and may not be changed: a copy of it is seen then,
        brought up to date. 0 otherwise."""
        return self._database.older

    @property
    def lost(self) -> bool:
        """Whether the file is not the store's any more: then nothing can be written to it."""
        return self._database.loss is not None

    def tell_of_loss(self, told: Callable[[StoreError], None]) -> None:
        """Has somebody told once the file is not the store's any more, with what was saved where.

        Whoever was writing gets the same as an error.
        """
        self._database.on_loss = told

    def prepare_to_write(self) -> None:
        """Has a thread load what writing needs, so that the first change need not wait for it. One
        that comes meanwhile waits until it is there."""
        if not self.read_only:
            Thread(target=_load_writing, name="prepare to write", daemon=True).start()

    def close(self) -> None:
        for let_go in list(self.before_close):
            let_go()
        if self._long is not None:
            self._long.cancel()
        self._database.close()

    def write(self, label: Message, op: Callable[[Writer], T], *, now: datetime) -> T:
        """Runs an operation as one named, undoable change and returns its result.

        Commits the rows and one row of the change record together or, if the operation raises,
        nothing at all. What changes nothing leaves no trace in history. A value that an entity
        doesn't allow is Refused.
        """
        if self._joint is not None:
            with _refusing():
                return op(self._joint)
        with self._writing():
            writer = Writer(self._database, now, self.new_id)
            with _refusing():
                result = op(writer)
            change = self._record(label, writer, now)
        self._tell(change)
        return result

    @contextmanager
    def together(self, label: Message, *, now: datetime) -> Iterator[None]:
        """Makes one change of everything written inside: one step of undo, all of it or nothing."""
        with self._writing():
            self._joint = Writer(self._database, now, self.new_id)
            try:
                yield
                change = self._record(label, self._joint, now)
            finally:
                self._joint = None
        self._tell(change)

    def write_long(self, label: Message, op: Operation, *, now: datetime) -> LongWrite:
        """Begins a change that is made in slices, see LongWrite. Until it ends nothing else may
        be written."""
        self._check_free()
        self._database.check_thread()
        with blamed_on(self.path):
            self._database.assure_ours()
            self._database.begin()
        writer = Writer(self._database, now, self.new_id)
        recorded: list[Change | None] = []

        def steps() -> Iterator[float]:
            for share in op(writer):
                writer.settle()
                yield share
            yield 1.0  # what follows can't be divided: each has a slice of its own
            recorded.append(self._record(label, writer, now))
            yield 1.0

        def commit() -> None:
            with blamed_on(self.path):
                self._database.commit()
            self._long = None
            self._tell(recorded[0])

        def roll_back() -> None:
            self._database.rollback()
            self._long = None

        self._long = LongWrite(_refusing_steps(steps()), commit, roll_back)
        return self._long

    def fill(
        self,
        entities: Iterable[Entity],
        *,
        now: datetime,
        then: Callable[[], Iterable[Entity]] = tuple,
    ) -> None:
        """Adds new entities in bulk, unrecorded: for the filling of a sample store alone. `then`
        is asked what to add when they are there, in the same transaction."""
        self._check_free()
        with self._database.transaction(recorded=False):
            self._database.save(entities, now, known=False)
            self._database.save(then(), now, known=False)

    def undo(self, *, now: datetime) -> Change:
        """Takes the newest standing change back, by a change of its own. Refused if none is."""
        return self._turn(self.to_undo, Sort.UNDO, "nothing_to_undo", now)

    def redo(self, *, now: datetime) -> Change:
        """Makes the change undone last again. Refused if none is, or an edit has come since."""
        return self._turn(self.to_redo, Sort.REDO, "nothing_to_redo", now)

    def to_undo(self) -> Change | None:
        return record.to_undo(self.rows)

    def to_redo(self) -> Change | None:
        return record.to_redo(self.rows)

    def history(self, limit: int) -> list[Change]:
        """The newest changes, newest first, without their edits."""
        return record.newest(self.rows, limit)

    def dump(self) -> dict[str, list[dict[str, Any]]]:
        """Everything the learner has in canonical order, by kind and id, as plain JSON values."""
        return {
            kind: [one.model_dump(mode="json") for one in self.entities(entity, "ORDER BY id")]
            for kind, entity in KINDS.items()
        }

    def _turn(
        self, choose: Callable[[], Change | None], sort: Sort, otherwise: str, now: datetime
    ) -> Change:
        with self._writing():
            target = choose()
            if target is None:
                raise Refused(otherwise)
            seq = record.next_seq(self.rows)
            row = record.row_of(
                seq,
                at=now,
                label=target.label,
                sort=sort,
                reverses=target.seq,
                original=target.original or target.seq,
            )
            self._database.append(row)
            change = record.read(self.rows, seq)
            self._apply(change.edits, now)
        self._tell(change)
        return change

    def _apply(self, edits: Iterable[Edit], now: datetime) -> None:
        """Makes edits of the record happen, having seen that they fit what is there.

        All that goes or changes is taken out before anything is put in, because two may have traded
        places under a key that only one can hold at a time.
        """
        turned = [_turned(self, edit) for edit in edits]
        for present, _ in turned:
            if present is not None:
                self._database.erase(present)
        put_in = (entity for _, entity in turned if entity is not None)
        self._database.save(put_in, now, known=False)

    def _record(self, label: Message, writer: Writer, now: datetime) -> Change | None:
        edits = writer.edits()
        if not edits:
            return None
        texts = (text for _, text in edits)
        seq = record.next_seq(self.rows)
        self._database.append(record.row_of(seq, at=now, label=label, edits=texts))
        return Change(seq, now, Sort.EDIT, label, tuple(edit for edit, _ in edits))

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self.on_change(change)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._check_free()
        with self._database.transaction():
            yield

    def _check_free(self) -> None:
        if self._long is not None:
            raise BugError("a long write is under way")
        if self._joint is not None:
            raise BugError("a write of several together is under way")


def _load_writing() -> None:
    import pathtracker.store.saving  # noqa: F401


def _turned(reader: Reader, edit: Edit) -> tuple[Entity | None, Entity | None]:
    """What an edit finds, and what it makes of it."""
    kind = KINDS[edit.kind]
    present = reader.find(kind, edit.id)
    if (present is None) != (edit.before is None) or not _as_recorded(present, edit.before):
        raise BugError(f"{edit.kind} {edit.id} is not as the change record says")
    return present, None if edit.after is None else _with(kind, present, edit.after)


def _as_recorded(present: Entity | None, fields: Mapping[str, Any] | None) -> bool:
    """Whether some fields of an entity are as the record has them.

    Read through the entity: what an older version wrote lacks the fields that came later.
    """
    return present is None or present == _with(type(present), present, fields or {})


def _with(kind: type[Entity], present: Entity | None, fields: Mapping[str, Any]) -> Entity:
    former = present.model_dump(mode="json") if present is not None else {}
    return kind.model_validate_json(_JSON.dump_json({**former, **fields}))


_JSON = TypeAdapter(dict[str, Any])


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise refusal_of(error) from error


def _refusing_steps(steps: Iterator[float]) -> Iterator[float]:
    with _refusing():
        yield from steps
