"""The chart on paper, as PDF and as a picture: the whole plan, with its dates on every page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from pathtracker.app.theme.tokens import LIGHT
from pathtracker.app.timeline.look import Look
from pathtracker.app.timeline.paint import paint_chart
from pathtracker.app.timeline.paint_legend import paint_parts, paper_parts
from pathtracker.app.timeline.scale import Scale
from pathtracker.app.timeline.scene import Frame, Scene
from pathtracker.app.widgets.pictures import png_bytes
from pathtracker.app.words import tr
from pathtracker.exchange.out import MADE_BY

_DPI = 96
_SHRUNK = 0.72
"""How much smaller than on the screen the chart is on paper."""
_TITLE, _FOOT, _LIST = 40, 24, 320
_BEFORE, _LAST_WORDS = 7, 96
"""Days shown before today (or the first bar), and room for words after the last one."""
_PICTURE_WIDTH, _MOST_ROWS, _FINE_ROWS = 1600, 500, 120


@dataclass(frozen=True)
class Sheet:
    """What is to be put on paper. `title` and `note` stand above the chart."""

    scene: Scene
    title: str
    note: str = ""
    links: bool = True
    first_weekday: int = 1
    mirrored: bool = False


def pdf_of(sheet: Sheet) -> bytes:
    """All pages, A4 across."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setCreator(MADE_BY)
    writer.setTitle(sheet.title)
    paint_pages(writer, sheet, _DPI)
    del writer
    buffer.close()
    return bytes(data.data())


def paint_pages(device: QPagedPaintDevice, sheet: Sheet, dpi: int) -> bool:
    """Paints every page on a printer or into a PDF; whether that was possible."""
    if device.pageLayout().orientation() != QPageLayout.Orientation.Landscape or dpi == _DPI:
        size = QPageSize(QPageSize.PageSizeId.A4)
        margins = QMarginsF(10, 10, 10, 10)
        across = QPageLayout.Orientation.Landscape
        device.setPageLayout(QPageLayout(size, across, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter()
    if not painter.begin(device):
        return False
    room = device.pageLayout().paintRectPixels(dpi).size() / (_SHRUNK * dpi / _DPI)
    wide, high = int(room.width()), int(room.height())
    scale = _SHRUNK * dpi / _DPI
    painter.scale(scale, scale)
    look = paper_look()
    inner = high - look.px(_TITLE) - look.px(_FOOT)
    fitting = max(1, (inner - look.head) // look.row)
    pages = max(1, ceil(len(sheet.scene.rows) / fitting))
    for page in range(pages):
        if page:
            device.newPage()
        rows = min(fitting, len(sheet.scene.rows) - page * fitting)
        area = QRect(0, look.px(_TITLE), wide, look.head + max(1, rows) * look.row)
        _paint_title(painter, QRectF(0, 0, wide, look.px(_TITLE)), sheet, look)
        _paint(painter, sheet, look, area, page * fitting * look.row)
        words = tr("Page {n} of {all}", n=page + 1, all=pages)
        foot = QRectF(0, high - look.px(_FOOT), wide, look.px(_FOOT))
        _words(painter, foot, words, look, "muted", Qt.AlignmentFlag.AlignRight)
        _paint_legend(painter, foot.adjusted(0, 0, -look.body.width(words), 0), sheet, look)
    painter.end()
    return True


def picture_of(sheet: Sheet) -> QImage:
    """The whole chart in one picture, fine where that isn't too large; of very long ones the
    first rows."""
    look = paper_look()
    rows = max(1, min(len(sheet.scene.rows), _MOST_ROWS))
    ratio = 2.0 if rows <= _FINE_ROWS else 1.0
    wide, margin = look.px(_PICTURE_WIDTH), look.px(16)
    area = QRect(margin, look.px(_TITLE) + margin, wide, look.head + rows * look.row)
    high = area.bottom() + 1 + look.px(_FOOT) + margin
    image = QImage(
        round((wide + 2 * margin) * ratio), round(high * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(look.tokens.raised)
    painter = QPainter(image)
    title = QRectF(margin, margin, wide, look.px(_TITLE))
    _paint_title(painter, title, sheet, look)
    _paint(painter, sheet, look, area, 0)
    _paint_legend(painter, QRectF(margin, area.bottom() + 1, wide, look.px(_FOOT)), sheet, look)
    painter.end()
    return image


def png_of(sheet: Sheet) -> bytes:
    """The picture as a file."""
    return png_bytes(picture_of(sheet), MADE_BY)


def paper_look() -> Look:
    """On paper the chart is light, whatever the window wears."""
    return Look(LIGHT, on_paper=True)


def _paint(painter: QPainter, sheet: Sheet, look: Look, area: QRect, scrolled: int) -> None:
    painter.save()
    painter.setClipRect(area)
    list_width = look.px(_LIST)
    scale = _fitting(sheet.scene, area.width() - list_width, look)
    frame = Frame(area, list_width, scale, scrolled, look, sheet.mirrored)
    paint_chart(
        painter,
        frame,
        sheet.scene,
        links=sheet.links,
        first_weekday=sheet.first_weekday,
        on_paper=True,
    )
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(look.tokens.hairline)
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    painter.restore()


def _paint_legend(painter: QPainter, place: QRectF, sheet: Sheet, look: Look) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    parts = list(paper_parts(sheet.scene, links=sheet.links))
    paint_parts(painter, place, parts, look, mirrored=sheet.mirrored)
    painter.restore()


def _fitting(scene: Scene, width: int, look: Look) -> Scale:
    """Days so wide that the whole plan fits."""
    schedule = scene.schedule
    shown = [schedule.spans[one] for one in scene.row_of if one in schedule.spans]
    ahead = [span for span in shown if span.finish >= schedule.today]
    first = min([schedule.today, *(span.start for span in ahead)]) - _BEFORE
    last = max([schedule.today, *(span.finish for span in shown)])
    if schedule.band is not None:
        last = max(last, schedule.band.safe)
    words = look.px(_LAST_WORDS)
    return Scale(first, max(100, width - words) / max(28, last + 1 - first))


def _paint_title(painter: QPainter, place: QRectF, sheet: Sheet, look: Look) -> None:
    painter.setFont(look.heading.font)
    painter.setPen(look.tokens.text)
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side, sheet.title)
    _words(painter, place, sheet.note, look, "text2", Qt.AlignmentFlag.AlignRight)


def _words(
    painter: QPainter,
    place: QRectF,
    text: str,
    look: Look,
    tone: str,
    align: Qt.AlignmentFlag,
) -> None:
    painter.setFont(look.body.font)
    painter.setPen(look.tokens.colour(tone))
    painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)
