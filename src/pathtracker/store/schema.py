"""The shape of a database's tables and indexes, comparable between two files."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping

Shape = tuple[str, frozenset[str], str]
Schema = Mapping[str, Shape]
"""By the name of a table or index: what stands before, inside and after its parentheses."""


def schema_of(raw: sqlite3.Connection) -> Schema:
    """Every table and index of a database.

    Spaces, quotes and the order of columns don't count: a table that was rebuilt differs in them
    from one that was made afresh. Everything else does. Raises sqlite3.Error.
    """
    statements = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: _shape(sql) for name, sql in statements}


def first_difference(found: Schema, expected: Schema) -> str:
    """The name of a table or index that is not as it should be; nothing if all are."""
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            return name
    return ""


def _shape(sql: str) -> Shape:
    plain = re.sub(r"\s+", " ", re.sub(r'["`\[\]]', "", sql))
    plain = re.sub(r" ?([(),]) ?", r"\1", plain).strip()
    if not plain.startswith("CREATE TABLE"):
        return plain, frozenset(), ""
    start, end = plain.index("("), plain.rindex(")")
    return plain[:start], frozenset(_parts(plain[start + 1 : end])), plain[end + 1 :].strip()


def _parts(text: str) -> Iterator[str]:
    """The columns and constraints: text between commas that stand in no inner parentheses."""
    depth, part = 0, ""
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield part
            part = ""
        else:
            part += letter
    yield part
