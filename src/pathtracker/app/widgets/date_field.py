"""A day, typed as one says it or picked from a month, with what was understood beside it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from pathtracker.app.dates import said_day, short_day, typed_day
from pathtracker.app.icons import icon
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.month_below import MonthBelow
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
    without a year is the last such day rather than the next. A day before `earliest` is refused. In
    a popover the month stands below already, and what was understood between the two.

    Signals: edited, when a person changed it; left, when the field has been left or Enter pressed.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        day: date | None,
        today: date,
        *,
        past: bool = False,
        earliest: date | None = None,
        in_popover: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._today, self._past = name, today, past
        self._earliest, self._in_popover = earliest, in_popover
        self._shown = day
        self._popover: MonthBelow | None = None
        self.field = LineField(name)
        self.said = PlainLabel(tone="text2", lines=3)
        self._month = QAction(self)
        self._month.setToolTip(tip(tr("Choose from a month")))
        self._month.triggered.connect(self.open)
        if not in_popover:
            self.field.addAction(self._month, QLineEdit.ActionPosition.TrailingPosition)
        self.field.installEventFilter(self)
        way = QBoxLayout.Direction
        self._row = QBoxLayout(way.TopToBottom if in_popover else way.LeftToRight, self)
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
        if self._shown is not None and text == self._words(self._shown):
            return self._shown  # shown, not typed: it may be of any year
        found = typed_day(text, self._today, past=self._past)
        if found is None:
            raise Refused("day.unclear", day=text.strip()[:40])
        if self._earliest is not None and found < self._earliest:
            raise Refused("day.before", day=str(found), first=str(self._earliest))
        return found

    def set_day(self, day: date | None) -> None:
        """Shows a day, without a signal; for None the field is empty."""
        self._shown = day
        self.field.setText("" if day is None else self._words(day))
        self._say()

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today
        self._say()

    def open(self) -> None:
        """Opens the month."""
        if self._in_popover:
            return
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = MonthBelow(self._name, self, self._today, self._pick)
        self._popover.show_day(self.day())
        self._popover.open_below(self)
        self._popover.calendar.setFocus()

    # --- inside -----------------------------------------------------------------------------

    def _words(self, day: date) -> str:
        return short_day(day, year=True)

    def _pick(self, day: date) -> None:
        self.set_day(day)
        self.edited.emit()
        self.left.emit()

    def _step(self, days: int) -> None:
        day = self.day() or (None if self.field.text() else self._today)
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
            if self.field.text() or not self._in_popover:  # there, no day may be what is meant
                words = sentence(refusal.message)
                self._tell(words, "bad")
                announce(self.field, words, urgent=True)
        self.left.emit()

    def _tell(self, words: str, tone: str) -> None:
        self.said.set_tone(tone)
        self.said.setText(words)
        self.field.setAccessibleDescription(words)
        if self._in_popover:
            self.window().adjustSize()

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setSpacing(px(6 if self._in_popover else 10))
        if self._in_popover:  # where most sentences find room, so that nothing below moves
            self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        else:
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
