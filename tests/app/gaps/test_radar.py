"""The radar: its axes, the groups that open, keyboard and screen reader, table and pictures."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles, skills
from pathtracker.app.gaps.axes import Group, groups, leading
from pathtracker.app.gaps.model import Column
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.widgets.radar import Axis, Radar
from pathtracker.app.widgets.sheet import sheet_csv
from pathtracker.app.workspace import Workspace
from pathtracker.exchange.csv_out import csv_text


def labels(view: GapsView) -> list[str]:
    shown = [one for one in view.radar.radar.labels if not one.isHidden()]
    return [one.accessibleName() for one in shown]


def test_of_fifteen_skills_the_seven_most_important_are_shown(view: GapsView) -> None:
    ranked = leading(view.reading.lines)
    assert labels(view) == [line.name for line in ranked]
    assert len(ranked) == 7
    least = min(line.gap.need.importance for line in ranked)
    others = [line for line in view.reading.lines if line not in ranked]
    assert all(line.gap.need.importance <= least for line in others)
    assert view.radar.title.title.text() == "The seven most important"


def test_a_rating_moves_its_axis_and_what_is_read_aloud(
    view: GapsView, workspace: Workspace
) -> None:
    line = leading(view.reading.lines)[0]
    label = view.radar.radar.labels[0]
    assert "not rated" in label.accessibleDescription()
    workspace.call(skills.rate, skill=line.id, level=2, catalog=workspace.catalog)
    assert view.radar.radar.axes()[0].say == 2
    needed = line.gap.need.level
    assert label.accessibleDescription() == f"can show 0, say 2, needed {needed}"


def test_all_skills_stand_in_groups_that_open_to_their_skills(view: GapsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.radar.link, Qt.MouseButton.LeftButton)
    several = groups(view.reading.lines)
    assert labels(view) == [group.name for group in several]
    assert sum(len(group.lines) for group in several) == 15
    largest = max(several, key=lambda group: len(group.lines))
    place = several.index(largest)
    qtbot.keyClick(view.radar.radar.labels[place], Qt.Key.Key_Return)
    assert view.radar.title.title.text() == largest.name
    assert set(labels(view)) == {line.name for line in largest.lines}
    assert view.radar.radar.labels[0].hasFocus()
    qtbot.keyClick(view.radar.radar.labels[0], Qt.Key.Key_Escape)
    assert labels(view) == [group.name for group in several]
    assert view.radar.radar.labels[place].hasFocus()


def test_a_group_has_the_points_of_its_skills(view: GapsView) -> None:
    several = groups(view.reading.lines)
    both = view.reading.both
    assert sum(group.needed for group in several) == both.proven.required
    assert sum(group.said for group in several) == both.claimed.met
    assert sum(group.shown for group in several) == both.proven.met


def test_more_than_ten_fields_become_ten_axes(view: GapsView) -> None:
    many = [
        replace(line, category=f"Field {place}") for place, line in enumerate(view.reading.lines)
    ]
    found = groups(many)
    assert len(found) == 10
    assert isinstance(found[-1], Group)
    assert len(found[-1].lines) == 6


def test_the_arrows_go_round_the_axes_and_enter_opens_the_skill(
    view: GapsView, qtbot: QtBot
) -> None:
    radar = view.radar.radar
    radar.take_focus()
    qtbot.keyClick(radar.labels[0], Qt.Key.Key_Right)
    assert radar.labels[1].hasFocus()
    qtbot.keyClick(radar.labels[1], Qt.Key.Key_Left)
    qtbot.keyClick(radar.labels[0], Qt.Key.Key_Left)
    assert radar.labels[6].hasFocus()
    stops = [label for label in radar.labels if label.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [radar.labels[6]]
    qtbot.keyClick(radar.labels[6], Qt.Key.Key_Return)
    assert view.card_open()
    assert view.skill == radar.axes()[6].key


def test_whether_groups_are_shown_is_remembered(view: GapsView, workspace: Workspace) -> None:
    view.radar.show_grouped(True)
    kept = view.state()
    view.radar.show_grouped(False)
    view.restore_state(kept)
    assert view.radar.grouped


def test_a_role_of_few_skills_shows_all_and_of_two_says_them(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.radar.show_lines(view.reading.lines[:5])
    assert view.radar.title.title.text() == "All skills"
    assert view.radar.link.isHidden()
    view.radar.show_lines(view.reading.lines[:2])
    assert view.radar.radar.isHidden()
    assert view.reading.lines[0].name in view.radar.none.text()


def test_its_table_twin_has_the_same_numbers(view: GapsView, workspace: Workspace) -> None:
    line = leading(view.reading.lines)[0]
    workspace.call(skills.rate, skill=line.id, level=2, catalog=workspace.catalog)
    view.radar.table_wanted.emit()
    words = [label.text() for label in view.derivation.terms]
    assert words[4:8] == [line.name, str(line.gap.need.level), "2", "0"]
    rows = list(csv.reader(io.StringIO(sheet_csv(view.radar.sheet()))))
    assert rows[0] == ["Skill", "needed", "I say", "I can show"]
    assert rows[1] == [line.name, str(line.gap.need.level), "2", "0"]
    assert len(rows) == 8


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_it_is_saved_as_a_picture(view: GapsView, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"radar.{ending}"
    assert view.radar.more.save(file)
    if ending == "png":
        picture = QImage(str(file))
        assert picture.width() > 2 * view.radar.radar.width()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 5)
                   for y in range(0, picture.height(), 5)}  # fmt: skip
        assert len(colours) > 5
    else:
        text = file.read_text()
        assert "<polyline" in text or "<path" in text
        assert "The seven most important" in text


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_replaces_its_like_and_nobody_elses(
    view: GapsView, workspace: Workspace, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"radar.{ending}"
    assert view.radar.more.save(file)
    assert view.radar.more.save(file)
    file.write_bytes(b"mine")
    assert not view.radar.more.save(file)
    assert file.read_bytes() == b"mine"
    assert view.radar.more.save(file, replace=True)
    assert not view.radar.more.save(workspace.places.folder / file.name, replace=True)


def test_a_folder_that_is_not_there_is_told(view: GapsView, tmp_path: Path) -> None:
    for ending in ("png", "svg"):
        file = tmp_path / "nowhere" / f"radar.{ending}"
        assert not view.radar.more.save(file)
        assert "Choose another folder" in view.radar.message.text()
        assert view.radar.message.isVisible()


def test_the_table_of_gaps_is_copied_with_every_number(view: GapsView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == 16
    line = view.reading.lines[0]
    need = line.gap.need
    demand = line.demand.words if line.demand else ""
    assert rows[1][:5] == [line.name, str(need.importance), demand, str(need.level), ""]
    assert any(row[2] == "very high" for row in rows)
    assert rows[1][6] == str(line.gap.proven_points)
    QGuiApplication.clipboard().clear()
    view.gaps_card.copy.click()
    assert QGuiApplication.clipboard().text().startswith("skill,")


def test_a_name_that_a_spreadsheet_would_run_is_disarmed() -> None:
    assert csv_text(["a"], [["=cmd()"], ["plain"], [3]]) == "a\n'=cmd()\nplain\n3\n"


def test_eleven_axes_are_cut_to_ten_and_none_is_painted(qtbot: QtBot) -> None:
    radar = Radar("Radar", ("needed", "say", "show"))
    qtbot.addWidget(radar)
    radar.resize(320, 260)
    radar.show_axes([Axis(n, f"Skill {n} " * 9, 5, 3, 1, "") for n in range(11)])
    radar.grab()
    assert len(radar.axes()) == 10
    for label in radar.labels:
        assert radar.rect().contains(label.geometry())
    radar.show_axes([])
    radar.grab()


def test_roles_with_other_skills_have_other_axes(view: GapsView, workspace: Workspace) -> None:
    before = labels(view)
    workspace.call(roles.choose, catalog=workspace.catalog, role="data-analyst")
    assert labels(view) != before or view.head.roles.isVisible()


def test_the_radar_has_the_levels_of_its_table(view: GapsView) -> None:
    """A need of 3 lies three fifths of the way, whatever the others need."""
    radar = view.radar.radar
    assert max(axis.needed for axis in radar.axes()) < 4, "else it would go to 5 anyway"
    whole = radar._point(0, 5) - radar._middle
    part = radar._point(0, radar.axes()[0].needed) - radar._middle
    share = part.manhattanLength() / whole.manhattanLength()
    assert abs(share - radar.axes()[0].needed / 5) < 0.001
    assert view.radar.title.note.text() == "levels 0 to 5"
    assert view.radar.sheet().sentences == ("Levels 0 to 5.",)


def test_heads_say_that_points_are_missing(view: GapsView) -> None:
    head = view.model.headerData
    for column in (Column.SAY, Column.SHOW):
        words = head(column, Qt.Orientation.Horizontal)
        assert isinstance(words, str)
        assert words.startswith("Missing")
    assert view.gaps_card.head is not None
    assert "missing" in view.gaps_card.head.title.text()
