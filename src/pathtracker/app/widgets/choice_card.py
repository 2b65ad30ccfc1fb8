"""A card to choose among several: one of them is chosen, the arrow keys move the choice."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme, space

_CLAUSE = re.compile(r"(?:[:;.](?=\s|$)|,(?=\s))")


def gist(text: str, longest: int = 64) -> str:
    """The beginning of `text` up to the last end of a clause that still leaves it short; all of
    it if there is none."""
    ends = [found.start() for found in _CLAUSE.finditer(text[: longest + 1])]
    return text[: ends[-1]] if ends and len(text) > longest else text


class ChoiceCard(QRadioButton):
    """Title, a short text below, and if wanted a line of small facts at both its ends.

    With `dot` it shows a radio button and is filled when chosen; without, a chosen card has the
    accent around it. Cards with the same parent are one choice. Signals: those of QRadioButton."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        dot: bool = False,
        facts: tuple[str, str] = ("", ""),
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dot = dot
        self._title = PlainLabel(title, weight=600)
        self._tick = IconLabel("check", "accent_text", 14)
        self._note = PlainLabel(role="caption", tone="accent_text", weight=500)
        self._text = PlainLabel(
            text,
            "caption" if dot else "body",
            "text2",
            wrap=lines > 1,
            lines=lines,
        )
        start, end = facts
        self._start = PlainLabel(start, "caption", "muted")
        self._end = PlainLabel(end, "caption", "muted")
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._tick)
        self._head.addWidget(self._note)
        self._column.addLayout(self._head)
        self._column.addWidget(self._text)
        self._column.addLayout(self._foot)
        self._foot.addWidget(self._start, 1)
        self._foot.addWidget(self._end)
        self._column.addStretch(1)
        for part in (self._title, self._tick, self._note, self._text, self._start, self._end):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text.setVisible(bool(text))
        self._start.setVisible(bool(start))
        self._end.setVisible(bool(end))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleDescription(
            ". ".join(visible(part) for part in (text, start, end) if part)
        )
        self.set_note("")
        on_theme(self._restyle)

    def set_note(self, note: str) -> None:
        """A word at the end of the title's line, such as that this one is primary."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._tick.setVisible(bool(note))
        title = self._title.text()
        self.setAccessibleName(f"{title}, {visible(note)}" if note else title)

    def note(self) -> str:
        return self._note.text()

    def title(self) -> str:
        return self._title.text()

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return self._column.hasHeightForWidth()  # a title alone does not wrap

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, usable = self.isChecked(), self.isEnabled()
        ground = tokens.hover if self.underMouse() and usable else tokens.raised
        if chosen and self._dot and usable:
            ground = tokens.accent_soft
        line = tokens.hairline_strong if self._dot and usable else tokens.hairline
        width = 2 if chosen and usable else 1
        painter.setBrush(ground if usable else tokens.sunken)
        painter.setPen(QPen(tokens.accent if chosen and usable else line, width))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = theme.px(metrics.RADIUS_CONTROL if self._dot else metrics.RADIUS_CARD)
        painter.drawRoundedRect(box, radius, radius)
        if self._dot:
            self._paint_dot(painter)

    def _paint_dot(self, painter: QPainter) -> None:
        theme = current_theme()
        side = theme.px(16)
        place = QRect(theme.px(16), self._title.geometry().center().y() - side // 2, side, side)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - 1 - theme.px(16))
        ink = "accent" if self.isChecked() else "control"
        name = "radio-checked" if self.isChecked() else "radio"
        paint_icon(painter, place, name, ink if self.isEnabled() else "muted", "on_accent")

    def _restyle(self) -> None:
        px = current_theme().px
        if self._dot:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            space(self._column, 1, *((16, 11, 44, 11) if rtl else (44, 11, 16, 11)))
        else:
            space(self._column, 4, 16, 14)
        self._head.setSpacing(px(8))
        self._foot.setSpacing(px(12))
