"""What a rung of a role asks for: skills with their weight and the level needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pathtracker.app.roles.bits import NeededLevel, Weight
from pathtracker.app.roles.sections import Block
from pathtracker.app.roles.words import needs_head, tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.model import Rung

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Requirement
    from pathtracker.catalog import Role as CatalogRole


def asked_for(role: CatalogRole, rung: Rung) -> list[Requirement]:
    """What a rung asks for, the most important first."""
    return sorted(
        (asked for asked in role.at(rung) if asked.level),
        key=lambda asked: (-asked.importance, -asked.level),
    )


def needs_block(
    catalog: Catalog, role: CatalogRole, rung: Rung, *, most: int = 0, anchors: bool = False
) -> Block:
    """The skills a rung asks for. `anchors`: what the level means, in the skill's own words; what
    only work itself proves then stands apart."""
    asked = asked_for(role, rung)
    note = tr("{n} skills, most important first", n=len(asked))
    block = Block(needs_head(rung), note)
    shown = asked[:most] if most else asked
    by_learning = [one for one in shown if not (anchors and one.by_experience)]
    block.add(_Needs(catalog, by_learning, anchors=anchors))
    rest = [one for one in shown if anchors and one.by_experience]
    if rest:
        words = tr("Only work itself proves these, so no roadmap can bring them:")
        block.add(PlainLabel(words, tone="text2", wrap=True))
        block.add(_Needs(catalog, rest, anchors=anchors))
    return block


class _Needs(QWidget):
    """Name, weight, level, and the level in words, below each other."""

    def __init__(self, catalog: Catalog, asked: list[Requirement], *, anchors: bool) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._spacers: list[int] = []
        top = Qt.AlignmentFlag.AlignVCenter
        for place, one in enumerate(asked):
            row = 3 * place
            self._spacers.append(row + 2)
            skill = catalog.skills.get(one.skill)
            if anchors and skill:
                words = PlainLabel(skill.anchors[one.level], "caption", "muted", wrap=True)
                self._grid.addWidget(words, row + 1, 0, 1, 4)
            needs = PlainLabel(
                tr("needs {level}", level=one.level),
                tone="text2",
                align=Qt.AlignmentFlag.AlignRight,
            )
            self._grid.addWidget(PlainLabel(skill.name if skill else one.skill), row, 0)
            self._grid.addWidget(Weight(one.importance), row, 1, top)
            self._grid.addWidget(NeededLevel(one.level), row, 2, top)
            self._grid.addWidget(needs, row, 3, top)
        self._anchors = anchors
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(0)
        for row in self._spacers:
            self._grid.setRowMinimumHeight(row, px(10 if self._anchors else 6))
