"""Paints the rows of the gaps."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pathtracker.app.gaps.model import Column, GapModel
from pathtracker.app.icons import paint_icon
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets import levels
from pathtracker.app.widgets.marks import Mark, paint_mark
from pathtracker.app.widgets.row_model import Index
from pathtracker.app.widgets.text import visible
from pathtracker.core.gaps import Closing
from pathtracker.core.model import State
from pathtracker.reports.skill_gaps import GapLine

PAD, SIDE = 24, 8


class GapDelegate(QStyledItemDelegate):
    """Attributes: hovered, the row under the pointer; current, that which has the keyboard, and
    keys, whether it shows so; beside_bar and beside_name, whether words on the level stand beside
    the bars, or beside the name those that have no other place; marked, whether the selected
    row is shown as such also while the keyboard is elsewhere."""

    def __init__(self, model: GapModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1
        self.current = -1
        self.keys = False
        self.beside_bar = True
        self.beside_name = False
        self.marked = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, current_theme().px(metrics.ROW_TABLE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        if line is None:
            return
        # The stubs leave out what QStyleOption holds.
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        tokens = current_theme().tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        chosen = chosen and (self.marked or (self.keys and self.current == index.row()))
        ground = tokens.raised
        if chosen:
            ground = tokens.accent_soft
        elif index.row() == self.hovered:
            ground = tokens.hover
        painter.save()
        painter.fillRect(place, ground)
        if index.row() > 0:
            thick = 2 if self._model.opens_part(index.row()) else 1
            ink = tokens.hairline if thick == 1 else tokens.hairline_strong
            painter.fillRect(place.left(), place.top(), place.width(), thick, ink)
        column, leads = Column(index.column()), self._model.leads(index.row())
        if column is Column.SKILL:
            self._paint_name(painter, place, mirrored, line, leads)
            if chosen:
                painter.fillRect(part(place, mirrored, 0, 2), tokens.accent)
        elif column is Column.WEIGHT:
            self._paint_weight(painter, place, mirrored, line)
        elif column is Column.LEVEL:
            self._paint_level(painter, place, mirrored, line)
        elif column is Column.CLOSES:
            self._paint_closing(painter, place, mirrored, line, ground)
        else:
            self._paint_points(painter, place, mirrored, column, line, leads)
        if self.keys and index.row() == self.current:
            painter.fillRect(place.left(), place.top(), place.width(), 1, tokens.accent)
            painter.fillRect(place.left(), place.bottom(), place.width(), 1, tokens.accent)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, place: QRect, mirrored: bool, line: GapLine, leads: bool
    ) -> None:
        theme = current_theme()
        px, tokens = theme.px, theme.tokens
        left, end = px(PAD), place.width() - px(SIDE)
        room, small = 0, theme.font("caption")
        note = self._model.words(line, Column.LEVEL)
        if self.beside_name and line.gap.level.claimed is None:
            room = QFontMetrics(small).horizontalAdvance(note) + px(6)
        font = theme.font("body", 600 if leads else None)
        name = self._model.words(line, Column.SKILL)
        spot = part(place, mirrored, left, end - left - room)
        left += write(painter, spot, name, font, tokens.text) + px(6)
        if room:
            spot = part(place, mirrored, left, end - left)
            write(painter, spot, note, small, tokens.muted)

    def _paint_weight(self, painter: QPainter, place: QRect, mirrored: bool, line: GapLine) -> None:
        """How much it matters, and beside that how sought it is, where a source says so."""
        theme, demand = current_theme(), line.demand if self._model.with_demand else None
        spot = middle(place, mirrored, SIDE, levels.WEIGHT_WIDTH, levels.WEIGHT_HEIGHT)
        levels.paint_weight(painter, spot, line.gap.need.importance, mirrored=mirrored)
        if demand is not None:
            left = theme.px(SIDE + levels.WEIGHT_WIDTH + 7)
            beside = part(place, mirrored, left, place.width() - left)
            words, small = visible(demand.words[:LONGEST]), theme.font("caption")
            write(painter, beside, words, small, theme.tokens.muted)

    def _paint_level(self, painter: QPainter, place: QRect, mirrored: bool, line: GapLine) -> None:
        theme, gap = current_theme(), line.gap
        spot = middle(place, mirrored, SIDE, levels.BAR_WIDTH, levels.BAR_HEIGHT)
        show, say = gap.level.proven, gap.level.claimed_counts
        levels.paint_level_bar(
            painter, spot, show=show, say=say, needed=gap.need.level, mirrored=mirrored
        )
        left = theme.px(SIDE + levels.BAR_WIDTH + 10)
        beside = part(place, mirrored, left, place.width() - left - theme.px(2))
        if self.beside_bar:
            words, ink = self._model.words(line, Column.LEVEL), theme.tokens.muted
            write(painter, beside, words, theme.font("caption"), ink)

    def _paint_closing(
        self, painter: QPainter, place: QRect, mirrored: bool, line: GapLine, ground: QColor
    ) -> None:
        theme = current_theme()
        px, tokens = theme.px, theme.tokens
        left = px(SIDE)
        spot = part(place, mirrored, left, px(16))
        ink = tokens.muted
        if line.gap.closes_with:
            paint_mark(painter, spot, mark_of(line.gap.closes_with[0]), tokens, ground)
            ink = tokens.text2
        elif line.since and line.gap.proven_points:
            paint_mark(painter, spot, Mark.DONE, tokens, ground)
            ink = tokens.text2
        elif not line.gap.proven_points:
            paint_icon(painter, spot, "check", tokens.muted, ground)
        else:
            left -= px(24)
        words = self._model.words(line, Column.CLOSES)
        width = place.width() - left - px(24 + SIDE)
        write(painter, part(place, mirrored, left + px(24), width), words, theme.font(), ink)

    def _paint_points(
        self,
        painter: QPainter,
        place: QRect,
        mirrored: bool,
        column: Column,
        line: GapLine,
        leads: bool,
    ) -> None:
        theme = current_theme()
        px, tokens, gap = theme.px, theme.tokens, line.gap
        by_proof = column is Column.SHOW
        points = gap.proven_points if by_proof else gap.claimed_points
        ink = tokens.text if by_proof and points else tokens.muted
        trailing = px(PAD if by_proof else SIDE)
        spot = part(place, mirrored, 0, place.width() - trailing)
        font = theme.font("body", 600 if by_proof and leads else None)
        write(painter, spot, self._model.words(line, column), font, ink, end=True)


def mark_of(closing: Closing) -> Mark:
    """The mark of open work."""
    if closing.state is State.ACTIVE:
        return Mark.ACTIVE
    if closing.state is State.PARKED:
        return Mark.PARKED
    return Mark.WAITS if closing.waits else Mark.OPEN


def part(place: QRect, mirrored: bool, left: int, width: int) -> QRect:
    """A part of `place`, from its leading edge on."""
    start = place.right() + 1 - left - width if mirrored else place.left() + left
    return QRect(start, place.top(), width, place.height())


def middle(place: QRect, mirrored: bool, left: int, width: int, height: int) -> QRectF:
    """A place `width` by `height` in the middle of a row, in pixels of the design."""
    px = current_theme().px
    row = part(place, mirrored, px(left), px(width))
    top = row.top() + (row.height() - px(height)) / 2
    return QRectF(row.left(), round(top), px(width), px(height))


def write(
    painter: QPainter, place: QRect, text: str, font: QFont, ink: QColor, *, end: bool = False
) -> int:
    """Writes a line, cut to its place; returns how wide it became."""
    if place.width() <= 0 or not text:
        return 0
    sizes = QFontMetrics(font)
    cut = sizes.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(ink)
    kept = painter.layoutDirection()
    mirrored = kept == Qt.LayoutDirection.RightToLeft
    flags = Qt.AlignmentFlag
    side = flags.AlignRight if end != mirrored else flags.AlignLeft
    align = side | flags.AlignVCenter | flags.AlignAbsolute
    # The side is the view's, the order of the words their own: “1 of 3” stays that.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(place, int(align) | int(Qt.TextFlag.TextSingleLine), cut)
    painter.setLayoutDirection(kept)
    return min(sizes.horizontalAdvance(cut), place.width())
