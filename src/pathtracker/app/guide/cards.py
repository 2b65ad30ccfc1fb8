"""What was skipped at the beginning, and a newer catalogue: small cards above the first page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from pathtracker.actions.learner import learner
from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.settings import Settings, write_settings
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Skill
from pathtracker.store import Change, queries

NAMES = ("role", "time", "check", "about", "levels", "updates")
_KEPT = "guide_cards"
_ANSWERED_AT = {
    "role": Destination("roles"),
    "time": Destination("time"),
    "check": Destination("guide_check"),
    "about": Destination("guide_about"),
    "levels": Destination("guide_about", "levels"),
    "updates": Destination("guide_updates"),
}
_LATER_MS = 600
"""After this the catalogue may be read to see whether it is newer: never during the start."""
_LEAST = 272


class NextCards(LiveView):
    """A row of cards, as many as there is room for; each goes when it is answered or put away.

    What waits is kept with the settings."""

    kinds: ClassVar[frozenset[str]] = frozenset({"learner", "rating", "role", "item", "skill"})
    places: ClassVar[tuple[str, ...]] = ("today", "roadmap")

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__(workspace)
        self.setAccessibleName(tr("Still to answer"))
        self._settings = settings
        self._is_here = False
        self._is_newer = False
        self.cards: dict[str, NextCard] = {}
        self._row = QHBoxLayout(self)
        for name in NAMES:
            card = NextCard(*_words(name))
            card.opened.connect(lambda name=name: self.go.emit(_ANSWERED_AT[name]))
            card.away.connect(lambda name=name: self.put_away(name))
            self.cards[name] = card
            self._row.addWidget(card)
            card.hide()
        self._row.addStretch(1)
        self._look = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._look.timeout.connect(self._look_for_newer)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        spaced(self._row, 12, 24, 12)

    def go_with(self, place: str) -> None:
        """Is there on the first pages only."""
        self._is_here = place in self.places
        if self._is_here and not self._look.isActive():
            self._look.start()
        self.refresh(None)

    def wait_for(self, names: list[str]) -> None:
        """Notes what was skipped."""
        self._keep({"waiting": [name for name in NAMES if name in names]})

    def put_away(self, name: str) -> None:
        """The learner does not want to be asked; a newer catalogue asks again with the next."""
        if name == "updates":
            self._is_newer = False
            self._keep({"seen": self.workspace.catalog.version})
        else:
            self._keep({"waiting": [one for one in self._waiting() if one != name]})

    def refresh(self, change: Change | None) -> None:
        if change is not None and "role" in change.kinds and self._is_newer:
            self._is_newer = self._has_newer()
        self._arrange()

    def _changed(self, change: Change) -> None:
        if change.kinds & self.kinds:  # while hidden too: it may have to come back
            self.refresh(change)

    def _waiting(self) -> list[str]:
        told = self._settings.views.get(_KEPT, {}).get("waiting", [])
        return [name for name in NAMES if isinstance(told, list) and name in told]

    def _due(self) -> list[str]:
        """What still waits for an answer."""
        waiting = self._waiting()
        found = ["updates"] if self._is_newer else []
        if waiting:
            reader = self.workspace.reader
            person = learner(reader)
            answered = {
                "role": bool(queries.chosen_roles(reader)),
                "time": person.minutes is not None,
                "check": queries.counts(reader)["rating"] > 0,
                "about": bool(person.backgrounds or person.priorities),
                "levels": not person.backgrounds or self._has_confirmed(),
            }
            found = [name for name in waiting if not answered.get(name)] + found
        return found

    def _has_confirmed(self) -> bool:
        """Whether a skill that one of the learner's backgrounds suggests a level of is rated."""
        reader, backgrounds = self.workspace.reader, self.workspace.catalog.backgrounds
        own = [backgrounds[name] for name in learner(reader).backgrounds if name in backgrounds]
        suggested = queries.by_slug(reader, Skill, {slug for one in own for slug in one.ratings})
        today = self.workspace.when().today
        return any(queries.newest_rating(reader, skill.id, today) for skill in suggested.values())

    def _arrange(self) -> None:
        due = self._due() if self._is_here else []
        px = current_theme().px
        room = max(1, (self.parentWidget() or self).width() // px(_LEAST))
        for name, card in self.cards.items():
            card.setVisible(name in due[:room])
        self.setVisible(bool(due))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _look_for_newer(self) -> None:
        newer = self._has_newer()
        if newer != self._is_newer:
            self._is_newer = newer
            self._arrange()

    def _has_newer(self) -> bool:
        chosen = queries.chosen_roles(self.workspace.reader)
        from_catalog = [role for role in chosen if role.catalog_version is not None]
        if not from_catalog:
            return False
        version = self.workspace.catalog.version
        seen = self._settings.views.get(_KEPT, {}).get("seen", 0)
        return seen != version and any((r.catalog_version or 0) < version for r in from_catalog)

    def _keep(self, told: dict[str, object]) -> None:
        self._settings.views[_KEPT] = {**self._settings.views.get(_KEPT, {}), **told}
        if not self.workspace.read_only:
            write_settings(self.workspace.places.settings_file, self._settings)
        self._arrange()


class NextCard(Card):
    """What waits, and what it is good for. Signals: opened; away."""

    opened = Signal()
    away = Signal()

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__(padding=8)
        self.title = TextButton(title, "accent_text")
        self.title.clicked.connect(self.opened)
        self.close_button = IconButton(
            "close", tr("Put “{title}” away", title=title), size=14, tint="muted"
        )
        self.close_button.clicked.connect(self.away)
        self._lines, self._line = QVBoxLayout(), QHBoxLayout()
        self._lines.addWidget(self.title)
        self._lines.addWidget(PlainLabel(words, "caption", "muted"))
        self._line.addWidget(IconLabel(icon, "muted", 16))
        self._line.addLayout(self._lines, 1)
        self._line.addWidget(self.close_button)
        self.body.addLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        on_theme(self._space)

    def _space(self) -> None:
        px = current_theme().px
        self._line.setSpacing(px(8))
        self._lines.setSpacing(0)
        self.close_button.setFixedSize(px(28), px(28))


def _words(name: str) -> tuple[str, str, str]:
    """Icon, title and what it is good for."""
    return {
        "role": ("roles", tr("Choose a role"), tr("Its roadmap comes in")),
        "time": ("clock", tr("Say when you have time"), tr("Then every step gets its day")),
        "check": ("skills", tr("Quick self-check"), tr("Half a minute, three skills")),
        "about": ("person", tr("Where you come from"), tr("Orders roles, suggests levels")),
        "levels": ("skills", tr("Levels to begin with"), tr("To confirm one by one")),
        "updates": ("import", tr("The catalogue is newer"), tr("See what differs, take it or not")),
    }[name]
