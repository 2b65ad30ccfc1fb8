"""Our icons: drawings that take their colour and size when they are painted."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPaintEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)

from pathtracker.app.theme import current_theme
from pathtracker.app.theme.svg import tinted

Colour = str | QColor


def icon(name: str, colour: Colour = "text2") -> QIcon:
    """The icon `name` in a token (and then in that of the theme in use) or in a fixed colour."""
    return QIcon(_Drawing(name, colour))


def pixmap(
    name: str,
    colour: Colour = "text2",
    size: int = 16,
    ratio: float = 1.0,
    ground: Colour = "raised",
) -> QPixmap:
    """The icon as a picture `size` wide, sharp on a screen with `ratio` dots per pixel.
    `ground` is what shows through where the drawing is cut out."""
    ink, paper = _colour(colour), _colour(ground)
    dots = max(1, round(size * ratio))
    key = f"{name} {ink.rgba()} {paper.rgba()} {dots}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = QPixmap(dots, dots)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        _render(painter, QRectF(0, 0, dots, dots), name, ink, paper)
        painter.end()
        QPixmapCache.insert(key, found)
    found.setDevicePixelRatio(ratio)
    return found


def paint_icon(
    painter: QPainter, rect: QRect, name: str, colour: Colour = "text2", ground: Colour = "raised"
) -> None:
    """The icon in the middle of `rect`: as a picture on screens, as lines in PDF and SVG."""
    size = min(rect.width(), rect.height())
    square = QRect(0, 0, size, size)
    square.moveCenter(rect.center())
    engine = painter.paintEngine()
    if engine is not None and engine.type() != QPaintEngine.Type.Raster:
        _render(painter, QRectF(square), name, _colour(colour), _colour(ground))
        return
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(square.topLeft(), pixmap(name, colour, size, ratio, ground))


def _colour(colour: Colour) -> QColor:
    return current_theme().tokens.colour(colour) if isinstance(colour, str) else colour


def _render(painter: QPainter, rect: QRectF, name: str, ink: QColor, paper: QColor) -> None:
    from PySide6.QtSvg import QSvgRenderer  # not needed before the first icon is painted

    QSvgRenderer(QByteArray(tinted(name, ink, paper))).render(painter, rect)


class _Drawing(QIconEngine):
    """Paints at the asked size; in a wider place it stands at the leading edge, which is how
    buttons get more room between icon and word than Qt gives them."""

    def __init__(self, name: str, colour: Colour) -> None:
        super().__init__()
        self._name = name
        self._tint = colour

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._tint)

    def key(self) -> str:
        return "pathtracker"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        colour = "muted" if mode == QIcon.Mode.Disabled else self._tint
        place = QRect(rect)
        place.setWidth(min(rect.width(), rect.height()))
        if QGuiApplication.isRightToLeft():
            place.moveRight(rect.right())
        paint_icon(painter, place, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        if size.isEmpty():  # a button that is squeezed to nothing
            return QPixmap()
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture
