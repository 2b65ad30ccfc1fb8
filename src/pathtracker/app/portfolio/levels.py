"""Levels as five cells, and the card of what a project will show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.levels import BAR_HEIGHT, BAR_WIDTH, paint_level_bar
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import number, tr
from pathtracker.reports.project_levels import Showing

_MOST = 7
"""So many skills are listed at first."""


class LevelBar(QLabel):
    """Five cells: solid what can be shown, dashed what will be, a wedge at what is needed.

    `words` are what a screen reader says."""

    def __init__(
        self,
        words: str,
        now: int,
        then: int,
        needed: int | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._then, self._needed = now, then, needed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(visible(words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(BAR_WIDTH), current_theme().px(BAR_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_level_bar(
            QPainter(self),
            QRectF(self.rect()),
            show=self._now,
            then=self._then,
            needed=self._needed,
            mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )


class ShowsCard(Card):
    """Which skills the project raises, and from where to where."""

    def __init__(self) -> None:
        super().__init__(tr("What it will show"))
        self._list = QVBoxLayout()
        self._lines: list[QWidget] = []
        self._shown: tuple[Showing, ...] | None = None
        self.body.addLayout(self._list)
        self.more = LinkButton("")
        self.more.clicked.connect(self._turn)
        self._all = False
        self.body.addWidget(self.more)
        self.note = PlainLabel("", "caption", "muted", wrap=True)
        self.body.addWidget(self.note)
        assert self.head is not None
        self.head.row.addWidget(PlainLabel(tr("when all is reached"), "caption", "muted"))
        on_theme(self._space)

    def show_skills(self, showings: Sequence[Showing]) -> None:
        if self._shown == tuple(showings):
            return
        self._shown = tuple(showings)
        self._fill()

    def _fill(self) -> None:
        showings = self._shown or ()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_line(one) for one in (showings if self._all else showings[:_MOST])]
        for line in self._lines:
            self._list.addWidget(line)
        rest = len(showings) - _MOST
        self.more.setText(tr("Show fewer") if self._all else tr("Show {n} more", n=rest))
        self.more.setVisible(rest > 0)
        words = tr("As far as checks are ticked and a link, file or commit backs them.")
        if not showings:
            words = tr("Milestones that name a skill are counted here.")
        self.note.setText(words)

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _space(self) -> None:
        self._list.setSpacing(current_theme().px(8))
        self.body.setSpacing(current_theme().px(12))


def _line(one: Showing) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    space(row, 12, 0)
    words = tr("shows level {now} now, will show {then}", now=one.now, then=one.then)
    if one.needed:
        words += ", " + tr("needed {level}", level=one.needed)
    end = Qt.AlignmentFlag.AlignRight
    value = number(one.now)
    if one.now != one.then:
        value += f" → {number(one.then)}"
    levels = PlainLabel(value, tone="text2", align=end)
    levels.setMinimumWidth(current_theme().px(40))
    row.addWidget(PlainLabel(one.name), 1)
    bar = LevelBar(words, one.now, one.then, one.needed)
    set_tip(bar, words)
    row.addWidget(bar)
    row.addWidget(levels)
    return line
