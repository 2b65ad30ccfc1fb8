"""What a rung of a role asks for: skills with weight, level needed, and how far one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pathtracker.app.roles.bits import NeededLevel, Weight
from pathtracker.app.roles.sections import Block
from pathtracker.app.roles.words import needs_head
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.reports.role_facts import Asked

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
    catalog: Catalog, asked: Sequence[Asked], rung: Rung, *, most: int = 0, anchors: bool = False
) -> Block:
    """The skills a rung asks for. `anchors`: what the level means, in the skill's own words; what
    only work itself proves then stands apart."""
    note = tr("{n} [skill|skills], most important first", n=len(asked))
    block = Block(needs_head(rung), note)
    shown = asked[:most] if most else asked
    words = {skill.name: skill.anchors for skill in catalog.skills.values()} if anchors else {}
    by_learning = [one for one in shown if not (anchors and one.need.by_experience)]
    block.add(_Needs(by_learning, words))
    rest = [one for one in shown if anchors and one.need.by_experience]
    if rest:
        apart = tr("Only work itself proves these, so no roadmap can bring them:")
        block.add(PlainLabel(apart, tone="text2", wrap=True))
        block.add(_Needs(rest, words))
    if anchors:
        legend = tr("Solid: you can show it. Outlined: you say so. The line: what is needed.")
        block.add(PlainLabel(legend, "caption", "muted", wrap=True))
    return block


class _Needs(QWidget):
    """Name, weight, level, and the level in words, below each other."""

    def __init__(self, asked: Sequence[Asked], anchors: dict[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._spacers: list[int] = []
        middle = Qt.AlignmentFlag.AlignVCenter
        for place, one in enumerate(asked):
            row = 3 * place
            self._spacers.append(row + 2)
            level = one.need.level
            if one.name in anchors:
                words = PlainLabel(anchors[one.name][level], "caption", "muted", wrap=True)
                self._grid.addWidget(words, row + 1, 0, 1, 4)
            needs = PlainLabel(
                tr("needs {level}", level=level), tone="text2", align=Qt.AlignmentFlag.AlignRight
            )
            self._grid.addWidget(PlainLabel(one.name), row, 0)
            self._grid.addWidget(Weight(one.need.importance), row, 1, middle)
            bar = NeededLevel(level, show=one.level.proven, say=one.level.claimed)
            self._grid.addWidget(bar, row, 2, middle)
            self._grid.addWidget(needs, row, 3, middle)
        self._anchors = bool(anchors)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(0)
        for row in self._spacers:
            self._grid.setRowMinimumHeight(row, px(10 if self._anchors else 6))
