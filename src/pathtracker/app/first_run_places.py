"""The first sheet in the window: it can be left for the quiz and the roles, and waits until there
is a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathtracker.app.widgets.strip import Strip
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.store import queries

if TYPE_CHECKING:
    from pathtracker.app.roles.view import RolesView

PLACE = "first_run"


def is_waiting(window: MainWindow) -> bool:
    """Whether there is no plan yet."""
    return not queries.tracks(window.workspace.reader)


def add_way_back(window: MainWindow) -> Strip:
    """A line on top of every other page that leads back to the sheet, as long as it waits."""
    strip = Strip(
        tr("Your first plan is not made yet. What you have answered is kept."),
        tr("Back to my first plan"),
    )

    def follow(*_: object) -> None:
        strip.setVisible(window.place() != PLACE and is_waiting(window))

    strip.followed.connect(lambda: window.go(PLACE))
    window.went.connect(follow)
    window.workspace.changed.connect(follow)
    window.add_above(strip)
    strip.hide()
    return strip


def take_roles_into_it(view: RolesView, window: MainWindow) -> None:
    """A role that is chosen while the sheet waits comes into it: its hours and its first day are
    asked there."""

    def take(slug: str, rung: Rung) -> bool:
        if not is_waiting(window):
            return False
        window.go(PLACE, "role", (slug, rung))
        return True

    view.take_elsewhere = take
