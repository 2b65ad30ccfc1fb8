"""Who the learner is, and the time they have. A visit to a field is one step of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.actions import learner as about
from pathtracker.app.preferences.rows import PreferenceRow
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.time_fields import HoursField
from pathtracker.app.widgets.week_row import WeekRow
from pathtracker.app.words import hours, tr
from pathtracker.app.workspace import Answer, Workspace
from pathtracker.core.model import Learner

PAUSE_MS = 1000
"""How long a pause is before what stands in a field is kept."""
_ANY, _DAYS = "any", "weekdays"


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
        self.hours = HoursField(tr("Hours a week"), tr("h a week"))
        self.week = WeekRow(tr("Time on each weekday"))
        self.total = PlainLabel(tone="muted")
        self.more = LinkButton(tr("Days off, a break, other weeks, shares…"))
        self.message = InlineMessage(kind="warn")
        self._pauses: list[QTimer] = []
        self._says_fault = False
        self._build()
        self._keep_after(self.name.textEdited, self.name.editingFinished, self._keep_name)
        self._keep_after(self.hours.edited, self.hours.editingFinished, self._keep_time)
        self._keep_after(self.week.edited, self.week.left, self._keep_time)
        self.hours.editingFinished.connect(self._say_fault)
        self.week.left.connect(self._say_fault)
        self.week.edited.connect(self._show_mode)
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
        for field in (self.name, self.mode, self.hours, self.week):
            field.setEnabled(editable)
        self._show_mode()

    def keep(self) -> None:
        """Keeps what has been typed and not kept yet."""
        for pause in self._pauses:
            if pause.isActive():
                pause.stop()
                pause.timeout.emit()

    def _build(self) -> None:
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
        self.body.addWidget(self.week)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.message)

    def _keep_after(
        self, edited: SignalInstance, left: SignalInstance, keep: Callable[[], None]
    ) -> None:
        """Keeps a field after a pause, or when it is left."""
        pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        pause.timeout.connect(keep)
        self._pauses.append(pause)
        edited.connect(lambda *_: pause.start())

        def finish() -> None:
            if pause.isActive():
                pause.stop()
                keep()

        left.connect(finish)

    def _keep_name(self) -> None:
        if self.name.text().strip() != about.learner(self._workspace.reader).name:
            name = self.name.text()
            self._say(self._workspace.keep({"learner.name": name}, about.set_name, name=name))

    def _keep_time(self) -> None:
        if self._fault():
            return
        known = about.learner(self._workspace.reader)
        if self.mode.value() == _ANY:
            value = self.hours.value()
            if value is None:  # emptied: nothing has been said
                return
            if not known.any_day or round(value * 60) != sum(known.minutes or ()):
                self._try(about.set_hours_a_week, hours=value)
        else:
            week = self.week.week()
            if known.any_day or week != known.minutes:
                self._try(about.set_weekdays, minutes=week)

    def _fault(self) -> str:
        """What is wrong with the time typed, in a sentence; empty if nothing is."""
        if self.mode.value() != _ANY:
            return self.week.fault()
        typed = self.hours.lineEdit().text()
        if self.hours.value() is None and typed.strip():
            return tr(
                "“{typed}” is no time in a week. Say a number from 1 to 168, or 7h30.", typed=typed
            )
        return ""

    def _say_fault(self) -> None:
        fault = self._fault()
        if fault or self._says_fault:
            self.message.set_message(fault, "warn")
        self._says_fault = bool(fault)

    def _turn(self) -> None:
        """The other way to say it: what is known already is kept the other way."""
        known = about.learner(self._workspace.reader)
        if known.minutes is not None:
            self._show_time(known)
            self._keep_time()
        self._show_mode()

    def _show_time(self, known: Learner) -> None:
        """Not where somebody is writing."""
        week = known.minutes or (0,) * 7
        self.week.set_week(week)
        if not self.hours.hasFocus() or round((self.hours.value() or 0) * 60) == sum(week):
            self.hours.set_value(sum(week) / 60)

    def _show_mode(self) -> None:
        by_day = self.mode.value() == _DAYS
        self.hours.setVisible(not by_day)
        self.week.setVisible(by_day)
        total = sum(self.week.week() or ())
        if about.learner(self._workspace.reader).minutes is None and not total:
            words = tr("not said yet")
        else:
            words = tr("{hours} a week", hours=hours(total / 60)) if by_day else ""
        self.total.setText(words)

    def _try(self, action: Callable[..., object], **arguments: object) -> None:
        self._say(self._workspace.attempt(action, **arguments))

    def _say(self, answer: Answer[object]) -> None:
        self.message.set_message(answer.against, "warn")
        self._says_fault = False
        if answer.error is None:
            self._show_mode()

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(16))
        self._time.setSpacing(px(16))
        self.name.setMinimumWidth(px(260))
