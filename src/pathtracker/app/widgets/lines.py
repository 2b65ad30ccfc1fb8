"""Laying text into lines, some of it in bold, for widgets and delegates that paint it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

UNBOUNDED = 16_777_215


def lay_out(
    text: str,
    font: QFont,
    width: float = UNBOUNDED,
    *,
    lines: int = 1,
    wrap: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: Iterable[tuple[int, int]] = (),
) -> tuple[QTextLayout, int, float]:
    """The text in at most `lines` lines, how many it took, and how high they are together.
    `bold` are places with a start and a length. The direction is that of the text."""
    layout = QTextLayout(text, font)
    option = QTextOption(align)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrap else mode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_bold(start, length) for start, length in bold])
    layout.beginLayout()
    height, count = 0.0, 0
    while count < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
        count += 1
    layout.endLayout()
    return layout, count, height


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    place = QTextLayout.FormatRange()
    place.start, place.length = start, length
    place.format = QTextCharFormat()
    place.format.setFontWeight(QFont.Weight.DemiBold)
    return place
