"""The head of the view with the role that is measured against, and the key to the bars."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QWidget

from pathtracker.app.skill_words import rung_word
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button, IconButton, QuietButton
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.levels import paint_needed
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.core.model import Role

_LONGEST = 60
_NARROW = 800


class SkillsHead(QWidget):
    """“Skills”, and the role with its rung; a choice where there are several. What there is no
    room for is in the menu alone.

    Signals: role_chosen, with the id of another role; compare_wanted; next_wanted; rate_wanted;
    today_wanted, to come back from an earlier day."""

    today_wanted = Signal()
    role_chosen = Signal(object)
    compare_wanted = Signal()
    next_wanted = Signal()
    rate_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel(tr("Skills"), "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.role = PlainLabel("", tone="text2")
        self.roles = Choice(tr("Role to measure against"))
        self.roles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.roles.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.roles.activated.connect(self._activated)
        self.compare = QuietButton(tr("Compare a role"), "plus")
        self.next = QuietButton(tr("What next?"), "play")
        self.rate = Button(tr("Rate skills"), "sliders")
        self.more = IconButton("more", tr("More about skills"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.compare.clicked.connect(self.compare_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.rate.clicked.connect(self.rate_wanted)
        self.then = InlineMessage(lasting=True)
        self.today = self.then.add_button(tr("Back to today"))
        self.today.clicked.connect(self.today_wanted)
        self._then_words = ("", "")
        self._shown: list[tuple[str, UUID]] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.roles)
        self._row.addWidget(self.role)
        self._row.addWidget(self.compare)
        self._row.addWidget(self.then)
        self._row.addStretch(1)
        for widget in (self.next, self.rate, self.more):
            self._row.addWidget(widget)
        on_theme(self._restyle)

    def show_then(self, words: str, short: str = "") -> None:
        """The day that is looked at in the place of the buttons, which are about today; nothing
        brings them back. `short` is for narrow windows."""
        if (words, short) != self._then_words:
            self._then_words = (words, short)
            self._make_room()

    def show_roles(self, roles: Sequence[Role], current: Role | None) -> None:
        shown = [(_role_words(role), role.id) for role in roles]
        if shown != self._shown:
            self._shown = shown
            self.roles.clear()
            for words, key in shown:
                self.roles.addItem(words, key)
        several = len(shown) > 1
        self.roles.setVisible(several)
        words = "" if several or current is None else _role_words(current)
        self.role.setText(words)
        self.role.setHidden(several)
        if current is not None:
            self.roles.setCurrentIndex([key for _, key in shown].index(current.id))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The buttons that can also be found in the menu give way, the least used first."""
        px = current_theme().px
        narrow = self.width() < px(_NARROW)
        self.then.set_message(self._then_words[narrow])
        role = self.roles if len(self._shown) > 1 else self.role
        wanted = [self.title, role, self.more]
        room = self.width() - px(2 * metrics.MARGIN + 24)
        room -= sum(widget.sizeHint().width() + px(16) for widget in wanted)
        for button in (self.next, self.rate, self.compare):
            room -= button.sizeHint().width() + px(16)
            fits = room >= 0 and self.then.isHidden()
            button.setVisible(fits)

    def _activated(self, at: int) -> None:
        self.role_chosen.emit(self._shown[at][1])

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(metrics.VIEW_HEAD))
        self._row.setContentsMargins(px(metrics.MARGIN), 0, px(metrics.MARGIN), 0)
        self._row.setSpacing(px(12))
        self.roles.setMaximumWidth(px(320))
        self._make_room()


def _role_words(role: Role) -> str:
    """“AI engineer, junior”."""
    return tr("{role}, {rung}", role=visible(role.title[:_LONGEST]), rung=rung_word(role.rung))


class Legend(QWidget):
    """What line, outline and solid cells of a level bar stand for."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        space(row, 6, 0)
        for kind, words in (
            ("needed", tr("needed")),
            ("say", tr("I say")),
            ("show", tr("I can show")),
        ):
            if kind != "needed":
                row.addSpacing(current_theme().px(10))
            row.addWidget(_Key(kind))
            row.addWidget(PlainLabel(words, "caption", "text2"))


class _Key(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(8 if self._kind == "needed" else 16), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "needed":
            paint_needed(painter, self.width() / 2, self.height())
            return
        solid = self._kind == "show"
        painter.setPen(QPen(theme.tokens.accent, 1.5))
        painter.setBrush(theme.tokens.accent if solid else theme.tokens.accent_soft)
        high = theme.px(10)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        radius = theme.px(metrics.RADIUS_CELL)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
