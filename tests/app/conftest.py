"""What tests of the window share: a light theme, a real store in a fast place, a fixed day."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.theme import Theme
from pathtracker.app.theme.slips import Slips
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog, load_catalog
from pathtracker.cli import main
from pathtracker.paths import Places, asset
from pathtracker.store import Store

Typed = Callable[..., Any]
PATIENCE_MS = 120_000
"""How long a test waits for what has to come: no machine is too slow for it."""


class PatientBot(QtBot):  # type: ignore[misc]
    """Waits until it is so, however long this machine takes."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(
        self, signal: Any, *, timeout: int = 0, raising: bool | None = None, **how: Any
    ) -> Any:
        if raising is not False:  # else what must not come is waited for
            timeout = max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=timeout, raising=raising, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Deletes what former tests have closed: only an event loop would, and until then every new
    theme dresses it again."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def usual_locale() -> Iterator[None]:
    """A test may have one of its own; the next begins with the usual one."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication, nothing_left_over: None) -> Theme:
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    rest_the_hand(qapp)
    return theme


def rest_the_hand(qapp: QApplication) -> None:
    """As if nothing had been clicked for a while."""
    slips = qapp.findChild(Slips)
    assert slips is not None
    slips.forget()


@pytest.fixture
def rest(qapp: QApplication) -> Callable[[], None]:
    """Lets time go by between two clicks at one place, which else would be a double click."""
    return partial(rest_the_hand, qapp)


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """Read once for all tests."""
    return load_catalog(asset("catalog")).catalog


@pytest.fixture
def today() -> date:
    """A Thursday. A folder of tests may live on another day."""
    return date(2026, 11, 19)


@pytest.fixture
def typed(workspace: Workspace, capsys: pytest.CaptureFixture[str], today: date) -> Typed:
    """Gives a command and hands out the value that it prints. It is given to a copy, as the
    window keeps its folder to itself."""

    def typed(*words: str) -> Any:
        folder = workspace.places.data_file.parent
        copy = folder.with_name("typed")
        shutil.copytree(folder, copy)
        capsys.readouterr()
        status = main(["--data-dir", str(copy), "--today", today.isoformat(), *words, "--json"])
        printed = capsys.readouterr()
        shutil.rmtree(copy)
        assert (status, printed.err) == (0, "")
        return json.loads(printed.out)

    return typed


@pytest.fixture
def workspace(
    quick_folder: Path, theme: Theme, shipped: Catalog, today: date
) -> Iterator[Workspace]:
    """An empty store, with the shipped catalogue."""
    places = Places(quick_folder / "data")
    workspace = Workspace(Store.open(places.data_file), places, Clock(today))
    workspace.catalog = shipped
    yield workspace
    workspace.close()
