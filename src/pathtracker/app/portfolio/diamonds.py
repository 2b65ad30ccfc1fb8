"""Milestones as a small row of diamonds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme
from pathtracker.app.words import tr
from pathtracker.reports.projects import Progress, Project


class DiamondRow(QLabel):
    """One diamond a milestone, as far as they fit; more are told by “…”. Its text is what a
    screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Progress] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_project(self, project: Project) -> None:
        self._marks = [one.progress for one in project.milestones]
        if not self._marks:  # nothing stands in the stages yet: they alone are there to be seen
            self._marks = [stage.progress for stage in project.stages]
        total = len(project.milestones)
        self.setText(tr("{done} of {total} milestones reached", done=project.reached, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(len(self._marks) * px(17), px(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(24), current_theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        side = theme.px(11)
        step = min(theme.px(17), max(theme.px(12), self.width() // max(1, len(self._marks))))
        room = max(1, (self.width() + step - side) // step)
        cut = len(self._marks) > room
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, progress in enumerate(self._marks[: room - 1 if cut else room]):
            paint_diamond(painter, self._spot(place * step, side, mirrored), progress)
        if cut:
            spot = self._spot((room - 1) * step, side, mirrored)
            paint_icon(painter, spot.toRect(), "more", "muted")

    def _spot(self, left: int, side: int, mirrored: bool) -> QRectF:
        start = self.width() - left - side if mirrored else left
        return QRectF(start, (self.height() - side) / 2, side, side)


def paint_diamond(painter: QPainter, spot: QRectF, progress: Progress) -> None:
    """A small diamond: filled where reached; it has no room for a tick."""
    tokens = current_theme().tokens
    colour = {
        Progress.REACHED: tokens.good,
        Progress.CURRENT: tokens.accent,
        Progress.AHEAD: tokens.control,
        Progress.EMPTY: tokens.control,
    }[progress]
    soft = tokens.accent_soft if progress is Progress.CURRENT else tokens.raised
    inset = 0.75
    box = spot.adjusted(inset, inset, -inset, -inset)
    middle = box.center()
    painter.setPen(QPen(colour, 1.25, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour if progress is Progress.REACHED else soft)
    corners = (
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    )
    painter.drawPolygon(QPolygonF(corners))
