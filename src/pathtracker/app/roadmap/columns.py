"""The columns: phases side by side, each a list of cards over the same model."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.roadmap.cards import CardDelegate
from pathtracker.app.roadmap.look import Pen, look
from pathtracker.app.roadmap.model import RoadmapModel
from pathtracker.app.roadmap.rows import PhaseRow
from pathtracker.app.roadmap.surface import Asks, StepSurface
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.progress import paint_bar
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_WIDTH = 288


class ColumnList(StepSurface, QListView):
    """The steps of one phase. `aside` is called with the list and -1 or 1 to go to the next."""

    def __init__(
        self,
        rows: RoadmapModel,
        asks: Asks,
        phase: QModelIndex,
        aside: Callable[[ColumnList, int], None],
    ) -> None:
        super().__init__()
        self._aside = aside
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "column")
        self.set_up(rows, asks, CardDelegate(rows, self))
        self.setRootIndex(phase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._aside(self, 1 if (event.key() == Qt.Key.Key_Right) != mirrored else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        by_key = event.reason() in keyboard
        self._use_keys(by_key or self.painter_of_rows.keys)
        first = self.rows.index(0, 0, self.rootIndex())
        if by_key and first.isValid() and self.currentIndex().parent() != self.rootIndex():
            # All columns share what is current, and it lies in another one: nothing here would
            # show that the keyboard is here.
            self.selectionModel().setCurrentIndex(
                first, self.selectionModel().SelectionFlag.NoUpdate
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # titles break elsewhere now

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paint_drop()


class ColumnHead(QWidget):
    """Number, title, count, hours and bar of a phase, and a button that adds a step."""

    def __init__(self, rows: RoadmapModel, asks: Asks, phase: QModelIndex) -> None:
        super().__init__()
        self._rows, self._asks, self._phase = rows, asks, QPersistentModelIndex(phase)
        self._add = IconButton("plus", tr("Add a step"), size=14)
        self._add.clicked.connect(lambda: asks.add_wanted.emit(rows.phase_of(self._phase)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        on_theme(self._restyle)

    def renew(self) -> None:
        row = self._rows.row_at(self._phase)
        if isinstance(row, PhaseRow):
            self.setAccessibleName(row.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        row = self._rows.row_at(self._phase)
        if not isinstance(row, PhaseRow):
            return
        style = look()
        px, tokens, width = style.px, style.tokens, self.width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        pen = Pen(painter, self.rect(), mirrored)
        pen.place.setHeight(px(32))
        room = width - px(36)
        title = style.strong.cut(f"{row.number} {row.title}", room)
        pen.words(0, room, title, style.strong, tokens.text)
        pen.place.translate(0, px(24))
        pen.place.setHeight(px(20))
        pen.words(0, width // 2, row.count, style.caption, tokens.muted)
        pen.words(width // 2, width - width // 2, row.ahead, style.caption, tokens.muted, end=True)
        bar = QRectF(0, px(48), width, px(6))
        paint_bar(painter, bar, row.share, "good", mirrored=mirrored)

    def _restyle(self) -> None:
        self.setFixedHeight(current_theme().px(60))


class Column(QWidget):
    """A phase: its head, and the list of its steps."""

    def __init__(self, head: ColumnHead, steps: ColumnList) -> None:
        super().__init__()
        self.head, self.steps = head, steps
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(head)
        self._whole.addWidget(steps, 1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        self._whole.setSpacing(look().px(4))
        self.setFixedWidth(look().px(_WIDTH))


class Columns(QScrollArea):
    """A column for each phase; scrolls sideways. What is selected is what is in `tree`."""

    def __init__(
        self, rows: RoadmapModel, asks: Asks, tree: QAbstractItemView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows, self._asks, self._tree = rows, asks, tree
        self._columns: dict[UUID, Column] = {}
        self._stale = self._reset = True
        self._inside = QWidget()
        self._inside.setProperty("scrolled", True)
        self._row = QHBoxLayout(self._inside)
        self._row.addStretch(1)
        self.setWidget(self._inside)
        self.setAccessibleName(tr("Columns"))
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.modelReset.connect(self._forget)
        rows.rowsInserted.connect(lambda parent, *_: self._phases_changed(parent))
        rows.rowsRemoved.connect(lambda parent, *_: self._phases_changed(parent))
        rows.rowsMoved.connect(lambda parent, *_: self._phases_changed(parent))
        rows.dataChanged.connect(self._renew_heads)
        self._selection.currentChanged.connect(lambda now, _: self.show_index(now))
        on_theme(self._restyle)

    @property
    def lists(self) -> list[ColumnList]:
        """What is shown in each column, in their order."""
        return [column.steps for column in self._columns.values()]

    @property
    def _selection(self) -> QItemSelectionModel:
        """The outline's, asked for each time: PySide forgets it with each list that used it."""
        return self._tree.selectionModel()

    def build(self) -> None:
        """Brings the columns in line with the phases, if these are others than before. A column
        whose phase is still there stays: making one takes some milliseconds."""
        if not self._stale:
            return
        former, self._columns = self._columns, {}
        kept = {} if self._reset else former  # after a reset no index of then stands for anything
        self._stale = self._reset = False
        for at, phase in enumerate(self._rows.heads()):
            column = kept.get(phase.id)
            if column is None or not column.steps.rootIndex().isValid():  # it was away meanwhile
                column = self._column(self._rows.index(at, 0))
            self._columns[phase.id] = column
            if self._row.indexOf(column) != at:
                self._row.insertWidget(at, column)
        for key, column in former.items():
            if self._columns.get(key) is not column:
                self._row.removeWidget(column)
                column.hide()
                column.deleteLater()

    def list_of(self, phase: UUID) -> ColumnList | None:
        column = self._columns.get(phase)
        return column.steps if column is not None else None

    def focus(self) -> None:
        """Gives the keyboard to the column of the current step, or to the first."""
        current = self._selection.currentIndex()
        phase = self._rows.phase_of(current)
        view = self.list_of(phase) if phase else None
        view = view or (self.lists[0] if self.lists else None)
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_index(self, index: QModelIndex) -> None:
        """Brings a row and its column into sight."""
        phase = self._rows.phase_of(index)
        view = self.list_of(phase) if phase and self.isVisible() else None
        if view is not None and index.parent().isValid():
            self._row.activate()  # columns just made have no place yet
            self.ensureWidgetVisible(view, look().px(24), 0)
            view.scrollTo(index)

    def _column(self, phase: QModelIndex) -> Column:
        head = ColumnHead(self._rows, self._asks, phase)
        head.renew()
        view = ColumnList(self._rows, self._asks, phase, self._go_aside)
        row = self._rows.row_at(phase)
        view.setAccessibleName(row.spoken if isinstance(row, PhaseRow) else "")
        own = view.selectionModel()
        view.setSelectionModel(self._selection)
        own.deleteLater()
        return Column(head, view)

    def _go_aside(self, beside: ColumnList, step: int) -> None:
        at = self.lists.index(beside) + step
        if not 0 <= at < len(self.lists):
            return
        view = self.lists[at]
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self._rows.rowCount(view.rootIndex())
        if count:
            row = min(self._selection.currentIndex().row(), count - 1)
            view.setCurrentIndex(self._rows.index(max(0, row), 0, view.rootIndex()))

    def _phases_changed(self, parent: QModelIndex) -> None:
        if not parent.isValid():
            self._mark_stale()

    def _mark_stale(self) -> None:
        """Whoever changes the rows has them built anew afterwards: in the middle of the change
        the lists would take indexes that are about to move."""
        self._stale = True

    def _forget(self) -> None:
        self._stale = self._reset = True

    def _renew_heads(self, first: QModelIndex, _last: QModelIndex) -> None:
        if not first.parent().isValid():
            for column in self._columns.values():
                column.head.renew()

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setContentsMargins(px(24), px(16), px(24), px(8))
        self._row.setSpacing(px(20))
