"""How it looked: the line, the slider by pointer and key, the whole page on an earlier day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, skills
from pathtracker.app.gaps.model import Column
from pathtracker.app.gaps.past import long_day
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.core.when import When
from pathtracker.store import skills as reads

TODAY = date(2026, 11, 19)
JUNE, JULY = date(2026, 6, 10), date(2026, 7, 4)


@pytest.fixture
def lived(view: GapsView, workspace: Workspace) -> GapsView:
    """The widest gap rated 1 in June and 3 in July; one of its steps finished ten days ago."""
    line = view.reading.lines[0]
    for level, day in ((1, JUNE), (3, JULY)):
        workspace.call(skills.rate, skill=line.id, level=level, on=day, catalog=workspace.catalog)
    ago = TODAY - timedelta(days=10)
    when = workspace.when()
    step = line.gap.closes_with[0].item_id
    workspace.call(items.finish, item=step, when=When(when.now - timedelta(days=10), ago))
    view.refresh(None)
    view.look_at(TODAY)
    view.show_skill(line.id)
    view.close_side()
    return view


def skill_of(view: GapsView):  # type: ignore[no-untyped-def]
    return view.skill


def gap_of(view: GapsView):  # type: ignore[no-untyped-def]
    return next(line.gap for line in view.reading.lines if line.id == skill_of(view))


def test_the_slider_stands_at_today_and_reaches_back_to_the_first_event(lived: GapsView) -> None:
    slider = lived.past.slider
    assert slider.value() == slider.maximum() == TODAY.toordinal()
    assert slider.minimum() == JUNE.toordinal()
    assert lived.head.then.isHidden()
    assert lived.past.day.text() == long_day(TODAY)


def test_an_earlier_day_shows_the_whole_page_as_it_was(lived: GapsView) -> None:
    importance = gap_of(lived).need.importance
    today = lived.reading.both.claimed.met
    lived.past.slider.setValue(JUNE.toordinal() + 3)
    assert gap_of(lived).level.claimed == 1
    assert lived.reading.both.claimed.met == importance < today
    assert lived.numbers.say.points.text().startswith(f"{importance} of ")
    assert lived.reading.both.proven.met == 0
    row = lived.model.row_of(skill_of(lived))
    assert lived.model.index(row, Column.SAY).data() == str(gap_of(lived).claimed_points)
    axis = {axis.key: axis for axis in lived.radar.radar.axes()}.get(skill_of(lived))
    assert axis is None or axis.say == 1
    lived.show_skill(skill_of(lived))
    assert len(lived.card.history.lines) == 1


def test_it_says_which_day_it_is_and_goes_back_by_one_click(lived: GapsView, qtbot: QtBot) -> None:
    lived.look_at(JULY)
    assert long_day(JULY) in lived.head.then.text()
    assert lived.head.then.isVisible()
    assert not lived.head.next.isVisible()
    qtbot.mouseClick(lived.head.today, Qt.MouseButton.LeftButton)
    assert not lived.reading.is_past
    assert lived.head.then.isHidden()
    assert lived.past.slider.value() == TODAY.toordinal()
    assert lived.past.slider.hasFocus()


def test_arrows_go_from_event_to_event_home_and_end_to_the_ends(
    lived: GapsView, qtbot: QtBot
) -> None:
    slider, seen = lived.past.slider, []
    slider.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(slider, key)
        seen.append(lived.reading.day)
    assert seen == [TODAY - timedelta(days=10), JULY, JUNE, JUNE]
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert lived.reading.day == JULY
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert lived.reading.day == TODAY
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert lived.reading.day == JUNE
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert lived.reading.day == JUNE + timedelta(days=28)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert lived.reading.day == TODAY


def test_the_pointer_goes_to_any_day(lived: GapsView, qtbot: QtBot) -> None:
    slider = lived.past.slider
    middle = QPoint(slider.width() // 2, 8)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    half = JUNE + (TODAY - JUNE) / 2
    assert abs((lived.reading.day - half).days) <= 1
    qtbot.mouseMove(slider, QPoint(-50, 8))
    assert lived.reading.day == JUNE
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(-50, 8))
    qtbot.mouseMove(slider, middle)
    assert lived.reading.day == JUNE


def test_the_slider_tells_a_screen_reader_the_day_and_the_numbers(lived: GapsView) -> None:
    lived.look_at(JUNE)
    words = lived.past.slider.accessibleDescription()
    assert words.startswith(f"{long_day(JUNE)}: I say {lived.reading.both.claimed.percent} %")
    name = lived.reading.name(skill_of(lived))
    assert f"said {name} 1" in words


def test_what_moved_it_is_named_with_the_step_that_did(
    lived: GapsView, workspace: Workspace
) -> None:
    turn = lived.reading.course.turns[-1]
    lived.past.info.click()
    words = [label.text() for label in lived.derivation.terms]
    newest = words[3]
    assert newest.startswith(f"{long_day(turn.day)}: can show ")
    done = lived.reading.finished_on(turn.day, [skill_of(lived)])
    assert done
    assert done[0] in newest
    assert len(words) == 3 * (len(lived.reading.course.turns) + 1)


def test_an_earlier_day_says_what_came_since_and_takes_no_rating(
    lived: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    lived.look_at(JULY)
    row = lived.model.row_of(skill_of(lived))
    head = lived.model.headerData(Column.CLOSES, Qt.Orientation.Horizontal)
    assert head == "What came since"
    step = lived.reading.finished_on(TODAY - timedelta(days=10), [skill_of(lived)])[0]
    assert lived.model.index(row, Column.CLOSES).data() == step
    changes = len(workspace.store.history(90))
    qtbot.keyClick(lived.table, Qt.Key.Key_5)
    lived.show_skill(skill_of(lived))
    qtbot.keyClick(lived.card.anchors.rows[5], Qt.Key.Key_Return)
    assert not lived.card.button.isEnabled()
    assert len(workspace.store.history(90)) == changes


def test_a_change_while_an_earlier_day_is_shown_keeps_that_day(
    lived: GapsView, workspace: Workspace
) -> None:
    lived.look_at(JULY)
    workspace.call(skills.rate, skill=skill_of(lived), level=2, on=JULY, catalog=workspace.catalog)
    assert lived.reading.day == JULY
    assert gap_of(lived).level.claimed == 2


def test_a_rating_today_is_a_new_event_on_the_line(lived: GapsView, workspace: Workspace) -> None:
    before = len(lived.reading.course.turns)
    workspace.call(skills.rate, skill=lived.reading.lines[5].id, level=1, catalog=workspace.catalog)
    assert len(lived.reading.course.turns) == before + 1
    assert lived.reading.course.turns[-1].claimed == lived.reading.both.claimed.met


def test_with_nothing_known_there_is_a_month_of_nothing(view: GapsView) -> None:
    slider = view.past.slider
    assert slider.maximum() - slider.minimum() == 30
    view.grab()
    assert view.past.moved.text() == "Nothing was known yet."
    assert view.past.said.words.text() == "I say 0 %"


def test_the_item_finished_is_in_the_store_as_of_its_day(
    lived: GapsView, workspace: Workspace
) -> None:
    turn = lived.reading.course.turns[-1]
    assert turn.day == TODAY - timedelta(days=10)
    done = [item for item in reads.work(workspace.reader) if item.done_on == turn.day]
    assert workspace.reader.get(Item, done[0].id).done_on == turn.day


def test_the_slider_at_the_foot_is_not_to_be_covered(view: GapsView) -> None:
    assert view.foot() >= view.past.height()
    view.show_comparison()
    assert view.foot() == 0


def test_nothing_moves_while_the_slider_is_held(lived: GapsView, qtbot: QtBot) -> None:
    slider = lived.past.slider
    spot = QPoint(slider.width() - 12, 8)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=spot)
    place, seen = QRect(slider.mapTo(lived, QPoint()), slider.size()), []
    for x in range(spot.x(), 4, -9):
        QTest.mouseMove(slider, QPoint(x, 8))
        QApplication.processEvents()
        assert QRect(slider.mapTo(lived, QPoint()), slider.size()) == place, lived.reading.day
        seen.append(slider.value())
    assert seen == sorted(seen, reverse=True)
    assert lived.reading.is_past
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
