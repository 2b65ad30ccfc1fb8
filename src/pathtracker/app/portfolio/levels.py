"""Levels as five cells, and the card of what a project will show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.portfolio.shows import Showing
from pathtracker.app.portfolio.words import tr
from pathtracker.app.theme import Tokens, current_theme, metrics
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme, space

_CELLS = 5
_MOST = 7
"""So many skills are listed at first."""


class LevelBar(QLabel):
    """Five cells: solid what can be shown, dashed what will be, a wedge at what is needed.

    `words` are what a screen reader says."""

    def __init__(
        self,
        words: str,
        now: int,
        then: int,
        needed: int | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._then, self._needed = now, then, needed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(visible(words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(116), current_theme().px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, high = theme.px(4), theme.px(9)
        wide = (self.width() - gap * (_CELLS - 1)) / _CELLS
        top = (self.height() - high) / 2
        for cell in range(_CELLS):
            box = QRectF(cell * (wide + gap), top, wide, high)
            self._paint_cell(painter, box, cell, theme.tokens)
        if self._needed:
            x = self._needed * (wide + gap) - gap / 2
            self._paint_needed(painter, min(x, self.width() - 3.0), theme.tokens.text)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: int, tokens: Tokens) -> None:
        pen = QPen(tokens.hairline_strong, 1)
        painter.setBrush(tokens.raised)
        if cell < self._now:
            pen = QPen(tokens.accent, 1)
            painter.setBrush(tokens.accent)
        elif cell < self._then:
            pen = QPen(tokens.accent, 1.25)
            pen.setDashPattern([2.4, 1.8])
        painter.setPen(pen)
        radius = current_theme().px(metrics.RADIUS_CELL)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_needed(self, painter: QPainter, x: float, ink: object) -> None:
        half = current_theme().px(3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRect(QRectF(x - 1, 1, 2, self.height() - 2))
        wedge = (QPointF(x - half, 1), QPointF(x + half, 1), QPointF(x, 1 + half * 1.4))
        painter.drawPolygon(QPolygonF(wedge))


class ShowsCard(Card):
    """Which skills the project raises, and from where to where."""

    def __init__(self) -> None:
        super().__init__(tr("What it will show"))
        self._list = QVBoxLayout()
        self._lines: list[QWidget] = []
        self._shown: tuple[Showing, ...] | None = None
        self.body.addLayout(self._list)
        self.more = LinkButton("")
        self.more.clicked.connect(self._turn)
        self._all = False
        self.body.addWidget(self.more)
        self.note = PlainLabel("", "caption", "muted", wrap=True)
        self.body.addWidget(self.note)
        assert self.head is not None
        self.head.row.addWidget(PlainLabel(tr("when all is reached"), "caption", "muted"))
        on_theme(self._space)

    def show_skills(self, showings: Sequence[Showing]) -> None:
        if self._shown == tuple(showings):
            return
        self._shown = tuple(showings)
        self._fill()

    def _fill(self) -> None:
        showings = self._shown or ()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_line(one) for one in (showings if self._all else showings[:_MOST])]
        for line in self._lines:
            self._list.addWidget(line)
        rest = len(showings) - _MOST
        self.more.setText(tr("Show fewer") if self._all else tr("Show {n} more", n=rest))
        self.more.setVisible(rest > 0)
        words = tr("As far as checks are ticked and a link, file or commit backs them.")
        if not showings:
            words = tr("Milestones that name a skill are counted here.")
        self.note.setText(words)

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _space(self) -> None:
        self._list.setSpacing(current_theme().px(8))
        self.body.setSpacing(current_theme().px(12))


def _line(one: Showing) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    space(row, 12, 0)
    words = tr("shows level {now} now, will show {then}", now=one.now, then=one.then)
    if one.needed:
        words += ", " + tr("needed {level}", level=one.needed)
    end = Qt.AlignmentFlag.AlignRight
    value = f"{one.now} → {one.then}" if one.now != one.then else str(one.now)
    number = PlainLabel(value, tone="text2", align=end)
    number.setMinimumWidth(current_theme().px(40))
    row.addWidget(PlainLabel(one.name), 1)
    bar = LevelBar(words, one.now, one.then, one.needed)
    bar.setToolTip(words)
    row.addWidget(bar)
    row.addWidget(number)
    return line
