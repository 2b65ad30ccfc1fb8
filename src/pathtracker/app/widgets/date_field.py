"""A day, typed as one says it or picked from a month, with what was understood beside it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pathtracker.app.dates import said_day, short_day, typed_day
from pathtracker.app.icons import icon
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.date_button import month_below
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.widgets.text import tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class DateField(QWidget):
    """Whatever is typed stays as it is; `day` is None while it names no day. The arrow keys step by
    a day, Page Up and Page Down by a week, Alt+Down opens the month. With `past` a weekday or a day
    without a year is the last such day rather than the next.

    Signals: edited, when a person changed it; left, when the field has been left or Enter pressed.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        day: date,
        today: date,
        *,
        past: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._today, self._past = name, today, past
        self._shown = day
        self._popover: Popover | None = None
        self.field = LineField(name)
        self.said = PlainLabel(tone="text2", lines=3)
        self._month = QAction(self)
        self._month.setToolTip(tip(tr("Choose from a month")))
        self._month.triggered.connect(self.open)
        self.field.addAction(self._month, QLineEdit.ActionPosition.TrailingPosition)
        self.field.installEventFilter(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field)
        self._row.addWidget(self.said, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _: self._say())
        self.field.textEdited.connect(lambda _: self.edited.emit())
        self.field.editingFinished.connect(self._leave)
        self.setAccessibleName(name)
        self.set_day(day)
        on_theme(self._restyle)

    def day(self) -> date | None:
        """The day that was understood; None while that is none."""
        try:
            return self.wanted()
        except Refused:
            return None

    def wanted(self) -> date:
        """The day that was understood. Raises Refused where what is typed names none, or one that
        can't be."""
        text = self.field.text()
        if text == self._words(self._shown):  # shown, not typed: it may be of any year
            return self._shown
        found = typed_day(text, self._today, past=self._past)
        if found is None:
            raise Refused("day.unclear", day=text.strip()[:40])
        return found

    def set_day(self, day: date) -> None:
        """Shows a day, without a signal."""
        self._shown = day
        self.field.setText(self._words(day))
        self._say()

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today
        self._say()

    def open(self) -> None:
        """Opens the month."""
        self._popover = month_below(
            self, self._name, self._today, self.day(), self._pick, former=self._popover
        )

    # --- inside -----------------------------------------------------------------------------

    def _words(self, day: date) -> str:
        return short_day(day, year=True)

    def _pick(self, day: date | None) -> None:
        if day is not None:
            self.set_day(day)
            self.edited.emit()
            self.left.emit()

    def _step(self, days: int) -> None:
        day = self.day()
        if day is not None and date.min + timedelta(days=7) < day < date.max - timedelta(days=7):
            self.set_day(day + timedelta(days=days))
            self.field.selectAll()
            self.edited.emit()

    def _say(self) -> None:
        """What was understood so far; what is half typed is nothing to complain of."""
        day = self.day()
        self._tell(tr("no day yet") if day is None else said_day(day, self._today), "text2")

    def _leave(self) -> None:
        try:
            self.set_day(self.wanted())
        except Refused as refusal:
            words = sentence(refusal.message)
            self._tell(words, "bad")
            announce(self.field, words, urgent=True)
        self.left.emit()

    def _tell(self, words: str, tone: str) -> None:
        self.said.set_tone(tone)
        self.said.setText(words)
        self.field.setAccessibleDescription(words)

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setSpacing(px(10))
        self.field.setFixedWidth(px(160))
        self.said.setMinimumWidth(px(120))
        self._month.setIcon(icon("calendar", "muted"))

    # --- Qt ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if (
                event.key() == Qt.Key.Key_Down
                and event.modifiers() & Qt.KeyboardModifier.AltModifier
            ):
                self.open()
                return True
            if step is not None and not event.modifiers():
                self._step(step)
                return True
        return super().eventFilter(watched, event)
