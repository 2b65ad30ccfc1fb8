"""Skills: how far one is from a role, claimed and proven, and what closes the gap."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pathtracker.actions import skills
from pathtracker.app.gaps.columns import Columns, GapsCard
from pathtracker.app.gaps.derivation import DerivationCard
from pathtracker.app.gaps.head import SkillsHead
from pathtracker.app.gaps.model import GapModel
from pathtracker.app.gaps.numbers import NumbersCard
from pathtracker.app.gaps.reading import RATED, Reading
from pathtracker.app.gaps.skill import SkillCard
from pathtracker.app.gaps.table import GapTable
from pathtracker.app.gaps.words import tr
from pathtracker.app.live import LiveView
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change


class GapsView(LiveView):
    """`show_skill` turns to one of the skills, `show_role` measures against another role.

    Signals besides those of LiveView: sample_wanted, when the sample learner should be shown."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("rating", "evidence", "item", "requirement", "role", "skill"),
            *("membership", "phase", "track", "prerequisite", "time_entry"),
        }
    )
    sample_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Skills"))
        self.reading = Reading(workspace.reader)
        self._wanted: UUID | None = None
        self._from_list = False
        self.head = SkillsHead()
        self.numbers = NumbersCard()
        self.model = GapModel(self)
        self.table = GapTable(self.model)
        self.note = PlainLabel(
            tr("This role asks for no skills, so there is nothing to measure."),
            tone="text2",
            wrap=True,
        )
        self.card = SkillCard()
        self.derivation = DerivationCard()
        self.empty = EmptyState(
            "skills",
            tr("No role chosen yet"),
            tr("Choose one, and see here what it asks for, what you can show and what is missing."),
            tr("Choose a role"),
            tr("Load the sample learner"),
        )
        self._build()
        self.setFocusProxy(self.table)
        self.head.role_chosen.connect(self.show_role)
        self.numbers.derivation_wanted.connect(self._turn_derivation)
        self.derivation.closed.connect(self._close_derivation)
        self.table.chosen.connect(self._show_card)
        self.table.chosen.connect(lambda _: self.columns.bring_row_into_sight(self.table))
        self.table.entered.connect(self._enter_card)
        self.table.level_typed.connect(self._type_level)
        self.card.rate_wanted.connect(self._rate)
        self.card.left.connect(self._to_list)
        self.card.item_opened.connect(self.item_opened)
        self.empty.action.connect(lambda: self.go.emit("roles"))
        self.empty.link.connect(self.sample_wanted)

    @property
    def skill(self) -> UUID | None:
        """The skill whose card is shown."""
        return self.card.skill if self.model.rowCount() else None

    # --- what is shown ----------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        reading, today = self.reading, self.workspace.when().today
        if change is not None and change.kinds <= RATED and today == reading.today:
            reading.read_ratings()
        else:
            reading.read(today, self._wanted)
        self._show()

    def show_role(self, role: UUID) -> None:
        """Measures against another of the chosen roles."""
        self._wanted = role
        self.refresh(None)

    def show_skill(self, skill: UUID) -> bool:
        """Selects a skill of the role; whether it asks for it."""
        if not self.table.select(skill):
            return False
        self.table.show_current()
        self._show_card(skill)
        return True

    def state(self) -> dict[str, object]:
        kept = self.reading.role.id if self.reading.role else self._wanted
        return {"role": kept.hex} if kept else {}

    def restore_state(self, state: dict[str, object]) -> None:
        kept = state.get("role")
        try:
            self._wanted = UUID(hex=kept) if isinstance(kept, str) else None
        except ValueError:
            self._wanted = None

    # --- Qt ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.derivation_open():
            self._close_derivation()
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.columns = Columns(self.numbers, GapsCard(self.table), self.note)
        self.columns.add_cards(self.card, self.derivation)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.columns, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _show(self) -> None:
        reading, chosen = self.reading, self.table.selected()
        self._stack.setCurrentIndex(0 if reading.role else 1)
        self.head.show_roles(reading.roles, reading.role)
        self.model.set_lines(reading.lines)
        both = reading.both
        self.columns.show_numbers(both is not None)
        if both is None:
            return
        self.numbers.show_readiness(both)
        if self.derivation_open():
            self.derivation.show_readiness(both, reading.name)
        if chosen is None or self.model.row_of(chosen) is None:
            chosen = reading.lines[0].id
        self.table.select(chosen)
        self._show_card(chosen, keep_page=True)
        self.columns.fit()

    def _show_card(self, skill: UUID, *, keep_page: bool = False) -> None:
        facts, role = self.reading.skill(skill), self.reading.role
        if facts is None or role is None:
            return
        if skill != self.card.skill:
            self.columns.to_top()
        can_rate = not self.workspace.read_only
        self.card.show_skill(facts, role.title, self.reading.today, can_rate=can_rate)
        if not keep_page:
            self._close_derivation()

    def _rate(self, level: int) -> None:
        if (skill := self.skill) is None:
            return
        back, self._from_list = self._from_list, False
        catalog = self.workspace.catalog
        rated = self.workspace.do(skills.rate, skill=skill, level=level, catalog=catalog)
        if rated is not None:
            self.table.show_current()
            if back:  # to the next one, where several are rated in a row
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_level(self, level: int) -> None:
        self._close_derivation()
        self._from_list = True
        self.card.pick(level)
        self.columns.bring_into_sight(self.card.button, self.card.anchors)

    def _enter_card(self) -> None:
        self._close_derivation()
        self.card.anchors.take_focus()
        self.columns.bring_into_sight(self.card.button, self.card.anchors)

    def _to_list(self) -> None:
        self._from_list = False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def derivation_open(self) -> bool:
        return self.columns.shown() is self.derivation

    def _turn_derivation(self) -> None:
        if self.derivation_open() or self.reading.both is None:
            self._close_derivation()
            return
        self.derivation.show_readiness(self.reading.both, self.reading.name)
        self.columns.turn_to(self.derivation)
        self.derivation.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_derivation(self) -> None:
        if self.derivation_open():
            had_keyboard = self.derivation.close_button.hasFocus()
            self.columns.turn_to(self.card)
            if had_keyboard:
                self.numbers.info.setFocus(Qt.FocusReason.TabFocusReason)
