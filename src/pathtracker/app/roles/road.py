"""How long it takes: our own roadmap, rung by rung, beside what the sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pathtracker.app.roles.page_head import Ahead
from pathtracker.app.roles.sections import Block, section_block
from pathtracker.app.roles.words import hours_words, likely_words, rung_word
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole


def time_block(catalog: Catalog, role: CatalogRole, rung: Rung, ahead: Ahead) -> Block:
    """The times of the sources with their ends, then what our own roadmap needs."""
    block = section_block(catalog, "times", role.page.times)
    block = block or Block(tr("How long it takes"))
    block.add(PlainLabel(tr("What our own roadmap still needs, counted for you"), weight=500))
    block.add(_Rungs(rung, ahead))
    words = tr(
        "Hours are our estimates for a beginner, at your own pace as in the plan. What you have "
        "settled is not counted again. Days are as the timeline would have them with this as your "
        "primary role from today: with your days off, and with your projects on top."
    )
    block.add(PlainLabel(words, "caption", "muted", wrap=True))
    return block


class _Rungs(QWidget):
    """Rung, steps, hours, day: a row for each rung, the one looked at emphasised."""

    def __init__(self, rung: Rung, ahead: Ahead) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(3, 1)
        right = Qt.AlignmentFlag.AlignRight
        for row, (at, road) in enumerate(ahead.roads.items()):
            tone, weight = ("text", 500) if at is rung else ("text2", None)
            left = road.steps - road.settled
            likely = tr("nothing to go")
            if road.hours_left:
                likely = likely_words(ahead.time(at))
            cells = (
                (tr("up to {rung}", rung=rung_word(at)), None),
                (tr("{left} of {n} [step|steps]", left=left, n=road.steps), right),
                (hours_words(road.hours_left), right),
                (likely, None),
            )
            for column, (words, side) in enumerate(cells):
                align = side or Qt.AlignmentFlag.AlignLeft
                wrap = column == len(cells) - 1
                label = PlainLabel(words, tone=tone, weight=weight, align=align, wrap=wrap)
                self._grid.addWidget(label, row, column)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        px = current_theme().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(4))
