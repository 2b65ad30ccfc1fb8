"""Shares: a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import visible


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
