"""Every field of the window on a disk that fails: a sentence, and nothing typed is lost."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from failing_disk import FAILING, FULL, NOT_OURS, failing, sentences, waiting
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from pathtracker.actions import steps
from pathtracker.app.draft_strip import DraftStrip
from pathtracker.app.drafts import Drafts
from pathtracker.app.window import MainWindow
from pathtracker.core.model import TrackKind
from pathtracker.core.quickadd import understand
from pathtracker.paths import Places
from pathtracker.store import StoreError, Trouble, queries

TYPED = "What I typed just now"


def add(window: MainWindow, line: str) -> None:
    window.workspace.do(steps.add, wanted=understand(line, today=date(2026, 11, 19)))


# --- each field: how it is opened ---------------------------------------------------------------


def a_step(window: MainWindow) -> UUID:
    """An open step of a roadmap, shown in the panel."""
    window.go("roadmap")
    view: Any = window.view
    outline = view._outline()
    line = next(one for one in outline.lines.values() if one.state == "open")
    view.show_item(line.id)
    window.show_item(line.id)
    return line.id


def in_outline(window: MainWindow) -> QWidget:
    a_step(window)
    window.view.begin_rename()
    return window.view.writing.field.field


def effort_in_outline(window: MainWindow) -> QWidget:
    a_step(window)
    window.view.begin_effort()
    return window.view.writing.field.field


def phase_in_outline(window: MainWindow) -> QWidget:
    window.go("roadmap")
    view: Any = window.view
    view._outline()
    view.writing.edit_name(view.rows.index(0, 0))
    return view.writing.field.field


def quick_add(window: MainWindow) -> QWidget:
    window.go("roadmap")
    window.view.begin_quick_add()
    return window.view.adding.line.field


def title_in_panel(window: MainWindow) -> QWidget:
    a_step(window)
    window._details.head.rename()
    return window._details.head._title_field


def effort_in_panel(window: MainWindow) -> QWidget:
    a_step(window)
    window._details.head.edit_effort()
    return window._details.head._effort_field


def evidence_in_panel(window: MainWindow) -> QWidget:
    a_step(window)
    window._details.evidence.ask()
    return window._details.evidence.field


def section(window: MainWindow, name: str) -> Any:
    a_step(window)
    return next(one for one in window._details._sections if type(one).__name__ == name)


def prerequisite(window: MainWindow) -> QWidget:
    needs = section(window, "NeedsSection")
    needs.ask()
    return needs.field


def a_resource(window: MainWindow) -> QWidget:
    resources = section(window, "ResourcesSection")
    resources._ask()
    return resources._field


def notes_in_panel(window: MainWindow) -> QWidget:
    a_step(window)
    window._details.notes.editor.edit()
    return window._details.notes.editor.field


def a_project(window: MainWindow) -> Any:
    tracks = queries.tracks(window.workspace.reader)
    window.open_track(next(track.id for track in tracks if track.kind is TrackKind.PROJECT))
    return window.view.page


def project_title(window: MainWindow) -> QWidget:
    page = a_project(window)
    page.head.rename()
    return page.head.field


def milestone_title(window: MainWindow) -> QWidget:
    page = a_project(window)
    page.milestones.edit_name(page.project.milestones[0].id)
    return page.milestones.field


def new_milestone(window: MainWindow) -> QWidget:
    page = a_project(window)
    page.milestones.adding.ask()
    return page.milestones.adding.field


def project_evidence(window: MainWindow) -> QWidget:
    page = a_project(window)
    page.evidence.ask(page.project.milestones[0].id)
    return page.evidence.attaching.field


def project_notes(window: MainWindow) -> QWidget:
    page = a_project(window)
    page.notes.editor.edit()
    return page.notes.editor.field


def new_project(window: MainWindow) -> QWidget:
    window.go("portfolio")
    overview = window.view.overview
    overview._name_own()
    return overview.naming.field


def own_role(window: MainWindow) -> QWidget:
    window.go("roles")
    window.view.own_button.click()
    return window.view.own.field


def own_name(window: MainWindow) -> QWidget:
    window.go("preferences")
    return window.view.findChild(QLineEdit)


FIELDS: dict[str, tuple[Callable[[MainWindow], QWidget], str]] = {
    "rename in the outline": (in_outline, TYPED),
    "effort in the outline": (effort_in_outline, "7h30"),
    "name of a phase": (phase_in_outline, TYPED),
    "quick add": (quick_add, TYPED + " 2h"),
    "title in the panel": (title_in_panel, TYPED),
    "effort in the panel": (effort_in_panel, "7h30"),
    "evidence in the panel": (evidence_in_panel, "https://example.org/typed"),
    "prerequisite": (prerequisite, "Come first"),
    "resource": (a_resource, "https://example.org/typed What it is"),
    "notes in the panel": (notes_in_panel, TYPED),
    "title of a project": (project_title, TYPED),
    "title of a milestone": (milestone_title, TYPED),
    "new milestone": (new_milestone, TYPED),
    "evidence of a project": (project_evidence, "https://example.org/typed"),
    "notes on a project": (project_notes, TYPED),
    "new project": (new_project, TYPED),
    "own role": (own_role, TYPED),
    "own name": (own_name, TYPED),
}


def type_into(field: QWidget, text: str) -> None:
    assert field.isVisible()
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.selectAll()
        field.insertPlainText(text)
    else:
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(text)


def send(field: QWidget) -> None:
    """Enter; where that is a line break, leaving."""
    if isinstance(field, QPlainTextEdit):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("name", FIELDS)
def test_a_write_that_fails_is_said_and_what_was_typed_comes_back(
    window: MainWindow, name: str
) -> None:
    opened, text = FIELDS[name]
    add(window, "Come first")
    with failing(window):
        field = opened(window)
        type_into(field, text)
        send(field)
        assert "is full" in sentences(window)
        assert waiting(window) == [text]
        strip = window.findChild(DraftStrip)
        assert strip is not None
        assert strip.isVisible()
        assert str(window.workspace.places.drafts_file) in strip.message.text()
        QTest.keyClick(field, Qt.Key.Key_Escape)  # left without a word
        window.go("timeline")
        QApplication.processEvents()
        assert waiting(window) == [text]
    field = opened(window)
    shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
    assert shown == text
    field.setFocus()
    if name == "own name":
        type_into(field, text)  # it keeps what changes, after a pause or Enter
    before = window.workspace.store.to_undo()
    send(field)
    assert window.workspace.store.to_undo() != before
    assert waiting(window) == []
    assert not strip.isVisible()


@pytest.mark.parametrize("how", [FULL, FAILING, NOT_OURS], ids=["full", "failing", "locked"])
@pytest.mark.parametrize("opened", [in_outline, evidence_in_panel, quick_add, notes_in_panel])
def test_each_trouble_has_the_windows_own_words(
    window: MainWindow, opened: Callable[[MainWindow], QWidget], how: tuple[int, str, str]
) -> None:
    with failing(window, how):
        field = opened(window)
        type_into(field, "https://example.org/x")
        send(field)
        said = sentences(window)
        assert how[2] in said
        assert "--data-dir" not in said
    assert waiting(window) == ["https://example.org/x"]


def test_what_is_typed_goes_to_the_item_that_was_shown_when_another_is_opened(
    window: MainWindow,
) -> None:
    with failing(window):
        field = title_in_panel(window)
        shown = window._details.item
        type_into(field, TYPED)
        view: Any = window.view
        other = next(one.id for one in view._outline().lines.values() if one.id != shown)
        window.show_item(other)
    assert window.workspace.drafts.text(f"item.title/{shown}") == TYPED


@contextmanager
def no_room() -> Iterator[None]:
    """No file can grow: the system itself refuses every write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_no_file_can_be_written_the_draft_is_in_the_clipboard(window: MainWindow) -> None:
    field = evidence_in_panel(window)
    type_into(field, "https://example.org/typed")
    with no_room():
        send(field)
    assert QGuiApplication.clipboard().text() == "https://example.org/typed"
    assert "clipboard" in window.findChild(DraftStrip).message.text()
    assert field.text() == "https://example.org/typed"
    send(field)
    assert waiting(window) == []


def test_where_the_data_folder_cant_hold_them_drafts_go_to_the_settings(
    qapp: QApplication, tmp_path: Path, settings_folder: Path
) -> None:
    places = Places(tmp_path / "data")
    places.drafts_file.mkdir(parents=True)
    drafts = Drafts(places)
    drafts.put("step.new", TYPED)
    assert Path(drafts.where).is_relative_to(settings_folder)
    assert Path(drafts.where).stat().st_mode & 0o777 == 0o600
    assert Drafts(places).text("step.new") == TYPED
    drafts.drop("step.new")
    assert not places.other_drafts_file.exists()
    assert Drafts(places).waiting() == []


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_an_odd_file_of_drafts_is_left_aside(
    qapp: QApplication, tmp_path: Path, content: bytes
) -> None:
    places = Places(tmp_path)
    places.drafts_file.write_bytes(content)
    assert Drafts(places).waiting() == []


# --- closing --------------------------------------------------------------------------------------


def press(word: str) -> None:
    """Answers the question that closing asks."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == word).click()

    QTimer.singleShot(0, answer)


def with_a_draft(window: MainWindow) -> None:
    with failing(window):
        field = notes_in_panel(window)
        type_into(field, TYPED)
        send(field)


def test_closing_asks_and_may_be_stayed(window: MainWindow) -> None:
    with_a_draft(window)
    press("Stay")
    assert not window.close()
    assert window.isVisible()
    assert waiting(window) == [TYPED]


def test_a_draft_that_is_kept_is_there_at_the_next_start(window: MainWindow) -> None:
    with_a_draft(window)
    press("Keep it as a draft")
    assert window.close()
    again = Drafts(window.workspace.places)
    assert [again.text(key) for key in again.waiting()] == [TYPED]
    assert not again.fresh


def test_a_draft_that_is_discarded_is_gone(window: MainWindow) -> None:
    with_a_draft(window)
    press("Discard")
    assert window.close()
    assert not window.workspace.places.drafts_file.exists()


def test_what_is_in_a_field_when_the_window_closes_is_asked_about(window: MainWindow) -> None:
    with failing(window):
        type_into(notes_in_panel(window), TYPED)
        press("Stay")
        assert not window.close()
    assert waiting(window) == [TYPED]


def test_the_strip_discards_and_copies(window: MainWindow) -> None:
    with_a_draft(window)
    strip = window.findChild(DraftStrip)
    assert strip is not None
    QGuiApplication.clipboard().clear()
    strip.copy.click()
    assert QGuiApplication.clipboard().text() == TYPED
    strip.discard.click()
    assert waiting(window) == []
    assert not strip.isVisible()


@contextmanager
def not_ours_any_more(window: MainWindow, trouble: Trouble) -> Iterator[None]:
    """The look before each write finds that the file, or its lock, is not ours."""
    database = window.workspace.store._database

    def looks() -> None:
        raise StoreError(trouble, database.path)

    database.assure_ours = looks
    try:
        yield
    finally:
        del database.assure_ours


@pytest.mark.parametrize("trouble", [Trouble.LOCK_LOST, Trouble.GONE])
@pytest.mark.parametrize(
    "name", [name for name in FIELDS if FIELDS[name][1].startswith((TYPED, "https"))]
)
def test_a_file_or_lock_that_was_lost_is_said_and_what_was_typed_stays(
    window: MainWindow, name: str, trouble: Trouble
) -> None:
    opened, text = FIELDS[name]
    with not_ours_any_more(window, trouble):
        field = opened(window)
        type_into(field, text)
        send(field)
        assert str(window.workspace.places.data_file) in sentences(window)
        assert waiting(window) == [text]
        QTest.keyClick(field, Qt.Key.Key_Escape)
        window.go("timeline")
        QApplication.processEvents()
    field = opened(window)
    shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
    assert shown == text


def test_an_advert_that_can_not_be_kept_stays(window: MainWindow) -> None:
    window.go("adverts")
    page: Any = window.view
    typed = {"text": "We look for SQL and Python", "title": "Analyst", "url": "https://example.org"}
    page.paste.text.setPlainText(typed["text"])
    page.paste.title.setText(typed["title"])
    page.paste.url.setText(typed["url"])
    with failing(window):
        page.find_skills()
        page.keep()
        assert "is full" in sentences(window)
    assert waiting(window) == list(typed.values())
    assert page.paste.text.toPlainText() == typed["text"]
    page.keep()
    assert waiting(window) == []
    assert page.paste.text.toPlainText() == ""


def test_a_skill_of_ones_own_that_can_not_be_asked_for_stays(window: MainWindow) -> None:
    window.go("needs")
    page: Any = window.view
    page.adding.field.setText("Falconry")
    with failing(window):
        page.add_new("Falconry", 2)
        assert "is full" in sentences(window)
    assert waiting(window) == ["Falconry"]
    page.add_new("Falconry", 2)
    assert waiting(window) == []
