"""Paints the list beside the days: tracks, phases, items with their marks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pathtracker.app.icons import paint_icon
from pathtracker.app.timeline.look import Look
from pathtracker.app.timeline.rows import Row, Sort
from pathtracker.app.timeline.scene import Frame, Scene
from pathtracker.app.timeline.words import day
from pathtracker.app.widgets.marks import Mark, paint_mark
from pathtracker.app.widgets.measured import Type
from pathtracker.app.widgets.rows import paint_row_ground
from pathtracker.app.widgets.text import visible as harmless
from pathtracker.app.words import tr
from pathtracker.core.model import State

_TITLE = {(Sort.TRACK, 0): 34, (Sort.PHASE, 1): 46, (Sort.ITEM, 2): 66, (Sort.ITEM, 1): 50}
_Align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_MENU = 32
_DAY = 68
DATES = 2 * _DAY + 8
"""How wide the first and the last day of a row are together, with room at the end."""


def paint_list(
    painter: QPainter,
    frame: Frame,
    scene: Scene,
    visible: Iterable[int],
    selected: int,
    hovered: int,
    *,
    focused: bool,
) -> None:
    place, look = frame.list, frame.look
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(place, look.tokens.raised)
    for at in visible:
        cell = QRect(place.x(), frame.top(at), place.width(), look.row)
        row = scene.rows[at]
        _paint_ground(painter, cell, row, look, at == selected, at == hovered, frame.mirrored)
        names = part(cell, 0, cell.width() - frame.dates, frame.mirrored)
        _paint_row(painter, names, row, look, frame.mirrored)
        span = scene.span(row)
        if frame.dates and span is not None:
            today = scene.schedule.today
            words = (day(span.start, today), day(span.finish, today))
            _paint_dates(painter, cell, frame, words, "text2")
        if focused and at == selected:
            painter.setPen(QPen(look.tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(2, 1, -3, -3), look.radius, look.radius)
    painter.restore()


def _paint_ground(
    painter: QPainter,
    cell: QRect,
    row: Row,
    look: Look,
    selected: bool,
    hovered: bool,
    mirrored: bool,
) -> None:
    if row.sort is Sort.TRACK:
        painter.fillRect(cell, look.tokens.surface)
    paint_row_ground(painter, cell, selected=selected, hovered=hovered, mirrored=mirrored)
    painter.fillRect(cell.x(), cell.bottom(), cell.width(), 1, look.grid)


def _paint_row(painter: QPainter, cell: QRect, row: Row, look: Look, mirrored: bool) -> None:
    px, tokens = look.px, look.tokens
    left = px(_TITLE.get((row.sort, row.depth), 50))
    if row.step is None:
        chevron = "chevron-right" if row.folded else "chevron-down"
        if row.folded and mirrored:
            chevron = "chevron-left"
        side = px(14)
        place = part(cell, left - px(22), side, mirrored)
        place.setTop(cell.top() + (cell.height() - side) // 2)
        place.setHeight(side)
        paint_icon(painter, place, chevron, tokens.text2)
    else:
        side = px(16)
        place = part(cell, left - px(23), side, mirrored)
        place.setTop(cell.top() + (cell.height() - side) // 2)
        place.setHeight(side)
        paint_mark(painter, place, row.step.mark, tokens)
    wide = cell.width() - left - px(14)
    if row.note:
        note = look.small.width(row.note)
        _words(
            painter,
            cell,
            cell.width() - px(16) - note,
            note,
            row.note,
            look.small,
            look.tokens.muted,
            mirrored,
        )
        wide -= note + px(10)
    font = font_of(row, look)
    _words(
        painter,
        cell,
        left,
        wide,
        font.cut(harmless(row.title), wide),
        font,
        ink(row, look),
        mirrored,
    )


def font_of(row: Row, look: Look) -> Type:
    if row.sort is Sort.TRACK:
        return look.strong
    active = row.step is not None and row.step.state is State.ACTIVE
    return look.small_strong if active else look.small


def ink(row: Row, look: Look) -> QColor:
    if row.step is not None and row.step.mark in (Mark.SKIPPED, Mark.PARKED):
        return look.tokens.muted
    return look.tokens.text


def paint_list_head(painter: QPainter, frame: Frame, count: int) -> None:
    """“104 steps and milestones”: one sees that a filter takes, wherever one has scrolled to."""
    place, look = frame.list_head, frame.look
    painter.fillRect(place, look.tokens.raised)
    words = tr("{n} [step or milestone|steps and milestones]", count)
    _words(
        painter,
        place,
        look.px(16),
        place.width() - look.px(60) - frame.dates,
        words,
        look.small,
        look.tokens.muted,
        frame.mirrored,
    )

    if frame.dates:
        _paint_dates(painter, place, frame, (tr("Start"), tr("Finish")), "muted")


def _paint_dates(
    painter: QPainter, cell: QRect, frame: Frame, words: tuple[str, str], tone: str
) -> None:
    """Two words in the columns at the far end of a row."""
    look, left = frame.look, cell.width() - frame.dates
    wide = look.px(_DAY)
    for at, text in enumerate(words):
        room = wide - look.px(6)
        _words(
            painter,
            cell,
            left + at * wide,
            room,
            look.small.cut(text, room),
            look.small,
            look.tokens.colour(tone),
            frame.mirrored,
        )


def paint_menu_button(painter: QPainter, frame: Frame, *, hovered: bool) -> None:
    """The button for how the rows are gathered."""
    look, button = frame.look, menu_button(frame)
    if hovered:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tokens.hover)
        painter.drawRoundedRect(button.adjusted(3, 3, -3, -3), look.px(6), look.px(6))
    side = look.px(14)
    icon = QRect(0, 0, side, side)
    icon.moveCenter(button.center())
    paint_icon(painter, icon, "sliders", look.tokens.text2)


def menu_button(frame: Frame) -> QRect:
    """Where the button in the head of the list is."""
    place, side = frame.list_head, frame.look.px(_MENU)
    left = part(place, place.width() - frame.dates - side, side, frame.mirrored).left()
    return QRect(left, place.y() + (place.height() - side) // 2, side, side)


def chevron_zone(frame: Frame, row: Row) -> int:
    """How far from the leading edge a click folds a head."""
    return frame.look.px(_TITLE.get((row.sort, row.depth), 50))


def part(cell: QRect, left: int, width: int, mirrored: bool) -> QRect:
    """A part of a cell, from its leading edge on."""
    start = cell.right() + 1 - left - width if mirrored else cell.x() + left
    return QRect(start, cell.y(), width, cell.height())


def _words(
    painter: QPainter,
    cell: QRect,
    left: int,
    width: int,
    text: str,
    font: Type,
    colour: QColor,
    mirrored: bool,
) -> None:
    painter.setFont(font.font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        part(cell, left, width, mirrored),
        int(_Align | side) | int(Qt.TextFlag.TextSingleLine),
        text,
    )
