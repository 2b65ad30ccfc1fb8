"""Paints what lies behind the bars: dates, days off, today, the forecast."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pathtracker.app.timeline.rows import Sort
from pathtracker.app.timeline.scale import Unit, ticks, units
from pathtracker.app.timeline.scene import Frame, Scene
from pathtracker.app.timeline.words import day, lower_word, upper_word
from pathtracker.app.widgets.measured import Type
from pathtracker.app.words import tr

_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_Right = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
)
_Centre = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = Qt.TextFlag.TextSingleLine


def units_of(frame: Frame) -> tuple[Unit, Unit]:
    """What the two rows of dates name at this zoom."""
    return units(frame.scale.day / frame.look.px(100) * 100)


def lower_ticks(frame: Frame, first_weekday: int) -> list[int]:
    """The days at which there is a line, from the one left of the edge on."""
    days = frame.days
    first, last = frame.scale.left, frame.day_at(days.right() + 1)
    return list(ticks(units_of(frame)[1], first, last, first_weekday=first_weekday))


def paint_ground(
    painter: QPainter,
    frame: Frame,
    scene: Scene,
    visible: Iterable[int],
    selected: int,
    hovered: int,
    first_weekday: int,
) -> None:
    """Days off, the band, lines of days and rows, the grounds of heads."""
    look, tokens, days = frame.look, frame.look.tokens, frame.days
    for row, colour in ((hovered, tokens.hover), (selected, tokens.accent_soft)):
        if row >= 0 and row in visible:
            painter.fillRect(days.x(), frame.top(row), days.width(), look.row, colour)
    painter.setBrushOrigin(QPointF(round(frame.x(0)) % look.px(6), frame.top(0) % look.px(6)))
    for span in scene.schedule.off:
        left, right = frame.x(span.start), frame.x(span.finish + 1)
        if right > days.x() and left < days.right():
            shown = QRectF(left, days.y(), right - left, days.height()) & QRectF(days)
            painter.fillRect(shown, look.hatch)
    band = scene.schedule.band
    if band is not None and band.safe > band.likely:
        left, right = frame.x(band.likely + 1), frame.x(band.safe + 1)
        painter.fillRect(QRectF(left, days.y(), right - left, days.height()), tokens.accent_soft)
    for tick in lower_ticks(frame, first_weekday):
        painter.fillRect(round(frame.x(tick)), days.y(), 1, days.height(), look.grid)
    for at in visible:
        top = frame.top(at)
        if scene.rows[at].sort is Sort.TRACK and at != selected:
            ground = tokens.hover if at == hovered else tokens.surface
            painter.fillRect(days.x(), top, days.width(), look.row, ground)
        painter.fillRect(days.x(), top + look.row - 1, days.width(), 1, look.grid)


def paint_today(painter: QPainter, frame: Frame, today: int) -> None:
    """A line at the middle of the day, where days are wide, or at its beginning."""
    x = today_x(frame, today)
    wide = frame.look.px(2)
    painter.fillRect(
        QRectF(x - wide / 2, frame.days.y(), wide, frame.days.height()), frame.look.tokens.accent
    )


def today_x(frame: Frame, today: int) -> float:
    return round(frame.x(today + 0.5))


def paint_edges(painter: QPainter, frame: Frame, scene: Scene) -> None:
    """Likely by: a solid line at the end of the day; safe by: a dashed one."""
    band = scene.schedule.band
    if band is None:
        return
    days, tokens = frame.days, frame.look.tokens
    _edge(painter, frame.x(band.likely + 1), days, QPen(tokens.accent, 1.5))
    if band.safe > band.likely:
        _edge(painter, frame.x(band.safe + 1), days, frame.look.safe_edge)


def _edge(painter: QPainter, x: float, place: QRect, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom() + 1))


# --- the head ---------------------------------------------------------------------------------


def paint_head(painter: QPainter, frame: Frame, scene: Scene, first_weekday: int) -> None:
    """Two rows of dates, the word Today, and the names of the forecast's two days."""
    head, look = frame.head, frame.look
    painter.save()
    painter.setClipRect(head, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(head, look.tokens.raised)
    chip = _today_chip(frame, scene.schedule.today)
    free = _paint_forecast(painter, frame, scene, chip)
    _paint_upper(painter, frame, [*free, chip])
    line = today_x(frame, scene.schedule.today)
    taken = [*free, QRectF(line - look.px(4), head.y(), look.px(8), head.height())]
    _paint_lower(painter, frame, taken, first_weekday)
    _paint_chip(painter, frame, chip, line)
    painter.restore()


def _today_chip(frame: Frame, today: int) -> QRectF:
    look = frame.look
    wide = look.small.width(tr("Today")) + look.px(14)
    x = today_x(frame, today)
    return QRectF(round(x - wide / 2), frame.head.y() + look.px(6), wide, look.px(20))


def _paint_chip(painter: QPainter, frame: Frame, chip: QRectF, line: float) -> None:
    look, tokens = frame.look, frame.look.tokens
    wide = look.px(2)
    painter.fillRect(
        QRectF(line - wide / 2, chip.bottom() + look.px(4), wide, look.head), tokens.accent
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.accent)
    painter.drawRoundedRect(chip, look.px(4), look.px(4))
    _words(painter, chip, tr("Today"), look.small_strong, tokens.on_accent, _Centre)


def _paint_upper(painter: QPainter, frame: Frame, taken: list[QRectF]) -> None:
    look, head, tokens = frame.look, frame.head, frame.look.tokens
    unit = units_of(frame)[0]
    last = frame.day_at(head.right() + 1)
    found = list(ticks(unit, frame.scale.left, last))
    for at, tick in enumerate(found):
        x = round(frame.x(tick))
        following = frame.x(found[at + 1]) if at + 1 < len(found) else head.right() + 1
        begun = x < head.x()
        left = head.x() if begun else x
        edge = QRectF(x, head.y() + look.px(6), 1, look.px(18))
        if not begun and not _meets(edge, taken):
            painter.fillRect(edge, tokens.hairline_strong)
        year = begun or at == 0 or date.fromordinal(tick).month == 1
        words = upper_word(unit, tick, year=year)
        place = QRectF(left + look.px(4), head.y() + look.px(6), following - left, look.px(20))
        place.setWidth(look.small_strong.width(words) + 1)
        if place.right() > following - look.px(2) or _meets(place, taken):
            words = upper_word(unit, tick, year=False)
            place.setWidth(look.small_strong.width(words) + 1)
        if place.right() <= following - look.px(2) and not _meets(place, taken):
            _words(painter, place, words, look.small_strong, tokens.text, _Left)


def _paint_lower(painter: QPainter, frame: Frame, taken: list[QRectF], first_weekday: int) -> None:
    look, head, tokens = frame.look, frame.head, frame.look.tokens
    unit = units_of(frame)[1]
    for tick in lower_ticks(frame, first_weekday):
        words = lower_word(unit, tick)
        left = frame.x(tick) + look.px(4)
        place = QRectF(left, head.y() + look.px(27), look.small.width(words) + 1, look.px(16))
        inside = head.x() <= left and place.right() <= head.right()
        if inside and not _meets(place, taken):
            _words(painter, place, words, look.small, tokens.muted, _Left)


def _paint_forecast(painter: QPainter, frame: Frame, scene: Scene, chip: QRectF) -> list[QRectF]:
    """“likely by 31 Mar”, “safe by 9 Apr”, as far as they leave `chip` free; the room they take."""
    band = scene.schedule.band
    if band is None:
        return []
    look, head, tokens = frame.look, frame.head, frame.look.tokens
    shown = [(band.likely, tr("likely by"), QPen(tokens.accent, 1.5), True)]
    if band.safe > band.likely:
        shown.append((band.safe, tr("safe by"), look.safe_edge, False))
    taken = []
    for value, words, pen, before in shown:
        x, date_words = frame.x(value + 1), day(value, scene.schedule.today)
        wide = max(look.small.width(words), look.small_strong.width(date_words)) + 1
        left = x - wide - look.px(6) if before else x + look.px(6)
        place = QRectF(left, head.y() + look.px(6), wide, look.px(20))
        align = _Right if before else _Left
        if place.left() < head.left() or place.right() > head.right():
            _edge(painter, x, head.adjusted(0, look.px(6), 0, 0), pen)
            continue  # half a word tells nothing
        if not place.intersects(chip):
            _words(painter, place, words, look.small, tokens.muted, align)
        place.translate(0, look.px(19))
        _words(painter, place, date_words, look.small_strong, tokens.accent_text, align)
        _edge(painter, x, head.adjusted(0, look.px(6), 0, 0), pen)
        room = look.px(10)  # the line itself is part of it
        taken.append(QRectF(min(left, x) - look.px(4), head.y(), wide + room, head.height()))
    return taken


def _meets(place: QRectF, taken: list[QRectF]) -> bool:
    return any(place.intersects(other) for other in taken)


def _words(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: Type,
    colour: QColor,
    align: Qt.AlignmentFlag,
) -> None:
    painter.setFont(font.font)
    painter.setPen(colour)
    painter.drawText(place, int(align) | int(_ONE_LINE), text)
