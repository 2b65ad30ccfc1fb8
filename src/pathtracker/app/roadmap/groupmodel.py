"""Two levels, groups and their rows, as an item model that changes row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from pathtracker.app.roadmap.groups import Group
from pathtracker.app.roadmap.rows import PhaseRow, Row

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Phase:
    """A group in the model; `serial` marks the indexes of its rows."""

    __slots__ = ("group", "head", "rows", "serial")

    def __init__(self, serial: int, head: PhaseRow, rows: Iterable[Row] = ()) -> None:
        self.serial = serial
        self.head = head
        self.rows = list(rows)
        self.group: Group | None = None


class GroupModel(QAbstractItemModel):
    """Top level: phases. Below them: their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phases: list[_Phase] = []
        self._serials = count(1)
        self._at: dict[int, int] = {}

    def show(self, groups: Sequence[Group]) -> None:
        """Shows something else altogether."""
        self.beginResetModel()
        self._phases = [_Phase(next(self._serials), group.head, group.rows) for group in groups]
        self._number()
        self.endResetModel()

    def update(self, groups: Sequence[Group]) -> None:
        """Shows a new state of the same, by touching only the rows that differ."""
        self._update_phases(groups)
        touched = [
            phase
            for phase, group in zip(self._phases, groups, strict=True)
            if phase.group is not group
        ]
        if not touched:
            return
        wanted = {row.key for group in groups for row in group.rows}
        for phase in touched:
            for row in reversed(range(len(phase.rows))):
                if phase.rows[row].key not in wanted:
                    self._remove(phase, row)
        for phase, group in zip(self._phases, groups, strict=True):
            if phase.group is not group and [row.key for row in phase.rows] != [
                row.key for row in group.rows
            ]:
                self._arrange(phase, [row.key for row in group.rows], group.rows, groups)
        for at, (phase, group) in enumerate(zip(self._phases, groups, strict=True)):
            if phase.group is group:
                continue
            if phase.head != group.head:
                phase.head = group.head
                changed = self.index(at, 0)
                self.dataChanged.emit(changed, changed)
            self._renew(at, phase, group.rows)
            phase.group = group

    def row_at(self, index: Index) -> Row | PhaseRow | None:
        """What an index stands for."""
        if not index.isValid():
            return None
        serial = index.internalId()
        if serial == 0:
            return self._phases[index.row()].head
        return self._phases[self._at[serial]].rows[index.row()]

    # --- changing row by row ----------------------------------------------------------------

    def _update_phases(self, groups: Sequence[Group]) -> None:
        wanted = [group.head.id for group in groups]
        if [phase.head.id for phase in self._phases] == wanted:
            return
        for at in reversed(range(len(self._phases))):
            if self._phases[at].head.id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._phases[at]
                self._number()
                self.endRemoveRows()
        for at, group in enumerate(groups):
            ids = [phase.head.id for phase in self._phases]
            if at < len(ids) and ids[at] == group.head.id:
                continue
            if group.head.id in ids:
                old = ids.index(group.head.id)
                self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), at)
                self._phases.insert(at, self._phases.pop(old))
                self._number()
                self.endMoveRows()
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._phases.insert(at, _Phase(next(self._serials), group.head))
                self._number()
                self.endInsertRows()

    def _arrange(
        self, phase: _Phase, keys: list[object], rows: Sequence[Row], groups: Sequence[Group]
    ) -> None:
        """Brings the rows of a phase into order: by one move where one row has moved."""
        at = 0
        while at < len(keys):
            here = phase.rows[at].key if at < len(phase.rows) else None
            if here == keys[at]:
                at += 1
                continue
            after = phase.rows[at + 1].key if at + 1 < len(phase.rows) else None
            if here is not None and after == keys[at]:
                goal, target = self._goal(here, groups)
                if goal is phase and target > at:
                    self._move(phase, at, phase, min(target + 1, len(phase.rows)))
                    continue
                if goal is not phase:
                    self._move(phase, at, goal, min(target, len(goal.rows)))
                    continue
            found = self._find(keys[at])
            if found is None:
                self._insert(phase, at, rows[at])
            else:
                self._move(*found, phase, at)
            at += 1
        while len(phase.rows) > len(keys):  # what is left belongs to a later phase
            goal, target = self._goal(phase.rows[-1].key, groups)
            self._move(phase, len(phase.rows) - 1, goal, min(target, len(goal.rows)))

    def _goal(self, key: object, groups: Sequence[Group]) -> tuple[_Phase, int]:
        for phase, group in zip(self._phases, groups, strict=True):
            for row, known in enumerate(group.rows):
                if known.key == key:
                    return phase, row
        raise KeyError(key)

    def _find(self, key: object) -> tuple[_Phase, int] | None:
        for phase in self._phases:
            for row, known in enumerate(phase.rows):
                if known.key == key:
                    return phase, row
        return None

    def _insert(self, phase: _Phase, at: int, row: Row) -> None:
        self.beginInsertRows(self._index_of(phase), at, at)
        phase.rows.insert(at, row)
        self.endInsertRows()

    def _remove(self, phase: _Phase, at: int) -> None:
        self.beginRemoveRows(self._index_of(phase), at, at)
        del phase.rows[at]
        self.endRemoveRows()

    def _move(self, source: _Phase, old: int, target: _Phase, new: int) -> None:
        """`new` counts before the row has left its place, as Qt does."""
        self.beginMoveRows(self._index_of(source), old, old, self._index_of(target), new)
        row = source.rows.pop(old)
        target.rows.insert(new - 1 if source is target and new > old else new, row)
        self.endMoveRows()

    def _renew(self, at: int, phase: _Phase, rows: Sequence[Row]) -> None:
        first: int | None = None
        for row in range(len(rows) + 1):
            differs = row < len(rows) and phase.rows[row] != rows[row]
            if differs:
                phase.rows[row] = rows[row]
                first = row if first is None else first
            elif first is not None:
                parent = self.index(at, 0)
                self.dataChanged.emit(self.index(first, 0, parent), self.index(row - 1, 0, parent))
                first = None

    def _number(self) -> None:
        self._at = {phase.serial: at for at, phase in enumerate(self._phases)}

    def _index_of(self, phase: _Phase) -> QModelIndex:
        return self.createIndex(self._at[phase.serial], 0, 0)

    # --- Qt ---------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self._phases) else QModelIndex()
        if parent.internalId() != 0:
            return QModelIndex()
        phase = self._phases[parent.row()]
        return self.createIndex(row, 0, phase.serial) if row < len(phase.rows) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(self._at[index.internalId()], 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self._phases)
        return len(self._phases[parent.row()].rows) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        return self.rowCount(parent) > 0
