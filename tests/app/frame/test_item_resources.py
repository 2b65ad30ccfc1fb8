"""The resources of a step in the panel: what each needs, its address first, and kept copies."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog

from pathtracker.app.item.details import ItemDetails
from pathtracker.app.item.resource import ResourceFacts
from pathtracker.app.item.resources import ResourcesSection
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.core.messages import Message
from pathtracker.core.model import Item, Resource

URL = "https://example.org/course"


@pytest.fixture
def item(workspace, add):
    made = add("Serve a prediction 5h")
    told = Resource(
        title="A course",
        url=URL,
        cost="audit",
        access="download",
        language="de",
        known_on=date(2026, 5, 3),
    )
    return workspace.store.write(
        Message("item.notes", {"title": ""}),
        lambda writer: writer.put(made.evolve(resources=(told,))),
        now=workspace.when().now,
    )


@pytest.fixture
def panel(qtbot, theme, workspace, item):
    panel = ItemDetails(workspace)
    qtbot.addWidget(panel)
    panel.resize(400, 900)
    panel.show_item(item.id)
    panel.show()
    return panel


@pytest.fixture
def section(panel):
    return panel.findChild(ResourcesSection)


def more(section):
    return next(b for b in section.findChildren(IconButton) if "About" in b.accessibleName())


def facts(section):
    return next(f for f in section.findChildren(ResourceFacts) if not f.isHidden())


def words(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def saved(workspace, item):
    return workspace.reader.get(Item, item.id).resources[0].saved


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the system was asked to open."""
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    return asked


def test_the_address_is_seen_before_it_can_be_opened(section, qtbot, opened):
    assert not any(URL in text for text in words(section))
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    assert opened == []
    shown = facts(section)
    assert URL in words(shown)
    assert any(
        "download first" in text and "free to audit" in text and "German" in text and "2026" in text
        for text in words(shown)
    )
    qtbot.mouseClick(shown.open, Qt.MouseButton.LeftButton)
    assert opened == [URL]


def test_a_copy_is_kept_opened_and_forgotten(
    section, workspace, item, qtbot, tmp_path, monkeypatch, opened
):
    file = tmp_path / "course.pdf"
    file.write_text("x")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(facts(section).attach, Qt.MouseButton.LeftButton)
    assert saved(workspace, item) == str(file)
    qtbot.wait(1)
    assert "copy kept" in words(section)
    assert "course.pdf" in words(section)
    qtbot.mouseClick(facts(section).open_copy, Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(file)).toString()]
    file.unlink()
    qtbot.mouseClick(facts(section).open_copy, Qt.MouseButton.LeftButton)
    assert "is not at" in facts(section).message.text()
    qtbot.mouseClick(facts(section).forget, Qt.MouseButton.LeftButton)
    assert saved(workspace, item) == ""
    workspace.undo()
    assert saved(workspace, item) == str(file)


def test_a_copy_can_be_dropped_and_a_program_is_never_started(
    section, workspace, item, qtbot, tmp_path, opened
):
    file = tmp_path / "harmless.EXE"
    file.write_text("x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(QPoint(5, 5)), actions, data, buttons, none)
    facts(section).dropEvent(drop)
    assert saved(workspace, item) == str(file)
    qtbot.mouseClick(facts(section).open_copy, Qt.MouseButton.LeftButton)
    assert opened == []
    assert "is a program" in facts(section).message.text()
