"""Pictures as the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter


def png_bytes(picture: QImage, made_by: str) -> bytes:
    """A PNG that names its maker."""
    picture.setText("Software", made_by)
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(device, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def svg_bytes(size: QSize, title: str, made_by: str, paint: Callable[[QPainter], None]) -> bytes:
    """An SVG that names its maker, as `paint` draws it."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(device)
    drawing.setSize(size)
    drawing.setTitle(title)
    drawing.setDescription(made_by)
    painter = QPainter(drawing)
    paint(painter)
    painter.end()
    return bytes(data.data())
