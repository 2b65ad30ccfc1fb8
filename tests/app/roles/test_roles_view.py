"""Choosing a role, as a learner does it: on a real store, with the shipped catalogue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.places import Destination
from pathtracker.app.roles.view import RolesView
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import PAGE_SECTIONS
from pathtracker.core.model import Rung, Standing
from pathtracker.store import queries

HOSTILE = {
    "long": "Ünïcode " * 1249 + "Ünïcode",
    "right to left": "מהנדס רובוטיקה",
    "html": "<img src='file:///x.png'><b>Bold & bad</b><script>1</script>",
    "turned round": "safe\u202egpj.exe",
    "ampersand": "Research & development",
    "template": "{n} steps {title}",
}


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def chosen(workspace: Workspace) -> dict[str, tuple[Standing | None, Rung]]:
    roles = queries.chosen_roles(workspace.reader)
    return {role.slug or role.title: (role.standing, role.rung) for role in roles}


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# Choosing.


def test_choosing_brings_the_roadmap_in_and_one_undo_takes_it_back(
    view: RolesView, workspace: Workspace
) -> None:
    nothing = queries.counts(workspace.reader)
    click(view.cards.cards["ml-engineer"])
    click(view.page.top.choose)
    assert chosen(workspace) == {"ml-engineer": (Standing.PRIMARY, Rung.JUNIOR)}
    assert view.cards.cards["ml-engineer"].note() == "primary"
    brought = workspace.catalog.steps_for(workspace.catalog.roles["ml-engineer"], "junior")
    assert view.page.top.message.text() == f"{len(brought)} steps came in."
    assert "1 chosen" in words_of(view)
    workspace.undo()
    assert queries.counts(workspace.reader) == nothing
    assert not view.page.top.message.isVisible()
    assert view.page.top.choose.text() == "Choose this role"


def test_choosing_by_keyboard(view: RolesView, workspace: Workspace) -> None:
    view.cards.cards["ai-engineer"].setFocus()
    press(Qt.Key.Key_Down)
    beside = list(view.cards.cards)[list(view.cards.cards).index("ai-engineer") + 2]
    assert view.page.top.title.text() == workspace.catalog.roles[beside].title
    view.page.top.rungs.setFocus()
    view.page.top.rungs.findChildren(QWidget)[1].setFocus()
    press(Qt.Key.Key_Space)
    view.page.top.choose.setFocus()
    press(Qt.Key.Key_Space)
    assert chosen(workspace) == {beside: (Standing.PRIMARY, Rung.MID)}


def test_a_second_role_shares_steps_and_can_become_the_first(
    view: RolesView, workspace: Workspace
) -> None:
    click(view.page.top.choose)
    click(view.cards.cards["data-scientist"])
    click(view.page.top.as_second)
    assert chosen(workspace)["data-scientist"][0] is Standing.SECONDARY
    assert "were there already" in view.page.top.message.text()
    click(view.page.top.make_primary)
    standing = {slug: standing for slug, (standing, _) in chosen(workspace).items()}
    assert standing == {
        "ai-engineer": Standing.SECONDARY,
        "data-scientist": Standing.PRIMARY,
    }
    assert view.cards.cards["ai-engineer"].note() == "secondary"
    assert not view.page.top.make_primary.isVisible()


def test_another_rung_is_a_click_away(view: RolesView, workspace: Workspace) -> None:
    click(view.page.top.choose)
    assert not view.page.top.choose.isVisible()
    click(view.page.top.rungs.findChildren(QWidget)[1])
    assert view.page.top.choose.text() == "Aim at mid"
    assert "What the middle rung needs" in words_of(view.page)
    click(view.page.top.choose)
    assert chosen(workspace)["ai-engineer"][1] is Rung.MID
    role = workspace.catalog.roles["ai-engineer"]
    there = len(workspace.catalog.steps_for(role, "junior"))
    new = len(workspace.catalog.steps_for(role, "mid")) - there
    words = f"{new} steps came in. {there} were there already."
    assert view.page.top.message.text() == words
    workspace.undo()
    assert chosen(workspace)["ai-engineer"][1] is Rung.JUNIOR
    assert view.page.rung() is Rung.JUNIOR


def test_the_way_on_is_the_roadmap(view: RolesView, qtbot: QtBot) -> None:
    click(view.page.top.choose)
    links = [link for link in view.page.top.message.children() if isinstance(link, QWidget)]
    (link,) = [link for link in links if getattr(link, "text", str)() == "Open the roadmap"]
    with qtbot.waitSignal(view.go, check_params_cb=lambda there: there == Destination("roadmap")):
        click(link)


# Looking.


def test_every_section_of_every_role_is_shown_with_its_source(
    view: RolesView, workspace: Workspace
) -> None:
    """What has no source says so, or says that there is nothing."""
    catalog = workspace.catalog
    for role in catalog.roles.values():
        view.show_role(role.slug)
        seen = ""
        for place in range(view.page.tabs.count()):
            view.page.tabs.setCurrentIndex(place)
            seen += words_of(view.page)
        for name in PAGE_SECTIONS:
            section = getattr(role.page, name)
            for text in (section.text, section.none):
                assert text in seen, (role.slug, name)
            for item in section.items:
                text = getattr(item, "text", "") or getattr(item, "answer", "")
                assert text in seen, (role.slug, name)
                source = getattr(item, "source", "")
                assert not source or catalog.sources[source].title in seen, (role.slug, name)
            for source in section.sources:
                assert catalog.sources[source].title in seen, (role.slug, name)


def test_what_a_rung_needs_is_what_the_catalogue_says(
    view: RolesView, workspace: Workspace
) -> None:
    view.show_role("ml-engineer")
    view.page.show_tab("skills")
    shown = words_of(view.page)
    for asked in workspace.catalog.roles["ml-engineer"].at("junior"):
        if asked.level:
            assert workspace.catalog.skills[asked.skill].name in shown


def test_a_neighbouring_role_is_a_click_away(view: RolesView) -> None:
    view.page.role_wanted.emit("ml-engineer")
    assert view.page.top.title.text() == "Machine learning engineer"
    assert view.cards.cards["ml-engineer"].isChecked()
    view.show_role("no-such-role")
    assert view.page.top.title.text() == "Machine learning engineer"


def test_the_place_comes_back(view: RolesView, workspace: Workspace, qtbot: QtBot) -> None:
    view.show_role("data-scientist")
    view.page.show_tab("suits")
    kept = view.state()
    other = RolesView(workspace)
    qtbot.addWidget(other)
    other.restore_state(kept)
    other.show()
    assert other.page.top.title.text() == "Data scientist"
    assert other.page.tab() == "suits"
    other.restore_state({"role": 7, "tab": ["x"]})
    other.restore_state({"role": "gone"})


# Roles of one's own.


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_role_of_ones_own_is_kept_and_shown_as_plain_text(
    view: RolesView, workspace: Workspace, name: str
) -> None:
    click(view.own_button)
    view.own.field.setText(name)
    press(Qt.Key.Key_Return)
    (role,) = queries.chosen_roles(workspace.reader)
    assert role.title == name
    assert not view.own.isVisible()
    assert view.page.top.title.textFormat() == Qt.TextFormat.PlainText
    assert role.id.hex in view.cards.cards
    assert "Its roadmap is empty" in view.page.top.summary.text()
    assert not view.page.top.known.isVisible()
    assert view.width() == 1264
    for label in view.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    workspace.undo()
    assert not queries.chosen_roles(workspace.reader)
    assert role.id.hex not in view.cards.cards


@pytest.mark.parametrize("name", ["", "   ", "x" * 10_001])
def test_a_name_that_will_not_do_stays_with_a_sentence(
    view: RolesView, workspace: Workspace, name: str
) -> None:
    click(view.own_button)
    view.own.field.setText(name)
    click(view.own.make)
    assert view.own.message.isVisible()
    assert view.own.field.text() == name
    assert view.own.field.hasFocus()
    assert not queries.roles(workspace.reader)
    press(Qt.Key.Key_Escape)
    assert not view.own.isVisible()


# For everybody.


def test_everything_has_a_name(view: RolesView) -> None:
    click(view.page.top.choose)
    for place in range(view.page.tabs.count()):
        view.page.tabs.setCurrentIndex(place)
        for widget in view.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                face = QAccessible.queryAccessibleInterface(widget)
                assert face.text(QAccessible.Text.Name), widget
    card = QAccessible.queryAccessibleInterface(view.cards.cards["ai-engineer"])
    assert card.role() == QAccessible.Role.RadioButton
    assert card.text(QAccessible.Text.Name) == "AI engineer, primary"


@pytest.mark.parametrize("size", [(968, 668), (640, 480), (1744, 1000)])
def test_it_fits_where_there_is_little_room(view: RolesView, size: tuple[int, int]) -> None:
    view.resize(*size)
    QApplication.processEvents()
    assert view.width() == size[0]
    assert view.page.isVisible()


def test_another_look_reaches_everything(view: RolesView, qapp: QApplication, theme: Theme) -> None:
    for place in range(view.page.tabs.count()):
        view.page.tabs.setCurrentIndex(place)
    QApplication.processEvents()
    theme.apply(qapp, "dark", text_factor=1.5, reduced_motion=True)
    view.page.tabs.setCurrentIndex(0)
    QApplication.processEvents()
    assert not view.grab().isNull()
    theme.apply(qapp, "light", reduced_motion=True)


def test_the_role_in_sight_has_its_card_in_sight(view: RolesView, qtbot: QtBot) -> None:
    view.resize(968, 668)
    view.show_role("software-developer")  # the last of them
    card = view.cards.cards["software-developer"]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    view.show_role("ai-developer")
    qtbot.waitUntil(lambda: card.visibleRegion().isEmpty())


def test_a_role_has_a_menu_and_is_not_turned_to_by_the_right_button(
    view: RolesView, qtbot: QtBot
) -> None:
    before = view._current
    key = next(key for key in view.cards.cards if key != before)
    card = view.cards.cards[key]
    middle = card.rect().center()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QTest.mouseClick(card, Qt.MouseButton.RightButton, pos=middle)
        QApplication.sendEvent(card, QContextMenuEvent(reason, middle, card.mapToGlobal(middle)))
        menu = next(one for one in view.findChildren(QMenu) if one.isVisible())
        assert view._current == before
        assert [action.text() for action in menu.actions()] == ["Show", "Compare"]
        menu.close()
    menu.actions()[1].trigger()
    assert view.picked == [key]
    menu.actions()[0].trigger()
    assert view._current == key
