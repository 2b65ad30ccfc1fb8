"""What the pages have in common: a head with the way back, and cards below that scroll."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.live import LiveView, kept_id
from pathtracker.app.places import Destination
from pathtracker.app.skill_tools.words import role_words
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role
from pathtracker.store import queries

_WIDEST = 860


class ToolPage(LiveView):
    """Put cards into `cards`. Escape and the arrow lead back to the skills.

    `note` stands beside the title, `tools` at the end of the head."""

    def __init__(self, workspace: Workspace, title: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(title)
        self.back = IconButton("chevron-left", tr("Back to the skills"), size=20)
        self.back.clicked.connect(self.leave)
        self.title = PlainLabel(title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.note = PlainLabel(tone="text2")
        self.tools = QHBoxLayout()
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        for widget in (self.back, self.title):
            row.addWidget(widget)
        row.addLayout(self.tools)
        row.addWidget(self.note, 1)
        self._head_row = row
        self.content = QWidget()
        self.content.setProperty("scrolled", True)
        self.cards = QVBoxLayout(self.content)
        self.area = _Area()
        self.area.setWidget(self.content)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._head)
        self._whole.addWidget(self.area, 1)
        self._empty: EmptyState | None = None
        on_theme(self._restyle)

    def set_empty(self, empty: EmptyState) -> None:
        """What the page says before there is a role: in the middle of all its room."""
        self._empty = empty
        self._whole.addWidget(empty, 1)
        empty.action.connect(lambda: self.go.emit(Destination("roles")))

    def show_empty(self, shown: bool) -> None:
        """The words of `set_empty` instead of the cards, or the cards."""
        if self._empty is not None:
            self._empty.setVisible(shown)
            self.area.setVisible(not shown)

    def leave(self) -> None:
        """Back to the skills."""
        self.go.emit(Destination("skills"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = current_theme().px
        margin = px(metrics.MARGIN)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._head.setFixedHeight(px(metrics.VIEW_HEAD))
        self._head_row.setContentsMargins(margin - px(8), 0, margin, 0)
        self._head_row.setSpacing(px(12))
        self.tools.setSpacing(px(12))
        rest = max(margin, self.width() - margin - px(_WIDEST))
        left, right = (rest, margin) if self.isRightToLeft() else (margin, rest)
        self.cards.setContentsMargins(left, 0, right, margin)
        self.cards.setSpacing(px(metrics.CARD_GAP))


class _Area(QScrollArea):
    """It scrolls up and down only: left and right are for the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RolePage(ToolPage):
    """A page about one of the roles in the store: the primary one unless another is wanted.

    `role` is None before there is one."""

    def __init__(self, workspace: Workspace, title: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, title, parent)
        self.role: Role | None = None
        self._wanted: UUID | None = None
        self.roles = HeadChoice(tr("Role"))
        self.roles.activated.connect(self._activated)
        self.tools.addWidget(self.roles)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role}

    def show_role(self, role: UUID) -> None:
        self._wanted = role
        self.refresh(None)

    def state(self) -> dict[str, object]:
        return {"role": self._wanted.hex} if self._wanted else {}

    def restore_state(self, state: dict[str, object]) -> None:
        self._wanted = kept_id(state.get("role"))

    def read_role(self) -> None:
        """Reads the roles and settles on one."""
        found = queries.chosen_roles(self.workspace.reader)
        self.role = next((role for role in found if role.id == self._wanted), None)
        if self.role is None and found:
            self.role = found[0]
        self.roles.clear()
        for role in found:
            self.roles.addItem(role_words(role), role.id)
        if self.role is not None:
            self.roles.setCurrentIndex([role.id for role in found].index(self.role.id))
        self.roles.setVisible(len(found) > 1)
        self.note.setText(role_words(self.role) if self.role and len(found) == 1 else "")

    def _activated(self, at: int) -> None:
        self.show_role(self.roles.itemData(at))


class HeadChoice(Choice):
    """A choice in the head of a page, as wide as what it holds, within reason."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        self.setMaximumWidth(current_theme().px(320))


class Ruled(QWidget):
    """A row with a hairline above."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().tokens.hairline)
