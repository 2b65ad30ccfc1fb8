"""A radar of a few axes: what is needed, what is said, what can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.themed import on_theme

FEWEST, MOST = 3, 10
"""Axes below and above which it is no radar any more."""
HIGHEST = 5
_LABEL, _GAP, _DOT, _LEGEND, _LEAST, _TALLEST = 76, 8, 3.5, 28, 196, 270
_FILL = 0.22
_UPRIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: levels from 0 to 5, a short label, what a screen reader and a tooltip say."""

    key: object
    label: str
    needed: float
    say: float
    show: float
    words: str


class Radar(QWidget):
    """Three to ten axes, clockwise from the top. Tab comes to one of them, the arrows go from axis
    to axis, Enter or a click opens one, Escape leaves.

    Signals: opened, with the key of an axis; left."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, name: str, legend: tuple[str, str, str], parent: QWidget | None = None):
        """`legend`: the words for needed, say and show."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._legend = legend
        self._axes: tuple[Axis, ...] = ()
        self._named: list[tuple[object, str]] = []
        self._middle, self._reach = QPointF(), 0.0
        self._ways: list[tuple[float, float]] = []
        self.labels: list[_Label] = []
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        on_theme(self._restyle)

    def show_axes(self, axes: Sequence[Axis]) -> None:
        """Shows at most ten axes, each from level 0 to 5 as everywhere."""
        self._axes = tuple(axes[:MOST])
        while len(self.labels) < len(self._axes):
            label = _Label(self)
            label.clicked.connect(lambda _=False, label=label: self.opened.emit(label.axis.key))
            label.stepped.connect(self._step)
            label.left.connect(self.left)
            self.labels.append(label)
        names = [(axis.key, axis.label) for axis in self._axes]
        others = names != self._named
        self._named = names
        for axis, label in zip(self._axes, self.labels, strict=False):
            label.show_axis(axis)
        if others:
            for at, label in enumerate(self.labels):
                label.setVisible(at < len(self._axes))
            self._keep_one_stop()
            self._place()
        self.update()

    def axes(self) -> tuple[Axis, ...]:
        return self._axes

    def take_focus(self, key: object = None) -> None:
        """The keyboard to an axis, the first unless one is named."""
        keys = [axis.key for axis in self._axes]
        if keys:
            self._focus(keys.index(key) if key in keys else 0)

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        # No more than it needs: who has room to give lets it grow.
        return QSize(current_theme().px(320), current_theme().px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(260), current_theme().px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the legend has its own places
        theme = current_theme()
        tokens, count = theme.tokens, len(self._axes)
        if not count:
            return
        # Where hairlines are as strong as text they would hide what is needed.
        self._paint_web(painter, tokens.track if tokens.name == "contrast" else tokens.hairline)
        needed = QPen(tokens.text, 1.25)
        needed.setDashPattern([3.2, 2.4])
        painter.setPen(needed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._shape([axis.needed for axis in self._axes]))
        shown = [self._point(at, axis.show) for at, axis in enumerate(self._axes)]
        fill = QColor(tokens.accent)
        fill.setAlphaF(_FILL)
        painter.setPen(QPen(tokens.accent, 2))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(shown))
        said = [self._point(at, axis.say) for at, axis in enumerate(self._axes)]
        painter.setPen(QPen(tokens.accent, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(said))
        dot = theme.px(2 * _DOT) / 2
        painter.setBrush(tokens.raised)
        for point in said:
            painter.drawEllipse(point, dot, dot)
        painter.setBrush(tokens.accent)
        for point in shown:
            painter.drawEllipse(point, dot - 0.5, dot - 0.5)
        self._paint_legend(painter)

    # --- inside -----------------------------------------------------------------------------

    def _paint_web(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for level in range(1, HIGHEST + 1):
            painter.drawPolygon(self._shape([level] * len(self._axes)))
        for at in range(len(self._axes)):
            painter.drawLine(self._middle, self._point(at, HIGHEST))

    def _paint_legend(self, painter: QPainter) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        line, gap, between = px(20), px(5), px(16)
        widths = [line + gap + metrics.horizontalAdvance(words) for words in self._legend]
        x = (self.width() - sum(widths) - 2 * between) / 2
        y = self.height() - px(_LEGEND) / 2
        entries = list(zip(("needed", "say", "show"), self._legend, widths, strict=True))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            entries.reverse()
        for kind, words, width in entries:
            pen = QPen(tokens.text if kind == "needed" else tokens.accent, 1.5)
            if kind == "needed":
                pen.setDashPattern([3.2, 2.4])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + line, y))
            if kind != "needed":
                painter.setBrush(tokens.raised if kind == "say" else tokens.accent)
                painter.drawEllipse(QPointF(x + line / 2, y), 3, 3)
            painter.setFont(font)
            painter.setPen(tokens.text2)
            place = QRectF(x + line + gap, y - metrics.height(), width, 2 * metrics.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )
            x += width + between

    def _radius(self) -> float:
        px = current_theme().px
        # The lowest labels may take two lines; they hang from their axis.
        below = 2 * self._line_height() + px(_LEGEND)
        lowest = max((-up for _, up in self._ways), default=1.0)
        high = (self.height() - self._above() - below - px(_GAP)) / (1 + lowest)
        return max(px(24), min(self.width() / 2 - px(_LABEL + _GAP), high))

    def _above(self) -> int:
        """Room for the label of the first axis."""
        return self._line_height() + current_theme().px(_GAP)

    def _line_height(self) -> int:
        return QFontMetrics(current_theme().font("caption")).height()

    def _point(self, at: int, level: float) -> QPointF:
        across, up = self._ways[at]
        reach = self._reach * min(level, HIGHEST) / HIGHEST
        return QPointF(self._middle.x() + reach * across, self._middle.y() - reach * up)

    def _shape(self, levels: Sequence[float]) -> QPolygonF:
        return QPolygonF([self._point(at, level) for at, level in enumerate(levels)])

    def _restyle(self) -> None:
        self.setMaximumHeight(current_theme().px(_TALLEST))
        self._place()

    def _place(self) -> None:
        """Puts each label beyond the end of its axis."""
        gap = current_theme().px(_GAP)
        count = len(self._axes)
        angles = [2 * pi * at / count for at in range(count)]
        self._ways = [(sin(angle), cos(angle)) for angle in angles]
        self._reach = self._radius()
        self._middle = QPointF(self.width() / 2, self._above() + self._reach)
        for at in range(count):
            (across, up), end = self._ways[at], self._point(at, HIGHEST)
            x, y = end.x() + gap * across, end.y() - gap * up
            if abs(across) < _UPRIGHT:
                room, side = self.width() // 2, Qt.AlignmentFlag.AlignHCenter
            elif across > 0:
                room, side = int(self.width() - x), Qt.AlignmentFlag.AlignLeft
            else:
                room, side = int(x), Qt.AlignmentFlag.AlignRight
            size = self.labels[at].fit(room, side)
            left = x if across > 0 else x - size.width()
            if abs(across) < _UPRIGHT:
                left = x - size.width() / 2
            top = y - size.height() * (1 + up) / 2
            self.labels[at].setGeometry(
                QRect(round(max(0, left)), round(max(0, top)), size.width(), size.height())
            )
        self.update()

    def _step(self, label: object, steps: int) -> None:
        at = next(at for at, one in enumerate(self.labels) if one is label)
        self._focus((at + steps) % len(self._axes))

    def _focus(self, at: int) -> None:
        self._keep_one_stop(at)
        self.labels[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_one_stop(self, at: int = 0) -> None:
        for place, label in enumerate(self.labels):
            stop = place == at
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)


class _Label(QAbstractButton):
    """The name of an axis, on one line or two, at its end; for a screen reader the whole axis."""

    stepped = Signal(object, int)
    left = Signal()

    def __init__(self, parent: Radar) -> None:
        super().__init__(parent)
        self.axis = Axis(None, "", 0, 0, 0, "")
        self._lines: list[str] = []
        self._side = Qt.AlignmentFlag.AlignHCenter
        self.setProperty("focusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_axis(self, axis: Axis) -> None:
        if axis == self.axis:
            return
        self.axis = axis
        set_tip(self, f"{axis.label}\n{axis.words}")
        self.setAccessibleName(visible(axis.label))
        self.setAccessibleDescription(visible(axis.words))

    def fit(self, room: int, side: Qt.AlignmentFlag) -> QSize:
        """Breaks the words for `room`; the size they need."""
        metrics = QFontMetrics(current_theme().font("caption"))
        self._side = side
        self._lines = _wrapped(visible(self.axis.label), metrics, max(room, 24))
        width = max((metrics.horizontalAdvance(line) for line in self._lines), default=0)
        return QSize(min(width + 4, max(room, 24)), metrics.height() * len(self._lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.stepped.emit(self, 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.stepped.emit(self, -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        font = theme.font("caption")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.tokens.text2)
        high = QFontMetrics(font).height()
        align = self._side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for at, line in enumerate(self._lines):
            painter.drawText(QRect(0, at * high, self.width(), high), align, line)


def _wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """`text` on one line or two, cut where that is not enough."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    first = ""
    for word in text.split(" "):
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > width:
            break
        first = longer
    rest = text[len(first) :].strip()
    lines = [first, rest] if rest else [first]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
