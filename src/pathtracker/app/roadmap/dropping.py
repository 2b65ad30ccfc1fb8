"""Dragging steps, and the line that shows where they would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView

from pathtracker.app.roadmap.delegate import RowDelegate
from pathtracker.app.roadmap.look import look
from pathtracker.app.roadmap.model import PLACES, RoadmapModel
from pathtracker.app.roadmap.rows import EmptyRow, FoldRow, PhaseRow
from pathtracker.app.words import tr

if TYPE_CHECKING:
    _Base = QAbstractItemView
else:
    _Base = object


class DropSurface(_Base):
    """Mixed into a view of a RoadmapModel; within it and between such views steps are moved."""

    rows: RoadmapModel
    painter_of_rows: RowDelegate
    _drop: tuple[QModelIndex, int] | None

    def startDrag(self, _actions: Qt.DropAction) -> None:
        chosen = [index for index in self.selectedIndexes() if self.rows.step_at(index)]
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData(chosen))
        first = self.rows.step_at(chosen[0])
        title = first.title if first and len(chosen) == 1 else tr("{n} [step|steps]", n=len(chosen))
        drag.setPixmap(_ticket(title, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(look().px(16), look().px(14)))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PLACES):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls where the pointer nears the edge
        if event.mimeData().hasFormat(PLACES):
            self._show_drop(self.drop_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        parent, row = self.drop_at(event.position().toPoint())
        self._show_drop(None)
        self.stopAutoScroll()
        if parent.isValid() and self.rows.dropMimeData(
            event.mimeData(), Qt.DropAction.MoveAction, row, 0, parent
        ):
            event.acceptProposedAction()

    def stopAutoScroll(self) -> None:
        """Qt's own ends with a drop it handles itself; this ends it for ours."""
        self.setState(QAbstractItemView.State.NoState)
        super().dragLeaveEvent(QDragLeaveEvent())

    def drop_at(self, point: QPoint) -> tuple[QModelIndex, int]:
        """The phase, and the row in it before which a drop would put things (-1: its end)."""
        index = self.indexAt(point)
        row = self.rows.row_at(index)
        if row is None:
            last = self.rows.index(self.rows.rowCount() - 1, 0)
            return (last if not self.rootIndex().isValid() else self.rootIndex()), -1
        if isinstance(row, PhaseRow):
            folded = self.rows.rowCount(index) == 0 or row.id in self.painter_of_rows.folded
            return index, -1 if folded else 0
        if isinstance(row, EmptyRow | FoldRow):
            return index.parent(), index.row() + 1
        below = point.y() > self.visualRect(index).center().y()
        return index.parent(), index.row() + below

    def paint_drop(self) -> None:
        """The line where a drop would go, with a ring at its leading end."""
        if self._drop is None:
            return
        parent, row = self._drop
        line = self.drop_line(parent, row)
        if line is None:
            return
        px, colour = look().px, look().tokens.accent
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = line.right() - px(4) if mirrored else line.left() + px(4)
        painter.fillRect(line.left(), line.top() - 1, line.width(), 2, colour)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(look().tokens.raised)
        painter.drawEllipse(QPoint(start, line.top()), px(3), px(3))

    def drop_line(self, parent: QModelIndex, row: int) -> QRect | None:
        count = self.rows.rowCount(parent)
        at = count if row < 0 else row
        if at < count:
            place = self.visualRect(self.rows.index(at, 0, parent))
            edge = place.top()
        elif count and self.visualRect(self.rows.index(count - 1, 0, parent)).isValid():
            place = self.visualRect(self.rows.index(count - 1, 0, parent))
            edge = place.bottom() + 1
        else:
            place = self.visualRect(parent)
            edge = place.bottom() + 1
        if not place.isValid():
            return None
        inset = look().px(24)
        return QRect(place.left() + inset, edge, place.width() - 2 * inset, 1)

    def _show_drop(self, drop: tuple[QModelIndex, int] | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()


def _ticket(title: str, ratio: float) -> QPixmap:
    """What hangs on the pointer while steps are dragged."""
    style = look()
    px = style.px
    words = style.body.cut(title, px(260))
    width, height = style.body.width(words) + px(24), px(28)
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(style.tokens.accent)
    painter.setBrush(style.tokens.accent_soft)
    painter.drawRoundedRect(QRect(1, 1, width - 2, height - 2), px(6), px(6))
    painter.setPen(style.tokens.text)
    painter.setFont(style.body.font)
    painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
