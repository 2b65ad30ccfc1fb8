"""One line of text that becomes a step, with what was understood shown below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import locale_words
from pathtracker.app.roadmap.words import day, hours
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.chip import Chip, KeyHint
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.core.naming import Named, meant
from pathtracker.core.quickadd import QuickAdd, settled, understand

_EXAMPLE = "SQL joins 2h #sql after Python basics by 12 Dec"


class QuickAddField(QWidget):
    """Signals: wanted, with the QuickAdd, when Enter is pressed; closed, by Esc or its button;
    phase_stepped, by Alt+Up and Alt+Down: another phase is wanted.

    Its text stays until `take` says that it has been added.
    """

    wanted = Signal(object)
    closed = Signal()
    phase_stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._skills: Sequence[Named[UUID]] = ()
        self._items: Sequence[Named[UUID]] = ()
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.setAccessibleName(tr("Add a step"))
        self.field = LineField(tr("New step"), tr("Such as: {line}", line=_EXAMPLE))
        self.field.setProperty("kind", "bare")
        self.field.installEventFilter(self)
        self.message = InlineMessage(lasting=True)
        self._where = PlainLabel(tone="muted")
        self._key = KeyHint("Enter")
        self._close = IconButton("close", tr("Close"), size=14)
        self._plus = IconLabel("plus", "muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._first = QHBoxLayout()
        self._first.addWidget(self._plus)
        self._first.addWidget(self.field, 1)
        self._first.addWidget(self._where)
        self._first.addWidget(self._close)
        self._second = QHBoxLayout()
        self._second.addWidget(self._chips, 1)
        self._second.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self._column.addWidget(self.message)
        self.field.textChanged.connect(self._preview)
        self.field.returnPressed.connect(self._enter)
        self._close.clicked.connect(self.closed)
        on_theme(self._restyle)
        self._preview("")

    def begin(
        self,
        phase: str,
        today: date,
        skills: Sequence[Named[UUID]],
        items: Sequence[Named[UUID]] = (),
    ) -> None:
        """Opens the field for a phase; what was typed before and not added is still there. Skills
        and items are what can be named."""
        self._today, self._skills, self._items = today, skills, items
        self.set_phase(phase)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._preview(self.field.text())

    def set_phase(self, phase: str) -> None:
        self._where.setText(tr("to {phase}", phase=phase))

    def take(self) -> None:
        """What was typed has become a step."""
        self.field.clear()

    def refuse(self, words: str) -> None:
        """Says why not; what was typed stays."""
        self.message.set_message(words, "bad")

    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """What was understood: words, icon, tone."""
        return self._shown

    # --- inside -----------------------------------------------------------------------------

    def _enter(self) -> None:
        if not self.field.text().strip():
            return
        try:
            self.wanted.emit(settled(self._read(self.field.text()), self._items))
        except Refused as refusal:
            self.refuse(sentence(refusal.message))

    def _preview(self, line: str) -> None:
        self.message.set_message("")
        parts: list[tuple[str, str, str]] = []
        if line.strip():
            try:
                parts = self._understood(settled(self._read(line), self._items))
            except Refused as refusal:
                # A title that is still to come is nothing to complain of while typing.
                if refusal.message.id != "title.missing":
                    self.message.set_message(sentence(refusal.message), "warn")
        self._show(tuple(parts))

    def _read(self, line: str) -> QuickAdd:
        return understand(line, today=self._today, days=locale_words())

    def _understood(self, found: QuickAdd) -> list[tuple[str, str, str]]:
        parts = [(found.title[:200], "", "accent")]
        if found.effort is not None:
            parts.append((hours(found.effort), "clock", "plain"))
        for name in found.skills:
            try:
                skill = meant(name, self._skills, kind="skill")
                title = next(known.title for known in self._skills if known.value == skill)
                parts.append((title, "skills", "plain"))
            except Refused:
                parts.append((tr("{name}: no such skill", name=name), "warning", "warn"))
        if found.after is not None:
            parts.append((tr("after {title}", title=found.after[:80]), "link", "plain"))
        if found.by is not None:
            words = day(found.by, self._today, weekday=True)
            parts.append((tr("by {day}", day=words), "calendar", "plain"))
        return parts

    def _show(self, parts: tuple[tuple[str, str, str], ...]) -> None:
        if parts != self._shown:
            self._shown = parts
            self._flow.clear()
            for words, icon, tone in parts:
                self._flow.addWidget(Chip(words, icon, tone))
        self._chips.setVisible(bool(parts))
        self._key.setVisible(bool(parts))

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(16), px(4), px(8), px(8))
        self._column.setSpacing(px(4))
        self._first.setSpacing(px(8))
        self._second.setContentsMargins(0, 0, px(8), px(4))

    # --- Qt ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.phase_stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.field.hasFocus()
        width = 2 if focused else 1
        painter.setBrush(theme.tokens.raised)
        painter.setPen(QPen(theme.tokens.accent if focused else theme.tokens.control, width))
        inset = width / 2
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
