"""The field in the menu bar that opens the palette, and all that the palette can find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from pathtracker.app.commands import words
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.chip import KeyHint
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.core.model import State
from pathtracker.store import queries

if TYPE_CHECKING:
    from pathtracker.app.window import MainWindow

_MARKS = {
    State.OPEN: "mark-open",
    State.ACTIVE: "mark-active",
    State.DONE: "mark-done",
    State.KNOWN: "mark-known",
    State.SKIPPED: "mark-skipped",
    State.PARKED: "mark-parked",
}


class SearchButton(QAbstractButton):
    """Looks like a field, says what it finds and its keys; a click opens the palette."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setAccessibleName(words("Search or run a command"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("focusRing", True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel("search", "muted", 14))
        self._row.addWidget(PlainLabel(words("Search or run a command"), "caption", "muted"), 1)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self._row.addWidget(KeyHint(keys))
        self.clicked.connect(lambda: open_palette(window))
        on_theme(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(304), current_theme().px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tokens.hairline)
        painter.setBrush(theme.tokens.hover if self.underMouse() else theme.tokens.raised)
        radius = theme.px(metrics.RADIUS_CONTROL)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def _restyle(self) -> None:
        space(self._row, 8, 8, 0)
        self.setFixedHeight(current_theme().px(24))


class SearchCorner(QWidget):
    """The place of the search button in the menu bar, with room around it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self.button = SearchButton(window)
        self._row.addWidget(self.button)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        space(self._row, 0, 8, 4)


def open_palette(window: MainWindow) -> None:
    """Opens the palette over the window with everything that can be found or done now."""
    palette = window.findChild(CommandPalette) or CommandPalette(window)
    palette.open(list(_entries(window)))


def _entries(window: MainWindow) -> Iterator[PaletteEntry]:
    reader = window.workspace.reader

    def opening(item: UUID) -> Callable[[], None]:
        return lambda: window.open_anywhere(item)

    for item, title, state in queries.item_titles(reader):
        yield PaletteEntry(words("Steps"), title, opening(item), icon=_MARKS[state])
    for track in queries.tracks(reader):
        yield PaletteEntry(
            words("Roadmaps and projects"),
            track.title,
            lambda key=track.id: window.open_track(key),
            icon="portfolio" if track.kind == "project" else "roadmap",
        )
    for role in window.workspace.catalog.roles.values():
        yield PaletteEntry(
            words("Roles"),
            role.title,
            lambda slug=role.slug: window.open_role(slug),
            icon="roles",
        )
    for name, text, keys in window.commands.palette_entries():
        yield PaletteEntry(
            words("Commands"),
            text,
            lambda command=name: window.commands.run(command),
            keys=keys,
            icon="chevron-right",
        )
