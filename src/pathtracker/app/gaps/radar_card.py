"""The radar of a role: its most important skills, or all of them in groups that open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.dialogs.replacing import ask_before_replacing
from pathtracker.app.gaps import csvtext
from pathtracker.app.gaps.axes import (
    Group,
    axes_sheet,
    group_axis,
    groups,
    leading,
    skill_axis,
)
from pathtracker.app.gaps.sheets import Sheet
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.pictures import png_bytes, svg_bytes
from pathtracker.app.widgets.radar import FEWEST, HIGHEST, MOST, Radar
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.exchange.out import MADE_BY, write_out
from pathtracker.paths import Places
from pathtracker.reports.skill_gaps import GapLine

_TALLEST = 370
_SHARP = 2
"""A picture has so many dots for each pixel."""


class RadarCard(Card):
    """Signals: skill_opened, with the id of a skill; table_wanted, when its table twin is."""

    skill_opened = Signal(object)
    table_wanted = Signal()

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places
        self._lines: Sequence[GapLine] = ()
        self._grouped = False
        self._open: str | None = None
        self.title = SectionHead("", " ", role="body", weight=600)
        legend = (tr("needed"), tr("I say"), tr("I can show"))
        self.radar = Radar(tr("Radar of skills"), legend)
        self.none = PlainLabel("", tone="muted", wrap=True)
        self.message = InlineMessage()
        self.link = LinkButton("")
        self.more = IconButton("more", tr("Table and picture of the radar"))
        self._menu = QMenu(self.more)
        self._menu.addAction(tr("Show as a table"), self.table_wanted.emit)
        self._menu.addAction(
            tr("Copy as CSV"), lambda: csvtext.copy(csvtext.sheet_csv(self.sheet()), self.more)
        )
        self._menu.addSeparator()
        self._menu.addAction(tr("Save as PNG…"), lambda: self._ask("png"))
        self._menu.addAction(tr("Save as SVG…"), lambda: self._ask("svg"))
        self.more.setMenu(self._menu)
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

    def save(self, path: Path, *, replace: bool = False) -> bool:
        """Writes the radar as a picture, PNG or SVG by the ending of `path`, and says what came of
        it; whether it was written."""
        data = picture_of(self.radar, self.title.title.text(), svg=path.suffix.lower() == ".svg")
        try:
            write_out(path, data, places=self._places, replace=replace)
        except Refused as refusal:
            self.message.set_message(sentence(refusal.message), "warn")
            return False
        self.message.set_message(tr("Saved as {path}.", path=path), "info")
        return True

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

    def _ask(self, ending: str) -> None:
        name = f"{tr('skills')}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the radar"), name, f"{ending.upper()} (*.{ending})"
        )
        if chosen:
            ask_before_replacing(chosen, ending, self._places, self.save, self)

    def _space(self) -> None:
        px = current_theme().px
        ends = (px(12), px(24)) if self.isRightToLeft() else (px(24), px(12))
        self.body.setContentsMargins(ends[0], px(10), ends[1], px(10))
        self.body.setSpacing(px(2))
        self.setMaximumHeight(px(_TALLEST))


def picture_of(widget: QWidget, title: str, *, svg: bool) -> bytes:
    """A widget below its title as a picture, SVG or PNG."""
    theme = current_theme()
    margin, head = theme.px(24), theme.px(40)
    whole = QSize(widget.width() + 2 * margin, widget.height() + head + 2 * margin)

    def paint(painter: QPainter) -> None:
        painter.fillRect(0, 0, whole.width(), whole.height(), theme.tokens.raised)
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.tokens.text)
        painter.drawText(margin, margin + theme.px(16), title)
        flags = QWidget.RenderFlag.DrawChildren
        widget.render(painter, QPoint(margin, margin + head), renderFlags=flags)

    if svg:
        return svg_bytes(whole, title, MADE_BY, paint)
    picture = QPixmap(whole * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return png_bytes(picture.toImage(), MADE_BY)


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
