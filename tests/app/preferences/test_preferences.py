"""Preferences: put on at once and kept; name and hours; backups and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.actions.learner import learner, set_hours_a_week, set_name, set_weekdays
from pathtracker.app.preferences.view import PreferencesView
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.theme import DARK, Theme, current_theme
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.workspace import Workspace
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import StoreError, Trouble
from pathtracker.store.backup import make_backup
from pathtracker.store.backupfile import fingerprint_beside, folder_of, list_backups


def choose(control: SegmentedControl, words: str) -> None:
    segments = control.findChildren(QAbstractButton)
    next(one for one in segments if one.text() == words).click()


def backups_in(workspace: Workspace) -> list[Path]:
    return [one.path for one in list_backups(folder_of(workspace.places.data_file))]


def back_up(view: PreferencesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.backups.run.ended):
        view.backups.now_button.click()


# --- appearance -----------------------------------------------------------------------------


def test_a_look_is_put_on_at_once_and_kept(
    view: PreferencesView, workspace: Workspace, settings: Settings
) -> None:
    choose(view.appearance.look, "Dark")
    assert current_theme().tokens is DARK
    assert settings.theme == "dark"
    assert read_settings(workspace.places.settings_file).theme == "dark"


def test_the_text_grows_at_once_and_that_is_kept(
    view: PreferencesView, workspace: Workspace
) -> None:
    before = view.appearance.look.height()
    choose(view.appearance.text_size, "Larger")
    assert current_theme().metrics.text_factor == 1.3
    assert read_settings(workspace.places.settings_file).text_size == 1.3
    QApplication.processEvents()
    assert view.appearance.look.height() > before


def test_less_motion_is_kept(view: PreferencesView, workspace: Workspace) -> None:
    view.appearance.motion.click()
    assert current_theme().motion() > 0
    assert not read_settings(workspace.places.settings_file).reduced_motion


def test_a_look_from_elsewhere_is_followed(
    view: PreferencesView, theme: Theme, qapp: QApplication
) -> None:
    theme.apply(qapp, "contrast", text_factor=1.15)
    assert view.appearance.look.value() == "contrast"
    assert view.appearance.text_size.value() == 1.15
    assert not view.appearance.motion.isChecked()


def test_the_arrow_keys_choose_a_look(view: PreferencesView, qtbot: QtBot) -> None:
    segments = view.appearance.look.findChildren(QAbstractButton)
    segments[1].setFocus()
    qtbot.keyClick(segments[1], Qt.Key.Key_Right)
    assert current_theme().choice == "dark"


# --- the learner ----------------------------------------------------------------------------


def test_a_name_is_kept_when_its_field_is_left(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    name = view.learner.name
    name.setFocus()
    qtbot.keyClicks(name, "Maya")
    assert learner(workspace.reader).name == ""
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert learner(workspace.reader).name == "Maya"
    assert len(workspace.store.history(10)) == 1
    view.appearance.setFocus()
    name.clearFocus()
    workspace.undo()
    assert name.text() == ""


def test_a_pause_keeps_a_name(view: PreferencesView, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.learner.name, "Maya")
    qtbot.waitUntil(lambda: learner(workspace.reader).name == "Maya")


def test_what_was_typed_is_kept_when_the_page_is_left(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClicks(view.learner.name, "Maya")
    view.hide()
    assert learner(workspace.reader).name == "Maya"


def test_hours_a_week_are_one_step_of_undo(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    hours = view.learner.hours
    assert view.learner.total.text() == "not said yet"
    hours.setFocus()
    hours.selectAll()
    qtbot.keyClicks(hours, "7")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert learner(workspace.reader).week_hours == 7
    assert (hours.lineEdit().text(), hours.understood()) == ("7", "h a week")
    assert len(workspace.store.history(10)) == 1


def test_weekdays_are_said_in_hours_and_minutes(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(view.learner.mode, "By weekday")
    monday = view.learner.week.days[0].field
    monday.setFocus()
    monday.selectAll()
    qtbot.keyClicks(monday, "1h30")
    qtbot.keyClick(monday, Qt.Key.Key_Return)
    assert monday.text() == "1 h 30"
    qtbot.keyClick(monday, Qt.Key.Key_Up)
    view.learner.keep()
    known = learner(workspace.reader)
    assert (known.minutes, known.any_day) == ((105, 0, 0, 0, 0, 0, 0), False)
    assert view.learner.total.text() == "1 h 45 a week"


def test_no_time_of_a_day_is_not_taken(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(set_weekdays, minutes=(60, 0, 0, 0, 0, 0, 0))
    monday = view.learner.week.days[0].field
    monday.setFocus()
    for words in ("soon", "-2h", "30h"):
        monday.setFocus()
        monday.selectAll()
        qtbot.keyClicks(monday, words)
        qtbot.keyClick(monday, Qt.Key.Key_Return)
        monday.clearFocus()
        assert learner(workspace.reader).minutes[0] == 60
        assert monday.text() == words
        assert f"“{words}” is no time for Monday" in view.learner.message.text()


def test_the_other_way_to_say_it_keeps_the_hours(
    view: PreferencesView, workspace: Workspace
) -> None:
    workspace.call(set_hours_a_week, hours=7)
    choose(view.learner.mode, "By weekday")
    known = learner(workspace.reader)
    assert (known.week_hours, known.any_day) == (7, False)
    assert view.learner.week.days[0].field.text() == "1 h"
    choose(view.learner.mode, "Any day")
    assert learner(workspace.reader).any_day


# --- data and backups -----------------------------------------------------------------------


def test_the_data_folder_can_be_selected(view: PreferencesView, workspace: Workspace) -> None:
    path = view.data.path
    assert path.text() == str(workspace.places.folder)
    assert path.isReadOnly()
    path.selectAll()
    assert path.selectedText() == path.text()


def test_backing_up_lists_one_more(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    assert view.backups.nothing.isVisible()
    workspace.call(set_name, name="Maya")
    back_up(view, qtbot)
    assert len(backups_in(workspace)) == len(view.backups.restore_links) == 1
    assert not view.backups.nothing.isVisible()
    assert view.backups.now_button.isEnabled()
    assert not view.backups.progress.isVisible()
    back_up(view, qtbot)
    assert len(view.backups.restore_links) == 2


def test_a_backup_under_way_can_be_cancelled(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.backups.back_up()
    assert not view.backups.now_button.isEnabled()
    view.backups.progress.cancel.click()
    assert not view.backups.run.is_running
    assert view.backups.now_button.isEnabled()
    assert backups_in(workspace) == []
    assert list(folder_of(workspace.places.data_file).glob("*")) == []


def test_a_backup_under_way_ends_with_the_window(
    view: PreferencesView, workspace: Workspace
) -> None:
    view.backups.back_up()
    view.close()
    assert not view.backups.run.is_running


def test_a_failed_backup_is_seen(view: PreferencesView, workspace: Workspace, qtbot: QtBot) -> None:
    folder_of(workspace.places.data_file).write_text("in the way")
    with qtbot.waitSignal(view.backups.run.failed):
        view.backups.now_button.click()
    assert "The last backup failed" in view.backups.failure.text()
    folder_of(workspace.places.data_file).unlink()
    back_up(view, qtbot)
    assert view.backups.failure.text() == ""


def test_a_failure_elsewhere_is_shown_here(view: PreferencesView, workspace: Workspace) -> None:
    workspace.troubled.emit(StoreError(Trouble.DISK_FULL, workspace.places.data_file))
    assert view.backups.failure.isVisible()


def test_backups_made_elsewhere_are_listed_when_shown_again(
    view: PreferencesView, workspace: Workspace
) -> None:
    view.hide()
    make_backup(workspace.store, now=workspace.when().now)
    view.show()
    assert len(view.backups.restore_links) == 1


def test_many_backups_are_shown_when_asked(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    for _ in range(8):
        make_backup(workspace.store, now=workspace.when().now)
    view.backups.refresh()
    assert len(view.backups.restore_links) == 6
    view.backups._more.click()
    assert len(view.backups.restore_links) == 8


def test_a_backup_without_its_fingerprint_is_not_called_checked(
    view: PreferencesView, workspace: Workspace
) -> None:
    made = make_backup(workspace.store, now=workspace.when().now)
    fingerprint_beside(made.path).unlink()
    view.backups.refresh()
    assert not view.backups.backups[0].verified


def test_going_back_shows_first_what_it_changes(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(set_name, name="Maya")
    back_up(view, qtbot)
    workspace.call(steps.add, wanted=QuickAdd(title="SQL joins"))
    workspace.call(set_name, name="Mia")
    wanted = backups_in(workspace)[0]
    view.backups.restore_links[0].click()
    preview = view.backups.preview
    assert preview.keep_button.hasFocus()
    assert not preview.go_button.isEnabled()
    qtbot.waitUntil(preview.go_button.isEnabled)
    words = [preview._grid.itemAt(at).widget().text() for at in range(preview._grid.count())]
    row = words.index("Steps and milestones")
    assert words[row + 1 : row + 6] == ["0", "1", "–", "1", "–"]
    row = words.index("About you")
    assert words[row + 1 : row + 6] == ["1", "1", "–", "–", "1"]
    view.backups.back_up()
    with qtbot.waitSignal(view.restore_wanted) as asked:
        preview.go_button.click()
    assert not view.backups.run.is_running  # whoever closes the store must not meet it
    assert asked.args == [wanted]
    assert learner(workspace.reader).name == "Mia"  # whoever holds the store does it


def test_the_same_content_is_called_the_same(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(set_name, name="Maya")
    back_up(view, qtbot)
    view.backups.restore_links[0].click()
    preview = view.backups.preview
    qtbot.waitUntil(preview.go_button.isEnabled)
    assert "just what you have now" in preview.words.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_keeping_what_there_is_goes_back_to_the_list(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot, key: Qt.Key
) -> None:
    back_up(view, qtbot)
    link = view.backups.restore_links[0]
    link.click()
    qtbot.keyClick(view.backups.preview.keep_button, key)
    assert not view.backups.preview.isVisible()
    assert link.hasFocus()


def test_a_damaged_backup_says_so_and_can_not_be_chosen(
    view: PreferencesView, workspace: Workspace, qtbot: QtBot
) -> None:
    back_up(view, qtbot)
    file = backups_in(workspace)[0]
    data = bytearray(file.read_bytes())
    data[5000] ^= 0xFF
    file.write_bytes(data)
    view.backups.restore_links[0].click()
    preview = view.backups.preview
    qtbot.waitUntil(lambda: "can't be used" in preview.title.text())
    assert "SHA-256" in preview.message.text()
    assert not preview.go_button.isEnabled()
