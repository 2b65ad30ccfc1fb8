"""The shape of a database's tables, indexes, triggers and views, comparable between two files."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping

Shape = tuple[str, frozenset[str], str]
Schema = Mapping[str, Shape]
"""By the name of a table or index: what stands before, inside and after its parentheses."""


def schema_of(raw: sqlite3.Connection) -> Schema:
    """Every table, index, trigger and view of a database, but for SQLite's own tables.

    Spaces, quotes and the order of columns don't count: a table that was rebuilt differs in them
    from one that was made afresh. Everything else does. Raises sqlite3.Error.
    """
    statements = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        "AND NOT (type = 'table' AND name LIKE 'sqlite\\_%' ESCAPE '\\')"
    )
    return {str(name): _shape(str(sql)) for name, sql in statements}


FINGERPRINTS = {
    1: "384755a652cf035f",
    2: "9b31628faefc598f",
}
"""Of the schema of each version. Comparing with these spares each start to make the schema."""


def fingerprint_of(schema: Schema) -> str:
    """The same for schemas that don't differ, and for no others."""
    shapes = sorted(
        [name, before, sorted(parts), after] for name, (before, parts, after) in schema.items()
    )
    return hashlib.sha256(json.dumps(shapes).encode()).hexdigest()[:16]


def schema_fault(raw: sqlite3.Connection, version: int) -> str:
    """What is not in a file as a new file of that version has it; nothing if all is.

    Raises sqlite3.Error. A trigger or view, too, would do things that nobody sees here.
    """
    found = schema_of(raw)
    if fingerprint_of(found) == FINGERPRINTS.get(version):
        return ""
    from pathtracker.store.migrate import schema_of_version

    expected = schema_of_version(version)
    name = first_difference(found, expected)
    if not name:
        return ""
    if name not in found:
        return f"{name} is missing"
    if name not in expected:
        return f"{name} does not belong there"
    lacking = sorted(part.split()[0] for part in expected[name][1] - found[name][1] if part)
    return f"{name} is not as it should be" + (f": {', '.join(lacking[:3])}" if lacking else "")


def first_difference(found: Schema, expected: Schema) -> str:
    """The name of a table or index that is not as it should be; nothing if all are."""
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            return name
    return ""


def _shape(sql: str) -> Shape:
    plain = re.sub(r"\s+", " ", re.sub(r'["`\[\]]', "", sql))
    plain = re.sub(r" ?([(),]) ?", r"\1", plain).strip()
    if not plain.startswith("CREATE TABLE") or not 0 < plain.find("(") < plain.rfind(")"):
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
