"""Commands that need Qt: the window, and pictures of it."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from pathtracker.cli.beside import SilentError, raise_window
from pathtracker.cli.run import Answer, Session
from pathtracker.core.messages import Refused


def open_window(session: Session) -> Answer:
    if not _has_display():
        raise Refused("no_display")
    try:
        if raise_window(session.places.folder, lambda: import_module("pathtracker.app.main")):
            return Answer(())
    except SilentError:
        is_held = True
    else:
        is_held = False
    from pathtracker.app.main import run

    return Answer((), status=run(session.places, session.args.today, is_held=is_held))


def screenshots(session: Session) -> Answer:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    args = session.args
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    from pathtracker.app.screenshots import render

    files = render(
        session.store,
        session.places,
        session.when,
        out=str(session.path(args.out)),
        view=args.view,
        theme=args.theme,
        size=args.size,
        replace=args.force,
    )
    return Answer([str(file) for file in files], [str(file) for file in files])


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in wanted)
