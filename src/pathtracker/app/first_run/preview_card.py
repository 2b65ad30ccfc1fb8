"""“Your first weeks”: the nearest steps of the chosen role, with their days."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Card, Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel, Mark, MarkLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import hours, tr
from pathtracker.reports.first_weeks import FirstWeeks, Near

_ROWS = 6


class PreviewCard(Card):
    """Shows a FirstWeeks, or says what is missing for one.

    Attribute: shown, what stands here; None while no role is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: FirstWeeks | None = None
        self.setAccessibleName(tr("Your first weeks"))
        self._caption = PlainLabel(tr("Your first weeks"), tone="muted")
        self.title = PlainLabel(role="heading", wrap=True, lines=3)
        self._trail = _Trail()
        self._line = Hairline()
        self._runs = PlainLabel(tone="text2", wrap=True)
        self._know = PlainLabel(tone="text2", wrap=True)
        self._know.set_parts(
            (tr("Mark a step "), False),
            (tr("I know this"), True),
            (tr(" and it costs no time."), False),
        )
        for widget in (self._caption, self.title, self._trail, self._line, self._runs, self._know):
            self.body.addWidget(widget)
        self._foot = QVBoxLayout()
        self._foot.addWidget(_Promise())
        self.body.addLayout(self._foot)
        on_theme(self._space)

    def show_weeks(self, weeks: FirstWeeks | None, *, about: bool) -> None:
        """`about`: the days are only about right. None: no role is chosen."""
        self.shown = weeks
        self._trail.show_steps(weeks.steps if weeks else (), about=about)
        self.title.setText(self._headline(weeks))
        runs = weeks.runs_after if weeks else None
        words = "" if runs is None else hours(runs)
        self._runs.setText(tr("Something of your own runs after {hours}.", hours=words))
        for widget in (self._trail, self._line, self._know):
            widget.setVisible(weeks is not None)
        self._runs.setVisible(runs is not None)

    def _headline(self, weeks: FirstWeeks | None) -> str:
        if weeks is None:
            return tr("Choose a role, and its first steps stand here.")
        if not weeks.has_goal:
            return tr("Your first steps")
        if weeks.days is None:
            return tr("After about {hours}: your first small project", hours=hours(weeks.hours))
        if weeks.days <= 7:
            return tr("In your first week: your first small project")
        count = round(weeks.days / 7)
        return tr("In about [a week|{n} weeks]: your first small project", max(1, count))

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(4))
        self._runs.setContentsMargins(0, px(12), 0, 0)
        self._know.setContentsMargins(0, 0, 0, px(4))
        self._foot.setContentsMargins(0, px(12), 0, 0)


class _Trail(QWidget):
    """The steps below each other, their marks joined by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._rows = [_Row(self._grid, place) for place in range(_ROWS)]
        on_theme(self._space)

    def show_steps(self, steps: tuple[Near, ...], *, about: bool) -> None:
        for place, row in enumerate(self._rows):
            row.show_step(steps[place] if place < len(steps) else None, place, about=about)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = current_theme().px(4)
        shown = [row.mark for row in self._rows if not row.mark.isHidden()]
        for upper, lower in pairwise(shown):
            top, bottom = upper.geometry().bottom() + 1 + gap, lower.geometry().top() - gap
            middle = upper.geometry().center().x()
            colour = current_theme().tokens.hairline_strong
            painter.fillRect(QRectF(middle, top, 2, max(0, bottom - top)), colour)

    def _space(self) -> None:
        px = current_theme().px
        self._grid.setContentsMargins(0, px(16), 0, px(20))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(18))


class _Row:
    """The widgets of one step in the grid."""

    def __init__(self, grid: QGridLayout, place: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.mark = MarkLabel(Mark.OPEN, 20)
        self.title = PlainLabel(weight=500, wrap=True, lines=2)
        self.days = PlainLabel(role="caption", tone="muted")
        self.hours = PlainLabel(tone="muted", align=Qt.AlignmentFlag.AlignRight)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.days)
        grid.addWidget(self.mark, place, 0, top)
        grid.addLayout(words, place, 1)
        grid.addWidget(self.hours, place, 2, top)

    def show_step(self, step: Near | None, place: int, *, about: bool) -> None:
        for widget in (self.mark, self.title, self.hours, self.days):
            widget.setVisible(step is not None)
        if step is None:
            return
        self.mark.set_mark(Mark.MILESTONE if step.is_goal else Mark.OPEN)
        self.title.set_parts((step.title, step.is_goal or place == 0))
        self.hours.setText(hours(step.hours))
        words = self._day_words(step, about=about and place > 0)
        self.days.setText(words)
        self.days.setVisible(bool(words))

    def _day_words(self, step: Near, *, about: bool) -> str:
        """The day it begins; of the goal, the day it is done."""
        day = step.ends if step.is_goal else step.begins
        if day is None:
            return ""
        words = short_day(day)
        if step.is_goal:
            return tr("done about {day}", day=words) if about else tr("done on {day}", day=words)
        return tr("about {day}", day=words) if about else words


class _Promise(QWidget):
    """That everything stays here."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel("offline", size=16), 0, Qt.AlignmentFlag.AlignTop)
        words = tr("Everything stays on this computer. No account.")
        self._row.addWidget(PlainLabel(words, "caption", "muted", wrap=True), 1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        space(self._row, 8, 12, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.surface)
        radius = theme.px(metrics.RADIUS_CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
