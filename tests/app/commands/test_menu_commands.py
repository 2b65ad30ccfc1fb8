"""What the menus offer beyond the steps: back and forward, looks, text size, copying, pinning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from commands_help import press, select_one, settle
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from pathtracker.app.look_commands import SIZES
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Item, State
from pathtracker.store import queries

Open = Callable[..., MainWindow]
BACK, FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


def select(window: MainWindow, count: int) -> list[Item]:
    """Selects open steps in the outline."""
    if window.place() != "roadmap":
        window.go("roadmap")
    flag = QItemSelectionModel.SelectionFlag
    view = window.view
    reader = window.workspace.reader
    view.tree.selectionModel().clearSelection()
    for one in queries.item_briefs(reader):
        index = view.rows.index_of_item(one.id)
        if one.state == "open" and index.isValid() and len(window.selected_items()) < count:
            view.tree.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)
    settle(window)
    return [reader.get(Item, one) for one in window.selected_items()]


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_back_and_forward_go_through_the_pages_and_the_title_names_them(
    open_window: Open, by: str
) -> None:
    window = open_window()
    window.go("timeline")
    window.go("skills")
    settle(window)

    def turn(name: str) -> str:
        if by == "keys":
            press(window, window.commands.actions[name])
        else:
            button = BACK if name == "back" else FORWARD
            QTest.mouseClick(window.windowHandle(), button, pos=QPoint(600, 300))
        settle(window)
        return window.windowTitle()

    assert window.windowTitle() == "Skills – PathTracker"
    assert turn("back") == "Timeline – PathTracker"
    assert turn("back") == "Roadmap – PathTracker"
    assert turn("back") == "Roadmap – PathTracker"  # there is nothing before it
    assert turn("forward") == "Timeline – PathTracker"
    window.go("portfolio")
    settle(window)
    assert window.commands.actions["back"].isEnabled()
    assert not window.commands.actions["forward"].isEnabled()
    assert turn("back") == "Timeline – PathTracker"


def test_a_mouse_button_over_a_list_goes_back_too(open_window: Open) -> None:
    window = open_window()
    window.go("skills")
    window.go("roadmap")
    settle(window)
    place = window.view.tree.viewport().mapTo(window, QPoint(200, 80))
    QTest.mouseClick(window.windowHandle(), BACK, pos=place)
    settle(window)
    assert window.place() == "skills"


def test_looks_are_one_of_several_and_the_menu_shows_which(open_window: Open) -> None:
    window = open_window()
    looks = [f"look_{name}" for name in ("system", "light", "dark", "contrast")]
    actions = [window.commands.actions[name] for name in looks]
    for name, worn in zip(looks[1:], ("light", "dark", "contrast"), strict=True):
        window.commands.actions[name].trigger()
        settle(window)
        assert current_theme().tokens.name == worn
        assert [action.objectName() for action in actions if action.isChecked()] == [name]
    assert len({action.actionGroup() for action in actions}) == 1
    assert actions[0].actionGroup().isExclusive()


def test_text_size_has_keys_in_both_directions_and_an_end(open_window: Open) -> None:
    window = open_window()
    larger, smaller, usual = (
        window.commands.actions[name] for name in ("text_larger", "text_smaller", "text_usual")
    )
    told: list[str] = []
    window.commands.told.connect(told.append)
    height = current_theme().px(100)
    for _ in range(len(SIZES)):
        press(window, larger)
        settle(window)
    assert window.settings.text_size == SIZES[-1] == 2.0
    assert current_theme().px(100) > height
    assert told[-1] == "The text is as large as it can be."
    press(window, smaller)
    settle(window)
    assert window.settings.text_size == SIZES[-2]
    press(window, usual)
    settle(window)
    assert window.settings.text_size == 1.0
    assert current_theme().px(100) == height


def test_copy_takes_the_titles_of_what_is_selected(open_window: Open) -> None:
    window = open_window()
    chosen = select(window, 2)
    assert len(chosen) == 2
    window.view.focus_list()
    clipboard = QGuiApplication.clipboard()
    wanted = "\n".join(one.title for one in chosen)
    clipboard.clear()
    press(window, window.commands.actions["copy"])
    assert clipboard.text() == wanted
    clipboard.clear()
    window.commands.actions["copy"].trigger()  # from the menu
    assert clipboard.text() == wanted


def test_copy_takes_milestones_and_says_where_there_is_nothing(open_window: Open) -> None:
    window = open_window()
    reader = window.workspace.reader
    project = next(one for one in queries.tracks(reader) if one.kind == "project")
    window.open_track(project.id)
    settle(window)
    assert select_one(window)
    (chosen,) = window.selected_items()
    window.view.page.milestones.table.setFocus()
    QGuiApplication.clipboard().clear()
    press(window, window.commands.actions["copy"])
    assert reader.get(Item, chosen).title in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("by", ["bar", "menu"])
def test_several_are_pinned_to_a_day_as_one_change(open_window: Open, by: str) -> None:
    window = open_window()
    chosen = select(window, 3)
    assert len(chosen) == 3
    if by == "bar":
        QTest.mouseClick(window.view.chosen.buttons["pin"], Qt.MouseButton.LeftButton)
    else:
        window.commands.run("pin")
    settle(window)
    (form,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    assert form.windowTitle() == "On which day do these 3 steps start?"
    form.findChild(DateField).field.setText("2026-12-07")
    (button,) = (one for one in form.findChildren(QPushButton) if one.text() == "Pin")
    button.click()
    settle(window)
    reader = window.workspace.reader
    assert {reader.get(Item, one.id).pinned for one in chosen} == {date(2026, 12, 7)}
    window.commands.run("undo")
    assert [reader.get(Item, one.id).pinned for one in chosen] == [one.pinned for one in chosen]


@pytest.mark.parametrize(
    ("name", "state"), [("skip", State.SKIPPED), ("park", State.PARKED), ("start", State.ACTIVE)]
)
def test_the_bar_does_it_to_all_with_one_step_of_undo(
    open_window: Open, name: str, state: State
) -> None:
    window = open_window()
    chosen = select(window, 2)
    QTest.mouseClick(window.view.chosen.buttons[name], Qt.MouseButton.LeftButton)
    settle(window)
    reader = window.workspace.reader
    assert {reader.get(Item, one.id).state for one in chosen} == {state}
    window.commands.run("undo")
    assert {reader.get(Item, one.id).state for one in chosen} == {State.OPEN}


def test_zoom_to_fit_brings_every_bar_into_sight(open_window: Open) -> None:
    window = open_window()
    window.commands.run("timeline_fit")
    settle(window)
    press(window, window.commands.actions["timeline_fit"])
    chart = window.view.chart
    frame = chart.frame()
    spans = [span for row in chart.scene.rows if (span := chart.scene.span(row)) is not None]
    assert spans
    assert frame.x(min(span.start for span in spans)) >= frame.days.left()
    assert frame.x(max(span.finish for span in spans) + 1) <= frame.days.right() + 1


def test_what_looks_at_a_plan_says_that_there_is_none(open_window: Open) -> None:
    window = open_window(sample=False)
    window.go("timeline")
    settle(window)
    told: list[str] = []
    window.commands.told.connect(told.append)
    for name in ("timeline_fit", "timeline_dates", "timeline_today", "zoom_month"):
        window.commands.run(name)
    assert told == ["There is nothing to plan yet. Choose a role first."] * 4
