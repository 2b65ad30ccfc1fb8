"""Shares: a thin bar, and the ring of readiness."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from pathtracker.app.theme import Tokens, current_theme
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import number


class ProgressBar(QProgressBar):
    """6 high. `tone`: accent, or good where it tells of things done."""

    def __init__(
        self, name: str, share: float = 0.0, tone: str = "accent", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._tone = 0.0, tone
        self.setAccessibleName(visible(name))
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    @property
    def share(self) -> float:
        return self._share

    def set_share(self, share: float) -> None:
        """From 0 to 1; what lies outside is cut."""
        self._share = min(1.0, max(0.0, share))
        # Rounded down: 100 says that nothing is missing.
        self.setValue(int(self._share * 100))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(96), current_theme().px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(24), current_theme().px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_bar(painter, QRectF(self.rect()), self._share, self._tone, mirrored=mirrored)


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, tone: str = "accent", *, mirrored: bool = False
) -> None:
    """A thin bar of `share`, for widgets and delegates."""
    tokens = current_theme().tokens
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    contrast = tokens.name == "contrast"
    painter.setPen(tokens.hairline if contrast else Qt.PenStyle.NoPen)
    painter.setBrush(tokens.track)
    whole = rect.adjusted(0.5, 0.5, -0.5, -0.5) if contrast else rect
    painter.drawRoundedRect(whole, radius, radius)
    if share > 0:
        width = max(rect.height(), rect.width() * share)
        left = rect.right() - width if mirrored else rect.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(tone))
        painter.drawRoundedRect(QRectF(left, rect.top(), width, rect.height()), radius, radius)
    painter.restore()


class Ring(QLabel):
    """Readiness: what one can show, solid; what one says, outlined; a tick at the mark.

    Shares are from 0 to 1; None means that there is nothing to measure against. `words` are
    what a screen reader says. At 96 and above the number stands inside."""

    def __init__(
        self,
        words: str,
        show: float | None = None,
        say: float | None = None,
        *,
        mark: float | None = 0.6,
        size: int = 64,
        caption: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._show, self._say, self._mark = show, say, mark
        self._size, self._caption = size, caption
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_shares(words, show, say)

    def set_shares(self, words: str, show: float | None, say: float | None) -> None:
        self._show, self._say = show, say
        self.setText(visible(words))
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        thick = theme.px(5 + self._size * 0.05)
        rect = QRectF(self.rect())
        paint_ring(painter, rect, thick, theme.tokens, self._show, self._say, self._mark)
        if self._size >= 96:
            self._paint_number(painter, rect)

    def _paint_number(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        centre = Qt.AlignmentFlag.AlignHCenter
        share = "–" if self._show is None else f"{number(int(self._show * 100))} %"
        # Figures and their sign keep their order in every language.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        title = theme.font("title")
        painter.setFont(title)
        height = painter.fontMetrics().height()
        below = theme.px(14) if self._caption else 0
        top = rect.center().y() - (height + below) / 2
        painter.setPen(theme.tokens.text)
        painter.drawText(QRectF(rect.left(), top, rect.width(), height), centre, share)
        if self._caption:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.tokens.muted)
            place = QRectF(rect.left(), top + height - theme.px(3), rect.width(), height)
            painter.drawText(place, centre, self._caption)


def paint_ring(
    painter: QPainter,
    rect: QRectF,
    thick: float,
    tokens: Tokens,
    show: float | None,
    say: float | None,
    mark: float | None,
) -> None:
    """The ring into the square `rect`, from twelve o'clock, clockwise in every language."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.track)
    painter.drawPath(_band(rect, thick, 0, 1))
    shown = min(1.0, max(0.0, show or 0.0))
    said = min(1.0, max(shown, say or 0.0))
    if said > shown:
        # The outline stays inside the band, so that both parts are equally thick.
        inset = rect.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(tokens.accent, 1.5))
        painter.setBrush(tokens.accent_soft)
        painter.drawPath(_band(inset, thick - 1.5, shown, said))
    if shown > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawPath(_band(rect, thick, 0, shown))
    if mark is not None and show is not None:
        painter.translate(rect.center())
        painter.rotate(mark * 360)
        outer = rect.width() / 2
        painter.setPen(QPen(tokens.text, 2))
        painter.drawLine(QPointF(0, -outer + thick + 1.5), QPointF(0, -outer - 0.5))
    painter.restore()


def _band(rect: QRectF, thick: float, start: float, end: float) -> QPainterPath:
    """The piece of the ring between two shares of the whole turn."""
    inner = rect.adjusted(thick, thick, -thick, -thick)
    path = QPainterPath()
    if end - start >= 1:
        path.addEllipse(rect)
        path.addEllipse(inner)
        return path
    first, sweep = 90 - 360 * start, -360 * (end - start)
    path.arcMoveTo(rect, first)
    path.arcTo(rect, first, sweep)
    path.arcTo(inner, first + sweep, -sweep)
    path.closeSubpath()
    return path
