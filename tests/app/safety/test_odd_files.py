"""One odd value in the data or in a file beside it: a page says so, or it is left aside."""

from __future__ import annotations

import gc
import json
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.app.clock import Clock
from pathtracker.app.main import Program
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.timeline.cache import read_cache
from pathtracker.app.trouble import TroublePage
from pathtracker.app.window import MainWindow
from pathtracker.core.quickadd import understand
from pathtracker.paths import Places
from pathtracker.store import Store

TODAY = date(2026, 11, 19)
SIDE_FILES = ("window.ini", "settings.json", "timeline.json", "drafts.json", "calendar.json")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A store with a step."""
    places = Places(tmp_path / "data")
    with Store.open(places.data_file) as store:
        wanted = understand("SQL joins 2h", today=TODAY)
        steps.add(store, wanted=wanted, when=Clock(TODAY).when())
    return places


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, places: Places) -> Iterator[Program]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Program(qapp, places, TODAY)
    yield made
    made.close()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    gc.enable()


@pytest.mark.parametrize(
    "odd",
    [
        "UPDATE item SET state = 'sleeping'",
        "UPDATE item SET title = CAST(x'ff41' AS TEXT)",
    ],
)
def test_an_odd_value_leads_to_the_page_that_says_so(
    program: Program, places: Places, qtbot: QtBot, odd: str
) -> None:
    with closing(sqlite3.connect(places.data_file)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = 1")
        raw.execute(odd)
        raw.commit()
    program.open(places)
    qtbot.waitUntil(
        lambda: (
            program.window is not None and isinstance(program.window.centralWidget(), TroublePage)
        )
    )
    page: Any = program.window.centralWidget() if program.window else None
    assert str(places.data_file.name) in page.words.text()


def test_a_mistake_while_the_window_is_built_leads_to_a_page(
    program: Program, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("pathtracker.app.main.build_window", broken)
    program.open(places)
    qtbot.waitUntil(lambda: program.window is not None)
    page: Any = program.window.centralWidget() if program.window else None
    assert page.title.text() == "Your data can't be shown"
    monkeypatch.undo()
    page.retry.emit()
    assert isinstance(program.window, MainWindow)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("window.ini", b"[General]\ngeometry=abc\n"),
        ("window.ini", b"[General]\ngeometry=@ByteArray(abc)\n"),
        ("window.ini", b"geometry=1, 2, 3\n"),
        ("window.ini", b"\xff\xfe\x00"),
        ("settings.json", b"{"),
        ("settings.json", b"[" * 50_000),
        ("settings.json", b'{"view": "roadmap", "views": {"roadmap": {"filter": [1]}}}'),
        ("settings.json", b'{"views": {"roadmap": {"scroll": 1e400, "folded": {"a": 1}}}}'),
        (
            "settings.json",
            b'{"views": {"timeline": {"zoom": "x", "folded": 3}}, "view": "timeline"}',
        ),
        ("settings.json", b'{"views": {"skills": {"role": 3}}, "view": "skills"}'),
        ("timeline.json", b"[" * 50_000),
        ("drafts.json", b'{"a": 1}'),
        *((file, b"") for file in SIDE_FILES),
        *((file, b"\0" * 512) for file in SIDE_FILES),  # what a power cut may leave of any file
    ],
)
def test_an_odd_file_beside_the_data_is_left_aside(
    program: Program, places: Places, file: str, content: bytes
) -> None:
    (places.folder / file).write_bytes(content)
    program.open(places)
    QApplication.processEvents()
    assert isinstance(program.window, MainWindow)


def a_picture(**odd: Any) -> dict[str, Any]:
    day = TODAY.toordinal()
    key = "0" * 32
    step = {"id": key, "title": "x", "state": "open", "track": key, "phase": key} | odd.pop(
        "step", {}
    )
    row = {"key": key, "sort": "item", "depth": 0, "title": "x", "colour": 0, "note": ""}
    row |= {"folded": False, "step": step, "span": [day, day + 3], "earlier": None} | odd
    kept: dict[str, Any] = {"version": 1, "rows": [row], "chain": [], "off": [], "band": None}
    return kept | {"earlier_words": "", "links": {}}


def test_a_picture_as_it_was_kept_is_read(tmp_path: Path) -> None:
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(a_picture()))
    assert read_cache(file, TODAY.toordinal()) is not None


@pytest.mark.parametrize(
    "odd",
    [
        {"span": [1, 3_000_000]},
        {"span": [10**30, 10**30]},
        {"earlier": [-5, 5]},
        {"step": {"deadline": 10**12}},
        {"step": {"title": 3}},
        {"step": {"hours_left": "x"}},
    ],
)
def test_a_picture_of_days_that_cant_be_is_left_aside(tmp_path: Path, odd: dict[str, Any]) -> None:
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(a_picture(**odd)))
    assert read_cache(file, TODAY.toordinal()) is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    where=st.sampled_from(["rows", "chain", "off", "links", "span", "depth", "colour", "step"]),
    what=ANYTHING,
)
def test_no_odd_picture_raises(tmp_path: Path, where: str, what: Any) -> None:
    picture = a_picture()
    if where in picture:
        picture[where] = what
    else:
        picture["rows"][0][where] = what
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(picture))
    read_cache(file, TODAY.toordinal())


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.binary(max_size=40)
    | st.dictionaries(st.sampled_from([*Settings.model_fields]), ANYTHING).map(
        lambda one: json.dumps(one).encode()
    )
)
def test_no_odd_settings_raise(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    read_settings(file)
