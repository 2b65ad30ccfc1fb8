"""What a screen reader hears and where Tab goes, on every page of the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.live import LiveView
from pathtracker.app.main import build_window
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE
from pathtracker.app.roadmap.view import RoadmapView
from pathtracker.app.roles.view import RolesView
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.stops import is_stop
from pathtracker.app.widgets.toast import Toast
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog
from pathtracker.core.model import State, TrackKind
from pathtracker.paths import Places
from pathtracker.sample import fill_sample
from pathtracker.store import Store, queries

TODAY = date(2026, 11, 19)
Text = QAccessible.Text
NONE = Qt.KeyboardModifier.NoModifier
PAGES = (
    *("first_run", "preferences", "time", "rate", "evidence", "needs", "adverts", "import"),
    *("guide_quiz", "guide_about", "guide_check", "guide_plans", "guide_offline", "guide_apply"),
    "guide_updates",
)


def _columns(window: MainWindow) -> None:
    _view(window, "roadmap", RoadmapView).set_layout(COLUMNS)


def _panel(window: MainWindow) -> None:
    """A step with a description, a resource, checks and what comes before it."""
    _outline(window)
    reader = window.workspace.reader
    active = next(line for line in queries.outline(reader) if line.state is State.ACTIVE)
    window.open_anywhere(active.id)


def _outline(window: MainWindow) -> None:
    _view(window, "roadmap", RoadmapView).set_layout(OUTLINE)


def _chart(window: MainWindow, *, as_table: bool = False) -> None:
    table = _view(window, "timeline", TimelineView).head.table
    if table.isChecked() != as_table:
        table.click()


def _at(place: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(place)


def _skill(window: MainWindow) -> None:
    view = _view(window, "skills", GapsView)
    view.show_skill(view.reading.lines[0].id)


def _project(window: MainWindow) -> None:
    tracks = queries.tracks(window.workspace.reader)
    window.open_track(next(one.id for one in tracks if one.kind is TrackKind.PROJECT))


STATES: dict[str, Callable[[MainWindow], object]] = {
    "roadmap": _outline,
    "columns": _columns,
    "panel": _panel,
    "timeline": _chart,
    "timeline as a table": lambda window: _chart(window, as_table=True),
    "skills": lambda window: window.go("skills"),
    "a skill": _skill,
    "what next": lambda window: _view(window, "skills", GapsView).show_next(),
    "roles compared by skills": lambda w: _view(w, "skills", GapsView).show_comparison(),
    "portfolio": lambda window: window.go("portfolio"),
    "project": _project,
    "roles": lambda window: window.go("roles"),
    "what is known": lambda window: _view(window, "roles", RolesView).show_known(),
    "roles compared": lambda window: _view(window, "roles", RolesView).compare([]),
    **{page: _at(page) for page in PAGES},
}
V = TypeVar("V", bound=LiveView)


def _view(window: MainWindow, place: str, kind: type[V]) -> V:
    window.go(place)
    view = window.view
    assert isinstance(view, kind)
    return view


@pytest.fixture(scope="module")
def window(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, shipped: Catalog
) -> Iterator[MainWindow]:
    """One for all pages: what is heard of a hidden page must not depend on it being new."""
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    places = Places(tmp_path_factory.mktemp("aloud") / "data")
    clock = Clock(TODAY)
    with Store.open(places.data_file) as store:
        fill_sample(store, catalog=shipped, size="usual", when=clock.when())
    workspace = Workspace(Store.open(places.data_file), places, clock)
    workspace.catalog = shipped
    window = build_window(workspace, Settings.model_validate({"view": "roadmap"}))
    window.resize(1280, 820)
    window.show()
    window.activateWindow()
    QAccessible.setActive(True)
    yield window
    QAccessible.setActive(False)
    window.hide()
    workspace.close()
    window.deleteLater()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced from now on, and whether at once."""
    found: list[tuple[str, bool]] = []

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            found.append((event.message(), urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return found


def nodes(
    at: QAccessibleInterface, *, hidden: bool = False
) -> Iterator[tuple[QAccessibleInterface, bool]]:
    """All that a screen reader can walk over, each with whether a widget above it is hidden."""
    widget = at.object()
    hidden = hidden or (isinstance(widget, QWidget) and not widget.isVisible())
    yield at, hidden
    for index in range(at.childCount()):
        child = at.child(index)
        if child is not None and child.isValid():
            yield from nodes(child, hidden=hidden)


def named(node: QAccessibleInterface) -> str:
    widget = node.object()
    kind = type(widget).__name__ if widget is not None else node.role().name
    return f"{kind} “{node.text(Text.Name)}”"


def heard(window: MainWindow) -> list[str]:
    """What is wrong with what is heard of the page that is shown."""
    wrong = []
    for node, hidden in nodes(QAccessible.queryAccessibleInterface(window)):
        state = node.state()
        if hidden:
            if not state.invisible:
                wrong.append(f"claims to be showing: {named(node)}")
            continue
        words = f"{node.text(Text.Name)} {node.text(Text.Description)}"
        if "<qt>" in words or "<br>" in words:
            wrong.append(f"has marks in its words: {named(node)}")
        if state.focusable and not state.invisible and not node.text(Text.Name).strip():
            wrong.append(f"has no name: {named(node)} {node.role().name}")
    return wrong


def shown(window: MainWindow, state: str) -> None:
    window.host.close_panel()
    STATES[state](window)
    settle()


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def over_all(window: MainWindow, faults: Callable[[MainWindow], list[str]]) -> dict[str, list[str]]:
    """What is wrong in which state. One test for all: each begins with a theme put on anew, which
    takes long once all pages are there."""
    found = {}
    for state in STATES:
        shown(window, state)
        found[state] = faults(window)
    return {state: wrong for state, wrong in found.items() if wrong}


def test_all_that_is_heard_has_words_and_hidden_pages_are_silent(window: MainWindow) -> None:
    assert over_all(window, heard) == {}


def test_one_of_several_is_a_radio_button(window: MainWindow) -> None:
    shown(window, "roadmap")
    roles = {
        named(node): node.role()
        for node, hidden in nodes(QAccessible.queryAccessibleInterface(window))
        if not hidden and type(node.object()).__name__ in ("RailButton", "_Segment")
    }
    assert roles["RailButton “Timeline”"] is QAccessible.Role.RadioButton
    assert roles["_Segment “Outline”"] is QAccessible.Role.RadioButton


def test_the_row_that_is_heard_is_the_one_that_is_selected_also_after_a_fold(
    window: MainWindow,
) -> None:
    shown(window, "roadmap")
    tree = _view(window, "roadmap", RoadmapView).tree
    list_ = QAccessible.queryAccessibleInterface(tree)
    tree.setFocus()
    list(nodes(list_))  # Qt remembers what it was asked for
    keys = [
        "Left",
        "Left",
        "Down",
        "Down",
        "Up",
        "Up",
        "Up",
        "Right",
        "Down",
        "Down",
    ]  # a fold, and over it
    for name in keys:
        QTest.keyClick(tree, Qt.Key[f"Key_{name}"])
        heard_now = list_.focusChild().text(Text.Name)
        assert heard_now == tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole), name


def test_what_is_drawn_is_heard_with_its_data(window: MainWindow, qtbot: QtBot) -> None:
    shown(window, "skills")
    skills = _view(window, "skills", GapsView)
    skills._leave_comparison()
    skills.columns.turn_to(None)
    settle()
    drawn = {
        type(node.object()).__name__: node
        for node, hidden in nodes(QAccessible.queryAccessibleInterface(window))
        if not hidden and node.object() is not None
    }
    line = drawn["StepLine"].text(Text.Description)
    assert (
        line == "16 Feb 2026: I say 6 %, I can show 0 %; 15 Nov 2026: I say 70 %, I can show 60 %"
    )
    radar = drawn["Radar"]
    axes = [radar.child(at).text(Text.Description) for at in range(radar.childCount())]
    assert len(axes) == 7
    assert "can show 2, say 2, needed 3" in axes
    assert drawn["TimeSlider"].text(Text.Description).startswith("19 November 2026: I say 70 %")
    shown(window, "timeline")
    chart = QAccessible.queryAccessibleInterface(_view(window, "timeline", TimelineView).chart)
    qtbot.waitUntil(lambda: chart.childCount() > 1)  # the plan is made on another thread
    rows = [chart.child(at).text(Text.Name) for at in range(chart.childCount() - 1)]
    assert len(rows) > 20
    assert all(rows)
    assert any("Serve a prediction with FastAPI" in row and "Nov" in row for row in rows)


def test_what_a_menu_holds_is_heard_with_its_keys(window: MainWindow) -> None:
    shown(window, "roadmap")
    for menu in window.commands.menus.values():
        heard_menu = QAccessible.queryAccessibleInterface(menu)
        names = [heard_menu.child(at).text(Text.Name) for at in range(heard_menu.childCount())]
        wanted = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert [name for name in names if name] == [
            words.replace("&&", "\0").replace("&", "").replace("\0", "&") for words in wanted
        ]


def test_what_is_refused_is_said_once_each_time_and_at_once(
    window: MainWindow, said: list[tuple[str, bool]]
) -> None:
    shown(window, "roadmap")
    window.show_message("The step is done already.")
    assert said == [("The step is done already.", True)]
    window.show_message("")
    window.show_message("The step is done already.")
    assert said == [("The step is done already.", True)] * 2


def test_what_has_happened_is_said_once(window: MainWindow, said: list[tuple[str, bool]]) -> None:
    shown(window, "roadmap")
    window.show_toast("Started “Read”.")
    assert said == [("Started “Read”.", False)]
    toast = window.findChild(Toast)
    assert toast is not None
    toast.dismiss()  # it lies over what the other tests walk through


def test_what_a_field_refuses_is_said_when_it_is_left(
    window: MainWindow, said: list[tuple[str, bool]]
) -> None:
    shown(window, "roadmap")
    field = DateField("Day", TODAY, TODAY, parent=window)
    field.show()
    field.field.setText("nonsense")
    assert said == []  # half typed is nothing to complain of
    field.field.editingFinished.emit()
    field.deleteLater()
    assert [urgent for _, urgent in said] == [True]
    assert "nonsense" in said[0][0]


def test_the_menu_of_the_chart_has_a_name_and_keys(window: MainWindow) -> None:
    shown(window, "timeline")
    chart = _view(window, "timeline", TimelineView).chart
    asked: list[object] = []
    chart.options_wanted.connect(asked.append)
    list_ = QAccessible.queryAccessibleInterface(chart)
    button = list_.child(list_.childCount() - 1)
    assert list_.indexOfChild(button) == list_.childCount() - 1
    assert button.text(Text.Name) == "How the rows are gathered, and which are shown"
    assert button.role() is QAccessible.Role.Button
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Tab)
    at = window.focusWidget()
    assert at is chart.options
    QTest.keyClick(at, Qt.Key.Key_Space)
    assert len(asked) == 1
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def reached(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Where Tab or Shift+Tab goes, until it comes to a place it has been at."""
    found: list[QWidget] = []
    while (at := window.focusWidget()) is not None and at not in found:
        found.append(at)
        held = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else NONE
        QTest.keyClick(at, key, held)
        QApplication.processEvents()
    return found


@pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
def test_tab_goes_everywhere_as_one_reads_and_back_the_same_way(
    window: MainWindow, direction: str
) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection[direction])
    try:
        assert over_all(window, astray) == {}
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def astray(window: MainWindow) -> list[str]:
    """What is wrong with where Tab and Shift+Tab go."""
    first = window.focusWidget()
    if first is None or not is_stop(first):
        return [f"begins at {first}"]
    stops = [one for one in window.findChildren(QWidget) if is_stop(one)]
    forward = reached(window, Qt.Key.Key_Tab)
    first.setFocus()
    back = reached(window, Qt.Key.Key_Backtab)
    missed = [one for one in stops if one not in forward and not is_one_of(one)]
    start = beginning(window, forward)
    wrong = [f"not reached: {words_of(one)}" for one in missed]
    if forward != [back[0], *back[:0:-1]]:
        wrong.append(f"another way back: {list(map(words_of, back))}")
    return wrong + out_of_turn(window, [*forward[start:], *forward[:start]])


def beginning(window: MainWindow, found: list[QWidget]) -> int:
    """Where the round begins: at the search in the menu bar."""
    return next(at for at, one in enumerate(found) if window.menuBar().isAncestorOf(one))


def out_of_turn(window: MainWindow, found: list[QWidget]) -> list[str]:
    """Pairs of which the later one stands above the earlier, or before it in the same line."""
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    wrong = []
    for one, later in combinations(found, 2):
        # What is inside the other comes after it; what is scrolled away stands nowhere.
        whole = scrolled_in(one) is scrolled_in(later)
        place, other = (place_of(widget, window, whole=whole) for widget in (one, later))
        if one.isAncestorOf(later) or place.isEmpty() or other.isEmpty():
            continue
        above = other.bottom() < place.top() and beside(
            (place.left(), place.right()), (other.left(), other.right())
        )
        before = other.left() > place.right() if mirrored else other.right() < place.left()
        same_line = beside((place.top(), place.bottom()), (other.top(), other.bottom()))
        if above or (before and same_line):
            wrong.append(f"{words_of(later)} before {words_of(one)}")
    return wrong


def place_of(widget: QWidget, window: MainWindow, *, whole: bool) -> QRect:
    """Where it is in the window: the whole of it, or what can be seen."""
    part = widget.rect() if whole else widget.visibleRegion().boundingRect()
    return part.translated(widget.mapTo(window, QPoint()))


def scrolled_in(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def beside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches overlap by more than half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > min(one[1] - one[0], other[1] - other[0])


def words_of(widget: QWidget) -> str:
    return named(QAccessible.queryAccessibleInterface(widget))


def is_one_of(widget: QWidget) -> bool:
    """One of several that arrow keys go through: Tab stops at one of them."""
    return QAccessible.queryAccessibleInterface(widget).role() is QAccessible.Role.RadioButton
