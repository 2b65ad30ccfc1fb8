"""Every view as a picture, off screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QThread
from PySide6.QtWidgets import QApplication

from pathtracker.app.clock import Clock
from pathtracker.app.main import build_window
from pathtracker.app.places import every_place
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.pictures import png_bytes
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.core.model import State
from pathtracker.core.when import When
from pathtracker.exchange.out import MADE_BY, place_for, write_out
from pathtracker.paths import Places
from pathtracker.store import Store, queries

THEMES = ("light", "dark")


def render(
    store: Store,
    places: Places,
    when: When,
    *,
    out: str,
    view: str | None = None,
    theme: str | None = None,
    size: tuple[int, int] = (1440, 900),
    replace: bool = False,
) -> list[Path]:
    """Writes the pictures of one view or all, in one theme or light and dark; returns the files.

    Changes nothing in the store. Refused for an unknown view, and as by `write_out`.
    """
    views = [place.key for place in every_place()]
    if view is not None and view not in views:
        raise Refused("unknown", kind="view", name=view, nearest=", ".join(views))
    folder = Path(out)
    place_for(folder / "view.png", places=places)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("export.file", path=out, why=error.strerror or str(error)) from error
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Theme()
    files = []
    workspace = Workspace(store, places, Clock(when.today))
    for name in (theme,) if theme else THEMES:
        look.apply(app, name, reduced_motion=True)
        settings = Settings.model_validate({"theme": name, "view": "roadmap"})
        window = build_window(workspace, settings)
        window.resize(*size)
        for shown in (view,) if view else views:
            file = folder / f"{shown}-{name}-{size[0]}x{size[1]}{_scale(window)}.png"
            _show(window, shown)
            data = png_bytes(window.grab().toImage(), MADE_BY)
            write_out(file, data, places=places, replace=replace)
            files.append(file)
        window.hide()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return files


def _show(window: MainWindow, view: str) -> None:
    window.go(view)
    if view == "roadmap":
        _open_an_item(window)
    window.show()
    _settle()
    for _ in range(100):  # what is worked out on another thread
        if window.view is None or not window.view.busy:
            break
        QThread.msleep(20)
        _settle()


def _open_an_item(window: MainWindow) -> None:
    """The item under way, or else the first that is open: what a learner would look at."""
    lines = queries.once_each(queries.outline(window.workspace.reader))
    wanted = [line for line in lines if line.state is State.ACTIVE] or [
        line for line in lines if line.state is State.OPEN
    ]
    if wanted:
        window.open_anywhere(wanted[0].id)


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _scale(window: MainWindow) -> str:
    ratio = window.devicePixelRatioF()
    return "" if ratio == 1 else f"@{ratio:g}x"
