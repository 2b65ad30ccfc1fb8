"""Compare: every role in one table, the nearest one and the cheapest next one with reasons."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.chart_tools import copy_text
from pathtracker.app.gaps.compare_cards import Crumb, ReasonCard
from pathtracker.app.gaps.compare_model import compare_rows, standing_words
from pathtracker.app.gaps.compare_table import CompareTable
from pathtracker.app.gaps.derivation import DerivationCard
from pathtracker.app.gaps.sheets import joined, readiness_sheet, share_words
from pathtracker.app.gaps.words import percent
from pathtracker.app.skill_words import LONGEST, rung_word
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import few, hours, tr
from pathtracker.core.compare import Compared, hours_together
from pathtracker.core.model import Rung
from pathtracker.exchange.csv_out import csv_text
from pathtracker.reports.role_comparison import Comparison

_SIDE, _BESIDE_FROM = 376, 1000
_NAMED = 4
_NO_LIMIT = 16_777_215


class ComparePage(QWidget):
    """Signals: back_wanted; rung_chosen, with the rung for roles that are not chosen; roles_wanted,
    when one wants to choose a role."""

    back_wanted = Signal()
    rung_chosen = Signal(object)
    roles_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Compare roles"))
        self.found = Comparison()
        self._rung = Rung.JUNIOR
        self.back = Crumb(tr("Skills"))
        self.back.setAccessibleName(tr("Back to the skills of one role"))
        self.rungs = SegmentedControl(
            tr("Rung of roles not chosen"), [(rung, rung_word(rung).capitalize()) for rung in Rung]
        )
        self.copy = Button(tr("Table as CSV"), "copy")
        self.nearest, self.cheapest = ReasonCard(), ReasonCard()
        self.table = CompareTable()
        self.sheet = DerivationCard()
        self.sheet.close_button.hide()
        self.note = PlainLabel("", "caption", "muted", wrap=True)
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self.rungs.chosen.connect(self.rung_chosen)
        self.copy.clicked.connect(self._copy)
        self.table.copy_wanted.connect(self._copy)
        self.table.chosen.connect(lambda _: self.sheet.renew())
        self.sheet.derive(self._sheet)
        for card in (self.nearest, self.cheapest):
            card.opened.connect(self._look_at)
            card.roles_wanted.connect(self.roles_wanted)
        on_theme(self._space)

    def show_comparison(self, found: Comparison, rung: Rung) -> None:
        """Shows all roles; the one that was selected stays so."""
        selected = self.table.selected()
        self.found, self._rung = found, rung
        self.rungs.set_value(rung)
        self.table.roles.set_roles(found.roles)
        self.table.fit()
        if found.roles and (selected is None or not self.table.select(selected)):
            self.table.select(found.roles[0].id)
        near, cheap = found.nearest, found.cheapest
        self.nearest.show_role(
            tr("Nearest role"), near, self.why_nearest(near) if near else tr("There is no other.")
        )
        self.cheapest.show_role(
            tr("Cheapest next role"),
            cheap,
            self.why_cheapest(cheap) if cheap else tr("Every role is chosen already."),
        )
        self.note.setText(self._together_words() + self._rules(rung))
        self.sheet.renew()

    def _together_words(self) -> str:
        """What the chosen roles take together, where they are several."""
        chosen = [one.role for one in self.found.roles if one.role.is_chosen]
        if len(chosen) < 2:
            return ""
        return tr(
            "The {n} [role|roles] you have chosen [takes|take] {hours} together, each step "
            "counted once. ",
            n=len(chosen),
            hours=hours(hours_together(chosen)),
        )

    def _rules(self, rung: Rung) -> str:
        return tr(
            "Roles that are not chosen are measured at {rung}. Steps that several roles share "
            "count for each of them; “beyond my roles” is what no other chosen role brings. "
            "The line in a bar marks 60 %. None of it is a chance of being hired.",
            rung=rung_word(rung),
        )

    def why_nearest(self, one: Compared) -> str:
        """The reasons in words."""
        assert one.both is not None
        return " ".join(
            (
                tr(
                    "You can show {shown} of what it asks for, the most of all roles besides your "
                    "primary one; you say {said}.",
                    shown=percent(one.both.proven.percent),
                    said=percent(one.both.claimed.percent),
                ),
                self._shared_words(one),
                self._widest_words(one),
            )
        ).strip()

    def why_cheapest(self, one: Compared) -> str:
        """The reasons in words."""
        if one.beyond_steps:
            first = tr(
                "It takes {hours} beyond the roles you have chosen, less than any other: {n} of "
                "its {total} open steps are new.",
                hours=hours(one.beyond_hours),
                n=one.beyond_steps,
                total=one.open_steps,
            )
        else:
            first = tr("The roles you have chosen bring all of its open steps already.")
        return " ".join((first, self._shared_words(one), self._widest_words(one))).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._head, self._reasons = QWidget(), QHBoxLayout()
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self.back)
        self._head_row.addWidget(IconLabel("chevron-right", "muted"))
        self._head_row.addWidget(PlainLabel(tr("Compare"), "title"), 1)
        self._head_row.addWidget(self.rungs)
        self._head_row.addWidget(self.copy)
        self._reasons.addWidget(self.nearest, 1)
        self._reasons.addWidget(self.cheapest, 1)
        card = Card(tr("All roles, what you can show first"))
        foot = QWidget()
        self._foot = QVBoxLayout(foot)
        self._foot.addWidget(self.note)
        card.add_row(self.table)
        card.add_row(foot)
        left, self._left = QWidget(), QVBoxLayout()
        left.setLayout(self._left)
        self._left.addLayout(self._reasons)
        self._left.addWidget(card)
        self._left.addStretch(1)
        right, self._right = QWidget(), QVBoxLayout()
        right.setLayout(self._right)
        self._right.addWidget(self.sheet)
        self._right.addStretch(1)
        self._side = right
        page = QWidget()
        page.setProperty("scrolled", True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        scroll.verticalScrollBar().rangeChanged.connect(self._space)
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(scroll, 1)

    def _sheet(self) -> Sheet | None:
        """Where the figures of the selected role come from."""
        selected = self.table.selected()
        one = self.found.role(selected) if selected else None
        if one is None:
            return None
        rung = self.found.rungs.get(one.id, self._rung)
        title = tr("{role}, {rung}", role=visible(one.role.title[:LONGEST]), rung=rung_word(rung))
        if one.both is None:
            return Sheet(title, (tr("It asks for no skills, so there is nothing to measure."),))
        sheet = readiness_sheet(one.both, self._name)
        said = share_words(tr("I say"), one.both.claimed)
        shown = share_words(tr("I can show"), one.both.proven)
        standing = (standing_words(one),) if one.role.is_chosen else ()
        more = (self._hours_words(one), self._shared_words(one))
        return replace(sheet, title=title, sentences=(*standing, said, shown, *filter(None, more)))

    def _hours_words(self, one: Compared) -> str:
        if not one.open_steps:
            return tr("No step of its roadmaps is open.")
        if one.beyond_steps == one.open_steps:
            return tr(
                "{hours} are left of {n} open [step|steps]; no other chosen role brings [it|one "
                "of them].",
                hours=hours(one.open_hours),
                n=one.open_steps,
            )
        return tr(
            "{hours} are left of {n} open [step|steps]; {beyond} of {m} of them no other chosen "
            "role "
            "brings.",
            hours=hours(one.open_hours),
            n=one.open_steps,
            beyond=hours(one.beyond_hours),
            m=one.beyond_steps,
        )

    def _shared_words(self, one: Compared) -> str:
        if not one.shared:
            return ""
        names = [self._name(skill) for skill in one.shared]
        words = few(names, _NAMED) if len(names) > _NAMED else joined(names)
        return tr(
            "{n} of its {total} skills [is|are] asked for by roles you have chosen: {names}.",
            n=len(one.shared),
            total=len(one.role.needs),
            names=words,
        )

    def _widest_words(self, one: Compared) -> str:
        gap = one.gaps[0] if one.gaps else None
        if gap is None or not gap.proven_points:
            return ""
        return tr(
            "Its widest gap is {skill}, {n} [point|points].",
            skill=visible(self._name(gap.skill_id)[:LONGEST]),
            n=gap.proven_points,
        )

    def _name(self, skill: UUID) -> str:
        return self.found.names.get(skill, "")

    def _look_at(self, role: object) -> None:
        if isinstance(role, UUID) and self.table.select(role):
            self.sheet.renew()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        columns = (
            *(tr("role"), tr("standing"), tr("I say, %"), tr("I can show, %"), tr("open hours")),
            *(tr("hours beyond my roles"), tr("shared skills"), tr("skills")),
        )
        copy_text(csv_text(columns, compare_rows(self.found.roles)), self.copy)

    def _arrange(self) -> None:
        px = current_theme().px
        beside = self.width() >= px(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(px(_SIDE) if beside else _NO_LIMIT)

    def _space(self) -> None:
        px = current_theme().px
        margin, gap = px(metrics.MARGIN), px(metrics.CARD_GAP)
        self._head.setFixedHeight(px(metrics.VIEW_HEAD))
        self._head_row.setContentsMargins(margin, 0, margin, 0)
        self._head_row.setSpacing(px(12))
        bar = self._scroll.verticalScrollBar()
        room = min(margin, bar.sizeHint().width()) if bar.maximum() else 0
        ends = (margin - room, margin) if self.isRightToLeft() else (margin, margin - room)
        self._columns.setContentsMargins(ends[0], 0, ends[1], margin)
        for layout in (self._columns, self._left, self._reasons):
            layout.setSpacing(gap)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.note.setContentsMargins(0, px(10), 0, px(12))
        self._arrange()
