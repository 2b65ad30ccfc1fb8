"""Up to four roles side by side: what differs stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.roles.compare_cells import Cell, head_cell, side_cell
from pathtracker.app.roles.compare_rows import Footnotes, Row, Side, comparison, sides
from pathtracker.app.roles.compare_table import CompareTable
from pathtracker.app.roles.filter_bar import MenuButton
from pathtracker.app.roles.words import rung_choices, rung_word, standing_word
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button, IconButton, LinkButton
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.text import caption
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.compare_roles import MOST_AT_ONCE
from pathtracker.core.model import Rung
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.reports.role_facts import RoleFacts
    from pathtracker.reports.role_plans import RoleTimes

_HEADS, _LEAST = 176, 150


class ComparePage(QWidget):
    """Signals: back; picked, with the key of a role to take in or out; role_wanted, with the one
    whose page is wanted; choose_wanted, with the one to choose."""

    back = Signal()
    picked = Signal(str)
    role_wanted = Signal(str)
    choose_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Compare roles"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._entries: Sequence[RoleEntry] = ()
        self._every: Sequence[RoleEntry] = ()
        self._catalog: Catalog | None = None
        self._facts: RoleFacts | None = None
        self._times: RoleTimes | None = None
        self._had: tuple[str, ...] = ()
        self.rows: list[Row] = []
        """All that is compared, whether shown or not."""
        self.roles = LinkButton(tr("Roles"))
        self._arrow = PlainLabel("›", "title", "muted")
        self._title = PlainLabel(tr("Compare"), "title")
        self.said = PlainLabel(role="caption", tone="muted")
        self.rungs = SegmentedControl(tr("Rung"), rung_choices())
        self.only = Button(tr("Only differences"), "filter")
        self.only.setCheckable(True)
        self.plain = Button(tr("As a table"), "outline")
        self.plain.setCheckable(True)
        self.copy = Button(tr("Copy as CSV"), "copy")
        self.add = MenuButton(tr("Add a role"))
        self.add.menu_shown.aboutToShow.connect(self.fill_roles)
        self.table = CompareTable()
        self._sources = PlainLabel(role="caption", tone="muted", wrap=True)
        self._build()
        self._connect()
        on_theme(self._restyle)

    def show_entries(
        self,
        entries: Sequence[RoleEntry],
        every: Sequence[RoleEntry],
        catalog: Catalog,
        facts: RoleFacts,
        times: RoleTimes,
    ) -> None:
        """`every`: the roles that could be taken in."""
        self._entries, self._every = entries, every
        self._catalog, self._facts, self._times = catalog, facts, times
        keys = tuple(entry.key for entry in entries)
        if not self._had and entries:
            self.rungs.set_value(entries[0].rung)
        self._had = keys
        self._fill()

    def fill_roles(self) -> None:
        """The roles that are not among those compared."""
        menu = self.add.menu_shown
        menu.clear()
        for entry in self._every:
            if entry.key not in self._had:
                action = menu.addAction(caption(entry.title))
                action.triggered.connect(lambda _=False, key=entry.key: self.picked.emit(key))

    def shown_rows(self) -> list[Row]:
        """The rows in sight."""
        wanted = self.only.isChecked() and len(self._entries) > 1
        return [row for row in self.rows if row.differs or not wanted]

    def copy_table(self) -> None:
        """Puts the rows in sight onto the clipboard, as CSV."""
        self.table.copy()
        self.said.setText(tr("Copied."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        if watched is self._heads and event.type() == QEvent.Type.LayoutRequest:
            self._top.setFixedHeight(self._heads.sizeHint().height())
        return False

    # Filling.

    def _fill(self) -> None:
        if self._catalog is None or self._facts is None or self._times is None:
            return
        rung = Rung(str(self.rungs.value()))
        several = sides(self._entries, rung, self._facts, self._times)
        notes = Footnotes(self._catalog)
        self.rows = comparison(several, notes)
        at = self._scroll.verticalScrollBar().value()
        self._heads.fill([[self._corner(rung), *(self._head(side) for side in several)]])
        self._body.fill([self._cells(row, several, notes) for row in self.shown_rows()])
        self.table.model_shown.set_rows(self.shown_rows(), [entry.title for entry in self._entries])
        self._sources.setText(notes.words())
        self.said.setText("")
        self._fit()
        self._scroll.verticalScrollBar().setValue(at)

    def _cells(self, row: Row, several: Sequence[Side], notes: Footnotes) -> list[QWidget]:
        bands = [band for side in several for band in side.bands]
        most = max((band.high or band.low * 5 // 4 for band in bands), default=1)
        cells: list[QWidget] = [head_cell(row)]
        for side, text in zip(several, row.texts, strict=True):
            cell = side_cell(row, side, text, most_pay=most, notes=notes)
            if row.key == "shared" and side.entry.standing is None:
                cell.column.insertWidget(1, self._choose_link(side.entry))
            cells.append(cell)
        return cells

    def _choose_link(self, entry: RoleEntry) -> LinkButton:
        link = LinkButton(tr("Choose"))
        link.setAccessibleName(tr("Choose {role}", role=entry.title))
        link.setStyleSheet("QPushButton {padding: 0; border: 0}")
        link.clicked.connect(lambda _=False: self.choose_wanted.emit(entry.key))
        return link

    def _corner(self, rung: Rung) -> QWidget:
        cell = Cell(head=True)
        words = tr("{n} [role|roles], {rung}", n=len(self._entries), rung=rung_word(rung))
        if len(self._entries) < 2:
            words = tr("Add a second role to compare with.")
        cell.add(PlainLabel(words, tone="muted", wrap=True))
        cell.end()
        return cell

    def _head(self, side: Side) -> QWidget:
        cell = Cell()
        key = side.entry.key
        name = TextButton(side.entry.title)
        name.setFont(current_theme().font("body", 600))
        name.clicked.connect(lambda _=False: self.role_wanted.emit(key))
        away = IconButton("close", tr("Take {role} out", role=side.entry.title))
        away.clicked.connect(lambda _=False: self.picked.emit(key))
        top = QHBoxLayout()
        top.addWidget(name, 1)
        top.addWidget(away)
        cell.column.addLayout(top)
        if side.entry.standing is not None:
            cell.add(Chip(standing_word(side.entry.standing), tone="accent"))
        cell.end()
        return cell

    def _fit(self) -> None:
        """The columns of the head and of the body are equally wide, whatever stands in them."""
        width = self._scroll.viewport().width()
        self._heads.fit(width)
        self._body.fit(width)
        self._top.setFixedHeight(self._heads.sizeHint().height())
        self._over_bar.setFixedWidth(max(0, self._scroll.width() - width))

    def _changed(self) -> None:
        self._fill()

    def _turn(self) -> None:
        """The table twin, or the drawn one."""
        self._kinds.setCurrentWidget(self.table if self.plain.isChecked() else self._drawn)
        if self.plain.isChecked():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.roles.clicked.connect(self.back)
        self.rungs.chosen.connect(lambda _: self._changed())
        self.only.toggled.connect(lambda _: self._changed())
        self.plain.toggled.connect(lambda _: self._turn())
        self.copy.clicked.connect(self.copy_table)

    def _build(self) -> None:
        self._head_row = QHBoxLayout()
        self._head_row.addWidget(self.roles)
        self._head_row.addWidget(self._arrow)
        self._head_row.addWidget(self._title)
        self._head_row.addWidget(self.said, 1)
        tools = QWidget()
        flow = self._tools = FlowLayout(tools)
        for widget in (self.rungs, self.add, self.only, self.plain, self.copy):
            flow.addWidget(widget)
        self._head_row.addWidget(tools)
        self._heads, self._body = _Grid(), _Grid()
        self._drawn = QWidget()
        drawn = QVBoxLayout(self._drawn)
        drawn.setContentsMargins(0, 0, 0, 0)
        drawn.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("What is compared"))
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inside = QWidget()
        inside.setProperty("scrolled", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setCornerWidget(QWidget())
        self._scroll.viewport().installEventFilter(self)
        # The names stay in sight, and move sideways with what stands below them.
        self._top = QScrollArea()
        self._top.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top.setWidgetResizable(True)
        self._top.setWidget(self._heads)
        self._heads.installEventFilter(self)
        sideways = self._scroll.horizontalScrollBar()
        sideways.valueChanged.connect(self._top.horizontalScrollBar().setValue)
        names, self._over_bar = QHBoxLayout(), QWidget()
        names.setSpacing(0)
        names.addWidget(self._top, 1)
        names.addWidget(self._over_bar)
        drawn.addLayout(names)
        drawn.addWidget(self._scroll, 1)
        self._kinds = QStackedWidget()
        self._kinds.addWidget(self._drawn)
        self._kinds.addWidget(self.table)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head_row)
        self._column.addWidget(self._kinds, 1)
        self._column.addWidget(self._sources)

    def _restyle(self) -> None:
        px = current_theme().px
        margin = px(metrics.MARGIN)
        self._column.setContentsMargins(margin, 0, margin, px(12))
        self._column.setSpacing(px(8))
        self._head_row.setSpacing(px(8))
        self._title.setFixedHeight(px(metrics.VIEW_HEAD))
        above = px((metrics.VIEW_HEAD - metrics.CONTROL) / 2)
        self._tools.setContentsMargins(0, above, 0, px(8))
        self._title.setMinimumWidth(self._title.sizeHint().width())
        size = current_theme().font("title")
        self.roles.setFont(size)
        self._fit()


class _Grid(QWidget):
    """Cells with hairlines between them: the ground shows through."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(1)
        self._count = 0

    def fill(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """New cells in the place of the former."""
        clear(self._grid)
        self._count = len(rows[0]) - 1 if rows else 0
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._grid.addWidget(cell, place, column)
                cell.show()  # now, so that it is counted at once and nothing jumps

    def fit(self, width: int) -> None:
        """Shares a width among the columns."""
        px = current_theme().px
        heads = px(_HEADS)
        each = (width - heads - 2 - self._count) // max(1, self._count)
        each = max(each, px(_LEAST)) if self._count else 0
        for column in range(MOST_AT_ONCE + 1):
            wanted = heads if column == 0 else each if column <= self._count else 0
            self._grid.setColumnMinimumWidth(column, wanted)
            self._grid.setColumnStretch(column, 0)
        whole = heads + self._count * (each + 1) + 2
        self.setFixedWidth(whole)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().tokens.hairline)
