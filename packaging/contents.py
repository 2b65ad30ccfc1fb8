"""What goes into the packaged program, and what stays out. The spec builds from these.

Imports the standard library only, so that tests/packaging can look at it without building.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
RESOURCES = ROOT / "resources"

REVISIONS = "pathtracker.store.migrations"
"""Kept as plain .py files, in their folder: alembic finds revisions by listing it."""

MADE_WHERE_IT_RUNS = ("compiled.json", "compiled.part")
"""The parsed form of the catalogue may lie beside its files; the package gets a fresh one."""

# What the program never imports, or only offers to import if it is there. Some of it is pulled
# in by a library's optional part, some would be by a hook.
LEFT_OUT = [
    # for development
    *("_pytest", "pytest", "pytestqt", "hypothesis", "mypy", "mypyc", "PyInstaller"),
    *("recurring_ical_events", "x_wr_timezone", "click"),
    *("IPython", "pip", "setuptools", "pkg_resources", "wheel", "build", "hatchling", "editables"),
    *("tests", "benchmarks", "sqlalchemy.testing", "alembic.testing", "sqlmodel.cli"),
    # other toolkits, servers and sciences
    *("tkinter", "_tkinter", "turtle", "idlelib", "curses", "_curses", "readline"),
    *("numpy", "pandas", "matplotlib", "PIL", "greenlet", "babel", "pygments", "email_validator"),
    *("pysqlite2", "MySQLdb", "psycopg2", "psycopg", "cx_Oracle", "oracledb", "pymysql", "asyncpg"),
    # of Python: what tests, teaches or builds, and what opens a connection
    *(
        "test",
        "lib2to3",
        "multiprocessing",
        "ensurepip",
        "venv",
        "distutils",
        "pydoc_data",
        "doctest",
    ),
    *("ssl", "_ssl", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "nntplib", "xmlrpc"),
    # of Qt: what the window does without
    *(f"PySide6.Qt{part}" for part in ("Qml", "Quick", "QuickWidgets", "QuickControls2", "Sql")),
    *(f"PySide6.Qt{part}" for part in ("OpenGL", "OpenGLWidgets", "Designer", "Help", "Test")),
    *(f"PySide6.Qt{part}" for part in ("UiTools", "Concurrent", "WebEngineCore", "WebSockets")),
]

# Qt's plugins that stay, by folder; None for a whole folder. Of the others, some draw on screens
# without windows, and gtk3 would bring the building computer's GTK along.
QT_PLUGINS: dict[str, set[str] | None] = {
    "platforms": {"xcb", "wayland", "offscreen", "minimal", "windows", "cocoa"},
    # dead keys, and typing Chinese, Japanese or Korean
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platformthemes": {"xdgdesktopportal"},
    "wayland-decoration-client": None,
    "wayland-shell-integration": None,
    "wayland-graphics-integration-client": None,
    "iconengines": {"svgicon"},
    "imageformats": {"svg", "jpeg", "gif", "ico"},
    "styles": None,
}
QT_LIBRARIES_LEFT_OUT = ("Qml", "Quick", "3D", "WebEngine", "EglF", "VirtualKeyboard", "Pdf")


def modules(source: Path = SOURCE) -> list[str]:
    """Every module of the program by its dotted name, revisions too.

    The command line imports its commands by name, which no analysis of the code can see.
    """
    found = []
    for path in sorted((source / "pathtracker").rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        if parts[-1] == "__main__":
            continue  # the entry is the program's script; the catalogue's is for building
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def resources(folder: Path = RESOURCES) -> list[tuple[str, str]]:
    """Every file of resources/ with the folder of the package it goes to."""
    return [
        (str(path), path.relative_to(folder.parent).parent.as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in MADE_WHERE_IT_RUNS and not path.name.startswith(".")
    ]


def is_wanted(target: str) -> bool:
    """Whether a library, plugin or text of Qt belongs into the package, by its place there."""
    parts = PurePath(target.replace("\\", "/")).parts
    if "translations" in parts or "qml" in parts:
        return False
    if "plugins" in parts and "PySide6" in parts:
        folder, name = parts[parts.index("plugins") + 1], _plain(parts[-1])
        return folder in QT_PLUGINS and (QT_PLUGINS[folder] is None or name in QT_PLUGINS[folder])
    name = _plain(parts[-1])
    return not name.startswith(tuple(f"Qt6{part}" for part in QT_LIBRARIES_LEFT_OUT))


def is_opened(target: str, kind: str) -> bool:
    """Whether something opens a library by its name, rather than another library needing it."""
    return kind == "EXTENSION" or "plugins" in target or Path(target).name.startswith("libpython")


def _plain(name: str) -> str:
    """libqxcb.so, qxcb.dll and libqcocoa.dylib without what systems put around the name."""
    name = name.split(".")[0].removeprefix("lib")
    return name.removeprefix("q")


def programs() -> Iterator[dict[str, object]]:
    """The programs in the folder. Windows ties a program to a console or to none: there are two."""
    if sys.platform == "win32":
        yield {"name": "pathtracker", "console": False}
        yield {"name": "pathtracker-cli", "console": True}
    else:  # on macOS, without a console there is a proper window; in a terminal it prints the same
        yield {"name": "pathtracker", "console": sys.platform != "darwin"}
