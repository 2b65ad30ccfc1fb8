"""The table of roles beside each other, one role a row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pathtracker.app.gaps.delegate import middle, part, write
from pathtracker.app.gaps.words import LONGEST, number, percent, tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.row_model import Index, RowModel
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.compare import Compared
from pathtracker.core.readiness import APPLY_PERCENT
from pathtracker.wording import hours

_PAD, _SIDE, _HEAD, _ROW, _BAR_HIGH = 24, 10, 28, 44, 10
_Role = Qt.ItemDataRole


class Figure(IntEnum):
    """What stands where."""

    ROLE = 0
    BAR = 1
    SAY = 2
    SHOW = 3
    OPEN = 4
    BEYOND = 5
    SHARED = 6


_WIDTHS = {
    Figure.BAR: 128,
    Figure.SAY: 60,
    Figure.SHOW: 88,
    Figure.OPEN: 92,
    Figure.BEYOND: 128,
    Figure.SHARED: 116,
}
_BAR_FROM, _SHARED_FROM = 800, 560
"""Below these widths the bar and the shared skills are left to the sheet of the role."""


def standing_words(one: Compared) -> str:
    """“primary”, “secondary”, or nothing of a role that is not chosen."""
    if one.role.is_primary:
        return tr("primary")
    return tr("secondary") if one.role.is_chosen else ""


class CompareModel(RowModel[Compared]):
    """Roles with their figures."""

    columns = len(Figure)

    def set_roles(self, roles: Sequence[Compared]) -> None:
        self._show(roles)

    def role(self, index: Index) -> Compared | None:
        return self.row_at(index)

    def words(self, one: Compared, figure: Figure) -> str:
        """What stands in a cell."""
        if figure is Figure.ROLE:
            return visible(one.role.title[:LONGEST])
        if figure in (Figure.BAR, Figure.SAY, Figure.SHOW):
            if one.both is None:
                return "–"
            said = figure is Figure.SAY
            return percent((one.both.claimed if said else one.both.proven).percent)
        if figure is Figure.OPEN:
            return hours(one.open_hours) if one.open_steps else "–"
        if figure is Figure.BEYOND:
            return hours(one.beyond_hours) if one.open_steps else "–"
        if one.role.is_chosen and not one.shared:
            return "–"
        total = number(len(one.role.needs))
        return tr("{n} of {total}", n=number(len(one.shared)), total=total)

    def spoken(self, one: Compared) -> str:
        """A row for a screen reader."""
        head = ", ".join(filter(None, (self.words(one, Figure.ROLE), standing_words(one))))
        rest = [
            f"{self.headerData(figure, Qt.Orientation.Horizontal)} {self.words(one, figure)}"
            for figure in (Figure.SAY, Figure.SHOW, Figure.OPEN, Figure.BEYOND, Figure.SHARED)
        ]
        return ", ".join([head, *rest])

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        one = self.role(index)
        if one is None:
            return None
        figure = Figure(index.column())
        if role == _Role.DisplayRole:
            return self.words(one, figure)
        if role == _Role.AccessibleTextRole and figure is Figure.ROLE:
            return self.spoken(one)
        if role == _Role.ToolTipRole:
            return tip(self.spoken(one))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return {
            Figure.ROLE: tr("Role"),
            Figure.BAR: tr("Readiness"),
            Figure.SAY: tr("I say"),
            Figure.SHOW: tr("I can show"),
            Figure.OPEN: tr("Open hours"),
            Figure.BEYOND: tr("Beyond my roles"),
            Figure.SHARED: tr("Shared skills"),
        }[Figure(section)]


class CompareTable(QTableView):
    """Signals: chosen, with the id of the role selected now; copy_wanted."""

    chosen = Signal(object)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.roles = CompareModel(self)
        self.setModel(self.roles)
        self._delegate = _Delegate(self.roles, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Roles beside each other"))
        mode = QAbstractItemView
        self.setSelectionBehavior(mode.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.SelectionMode.SingleSelection)
        self.setEditTriggers(mode.EditTrigger.NoEditTriggers)
        self.setFrameShape(self.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(20)
        head.setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        on_theme(self._restyle)

    def selected(self) -> UUID | None:
        rows = self.selectionModel().selectedRows()
        one = self.roles.role(rows[0]) if rows else None
        return one.id if one else None

    def select(self, role: UUID) -> bool:
        """Selects a role without a signal; whether there is such a one."""
        row = self.roles.row_of(role)
        if row is None:
            return False
        selection = self.selectionModel()
        selection.blockSignals(True)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self.roles.index(row, 0), flags)
        selection.blockSignals(False)
        self.viewport().update()
        return True

    def fit(self) -> None:
        """As high as its rows."""
        px = current_theme().px
        self.setFixedHeight(px(_HEAD) + self.roles.rowCount() * px(_ROW) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Space or (event.text() and event.text().isprintable()):
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _tell(self) -> None:
        if (role := self.selected()) is not None:
            self.chosen.emit(role)

    def _arrange(self) -> None:
        px, width = current_theme().px, self.viewport().width()
        self.setColumnHidden(Figure.BAR, width < px(_BAR_FROM))
        self.setColumnHidden(Figure.SHARED, width < px(_SHARED_FROM))
        rest = width
        for figure, wide in _WIDTHS.items():
            self.setColumnWidth(figure, px(wide))
            rest -= 0 if self.isColumnHidden(figure) else px(wide)
        self.setColumnWidth(Figure.ROLE, max(px(120), rest))

    def _restyle(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.fit()
        self._arrange()


class _Head(QHeaderView):
    def __init__(self, parent: CompareTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = current_theme()
        painter.fillRect(rect, theme.tokens.surface)
        for edge in (rect.top(), rect.bottom()):
            painter.fillRect(rect.left(), edge, rect.width(), 1, theme.tokens.hairline)
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        figure = Figure(column)
        place = _cell(rect, figure, mirrored=self.isRightToLeft())
        font, ink = theme.font("caption", 500), theme.tokens.muted
        write(painter, place, words, font, ink, end=figure not in (Figure.ROLE, Figure.BAR))


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: CompareModel, parent: CompareTable) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, current_theme().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.role(index)
        if one is None:
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(place, tokens.accent_soft if chosen else tokens.raised)
        if index.row():
            painter.fillRect(place.left(), place.top(), place.width(), 1, tokens.hairline)
        figure = Figure(index.column())
        spot = _cell(place, figure, mirrored=mirrored)
        words = self._model.words(one, figure)
        if figure is Figure.ROLE:
            if chosen:
                painter.fillRect(part(place, mirrored, 0, 2), tokens.accent)
            weight = 600 if one.role.is_chosen else None
            note, small = standing_words(one), theme.font("caption")
            room = QFontMetrics(small).horizontalAdvance(note) + px(8) if note else 0
            name = part(spot, mirrored, 0, spot.width() - room)
            wide = write(painter, name, words, theme.font("body", weight), tokens.text)
            if note:
                beside = part(spot, mirrored, wide + px(8), spot.width() - wide - px(8))
                write(painter, beside, note, small, tokens.muted)
        elif figure is Figure.BAR:
            wide = _WIDTHS[Figure.BAR] - 2 * _SIDE
            box = middle(place, mirrored, _SIDE, wide, _BAR_HIGH + 6)
            paint_shares(painter, box, one.proven, one.claimed, mirrored=mirrored)
        else:
            strong = figure is Figure.SHOW
            ink = tokens.text if strong else tokens.text2
            font = theme.font("body", 600 if strong else None)
            write(painter, spot, words, font, ink, end=True)
        painter.restore()


def _cell(place: QRect, figure: Figure, *, mirrored: bool) -> QRect:
    px = current_theme().px
    leading = px(_PAD if figure is Figure.ROLE else _SIDE)
    trailing = px(_PAD if figure is Figure.SHARED else _SIDE)
    return part(place, mirrored, leading, place.width() - leading - trailing)


def paint_shares(
    painter: QPainter, place: QRectF, show: float, say: float, *, mirrored: bool = False
) -> None:
    """Solid what can be shown, outlined what is said beyond it, a line at 60 %."""
    theme = current_theme()
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.right() if mirrored else place.left(), place.top())
    if mirrored:
        painter.scale(-1, 1)
    width, inset = place.width(), theme.px(3)
    bar = QRectF(0, inset, width, place.height() - 2 * inset)
    radius = bar.height() / 2
    contrast = tokens.name == "contrast"
    painter.setPen(QPen(tokens.hairline, 1) if contrast else Qt.PenStyle.NoPen)
    painter.setBrush(tokens.track)
    painter.drawRoundedRect(bar, radius, radius)
    for share, solid in ((say, False), (show, True)):
        if share:
            box = QRectF(bar)
            box.setWidth(max(bar.height(), width * share))
            painter.setPen(QPen(tokens.accent, 1.5))
            painter.setBrush(tokens.accent if solid else tokens.accent_soft)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    mark = width * APPLY_PERCENT / 100
    painter.fillRect(QRectF(mark - 1, 0, 2, place.height()), tokens.text)
    painter.restore()


def compare_rows(roles: Sequence[Compared]) -> list[tuple[object, ...]]:
    """The table for a spreadsheet: numbers as numbers."""
    return [
        (
            one.role.title,
            standing_words(one),
            one.both.claimed.percent if one.both else "",
            one.both.proven.percent if one.both else "",
            round(one.open_hours, 2),
            round(one.beyond_hours, 2),
            len(one.shared),
            len(one.role.needs),
        )
        for one in roles
    ]
