"""The cells of the comparison: words, and small drawings beside them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.roles.bits import Drawing
from pathtracker.app.roles.compare_rows import Footnotes, Row, Side, band_words
from pathtracker.app.roles.words import thousands
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.readiness import APPLY_PERCENT

_DOTS = {
    "code": {"none": 0, "some": 1, "daily": 3},
    "maths": {"light": 1, "solid": 2, "heavy": 3},
    "people": {"rarely": 1, "sometimes": 2, "often": 3},
    "entry": {"easier": 1, "medium": 2, "hard": 3},
}
"""The facts that go from little to much, each value in dots."""


class Cell(QWidget):
    """A place in the table: a ground from edge to edge, things below each other. `head`: of the
    column that says what a row is about."""

    def __init__(self, *, head: bool = False, marked: bool = False) -> None:
        super().__init__()
        self._head, self._marked = head, marked
        self.column = QVBoxLayout(self)
        # The table alone says how wide a column is.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        on_theme(self._restyle)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def end(self) -> None:
        """Nothing more comes: what is there stays at the top."""
        self.column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens.surface if self._head else theme.tokens.raised)
        if self._marked:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            width = theme.px(3)
            left = self.width() - width if mirrored else 0
            painter.fillRect(left, 0, width, self.height(), theme.tokens.accent)

    def _restyle(self) -> None:
        px = current_theme().px
        self.column.setContentsMargins(px(14), px(12), px(12), px(12))
        self.column.setSpacing(px(4))


def head_cell(row: Row) -> Cell:
    """What a row is about; a bar at its edge where the roles differ."""
    cell = Cell(head=True, marked=row.differs)
    cell.add(PlainLabel(row.title, weight=500, wrap=True))
    if row.note:
        cell.add(PlainLabel(row.note, "caption", "muted", wrap=True))
    words = tr("they differ") if row.differs else tr("the same for all")
    cell.setAccessibleName(f"{row.title}: {words}")
    cell.end()
    return cell


def side_cell(row: Row, side: Side, text: str, *, most_pay: int, notes: Footnotes) -> Cell:
    """What a row says of one role."""
    cell = Cell()
    cell.setAccessibleName(f"{side.entry.title}, {row.title}: {text}")
    kind, _, fact = row.key.partition(":")
    if kind == "readiness" and side.both is not None:
        shares = (side.both.proven.percent, side.both.claimed.percent)
        cell.add(ReadinessBar(text, *shares))
    if kind == "skills" and side.asked:
        cell.add(_chips(side))
    elif kind == "pay" and side.bands:
        for band in side.bands:
            words = thousands(band.low, band.high)
            cell.add(PayBar(words, band.low, band.high, most=most_pay))
            label = PlainLabel(wrap=True)
            label.set_parts((f"{words}  ", True), (band_words(band, notes), False))
            cell.add(label)
    else:
        if kind == "fact" and fact in _DOTS and side.entry.shipped is not None:
            value = getattr(side.entry.shipped.facts, fact)
            cell.add(Dots(text, _DOTS[fact][value]))
        cell.add(_words(row, text, stands_out=kind == "fact"))
    cell.end()
    return cell


def _words(row: Row, text: str, *, stands_out: bool) -> PlainLabel:
    """What is the same for all is quiet; a fact that no other role has is emphasised."""
    tone = "text" if row.differs else "muted"
    alone = stands_out and row.differs and row.texts.count(text) == 1
    return PlainLabel(text, tone=tone, weight=600 if alone else None, wrap=True)


def _chips(side: Side) -> QWidget:
    inside = QWidget()
    flow = FlowLayout(inside, gap=4)
    for one in side.weightiest:
        chip = Chip(
            one.name, "check" if one.is_shown else "", "accent" if one.is_shown else "plain"
        )
        met = tr("nothing missing") if one.is_shown else tr("needs {level}", level=one.need.level)
        chip.setAccessibleName(f"{one.name}: {met}")
        flow.addWidget(chip)
    return inside


class _Bar(Drawing):
    """Takes the width there is."""

    def __init__(self, words: str, height: int) -> None:
        super().__init__(words, 80, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class ReadinessBar(_Bar):
    """Solid what one can show, outlined what one says, a line at the mark. Whole percent."""

    def __init__(self, words: str, shown: int, said: int) -> None:
        super().__init__(words, 14)
        self._shown, self._said = shown / 100, max(shown, said) / 100

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        painter = self.painter()
        height = theme.px(8)
        top = (self.height() - height) / 2
        radius, width = height / 2, float(self.width())
        contrast = tokens.name == "contrast"
        painter.setPen(tokens.hairline if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.track)
        painter.drawRoundedRect(QRectF(0.5, top, width - 1, height), radius, radius)
        if self._said > self._shown:
            painter.setPen(QPen(tokens.accent, 1.5))
            painter.setBrush(tokens.accent_soft)
            box = QRectF(0.75, top + 0.75, width * self._said - 1.5, height - 1.5)
            painter.drawRoundedRect(box, radius, radius)
        if self._shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            box = QRectF(0, top, max(height, width * self._shown), height)
            painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QPen(tokens.text, 2))
        mark = width * APPLY_PERCENT / 100
        painter.drawLine(int(mark), 0, int(mark), self.height())


class PayBar(_Bar):
    """A span of pay on a line that is the same scale for every role; fading out if it is open."""

    def __init__(self, words: str, low: int, high: int | None, *, most: int) -> None:
        super().__init__(words, 12)
        self._low, self._high, self._most = low, high, most

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = self.painter()
        scale = self.width() / self._most
        middle = self.height() / 2
        painter.setPen(QPen(theme.tokens.hairline_strong, 1))
        painter.drawLine(0, int(middle), self.width(), int(middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.muted)
        first, last = self._low * scale, (self._high or self._most) * scale
        height = theme.px(10)
        box = QRectF(first, middle - height / 2, max(2.0, last - first), height)
        painter.drawRoundedRect(box, 2, 2)


class Dots(Drawing):
    """Little to much in three dots; the words stand beside."""

    def __init__(self, words: str, count: int) -> None:
        super().__init__(words, 46, 12)
        self._count = count

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = self.painter()
        size, step = theme.px(9), theme.px(14)
        top = (self.height() - size) / 2
        for place in range(3):
            filled = place < self._count
            painter.setPen(QPen(theme.tokens.text2 if filled else theme.tokens.control, 1.25))
            painter.setBrush(theme.tokens.text2 if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(place * step + 1, top + 0.5, size - 1, size - 1))
