"""Whatever stands in the files, loading ends with a catalogue and a list of problems."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_catalog import FILES

from pathtracker.catalog import check_catalog, load_catalog, write_compiled

JUNK = st.sampled_from([None, True, -1, 10**30, 2.5, float("nan"), "", "x", [], [1], [[]], {}])


@pytest.fixture(scope="module")
def whole() -> Iterator[Path]:
    """The small catalogue with its compiled form, which the test then spoils."""
    with tempfile.TemporaryDirectory() as place:
        for name, text in FILES.items():
            path = Path(place) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        write_compiled(Path(place))
        yield Path(place)


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value inside a document."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in pairs:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_one_wrong_value_anywhere_is_survived(whole: Path, data: st.DataObject) -> None:
    compiled = json.loads((whole / "compiled.json").read_text("utf-8"))
    name = data.draw(st.sampled_from(sorted(FILES)))
    document = compiled["files"][name][1]
    *way, last = data.draw(st.sampled_from(list(places(document))))
    node = document
    for key in way:
        node = node[key]
    node[last] = data.draw(JUNK)
    spoiled = whole / "spoiled.json"
    spoiled.write_text(json.dumps(compiled), encoding="utf-8")
    loaded = load_catalog(whole, spoiled)
    for problem in check_catalog(loaded):
        assert problem.file in FILES
        assert problem.why


def test_a_pipe_among_the_files_keeps_nobody_waiting(tmp_path: Path) -> None:
    for name in ("skills.toml", "compiled.json"):
        os.mkfifo(tmp_path / name)
    assert "skills.toml" in {problem.file for problem in load_catalog(tmp_path).problems}
