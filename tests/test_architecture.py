"""Which way imports point, and who may do what: docs/architecture.md as tests.

Imports inside functions and under TYPE_CHECKING count as well. That each rule can fail is
shown at the end of this file, on a small tree that breaks it.
"""

import ast
import fnmatch
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

LAYERS = ["core", "catalog", "store", "actions", "reports", "exchange", "wording", "cli", "app"]
SHARED = {"dialogs", "item", "theme", "widgets"}  # every other package in app/ is a view
NETWORK = ["socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp"]
NETWORK += ["ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "PySide6.QtWebSockets"]
LOCAL = "pathtracker.cli.beside"
LOCAL_SOCKETS = {"socket", "AF_UNIX", "SOCK_STREAM", "SOL_SOCKET", "SO_PEERCRED"}
LOCAL_SOCKETS |= {"MSG_PEEK", "MSG_DONTWAIT"}
ENGLISH_UNLESS_TOLD = [
    f"pathtracker.wording.{name}" for name in ("sentence", "past", "undo_sentence", "hours")
]
CLOCKS = ["datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"]
CLOCKS += ["datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"]
HEAVY = ["PySide6", "alembic", "pydantic", "sqlalchemy", "sqlmodel"]


# The rules.


def test_core_stands_on_the_standard_library_and_pydantic() -> None:
    assert_holds(core_stands_alone)


def test_each_layer_imports_only_those_below_it() -> None:
    assert_holds(layers_point_down)


def test_tables_are_known_inside_the_store_only() -> None:
    assert_holds(tables_stay_inside_the_store)


def test_sql_is_spoken_inside_the_store_only() -> None:
    assert_holds(sql_stays_inside_the_store)


def test_qt_is_imported_by_the_app_only() -> None:
    assert_holds(qt_stays_inside_the_app)


def test_a_view_knows_no_other_view() -> None:
    assert_holds(views_know_no_other_view)


def test_what_views_share_knows_no_view() -> None:
    assert_holds(shared_parts_know_no_view)


def test_widgets_do_not_know_the_workspace() -> None:
    assert_holds(widgets_know_no_workspace)


def test_the_window_chooses_its_words_in_one_place() -> None:
    assert_holds(window_words_in_one_place)


def test_the_window_writes_one_way() -> None:
    assert_holds(window_writes_one_way)


def test_only_the_composition_roots_build_a_store() -> None:
    assert_holds(only_roots_build_a_store)


def test_nothing_below_the_composition_roots_asks_the_clock() -> None:
    assert_holds(no_hidden_clock)


def test_nothing_reaches_for_the_network() -> None:
    assert_holds(no_network)


def test_the_one_local_socket_can_reach_no_network() -> None:
    assert_holds(local_sockets_stay_local)


def test_the_command_line_starts_light() -> None:
    """`--help` has 0.15 s: what is heavy is imported by the command that uses it."""
    assert heavy_at_start(SOURCE) == []


# What each rule forbids.


def core_stands_alone(tree: "Tree") -> "Offences":
    for found in tree.imports("core"):
        if not within(found.target, "pathtracker.core", "pydantic", *STANDARD):
            yield found, "core imports the standard library and pydantic"


def layers_point_down(tree: "Tree") -> "Offences":
    allowed = {
        "core": ["core"],
        "catalog": ["core", "catalog"],
        "store": ["core", "store"],
        "actions": ["core", "catalog", "store", "actions"],
        "reports": ["core", "catalog", "store", "reports"],
        "exchange": ["core", "catalog", "store", "actions", "reports", "exchange"],
    }
    for layer, below in allowed.items():
        for found in tree.imports(layer):
            target = layer_of(found.target)
            if target in LAYERS and target not in below:
                yield found, f"{layer} imports {', '.join(below)}"


def tables_stay_inside_the_store(tree: "Tree") -> "Offences":
    for found in tree.imports():
        if within(found.target, "pathtracker.store.tables") and layer_of(found.source) != "store":
            yield found, "only store imports store.tables"


def sql_stays_inside_the_store(tree: "Tree") -> "Offences":
    for found in tree.imports():
        layer = layer_of(found.source)
        speaks = within(found.target, "sqlalchemy", "sqlmodel", "alembic", "sqlite3")
        if speaks and layer != "store":
            yield found, "only store speaks SQL"


def qt_stays_inside_the_app(tree: "Tree") -> "Offences":
    for found in tree.imports():
        if within(found.target, "PySide6", "shiboken6") and layer_of(found.source) != "app":
            yield found, "only app imports Qt"


def views_know_no_other_view(tree: "Tree") -> "Offences":
    for found in tree.imports("app"):
        here, there = tree.view_of(found.source), tree.view_of(found.target)
        if here and there and here != there:
            yield found, f"the view {here} knows no other view"


def shared_parts_know_no_view(tree: "Tree") -> "Offences":
    for found in tree.imports(*(f"app.{part}" for part in SHARED)):
        if view := tree.view_of(found.target):
            yield found, f"what views share does not know {view}"


def widgets_know_no_workspace(tree: "Tree") -> "Offences":
    above = [f"pathtracker.app.{part}" for part in ("workspace", "window", "dialogs", "item")]
    for found in tree.imports("app.widgets", "app.theme"):
        if within(found.target, *above):
            yield found, "widgets and theme know no entity, so neither workspace nor dialogs"


def window_words_in_one_place(tree: "Tree") -> "Offences":
    for found in tree.imports("app"):
        shared = within(found.source, "pathtracker.app.telling", "pathtracker.app.words")
        if found.target in ENGLISH_UNLESS_TOLD and not shared:
            yield found, "app.telling and app.words make the window's sentences, in its language"


def window_writes_one_way(tree: "Tree") -> "Offences":
    for call in tree.calls("app"):
        catches = within(call.source, "pathtracker.app.workspace", "pathtracker.app.dialogs")
        if call.target.endswith("workspace.call") and not catches:
            yield call, "fields write by Workspace.do, attempt or keep, which forget no error"


def only_roots_build_a_store(tree: "Tree") -> "Offences":
    for call in tree.calls():
        root = within(call.source, "pathtracker.app.main", "pathtracker.cli", "pathtracker.store")
        if not root and builds_a_store(call.target):
            yield call, "only app/main.py and the command line build a Store"


def no_hidden_clock(tree: "Tree") -> "Offences":
    for call in tree.calls("core", "catalog", "store", "actions", "reports", "exchange"):
        if call.target in CLOCKS:
            yield call, "today and now are arguments"


def no_network(tree: "Tree") -> "Offences":
    local = ["PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"]
    for found in tree.imports():
        qt = within(found.target, "PySide6.QtNetwork") and found.target not in local
        window = found.target == "socket" and found.source == LOCAL
        if (within(found.target, *NETWORK) and not window) or qt:
            yield found, "nothing reaches for the network"


def local_sockets_stay_local(tree: "Tree") -> "Offences":
    """The module that asks the window may do with sockets what concerns local ones, and no more."""
    for used in tree.attributes(LOCAL):
        first, _, name = used.target.partition(".")
        if first == "socket" and name not in LOCAL_SOCKETS:
            yield used, f"a local socket needs no {name}"


def heavy_at_start(source: Path) -> list[str]:
    """What a fresh Python has loaded of HEAVY once it has imported the command line."""
    program = "import sys, pathtracker.cli; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(source)}
    loaded = subprocess.check_output([sys.executable, "-c", program], env=environment, text=True)
    return sorted({name.partition(".")[0] for name in loaded.split()}.intersection(HEAVY))


def builds_a_store(called: str) -> bool:
    """Store(…), store.Store(…), Store.open(…), open_store(…)"""
    words = called.split(".")
    return "Store" in words[-2:] or words[-1] in ("open_store", "create_store")


# How the source is read.


@dataclass(frozen=True)
class Found:
    """In `source`, at a line, the name `target` is imported or called."""

    source: str
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.target}"


Offences = Iterator[tuple[Found, str]]
Rule = Callable[["Tree"], Offences]
STANDARD = sys.stdlib_module_names


class Tree:
    """The modules of a source folder with what they import and call."""

    def __init__(self, folder: Path) -> None:
        files = sorted(folder.rglob("*.py"))
        self._known_names: dict[str, dict[str, str]] = {}
        self.packages = {dotted(file, folder) for file in files if file.name == "__init__.py"}
        self.modules = {
            dotted(file, folder): ast.parse(file.read_text("utf-8"), str(file)) for file in files
        }

    def imports(self, *layers: str) -> Iterator[Found]:
        for name, node in self._nodes(*layers):
            for target in self._imported(name, node):
                yield Found(name, getattr(node, "lineno", 0), target)

    def calls(self, *layers: str) -> Iterator[Found]:
        """Calls by the full name of what is called, whatever name it was imported under."""
        for name, node in self._nodes(*layers):
            if isinstance(node, ast.Call) and (called := spelled(node.func)):
                first, dot, rest = called.partition(".")
                yield Found(name, node.lineno, f"{self._names(name).get(first, first)}{dot}{rest}")

    def attributes(self, module: str) -> Iterator[Found]:
        """What a module takes by a dotted name, socket.AF_UNIX say, whatever it calls socket."""
        for node in ast.walk(self.modules.get(module, ast.Module([], []))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                first = self._names(module).get(node.value.id, node.value.id)
                yield Found(module, node.lineno, f"{first}.{node.attr}")

    def view_of(self, module: str) -> str | None:
        """roadmap, of pathtracker.app.roadmap.model"""
        words = module.split(".")
        package = ".".join(words[:3])
        if words[:2] != ["pathtracker", "app"] or package not in self.packages:
            return None
        return words[2] if len(words) > 2 and words[2] not in SHARED else None

    def _nodes(self, *layers: str) -> Iterator[tuple[str, ast.AST]]:
        for name, module in self.modules.items():
            if not layers or within(name, *(f"pathtracker.{layer}" for layer in layers)):
                for node in ast.walk(module):
                    yield name, node

    def _names(self, name: str) -> dict[str, str]:
        """The names that a module's imports make, with what they stand for."""
        if name not in self._known_names:
            names = self._known_names.setdefault(name, {})
            for node in ast.walk(self.modules[name]):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    for alias, full in zip(node.names, self._imported(name, node), strict=True):
                        if isinstance(node, ast.ImportFrom) or alias.asname:
                            names[alias.asname or alias.name] = full
        return self._known_names[name]

    def _imported(self, name: str, node: ast.AST) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            base = self._base(name, node)
            return [f"{base}.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Call) and spelled(node.func) in (
            "__import__",
            "import_module",
            "importlib.import_module",
        ):
            first = node.args[0] if node.args else None
            return [str(first.value)] if isinstance(first, ast.Constant) else []
        return []

    def _base(self, name: str, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = name.split(".") if name in self.packages else name.split(".")[:-1]
        package = package[: len(package) - node.level + 1]
        return ".".join([*package, *([node.module] if node.module else [])])


def dotted(file: Path, folder: Path) -> str:
    words = file.relative_to(folder).with_suffix("").parts
    return ".".join(words[:-1] if words[-1] == "__init__" else words)


def spelled(node: ast.AST) -> str:
    """datetime.now, of the expression; nothing of one that has no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{spelled(node.value)}.{node.attr}".lstrip(".")
    return ""


def layer_of(module: str) -> str:
    words = module.split(".")
    return words[1] if words[0] == "pathtracker" and len(words) > 1 else ""


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@cache
def our_source() -> Tree:
    return Tree(SOURCE)


def offences(rule: Rule, tree: Tree) -> list[str]:
    return [f"{found} ({sentence})" for found, sentence in rule(tree)]


def assert_holds(rule: Rule) -> None:
    found = offences(rule, our_source())
    assert not found, "\n".join(found)


# Every rule is seen to fail, and to pass where nothing is wrong.

GOOD = {
    "pathtracker/__init__.py": "",
    "pathtracker/cli.py": "def main():\n    from pathtracker.store import Store\n    Store.open()",
    "pathtracker/cli/beside.py": "import socket\nsocket.socket(socket.AF_UNIX)",
    "pathtracker/core/__init__.py": "",
    "pathtracker/core/model.py": "import enum\nfrom pydantic import BaseModel",
    "pathtracker/store/__init__.py": "from .store import Store",
    "pathtracker/store/tables.py": "import sqlalchemy\nfrom ..core import model",
    "pathtracker/store/store.py": "from . import tables\nfrom pathtracker.core.model import Item",
    "pathtracker/actions/__init__.py": "from pathtracker.store import Store",
    "pathtracker/reports/__init__.py": "from pathtracker.store import Store",
    "pathtracker/exchange/__init__.py": "from pathtracker import actions, reports",
    "pathtracker/app/__init__.py": "",
    "pathtracker/app/main.py": "import PySide6\nfrom .roadmap import view\nstore = Store('here')",
    "pathtracker/app/workspace.py": "from PySide6.QtNetwork import QLocalSocket",
    "pathtracker/app/widgets/__init__.py": "from PySide6.QtWidgets import QWidget",
    "pathtracker/app/gaps/__init__.py": "",
    "pathtracker/app/gaps/view.py": "from ..widgets import ring",
    "pathtracker/app/roadmap/__init__.py": "",
    "pathtracker/app/roadmap/view.py": "from . import model\nfrom pathtracker.app import workspace",
    "pathtracker/app/roadmap/model.py": "",
}

BROKEN = [
    (core_stands_alone, "core/late.py", "def f():\n    import pathtracker.store"),
    (core_stands_alone, "core/late.py", "from pathtracker import paths"),
    (core_stands_alone, "core/late.py", "import numpy as np"),
    (core_stands_alone, "core/late.py", "from sqlalchemy import JSON"),
    (core_stands_alone, "core/late.py", "from sqlmodel import Field"),
    (layers_point_down, "store/upward.py", "from pathtracker.actions import finish"),
    (layers_point_down, "catalog/upward.py", "from ..store import store"),
    (layers_point_down, "actions/upward.py", "from pathtracker import app"),
    (layers_point_down, "actions/upward.py", "from pathtracker.wording import sentence"),
    (layers_point_down, "actions/upward.py", "from pathtracker.reports import remaining"),
    (layers_point_down, "store/upward.py", "def f():\n    from pathtracker import reports"),
    (layers_point_down, "reports/upward.py", "from pathtracker.actions import finish"),
    (layers_point_down, "reports/upward.py", "from pathtracker.wording import sentence"),
    (layers_point_down, "reports/upward.py", "from ..exchange import table"),
    (
        tables_stay_inside_the_store,
        "actions/rows.py",
        "from pathtracker.store.tables import ItemRow",
    ),
    (tables_stay_inside_the_store, "actions/rows.py", "from ..store import tables"),
    (tables_stay_inside_the_store, "cli.py", "def f():\n    import pathtracker.store.tables as t"),
    (sql_stays_inside_the_store, "exchange/sql.py", "from sqlalchemy.orm import Session"),
    (sql_stays_inside_the_store, "app/sql.py", "if TYPE_CHECKING:\n    import alembic.command"),
    (sql_stays_inside_the_store, "actions/sql.py", "from sqlmodel import select"),
    (qt_stays_inside_the_app, "actions/qt.py", "def f():\n    from PySide6.QtCore import QDate"),
    (qt_stays_inside_the_app, "exchange/qt.py", "import PySide6.QtGui"),
    (qt_stays_inside_the_app, "catalog/qt.py", "import PySide6"),
    (qt_stays_inside_the_app, "reports/qt.py", "from PySide6.QtCore import QLocale"),
    (qt_stays_inside_the_app, "cli/qt.py", "importlib.import_module('PySide6.QtWidgets')"),
    (views_know_no_other_view, "app/roadmap/other.py", "from ..gaps.view import GapsView"),
    (views_know_no_other_view, "app/roadmap/other.py", "from pathtracker.app import gaps"),
    (shared_parts_know_no_view, "app/widgets/ring.py", "from ..roadmap import model"),
    (shared_parts_know_no_view, "app/dialogs/form.py", "from pathtracker.app.gaps.view import V"),
    (widgets_know_no_workspace, "app/widgets/ring.py", "from ..workspace import Workspace"),
    (widgets_know_no_workspace, "app/theme/ink.py", "import pathtracker.app.window"),
    (window_words_in_one_place, "app/gaps/say.py", "from pathtracker.wording import sentence"),
    (window_words_in_one_place, "app/gaps/say.py", "from pathtracker.wording import hours"),
    (window_writes_one_way, "app/gaps/write.py", "def f(self):\n    self._workspace.call(go)"),
    (
        only_roots_build_a_store,
        "app/roadmap/door.py",
        "from pathtracker.store import Store\nStore(p)",
    ),
    (only_roots_build_a_store, "actions/door.py", "import s\ndef f():\n    s.store.Store.open(p)"),
    (only_roots_build_a_store, "exchange/door.py", "store = open_store(folder)"),
    (no_hidden_clock, "core/clock.py", "import datetime\nday = datetime.date.today()"),
    (no_hidden_clock, "store/clock.py", "from datetime import datetime as d\nnow = d.now(UTC)"),
    (no_hidden_clock, "reports/clock.py", "import datetime\nday = datetime.date.today()"),
    (no_hidden_clock, "actions/clock.py", "from time import time\nnow = time()"),
    (no_network, "exchange/web.py", "def f():\n    from urllib.request import urlopen"),
    (no_network, "app/web.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
    (no_network, "cli/web.py", "import socket"),
    (no_network, "cli/beside.py", "from socket import create_connection"),
    (local_sockets_stay_local, "cli/beside.py", "import socket\nf = socket.AF_INET"),
    (local_sockets_stay_local, "cli/beside.py", "import socket as s\ns.create_connection(a)"),
]

RULES = sorted({rule for rule, _, _ in BROKEN}, key=lambda rule: rule.__name__)


def grow(folder: Path, files: dict[str, str]) -> Tree:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Tree(folder)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_passes_where_nothing_is_wrong(rule: Rule, tmp_path: Path) -> None:
    assert offences(rule, grow(tmp_path, GOOD)) == []


@pytest.mark.parametrize(("rule", "file", "text"), BROKEN)
def test_a_rule_fails_where_it_is_broken(rule: Rule, file: str, text: str, tmp_path: Path) -> None:
    tree = grow(tmp_path, GOOD | {f"pathtracker/{file}": text})
    assert len(offences(rule, tree)) == 1


@pytest.mark.parametrize("heavy", ["import pydantic", "from sqlmodel import SQLModel"])
def test_a_heavy_start_is_noticed(heavy: str, tmp_path: Path) -> None:
    grow(tmp_path, GOOD)
    assert heavy_at_start(tmp_path) == []
    grow(tmp_path, {"pathtracker/cli.py": heavy})
    assert heavy_at_start(tmp_path) != []


def test_every_rule_has_been_seen_to_fail() -> None:
    here = ast.parse(Path(__file__).read_text("utf-8"))
    held = {
        spelled(node.args[0])
        for node in ast.walk(here)
        if isinstance(node, ast.Call) and spelled(node.func) == "assert_holds"
    }
    assert held == {rule.__name__ for rule in RULES}


def test_the_source_that_is_read_is_ours() -> None:
    assert fnmatch.filter(our_source().modules, "pathtracker.core.*")
    assert "pathtracker.core" in our_source().packages
