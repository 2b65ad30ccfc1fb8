"""The page of a project: reaching milestones, evidence, renaming, adding, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, projects, steps
from pathtracker.app.item.details import ItemDetails
from pathtracker.app.portfolio.model import Column
from pathtracker.app.portfolio.view import PortfolioView
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Evidence, EvidenceKind, Item, Kind, State, Track
from pathtracker.reports.projects import Milestone, Progress
from pathtracker.store import skills as reads

pytestmark = pytest.mark.usefixtures("project")


def milestones(view: PortfolioView) -> tuple[Milestone, ...]:
    return view.page.project.milestones


def click_row(view: PortfolioView, qtbot: QtBot, row: int, *, mark: bool = False) -> None:
    table = view.page.milestones.table
    place = table.visualRect(table.rows.index(row, Column.TITLE))
    spot = table.painter_of_rows.mark_place(place, False).center() if mark else place.center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def drop(view: PortfolioView, data: QMimeData) -> None:
    usual = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.page, QDragEnterEvent(QPoint(300, 300), *usual))
    assert view.page.evidence.selected
    QApplication.sendEvent(view.page, QDropEvent(QPointF(300, 300), *usual))
    assert not view.page.evidence.selected


def test_the_table_says_what_there_is(view: PortfolioView) -> None:
    rows = view.page.milestones.rows
    first = [rows.index(0, column).data() for column in Column]
    assert first[0] == "State who reads the result and what they do with it"
    assert first[1:] == ["0 of 2", "none yet", "3 h", ""]
    spoken = rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Problem, State who reads")


def test_the_model_passes_the_model_tester(
    view: PortfolioView, workspace: Workspace, qtmodeltester, project: Track
) -> None:
    rows = view.page.milestones.rows
    qtmodeltester.check(rows)
    shown = list(milestones(view))
    today = workspace.when().today
    rows.set_rows(shown[::-1], today)
    qtmodeltester.check(rows)
    rows.set_rows(shown[2:5], today)
    rows.set_rows([*shown[5:], *shown[:1]], today)
    qtmodeltester.check(rows)
    assert rows.rowCount() == 5
    rows.set_rows([], today)
    qtmodeltester.check(rows)


def test_an_edit_touches_one_row_and_resets_nothing(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    rows = view.page.milestones.rows
    touched = []
    rows.dataChanged.connect(lambda first, last, *_: touched.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(rows.modelReset):
        workspace.call(steps.rename, item=milestones(view)[4].id, title="Another")
    assert touched == [(4, 4)]


def test_a_click_selects_and_opens_a_milestone(view: PortfolioView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.item_opened) as opened:
        click_row(view, qtbot, 2)
    assert opened.args == [milestones(view)[2].id]
    assert view.selected_items() == [milestones(view)[2].id]


def test_a_check_ticked_in_the_panel_is_counted_in_the_table(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    details = ItemDetails(workspace)
    qtbot.addWidget(details)
    details.show_item(milestones(view)[0].id)
    details.show()
    details.findChildren(CheckRow)[0].click()
    assert view.page.milestones.rows.index(0, Column.CHECKS).data() == "1 of 2"


def test_a_click_on_the_mark_reaches_a_milestone_and_moves_the_stage_on(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    first = milestones(view)[0]
    with qtbot.waitSignal(view.finish_wanted) as asked:
        click_row(view, qtbot, 0, mark=True)
    assert asked.args == [first.id]  # its checks are open: they are offered first
    assert milestones(view)[0].state is State.OPEN
    for place in range(len(first.checks)):
        workspace.do(items.tick_check, item=first.id, index=place, ticked=True)
    click_row(view, qtbot, 0, mark=True)
    stages = view.page.stages.buttons
    assert [stages[0].progress, stages[1].progress] == [Progress.REACHED, Progress.CURRENT]
    assert stages[0].accessibleName() == "Problem, reached"
    assert view.page.milestones.rows.index(0, Column.DAY).data() == "19 Nov"
    assert view.selected_items() == []
    click_row(view, qtbot, 0, mark=True)
    assert stages[0].progress is Progress.CURRENT
    workspace.undo()
    assert milestones(view)[0].state is State.DONE
    workspace.undo()
    assert milestones(view)[0].state is State.OPEN


def test_the_keyboard_goes_through_the_milestones(view: PortfolioView, qtbot: QtBot) -> None:
    table = view.page.milestones.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert view.selected_items() == [milestones(view)[1].id]
    with qtbot.waitSignal(view.item_opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    view.step_selection(1)
    assert view.selected_items() == [milestones(view)[2].id]
    view.step_selection(-1)
    view.step_selection(-1)
    view.step_selection(-1)
    assert view.selected_items() == [milestones(view)[0].id]


def test_the_context_menu_is_asked_for_where_the_row_is(view: PortfolioView, qtbot: QtBot) -> None:
    table = view.page.milestones.table
    table.setFocus()
    view.page.select(milestones(view)[1].id)
    with qtbot.waitSignal(view.menu_wanted):
        table.menu_wanted.emit(QPoint(1, 1))


def test_a_stage_leads_to_its_milestone(view: PortfolioView, qtbot: QtBot) -> None:
    view.page.stages.buttons[4].click()
    assert view.selected_items() == [milestones(view)[4].id]
    buttons = view.page.stages.buttons
    buttons[4].setFocus()
    qtbot.keyClick(buttons[4], Qt.Key.Key_Right)
    assert buttons[5].hasFocus()


def test_show_item_opens_its_project_and_selects_it(view: PortfolioView) -> None:
    wanted = milestones(view)[3].id
    view.show_overview()
    view.show_item(wanted)
    assert view.project is not None
    assert view.selected_items() == [wanted]


def test_a_pasted_link_is_evidence_of_the_selected_milestone(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    click_row(view, qtbot, 1)
    QGuiApplication.clipboard().setText("https://example.org/notebook")
    qtbot.keyClick(view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.evidence for one in milestones(view)][:3] == [0, 1, 0]
    assert view.page.milestones.rows.index(1, Column.EVIDENCE).data() == "1"
    assert view.page.evidence.head.note.text() == "1 piece, kept as you attached it"


def test_a_dropped_file_is_evidence_of_the_current_milestone(
    view: PortfolioView, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "results.csv"
    file.write_text("1")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/a")])
    drop(view, data)
    found = workspace.store.dump()["evidence"]
    assert {(one["kind"], one["address"]) for one in found} == {
        (EvidenceKind.FILE, str(file)),
        (EvidenceKind.LINK, "https://example.org/a"),
    }
    assert milestones(view)[0].evidence == 2


def test_dropped_words_wait_in_the_field(view: PortfolioView, workspace: Workspace) -> None:
    data = QMimeData()
    data.setText("the talk I gave in May")
    drop(view, data)
    attaching = view.page.evidence.attaching
    assert attaching.isVisible()
    assert attaching.field.text() == "the talk I gave in May"
    assert workspace.store.dump()["evidence"] == []


def test_the_main_button_opens_a_field_for_evidence(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.page.head.attach.click()
    attaching = view.page.evidence.attaching
    assert attaching.milestone.currentIndex() == 0
    attaching.milestone.setCurrentIndex(2)
    attaching.field.setText("https://example.org/b")
    qtbot.keyClick(attaching.field, Qt.Key.Key_Return)
    assert milestones(view)[2].evidence == 1
    assert not attaching.isVisible()


def test_evidence_is_detached_and_comes_back(view: PortfolioView, workspace: Workspace) -> None:
    piece = workspace.call(items.attach, item=milestones(view)[0].id, address="https://a.org")
    view.page.evidence.detach_wanted.emit(piece.id)
    assert workspace.reader.find(Evidence, piece.id) is None
    assert view.page.evidence.nothing.isVisible()
    workspace.undo()
    assert milestones(view)[0].evidence == 1


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://a.org/x", True),
        ("mailto:a@example.org", True),
        (__file__, False),
        ("Jonas saw it", False),
    ],
)
def test_only_addresses_that_can_do_no_harm_can_be_opened(
    view: PortfolioView, workspace: Workspace, address: str, opens: bool
) -> None:
    workspace.call(items.attach, item=milestones(view)[0].id, address=address)
    row = view.page.evidence._shown_rows[0]
    assert bool(row.findChildren(TextButton)) is opens


def test_a_great_deal_of_evidence_is_shown_bit_by_bit(
    view: PortfolioView, workspace: Workspace
) -> None:
    for number in range(25):
        workspace.call(items.attach, item=milestones(view)[0].id, address=f"Note {number}")
    assert len(view.page.evidence._shown_rows) == 21
    view.page.evidence._show_more()
    assert len(view.page.evidence._shown_rows) == 25


def test_the_project_is_renamed_by_f2_and_an_empty_name_is_refused(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.page.setFocus()
    qtbot.keyClick(view.page, Qt.Key.Key_F2)
    field = view.page.head.field
    assert field.isVisible()
    field.setText("  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "can't be empty" in view.page.head.message.text()
    assert field.isVisible()
    field.setText("Ticket triage")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert view.page.head.title.text() == "Ticket triage"
    assert view.page.head.message.text() == ""
    workspace.undo()
    assert view.page.head.title.text() == "Sentiment analysis of reviews"


def test_escape_leaves_a_name_as_it_was(view: PortfolioView, qtbot: QtBot) -> None:
    view.page.head.title.click()
    view.page.head.field.setText("Something else")
    qtbot.keyClick(view.page.head.field, Qt.Key.Key_Escape)
    assert view.page.project.track.title == "Sentiment analysis of reviews"
    assert view.page.head.title.isVisible()


def test_a_milestone_is_renamed_in_its_row(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    table = view.page.milestones.table
    view.page.select(milestones(view)[1].id)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = view.page.milestones.field
    assert field.isVisible()
    field.setText("Collect 2,000 comments")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert milestones(view)[1].title == "Collect 2,000 comments"
    assert table.hasFocus()


def test_a_milestone_of_ones_own_goes_to_the_stage_chosen(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    adding = view.page.milestones.adding
    adding.button.click()
    assert adding.stage.currentText() == "Problem"
    adding.stage.setCurrentIndex(1)
    qtbot.keyClicks(adding.field, "Ask five users 3h by 12 Dec")
    qtbot.keyClick(adding.field, Qt.Key.Key_Return)
    added = milestones(view)[2]
    assert (added.title, added.stage_title, added.effort) == ("Ask five users", "Data", 3.0)
    assert adding.field.text() == ""
    assert adding.is_open  # for the next one
    qtbot.keyClicks(adding.field, "Nonsense by 31 Feb")
    qtbot.keyClick(adding.field, Qt.Key.Key_Return)
    assert "on no calendar" in adding.message.text()
    assert adding.field.text() == "Nonsense by 31 Feb"
    qtbot.keyClick(adding.field, Qt.Key.Key_Escape)
    assert not adding.is_open


def test_an_empty_stage_offers_to_add_a_milestone(
    view: PortfolioView, workspace: Workspace, project: Track
) -> None:
    own = workspace.call(projects.add_project, title="Bus delays")
    view.show_track(own.id)
    assert view.page.stages.buttons[0].progress is Progress.CURRENT
    assert not view.page.head.attach.isEnabled()
    view.page.stages.buttons[3].click()
    assert view.page.milestones.adding.is_open
    assert view.page.milestones.adding.stage.currentText() == "Features"


def test_notes_are_written_and_read(
    view: PortfolioView, workspace: Workspace, project: Track, qtbot: QtBot
) -> None:
    notes = view.page.notes
    notes.edit_button.click()
    notes.editor.field.setPlainText("Why **this** one")
    qtbot.keyClick(notes.editor.field, Qt.Key.Key_Escape)
    assert workspace.reader.get(Track, project.id).notes == "Why **this** one"
    assert notes.editor.view.toPlainText() == "Why this one"
    workspace.undo()
    assert workspace.reader.get(Track, project.id).notes == ""
    assert not notes.editor.view.isVisible()


def test_a_pause_in_typing_keeps_the_notes(
    view: PortfolioView, workspace: Workspace, project: Track, qtbot: QtBot
) -> None:
    view.page.notes.editor.edit()
    view.page.notes.editor.field.setPlainText("half a thought")
    qtbot.waitUntil(lambda: workspace.reader.get(Track, project.id).notes == "half a thought")
    assert view.page.notes.editor.is_editing


def test_what_it_shows_follows_checks_and_evidence(
    view: PortfolioView, workspace: Workspace
) -> None:
    first = milestones(view)[0].id  # problem framing, 3

    def framing() -> tuple[int, int]:
        shown = view.page.shows._shown or ()
        one = next(one for one in shown if one.name == "Problem framing")
        return one.now, one.then

    assert framing() == (0, 3)
    workspace.call(items.finish, item=first, tick=False)
    assert framing() == (1, 3)
    for index in range(2):
        workspace.call(items.tick_check, item=first, index=index, ticked=True)
    assert framing() == (2, 3)
    workspace.call(items.attach, item=first, address="https://example.org/framing")
    assert framing() == (3, 3)
    workspace.call(items.reopen, item=first)
    assert framing() == (0, 3)


def test_what_it_shows_is_what_the_skills_page_says(
    view: PortfolioView, workspace: Workspace
) -> None:
    """A learn milestone with an exam shows what the exam does, 3, and not 1."""
    first = milestones(view)[0].id
    workspace.call(steps.set_kind, item=first, kind=Kind.LEARN)
    workspace.call(items.finish, item=first)
    when = workspace.when()
    workspace.store.write(
        Message("item.attach", {"title": "An exam"}),
        lambda writer: writer.put(
            Evidence(
                id=writer.new_id(),
                item_id=first,
                kind=EvidenceKind.EXAM,
                address="https://example.org/exam",
                day=when.today,
            )
        ),
        now=when.now,
    )
    shown = {one.skill: one.now for one in view.page.shows._shown or ()}
    facts = reads.facts(workspace.reader, reads.work(workspace.reader), shown)
    today = workspace.when().today
    assert shown == {skill: facts.level(skill, today).proven for skill in shown}
    assert 3 in shown.values()


def test_the_brief_of_the_template_can_be_read(view: PortfolioView) -> None:
    brief = view.page.brief
    assert "sorts them by mood" in brief._brief.text()
    assert not brief._rest.isVisible()
    brief._more.click()
    assert brief._rest.isVisible()
    brief._more.click()
    assert not brief._rest.isVisible()


def test_where_the_learner_was_comes_back(
    view: PortfolioView, workspace: Workspace, qtbot: QtBot
) -> None:
    kept = view.state()
    other = PortfolioView(workspace)
    qtbot.addWidget(other)
    other.restore_state({"project": "no id"})
    other.restore_state({"project": 7})
    assert other.project is None
    other.restore_state(kept)
    assert other.project == view.project


def test_a_hidden_page_catches_up_when_shown(
    view: PortfolioView, workspace: Workspace, project: Track
) -> None:
    view.hide()
    workspace.call(projects.rename_track, track=project.id, title="Grumbles")
    assert view.page.head.title.text() != "Grumbles"
    view.show()
    assert view.page.head.title.text() == "Grumbles"


def test_a_removed_milestone_leaves_the_table(view: PortfolioView, workspace: Workspace) -> None:
    gone = milestones(view)[2].id
    workspace.call(items.remove, item=gone)
    assert view.page.milestones.rows.row_of(gone) is None
    assert view.page.stages.buttons[2].progress is Progress.EMPTY
    workspace.undo()
    assert view.page.milestones.rows.row_of(gone) == 2
    assert workspace.reader.get(Item, gone).title == milestones(view)[2].title
