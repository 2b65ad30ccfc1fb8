"""Texts that are measured once: painting asks for the same ones again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from pathtracker.app.theme import current_theme
from pathtracker.app.theme.metrics import plain_glyphs

_KEPT = 4_000  # widths, and cut texts, that are remembered


class Type:
    """A font with its metrics; widths, and texts that were cut to one, are remembered."""

    def __init__(self, role: str, weight: int | None = None, *, plain: bool = False) -> None:
        font = current_theme().font(role, weight)
        self.font: QFont = plain_glyphs(font) if plain else font
        self.metrics = QFontMetrics(self.font)
        self._cut: dict[tuple[str, int], str] = {}
        self._widths: dict[str, int] = {}

    def width(self, text: str) -> int:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def cut(self, text: str, width: int) -> str:
        """`text` as far as it fits."""
        if self.width(text) <= width:
            return text
        key = (text, width)
        if key not in self._cut:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            self._cut[key] = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]

    def cut_at_word(self, text: str, width: int) -> str:
        """`text` as far as its words fit: names of steps are told by their beginning."""
        if self.width(text) <= width:
            return text
        cut = self.cut(text, width).removesuffix("…")
        kept = cut if text[len(cut) : len(cut) + 1] == " " else cut.rpartition(" ")[0]
        return f"{kept.rstrip()}…" if len(kept) > 8 else self.cut(text, width)
