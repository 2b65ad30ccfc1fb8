"""All evidence of a project in one card, and a field to attach more of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.evidence_words import ICONS, kind_words, short_address
from pathtracker.app.item.ticks import SAFE, open_link
from pathtracker.app.portfolio.words import day
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.core.model import Evidence
from pathtracker.reports.projects import Milestone, Project

_STEP = 20
"""So many pieces are shown at first, and with each click on “Show more”."""
_LONGEST, _SHOWN = 60, 400


class EvidenceCard(Card):
    """Signals: attach_wanted, with a list of addresses and the id of a milestone; detach_wanted,
    with the id of a piece; milestone_wanted, with the id of one to look at."""

    attach_wanted = Signal(list, object)
    detach_wanted = Signal(object)
    milestone_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Evidence"), " ")
        self.attaching = _Attaching()
        self.attaching.wanted.connect(self.attach_wanted)
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.attaching.field.textEdited)
        self._shown_rows: list[QWidget] = []
        self._shown: tuple[object, ...] = ()
        self._most = _STEP
        self._pieces: Sequence[Evidence] = ()
        self._titles: dict[UUID, str] = {}
        self._today = date.min
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.nothing = PlainLabel(
            tr(
                "Nothing attached yet. A link or a file is what others can look at: "
                "paste one here, or drop it on this page."
            ),
            tone="muted",
            wrap=True,
        )
        for widget in (self.attaching, self.message, self.nothing):
            self.body.addWidget(widget)
        self.body.addLayout(self._list)
        self.attaching.hide()

    def show_project(self, project: Project, pieces: Sequence[Evidence], today: date) -> None:
        """Fills it, unless it shows just this already."""
        self.attaching.show_milestones(project.milestones)
        titles = {one.id: _short(one) for one in project.milestones}
        shown = (project.track.id, tuple(pieces), tuple(titles.items()), today)
        if shown == self._shown:
            return
        if not self._shown or self._shown[0] != project.track.id:
            self._most = _STEP
            self.message.set_message("")
            self.attaching.close_field()
        self._shown = shown
        self._pieces, self._titles, self._today = pieces, titles, today
        self._fill()

    def ask(self, item: UUID | None, text: str = "") -> None:
        """Opens the field for a link, for a milestone."""
        self.message.set_message("")
        self.attaching.ask(item, text)

    def _fill(self) -> None:
        for row in self._shown_rows:
            row.hide()
            row.deleteLater()
        self._shown_rows = []
        for piece in self._pieces[: self._most]:
            self._add(self._row(piece))
        rest = len(self._pieces) - self._most
        if rest > 0:
            more = LinkButton(tr("Show more ({n})", n=rest))
            more.clicked.connect(self._show_more)
            self._add(more)
        count = len(self._pieces)
        words = tr("{n} [piece, kept as you attached it|pieces, kept as you attached them]", count)
        assert self.head is not None
        self.head.set_note(words if count else "")
        self.nothing.setVisible(not count)

    def _add(self, row: QWidget) -> None:
        self._list.addWidget(row)
        self._shown_rows.append(row)

    def _show_more(self) -> None:
        self._most += _STEP
        self._fill()

    def _row(self, piece: Evidence) -> QWidget:
        words = short_address(piece.kind, piece.address)
        line = _Line()
        row = QHBoxLayout(line)
        space(row, 8, 0)
        row.addWidget(IconLabel(ICONS[piece.kind], "text2"))
        if QUrl(piece.address).scheme().lower() in SAFE:
            shown = words.removeprefix("https://").removeprefix("http://")[:_SHOWN]
            link = TextButton(shown, "accent_text")
            link.setAccessibleName(tr("Open {address}", address=visible(words[:_SHOWN])))
            link.clicked.connect(lambda: open_link(piece.address))
            name: QWidget = link
        else:
            name = PlainLabel(words[:_SHOWN])
        set_tip(name, piece.address)
        row.addWidget(name)
        row.addWidget(PlainLabel(piece.note[:_SHOWN], tone="muted"), 1)
        row.addWidget(PlainLabel(kind_words(piece.kind, piece.address), "caption", "muted"))
        chip = Chip(self._titles.get(piece.item_id, "") if piece.item_id else "")
        chip.setFixedWidth(min(chip.sizeHint().width(), current_theme().px(180)))
        row.addWidget(chip)
        when = PlainLabel(
            day(piece.day, self._today), tone="muted", align=Qt.AlignmentFlag.AlignRight
        )
        when.setMinimumWidth(current_theme().px(52))
        row.addWidget(when)
        away = _Away("close", tr("Detach {name}", name=words[:200]), size=14, tint="muted")
        away.clicked.connect(lambda: self.detach_wanted.emit(piece.id))
        row.addWidget(away)
        return line


class _Away(IconButton):
    """In sight only in the row that is pointed at, or with the keyboard on it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self.parentWidget()
        if self.hasFocus() or (row is not None and row.underMouse()):
            super().paintEvent(event)


class _Line(QWidget):
    """A row with a hairline above."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(current_theme().px(metrics.ROW_TABLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().tokens.hairline)


class _Attaching(QWidget):
    """A milestone and an address for it. Signal: wanted, with the addresses and the milestone."""

    wanted = Signal(list, object)

    def __init__(self) -> None:
        super().__init__()
        self.draft: Callable[[object], str | None] = lambda _: None
        """What was typed for a milestone and could not be kept."""
        self.milestone = Choice(tr("Milestone that it shows"))
        self.milestone.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.milestone.setMinimumContentsLength(14)
        self.field = LineField(
            tr("Link or file that shows it"),
            tr("Paste a link, drop a file, or write a note"),
            "link",
        )
        self.field.returnPressed.connect(self._typed)
        self._choose = LinkButton(tr("Choose a file"), "file")
        self._choose.clicked.connect(self._choose_file)
        self._close = IconButton("close", tr("Close"), size=14, tint="muted")
        self._close.clicked.connect(self.close_field)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.milestone)
        self._row.addWidget(self._choose)
        self._row.addWidget(self._close)
        on_theme(self._restyle)

    def show_milestones(self, milestones: Sequence[Milestone]) -> None:
        chosen = self.milestone.currentData()
        self.milestone.clear()
        stages = [one.stage for one in milestones]
        for one in milestones:
            alone = stages.count(one.stage) == 1  # then its stage says it shorter
            words = one.stage_title if alone else one.title
            self.milestone.addItem(visible(words[:_LONGEST]), one.id)
        self._choose_milestone(chosen)

    def ask(self, item: UUID | None, text: str) -> None:
        before, held = self.milestone.currentData(), self.field.text()
        self._choose_milestone(item)
        if before != self.milestone.currentData() and held == self.draft(before):
            held = ""  # it waits for the other milestone
        self.field.setText(text or self.draft(self.milestone.currentData()) or held)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        self.field.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _choose_milestone(self, item: object) -> None:
        at = next(
            (at for at in range(self.milestone.count()) if self.milestone.itemData(at) == item), 0
        )
        self.milestone.setCurrentIndex(at)

    def _typed(self) -> None:
        address = self.field.text().strip()
        if address:
            self.wanted.emit([address], self.milestone.currentData())
        else:
            self.close_field()

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Choose the file that shows it"))
        if file:
            self.wanted.emit([file], self.milestone.currentData())

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, current_theme().px(8))
        self._row.setSpacing(current_theme().px(8))


def addresses_in(data: QMimeData) -> list[str]:
    """The files and links that were dropped or pasted."""
    if data.hasUrls():
        found = [url.toLocalFile() if url.isLocalFile() else url.toString() for url in data.urls()]
        return [address for address in found if address]
    lines = [line.strip() for line in data.text().splitlines()]
    return [line for line in lines if line and _is_address(line)]


def _is_address(line: str) -> bool:
    return " " not in line and ("://" in line or line.startswith("www."))


def _short(milestone: Milestone) -> str:
    """What a milestone is called on a chip: its stage says more in less room."""
    return milestone.stage_title
