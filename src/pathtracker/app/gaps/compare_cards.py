"""Why a role is named, and the way back from comparing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QSizePolicy,
)

from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.compare import Compared


class ReasonCard(Card):
    """A role and why it is named. Signals: opened, with its id; roles_wanted."""

    opened = Signal(object)
    roles_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._role: UUID | None = None
        self.kind = PlainLabel("", "caption", "muted", weight=500)
        self.title = LinkButton("")
        self.title.setStyleSheet("QPushButton {padding: 0; border: 0}")
        self.why = PlainLabel("", tone="text2", wrap=True)
        self.choose = LinkButton(tr("See the roles"), "roles")
        self.choose.setStyleSheet("QPushButton {padding: 0; border: 0}")
        self.title.clicked.connect(lambda: self.opened.emit(self._role))
        self.choose.clicked.connect(self.roles_wanted)
        for widget in (self.kind, self.title, self.why, self.choose):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        on_theme(self._pad)

    def show_role(self, kind: str, one: Compared | None, why: str) -> None:
        self._role = one.id if one else None
        self.setAccessibleName(kind)
        self.kind.setText(kind)
        self.title.setText(one.role.title[:LONGEST] if one else "")
        self.title.setVisible(one is not None)
        self.why.setText(why)
        self.choose.setVisible(one is not None and not one.role.is_chosen)

    def _pad(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(24), px(14), px(24), px(14))
        self.body.setSpacing(px(4))
        self.title.setFont(current_theme().font("heading"))


class Crumb(TextButton):
    """The way back, in the size of a title."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "muted")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(current_theme().font("title", 400))
        self.updateGeometry()
