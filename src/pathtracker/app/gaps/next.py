"""What next: ready work that fits the minutes at hand, with its reasons, to start by one click."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.latest import Latest
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, IconButton, LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.widgets.time_fields import MinutesField
from pathtracker.app.words import decimal, hours, number, tr
from pathtracker.core.levels import Facts
from pathtracker.core.recommend import PRIMARY_WEIGHT, Recommendation
from pathtracker.reports.next_steps import NextSteps, next_steps, planned_days
from pathtracker.store import Reader
from pathtracker.store.planning import plan_inputs

_STEP, _FEW, _PAUSE_MS = 15, 5, 250


class NextCard(Card):
    """Signals: start_wanted and item_opened, with the id of an item; derivation_wanted, with a
    function that makes the sheet; closed."""

    start_wanted = Signal(object)
    item_opened = Signal(object)
    derivation_wanted = Signal(object)
    closed = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__(tr("What next?"))
        self._reader = reader
        self.found: list[Recommendation] = []
        self._active: frozenset[UUID] = frozenset()
        self._steps = NextSteps(date.min, (), (), Facts({}, {}), {})
        self._planned: Mapping[UUID, date] = {}
        self._shown: object = None
        self.planner = Latest(self)
        self.planner.done.connect(self._take_plan)
        self.close_button = IconButton("close", tr("Close"))
        self.minutes = MinutesField(tr("Minutes at hand"), tr("min"), step=_STEP)
        self.minutes.lineEdit().setPlaceholderText(tr("any time"))
        self.none = PlainLabel("", tone="text2", wrap=True)
        self.rows: list[_Row] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self._top, self._list = QHBoxLayout(), QVBoxLayout()
        self._top.addWidget(PlainLabel(tr("Minutes at hand"), tone="text2"), 1)
        self._top.addWidget(self.minutes)
        assert self.head is not None
        self.head.add(self.close_button)
        self.body.addLayout(self._top)
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        self.close_button.clicked.connect(self.closed)
        self.minutes.edited.connect(self._pause.start)
        on_theme(self._space)

    def show_next(self, today: date) -> None:
        """Reads what there is to do and shows the best of it. The days of the plan are made
        meanwhile, and taken in when they come."""
        self._steps = next_steps(self._reader, today)
        self._active = self._steps.active
        self._choose()
        self.planner.ask(partial(planned_days, plan_inputs(self._reader, today)))

    def sheet(self, item: UUID) -> Sheet | None:
        """Where the place of an item comes from."""
        one = next((one for one in self.found if one.item_id == item), None)
        return None if one is None else _sheet(one, self._steps.names)

    def _take_plan(self, planned: object) -> None:
        if isinstance(planned, dict) and planned != self._planned:
            self._planned = planned
            self._choose()

    def _choose(self) -> None:
        self._pause.stop()
        minutes = self.minutes.minutes() or None
        self.found = self._steps.best(minutes=minutes, planned=self._planned, limit=_FEW)
        words = tr("Nothing is ready to begin. The roadmap shows what waits for what.")
        self.none.setText("" if self.found else words)
        self.none.setHidden(bool(self.found))
        self._fill()

    def _fill(self) -> None:
        shown = (self.found, self._active)
        if shown == self._shown:
            return
        self._shown = shown
        focus = next((row.one.item_id for row in self.rows if row.has_keyboard()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, one in enumerate(self.found, start=1):
            row = _Row(place, one, is_active=one.item_id in self._active)
            row.start.clicked.connect(partial(self._start, one.item_id))
            row.title.clicked.connect(partial(self._open, one.item_id))
            row.why.clicked.connect(partial(self._derive, one.item_id))
            self._list.addWidget(row)
            self.rows.append(row)
            if one.item_id == focus:
                row.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, item: UUID) -> None:
        (self.item_opened if item in self._active else self.start_wanted).emit(item)

    def _open(self, item: UUID) -> None:
        self.item_opened.emit(item)

    def _derive(self, item: UUID) -> None:
        self.derivation_wanted.emit(partial(self.sheet, item))

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(12))
        self._list.setSpacing(px(16))


class _Row(QWidget):
    """An item: its title, what is left of it, why it stands here, and a button to start it."""

    def __init__(self, place: int, one: Recommendation, *, is_active: bool) -> None:
        super().__init__()
        self.one = one
        shown = visible(one.title[:LONGEST])
        self.setAccessibleName(tr("{place}: {title}", place=place, title=shown))
        column, top, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        space(column, 2, 0)
        space(top, 8, 0)
        space(foot, 8, 0)
        self.title = TextButton(tr("{place}. {title}", place=place, title=shown))
        self.title.setAccessibleName(tr("Open {step}", step=shown))
        self.start = Button(tr("Open") if is_active else tr("Start"), "" if is_active else "play")
        self.start.setAccessibleName(
            tr("Open {step}", step=shown) if is_active else tr("Start {step}", step=shown)
        )
        self.why = LinkButton(tr("Why it stands here"))
        why = tr("Why {step} stands here", step=shown)
        if one.points:
            points = decimal(one.score, 2)
            self.why.setText(tr("{points} points an hour", points=points))
            why = tr(
                "Where {points} points an hour for {step} come from", points=points, step=shown
            )
        self.why.setAccessibleName(why)
        self.why.setStyleSheet("QPushButton {padding: 0; border: 0}")
        top.addWidget(self.title, 1)
        top.addWidget(PlainLabel(_length(one), tone="text2"))
        column.addLayout(top)
        for reason in one.reasons:
            words = sentence(reason)
            column.addWidget(PlainLabel(words, "caption", "muted", wrap=True))
        foot.addWidget(self.start)
        foot.addWidget(self.why)
        foot.addStretch(1)
        column.addSpacing(current_theme().px(4))
        column.addLayout(foot)

    def has_keyboard(self) -> bool:
        return any(widget.hasFocus() for widget in (self.start, self.title, self.why))


def _length(one: Recommendation) -> str:
    """What is left of it; of a sitting how much of that."""
    left = hours(one.hours)
    if one.sitting is None:
        return left
    return tr("{part} of about {left}", part=hours(one.sitting / 60), left=left)


def _sheet(one: Recommendation, names: Mapping[UUID, str]) -> Sheet:
    rows = tuple(
        (
            tr(
                "{skill}, {role}",
                skill=visible(names.get(gain.skill_id, "")[:LONGEST]),
                role=visible(gain.role[:LONGEST]),
            ),
            " → ".join(number(min(at, gain.required)) for at in (gain.shown, gain.to_level)),
            f"{number(gain.weight)} × {number(gain.importance)}",
            number(gain.points),
        )
        for gain in one.gains
    )
    words = tr(
        "{points} points ÷ {hours} left = {score} points an hour.",
        points=one.points,
        hours=hours(one.hours),
        score=decimal(one.score / (1 + one.bonus), 2),
    )
    more = []
    if one.bonus:
        more = [
            tr("A tenth more, as its planned day has come: {score}.", score=decimal(one.score, 2))
        ]
    rule = tr(
        "Points are role × weight × levels that can be shown more, as far as they are needed. The "
        "primary role counts {n} [time|times]. What is begun comes first, then what gives most "
        "an hour.",
        n=PRIMARY_WEIGHT,
    )
    title = visible(one.title[:LONGEST])
    if not rows:
        words = tr("It closes no gap of a role; nothing stands before it, so it is offered.")
        return Sheet(title, (words,), rule, (), ())
    columns = (tr("Skill"), tr("levels"), tr("role × weight"), tr("points"))
    return Sheet(title, (words, *more), rule, columns, rows)
