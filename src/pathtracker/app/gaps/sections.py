"""What stands below the anchors of a skill: what closes it, what backs it, how it was rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.evidence_words import ICONS, kind_words, short_address
from pathtracker.app.gaps.delegate import mark_of
from pathtracker.app.item.ticks import SAFE, open_link
from pathtracker.app.skill_words import LONGEST, dated, why_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import SectionHead
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel, MarkLabel
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import hours, number, tr
from pathtracker.core.gaps import Closing
from pathtracker.core.levels import Rated, Support
from pathtracker.core.work import Piece
from pathtracker.reports.skill_gaps import SkillFacts

_FEW = 5
"""So many lines of a section are shown at first."""

Lines = Sequence[Callable[[], QWidget]]


class Section(QWidget):
    """A head and lines below it, of which a few are shown until all are wanted.

    Signal: item_opened, with the id of an item to look at."""

    item_opened = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.head = SectionHead(title)
        self.nothing = PlainLabel("", tone="muted", wrap=True)
        self.lines: list[QWidget] = []
        self._made: Lines = ()
        self._shown: object = None
        self._all = False
        self._list = QVBoxLayout()
        self._more = LinkButton("")
        self._more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.nothing)
        self._column.addLayout(self._list)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        on_theme(self._space)

    def show_lines(self, about: object, lines: Lines, nothing: str = "") -> None:
        """`about` tells whether anything is different from what is shown."""
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing) and not lines)
        if about == self._shown:
            return
        self._shown, self._made, self._all = about, lines, False
        self._fill()

    def _fill(self) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        wanted = self._made if self._all else self._made[:_FEW]
        self.lines = [make() for make in wanted]
        for line in self.lines:
            self._list.addWidget(line)
        rest = len(self._made) - len(wanted)
        self._more.setText(tr("Show {n} more", n=rest))
        self._more.setVisible(rest > 0)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _space(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._list.setSpacing(px(8))


class ClosingSection(Section):
    """Open steps that raise what can be shown, with the level and the hours left."""

    def __init__(self) -> None:
        super().__init__(tr("What closes it"))

    def show_skill(self, facts: SkillFacts) -> None:
        gap = facts.line.gap
        if not gap.proven_points:
            nothing = tr("Nothing is missing: you can show what is needed.")
        elif gap.need.by_experience:
            nothing = tr("Only work itself proves this; no step can bring it.")
        else:
            nothing = tr("No open step names this skill yet. Add one, or begin a project.")
        make = [lambda one=one: self._line(one) for one in gap.closes_with]
        self.show_lines(gap.closes_with, make, nothing)

    def _line(self, closing: Closing) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, 8, 0)
        title = TextButton(closing.title[:LONGEST])
        to_level = tr("shows {n}", n=closing.to_level)
        spent = hours(closing.hours)
        waits = tr("waits for another step") if closing.waits else ""
        about = ", ".join(filter(None, (visible(closing.title[:LONGEST]), to_level, spent, waits)))
        title.setAccessibleName(tr("Open {step}", step=about))
        set_tip(title, closing.title + (f"\n{waits}" if waits else ""))
        title.clicked.connect(lambda: self.item_opened.emit(closing.item_id))
        row.addWidget(MarkLabel(mark_of(closing)))
        row.addWidget(title, 1)
        row.addWidget(PlainLabel(to_level, tone="muted"))
        end = PlainLabel(spent, tone="text2", align=Qt.AlignmentFlag.AlignRight)
        end.setMinimumWidth(current_theme().px(56))
        row.addWidget(end)
        return line


class EvidenceSection(Section):
    """What backs the level that can be shown, the strongest first, each with its age."""

    def __init__(self) -> None:
        super().__init__(tr("What you can show"))

    def show_skill(self, facts: SkillFacts, today: date) -> None:
        nothing = tr("Nothing yet. A finished step with something to look at is shown here.")
        make = [lambda one=one: self._line(one, facts, today) for one in facts.supports]
        self.show_lines((facts.supports, facts.titles, today), make, nothing)

    def _line(self, support: Support, facts: SkillFacts, today: date) -> QWidget:
        line = QWidget()
        row, words = QHBoxLayout(line), QVBoxLayout()
        space(row, 8, 0)
        space(words, 0, 0)
        level = PlainLabel(number(support.level), weight=600)
        level.setFixedWidth(current_theme().px(16))
        row.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        item = support.item_id
        if item is not None:
            words.addWidget(self._title(item, facts.titles.get(item, "")))
        else:
            words.addWidget(PlainLabel(tr("Attached by hand")))
        when = dated(support.day, today)
        about = tr("{day} · {why}", day=when, why=why_words(support.why))
        words.addWidget(PlainLabel(about, "caption", "muted", wrap=True))
        for piece in support.pieces[:_FEW]:
            words.addWidget(_piece(piece, today))
        if (rest := len(support.pieces) - _FEW) > 0:
            words.addWidget(PlainLabel(tr("and {n} more", n=rest), "caption", "muted"))
        return line

    def _title(self, item: UUID, title: str) -> QWidget:
        button = TextButton(title[:LONGEST])
        button.setAccessibleName(tr("Open {step}", step=visible(title[:LONGEST])))
        button.clicked.connect(lambda: self.item_opened.emit(item))
        return button


class HistorySection(Section):
    """What the learner said of the skill, the newest first."""

    def __init__(self) -> None:
        super().__init__(tr("What you said"))

    def show_skill(self, facts: SkillFacts, today: date) -> None:
        newest_first = facts.ratings[::-1]
        make = [lambda one=one: self._line(one, today) for one in newest_first]
        self.show_lines((newest_first, today), make, tr("Not rated yet."))

    def _line(self, rated: Rated, today: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, 8, 0)
        level = PlainLabel(number(rated.level), weight=600)
        level.setFixedWidth(current_theme().px(16))
        row.addWidget(level)
        row.addWidget(PlainLabel(dated(rated.day, today), tone="text2"), 1)
        return line


def _piece(piece: Piece, today: date) -> QWidget:
    """A piece of evidence: a link that opens, or the name of a file."""
    line = QWidget()
    row = QHBoxLayout(line)
    space(row, 6, 0)
    row.addWidget(IconLabel(ICONS[piece.kind], "text2", 14))
    address = piece.address[:LONGEST]
    name: QWidget
    if QUrl(piece.address).scheme().lower() in SAFE:
        name = TextButton(address.split("://", 1)[-1], "accent_text")
        name.setAccessibleName(tr("Open {address}", address=visible(address)))
        name.clicked.connect(lambda: open_link(piece.address))
    else:
        name = PlainLabel(short_address(piece.kind, address), tone="text2")
    set_tip(name, f"{piece.address}\n{dated(piece.day, today)}")
    row.addWidget(name, 1)
    row.addWidget(PlainLabel(kind_words(piece.kind, piece.address), "caption", "muted"))
    return line
