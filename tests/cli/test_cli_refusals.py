"""What can't be done: a sentence on standard error, a status, and nothing changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pathtracker.actions import items
from pathtracker.paths import places

from .conftest import Run

Do = Callable[..., Any]


@pytest.fixture
def refused(run: Run, do: Do) -> Callable[..., str]:
    """Runs a command that can't be done: status 1, one sentence, the same history after it."""

    def refused(*words: str) -> str:
        before = do("history", "--limit", "1000"), do("steps")
        for options in ([], ["--json"]):
            said = run(*words, *options)
            assert said.status == 1
            assert said.sentence
        assert (do("history", "--limit", "1000"), do("steps")) == before
        return said.sentence

    return refused


def misused(run: Run, *words: str) -> str:
    """Runs what nobody can have meant: status 2, the reason on standard error."""
    said = run(*words)
    assert said.status == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


# Names.


def test_an_ambiguous_title_lists_the_candidates(do: Do, refused: Callable[..., str]) -> None:
    ids = [do("add", "Twin")["id"][:8] for _ in range(2)]
    sentence = refused("finish", "twin")
    assert sentence.startswith("“twin” could be several: “Twin” (")
    assert all(key in sentence for key in ids)


def test_a_name_that_is_almost_right_is_offered(
    refused: Callable[..., str], steps: list[Any]
) -> None:
    assert "Do you mean set-up-python" in refused("finish", "setup-python")
    assert "Do you mean ai-engineer" in refused("choose", "ai-enginer")
    assert "Do you mean core" in refused("steps", "--roadmap", "cores")
    assert "Do you mean python" in refused("rate", "pyton", "2")


def test_the_beginning_of_an_id_will_do(do: Do, steps: list[Any]) -> None:
    for length in (8, 13, 36):
        key = steps[0]["id"][:length]
        assert do("start", key)["id"] == steps[0]["id"]
        do("undo")


def test_no_name_is_nobodys_name(do: Do, refused: Callable[..., str]) -> None:
    do("add", "The only step without a slug")
    assert refused("finish", "").startswith("There is no step “”")
    assert refused("role", "").startswith("There is no role “”")


# Values.


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rate", "python", "6"), "A level is 5 at most, not 6."),
        (("rate", "python", "-1"), "A level is 0 or more, not -1."),
        (("rate", "python", "3", "--on", "2026-03-03"), "2026-03-03 is still to come."),
        (("log", "set-up-python", "0"), "The time (minutes) is 1 or more, not 0."),
        (("log", "set-up-python", "-5"), "The time (minutes) is 1 or more, not -5."),
        (("log", "set-up-python", "1441"), "The time (minutes) is 1440 at most, not 1441."),
        (("log", "set-up-python", "5", "--on", "2027-01-01"), "2027-01-01 is still to come."),
        (("park", "set-up-python", "--until", "2026-03-02"), "2026-03-02 is not after today."),
        (("add", "x -2h"), "An effort can't be below 0: “-2h”."),
        (("add", "x 99999h"), "Effort (hours) is 10000 at most, not 99999."),
        (("add", "x by 31 Feb"), "“31 Feb” is on no calendar."),
        (("add", "x by 29 Feb 2027"), "“29 Feb 2027” is on no calendar."),
        (("add", "2h"), "The step has no title."),
        (("add", "x" * 10_001), "The title is too long: 10000 characters at most."),
        (("reopen", "set-up-python"), "“Set up Python and an editor” is open already."),
        (("redo",), "There is nothing to redo."),
        (
            ("choose", "ai-engineer", "--start", "2026-05-01", "--target", "2026-04-01"),
            "The target day is before the start day.",
        ),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(
    refused: Callable[..., str], steps: list[Any], words: tuple[str, ...], sentence: str
) -> None:
    assert refused(*words).startswith(sentence)


def test_there_is_nothing_to_undo_at_first(refused: Callable[..., str]) -> None:
    assert refused("undo") == "There is nothing to undo."


def test_a_folder_without_a_catalogue_has_faults(run: Run, tmp_path: Path) -> None:
    assert run("catalog", "check", str(tmp_path / "nowhere")).status == 1


# Wrong use.


@pytest.mark.parametrize(
    "words",
    [
        ("finnish", "x"),
        ("finish",),
        ("log", "x", "an hour"),
        ("log", "x", "1.5"),
        ("rate", "python"),
        ("rate", "python", "3", "--on", "31 Feb"),
        ("rate", "python", "3", "--on", "2026-02-30"),
        ("park", "x", "--until", "soon"),
        ("skip", "x", "--known", "--share", "0"),
        ("skip", "x", "--known", "--share", "1.1"),
        ("skip", "x", "--known", "--share", "nan"),
        ("skip", "x", "--share", "0.5"),
        ("choose", "ai-engineer", "--rung", "principal"),
        ("demo", "--size", "tiny"),
        ("screenshots", "out", "--size", "0x0"),
        ("history", "--limit", "x"),
        ("steps", "--roadm", "core"),
        ("add", "x", "-2h"),
        ("--today", "tomorrow", "steps"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["", "json"])
def test_wrong_use_is_told_on_standard_error(
    run: Run, data: Path, words: tuple[str, ...], options: list[str]
) -> None:
    assert misused(run, *words, *options)
    assert not data.exists()


def test_a_day_on_no_calendar_is_called_so(run: Run) -> None:
    err = misused(run, "log", "x", "5", "--on", "2026-02-30")
    assert "“2026-02-30” is on no calendar; say a day like 2026-12-12" in err


# Undo.


def test_undo_goes_back_step_by_step_and_says_what(run: Run, do: Do) -> None:
    do("add", "One")
    do("add", "Two")
    assert run("undo").out == "Undo add “Two”: done.\n"
    assert run("undo").out == "Undo add “One”: done.\n"
    assert do("steps") == []
    assert run("redo").out == "Redo add “One”: done.\n"
    assert [step["title"] for step in do("steps")] == ["One"]


# Faults of ours.


def test_a_fault_of_ours_is_a_sentence_and_leaves_no_titles_in_the_log(
    run: Run, do: Do, steps: list[Any], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    def broken(*_: object, **said: object) -> None:
        raise ZeroDivisionError(f"my secret title {said}")

    monkeypatch.setattr(items, "finish", broken)
    said = run("finish", "set-up-python", "--evidence", "https://secret.example")
    assert said.status == 1
    assert "ZeroDivisionError" in said.sentence
    log = places(str(data)).log_file
    assert str(log) in said.sentence
    text = log.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "items.py" in text
    for private in ("secret", "set-up-python", "Set up Python", str(data), str(Path.home())):
        assert private not in text
    assert log.stat().st_mode & 0o777 == 0o600
    assert do("steps") == steps


def test_a_fault_after_the_change_does_not_deny_the_change(
    run: Run, do: Do, steps: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("pathtracker.cli.items.item_as_json", lambda *_: 1 / 0)
        said = run("finish", "set-up-python", "--json")
    assert said.status == 1
    assert "Nothing was changed" not in said.sentence
    assert do("steps")[0]["state"] == "done"


def test_a_fault_before_there_is_a_folder_is_logged_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    monkeypatch.setattr("pathtracker.cli.catalogue.load_catalog", lambda _: 1 / 0)
    assert run("catalog", "check").status == 1
    assert "ZeroDivisionError" in places(str(data)).log_file.read_text("utf-8")


# Data files that can't be used.


def fails(run: Run, *words: str) -> str:
    """What a command says of a file that can't be used: status 3, one sentence or two."""
    said = run(*words)
    assert said.status == 3
    return said.sentence


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(b"my diary\n" * 1000)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("gone"))


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE diary (day TEXT)")
        other.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as ours:
        ours.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xff" * 100
    path.write_bytes(content)


BAD_FILES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "empty": (empty, "is empty", "Restore a backup"),
    "garbage": (garbage, "is not a PathTracker file", "Restore a backup"),
    "cut off": (cut_off, "is cut off", "Restore a backup"),
    "a folder": (a_folder, "is not a file", "--data-dir"),
    "a link to nowhere": (a_link_to_nowhere, "is a link to nowhere", "--data-dir"),
    "another program's": (of_another_program, "belongs to another program", "--data-dir"),
    "newer": (newer, "newer PathTracker (data version 99)", "Install the newer version"),
    "damaged": (damaged, "is damaged", "Restore a backup"),
}


@pytest.mark.parametrize(("spoil", "why", "way_on"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_can_not_be_used_is_named_explained_and_left_alone(
    run: Run, steps: list[Any], data: Path, spoil: Callable[[Path], None], why: str, way_on: str
) -> None:
    path = data / "pathtracker.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    for words in (("steps",), ("finish", "x"), ("steps", "--json"), ("undo",)):
        sentence = fails(run, *words)
        assert str(path) in sentence
        assert why in sentence
        assert way_on in sentence
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [p.name for p in data.iterdir() if "journal" in p.name] == []


def test_a_spoilt_file_is_put_right_by_restoring_a_backup(
    run: Run, do: Do, steps: list[Any], data: Path
) -> None:
    do("finish", "set-up-python")
    made = do("backup")
    garbage(data / "pathtracker.db")
    assert run("steps").status == 3
    do("restore", Path(made["path"]).name)
    assert do("steps")[0]["state"] == "done"


def test_a_data_folder_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = run("--data-dir", str(tmp_path / "file"), "steps")
    assert said.status == 3
    assert "--data-dir" in said.sentence
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_name_that_is_too_long_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("--data-dir", str(tmp_path / ("x" * 300)), "steps")
    assert said.status == 2
    assert "longer than names of files can be" in said.err


def test_the_catalogue_is_shown_whatever_the_data_file_is(run: Run, do: Do, data: Path) -> None:
    data.mkdir()
    garbage(data / "pathtracker.db")
    assert do("roles")


def test_a_backup_that_is_not_there_is_refused(refused: Callable[..., str]) -> None:
    assert "pathtracker backups" in refused("restore", "nowhere.db")


@pytest.mark.parametrize("column", ["label", "edits"])
def test_an_entry_of_the_record_nested_too_deep_is_named_and_no_mistake(
    run: Run, do: Do, data: Path, steps: list[Any], column: str
) -> None:
    do("add", "Read a book 2h")
    with closing(sqlite3.connect(data / "pathtracker.db")) as raw:
        raw.execute(f"UPDATE change SET {column} = ?", ("[" * 100_000,))
        raw.commit()
    for words in (["check"], ["history"], ["undo"]):
        said = run(*words)
        assert "mistake" not in said.out + said.err
    assert run("check").status == 1


def test_what_stumbles_over_a_file_that_is_not_sound_says_so(
    run: Run, do: Do, data: Path, steps: list[Any]
) -> None:
    with closing(sqlite3.connect(data / "pathtracker.db")) as raw:
        raw.execute("DELETE FROM track")
        raw.commit()
    said = run("steps")
    assert said.status == 3
    assert "pathtracker check" in said.sentence
    assert "mistake" not in said.sentence
