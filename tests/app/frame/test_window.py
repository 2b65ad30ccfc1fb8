"""The frame as a learner meets it: places, messages, undo, what comes back at the next start."""

from __future__ import annotations

import gc
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
)

from pathtracker.actions import items, planning, steps
from pathtracker.app.dates import short_day
from pathtracker.app.dialogs.items import log_time
from pathtracker.app.item import details
from pathtracker.app.item.notes import NotesSection
from pathtracker.app.main import build_window
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.widgets.buttons import PrimaryButton
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.rail import RailButton
from pathtracker.app.widgets.strip import Strip
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.time_fields import MinutesField
from pathtracker.app.widgets.toast import Toast
from pathtracker.core.messages import Message
from pathtracker.core.model import Check, Item, State, TimeEntry
from pathtracker.reports.item_detail import read_detail as shown
from pathtracker.store import queries

TODAY = date(2026, 3, 2)


def shown_message(window):
    return next(m.text() for m in window.findChildren(InlineMessage) if m.isVisible())


def test_a_change_is_told_with_the_way_to_take_it_back(window, workspace, add, qtbot):
    item = add("SQL joins 2h")
    workspace.do(items.finish, item=item.id)
    toast = window.findChild(Toast)
    assert toast.isVisible()
    assert "Finished “SQL joins”" in toast.accessibleName()
    undo = next(b for b in toast.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert workspace.reader.get(Item, item.id).state is State.OPEN


def test_undo_by_keyboard_reaches_over_a_restart_of_the_window(window, workspace, add, qtbot):
    item = add("SQL joins 2h")
    workspace.do(items.start, item=item.id)
    window.commands.run("undo")
    assert workspace.reader.get(Item, item.id).state is State.OPEN
    window.commands.run("redo")
    assert workspace.reader.get(Item, item.id).state is State.ACTIVE


def test_a_refusal_is_one_sentence_over_the_view_and_goes_with_the_next_change(
    window, workspace, add
):
    item = add("SQL joins 2h")
    workspace.do(items.finish, item=item.id)
    workspace.do(items.finish, item=item.id)
    assert shown_message(window) == ("“SQL joins” is done already. Reopen it first if it is not.")
    workspace.do(items.reopen, item=item.id)
    assert not any(m.isVisible() for m in window.findChildren(InlineMessage))


def test_a_hidden_view_catches_up_when_it_is_shown_again(window, workspace, add):
    roadmap = window.view
    window.go("roles")
    before = len(roadmap.told)
    add("SQL joins 2h")
    assert len(roadmap.told) == before
    window.go("roadmap")
    assert roadmap.told[before:] == [None]


def test_item_commands_work_on_what_is_selected(window, workspace, add):
    first, second = add("SQL joins 2h"), add("Window functions 3h")
    window.view.chosen = [first.id, second.id]
    window.commands.run("skip")
    states = [workspace.reader.get(Item, item.id).state for item in (first, second)]
    assert states == [State.SKIPPED, State.SKIPPED]


def test_commands_that_make_no_sense_now_are_off(window, add):
    window.commands.refresh()
    assert not window.commands.actions["finish"].isEnabled()
    window.view.chosen = [add("SQL joins 2h").id]
    window.commands.refresh()
    assert window.commands.actions["finish"].isEnabled()
    assert not window.commands.actions["reopen"].isEnabled()


def test_every_command_is_in_a_menu_and_in_the_palette(window, add, qtbot):
    window.view.chosen = [add("SQL joins 2h").id]
    menus = [*window.commands.menus.values()]
    menus += [inner for menu in menus for inner in menu.findChildren(QMenu)]
    in_menus = {
        action.objectName()
        for menu in menus
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    }
    assert in_menus == set(window.commands.actions)
    window.commands.run("palette")
    palette = window.findChild(CommandPalette)
    assert palette.isVisible()
    qtbot.keyClicks(palette.findChild(QLineEdit), "sql jo")
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.host.is_open()


def test_log_time_asks_in_a_form_and_logs(window, workspace, add, qtbot):
    item = add("SQL joins 2h")
    window.view.chosen = [item.id]
    window.commands.run("log")
    form = window.findChild(QDialog)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert [entry.minutes for entry in queries.of_item(workspace.reader, TimeEntry, item.id)] == [
        25
    ]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("2h", 120), ("1h30", 90), ("1:30", 90), ("90 mins", 90), ("1,5 h", 90), ("40", 40)],
)
def test_what_is_logged_is_what_was_typed_and_the_toast_says_it(
    window, workspace, add, qtbot, words, minutes
):
    item = add("SQL joins 2h")
    window.view.chosen = [item.id]
    window.commands.run("log")
    form = window.findChild(QDialog)
    field = form.findChild(MinutesField)
    qtbot.keyClicks(field.lineEdit(), words)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    entries = queries.of_item(workspace.reader, TimeEntry, item.id)
    assert [entry.minutes for entry in entries] == [minutes]
    said = window.findChild(Toast).accessibleName()
    assert said == f"Logged {minutes} min on “SQL joins”, {short_day(TODAY, year=True)}"


@pytest.mark.parametrize("words", ["1500", "1.5", "soon", "-5", "1,500", ""])
def test_no_time_is_not_logged_and_stays(window, workspace, add, qtbot, words):
    item = add("SQL joins 2h")
    window.view.chosen = [item.id]
    window.commands.run("log")
    form = window.findChild(QDialog)
    field = form.findChild(MinutesField)
    field.lineEdit().clear()
    qtbot.keyClicks(field.lineEdit(), words)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert words in form.message.text()
    assert field.lineEdit().text() == words
    assert not queries.of_item(workspace.reader, TimeEntry, item.id)


def test_a_form_that_is_refused_keeps_what_was_typed(window, workspace, add, qtbot):
    item = add("SQL joins 2h")
    window.view.chosen = [item.id]
    window.commands.run("park_until")
    form = window.findChild(QDialog)
    form.findChild(DateField).set_day(date(2020, 1, 1))
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert "not after today" in form.message.text()
    assert form.findChild(DateField).day() == date(2020, 1, 1)
    assert workspace.reader.get(Item, item.id).state is State.OPEN


def test_the_place_and_the_views_state_come_back(window, workspace):
    window.go("roles")
    window.close()
    kept = read_settings(workspace.places.settings_file)
    assert kept.view == "roles"
    assert kept.views["roadmap"] == {"visits": 1}


def test_unreadable_settings_are_no_reason_not_to_start(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text("{broken", encoding="utf-8")
    assert read_settings(file).theme == "system"


def test_a_narrow_window_keeps_the_icons_and_their_names(window, qtbot):
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.width() == 900)
    rail = window._rail
    assert rail.narrow
    assert {b.accessibleName() for b in rail.findChildren(QPushButton)} >= {"Roadmap", "Roles"}


@pytest.mark.parametrize("factor", [0.9, 1.0, 1.3, 1.6, 2.0])
def test_the_rail_has_its_words_wherever_they_fit(window, qtbot, qapp, theme, factor):
    theme.apply(qapp, "light", text_factor=factor)
    rail = window._rail
    widest = max(one.words_width() for one in rail.findChildren(RailButton))
    for width in (700, 1000, 1099, 1100, 1180, 1280, 1366, 1920):
        window.resize(max(width, window.minimumWidth()), 700)
        QApplication.processEvents()
        if not rail.narrow:
            assert rail.width() >= min(widest, theme.px(176))
        # No more than what the rail has of a window of 1100 at the usual size.
        fits = max(widest + theme.px(16), 176 * min(factor, 1)) * 1100 / 176 <= window.width()
        assert rail.narrow or window.width() >= 1100 * min(factor, 1)
        assert not (fits and window.width() >= 1100 and rail.narrow), (width, widest)


def test_what_is_said_of_one_page_does_not_stand_over_another(window, workspace):
    window.show_message("That could not be done.", "warn")
    window.go("roadmap")
    assert window._message.text()  # it is where one was
    window.go("roles")
    assert not window._message.text()
    window.show_message("The disk is full.", "bad")
    window.go("roadmap")
    assert window._message.text()


def test_what_a_page_answered_goes_with_undo_and_with_another_page(window, workspace, add):
    view = window.view
    answer, lasting = InlineMessage(parent=view), InlineMessage(lasting=True, parent=view)

    def say():
        for message in (answer, lasting):
            message.set_message("Brought in 3 steps.")

    add("SQL joins")
    say()
    workspace.undo()
    assert (answer.text(), bool(lasting.text())) == ("", True)
    say()
    workspace.redo()
    assert not answer.text()
    say()
    add("Read about trees")  # something else has been done: the answer is as true as before
    assert answer.text()
    window.go("roles")
    assert not answer.text()
    window.go("roadmap")
    assert lasting.text()


def test_what_could_not_be_done_goes_with_the_next_change(window, workspace, add):
    refusal = InlineMessage(parent=window.view)
    refusal.set_message("“SQL joins” is done already.", "warn")
    add("Read about trees")
    assert not refusal.text()


def test_a_form_says_what_is_wrong_until_that_is_edited(window, workspace, add, qtbot):
    form = log_time(workspace, add("SQL joins 2h").id, window)
    form.open()
    field = form.findChild(MinutesField).lineEdit()
    field.setText("soon")
    form._try()
    assert form.message.isVisible()
    qtbot.keyClicks(field, "45")
    assert not form.message.isVisible()
    form.reject()


def test_a_note_opens_in_sight(window, workspace, add, qtbot):
    window.resize(1280, 520)
    window.show_item(add("SQL joins").id)
    QApplication.processEvents()
    section = window._details.findChild(NotesSection)
    button, editor = section.edit_button, section.editor
    area = button.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    port = area.viewport()
    qtbot.waitUntil(
        lambda: port.rect().contains(QRect(editor.field.mapTo(port, QPoint()), editor.field.size()))
    )


def test_a_hostile_title_is_plain_text_in_the_window(window, workspace, add):
    title = "<img src='file:///etc/hostname'> \u202eevil " + "x" * 9000
    item = workspace.call(
        steps.rename, item=add("SQL joins").id, title=title, when=workspace.when()
    )
    window.show_item(item.id)
    assert window.panel.isVisible()
    assert window.panel.width() <= 400
    shown = window._details.head.title.text()
    assert shown.startswith("<img src")
    assert "\u202e" not in shown
    assert visible(title)[:100] == shown[:100]


def test_the_search_button_outlives_a_look_for_garbage(window):
    gc.collect()
    corner = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    assert corner is not None
    assert corner.isVisible()


def test_several_steps_are_finished_as_one_change(window, workspace, add):
    chosen = [add(f"Step {n}").id for n in range(3)]
    workspace.do(items.skip, item=chosen[0])
    window.view.chosen = chosen
    before = workspace.store.dump()
    window.commands.run("finish")
    states = [workspace.reader.get(Item, item).state for item in chosen]
    assert states == [State.SKIPPED, State.DONE, State.DONE]
    assert "Finished 2 steps" in window.findChild(Toast).accessibleName()
    workspace.undo()
    assert workspace.store.dump() == before


def test_a_deadline_is_set_and_taken_away(window, workspace, add, qtbot):
    item = add("SQL joins 2h")
    window.view.chosen = [item.id]
    window.commands.run("deadline")
    [form] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    form.findChild(DateField).set_day(date(2026, 12, 12))
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert workspace.reader.get(Item, item.id).deadline == date(2026, 12, 12)
    window.commands.run("no_deadline")
    assert workspace.reader.get(Item, item.id).deadline is None


def test_pinned_steps_are_left_to_the_plan_again(window, workspace, add):
    chosen = [add(f"Step {n}").id for n in range(3)]
    window.view.chosen = chosen
    window.commands.refresh()
    assert not window.commands.actions["unpin"].isEnabled()
    for item in chosen[:2]:
        workspace.do(planning.pin, item=item, day=date(2026, 12, 1))
    before = workspace.store.dump()
    window.commands.refresh()
    window.commands.run("unpin")
    assert [workspace.reader.get(Item, item).pinned for item in chosen] == [None] * 3
    workspace.undo()
    assert workspace.store.dump() == before


def with_checks(workspace, made):
    def op(writer):
        checks = (Check(text="say what it is"), Check(text="use it"))
        return writer.put(made.evolve(checks=checks))

    return workspace.store.write(Message("item.notes", {"title": ""}), op, now=workspace.when().now)


def test_finish_offers_open_checks_in_the_panel(window, workspace, add):
    item = with_checks(workspace, add("Joins 2h"))
    window.view.chosen = [item.id]
    window.commands.run("finish")
    assert workspace.reader.get(Item, item.id).state is State.OPEN
    offer = window._details.head.offer
    assert window.host.is_open()
    assert offer.isVisible()
    offer.all.click()
    offer.finish.click()
    found = workspace.reader.get(Item, item.id)
    assert found.state is State.DONE
    assert all(check.ticked for check in found.checks)


def test_several_with_open_checks_are_finished_without_a_tick(window, workspace, add):
    two = [with_checks(workspace, add(f"Joins {n}")) for n in range(2)]
    window.view.chosen = [item.id for item in two]
    window.commands.run("finish")
    for item in two:
        found = workspace.reader.get(Item, item.id)
        assert found.state is State.DONE
        assert not any(check.ticked for check in found.checks)


def test_the_next_item_is_shown_from_its_title_on(window, workspace, add):
    first, second = (add(f"Step {n}") for n in range(2))
    window.show_item(first.id)
    bar = window.panel._scroll.verticalScrollBar()
    bar.setRange(0, 500)
    bar.setValue(300)
    window.show_item(first.id)
    assert bar.value() == 300  # the same item stays where one reads
    window.show_item(second.id)
    assert bar.value() == 0


def test_enter_presses_any_button(qtbot, theme):
    button = PrimaryButton("See the gaps")
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_the_sample_learner_says_that_it_is_one(qtbot, theme, workspace):
    shown = build_window(workspace, Settings(), is_sample=True)
    qtbot.addWidget(shown)
    shown.show()
    [strip] = [one for one in shown.findChildren(Strip) if "sample learner" in one.words.text()]
    assert strip.isVisible()
    with qtbot.waitSignal(shown.own_wanted):
        qtbot.mouseClick(strip.link, Qt.MouseButton.LeftButton)


def test_the_rail_keeps_its_order_once_there_is_a_plan(qtbot, theme, workspace, add):
    orders = []
    for _ in range(2):
        shown = build_window(workspace, Settings())
        qtbot.addWidget(shown)
        orders.append([place.key for place in shown.places_in("go")])
        add("Something")
    assert orders[0] == orders[1]


def test_the_panel_reads_an_item_once_when_it_opens(window, add, monkeypatch):
    item, other = add("SQL joins 2h"), add("Read about trees")
    window.show_item(other.id)
    window.host.close_panel()
    add("Write about them")  # the closed panel has something to catch up with
    read = []
    monkeypatch.setattr(details, "read_detail", lambda *asked: read.append(asked) or shown(*asked))
    window.show_item(item.id)
    assert window.host.is_open()
    assert len(read) == 1
