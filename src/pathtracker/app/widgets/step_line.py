"""Shares over time as lines that go in steps: nothing moves between two events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import tip

_HIGH = 40
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Steps:
    """A line: shares from 0 to 1 from places on, in order."""

    points: tuple[tuple[int, float], ...]
    dashed: bool = False


class StepLine(QWidget):
    """`inset`: the pixels of the design that stay free at both ends, as wide as the handle of a
    slider below it. `words_at` says what happened at a place, for a tooltip."""

    def __init__(self, name: str, inset: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._inset = inset
        self._first, self._last, self._at = 0, 1, 1
        self._lines: tuple[Steps, ...] = ()
        self._places: list[int] = []
        self._shapes: list[QPolygonF] = []
        self.words_at: Callable[[int], str] = lambda _place: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, first: int, last: int, lines: Sequence[Steps]) -> None:
        """Shows lines between two places."""
        self._first, self._last = first, max(last, first + 1)
        self._lines = tuple(lines)
        self._places = sorted({place for line in lines for place, _ in line.points})
        self._draw()

    def look_at(self, place: int) -> None:
        """Marks a place; what comes after it is quieter."""
        self._at = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(_HIGH))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_near(event.pos().x())
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._x(self._at)
        mirrored = self._mirrored()
        for line, shape in zip(self._lines, self._shapes, strict=True):
            for after in (False, True):
                pen = QPen(tokens.hairline_strong if after else tokens.accent, 1.5)
                if line.dashed:
                    pen.setDashPattern([2.6, 2])
                left = after != mirrored
                painter.save()
                part = self.rect()
                if left:
                    part.setLeft(round(now))
                else:
                    part.setRight(round(now))
                painter.setClipRect(part)
                painter.setPen(pen)
                painter.drawPolyline(shape)
                painter.restore()
        if self._at < self._last:
            painter.fillRect(round(now), 0, 1, self.height(), tokens.accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._draw()

    def _draw(self) -> None:
        """The lines as they are at this size; a frame of the slider only paints them."""
        self._shapes = [self._shape(line) for line in self._lines]
        self.update()

    def _shape(self, line: Steps) -> QPolygonF:
        points: list[QPointF] = []
        height = 0.0
        for place, share in line.points:
            x = self._x(place)
            if points or place > self._first:
                points.append(QPointF(x, self._y(height)))
            points.append(QPointF(x, self._y(share)))
            height = share
        points.append(QPointF(self._x(self._last), self._y(height)))
        return QPolygonF(points)

    def _x(self, place: int) -> float:
        pad = current_theme().px(self._inset)
        share = (place - self._first) / (self._last - self._first)
        share = 1 - share if self._mirrored() else share
        return pad + share * (self.width() - 2 * pad)

    def _y(self, share: float) -> float:
        return 2 + (1 - share) * (self.height() - 4)

    def _words_near(self, x: int) -> str:
        if not self._places:
            return ""
        pad = current_theme().px(self._inset)
        share = (x - pad) / max(1, self.width() - 2 * pad)
        share = 1 - share if self._mirrored() else share
        place = round(self._first + share * (self._last - self._first))
        at = bisect_right(self._places, place)
        near = self._places[max(0, at - 1) : at + 1]
        best = min(near, key=lambda one: abs(self._x(one) - x))
        close = abs(self._x(best) - x) <= current_theme().px(_NEAR)
        return self.words_at(best) if close else ""

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
