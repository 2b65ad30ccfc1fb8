"""The menu in the head of the list: how rows are gathered, and which are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from pathtracker.app.timeline.rows import Grouping, Show, View
from pathtracker.app.words import tr

C = TypeVar("C", bound=StrEnum)


GROUPINGS = (
    (Grouping.ROADMAP, tr("By roadmap or project")),
    (Grouping.PHASE, tr("By phase")),
    (Grouping.ROLE, tr("By role")),
    (Grouping.STATE, tr("By state")),
)
SHOWS = (
    (Show.OPEN, tr("What is still to do")),
    (Show.ALL, tr("Done steps as well")),
    (Show.CHAIN, tr("Only what sets the finish")),
)


DATES_WORDS = tr("Dates beside the names")


class Asks(NamedTuple):
    """What the menu may ask for."""

    grouping: Callable[[Grouping], object]
    show: Callable[[Show], object]
    open_all: Callable[[], object]
    close_all: Callable[[], object]
    copy: Callable[[], object]
    dates: Callable[[bool], object]


def options_menu(parent: QWidget, view: View, asks: Asks, *, dates: bool) -> QMenu:
    """The menu as it is now. `dates`: whether they stand beside the names."""
    menu = QMenu(parent)
    menu.addSection(tr("Gather by"))
    _choices(menu, GROUPINGS, view.grouping, asks.grouping)
    menu.addSection(tr("Show"))
    _choices(menu, SHOWS, view.show, asks.show)
    menu.addSeparator()
    beside = menu.addAction(DATES_WORDS)
    beside.setCheckable(True)
    beside.setChecked(dates)
    beside.triggered.connect(asks.dates)
    menu.addSeparator()
    menu.addAction(tr("Open all")).triggered.connect(lambda: asks.open_all())
    menu.addAction(tr("Close all")).triggered.connect(lambda: asks.close_all())
    menu.addSeparator()
    menu.addAction(tr("Copy as CSV")).triggered.connect(lambda: asks.copy())
    return menu


def _choices(
    menu: QMenu, choices: Sequence[tuple[C, str]], now: C, chosen: Callable[[C], object]
) -> None:
    group = QActionGroup(menu)
    for value, words in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.setActionGroup(group)
        action.triggered.connect(lambda _=False, value=value: chosen(value))
