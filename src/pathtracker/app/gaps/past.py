"""How it looked: readiness over time, what moved it, and a slider to an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day, to_qdate
from pathtracker.app.gaps.sheets import joined
from pathtracker.app.gaps.words import percent
from pathtracker.app.skill_words import LONGEST, age
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.step_line import StepLine, Steps
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.time_slider import HANDLE, TimeSlider
from pathtracker.app.words import few, tr, year_words
from pathtracker.core.course import Course, Turn
from pathtracker.reports.skill_gaps import SkillGaps

_LEAST_DAYS, _YEARS_FROM = 30, 900
_NAMED = 3
_BESIDE_FROM = 680
"""Below this width day, line and numbers stand below each other."""


class PastCard(Card):
    """Signals: day_wanted, with the day to look at; table_wanted, for all events as a table."""

    day_wanted = Signal(object)
    table_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("How it looked"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._reading: SkillGaps | None = None
        self._shown: tuple[Course, date] | None = None
        self.day = PlainLabel("", "caption", "text2")
        self.ago = PlainLabel("", "caption", "muted")
        self.line = StepLine(tr("Readiness over time"), HANDLE)
        self.line.words_at = lambda place: self._words_of(date.fromordinal(place))
        self.slider = TimeSlider(tr("Day to look at"))
        self.said, self.shown = _Key(dashed=True), _Key(dashed=False)
        self.moved = PlainLabel("", "caption", "muted")
        self.info = IconButton("info", tr("All that moved it, as a table"))
        self.info.clicked.connect(self.table_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head, self._middle, self._keys = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._head.addStretch(1)
        for label in (PlainLabel(tr("How it looked"), weight=600), self.day, self.ago):
            self._head.addWidget(label)
        self._head.addStretch(1)
        self._middle.addWidget(self.line)
        self._middle.addWidget(self.slider)
        self._keys.addStretch(1)
        for widget in (self.said, self.shown, self.moved):
            self._keys.addWidget(widget)
        self._keys.addStretch(1)
        for part in (self._head, self._middle, self._keys):
            self._row.addLayout(part)
        self._row.addWidget(self.info, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._row)
        self.slider.valueChanged.connect(
            lambda place: self.day_wanted.emit(date.fromordinal(place))
        )
        on_theme(self._space)

    def show_course(self, reading: SkillGaps) -> None:
        """The course of `reading`; `show_day` shows the day of it that is looked at."""
        self._reading = reading
        found = reading.course
        if found is None:
            return
        if (found, reading.today) != self._shown:
            self._shown = (found, reading.today)
            self._draw(found, reading.today)

    def show_day(self, reading: SkillGaps) -> None:
        """The day that `reading` looks at, with its numbers."""
        self._reading = reading
        if reading.course is None or reading.both is None:
            return
        course, day = reading.course, reading.day
        self.slider.blockSignals(True)
        self.slider.setValue(day.toordinal())
        self.slider.blockSignals(False)
        self.slider.update()
        self.line.look_at(day.toordinal())
        self.day.setText(long_day(day))
        self.ago.setText(age(day, reading.today) if reading.is_past else tr("today"))
        said, shown = reading.both.claimed.percent, reading.both.proven.percent
        other = self._other(course, is_past=reading.is_past)
        self.said.show_words(
            _compared(tr("I say"), said, other.claimed if other else None, course, reading)
        )
        self.shown.show_words(
            _compared(tr("I can show"), shown, other.proven if other else None, course, reading)
        )
        turn = course.on(day)
        moved = self._words_of(turn.day) if turn else tr("Nothing was known yet.")
        self.moved.setText(moved)
        set_tip(self.moved, moved)
        self.slider.say(
            tr(
                "{day}: I say {said}, I can show {shown}. {moved}",
                day=long_day(day),
                said=percent(said),
                shown=percent(shown),
                moved=moved,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        beside = self.width() >= current_theme().px(_BESIDE_FROM)
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def sheet(self) -> Sheet | None:
        """All events, the newest first, with what each came to."""
        reading = self._reading
        if reading is None or reading.course is None:
            return None
        course = reading.course
        rows = tuple(
            (
                f"{long_day(turn.day)}: {self._moves(turn)}",
                percent(course.percent(turn.claimed)),
                percent(course.percent(turn.proven)),
            )
            for turn in reversed(course.turns)
        )
        words = tr(
            "Measured against what the role asks for today, with what was known on each day."
        )
        return Sheet(
            tr("How it came about"), (words,), "", (tr("Day"), tr("I say"), tr("I can show")), rows
        )

    # --- inside -----------------------------------------------------------------------------

    def _draw(self, course: Course, today: date) -> None:
        begin = course.turns[0].day if course.turns else today
        begin = min(begin, today - timedelta(days=_LEAST_DAYS))
        first, last, whole = begin.toordinal(), today.toordinal(), course.required
        for_line = [(turn.day.toordinal(), turn) for turn in course.turns]
        self.line.show_lines(
            first,
            last,
            (
                Steps(tuple((day, turn.claimed / whole) for day, turn in for_line), dashed=True),
                Steps(tuple((day, turn.proven / whole) for day, turn in for_line)),
            ),
        )
        self.line.setAccessibleDescription(_spoken(course))
        self.slider.blockSignals(True)
        self.slider.show_places(
            first,
            last,
            stops=[day for day, _ in for_line],
            marks=list(_marks(begin, today)),
            end=tr("Today"),
        )
        self.slider.blockSignals(False)

    def _other(self, course: Course, *, is_past: bool) -> Turn | None:
        """What a day is compared with: today with the begin, an earlier one with today."""
        if not course.turns:
            return None
        return course.turns[-1] if is_past else course.turns[0]

    def _words_of(self, day: date) -> str:
        """“19 Nov: Python 1 → 2 (“Serve a prediction”)”."""
        reading = self._reading
        turn = reading.course.on(day) if reading and reading.course else None
        if turn is None:
            return ""
        return tr("{day}: {moves}", day=short_day(turn.day, year=True), moves=self._moves(turn))

    def _moves(self, turn: Turn) -> str:
        assert self._reading is not None
        name = self._reading.name
        said = [
            tr("{skill} {n}", skill=name(move.skill_id)[:LONGEST], n=move.after.claimed_counts)
            for move in turn.moves
            if move.after.is_rated and move.after.claimed != move.before.claimed
        ]
        shown = [move for move in turn.moves if move.after.proven != move.before.proven]
        parts = []
        if shown:
            skills = [
                tr("{skill} {n}", skill=name(move.skill_id)[:LONGEST], n=move.after.proven)
                for move in shown
            ]
            titles = self._reading.finished_on(turn.day, [move.skill_id for move in shown])
            words = tr("can show {skills}", skills=_few(skills))
            parts.append(
                tr("{words} by {titles}", words=words, titles=_few(titles)) if titles else words
            )
        if said:
            parts.append(tr("said {skills}", skills=_few(said)))
        return "; ".join(parts)

    def _space(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(24), px(10), px(12), px(6))
        self._row.setSpacing(px(16))
        for column, gap in ((self._head, 1), (self._middle, 0), (self._keys, 4)):
            column.setSpacing(px(gap))
        self.day.setFixedWidth(px(140))
        self.moved.setFixedWidth(px(230))


class _Key(QWidget):
    """How a line is drawn, and what it came to."""

    def __init__(self, *, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.words = PlainLabel("", "caption", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(current_theme().px(28))
        row.addWidget(self.words, 1)

    def show_words(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(180), current_theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        pen = QPen(theme.tokens.accent, 1.5)
        if self._dashed:
            pen.setDashPattern([2.6, 2])
        painter.setPen(pen)
        place = QRectF(0, self.height() / 2, theme.px(20), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width())
        painter.drawLine(place.topLeft(), place.topRight())


def long_day(day: date) -> str:
    """“19 November 2026”, as the locale has it, without the weekday."""
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    for weekday in ("dddd, ", "dddd ", ", dddd", " dddd", "dddd"):
        pattern = pattern.replace(weekday, "")
    return QLocale().toString(to_qdate(day), pattern)


def _spoken(course: Course) -> str:
    """What the lines show, for a screen reader: where they begin and end. The slider below them
    says each day between."""
    ends = [course.turns[0], course.turns[-1]] if len(course.turns) > 1 else course.turns
    return "; ".join(
        tr(
            "{day}: I say {said}, I can show {shown}",
            day=short_day(turn.day, year=True),
            said=percent(course.percent(turn.claimed)),
            shown=percent(course.percent(turn.proven)),
        )
        for turn in ends
    )


def _few(words: list[str]) -> str:
    return few(words, _NAMED) if len(words) > _NAMED else joined(words)


def _compared(title: str, share: int, other: int | None, course: Course, reading: SkillGaps) -> str:
    if other is None:
        return f"{title} {percent(share)}"
    now, then = percent(share), percent(course.percent(other))
    if reading.is_past:
        return tr("{title} {share}, today {other}", title=title, share=now, other=then)
    return tr("{title} {share}, was {other}", title=title, share=now, other=then)


def _marks(first: date, last: date) -> Iterator[tuple[int, str]]:
    """The first day, then the begin of each month or, over some years, of each year."""
    span = (last - first).days
    yield first.toordinal(), short_day(first, year=span >= _YEARS_FROM)
    year, month = first.year, first.month
    while True:
        month += 1
        if month > 12:
            year, month = year + 1, 1
        begin = date(year, month, 1)
        if begin >= last:
            return
        if span < _YEARS_FROM:
            yield (
                begin.toordinal(),
                QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat),
            )
        elif month == 1:
            yield begin.toordinal(), year_words(year)
