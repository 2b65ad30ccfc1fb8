"""A label for text of any origin: plain, coloured by token, cut or wrapped to its place."""

from __future__ import annotations

from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QStyle, QToolTip, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.lines import lay_out
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme

_WIDEST_LINE, _WIDEST_BLOCK, _NARROWEST = 800, 420, 32
_WIDTHS_KEPT = 4
"""A page asks for a few widths by turns while it finds its own."""
_Laid: TypeAlias = tuple[int, list[QTextLayout], float, bool]


class PlainLabel(QLabel):
    """Never reads markup. On one line it is cut with an ellipsis, and shows the whole on hover;
    with `wrap` it takes as many lines as it needs, or `lines` at most.

    `role` is a place in the type scale, `tone` the token of its colour."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        weight: int | None = None,
        wrap: bool = False,
        lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight = role, tone, weight
        self._wrap = wrap or lines > 1
        self._lines = lines if self._wrap else 1
        self._bold: list[tuple[int, int]] = []
        self._laid: dict[int, _Laid] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        # Qt takes the height from the width only of labels that wrap in its own way too.
        self.setWordWrap(self._wrap)
        on_theme(self._restyle)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._show(visible(text, lines=self._wrap), [])

    def set_parts(self, *parts: tuple[str, bool]) -> None:
        """Text of several parts, each with whether it is emphasised."""
        shown, bold = "", []
        for text, emphasised in parts:
            piece = visible(f"|{text}|", lines=self._wrap)[1:-1]
            if emphasised:
                bold.append((len(shown), len(piece)))
            shown += piece
        self._show(shown, bold)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def is_cut(self) -> bool:
        """Whether some of the text does not fit."""
        return self._lay_out(self.contentsRect().width())[3]

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        px = current_theme().px
        widest = px(_WIDEST_BLOCK if self._wrap else _WIDEST_LINE)
        # Measuring stops where the answer cannot change any more.
        width = max(
            (self._natural_width(line) for line in self.text()[:2_000].split("\n")), default=0.0
        )
        wanted = min(ceil(width) + 1, widest)
        height = self.heightForWidth(wanted) if self._wrap else int(metrics.height() + 1)
        margins = self.contentsMargins()
        return QSize(wanted + margins.left() + margins.right(), height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        line = int(QFontMetricsF(self.font()).height() + 1)
        return QSize(min(hint.width(), current_theme().px(_NARROWEST)), line)

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return int(self._lay_out(inner)[2] + 0.99) + margins.top() + margins.bottom()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.toolTip() or (tip(self.text()) if self.is_cut() else "")
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        self._laid = {}
        super().changeEvent(event)
        # Qt brings a font of before back with another style sheet, or under another parent.
        if event.type() == QEvent.Type.StyleChange:
            wanted = current_theme().font(self._role, self._weight)
            if self.font().pointSizeF() != wanted.pointSizeF():
                self.setFont(wanted)
                self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = self.contentsRect()
        _, layouts, height, _ = self._lay_out(area.width())
        top = float(area.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (area.height() - height) / 2)
        painter = QPainter(self)
        tone = self._tone if self.isEnabled() else "muted"
        painter.setPen(current_theme().tokens.colour(tone))
        for layout in layouts:
            layout.draw(painter, QPointF(area.left(), top))
            top += layout.boundingRect().height()

    def _restyle(self) -> None:
        self._laid = {}
        self.setFont(current_theme().font(self._role, self._weight))
        self.updateGeometry()

    def _show(self, text: str, bold: list[tuple[int, int]]) -> None:
        self._bold = bold
        self._laid = {}
        super().setText(text)
        self.updateGeometry()

    def _natural_width(self, line: str) -> float:
        font = self.font()
        if self._bold:
            font.setWeight(QFont.Weight.DemiBold)
        return QFontMetricsF(font).horizontalAdvance(line)

    def _lay_out(self, width: int) -> _Laid:
        """The text laid into `width`: itself, then a cut last line; height; whether it is cut."""
        if width in self._laid:
            return self._laid[width]
        text = self.text().replace("\n", "\u2028")
        limit = self._lines or len(text) + 1
        body, count, height = self._layout(text, width, limit)
        layouts = [body]
        rest = 0
        if count:
            last = body.lineAt(count - 1)
            rest = last.textStart() + last.textLength()
        cut = rest < len(text) or (not self._wrap and body.lineAt(0).naturalTextWidth() > width)
        if cut and count:
            start = body.lineAt(count - 1).textStart()
            kept, _, height = self._layout(text[:start], width, count - 1)
            layouts = [kept] if start else []
            height = height if start else 0.0
            # Beyond this many characters nothing fits on a line anyway.
            tail = text[start : start + 1_000].replace("\u2028", " ") + "…"
            metrics = QFontMetricsF(self.font())
            tail = metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width)
            # A little more than the width, so that rounding does not wrap it again.
            end, _, line_height = self._layout(tail, width + 1, 1, start)
            layouts.append(end)
            height += line_height
        if len(self._laid) >= _WIDTHS_KEPT:
            del self._laid[next(iter(self._laid))]
        self._laid[width] = (width, layouts, height, cut)
        return self._laid[width]

    def _layout(
        self, text: str, width: float, limit: int, offset: int = 0
    ) -> tuple[QTextLayout, int, float]:
        bold = []
        for start, size in self._bold:
            first, last = max(0, start - offset), min(len(text), start + size - offset)
            if first < last:
                bold.append((first, last - first))
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        side &= Qt.AlignmentFlag.AlignHorizontal_Mask
        return lay_out(
            text, self.font(), width, lines=limit, wrap=self._wrap, align=side, bold=bold
        )
