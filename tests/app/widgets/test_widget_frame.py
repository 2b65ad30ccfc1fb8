"""The rail and the panel: the frame around every view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import Theme
from pathtracker.app.widgets.panel import DetailPanel, PanelHost
from pathtracker.app.widgets.rail import NavigationRail, RailItem

ITEMS = [
    RailItem(name.lower(), name, name.lower(), f"Ctrl+{number}")
    for number, name in enumerate(("Today", "Roadmap", "Timeline"), 1)
]


@pytest.fixture
def rail(qtbot: QtBot) -> NavigationRail:
    rail = NavigationRail(ITEMS)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 600)
    rail.set_current("today")
    rail.show()
    rail.activateWindow()
    return rail


class TestRail:
    def _button(self, rail: NavigationRail, words: str) -> QPushButton:
        return next(b for b in rail.findChildren(QPushButton) if b.accessibleName() == words)

    def test_a_click_goes_there(self, qtbot: QtBot, rail: NavigationRail) -> None:
        with qtbot.waitSignal(rail.chosen) as chosen:
            qtbot.mouseClick(self._button(rail, "Timeline"), Qt.MouseButton.LeftButton)
        assert chosen.args == ["timeline"]
        assert rail.current() == "timeline"

    def test_arrows_go_up_and_down_and_stop_at_the_ends(
        self, qtbot: QtBot, rail: NavigationRail
    ) -> None:
        today = self._button(rail, "Today")
        with qtbot.assertNotEmitted(rail.chosen):
            qtbot.keyClick(today, Qt.Key.Key_Up)
        with qtbot.waitSignal(rail.chosen):
            qtbot.keyClick(today, Qt.Key.Key_Down)
        assert rail.current() == "roadmap"
        assert self._button(rail, "Roadmap").hasFocus()

    def test_tab_stops_at_the_chosen_view_only(self, rail: NavigationRail) -> None:
        rail.set_current("roadmap")
        stops = [
            button.accessibleName()
            for button in rail.findChildren(QPushButton)
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert stops == ["Roadmap"]

    def test_choosing_by_program_is_silent(self, qtbot: QtBot, rail: NavigationRail) -> None:
        with qtbot.assertNotEmitted(rail.chosen):
            rail.set_current("roadmap")

    def test_narrow_it_shows_icons_and_tells_the_words(self, rail: NavigationRail) -> None:
        assert rail.width() == 176
        rail.set_narrow(True)
        assert rail.width() == 56
        assert "Timeline" in self._button(rail, "Timeline").toolTip()
        rail.set_narrow(False)
        assert self._button(rail, "Timeline").toolTip() == ""

    def test_another_order_keeps_the_choice(self, rail: NavigationRail) -> None:
        rail.set_current("timeline")
        rail.set_items([ITEMS[2], ITEMS[0]])
        assert rail.current() == "timeline"

    def test_the_foot_has_actions_and_the_person(self, qtbot: QtBot, rail: NavigationRail) -> None:
        action = rail.add_action(RailItem("log", "Log time", "clock", "Ctrl+L"))
        rail.set_person("person", "Maya <b>", "7 h a week")
        with qtbot.waitSignal(rail.acted) as acted:
            qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
        assert acted.args == ["log"]
        reader = QAccessible.queryAccessibleInterface(self._button(rail, "Maya <b>"))
        assert reader.text(QAccessible.Text.Name) == "Maya <b>"

    @pytest.mark.parametrize("note", ["", "7 h a week"])
    def test_the_words_of_the_person_stand_level_with_the_disc(
        self, rail: NavigationRail, note: str
    ) -> None:
        button = rail.set_person("person", "Maya", note)
        rail.resize(rail.width(), 400)
        rail.grab()
        picture = button.grab().toImage()
        ground = picture.pixelColor(picture.width() - 2, 1)
        scale = picture.devicePixelRatio()
        inked = [
            y / scale
            for y in range(picture.height())
            if any(
                picture.pixelColor(x, y) != ground
                for x in range(round(48 * scale), picture.width() - 2)
            )
        ]
        middle = (inked[0] + inked[-1]) / 2
        assert middle == pytest.approx(button.height() / 2, abs=3)

    @pytest.mark.parametrize("name", ["light", "dark", "contrast"])
    @pytest.mark.parametrize("narrow", [False, True])
    def test_the_chosen_view_is_seen(
        self, qapp: QApplication, theme: Theme, rail: NavigationRail, name: str, narrow: bool
    ) -> None:
        theme.apply(qapp, name)
        rail.set_narrow(narrow)
        rail.set_person("person", "Maya", "7 h a week")
        button = self._button(rail, "Today")
        picture = rail.grab().toImage()
        corner = button.geometry().topLeft()
        assert picture.pixelColor(corner.x() + 6, corner.y() + 4) == theme.tokens.accent_soft


@pytest.fixture
def host(qtbot: QtBot) -> PanelHost:
    view = QWidget()
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    panel = DetailPanel()
    panel.set_content(QLabel("content"))
    host = PanelHost(view, panel)
    qtbot.addWidget(host)
    host.view, host.panel = view, panel  # type: ignore[attr-defined]
    host.resize(1200, 600)
    host.show()
    host.activateWindow()
    return host


class TestPanel:
    def test_it_pushes_the_view_where_there_is_room(self, host: PanelHost) -> None:
        host.open_panel()
        assert host.panel.geometry().getRect() == (800, 0, 400, 600)  # type: ignore[attr-defined]
        assert host.view.width() == 800  # type: ignore[attr-defined]

    def test_it_covers_the_view_in_a_narrow_window(self, host: PanelHost) -> None:
        host.resize(900, 600)
        host.open_panel()
        assert host.panel.x() == 500  # type: ignore[attr-defined]
        assert host.view.width() == 900  # type: ignore[attr-defined]

    def test_it_stands_at_the_left_where_one_reads_from_the_right(self, host: PanelHost) -> None:
        host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        host.open_panel()
        assert host.panel.x() == 0  # type: ignore[attr-defined]
        assert host.view.x() == 400  # type: ignore[attr-defined]

    def test_it_slides(self, qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
        theme.apply(qapp, "light")
        view, panel = QWidget(), DetailPanel()
        host = PanelHost(view, panel)
        qtbot.addWidget(host)
        host.resize(1200, 600)
        host.show()
        host.open_panel()
        assert panel.x() > 800
        qtbot.waitUntil(lambda: panel.x() == 800)
        host.close_panel()
        qtbot.waitUntil(panel.isHidden)

    def test_escape_closes_it_and_gives_the_keyboard_back(
        self, qtbot: QtBot, host: PanelHost
    ) -> None:
        host.view.setFocus()  # type: ignore[attr-defined]
        qtbot.waitUntil(host.view.hasFocus)  # type: ignore[attr-defined]
        host.open_panel()
        button = host.panel.findChild(QToolButton)  # type: ignore[attr-defined]
        button.setFocus()
        with qtbot.waitSignal(host.panel_shown) as shown:
            qtbot.keyClick(button, Qt.Key.Key_Escape)
        assert shown.args == [False]
        assert host.panel.isHidden()  # type: ignore[attr-defined]
        assert host.view.hasFocus()  # type: ignore[attr-defined]

    def test_its_buttons_do_what_they_say(self, qtbot: QtBot, host: PanelHost) -> None:
        panel: DetailPanel = host.panel  # type: ignore[attr-defined]
        host.open_panel()
        buttons = {b.accessibleName(): b for b in panel.findChildren(QToolButton)}
        with qtbot.waitSignal(panel.back):
            qtbot.mouseClick(buttons["Previous"], Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(panel.forward):
            qtbot.mouseClick(buttons["Next"], Qt.MouseButton.LeftButton)
        assert buttons["More"].isHidden()
        panel.set_menu(QMenu(panel))
        assert buttons["More"].isVisible()
        panel.set_neighbours(back=False, forward=True)
        assert not buttons["Previous"].isEnabled()
        with qtbot.waitSignal(panel.closed):
            qtbot.mouseClick(buttons["Close"], Qt.MouseButton.LeftButton)

    def test_new_content_replaces_the_former(self, host: PanelHost) -> None:
        panel: DetailPanel = host.panel  # type: ignore[attr-defined]
        panel.set_content(QLabel("second"))
        words = [label.text() for label in panel.findChildren(QLabel)]
        assert "second" in words
        assert "content" not in words
