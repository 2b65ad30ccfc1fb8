"""Small words in a frame: chips for states and parts, and the keys of a command."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.labels import PlainLabel

_TONES = {"accent": "accent_text", "good": "good", "warn": "warn", "bad": "bad"}


class Chip(PlainLabel):
    """20 high, in caption type. `tone`: plain (a hairline around), or accent, good, warn, bad
    (a soft ground). Cut with an ellipsis where there is no room."""

    def __init__(
        self, text: str, icon: str = "", tone: str = "plain", *, parent: QWidget | None = None
    ) -> None:
        self._chip_tone, self._icon = tone, icon
        super().__init__(
            text,
            "caption",
            _TONES.get(tone, "text2"),
            weight=500 if tone in _TONES else 400,
            parent=parent,
        )
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, tone: str) -> None:
        self._chip_tone = tone
        self.set_tone(_TONES.get(tone, "text2"))
        self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(metrics.CHIP))

    def minimumSizeHint(self) -> QSize:
        least = min(self.sizeHint().width(), current_theme().px(48))
        return QSize(least, current_theme().px(metrics.CHIP))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line = self._colours()
        painter.setBrush(ground)
        painter.setPen(line)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self._icon:
            place = self.rect()
            size, inset = theme.px(12), theme.px(8)
            place.setWidth(size)
            place.moveLeft(inset)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveRight(self.width() - 1 - inset)
            paint_icon(painter, place, self._icon, _TONES.get(self._chip_tone, "muted"))
        painter.end()
        super().paintEvent(event)

    def _restyle(self) -> None:
        px = current_theme().px
        leading = px(24) if self._icon else px(9)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setContentsMargins(px(9), 0, leading, 0)
        else:
            self.setContentsMargins(leading, 0, px(9), 0)
        super()._restyle()

    def _colours(self) -> tuple[QColor, QColor]:
        tokens = current_theme().tokens
        if self._chip_tone == "accent":
            ground = tokens.accent_soft
        elif self._chip_tone in _TONES:
            ground = tokens.colour(f"{self._chip_tone}_soft")
        else:
            return tokens.raised, tokens.hairline_strong if tokens.dark else tokens.hairline
        # In high contrast a soft ground alone is hard to see.
        line = tokens.colour(_TONES[self._chip_tone])
        return ground, line if tokens.name == "contrast" else ground


class KeyHint(PlainLabel):
    """The keys of a command, as a small key cap."""

    def __init__(self, keys: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            keys, "caption", "muted", weight=500, align=Qt.AlignmentFlag.AlignHCenter, parent=parent
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(super().sizeHint().width() + px(10), px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, QRectF(self.rect()))
        painter.end()
        super().paintEvent(event)


def paint_key_cap(painter: QPainter, box: QRectF) -> None:
    """The frame behind the name of a key."""
    tokens = current_theme().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(tokens.surface)
    painter.setPen(tokens.hairline_strong if tokens.dark else tokens.hairline)
    radius = current_theme().px(4)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
