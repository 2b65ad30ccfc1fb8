"""`check_file` names what is wrong, where and why, and changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pathtracker.core.messages import Message
from pathtracker.store import Store, StoreError, Trouble
from pathtracker.store.check import Report, check_file
from pathtracker.store.identity import SCHEMA_VERSION

from .conftest import GOLDEN, NOW, add, listing


def checked(path: Path) -> Report:
    before = listing(path.parent)
    report = check_file(path)
    assert listing(path.parent) == before
    return report


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


def test_a_sound_file_with_its_counts(data_file: Path) -> None:
    with Store.open(data_file) as store:
        rows = {kind: len(entities) for kind, entities in store.dump().items()}
        changes = len(store.history(100))
    report = checked(data_file)
    assert report.sound
    assert report.version == SCHEMA_VERSION
    assert report.ended_cleanly
    assert dict(report.counts) == {**rows, "change": changes}


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("UPDATE item SET state = 'lost' WHERE state = 'done'", "state", "lost"),
        ("UPDATE item SET done_on = '2026-02-30' WHERE state = 'done'", "done_on", "2026-02-30"),
        ("UPDATE item SET effort = -3 WHERE state = 'done'", "effort", "-3.0"),
        ("UPDATE item SET checks = '[{]' WHERE state = 'done'", "checks", "[{]"),
        ("UPDATE track SET title = '' WHERE kind = 'project'", "title", ""),
        ("UPDATE time_entry SET at = 'yesterday'", "at", "yesterday"),
        ("UPDATE time_entry SET minutes = 0", "minutes", "0"),
        ("UPDATE evidence SET id = 'no id'", "id", "no id"),
    ],
)
def test_a_value_that_cannot_be(data_file: Path, statement: str, field: str, value: str) -> None:
    change(data_file, statement)
    report = checked(data_file)
    [fault] = report.faults
    assert fault.id == "check.value"
    assert (fault.params["field"], fault.params["value"]) == (field, value)
    assert fault.params["kind"] in statement
    assert not report.sound


def test_a_reference_to_nothing(data_file: Path) -> None:
    change(data_file, "UPDATE phase SET track_id = printf('%032d', 7) WHERE rowid = 1")
    params = {"table": "phase", "row": 1, "parent": "track"}
    assert checked(data_file).faults == (Message("check.reference", params),)


@pytest.mark.parametrize(
    ("statement", "seq", "why"),
    [
        ("UPDATE change SET at = 'noon' WHERE seq = 2", 2, "Invalid isoformat"),
        ("UPDATE change SET sort = 'wish' WHERE seq = 2", 2, "wish"),
        ("UPDATE change SET label = '{' WHERE seq = 2", 2, "name"),
        ("UPDATE change SET label = CAST(x'ff' AS TEXT) WHERE seq = 2", 2, "name"),
        ("UPDATE change SET edits = '[[1,2]]' WHERE seq = 3", 3, "unpack"),
        ('UPDATE change SET edits = \'[["dream","00",null,{}]]\' WHERE seq = 3', 3, "UUID"),
        ("UPDATE change SET edits = replace(edits, 'item', 'dream') WHERE seq = 3", 3, "dream"),
        ("UPDATE change SET edits = replace(edits, 'effort', 'sweat') WHERE seq = 3", 3, "sweat"),
        ("DELETE FROM change WHERE seq = 2", 2, "missing"),
    ],
)
def test_a_change_that_cannot_be_read(data_file: Path, statement: str, seq: int, why: str) -> None:
    change(data_file, statement)
    [fault] = checked(data_file).faults
    assert fault.id == "check.change"
    assert fault.params["seq"] == seq
    assert why in str(fault.params["why"])


def test_a_text_that_is_none_is_named_and_stops_no_other_undo(data_file: Path) -> None:
    with Store.open(data_file) as store:
        before = sorted(row["id"] for row in store.dump()["item"])
        add(store, "another")
    change(
        data_file, f"UPDATE item SET title = CAST(x'41ff42' AS TEXT) WHERE id = '{_hex(before[0])}'"
    )
    [fault] = checked(data_file).faults
    assert (fault.id, fault.params["kind"], fault.params["field"]) == (
        "check.value",
        "item",
        "title",
    )
    assert "\\udcff" in str(fault.params["value"])
    with Store.open(data_file) as store:
        store.undo(now=NOW)
        assert store.history(1)[0].is_undo


def _hex(key: str) -> str:
    return key.replace("-", "")


def test_a_damaged_page(data_file: Path) -> None:
    content = bytearray(data_file.read_bytes())
    content[5 * 4096 : 6 * 4096] = bytes(4096)
    data_file.write_bytes(content)
    report = checked(data_file)
    assert not report.sound
    assert {fault.id for fault in report.faults} >= {"check.structure"}


def test_no_list_without_end(data_file: Path) -> None:
    with Store.open(data_file) as store:
        for number in range(150):
            add(store, f"{number}")
    change(data_file, "UPDATE item SET kind = 'dream'")
    assert len(checked(data_file).faults) == 100


@pytest.mark.parametrize("content", [b"", b"garbage" * 99])
def test_no_data_file_at_all(data_file: Path, content: bytes) -> None:
    data_file.write_bytes(content)
    with pytest.raises(StoreError):
        check_file(data_file)


def test_not_while_it_is_in_use(held_elsewhere: Path) -> None:
    with pytest.raises(StoreError) as failed:
        check_file(held_elsewhere)
    assert failed.value.trouble is Trouble.IN_USE


def test_not_while_it_is_in_use_here(store: Store) -> None:
    with pytest.raises(StoreError) as failed:
        check_file(store.path)
    assert failed.value.trouble is Trouble.IN_USE
    store.undo(now=NOW)


def test_an_outcome_that_names_a_missing_skill_is_found(tmp_path: Path) -> None:
    path = tmp_path / "pathtracker.db"
    shutil.copy(GOLDEN, path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM requirement")
        raw.execute("DELETE FROM rating")
        raw.execute("DELETE FROM skill WHERE slug = 'python'")
        raw.commit()
    faults = [(fault.params["table"], fault.params["parent"]) for fault in check_file(path).faults]
    assert faults == [("item", "skill")]
