"""The page of the skills: its parts, and what is turned to at its side."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pathtracker.app.gaps import sheets
from pathtracker.app.gaps.columns import Columns, GapsCard
from pathtracker.app.gaps.compare import ComparePage
from pathtracker.app.gaps.derivation import DerivationCard, Derive
from pathtracker.app.gaps.head import SkillsHead
from pathtracker.app.gaps.model import GapModel
from pathtracker.app.gaps.next import NextCard
from pathtracker.app.gaps.numbers import NumbersCard
from pathtracker.app.gaps.past import PastCard, long_day
from pathtracker.app.gaps.radar_card import RadarCard, overview
from pathtracker.app.gaps.ready import ENOUGH, ESSENTIAL, ReadyCard
from pathtracker.app.gaps.skill import SkillCard
from pathtracker.app.gaps.table import GapTable
from pathtracker.app.live import LiveView
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.reports.skill_gaps import SkillGaps


class GapsPage(LiveView):
    """Everything that is seen, and what opens and closes at the side of the list."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Skills"))
        self.reading = SkillGaps()
        self._back_to: QWidget | None = None
        self._former: QWidget | None = None
        self.head = SkillsHead()
        self.numbers = NumbersCard()
        self.ready = ReadyCard()
        self.radar = RadarCard(workspace.places)
        self.past = PastCard()
        self.model = GapModel(self)
        self.table = GapTable(self.model)
        self.note = PlainLabel(
            tr("This role asks for no skills, so there is nothing to measure."),
            tone="text2",
            wrap=True,
        )
        self.card = SkillCard()
        self.derivation = DerivationCard()
        self.next = NextCard(workspace.reader)
        self.compare = ComparePage()
        self.empty = EmptyState(
            "skills",
            tr("No role chosen yet"),
            tr("Choose one, and see here what it asks for, what you can show and what is missing."),
            tr("Choose a role"),
            tr("Load the sample learner"),
        )
        self._build()

    @property
    def skill(self) -> UUID | None:
        """The skill that is selected, and whose card is shown once it is turned to."""
        return self.table.selected()

    def next_open(self) -> bool:
        """Whether the card with what to do next is turned to."""
        return self.columns.shown() is self.next

    def card_open(self) -> bool:
        """Whether the card of the skill is turned to."""
        return self.columns.shown() is self.card

    def comparing(self) -> bool:
        """Whether roles are compared."""
        return self._stack.currentWidget() is self.compare

    def foot(self) -> int:
        """The slider over time, where it stands at the foot."""
        if self.comparing() or not self.past.isVisible():
            return 0
        top = self.past.mapTo(self, self.past.rect().topLeft()).y()
        return self.height() - top if 0 < top < self.height() else 0

    def derivation_open(self) -> bool:
        return self.columns.shown() is self.derivation

    def turn_derivation(self) -> None:
        if self.derivation_open():
            self.close_side()
        else:
            self.derive(self._readiness_sheet, self.numbers.info)

    def derive(self, derive: Derive, back_to: QWidget) -> None:
        """Opens a derivation; the keyboard goes back to `back_to` when it is closed."""
        if self.derivation.derive(derive):
            self._back_to = back_to
            self._former = self.next if self.next_open() else None
            self.columns.turn_to(self.derivation)
            self.mark()
            self.columns.bring_into_sight(self.derivation)
            self.derivation.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _readiness_sheet(self) -> Sheet | None:
        both = self.reading.both
        return sheets.readiness_sheet(both, self.reading.name) if both else None

    def derive_condition(self, key: str) -> None:
        self.derive(partial(self._condition_sheet, key), self.ready.conditions[key])

    def _condition_sheet(self, key: str) -> Sheet | None:
        reading = self.reading
        if reading.both is None:
            return None
        if key == ENOUGH:
            return sheets.enough_sheet(reading.both)
        if key == ESSENTIAL:
            return sheets.essential_sheet(reading.both, reading.name)
        return sheets.project_sheet([(title, long_day(day)) for title, day in reading.written])

    def close_side(self) -> None:
        """Back to the overview, and the keyboard to where it came from."""
        shown = self.columns.shown()
        if shown is None:
            return
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and shown.isAncestorOf(focus)
        former, self._former = self._former, None
        self.columns.turn_to(former if shown is self.derivation else None)
        self.mark()
        back_to: QWidget | None = self.table
        if shown is self.derivation:
            back_to = self._back_to
        elif shown is self.next:
            back_to = self.head.next
        if had_keyboard and back_to is not None:
            back_to.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self) -> None:
        self.table.mark(self.card_open())

    def _build(self) -> None:
        self.gaps_card = GapsCard(self.table)
        sight = overview(self.numbers, self.ready, self.radar)
        self.columns = Columns(sight, self.gaps_card, self.note, self.past)
        self.columns.add_cards(self.card, self.derivation, self.next)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.columns, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.compare)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.begin_at(self.table)
