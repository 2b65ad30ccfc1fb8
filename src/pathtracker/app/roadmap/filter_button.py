"""The button that says what is shown, and its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from pathtracker.app.roadmap.filter import ALL, OPEN, SKIPPED, STATES, Filter
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.text import caption, visible
from pathtracker.app.words import tr

_AT_ONCE = 12
"""So many skills stand in the menu itself; more are in one of their own, which scrolls."""

SkillNames = Callable[[], Sequence[tuple[UUID, str]]]


class FilterButton(Button):
    """`skills`, set by the view, gives the skills to choose from when the menu opens; so many that
    they would not fit a screen are in a menu of their own, which scrolls.

    Signal: chosen(Filter)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "filter", parent=parent)
        self.skills: SkillNames = lambda: ()
        self._filter = Filter()
        self._names: dict[UUID, str] = {}
        self._menu = QMenu(self)
        self._pressed: QObject | None = None
        self._menu.installEventFilter(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)
        self.set_filter(Filter())

    def set_filter(self, chosen: Filter) -> None:
        """Shows what is active, without a signal."""
        self._filter = chosen
        if chosen.skills and not chosen.skills <= self._names.keys():
            self._names = dict(self.skills())
        self.tint = "accent_text" if chosen.is_on else "text"
        self._restyle()
        words = self.words()
        self.setText(words)
        self.setAccessibleName(tr("Filter: {what}", what=visible(words)))

    @property
    def is_on(self) -> bool:
        """Whether anything is hidden."""
        return self._filter.is_on

    def words(self) -> str:
        """“All”, “Open”, “SQL”, “Open, 3 skills”."""
        states = {ALL: tr("All"), OPEN: tr("Open"), SKIPPED: tr("Skipped")}
        parts = [] if self._filter.skills and self._filter.state == ALL else [self._filter.state]
        words = [states[part] for part in parts]
        if len(self._filter.skills) == 1:
            words.append(self._names.get(next(iter(self._filter.skills)), tr("1 skill"))[:24])
        elif self._filter.skills:
            words.append(tr("{n} [skill|skills]", n=len(self._filter.skills)))
        return ", ".join(words)

    def fill(self) -> QMenu:
        """Makes the menu for what there is now."""
        menu = self._menu
        menu.clear()
        group = QActionGroup(menu)
        names = {ALL: tr("All steps"), OPEN: tr("Open"), SKIPPED: tr("Skipped")}
        for state in STATES:
            action = menu.addAction(names[state])
            action.setCheckable(True)
            on = state == self._filter.state if state != ALL else not self._filter.is_on
            action.setChecked(on)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, state=state: self._choose_state(state))
        found = self.skills()
        self._names = dict(found)
        if found:
            self._add_skills(menu, found)
        return menu

    def _add_skills(self, menu: QMenu, found: Sequence[tuple[UUID, str]]) -> None:
        if len(found) > _AT_ONCE:
            menu.addSeparator()
            into = menu.addMenu(tr("Teaches"))
            into.installEventFilter(self)
            into.setStyleSheet("QMenu {menu-scrollable: 1}")
        else:
            menu.addSection(tr("Teaches"))
            into = menu
        for skill, name in found:
            action = into.addAction(caption(name[:60]))
            action.setCheckable(True)
            action.setChecked(skill in self._filter.skills)
            action.triggered.connect(lambda _=False, skill=skill: self._turn_skill(skill))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Skills are ticked one after the other: the menu stays open for them."""
        if not isinstance(watched, QMenu):
            return super().eventFilter(watched, event)
        action = None
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = watched
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if pressed is watched:  # else it is the click that opened the menu
                action = watched.actionAt(event.position().toPoint())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = watched.activeAction() if event.key() == Qt.Key.Key_Space else None
        if action is not None and action.isCheckable() and action.actionGroup() is None:
            action.trigger()
            return True
        return super().eventFilter(watched, event)

    def _choose_state(self, state: str) -> None:
        self._set(Filter() if state == ALL else Filter(state, self._filter.skills))

    def _turn_skill(self, skill: UUID) -> None:
        self._set(Filter(self._filter.state, self._filter.skills ^ {skill}))

    def _set(self, chosen: Filter) -> None:
        self.set_filter(chosen)
        self.chosen.emit(chosen)
