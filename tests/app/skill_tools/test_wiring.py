"""From the skills view to the pages and back, in the whole window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.app.main import build_window
from pathtracker.app.places import Destination
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.skill_tools.evidence import SkillEvidence
from pathtracker.app.skill_tools.own import OwnNeeds
from pathtracker.app.skill_tools.rating import RatingPass
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Requirement, Role
from pathtracker.store import queries


@pytest.fixture
def window(workspace: Workspace, role: Role, qtbot: QtBot) -> MainWindow:
    window = build_window(workspace, Settings.model_validate({"view": "skills"}))
    qtbot.addWidget(window)
    window.resize(1280, 820)
    window.show()
    qtbot.waitExposed(window)
    return window


def a_need(workspace: Workspace) -> Requirement:
    found = queries.all_of(workspace.reader, Requirement)
    return next(one for one in found if one.rung == "junior")


@pytest.mark.parametrize(
    ("place", "show"),
    [
        ("rate", "role"),
        ("adverts", "role"),
        ("needs", "need"),
        ("evidence", "skill"),
        ("import", ""),
    ],
)
def test_what_the_skills_view_wants_is_shown_and_leads_back(
    window: MainWindow, workspace: Workspace, role: Role, place: str, show: str
) -> None:
    need = a_need(workspace)
    about = {"role": role.id, "need": need.id, "skill": need.skill_id, "": None}
    assert window.view is not None
    window.view.go.emit(Destination(place, show, about[show]))
    page = window.view
    assert window.place() == place
    if isinstance(page, SkillEvidence):
        assert page.skill == need.skill_id
    if isinstance(page, OwnNeeds):
        assert page.lines[need.skill_id].level.hasFocus()
    page.leave()  # type: ignore[union-attr]
    assert window.place() == "skills"


def test_every_page_is_a_command(window: MainWindow) -> None:
    for key in ("rate", "evidence", "needs", "adverts"):
        window.commands.run(key)
        assert window.place() == key
    window.commands.run("import")
    assert window.place() == "import"


def test_where_the_pass_was_comes_back_at_the_next_start(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, role: Role
) -> None:
    window.commands.run("rate")
    page = window.view
    assert isinstance(page, RatingPass)
    for level in (1, 2, 3):
        page.rate(level)
    window.keep()
    here = page.skill
    window.hide()
    again = build_window(workspace, read_settings(workspace.places.settings_file))
    qtbot.addWidget(again)
    again.show()
    again.go("skills")
    again.go("rate", "role", role.id)
    resumed = again.view
    assert isinstance(resumed, RatingPass)
    assert resumed.skill == here
    assert resumed.count.text() == "4 of 15"
