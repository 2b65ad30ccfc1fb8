"""What our estimates were and what it took: the steps that the stretch is measured by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from pathtracker.app.plan_tools.words import hours, times_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.words import tr
from pathtracker.core.pace import Finished


class MeasuredPopover(Popover):
    """A table of them."""

    def __init__(self, found: list[Finished], parent: QWidget) -> None:
        super().__init__(tr("What it took"), parent)
        self.body.addWidget(PlainLabel(tr("What it took"), "heading"))
        content = QWidget()
        content.setProperty("scrolled", True)
        grid = QGridLayout(content)
        px = current_theme().px
        grid.setContentsMargins(0, 0, px(12), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        heads = (tr("Step"), tr("We said"), tr("It took"), "")
        for column, words in enumerate(heads):
            align = right if column else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(PlainLabel(words, "caption", "muted", align=align), 0, column)
        for row, one in enumerate(found, start=1):
            title = PlainLabel(one.title)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(title, row, 0)
            cells = (hours(one.estimate), hours(one.minutes / 60), times_words(one.times))
            for column, words in enumerate(cells, start=1):
                grid.addWidget(PlainLabel(words, tone="text2", align=right), row, column)
        grid.setRowStretch(len(found) + 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedSize(px(460), min(px(400), content.sizeHint().height() + px(4)))
        self.body.addWidget(scroll)
