"""Fields for time: hours a week, and the time on one weekday."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QSpinBox

from pathtracker.app.preferences.words import tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.messages import Refused
from pathtracker.core.model import MINUTES_A_DAY
from pathtracker.core.quickadd import effort_of
from pathtracker.wording import hours

_NONE = "–"


class HoursSpin(QDoubleSpinBox):
    """Hours a week; the page scrolls under the pointer unless it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Hours a week"))
        self.setRange(0, 168)
        self.setDecimals(2)
        self.setSingleStep(1)
        self.setSuffix(" " + tr("h a week"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        on_theme(self._restyle)

    def textFromValue(self, value: float) -> str:
        """“7” rather than “7.00”."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _restyle(self) -> None:
        px = current_theme().px
        self.lineEdit().setTextMargins(px(8), 0, px(4), 0)
        self.setFixedWidth(px(150))


class DaySpin(QSpinBox):
    """The time on one weekday, 1 for Monday: “1 h 30”, “45 min”, or a dash for none."""

    def __init__(self, day: int) -> None:
        super().__init__()
        locale = QLocale()
        self.setAccessibleName(locale.standaloneDayName(day))
        self.short = locale.standaloneDayName(day, QLocale.FormatType.ShortFormat)
        self.setRange(0, MINUTES_A_DAY)
        self.setSingleStep(15)
        self.setKeyboardTracking(False)  # “-” on the way to “-2h” is no dash
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The style sheet keeps room for the buttons of a spin box; here are none.
        self.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button {width: 0; border: 0}")

    def textFromValue(self, value: int) -> str:
        return hours(value / 60) if value else _NONE

    def valueFromText(self, text: str) -> int:
        minutes = _minutes(text)
        return self.value() if minutes is None else minutes

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        good = _minutes(text) is not None
        return QValidator.State.Acceptable if good else QValidator.State.Intermediate, text, pos

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(56), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(88), super().sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _minutes(text: str) -> int | None:
    """What was typed, in minutes: nothing or a dash is none. None if it names no time of a day."""
    if not text.strip(" –-—"):
        return 0
    try:
        minutes = round(effort_of(text) * 60)
    except Refused:
        return None
    return minutes if minutes <= MINUTES_A_DAY else None
