"""Small drawings of a role page: a level that is needed, a weight, a span of pay; rows of text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.levels import (
    WEIGHT_HEIGHT,
    WEIGHT_WIDTH,
    paint_level_bar,
    paint_weight,
)
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


class Drawing(QLabel):
    """A painted picture with words for those who don't see it. Mirrored where one reads so."""

    def __init__(self, words: str, width: int, height: int) -> None:
        super().__init__()
        self._size = (width, height)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(self._size[0]), px(self._size[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        return painter


class NeededLevel(Drawing):
    """Five cells: solid what one can show, outlined what one says; a line with a wedge on top where
    the level that is needed ends."""

    def __init__(self, level: int, *, show: int = 0, say: int | None = None) -> None:
        words = tr("needs level {level} of {most}", level=level, most=5)
        said = tr("not rated") if say is None else tr("you say {level}", level=say)
        shown = tr("you can show {level}", level=show)
        super().__init__(f"{words}, {said}, {shown}", 140, 18)
        self.level, self._show, self._say = level, show, say or 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = QRectF(self.rect())
        paint_level_bar(self.painter(), place, show=self._show, say=self._say, needed=self.level)


class Weight(Drawing):
    """How much a skill matters: one to five small blocks."""

    def __init__(self, importance: int) -> None:
        super().__init__(
            tr("importance {n} of {most}", n=importance, most=5), WEIGHT_WIDTH, WEIGHT_HEIGHT
        )
        self.importance = importance

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_weight(self.painter(), QRectF(self.rect()), self.importance)


class PaySpan(Drawing):
    """A bar from `low` to `high` on a scale up to `most`, an arrow if it is open; the figures
    stand beside its end. `widest` are those that take most room among bars on the same scale."""

    def __init__(
        self, label: str, words: str, low: int, high: int | None, *, most: int, widest: str
    ) -> None:
        super().__init__(f"{label}: {words}", 200, 22)
        self._words, self._low, self._high = words, low, high
        self._most, self._widest = most, widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = self.painter()
        # Room for the figures is kept free at the end of the scale.
        room = self.fontMetrics().horizontalAdvance(self._widest) + theme.px(12)
        scale = max(1, self.width() - room) / self._most
        first, last = self._low * scale, (self._high or self._most) * scale
        height = theme.px(12)
        top, bottom = (self.height() - height) / 2, (self.height() + height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.muted)
        if self._high is None:
            point = min(height / 2, last - first)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(first, top),
                        QPointF(last - point, top),
                        QPointF(last, (top + bottom) / 2),
                        QPointF(last - point, bottom),
                        QPointF(first, bottom),
                    ]
                )
            )
        else:
            painter.drawRoundedRect(QRectF(first, top, last - first, height), 2, 2)
        painter.resetTransform()
        painter.setPen(theme.tokens.text)
        left = last + theme.px(8)
        box = QRectF(left, 0, room, self.height())
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - left)
            side = Qt.AlignmentFlag.AlignRight
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # figures are read that way
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, self._words)


class TextRow(QWidget):
    """A sentence with an icon or a word before it, and where it comes from below."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        tone: str = "muted",
        before: str = "",
        source: str = "",
        bold: str = "",
    ) -> None:
        super().__init__()
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._lead: QWidget | None = None
        top = Qt.AlignmentFlag.AlignTop
        if icon:
            self._lead = IconLabel(icon, tone, 16)
        elif before:
            self._lead = PlainLabel(before, tone="muted")
        if self._lead is not None:
            self._row.addWidget(self._lead, 0, top)
        label = PlainLabel(tone="text2" if not bold else "text", wrap=True)
        label.set_parts((f"{bold}  " if bold else "", True), (text, False))
        self._words.addWidget(label)
        if source:
            self._words.addWidget(PlainLabel(source, "caption", "muted", wrap=True))
        self._row.addLayout(self._words, 1)
        self._before = 48 if len(before) > 1 else 10
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._words.setSpacing(0)
        if isinstance(self._lead, PlainLabel):
            self._lead.setFixedWidth(px(self._before))
