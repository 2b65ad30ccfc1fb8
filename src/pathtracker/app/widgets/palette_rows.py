"""The rows of the command palette: heads of groups, and what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import Theme, current_theme, metrics
from pathtracker.app.widgets.chip import paint_key_cap
from pathtracker.app.widgets.fuzzy import Index
from pathtracker.app.widgets.lines import lay_out
from pathtracker.app.widgets.text import visible

_HEAD = 32
_PER_GROUP = 6
_SHOWN = 40
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PaletteEntry:
    """What the palette can find. `target` is called when chosen, if it can be; in any case the
    palette hands on the entry. `also` are other names it goes by. `off` says why it can't be had
    now; then it is grey, and choosing it says so. `aside` stands behind whatever answers alike."""

    group: str
    title: str
    target: object = None
    hint: str = ""
    keys: str = ""
    icon: str = ""
    also: tuple[str, ...] = ()
    off: str = ""
    aside: bool = False

    @property
    def back(self) -> int:
        """How many steps it stands behind what answers alike."""
        return 2 if self.aside else int(bool(self.off))


@dataclass(frozen=True)
class Row:
    """A head of a group has no entry."""

    title: str
    entry: PaletteEntry | None = None
    positions: tuple[int, ...] = ()


class PaletteModel(QAbstractListModel):
    """Attribute: total, how many entries answer the query."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.total = 0
        self._entries: list[PaletteEntry] = []
        self._index = Index(())

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """These alone."""
        self._entries = []
        self._index = Index(())
        self.add_entries(entries)

    def add_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """These as well."""
        self._entries += entries
        back = {place: entry.back for place, entry in enumerate(entries) if entry.back}
        self._index.extend(
            [visible(entry.title) for entry in entries], [entry.also for entry in entries], back
        )

    def search(self, query: str) -> None:
        """Show what answers `query`; the group with the best answer leads."""
        groups: dict[str, list[Row]] = {}
        if query.strip():
            found, self.total = self._index.search(query, _SHOWN)
            for place, match in found:
                entry = self._entries[place]
                row = Row(visible(entry.title), entry, match.positions)
                groups.setdefault(entry.group, []).append(row)
        else:
            self.total = len(self._entries)
            for entry in self._entries:
                rows = groups.setdefault(entry.group, [])
                if len(rows) < _PER_GROUP:
                    rows.append(Row(visible(entry.title), entry))
        self.beginResetModel()
        self.rows = []
        for group, rows in groups.items():
            self.rows += [Row(group), *rows]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and row.entry is not None:
            parts = (row.title, row.entry.hint, row.entry.off, row.entry.keys)
            return ", ".join(part for part in parts if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteDelegate(QStyledItemDelegate):
    """Paints a row: icon, title with the found letters in bold, hint, keys at the end."""

    def __init__(self, model: PaletteModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        head = self._model.rows[index.row()].entry is None
        return QSize(0, current_theme().px(_HEAD if head else metrics.ROW_TABLE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.rows[index.row()]
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        line = _Line(painter, place, mirrored, current_theme())
        if row.entry is None:
            line.take(metrics.SPACE[3])
            line.words(row.title, "caption", "muted", weight=500, drop=4)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            _paint_entry(line, row, row.entry, chosen, hovered)
        painter.restore()


class _Line:
    """A row being filled from its leading and its trailing end."""

    def __init__(self, painter: QPainter, place: QRect, mirrored: bool, theme: Theme) -> None:
        self.painter, self.theme, self._mirrored = painter, theme, mirrored
        self._place, self._start, self._end = place, 0.0, float(place.width())

    def fill(self, tone: str) -> None:
        self.painter.fillRect(self._place, self.theme.tokens.colour(tone))

    def take(self, pixels: float, *, end: bool = False) -> QRect:
        """The next piece of this many pixels of the design, from one end."""
        return self._cut(self.theme.px(pixels), end=end).toRect()

    def words(
        self,
        text: str,
        role: str,
        tone: str,
        *,
        weight: int | None = None,
        drop: int = 0,
        bold: Sequence[tuple[int, int]] = (),
    ) -> None:
        font = self.theme.font(role, weight)
        room = self._end - self._start
        # Bold letters are wider; measured so, nothing runs into what comes after.
        widest = QFontMetricsF(self.theme.font(role, 600) if bold else font)
        text = widest.elidedText(text, Qt.TextElideMode.ElideRight, room)
        shown = [(start, length) for start, length in bold if start < len(text)]
        layout, _, height = lay_out(text, font, bold=shown)
        box = self._cut(layout.lineAt(0).naturalTextWidth() if text else 0.0, end=False)
        self.painter.setPen(self.theme.tokens.colour(tone))
        layout.draw(self.painter, QPointF(box.left(), box.center().y() - height / 2 + drop))

    def key_cap(self, keys: str) -> None:
        font = self.theme.font("caption", QFont.Weight.Medium)
        measure = QFontMetrics(font)
        width = measure.horizontalAdvance(keys) + self.theme.px(10)
        whole = self._cut(width, end=True).toRect()
        height = self.theme.px(18)
        box = QRect(whole.left(), whole.center().y() - height // 2 + 1, width, height)
        paint_key_cap(self.painter, QRectF(box))
        self.painter.setFont(font)
        self.painter.setPen(self.theme.tokens.muted)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)

    def room(self) -> float:
        return self._end - self._start

    def _cut(self, width: float, *, end: bool) -> QRectF:
        if end:
            self._end -= width
            left = self._end
        else:
            left = self._start
            self._start += width
        if self._mirrored:
            left = self._place.width() - left - width
        top = self._place.top()
        return QRectF(self._place.left() + left, top, width, self._place.height())


def _paint_entry(line: _Line, row: Row, entry: PaletteEntry, chosen: bool, hovered: bool) -> None:
    theme = line.theme
    if chosen or hovered:
        line.fill("accent_soft" if chosen else "hover")
    line.take(16)
    line.take(16, end=True)
    if entry.keys:
        line.key_cap(entry.keys)
        line.take(12, end=True)
    if entry.icon:
        tone = "accent" if chosen and not entry.off else "muted"
        paint_icon(line.painter, line.take(16), entry.icon, tone)
        line.take(12)
    bold = [(place, 1) for place in row.positions]
    line.words(row.title, "body", "muted" if entry.off else "text", bold=bold)
    hint = entry.off or entry.hint
    if hint and line.room() > theme.px(48):
        line.take(12)
        line.words(visible(hint), "caption" if entry.off else "body", "muted")
