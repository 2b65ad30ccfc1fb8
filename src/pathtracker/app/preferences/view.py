"""The page of preferences. Everything on it is kept at once; there is no Save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.preferences.appearance import AppearanceCard
from pathtracker.app.preferences.backups import BackupsCard
from pathtracker.app.preferences.data import DataCard
from pathtracker.app.preferences.learner import LearnerCard
from pathtracker.app.settings import Settings
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change

_WIDEST = 760


class PreferencesView(LiveView):
    """Signals besides those of LiveView: restore_wanted, with the Path of a backup that the
    learner has looked at and wants to go back to.

    A backup under way has to be ended before the store is closed: call `stop_work`."""

    kinds: ClassVar[frozenset[str]] = frozenset({"learner"})
    restore_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Preferences"))
        self._title = PlainLabel(tr("Preferences"), "title")
        self.appearance = AppearanceCard(settings, workspace.places.settings_file)
        self.learner = LearnerCard(workspace)
        self.learner.more.clicked.connect(lambda: self.go.emit(Destination("time")))
        self.data = DataCard(workspace.places)
        self.backups = BackupsCard(workspace)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self._content = QWidget()
        self._content.setProperty("scrolled", True)
        self._cards = QVBoxLayout(self._content)
        for card in (self.appearance, self.learner, self.data, self.backups):
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._scroll, 1)
        on_theme(self._restyle)

    @classmethod
    def made(cls, workspace: Workspace, settings: Settings) -> Self:
        return cls(workspace, settings)

    def refresh(self, _change: Change | None) -> None:
        self.learner.show_learner()
        self.backups.refresh()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"backups": self.show_backups}

    def show_backups(self) -> None:
        """Brings the backups into sight, with the keyboard on the newest one's way back."""
        links = self.backups.restore_links
        target = links[0] if links else self.backups.now_button
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(self.backups)

    def stop_work(self) -> None:
        """Ends a backup that is under way; leaves nothing half made."""
        self.backups.run.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.backups.refresh()  # others make backups as well

    def hideEvent(self, event: QHideEvent) -> None:
        self.learner.keep()
        if not self.window().isVisible():
            self.stop_work()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = current_theme().px
        side = px(metrics.MARGIN)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title.setFixedHeight(px(metrics.VIEW_HEAD))
        self._title.setContentsMargins(side, 0, side, 0)
        trailing = max(side, self.width() - side - px(_WIDEST))
        left, right = (side, trailing) if not self.isRightToLeft() else (trailing, side)
        self._cards.setContentsMargins(left, 0, right, side)
        self._cards.setSpacing(px(metrics.CARD_GAP))
