"""The panel of one step: ticking, writing, attaching, opening what comes before and after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from pathtracker.actions import items, steps
from pathtracker.app.item.details import ItemDetails
from pathtracker.app.item.neighbours import NeedsSection
from pathtracker.app.item.notes import NotesSection
from pathtracker.app.item.resources import ResourcesSection
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.core.messages import Message
from pathtracker.core.model import Check, Evidence, EvidenceKind, Item, State
from pathtracker.store import queries


@pytest.fixture
def item(workspace, add):
    made = add("Serve a prediction 5h")

    def op(writer):
        checks = (Check(text="answer a request"), Check(text="refuse a bad one"))
        return writer.put(made.evolve(checks=checks))

    return workspace.store.write(Message("item.notes", {"title": ""}), op, now=workspace.when().now)


@pytest.fixture
def panel(qtbot, theme, workspace, item):
    shown = ItemDetails(workspace)
    qtbot.addWidget(shown)
    shown.resize(400, 900)
    shown.show_item(item.id)
    shown.show()
    return shown


def button(panel, words):
    return next(b for b in panel.findChildren(QPushButton) if b.isVisible() and words in b.text())


def stored(workspace, item):
    return workspace.reader.get(Item, item.id)


def test_a_check_is_ticked_and_stays_ticked(panel, workspace, item, qtbot):
    first = panel.findChildren(CheckRow)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert [c.ticked for c in stored(workspace, item).checks] == [True, False]
    workspace.undo()
    assert not first.isChecked()


def test_the_buttons_follow_the_state(panel, workspace, item, qtbot):
    qtbot.mouseClick(button(panel, "Start"), Qt.MouseButton.LeftButton)
    assert stored(workspace, item).state is State.ACTIVE
    for place in range(2):
        workspace.call(
            items.tick_check, item=item.id, index=place, ticked=True, when=workspace.when()
        )
    qtbot.mouseClick(button(panel, "Finish"), Qt.MouseButton.LeftButton)
    assert stored(workspace, item).state is State.DONE
    qtbot.mouseClick(button(panel, "Reopen"), Qt.MouseButton.LeftButton)
    assert stored(workspace, item).state is State.OPEN


def boxes(panel):
    return [box for box in panel.head.offer.findChildren(CheckRow) if box.isVisible()]


def ticks(workspace, item):
    return [check.ticked for check in stored(workspace, item).checks]


@pytest.mark.parametrize("said", [(), (0,), (1,), (0, 1)])
def test_finishing_ticks_what_is_ticked_and_nothing_else(panel, workspace, item, qtbot, said):
    panel.head.finish()
    assert stored(workspace, item).state is State.OPEN  # it has asked first
    offered = boxes(panel)
    assert [box.words() for box in offered] == ["answer a request", "refuse a bad one"]
    assert not any(box.isChecked() for box in offered)
    for number in said:
        offered[number].setChecked(True)
    qtbot.mouseClick(panel.head.offer.finish, Qt.MouseButton.LeftButton)
    assert stored(workspace, item).state is State.DONE
    assert ticks(workspace, item) == [0 in said, 1 in said]
    workspace.undo()  # one step takes back both
    assert stored(workspace, item).state is State.OPEN
    assert ticks(workspace, item) == [False, False]


def test_all_can_be_ticked_at_once_and_none_has_to_be(panel, workspace, item, qtbot):
    panel.head.finish()
    qtbot.mouseClick(panel.head.offer.all, Qt.MouseButton.LeftButton)
    assert all(box.isChecked() for box in boxes(panel))
    qtbot.mouseClick(panel.head.offer.leave, Qt.MouseButton.LeftButton)
    assert not panel.head.offer.isVisible()
    assert stored(workspace, item).state is State.OPEN
    assert ticks(workspace, item) == [False, False]
    assert button(panel, "Finish").isVisible()


def test_the_offer_names_only_what_is_open_and_goes_with_its_item(panel, workspace, item, add):
    workspace.call(items.tick_check, item=item.id, index=0, ticked=True, when=workspace.when())
    panel.head.finish()
    assert [box.words() for box in boxes(panel)] == ["refuse a bad one"]
    panel.show_item(add("Another 1h").id)
    assert not panel.head.offer.isVisible()


def test_the_effort_is_changed_in_place(panel, workspace, item, qtbot):
    qtbot.mouseClick(button(panel, "5 h"), Qt.MouseButton.LeftButton)
    field = panel.head._effort_field
    field.setText("1h30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(workspace, item).effort == 1.5
    assert not field.isVisible()


def test_a_wrong_effort_keeps_what_was_typed_and_says_why(panel, workspace, item, qtbot):
    qtbot.mouseClick(button(panel, "5 h"), Qt.MouseButton.LeftButton)
    field = panel.head._effort_field
    for typed, why in (("-2h", "below 0"), ("soon", "no effort"), ("99999", "10000 at most")):
        field.setText(typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.isVisible()
        assert field.text() == typed
        assert why in panel.head._message.text()
    assert stored(workspace, item).effort == 5


def test_notes_are_kept_on_leaving_and_read_as_markdown(panel, workspace, item, qtbot):
    notes = panel.findChild(NotesSection).editor
    notes.edit()
    notes.field.setPlainText("Load the model **once**")
    panel.head.setFocus()
    notes.field.clearFocus()
    assert stored(workspace, item).notes == "Load the model **once**"
    assert notes.view.isVisible()
    assert notes.view.toPlainText() == "Load the model once"


def test_notes_are_kept_after_a_pause_and_when_another_item_is_opened(
    panel, workspace, item, add, qtbot
):
    notes = panel.findChild(NotesSection).editor
    notes.edit()
    notes.field.setPlainText("first")
    qtbot.waitUntil(lambda: stored(workspace, item).notes == "first")
    notes.field.setPlainText("second")
    panel.show_item(add("Another step").id)
    assert stored(workspace, item).notes == "second"


def test_a_picture_in_notes_is_never_loaded(panel, workspace, item, tmp_path):
    picture = tmp_path / "x.png"
    picture.write_bytes(b"not read")
    workspace.do(steps.set_notes, item=item.id, notes=f"![x]({picture}) <img src='{picture}'>")
    view = panel.findChild(NotesSection).editor.view
    assert view.isVisible()
    assert str(picture) in view.toPlainText()


def test_a_link_is_attached_by_typing_and_detached(panel, workspace, item, qtbot):
    qtbot.mouseClick(button(panel, "Attach"), Qt.MouseButton.LeftButton)
    panel.evidence.field.setText("https://github.com/maya/triage")
    qtbot.keyClick(panel.evidence.field, Qt.Key.Key_Return)
    [piece] = queries.of_item(workspace.reader, Evidence, item.id)
    assert (piece.kind, piece.address) == (EvidenceKind.LINK, "https://github.com/maya/triage")
    workspace.do(items.detach, evidence=piece.id)
    assert queries.of_item(workspace.reader, Evidence, item.id) == []


def test_what_it_unlocks_is_one_click_away(panel, workspace, item, add, qtbot):
    after = add("Pack a service after Serve a prediction")
    opened = []
    panel.item_opened.connect(opened.append)
    link = next(b for b in panel.findChildren(TextButton) if b.text() == "Pack a service")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [after.id]


def test_the_panel_closes_when_its_item_is_gone(panel, workspace, item):
    closed = []
    panel.item_opened.connect(closed.append)
    workspace.do(items.remove, item=item.id)
    assert closed == [None]


def test_a_resource_needs_a_proper_address(panel, workspace, item, qtbot):
    qtbot.mouseClick(button(panel, "Add"), Qt.MouseButton.LeftButton)
    field = panel.findChild(ResourcesSection)._field
    field.setText("javascript:alert(1) Bad")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(workspace, item).resources == ()
    assert field.text() == "javascript:alert(1) Bad"
    field.setText("https://sqlbolt.com SQLBolt")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [(r.title, r.url) for r in stored(workspace, item).resources] == [
        ("SQLBolt", "https://sqlbolt.com")
    ]


def test_it_is_put_after_another_step_and_freed_again(panel, workspace, item, add, qtbot):
    before = add("Fetch data 2h")
    needs = panel.findChild(NeedsSection)
    needs.ask()
    needs.field.setText("fetch data")
    qtbot.keyClick(needs.field, Qt.Key.Key_Return)
    assert queries.prerequisite_map(workspace.reader)[item.id] == [before.id]
    away = next(b for b in needs.findChildren(IconButton) if "No longer" in b.accessibleName())
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert queries.prerequisite_map(workspace.reader).get(item.id) is None


def test_a_circle_is_named_beside_the_field_and_what_was_typed_stays(panel, workspace, add, qtbot):
    add("Pack a service after Serve a prediction")
    needs = panel.findChild(NeedsSection)
    needs.ask()
    needs.field.setText("Pack a service")
    qtbot.keyClick(needs.field, Qt.Key.Key_Return)
    assert "“Serve a prediction” → “Pack a service” → “Serve a prediction”" in needs.message.text()
    assert needs.field.text() == "Pack a service"
    assert needs.field.isVisible()


def test_what_was_said_of_one_item_is_not_said_of_the_next(panel, workspace, item, add, qtbot):
    message = panel.findChild(NeedsSection).message
    message.set_message("There is no such step.", "warn")
    panel.head._message.set_message("“soon” is no effort.")
    panel.show_item(add("Another 1h").id)
    assert not message.text()
    assert not panel.head._message.text()


def test_what_is_wrong_with_a_field_goes_when_it_is_edited(panel, qtbot):
    needs = panel.findChild(NeedsSection)
    needs.ask()
    qtbot.keyClicks(needs.field, "nothing of that name")
    qtbot.keyClick(needs.field, Qt.Key.Key_Return)
    assert needs.message.isVisible()
    qtbot.keyClicks(needs.field, "!")
    assert not needs.message.isVisible()
