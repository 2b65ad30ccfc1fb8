"""Paints the roles beside each other, and the names of their columns."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pathtracker.app.gaps.compare_model import CompareModel, Figure, standing_words
from pathtracker.app.gaps.delegate import middle, part, write
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.row_model import Index
from pathtracker.core.readiness import APPLY_PERCENT

ROW_HIGH, HEAD_HIGH, BAR_WIDE = 44, 28, 128
_PAD, _SIDE, _BAR_HIGH = 24, 6, 10


def _cell(place: QRect, figure: Figure, *, mirrored: bool) -> QRect:
    px = current_theme().px
    leading = px(_PAD if figure is Figure.ROLE else _SIDE)
    trailing = px(_PAD if figure is Figure.SHARED else _SIDE)
    return part(place, mirrored, leading, place.width() - leading - trailing)


def paint_shares(
    painter: QPainter, place: QRectF, show: float, say: float, *, mirrored: bool = False
) -> None:
    """Solid what can be shown, outlined what is said beyond it, a line at 60 %."""
    theme = current_theme()
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.right() if mirrored else place.left(), place.top())
    if mirrored:
        painter.scale(-1, 1)
    width, inset = place.width(), theme.px(3)
    bar = QRectF(0, inset, width, place.height() - 2 * inset)
    radius = bar.height() / 2
    contrast = tokens.name == "contrast"
    painter.setPen(QPen(tokens.hairline, 1) if contrast else Qt.PenStyle.NoPen)
    painter.setBrush(tokens.track)
    painter.drawRoundedRect(bar, radius, radius)
    for share, solid in ((say, False), (show, True)):
        if share:
            box = QRectF(bar)
            box.setWidth(max(bar.height(), width * share))
            painter.setPen(QPen(tokens.accent, 1.5))
            painter.setBrush(tokens.accent if solid else tokens.accent_soft)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    mark = width * APPLY_PERCENT / 100
    painter.fillRect(QRectF(mark - 1, 0, 2, place.height()), tokens.text)
    painter.restore()


class CompareDelegate(QStyledItemDelegate):
    def __init__(self, model: CompareModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, current_theme().px(ROW_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.role(index)
        if one is None:
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(place, tokens.accent_soft if chosen else tokens.raised)
        if index.row():
            painter.fillRect(place.left(), place.top(), place.width(), 1, tokens.hairline)
        figure = Figure(index.column())
        spot = _cell(place, figure, mirrored=mirrored)
        words = self._model.words(one, figure)
        if figure is Figure.ROLE:
            if chosen:
                painter.fillRect(part(place, mirrored, 0, 2), tokens.accent)
            weight = 600 if one.role.is_chosen else None
            note, small = standing_words(one), theme.font("caption")
            font = theme.font("body", weight)
            room = QFontMetrics(small).horizontalAdvance(note) + px(8) if note else 0
            if QFontMetrics(font).horizontalAdvance(words) + room > spot.width():
                note, room = "", 0  # the name comes first; the sheet says the rest
            name = part(spot, mirrored, 0, spot.width() - room)
            wide = write(painter, name, words, font, tokens.text)
            if note:
                beside = part(spot, mirrored, wide + px(8), spot.width() - wide - px(8))
                write(painter, beside, note, small, tokens.muted)
        elif figure is Figure.BAR:
            wide = BAR_WIDE - 2 * _SIDE
            box = middle(place, mirrored, _SIDE, wide, _BAR_HIGH + 6)
            paint_shares(painter, box, one.proven, one.claimed, mirrored=mirrored)
        else:
            strong = figure is Figure.SHOW
            ink = tokens.text if strong else tokens.text2
            font = theme.font("body", 600 if strong else None)
            write(painter, spot, words, font, ink, end=True)
        painter.restore()


class CompareHead(QHeaderView):
    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = current_theme()
        painter.fillRect(rect, theme.tokens.surface)
        for edge in (rect.top(), rect.bottom()):
            painter.fillRect(rect.left(), edge, rect.width(), 1, theme.tokens.hairline)
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        figure = Figure(column)
        place = _cell(rect, figure, mirrored=self.isRightToLeft())
        font, ink = theme.font("caption", 500), theme.tokens.muted
        write(painter, place, words, font, ink, end=figure not in (Figure.ROLE, Figure.BAR))
