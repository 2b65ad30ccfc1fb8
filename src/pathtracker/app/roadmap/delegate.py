"""Paints the rows of the outline: phase heads, steps, and the line that done steps fold into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pathtracker.app.icons import paint_icon
from pathtracker.app.roadmap.look import Look, Pen, look, part
from pathtracker.app.roadmap.model import Index, RoadmapModel
from pathtracker.app.roadmap.rows import EmptyRow, FoldRow, PhaseRow, Row, StepRow
from pathtracker.app.theme import metrics
from pathtracker.app.widgets.marks import paint_mark
from pathtracker.app.widgets.measured import Type
from pathtracker.app.widgets.progress import paint_bar
from pathtracker.core.model import State

_MARK, _TEXT, _HEAD_TEXT = 44, 72, 44
_HOURS, _KIND, _REASON = 24, 160, 184  # from the trailing edge: hours end, kind begins, reason ends
_BAR, _BAR_END, _COUNT_END = 96, 192, 117
_ROOMY = 560
_LONGEST_REASON = 260


class Zone(Enum):
    """Where in a row the pointer is."""

    MARK = 1
    HOURS = 2
    LINK = 3
    ADD = 4
    TITLE = 5
    REASON = 6
    SHARED = 7


@dataclass
class Hover:
    """The row under the pointer, by its key, and the zone in it."""

    key: object = None
    zone: Zone | None = None


class Places:
    """Where things stand in the row of a step, from the leading edge on."""

    def __init__(self, width: int, row: StepRow, style: Look) -> None:
        px = style.px
        roomy = width >= px(_ROOMY)
        self.mark = px(_MARK)
        self.title = px(_TEXT)
        self.hours_width = px(72)
        self.hours = width - px(_HOURS) - self.hours_width
        self.kind = width - px(_KIND) if roomy else 0
        self.kind_width = self.hours - self.kind + px(12)
        self.reason_end = width - px(_REASON) if roomy else self.hours + px(8)
        self.font = style.strong if row.state is State.ACTIVE else style.body
        link = px(20) if row.waits else 0
        shared = px(28) if row.shared else 0
        room = self.reason_end - self.title - px(16)
        wished = min(style.body.width(row.reason) + link, px(_LONGEST_REASON))
        # The title comes first, but leaves the reason two fifths.
        title = self.font.width(row.title) + 1
        least = min(wished, room * 2 // 5)
        self.title_width = max(0, min(title, room - shared - least))
        self.shared = self.title + self.title_width + px(12)
        self.reason_width = max(0, min(wished, room - self.title_width - shared))
        self.reason = self.reason_end - self.reason_width
        self.link = link


class RowDelegate(QStyledItemDelegate):
    """Attributes, set by the view: hover; keys, whether the keyboard is in use, so that the current
    row shows it; folded, the phases without rows; inset, the width of the scroll bar: things stand
    at the same distance from the edge of the view with one and without."""

    def __init__(self, model: RoadmapModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hover = Hover()
        self.keys = False
        self.folded: set[UUID] = set()
        self.inset = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = metrics.ROW_TABLE if index.internalId() == 0 else metrics.ROW_STEP
        return QSize(0, look().px(height))

    def zone_at(
        self, place: QRect, row: Row | PhaseRow, point: QPoint, mirrored: bool
    ) -> Zone | None:
        """What of a row is at a point."""
        style = look()
        px = style.px
        x = place.right() - point.x() if mirrored else point.x() - place.left()
        if isinstance(row, PhaseRow):
            left = self._add_left(row, place.width() + self.inset, style)
            return Zone.ADD if left - px(4) <= x < left + px(20) else None
        if not isinstance(row, StepRow):
            left = px(_TEXT) + style.body.width(row.words)
            return Zone.LINK if left <= x < left + px(24) + style.body.width(row.link) else None
        at = Places(place.width() + self.inset, row, style)
        if at.mark - px(8) <= x < at.title - px(2):
            return Zone.MARK
        if x >= at.hours:
            return Zone.HOURS
        if at.title <= x < at.title + at.title_width:
            return Zone.TITLE
        if row.shared and at.shared <= x < at.shared + px(16):
            return Zone.SHARED
        return Zone.REASON if at.reason <= x < at.reason_end else None

    def field_place(self, place: QRect, row: Row | PhaseRow, zone: Zone, mirrored: bool) -> QRect:
        """Where a field to edit a part of a row goes."""
        style = look()
        px, width = style.px, place.width() + self.inset
        if isinstance(row, PhaseRow):
            left, end = px(_HEAD_TEXT) - px(8), width - px(_BAR_END + _BAR)
        elif not isinstance(row, StepRow):
            return place
        else:
            at = Places(width, row, style)
            left, end = at.title - px(8), at.reason_end
            if zone is Zone.HOURS:
                left, end = at.hours - px(16), width - px(_HOURS) + px(8)
        return part(place, mirrored, left, max(px(80), end - left))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pen, width = Pen(painter, place, mirrored), place.width() + self.inset
        style = look()
        key = row.id if isinstance(row, PhaseRow) else row.key if row else None
        hovered = key == self.hover.key
        ground = self._ground(row, chosen, hovered, style)
        painter.fillRect(place, ground)
        if isinstance(row, PhaseRow):
            self._paint_head(pen, row, hovered, width)
        elif isinstance(row, StepRow):
            zone = self.hover.zone if hovered else None
            paint_step(pen, row, zone, ground, width)
        elif row is not None:
            zone = self.hover.zone if hovered else None
            paint_fold(pen, row, zone, _MARK)
        if chosen:
            painter.fillRect(pen.rect(0, style.px(2)), style.tokens.accent)
        if self.keys and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(style.tokens.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _ground(
        self, row: Row | PhaseRow | None, chosen: bool, hovered: bool, style: Look
    ) -> QColor:
        if chosen:
            return style.tokens.accent_soft
        if hovered:
            return style.tokens.hover
        return style.tokens.surface if isinstance(row, PhaseRow) else style.tokens.raised

    def _add_left(self, row: PhaseRow, width: int, style: Look) -> int:
        px = style.px
        end = self._head_end(width, style)
        title = style.strong.width(f"{row.number} {row.title}")
        track = style.body.width(row.track) + px(12)
        return min(px(_HEAD_TEXT) + title + track + px(12), end - px(24))

    def _head_end(self, width: int, style: Look) -> int:
        """Where the words of a head have to end."""
        roomy = width >= style.px(_ROOMY)
        return width - style.px(_BAR_END + _BAR + 16 if roomy else _COUNT_END + 64)

    def _paint_head(self, pen: Pen, row: PhaseRow, hovered: bool, width: int) -> None:
        style = look()
        px, tokens = style.px, style.tokens
        if row.number > 1 or pen.place.top() > 0:  # the head of the view has a line of its own
            pen.painter.fillRect(
                pen.place.x(), pen.place.y(), pen.place.width(), 1, tokens.hairline
            )
        folded = row.id in self.folded
        chevron = "chevron-down"
        if folded:
            chevron = "chevron-left" if pen.mirrored else "chevron-right"
        paint_icon(pen.painter, pen.rect(px(16), px(16)), chevron, tokens.text2, tokens.surface)
        left, end = px(_HEAD_TEXT), self._head_end(width, style)
        if hovered:
            end -= px(32)
        title = f"{row.number} {row.title}"
        room = min(style.strong.width(title) + 1, end - left)
        pen.words(left, room, style.strong.cut(title, room), style.strong, tokens.text)
        left += room + px(12)
        if end - left > px(48):
            pen.words(
                left, end - left, style.body.cut(row.track, end - left), style.body, tokens.muted
            )
        if hovered:
            on = self.hover.zone is Zone.ADD
            place = pen.rect(self._add_left(row, width, style), px(16))
            paint_icon(pen.painter, place, "plus", tokens.accent_text if on else tokens.muted)
        if width >= px(_ROOMY):
            bar = QRectF(pen.rect(width - px(_BAR_END + _BAR), px(_BAR), px(6)))
            paint_bar(pen.painter, bar, row.share, "good", mirrored=pen.mirrored)
        count_width = px(72)
        left = width - px(_COUNT_END) - count_width
        pen.words(left, count_width, row.count, style.body, tokens.muted, end=True)
        left = width - px(_COUNT_END) + px(4)
        room = px(_COUNT_END) - px(4) - px(_HOURS)
        ahead = style.body.cut(row.ahead, room)
        pen.words(left, room, ahead, style.body, tokens.muted, end=True)


def paint_step(pen: Pen, row: StepRow, zone: Zone | None, ground: QColor, width: int) -> None:
    """One line: mark, title, shared mark, reason, kind, hours."""
    style = look()
    px, tokens = style.px, style.tokens
    at = Places(width, row, style)
    painter = pen.painter
    paint_state(painter, pen.rect(at.mark, px(16), px(16)), row, zone is Zone.MARK, ground, style)
    colour = tokens.muted if row.state is State.SKIPPED else tokens.text
    if row.state is State.PARKED:
        colour = tokens.text2
    title = at.font.cut(row.title, at.title_width)
    pen.words(at.title, at.title_width, title, at.font, colour)
    if row.shared:
        paint_icon(painter, pen.rect(at.shared, px(16)), "shared", tokens.muted, ground)
    paint_reason(pen, row, at.reason, at.reason_width, style.body, style)
    if at.kind:
        room = at.kind_width - px(4)
        pen.words(at.kind, room, style.body.cut(row.kind, room), style.body, tokens.muted)
    ink = tokens.muted if row.hours == "–" else tokens.text2
    if zone is Zone.HOURS:
        painter.setPen(tokens.control)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = pen.rect(at.hours + px(4), at.hours_width + px(4), pen.place.height() - px(4))
        painter.drawRoundedRect(frame, px(4), px(4))
    pen.words(at.hours, at.hours_width, row.hours, style.body, ink, end=True)


def paint_reason(pen: Pen, row: StepRow, left: int, width: int, font: Type, style: Look) -> None:
    """Why a step stands where it stands, at the end of its place; a link where it waits."""
    if not row.reason or width <= 0:
        return
    px, tokens = style.px, style.tokens
    active = row.state is State.ACTIVE
    link = px(20) if row.waits else 0
    words = font.cut_at_word(row.reason, width - link)
    colour = tokens.accent_text if active else tokens.muted
    pen.words(left + link, width - link, words, font, colour, end=True)
    if link:
        icon = left + width - font.width(words) - link
        paint_icon(pen.painter, pen.rect(icon, px(14)), "link", tokens.muted)


def paint_state(
    painter: QPainter, place: QRect, row: StepRow, hovered: bool, ground: QColor, style: Look
) -> None:
    """The mark; under the pointer what a click would make of it."""
    if not hovered:
        paint_mark(painter, place, row.mark, style.tokens, ground)
    elif row.settled:
        paint_icon(painter, place, "mark-open", style.tokens.accent, ground)
    else:
        paint_icon(painter, place, "mark-known", style.tokens.accent, ground)


def paint_fold(pen: Pen, row: FoldRow | EmptyRow, zone: Zone | None, start: int) -> None:
    """What stands for done steps, or for none: words and a link, from `start` on."""
    style = look()
    px, tokens = style.px, style.tokens
    paint_icon(pen.painter, pen.rect(px(start), px(16), px(16)), "more", tokens.muted)
    left, width = px(start + 28), style.body.width(row.words)
    pen.words(left, width + 1, row.words, style.body, tokens.muted)
    left += width + px(12)
    width = style.body.width(row.link)
    pen.words(left, width + 1, row.link, style.body, tokens.accent_text)
    if zone is Zone.LINK:
        below = pen.rect(left, width, style.body.metrics.height())
        pen.painter.fillRect(below.x(), below.bottom() - 1, width, 1, tokens.accent_text)
