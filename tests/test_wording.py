"""Sentences: there is one for everything the program has to say, and none of them blames."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from helpers import TROUBLING
from helpers_entities import REFUSED as REFUSED_VALUES
from helpers_entities import make
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import pathtracker
from pathtracker.core.messages import Message, Refused, refusal_of
from pathtracker.core.model import KINDS, State
from pathtracker.store import StoreError, Trouble
from pathtracker.wording import (
    DID,
    FOUND,
    INVALID,
    REFUSED,
    TROUBLE,
    WHY,
    hours,
    one_line,
    past,
    sentence,
)
from pathtracker.wording import undo_sentence as undo

SOURCE = Path(pathtracker.__file__).parent
ALL = {**DID, **REFUSED, **TROUBLE, **FOUND, **WHY}
LABELLERS = {"_label": 1, "_edit": 1, "_settle": 1, "_change": 1}
"""Functions of the actions that make a label with a title out of an id, and where it stands."""


# What the source says.


def calls() -> Iterator[ast.Call]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def constants(node: ast.AST) -> list[str]:
    """The ids that an expression can be: itself, or either end of an if."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def said() -> dict[str, list[set[str]]]:
    """Every message that the source names: its id, and the params it is given at each place."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for call in calls():
        name, keywords = called(call), {word.arg or "" for word in call.keywords}
        if name == "Refused" and call.args:
            for key in constants(call.args[0]):
                found[key].append(keywords)
        elif name == "Message" and call.args:
            given = call.args[1] if len(call.args) > 1 else ast.Dict(keys=[], values=[])
            if isinstance(given, ast.Dict) and all(given.keys):
                params = {key.value for key in given.keys if isinstance(key, ast.Constant)}
                for key in constants(call.args[0]):
                    found[key].append(params)
        elif name in LABELLERS and len(call.args) > 1:
            for key in constants(call.args[LABELLERS[name]]):
                found[key].append({"title", *(keywords & fields(ALL.get(key, "")))})
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "label":
                for key in constants(node.value):
                    found[key].append({"title"})
    return found


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_source_was_read() -> None:
    ids = set(said())
    assert {"gone", "circle", "item.finish", "item.rename", "item.check", "role.choose"} <= ids
    assert len(ids) > 40


def test_everything_the_source_says_has_a_sentence() -> None:
    assert set(said()) - set(ALL) - {"invalid"} == set()


def test_every_sentence_gets_all_that_it_names() -> None:
    added = {"nearest", "number", "detail"}  # put in by `sentence` itself
    missing = {
        key: lacking
        for key, places in said().items()
        for given in places
        if (lacking := fields(ALL.get(key, "")) - given - added)
    }
    assert missing == {}


def test_every_sentence_is_said_somewhere() -> None:
    by_state = {f"already.{state}" for state in State}
    by_trouble = {f"store.{trouble}" for trouble in Trouble}
    turned = {"nothing_to_undo", "nothing_to_redo"}  # handed on by undo and redo
    of_several = {
        key for call in calls() if called(call) == "each" for key in constants(call.args[1])
    }
    elsewhere = by_state | by_trouble | turned | of_several | set(FOUND)
    assert set(ALL) - set(said()) - elsewhere == set()


def test_every_state_that_can_be_so_already_has_a_sentence() -> None:
    for state in State:
        assert sentence(Refused(f"already.{state}", title="Joins").message).startswith("“Joins” is")


# Files and disks.


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("detail", ["", "why"])
def test_every_trouble_names_the_file_and_a_way_on(trouble: Trouble, detail: str) -> None:
    shown = sentence(StoreError(trouble, Path("/data/pathtracker.db"), detail=detail).message)
    if trouble is not Trouble.BACKUP:
        assert "/data/pathtracker.db" in shown
    assert "{" not in shown
    assert "()" not in shown
    way_on = "--data-dir|Restore|try again|Make room|Install|Use the|Close its window|Look whether"
    assert re.search(way_on, shown)


def test_a_long_path_is_named_to_its_end() -> None:
    path = Path("/", *("folder " * 5 for _ in range(40)), "pathtracker.db")
    assert str(path) in sentence(StoreError(Trouble.EMPTY, path).message)


# Values.


@pytest.mark.parametrize(
    ("entity", "values", "why"), REFUSED_VALUES, ids=[w for _, _, w in REFUSED_VALUES]
)
def test_a_value_refused_is_a_sentence(entity: Any, values: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make(entity, **values)
    shown = sentence(refusal_of(caught.value).message)
    assert re.fullmatch(r"[A-Z“].*[.)]", shown, re.DOTALL)
    assert "{" not in shown
    assert "_" not in shown
    assert len(shown) < 200


def test_every_rule_over_several_fields_has_a_sentence_of_its_own() -> None:
    tree = ast.parse((SOURCE / "core" / "model.py").read_text("utf-8"))
    words = {
        str(node.exc.args[0].value)  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and called(node.exc) == "ValueError"  # type: ignore[arg-type]
    }
    assert len(words) >= 6
    assert words <= set(INVALID)


def test_every_kind_can_be_said_to_be_gone() -> None:
    for kind in KINDS:
        assert "_" not in sentence(Message("gone", {"kind": kind}))


# Tone.

SHAMING = re.compile(
    r"\b(late|later than|failed|failure|behind|lazy|overdue|slipped|missed|stupid|invalid|illegal"
    r"|bad|oops|sorry|unfortunately|you (must|forgot|should))\b",
    re.IGNORECASE,
)


def strings(path: Path) -> Iterator[str]:
    """Texts in the source that are meant for people: those with a space, docstrings apart."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    documentation |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str) and " " in node.value:
            yield node.value


def test_no_sentence_shames() -> None:
    folders = (SOURCE / "wording", SOURCE / "cli")
    texts = [text for folder in folders for path in folder.glob("*.py") for text in strings(path)]
    assert len(texts) > 100
    assert [text for text in texts if SHAMING.search(text)] == []


def test_a_shaming_sentence_would_be_found() -> None:
    for text in ("You are behind.", "2 steps are late", "It failed: invalid value", "You must not"):
        assert SHAMING.search(text)


def test_every_sentence_ends_and_every_name_of_a_change_does_not() -> None:
    assert [
        key for key, text in {**REFUSED, **TROUBLE, **FOUND, **WHY}.items() if text[-1] not in ".}"
    ] == []
    assert [key for key, text in DID.items() if text.endswith(".") or not text[0].isupper()] == []


# Names of changes.


NAMED = (
    *("title", "other", "rung", "minutes", "level", "address", "count"),
    *("day", "first", "last", "monday"),
)


class Anything(Mapping[str, Any]):
    """Fills every gap."""

    def __getitem__(self, name: str) -> str:
        return f"<{name}>"

    def __iter__(self) -> Iterator[str]:
        return iter(NAMED)

    def __len__(self) -> int:
        return len(NAMED)


PAST = ("ed", "Chose", "Known", "Put", "Made", "Left", "Took", "Kept", "Said", "Set", "Forgot")


@pytest.mark.parametrize("key", DID)
def test_a_change_can_be_named_told_and_taken_back(key: str) -> None:
    message = Message(key, Anything())
    name = sentence(message)
    assert undo(message) == f"Undo {name[0].lower()}{name[1:]}"
    assert undo(message, "redo").startswith("Redo ")
    assert past(message).split(" ")[0].rstrip(":").endswith(PAST)


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_a_title_is_one_plain_line_in_every_sentence(text: str) -> None:
    for shown in (
        sentence(Message("item.finish", {"title": text})),
        undo(Message("item.finish", {"title": text})),
        past(Message("item.finish", {"title": text})),
        sentence(Refused("already.done", title=text).message),
        sentence(Refused("unknown", kind="item", name=text, nearest=text[:50]).message),
    ):
        assert is_plain(shown)
        assert len(shown) < 600


# Plain text.


def is_plain(text: str) -> bool:
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return not any(
        character in turning or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        for character in text
    )


@given(st.text(alphabet=st.characters(codec=None)), st.integers(1, 300))
def test_any_text_becomes_one_plain_line(text: str, length: int) -> None:
    shown = one_line(text, length)
    assert is_plain(shown)
    assert len(shown) <= max(length + 1, 6 * len(text))
    shown.encode()


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=200))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert one_line(text) == text


def test_what_is_hidden_is_shown_by_its_code() -> None:
    assert one_line("a\u202eb\x1b[31m\x00") == "a\\u202eb\\u001b[31m\\u0000"
    assert one_line("a\nb\tc") == "a b c"
    assert one_line("x" * 201) == "x" * 200 + "…"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0 min"), (0.25, "15 min"), (0.999, "1 h"), (1, "1 h"), (1.5, "1 h 30"), (2.1, "2 h 06")],
)
def test_hours(value: float, shown: str) -> None:
    assert hours(value) == shown


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("name", [name for name in DID if name.startswith("items.")])
def test_one_is_not_said_as_many(name: str, number: int) -> None:
    words = sentence(Message(name, {"count": number}))
    assert ("1 step" in words) is (number == 1)
    assert "1 steps" not in words
