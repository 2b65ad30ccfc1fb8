"""Roles beside each other as an item model, one role a row, and as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt

from pathtracker.app.gaps.words import percent
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.widgets.row_model import Index, RowModel
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.words import hours, number, tr
from pathtracker.core.compare import Compared

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
        return tr("{n} of {total}", n=len(one.shared), total=total)

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
