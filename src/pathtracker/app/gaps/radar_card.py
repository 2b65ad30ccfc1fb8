"""The radar of a role: its most important skills, or all of them in groups that open."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.chart_tools import ChartTools
from pathtracker.app.gaps.axes import (
    Group,
    axes_sheet,
    group_axis,
    groups,
    leading,
    skill_axis,
)
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.radar import FEWEST, HIGHEST, MOST, Radar
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import tr
from pathtracker.paths import Places
from pathtracker.reports.skill_gaps import GapLine

_TALLEST = 370


class RadarCard(Card):
    """Signals: skill_opened, with the id of a skill; table_wanted, when its table twin is."""

    skill_opened = Signal(object)
    table_wanted = Signal()

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._lines: Sequence[GapLine] = ()
        self._grouped = False
        self._open: str | None = None
        self.title = SectionHead("", " ", role="body", weight=600)
        legend = (tr("needed"), tr("I say"), tr("I can show"))
        self.radar = Radar(tr("Radar of skills"), legend)
        self.none = PlainLabel("", tone="muted", wrap=True)
        self.link = LinkButton("")
        self.more = ChartTools(
            places,
            tr("Table and picture of the radar"),
            self.radar,
            title=self.title.title.text,
            sheet=self.sheet,
            file=tr("skills"),
        )
        self.more.table_wanted.connect(self.table_wanted)
        self.message = self.more.message
        self.title.add(self.more)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in (self.title, self.radar, self.none, self.message):
            self.body.addWidget(widget, 1 if widget is self.radar else 0)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        self.radar.opened.connect(self._opened)
        self.radar.left.connect(self._back)
        self.link.clicked.connect(self._turn)
        on_theme(self._space)

    @property
    def grouped(self) -> bool:
        """Whether groups are shown, or the skills of one."""
        return self._grouped and len(self._lines) > MOST

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        self._lines = lines
        self.message.set_message("")
        self._show()

    def show_grouped(self, grouped: bool) -> None:
        """All skills in groups, or the most important ones."""
        self._grouped, self._open = grouped, None
        self._show()

    def sheet(self) -> Sheet:
        """The table twin of what is shown."""
        by_group = self.grouped and self._group() is None
        return axes_sheet(self.title.title.text(), self.radar.axes(), grouped=by_group)

    # --- inside -----------------------------------------------------------------------------

    def _show(self) -> None:
        group, count = self._group(), len(self._lines)
        if group is not None:
            title, axes = group.name, [skill_axis(line) for line in leading(group.lines, MOST)]
            link = tr("Back to all groups")
        elif self.grouped:
            title, axes = tr("By field"), [group_axis(one) for one in groups(self._lines)]
            link = tr("The most important ones")
        else:
            shown = leading(self._lines)
            axes = [skill_axis(line) for line in shown]
            all_of_them = len(shown) == count
            title = tr("All skills") if all_of_them else tr("The seven most important")
            link = "" if all_of_them else tr("All {n} in groups", n=count)
        self.radar.show_axes(axes)
        enough = len(axes) >= FEWEST
        self.title.title.setText(title[:LONGEST])
        self.title.set_note(tr("levels {least} to {n}", n=HIGHEST, least=0) if enough else "")
        self.setAccessibleName(title[:LONGEST])
        self.radar.setVisible(enough)
        self.none.setText("" if enough else self._in_words(axes))
        self.none.setHidden(enough)
        self.link.setText(link)
        self.link.setVisible(bool(link))

    def _in_words(self, axes: Sequence[object]) -> str:
        lines = [f"{axis.label}: {axis.words}" for axis in axes]  # type: ignore[attr-defined]
        return "\n".join([*lines, tr("A radar begins with three.")])

    def _group(self) -> Group | None:
        """The group that is open."""
        if not self.grouped or self._open is None:
            return None
        return next((one for one in groups(self._lines) if one.name == self._open), None)

    def _opened(self, key: object) -> None:
        if isinstance(key, UUID):
            self.skill_opened.emit(key)
        elif isinstance(key, str):
            self._open = key
            self._show()
            (self.radar.take_focus if self._radar_shown() else self.link.setFocus)()

    def _back(self) -> None:
        former = self._open
        if former is not None:
            self._open = None
            self._show()
            self.radar.take_focus(former)

    def _turn(self) -> None:
        if self._group() is not None:
            self._back()
        else:
            self.show_grouped(not self._grouped)

    def _radar_shown(self) -> bool:
        return not self.radar.isHidden()

    def _space(self) -> None:
        px = current_theme().px
        ends = (px(12), px(24)) if self.isRightToLeft() else (px(24), px(12))
        self.body.setContentsMargins(ends[0], px(10), ends[1], px(10))
        self.body.setSpacing(px(2))
        self.setMaximumHeight(px(_TALLEST))


def overview(*cards: QWidget) -> QWidget:
    """Cards below each other; the last one takes what room there is."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for card in cards:
        column.addWidget(card, 1 if card is cards[-1] else 0)
    column.addStretch(0)
    spaced(column, 16)
    return whole
