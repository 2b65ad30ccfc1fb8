"""A part of the panel: a head, and rows below it; not there while it has nothing to show."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import SectionHead
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import hours, tr
from pathtracker.app.workspace import Workspace
from pathtracker.reports.item_detail import Detail


class Section(QWidget):
    """`refresh` shows an item anew where what it `shows` of it has changed, or it is to be shown
    `anew`: an edit must not build rows again that stay as they are. Signal: item_opened, with the
    id of another item."""

    item_opened = Signal(object)

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: object = None
        self.head = SectionHead(title)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addLayout(self.body)
        on_theme(self._restyle)

    def refresh(self, detail: Detail, *, anew: bool = False) -> None:
        shown = (detail.item.id, self.shows(detail))
        if anew or shown != self._shown:
            self._shown = shown
            self.show_detail(detail)

    def shows(self, detail: Detail) -> object:
        """The part of an item that this section is about."""
        return detail

    def show_detail(self, detail: Detail) -> None:
        raise NotImplementedError

    def clear(self) -> None:
        """Takes all rows out."""
        clear(self.body)

    def add_line(self, *widgets: QWidget) -> QWidget:
        """One row: the first widget takes the room, the others stand at its end."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        for widget in widgets:
            row.addWidget(widget, 1 if widget is widgets[0] else 0)
        line.setMinimumHeight(current_theme().px(24))
        self.body.addWidget(line)
        return line

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.body.setSpacing(px(2))


class OutcomesSection(Section):
    """Which skills finishing the item supports, and up to which level."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Raises"))
        self.head.set_note(tr("with a link, commit or file"))

    def shows(self, detail: Detail) -> object:
        return detail.skills

    def show_detail(self, detail: Detail) -> None:
        self.clear()
        for skill, level in detail.skills:
            end = Qt.AlignmentFlag.AlignRight
            value = PlainLabel(tr("to level {level}", level=level), tone="muted", align=end)
            self.add_line(PlainLabel(skill.name), value)
        self.setVisible(bool(detail.skills))


class TimeSection(Section):
    """The time logged, newest day first; older days in one line."""

    shown = 3

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Time"))

    def shows(self, detail: Detail) -> object:
        return detail.times

    def show_detail(self, detail: Detail) -> None:
        self.clear()
        days: dict[date, int] = {}
        for entry in detail.times:
            days[entry.day] = days.get(entry.day, 0) + entry.minutes
        listed = list(days.items())
        for day, minutes in listed[: self.shown]:
            self._row(short_day(day, weekday=True), minutes)
        older = listed[self.shown :]
        if older:
            words = tr("{n} earlier [day|days]", len(older))
            self._row(words, sum(minutes for _, minutes in older))
        self.head.set_note(hours(detail.remaining.logged / 60))
        self.setVisible(bool(listed))

    def _row(self, day: str, minutes: int) -> None:
        end = Qt.AlignmentFlag.AlignRight
        value = PlainLabel(hours(minutes / 60), tone="muted", align=end)
        self.add_line(PlainLabel(day, tone="text2"), value)
