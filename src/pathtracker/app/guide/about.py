"""Where a learner comes from and what matters to them, and levels to begin with from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.actions.fitting import confirm_ratings
from pathtracker.actions.learner import learner, set_backgrounds, set_priorities
from pathtracker.app.guide.level import LevelCard
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.toggles import Toggles
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.catalog.fitting import Suggested, starting_levels
from pathtracker.reports.claimed_levels import claimed_levels
from pathtracker.store import Change, queries


class AboutPage(GuidePage):
    """Nothing is rated before the learner has confirmed it, skill by skill."""

    kinds: ClassVar[frozenset[str]] = frozenset({"learner", "rating", "role", "skill"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            tr("Where you come from"),
            tr(
                "It suggests levels to begin with and orders the roles. Nothing of it shuts a role "
                "out, and all of it can change later."
            ),
        )
        self._passed: set[str] = set()
        """Skills that were put off in this visit."""
        self._done = 0
        self.backgrounds = Toggles(tr("Where you come from"))
        self.strengths = PlainLabel(tone="muted", wrap=True)
        self.priorities = Toggles(tr("What matters to you"))
        self.level = LevelCard()
        self.nothing = PlainLabel(tone="muted", wrap=True)
        self._levels = QWidget()
        self._column = QVBoxLayout(self._levels)
        self._column.addWidget(PlainLabel(tr("Levels to begin with"), "heading"))
        words = tr(
            "What many people bring from there, one skill at a time. Read what the level means, "
            "change it where it is another for you, and confirm it. It stands as what you say; "
            "showing it comes later."
        )
        self._column.addWidget(PlainLabel(words, tone="text2", wrap=True))
        self._column.addWidget(self.level)
        self._column.addWidget(self.nothing)
        self.body.addWidget(PlainLabel(tr("What you have done so far"), "heading"))
        self.body.addWidget(self.backgrounds)
        self.body.addWidget(self.strengths)
        self.body.addWidget(PlainLabel(tr("What matters to you"), "heading"))
        self.body.addWidget(self.priorities)
        self.body.addWidget(Hairline())
        self.body.addWidget(self._levels)
        self.backgrounds.changed.connect(self._say_backgrounds)
        self.priorities.changed.connect(self._say_priorities)
        self.level.confirmed.connect(self.confirm)
        self.level.passed.connect(self.put_off)
        on_theme(self._space)

    def refresh(self, _change: Change | None) -> None:
        catalog = self.workspace.catalog
        person = learner(self.workspace.reader)
        self.backgrounds.set_choices([(b.slug, b.title) for b in catalog.backgrounds.values()])
        self.priorities.set_choices([(p.slug, p.title) for p in catalog.priorities.values()])
        self.backgrounds.set_value(person.backgrounds)
        self.priorities.set_value(person.priorities)
        known = [catalog.backgrounds[b] for b in person.backgrounds if b in catalog.backgrounds]
        strengths = dict.fromkeys(words for background in known for words in background.strengths)
        self.strengths.setText(
            tr("What you bring: {strengths}.", strengths="; ".join(strengths)) if strengths else ""
        )
        self.strengths.setVisible(bool(strengths))
        self._show_level()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        # once it is laid out
        return {"levels": lambda: QTimer.singleShot(0, self, self.show_levels)}

    def show_levels(self) -> None:
        """Brings the level to confirm into sight, and the keyboard to it."""
        if self.level.isVisibleTo(self):
            self.level.levels.take_focus()
            below = self.area.viewport()
            top = self.level.mapTo(below, QPoint(0, 0)).y()
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + top - current_theme().px(24))

    def confirm(self, level: int) -> None:
        """Rates the skill in sight, saying where the level comes from."""
        suggested = self._offered()[0]
        background = self.workspace.catalog.backgrounds.get(suggested.background)
        note = (
            tr(
                "Confirmed; suggested by where I come from: {background}",
                background=background.title,
            )
            if background
            else tr("Confirmed; met it under another name")
        )
        self._done += 1
        done = self.workspace.do(
            confirm_ratings,
            levels={suggested.skill: level},
            catalog=self.workspace.catalog,
            note=note,
        )
        if done is None:
            self._done -= 1

    def put_off(self) -> None:
        """Leaves the skill in sight unrated; it is offered again another time."""
        self._passed.add(self._offered()[0].skill)
        self._show_level()

    def _offered(self) -> list[Suggested]:
        """What is still to confirm: skills that are not rated yet, without those put off."""
        reader, catalog = self.workspace.reader, self.workspace.catalog
        chosen = next((role for role in queries.chosen_roles(reader) if role.slug), None)
        entry = catalog.roles.get(chosen.slug or "") if chosen else None
        rung = chosen.rung if chosen else "junior"
        backgrounds = learner(reader).backgrounds
        offered = starting_levels(catalog, backgrounds, entry, rung)
        rated = claimed_levels(reader, (one.skill for one in offered), self.workspace.when().today)
        return [one for one in offered if one.skill not in rated and one.skill not in self._passed]

    def _show_level(self) -> None:
        offered = self._offered()
        self.level.setVisible(bool(offered))
        self.nothing.setVisible(not offered)
        if offered:
            first = offered[0]
            catalog = self.workspace.catalog
            background = catalog.backgrounds.get(first.background)
            self.level.show_skill(
                catalog.skills[first.skill],
                first.level,
                background.title if background else "",
                left=len(offered),
            )
        elif self._passed or self._done:
            self.nothing.setText(
                tr("That was all for now. What you have put off is offered again another time.")
            )
        else:
            self.nothing.setText(
                tr("Say where you come from, or choose a role; then levels are offered here.")
            )

    def _say_backgrounds(self) -> None:
        self.workspace.do(set_backgrounds, backgrounds=self.backgrounds.value())

    def _say_priorities(self) -> None:
        self.workspace.do(set_priorities, priorities=self.priorities.value())

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(12))
