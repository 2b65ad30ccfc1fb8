"""Paints steps as cards, for the columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from pathtracker.app.icons import paint_icon
from pathtracker.app.roadmap.delegate import RowDelegate, Zone, paint_fold, paint_state
from pathtracker.app.roadmap.look import Pen, look, part
from pathtracker.app.roadmap.model import Index
from pathtracker.app.roadmap.rows import PhaseRow, Row, StepRow
from pathtracker.app.theme import metrics
from pathtracker.app.widgets.measured import Type
from pathtracker.core.model import State

_GAP, _PAD, _LINE = 8, 12, 18
_TEXT = _PAD + 16 + 8
_HOURS = 64


class CardDelegate(RowDelegate):
    """A card: mark and title, at most two lines; below them the reason, the kind and the hours."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row_at(index)
        px = look().px
        if not isinstance(row, StepRow):
            return QSize(0, px(metrics.ROW_STEP + _GAP))
        lines = len(self._lines(row, self._width()))
        return QSize(0, px(_GAP + 2 * _PAD + _LINE * lines + 20))

    def zone_at(
        self, place: QRect, row: Row | PhaseRow, point: QPoint, mirrored: bool
    ) -> Zone | None:
        if not isinstance(row, StepRow):
            return Zone.LINK
        px = look().px
        x = place.right() - point.x() if mirrored else point.x() - place.left()
        foot = point.y() > place.bottom() - px(_GAP + _PAD + 20)
        if x < px(_TEXT) and not foot:
            return Zone.MARK
        if not foot:
            return Zone.TITLE
        if x > place.width() - px(_PAD + _HOURS):
            return Zone.HOURS
        return Zone.REASON

    def field_place(self, place: QRect, _row: Row | PhaseRow, zone: Zone, mirrored: bool) -> QRect:
        px = look().px
        if zone is Zone.HOURS:
            width = px(_HOURS + 24)
            return part(place, mirrored, place.width() - px(4) - width, width)
        return part(place, mirrored, px(_TEXT - 8), place.width() - px(_TEXT - 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        style = look()
        px, tokens = style.px, style.tokens
        if row is None or isinstance(row, PhaseRow):
            return
        hovered = row.key == self.hover.key
        zone = self.hover.zone if hovered else None
        focused = self.keys and bool(state & QStyle.StateFlag.State_HasFocus)
        if not isinstance(row, StepRow):
            place = place.adjusted(0, 0, 0, -px(_GAP))
            paint_fold(Pen(painter, place, mirrored), row, zone, _PAD)
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        card = place.adjusted(0, 0, 0, -px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.hover if hovered else tokens.raised
        width = 2 if chosen or focused else 1
        painter.setBrush(ground)
        painter.setPen(QPen(tokens.accent if chosen or focused else tokens.hairline, width))
        radius, inset = px(metrics.RADIUS_CARD), width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.restore()
        self._paint_words(Pen(painter, card, mirrored), row, zone)

    def _paint_words(self, pen: Pen, row: StepRow, zone: Zone | None) -> None:
        style = look()
        px, tokens = style.px, style.tokens
        card, width = QRect(pen.place), pen.place.width()
        font = self._font(row)
        pen.place = QRect(card.left(), card.top() + px(_PAD), width, px(_LINE))
        place = pen.rect(px(_PAD), px(16), px(16))
        paint_state(pen.painter, place, row, zone is Zone.MARK, tokens.raised, style)
        colour = tokens.muted if row.state is State.SKIPPED else tokens.text
        for line in self._lines(row, width):
            pen.words(px(_TEXT), width - px(_TEXT + _PAD), line, font, colour)
            pen.place.translate(0, px(_LINE))
        foot = QRect(card.left(), card.bottom() - px(_PAD + 16), width, px(20))
        pen.place = foot
        end = width - px(_PAD + _HOURS)
        kind = style.caption.width(row.kind) + px(8)
        left = px(_TEXT)
        if row.waits:
            paint_icon(pen.painter, pen.rect(left, px(14), px(14)), "link", tokens.muted)
            left += px(18)
        words = f"{row.kind} · {row.reason}" if row.reason and not row.waits else row.kind
        if row.waits:
            words = row.reason
        if row.shared:
            end -= px(20)
            paint_icon(pen.painter, pen.rect(end, px(14), px(14)), "shared", tokens.muted)
        active = row.state is State.ACTIVE
        if active and row.reason:
            pen.words(left, kind, row.kind, style.caption, tokens.muted)
            pen.words(left + kind, end - left - kind, row.reason, style.caption, tokens.accent_text)
        else:
            room = end - left - px(4)
            pen.words(
                left, room, style.caption.cut_at_word(words, room), style.caption, tokens.muted
            )
        pen.words(
            width - px(_PAD + _HOURS), px(_HOURS), row.hours, style.caption, tokens.text2, end=True
        )

    def _font(self, row: StepRow) -> Type:
        return look().strong if row.state is State.ACTIVE else look().body

    def _lines(self, row: StepRow, width: int) -> list[str]:
        """The title on one line or two."""
        font, room = self._font(row), width - look().px(_TEXT + _PAD)
        if room <= 0 or font.width(row.title) <= room:
            return [row.title]
        first = font.cut_at_word(row.title, room).removesuffix("…").rstrip()
        rest = row.title[len(first) :].lstrip()
        return [first, font.cut(rest, room)] if rest else [first]

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 0
