"""The what-if bar: hours a week, start, days off, and what would come of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.timeline.forecast_words import Parts
from pathtracker.app.timeline.what_if_days import DaysPopover
from pathtracker.app.widgets.buttons import Button, IconButton, PrimaryButton, QuietButton
from pathtracker.app.widgets.date_button import DateButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marked_slider import MarkedSlider
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.availability import Off

STEPS_AN_HOUR = 2
_LEAST_MOST, _MOST = 14, 80
Spans = Sequence[tuple[date, date]]


class WhatIfBar(QWidget):
    """What is asked stands in the fields; `show_present` fills them with what is so.

    While the slider is held nothing here moves or changes its size: what is said changes in the
    places that are there, and the bar takes its new shape when the slider is let go.

    Signals: changed, when something else is asked; apply_wanted, reset_wanted, more_wanted,
    basis_wanted.
    """

    changed = Signal()
    apply_wanted = Signal()
    reset_wanted = Signal()
    more_wanted = Signal()
    basis_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What if"))
        self.today = today
        self._present_hours = 0.0
        self._present_start: date | None = None
        self._known_off: tuple[Off, ...] = ()
        self.tried_off: list[tuple[date, date]] = []
        self._popover: DaysPopover | None = None
        self._sign = IconLabel("sliders", "text")
        self._name = PlainLabel(tr("What if"), weight=600)
        self._hours_name = PlainLabel(tr("Hours a week"), tone="muted")
        self.slider = MarkedSlider(tr("Hours a week"))
        self.hours_words, self.now_words = PlainLabel(), PlainLabel(tone="muted")
        self._start_name = PlainLabel(tr("Start"), tone="muted")
        self.start = DateButton(tr("Start"), today, today)
        self.start.earliest = today
        self._off_name = PlainLabel(tr("Days off"), tone="muted")
        self.off = Button("", "calendar")
        self.more = IconButton("more", tr("More to try: without a roadmap, another rung, by a day"))
        self.result = PlainLabel(tone="muted", align=Qt.AlignmentFlag.AlignRight)
        self._trying = False
        self.basis = IconButton("info", tr("What the forecast is based on"))
        self.reset = QuietButton(tr("Reset"))
        self.apply = PrimaryButton(tr("Apply"))
        self._build()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self._make_room)
        self.start.picked.connect(lambda _: self.changed.emit())
        self.off.clicked.connect(self._open_off)
        self.more.clicked.connect(self.more_wanted)
        self.basis.clicked.connect(self.basis_wanted)
        self.reset.clicked.connect(self.reset_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        on_theme(self._restyle)

    # --- what is asked ----------------------------------------------------------------------

    def hours(self) -> float | None:
        """Another number of hours a week, or None."""
        asked = self.slider.value() / STEPS_AN_HOUR
        return None if self.slider.value() == self._mark() else asked

    def first_day(self) -> date | None:
        """Another first day, or None."""
        day = self.start.day()
        return None if day == (self._present_start or self.today) else day

    def set_hours(self, hours: float) -> None:
        """Asks for so many hours a week."""
        wanted = round(hours * STEPS_AN_HOUR)
        self.slider.setMaximum(max(self.slider.maximum(), wanted))
        self.slider.setValue(wanted)

    # --- what is so -------------------------------------------------------------------------

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self.today = today
        self.start.set_today(today)
        self.start.earliest = today

    def show_present(
        self, hours: float, start: date | None, off: tuple[Off, ...], *, keep: bool
    ) -> None:
        """Shows what is so now. `keep`: what is being tried stays in the fields."""
        asked = self.hours() if keep else None
        first = self.first_day() if keep else None
        self._present_hours, self._known_off = hours, off
        self._present_start = start if start and start > self.today else None
        self.slider.blockSignals(True)
        if not self.slider.isSliderDown():
            most = max(_LEAST_MOST, min(_MOST, round(2 * hours)), round(hours + 0.5))
            self.slider.setRange(0, max(most * STEPS_AN_HOUR, round((asked or 0) * STEPS_AN_HOUR)))
        self.slider.setPageStep(2 * STEPS_AN_HOUR)
        self.slider.set_mark(self._mark())
        self.slider.setValue(self._mark() if asked is None else round(asked * STEPS_AN_HOUR))
        self.slider.blockSignals(False)
        self.start.set_day(first or self._present_start or self.today)
        if not keep:
            self.tried_off = []
        self._say_hours()
        self._count_off()

    def show_result(self, parts: Parts, *, trying: bool, told: str) -> None:
        """By when it is likely done; `told` is the same for a screen reader, with its reasons."""
        self.result.set_parts(*parts)
        set_tip(self.result, told)
        self.result.setAccessibleDescription(told)
        self._trying = trying
        self._make_room()

    def set_editable(self, editable: bool) -> None:
        """Where nothing can be kept one may still try."""
        self.apply.setEnabled(editable)

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(900), current_theme().px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(480), current_theme().px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tokens.hairline)
        painter.setBrush(theme.tokens.raised)
        radius = theme.px(metrics.RADIUS_CARD)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.slider.setSizePolicy(fixed)
        for label in (self._name, self._hours_name, self._start_name, self._off_name):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for label in (self.hours_words, self.now_words):
            policy = QSizePolicy(fixed)
            policy.setRetainSizeWhenHidden(True)
            label.setSizePolicy(policy)
        # What it says never pushes at the rest: `_fits` sees to it that there is room for it.
        self.result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._groups = [
            _group(self._sign, self._name),
            _group(self._hours_name, self.slider, self.hours_words, self.now_words),
            _group(self._start_name, self.start),
            _group(self._off_name, self.off),
        ]
        for group in self._groups:
            self._row.addLayout(group)
        self._row.addWidget(self.more)
        self._row.addWidget(self.result, 1)
        for widget in (self.basis, self.reset, self.apply):
            self._row.addWidget(widget)
        self.reset.hide()
        self.apply.hide()

    def _mark(self) -> int:
        return round(self._present_hours * STEPS_AN_HOUR)

    def _slid(self) -> None:
        self._say_hours()
        self.changed.emit()

    def _say_hours(self) -> None:
        asked = self.hours()
        now = round(self._present_hours, 1)
        if asked is None:
            self.hours_words.set_parts((tr("{hours} h", hours=now), True))
        else:
            words = tr("{hours} h", hours=asked)
            self.hours_words.set_parts((words, True))
        self.now_words.setText("" if asked is None else tr("now {hours} h", hours=now))
        self.now_words.setVisible(asked is not None)
        self.slider.say(f"{self.hours_words.text()} {self.now_words.text()}".strip())

    def _count_off(self) -> None:
        known = [(o.first, o.last) for o in self._known_off if o.last and not o.pause]
        count = _days_in([*known, *self.tried_off], self.today)
        words = tr("{n} [day|days]", count)
        self.off.setText(words)
        self.off.setAccessibleName(tr("Days off: {days}", days=words))

    def _open_off(self) -> None:
        if self._popover is not None:
            self._popover.deleteLater()
        known = [(o.first, o.last or date.max) for o in self._known_off]
        self._popover = DaysPopover(self.today, known, self.tried_off, self)
        self._popover.tried.connect(self._try_off)
        self._popover.open_below(self.off)

    def _try_off(self, spans: list[tuple[date, date]]) -> None:
        self.tried_off = spans
        self._count_off()
        self.changed.emit()

    def _make_room(self) -> None:
        """As much is said as there is room for: first the names of fields go, then fields."""
        if self.slider.isSliderDown():
            return
        self._hold_places()
        self.reset.setVisible(self._trying)
        self.apply.setVisible(self._trying)
        names = (self._hours_name, self._start_name, self._off_name)
        fields = (self.start, self.off)
        for widget in (*names, *fields, self._name):
            widget.show()
        self.basis.setVisible(not self._trying)
        self.slider.setFixedWidth(current_theme().px(132))
        for several in (names, (), (self._name,), fields):
            if self._fits():
                break
            for widget in several:
                widget.hide()
            if several is not names:
                self.slider.setFixedWidth(current_theme().px(96))
        self._name.show()
        self._name.setVisible(self._fits())
        self._measure_anew()
        self._row.activate()

    def _fits(self) -> bool:
        self._measure_anew()
        return self._row.sizeHint().width() + self.result.sizeHint().width() <= self.width()

    def _measure_anew(self) -> None:
        """What is hidden leaves the whole of its place."""
        for layout in (*self._groups, self._row):
            layout.invalidate()

    def _hold_places(self) -> None:
        """The words beside the slider have room for all that they may come to say."""
        most = self.slider.maximum() // STEPS_AN_HOUR + 0.5
        for label, words in (
            (self.hours_words, tr("{hours} h", hours=most)),
            (self.now_words, tr("now {hours} h", hours=most)),
        ):
            measure = QFontMetrics(current_theme().font("body", 600))
            label.setFixedWidth(measure.horizontalAdvance(words) + 2)

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(48))
        self._row.setContentsMargins(px(16), 0, px(12), 0)
        self._row.setSpacing(px(8))
        for place, group in enumerate(self._groups):
            group.setSpacing(px(8))
            group.setContentsMargins(0, 0, px(8 if place < 2 else 4), 0)
        self._make_room()


def _group(*widgets: QWidget) -> QHBoxLayout:
    group = QHBoxLayout()
    for widget in widgets:
        group.addWidget(widget)
    return group


def _days_in(spans: Spans, today: date) -> int:
    """How many days from today on lie in some spans, each counted once."""
    count, free = 0, today.toordinal()
    for first, last in sorted(spans):
        begin, end = max(free, first.toordinal()), last.toordinal() + 1
        count += max(0, end - begin)
        free = max(free, end)
    return count
