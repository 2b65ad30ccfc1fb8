"""Measures and type: everything grows with the size of the text, hairlines stay one pixel."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

SPACE = (4, 8, 12, 16, 24, 32)
RADIUS_CARD, RADIUS_CONTROL, RADIUS_CHIP, RADIUS_BAR, RADIUS_CELL = 8, 6, 10, 3, 2
ROW_GANTT, ROW_STEP, ROW_TABLE, ROW_LIST = 26, 28, 36, 48
CONTROL, MAIN_ACTION, CHIP = 32, 40, 20
MENU_BAR, VIEW_HEAD, CARD_HEAD = 32, 64, 48
RAIL, RAIL_NARROW, PANEL = 176, 56, 400
MARGIN, CARD_GAP = 24, 16
ICON_SMALL, ICON, ICON_LARGE = 14, 16, 20

FAMILIES = (
    "Inter",
    "Segoe UI",
    "SF Pro Text",
    ".AppleSystemUIFont",
    "Cantarell",
    "Noto Sans",
    "DejaVu Sans",
)
TYPE = {
    "title": (18.0, QFont.Weight.DemiBold),
    "heading": (12.0, QFont.Weight.DemiBold),
    "body": (10.0, QFont.Weight.Normal),
    "caption": (9.0, QFont.Weight.Normal),
}
_REFERENCE_DPI = 96.0


def best_family(available: Callable[[str], bool] = QFontDatabase.hasFamily) -> str:
    """The first font of our list that this machine has; empty when it has none of them."""
    return next((family for family in FAMILIES if available(family)), "")


def plain_glyphs(font: QFont) -> QFont:
    """A font for paper, in which every character is drawn by its own glyph.

    Figures of equal width and ligatures are other glyphs, which a PDF reads back as characters
    for private use, or as one where there were two: nothing could be searched or copied then.
    """
    plain = QFont(font)
    plain.clearFeatures()
    for feature in ("liga", "clig", "dlig", "calt"):
        plain.setFeature(QFont.Tag(feature), 0)
    return plain


class Metrics:
    """Turns the pixels of the design (drawn at 96 dpi, text at its usual size) into real ones."""

    def __init__(self, text_factor: float = 1.0, family: str | None = None) -> None:
        self.text_factor = text_factor
        self.family = best_family() if family is None else family
        screen = QGuiApplication.primaryScreen()
        dpi = screen.logicalDotsPerInch() if screen else _REFERENCE_DPI
        # A Mac counts 72 dots to its inch, so that a point there is a pixel and text too small.
        self._point = _REFERENCE_DPI / 72 if sys.platform == "darwin" else 1.0
        self._scale = text_factor * self._point * dpi / _REFERENCE_DPI
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}

    def px(self, pixels: float) -> int:
        """A length of the design on this screen; never less than one pixel, but 0 stays 0."""
        if pixels == 0:
            return 0
        return max(1, round(pixels * self._scale))

    def points(self, points: float) -> float:
        """A type size of the design as a point size for QFont."""
        return round(points * self._point * self.text_factor, 2)

    def font(self, role: str = "body", weight: int | None = None, *, fixed: bool = False) -> QFont:
        """The font of a role (title, heading, body, caption), with figures of equal width."""
        key = (role, weight, fixed)
        if key not in self._fonts:
            size, usual = TYPE[role]
            if fixed:
                font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            else:
                font = QFont(self.family) if self.family else QFont()
                font.setFeature(QFont.Tag("tnum"), 1)
            font.setPointSizeF(self.points(size))
            font.setWeight(usual if weight is None else QFont.Weight(weight))
            self._fonts[key] = font
        return QFont(self._fonts[key])
