"""Fields for time: hours a week, minutes at one time, and the time of one weekday."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pathtracker import wording
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import filled, hours, number
from pathtracker.core.durations import Unit, hours_of, minutes_of
from pathtracker.core.messages import Refused
from pathtracker.core.model import MINUTES_A_DAY

HOURS_IN_A_WEEK = 7 * 24
NOTHING = "–"


def hours_a_week(text: str) -> float | None:
    """The hours that `text` names, more than none and no more than a week has; or None."""
    try:
        value = hours_of(text)
    except Refused:
        return None
    return value if 1 / 60 <= value <= HOURS_IN_A_WEEK else None


def minutes_a_day(text: str) -> int | None:
    """The minutes of a day that `text` names; nothing, or a dash, is none. None if it is wrong."""
    if not text.strip().strip("–-—"):
        return 0
    try:
        minutes = minutes_of(text, Unit.DAY)
    except Refused:
        return None
    return minutes if 0 <= minutes <= MINUTES_A_DAY else None


def day_words(minutes: int) -> str:
    """“1 h 15”, or a dash for a day without time."""
    return hours(minutes / 60) if minutes else NOTHING


def effort_words(text: str) -> str:
    """What was understood of an effort, “→ 1 h 30”; nothing if it says so itself, or is none."""
    try:
        value = hours_of(text)
    except Refused:
        return ""
    words = hours(value) if value >= 0 else ""
    return "" if words in ("", text.strip()) else f"→ {words}"


def typed_hours(value: float) -> str:
    """Hours as somebody would type them, in words that are understood in any language."""
    return wording.hours(value, filled)


class TimeField(QAbstractSpinBox):
    """A time, typed or stepped. Whatever is typed stays; behind it stands its unit or, where that
    says too little, what was understood.

    Signal: edited, when a person changed it."""

    edited = Signal()

    def __init__(self, name: str, unit: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self._unit = unit
        self._said = PlainLabel(unit, tone="text2", parent=self)
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textEdited.connect(self.edited)
        self.lineEdit().textChanged.connect(self._say)
        on_theme(self._restyle)

    def understood(self) -> str:
        """The unit behind a bare number, else what was understood: “→ 1 h 30”; or nothing."""
        text, value = self.lineEdit().text(), self._hours()
        if value is None or not text.strip():
            return ""
        is_plain = all(sign.isdecimal() or sign in ",." for sign in text.strip())
        if not is_plain:
            return "" if text.strip() == hours(value) else f"→ {hours(value)}"
        return self._unit if self._unit_says_all(value) else f"{self._unit} → {hours(value)}"

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, pos

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(136), current_theme().px(metrics.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:  # the page scrolls on
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    # --- inside -----------------------------------------------------------------------------

    def _hours(self) -> float | None:
        raise NotImplementedError

    def _unit_says_all(self, _value: float) -> bool:
        return True

    def _say(self) -> None:
        words = self.understood()
        self._said.setText(words)
        self.setAccessibleDescription(words.removeprefix("→ "))
        self._place_unit()

    def _stepped(self, text: str) -> None:
        self.lineEdit().setText(text)
        self.selectAll()
        self.edited.emit()

    def _place_unit(self) -> None:
        field = self.lineEdit()
        px = current_theme().px
        used = px(16) + field.fontMetrics().horizontalAdvance(field.text()) + px(4)
        room = self.width() - used - px(28)
        hint = self._said.sizeHint()
        self._said.setVisible(bool(self._said.text()) and room >= hint.width())
        left = used
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - used - hint.width()
        self._said.setGeometry(left, 0, hint.width(), self.height())

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFont(current_theme().font("body", 600))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margins = (px(30), 0, 0, 0) if rtl else (px(8), 0, px(4), 0)
        self.lineEdit().setTextMargins(*margins)
        self._place_unit()


class HoursField(TimeField):
    """Hours a week; `value` is None when what is typed is no time of a week."""

    def value(self) -> float | None:
        return hours_a_week(self.lineEdit().text())

    def set_value(self, value: float) -> None:
        """Shows hours, in hours and minutes where they are not whole; nothing for none."""
        whole = number(value) if round(value * 60) % 60 == 0 else typed_hours(value)
        self.lineEdit().setText(whole if value else "")

    def stepBy(self, steps: int) -> None:
        value = self.value()
        if value is not None:
            # From 7 h 15 up comes 8, down comes 7.
            wanted = int(value + steps) if steps > 0 else -int(-(value + steps) // 1)
            self._stepped(f"{min(HOURS_IN_A_WEEK, max(1, wanted))}")

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        value = self.value()
        if value is None:
            return flag.StepNone
        up = flag.StepUpEnabled if value < HOURS_IN_A_WEEK else flag.StepNone
        return up | (flag.StepDownEnabled if value > 1 else flag.StepNone)

    def _hours(self) -> float | None:
        return self.value()


class MinutesField(TimeField):
    """Minutes at one time. The arrow keys step by five; `step` says otherwise."""

    def __init__(self, name: str, unit: str, minutes: int | None = None, *, step: int = 5) -> None:
        super().__init__(name, unit)
        self._step = step
        self.set_minutes(minutes)

    def minutes(self) -> int | None:
        """None while nothing is typed, or what is no time."""
        try:
            return self.wanted()
        except Refused:
            return None

    def wanted(self) -> int:
        """The minutes typed. Raises Refused where that is no time."""
        return minutes_of(self.lineEdit().text(), Unit.MINUTES)

    def set_minutes(self, minutes: int | None) -> None:
        self.lineEdit().setText("" if minutes is None else f"{minutes}")

    def stepBy(self, steps: int) -> None:
        now = self.minutes() or 0
        size = self._step
        wanted = (now // size + 1) * size if steps > 0 else ((now - 1) // size) * size
        self._stepped(f"{min(MINUTES_A_DAY, max(0, wanted))}")

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        now = self.minutes() or 0
        up = flag.StepUpEnabled if now < MINUTES_A_DAY else flag.StepNone
        return up | (flag.StepDownEnabled if now > 0 else flag.StepNone)

    def _hours(self) -> float | None:
        minutes = self.minutes()
        return None if minutes is None or minutes < 0 else minutes / 60

    def _unit_says_all(self, value: float) -> bool:
        return value < 1


class DayField(QWidget):
    """A box with a weekday and its time. A click, or Tab, marks the time for typing; the arrow
    keys step by a quarter of an hour, Page Up and Page Down by an hour. What was understood of
    something typed stands above it until the field is left, and then in it.

    Signal: edited, when a person changed it."""

    edited = Signal()

    def __init__(self, short: str, long: str) -> None:
        super().__init__()
        self._is_wrong = False
        self._short = short
        centre = Qt.AlignmentFlag.AlignHCenter
        self._name = PlainLabel(short, "caption", "muted", align=centre)
        self.field = _Minutes(self)
        self.field.setAccessibleName(long)
        self.field.setFrame(False)
        self.field.setProperty("kind", "bare")
        self.field.setAlignment(centre)
        self.field.setMaxLength(40)
        self.field.textChanged.connect(self._say)
        self.field.textEdited.connect(self.edited)
        self.field.editingFinished.connect(self._tidy)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._name)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        on_theme(self._restyle)

    def minutes(self) -> int | None:
        """None when what is typed is no time."""
        return minutes_a_day(self.field.text())

    def set_minutes(self, minutes: int) -> None:
        self.field.setText(day_words(minutes))
        self.set_wrong(False)

    def set_wrong(self, wrong: bool) -> None:
        self._is_wrong = wrong
        self.update()

    def step(self, minutes: int) -> None:
        now = self.minutes()
        if now is not None:
            # To the next quarter, so that 50 minutes become 60 or 45.
            size = abs(minutes)
            wanted = (now // size + 1) * size if minutes > 0 else ((now - 1) // size) * size
            self.set_minutes(min(MINUTES_A_DAY, max(0, wanted)))
            self.field.selectAll()
            self.edited.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        empty = self.minutes() == 0 and not self.field.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.sunken if empty or not self.isEnabled() else tokens.raised)
        width = 2 if self.field.hasFocus() else 1
        line = tokens.accent if self.field.hasFocus() else tokens.hairline_strong
        painter.setPen(QPen(tokens.bad if self._is_wrong else line, width))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = theme.px(metrics.RADIUS_CONTROL)
        painter.drawRoundedRect(box, radius, radius)

    def _say(self, text: str) -> None:
        minutes = self.minutes()
        words = "" if minutes is None or not text.strip() else day_words(minutes)
        self._name.setText(self._short if words in ("", text.strip()) else f"→ {words}")

    def _tidy(self) -> None:
        minutes = self.minutes()
        if minutes is not None:
            self.field.setText(day_words(minutes))
        self.update()

    def _restyle(self) -> None:
        px = current_theme().px
        space(self._column, 0, 4, 7)
        self.field.setFont(current_theme().font("body", 500))
        self.field.setStyleSheet(f"QLineEdit {{min-height: {px(20)}px; padding: 0; border: 0}}")
        self.setFixedHeight(px(56))


class _Minutes(QLineEdit):
    """The typing place of a DayField."""

    def __init__(self, day: DayField) -> None:
        super().__init__(day)
        self._day = day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 15,
            Qt.Key.Key_Down: -15,
            Qt.Key.Key_PageUp: 60,
            Qt.Key.Key_PageDown: -60,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._day.step(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._day.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._day.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        had_focus = self.hasFocus()
        super().mousePressEvent(event)
        if not had_focus:
            self.selectAll()
