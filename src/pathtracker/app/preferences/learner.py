"""Who the learner is, and the time they have. A visit to a field is one step of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pathtracker.actions import learner as about
from pathtracker.app.preferences.rows import PreferenceRow
from pathtracker.app.preferences.spins import DaySpin, HoursSpin
from pathtracker.app.preferences.words import tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Answer, Workspace
from pathtracker.core.model import Learner
from pathtracker.wording import hours

PAUSE_MS = 1000
"""How long a pause is before what stands in a field is kept."""
_ANY, _DAYS = "any", "weekdays"
_Field = LineField | QDoubleSpinBox | QSpinBox


class LearnerCard(Card):
    """`show_learner` fills it with what the store knows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("You"))
        self._workspace = workspace
        self.name = LineField(tr("Your name"), tr("As the window should call you"))
        self.name.setMaxLength(200)
        self.mode = SegmentedControl(
            tr("On which days"), [(_ANY, tr("Any day")), (_DAYS, tr("By weekday"))]
        )
        self.hours = HoursSpin()
        self.days = [DaySpin(day) for day in range(1, 8)]
        self.total = PlainLabel(tone="muted")
        self.more = LinkButton(tr("Days off, a break, other weeks, shares…"))
        self.message = InlineMessage(kind="warn")
        self._pauses: list[QTimer] = []
        self._build()
        self._keep_after(self.name, self._keep_name)
        fields: list[_Field] = [self.hours, *self.days]
        for spin in fields:
            self._keep_after(spin, self._keep_time)
        self.mode.chosen.connect(lambda _: self._turn())
        on_theme(self._space)

    def show_learner(self) -> None:
        """Shows what is known now; a field that is being written in is left alone."""
        known = about.learner(self._workspace.reader)
        if not self.name.hasFocus() or self.name.text().strip() == known.name:
            draft = self._workspace.drafts.text("learner.name")
            self.name.setText(known.name if draft is None else draft)
        self.mode.set_value(_DAYS if known.minutes and not known.any_day else _ANY)
        self._show_time(known)
        editable = not self._workspace.read_only
        for field in (self.name, self.mode, self.hours, *self.days):
            field.setEnabled(editable)
        self._show_mode()

    def keep(self) -> None:
        """Keeps what has been typed and not kept yet."""
        for pause in self._pauses:
            if pause.isActive():
                pause.stop()
                pause.timeout.emit()

    def _build(self) -> None:
        week = QHBoxLayout()
        first = QLocale().firstDayOfWeek().value - 1
        for spin in (*self.days[first:], *self.days[:first]):
            column = QVBoxLayout()
            name = PlainLabel(spin.short, "caption", "muted", align=Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(name)
            column.addWidget(spin)
            week.addLayout(column, 1)
        self._week_row = QWidget()
        self._week = week
        holder = QVBoxLayout(self._week_row)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(week)
        time = QWidget()
        line = QHBoxLayout(time)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.mode, self.hours, self.total):
            line.addWidget(widget)
        line.addStretch(1)
        self._time = line
        time.setAccessibleName(tr("Time you have"))
        self.body.addWidget(PreferenceRow(tr("Your name"), self.name))
        self.body.addWidget(PreferenceRow(tr("Time you have"), time).stretch())
        self.body.addWidget(self._week_row)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.message)

    def _keep_after(self, field: _Field, keep: Callable[[], None]) -> None:
        """Keeps a field after a pause, or when it is left."""
        pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        pause.timeout.connect(keep)
        self._pauses.append(pause)
        if isinstance(field, LineField):
            field.textEdited.connect(lambda _: pause.start())
        else:
            field.valueChanged.connect(lambda _: pause.start())

        def finish() -> None:
            if pause.isActive():
                pause.stop()
                keep()

        field.editingFinished.connect(finish)

    def _keep_name(self) -> None:
        if self.name.text().strip() != about.learner(self._workspace.reader).name:
            name = self.name.text()
            self._say(self._workspace.keep({"learner.name": name}, about.set_name, name=name))

    def _keep_time(self) -> None:
        known = about.learner(self._workspace.reader)
        if self.mode.value() == _ANY:
            if not known.any_day or round(self.hours.value() * 60) != sum(known.minutes or ()):
                self._try(about.set_hours_a_week, hours=self.hours.value())
        elif known.any_day or self._typed_week() != known.minutes:
            self._try(about.set_weekdays, minutes=self._typed_week())

    def _turn(self) -> None:
        """The other way to say it: what is known already is kept the other way."""
        known = about.learner(self._workspace.reader)
        if known.minutes is not None:
            self._show_time(known)
            self._keep_time()
        self._show_mode()

    def _typed_week(self) -> tuple[int, ...]:
        return tuple(spin.value() for spin in self.days)

    def _show_time(self, known: Learner) -> None:
        week = known.minutes or (0,) * 7
        for spin, minutes in zip(self.days, week, strict=True):
            _set(spin, minutes)
        _set(self.hours, sum(week) / 60)

    def _show_mode(self) -> None:
        by_day = self.mode.value() == _DAYS
        self.hours.setVisible(not by_day)
        self._week_row.setVisible(by_day)
        total = sum(self._typed_week())
        if about.learner(self._workspace.reader).minutes is None:
            words = tr("not said yet")
        else:
            words = tr("{hours} a week", hours=hours(total / 60)) if by_day else ""
        self.total.setText(words)

    def _try(self, action: Callable[..., object], **arguments: object) -> None:
        self._say(self._workspace.attempt(action, **arguments))

    def _say(self, answer: Answer[object]) -> None:
        self.message.set_message(answer.against, "warn")
        if answer.error is None:
            self._show_mode()

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(16))
        self._time.setSpacing(px(16))
        self._week.setSpacing(px(8))
        self.name.setMinimumWidth(px(260))


def _set(spin: QDoubleSpinBox | QSpinBox, value: float) -> None:
    """Shows a value that nobody typed; not while the field is being written in."""
    if spin.hasFocus():
        return
    spin.blockSignals(True)
    if isinstance(spin, QDoubleSpinBox):
        spin.setValue(value)
    else:
        spin.setValue(round(value))
    spin.blockSignals(False)
