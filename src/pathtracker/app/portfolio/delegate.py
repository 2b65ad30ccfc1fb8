"""Paints the rows of the milestones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pathtracker.app.icons import paint_icon
from pathtracker.app.portfolio.model import Column, MilestoneModel
from pathtracker.app.theme import Tokens, current_theme, metrics
from pathtracker.app.widgets.marks import Mark, paint_mark
from pathtracker.app.widgets.row_model import Index
from pathtracker.app.widgets.text import visible
from pathtracker.core.model import State
from pathtracker.reports.projects import Milestone

PAD, MARK, TEXT = 24, 16, 28
_STAGE, _ROOMY = 88, 330
_WORTH_READING = 140
_MARKS = {
    State.DONE: Mark.REACHED,
    State.KNOWN: Mark.KNOWN,
    State.SKIPPED: Mark.SKIPPED,
    State.PARKED: Mark.PARKED,
}


class MilestoneDelegate(QStyledItemDelegate):
    """Attributes: hovered, the row under the pointer; over_mark, whether it is over the mark;
    keys, whether the keyboard is in use, so that the current row shows it."""

    def __init__(self, model: MilestoneModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1
        self.over_mark = False
        self.keys = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, current_theme().px(metrics.ROW_TABLE))

    def mark_place(self, cell: QRect, mirrored: bool) -> QRect:
        """Where the mark of a row is, with some room around to hit it."""
        px = current_theme().px
        return _part(cell, mirrored, px(PAD - 6), px(MARK + 12))

    def title_place(self, cell: QRect, mirrored: bool) -> QRect:
        """Where a field to rename a milestone goes."""
        px = current_theme().px
        left = px(PAD + TEXT) + (self._stage_width(cell) if self._stage_width(cell) else 0) - px(9)
        return _part(cell, mirrored, left, max(px(120), cell.width() - left))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.milestone(index)
        if row is None:
            return
        # The stubs leave out what QStyleOption holds.
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        tokens = current_theme().tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = tokens.raised
        if chosen:
            ground = tokens.accent_soft
        elif index.row() == self.hovered:
            ground = tokens.hover
        painter.save()
        painter.fillRect(place, ground)
        if index.row() > 0:
            painter.fillRect(place.left(), place.top(), place.width(), 1, tokens.hairline)
        column = Column(index.column())
        if column is Column.TITLE:
            self._paint_title(painter, place, mirrored, index.row(), row, ground)
            if chosen:
                painter.fillRect(_part(place, mirrored, 0, 2), tokens.accent)
        else:
            self._paint_cell(painter, place, mirrored, column, row, ground)
        if self.keys and state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, place, column, mirrored, tokens)
        painter.restore()

    def _stage_width(self, cell: QRect) -> int:
        px = current_theme().px
        return px(_STAGE) if cell.width() - px(PAD + TEXT) >= px(_ROOMY) else 0

    def _paint_title(
        self,
        painter: QPainter,
        place: QRect,
        mirrored: bool,
        at: int,
        row: Milestone,
        ground: QColor,
    ) -> None:
        theme = current_theme()
        px, tokens = theme.px, theme.tokens
        spot = _part(place, mirrored, px(PAD), px(MARK))
        if at == self.hovered and self.over_mark:  # what a click would make of it
            drawing = "mark-milestone" if row.is_settled else "mark-reached"
            paint_icon(painter, spot, drawing, tokens.accent, ground)
        else:
            usual = Mark.CURRENT if row.is_current else Mark.MILESTONE
            paint_mark(painter, spot, _MARKS.get(row.state, usual), tokens, ground)
        left, end = px(PAD + TEXT), place.width() - px(12)
        stage = self._stage_width(place)
        if stage:
            if self._model.opens_stage(at):
                ink = tokens.text if row.is_settled or row.is_current else tokens.text2
                font = theme.font("body", 600 if row.is_current else 500)
                name = visible(row.stage_title[:100])
                _words(painter, _part(place, mirrored, left, stage - px(8)), name, font, ink)
            left += stage
        font = theme.font("body", 600 if row.is_current and not stage else None)
        title = self._model.words(row, Column.TITLE)
        ink = tokens.muted if row.state in (State.SKIPPED, State.PARKED) else tokens.text
        width = _words(painter, _part(place, mirrored, left, end - left), title, font, ink)
        left += width + px(10)
        summary = visible(row.summary[:400])
        if summary and end - left >= px(_WORTH_READING):
            plain = theme.font("body")
            _words(painter, _part(place, mirrored, left, end - left), summary, plain, tokens.muted)

    def _paint_cell(
        self,
        painter: QPainter,
        place: QRect,
        mirrored: bool,
        column: Column,
        row: Milestone,
        ground: QColor,
    ) -> None:
        theme = current_theme()
        px, tokens = theme.px, theme.tokens
        words = self._model.words(row, column)
        ink = tokens.text2
        end = column in (Column.HOURS, Column.DAY)
        left, width = px(8), place.width() - px(16)
        if column is Column.DAY:
            width -= px(PAD - 8)
        if column is Column.EVIDENCE:
            if row.evidence:
                paint_icon(
                    painter, _part(place, mirrored, left, px(14)), "link", tokens.text2, ground
                )
                left, width = left + px(19), width - px(19)
            else:
                ink = tokens.muted
        if column is Column.DAY and not row.done_on:
            ink = tokens.muted
        _words(painter, _part(place, mirrored, left, width), words, theme.font(), ink, end=end)


def _part(place: QRect, mirrored: bool, left: int, width: int) -> QRect:
    """A part of `place`, from its leading edge on."""
    start = place.right() + 1 - left - width if mirrored else place.left() + left
    return QRect(start, place.top(), width, place.height())


def _words(
    painter: QPainter, place: QRect, text: str, font: QFont, ink: QColor, *, end: bool = False
) -> int:
    """Writes a line, cut to its place; returns how wide it became."""
    if place.width() <= 0 or not text:
        return 0
    sizes = QFontMetrics(font)
    cut = sizes.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(ink)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    flags = Qt.AlignmentFlag
    side = flags.AlignRight if end != mirrored else flags.AlignLeft
    align = side | flags.AlignVCenter | flags.AlignAbsolute
    # The side is the view's, the order of the words their own: “2 of 3” stays that.
    kept = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(place, int(align) | int(Qt.TextFlag.TextSingleLine), cut)
    painter.setLayoutDirection(kept)
    return min(sizes.horizontalAdvance(cut), place.width())


def _paint_focus(
    painter: QPainter, place: QRect, column: Column, mirrored: bool, tokens: Tokens
) -> None:
    """A frame around the whole row, of which every cell paints its share."""
    painter.setPen(QPen(tokens.accent, 1))
    painter.drawLine(place.topLeft(), place.topRight())
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    if column is Column.TITLE:
        side = place.right() if mirrored else place.left()
        painter.drawLine(side, place.top(), side, place.bottom())
    if column is Column.DAY:
        side = place.left() if mirrored else place.right()
        painter.drawLine(side, place.top(), side, place.bottom())
