"""Skills: how far one is from a role, claimed and proven, and what closes the gap."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from pathtracker.actions import skills
from pathtracker.app.gaps.derivation import DerivationCard
from pathtracker.app.gaps.head import Legend, SkillsHead, quiet_note
from pathtracker.app.gaps.model import GapModel
from pathtracker.app.gaps.numbers import NumbersCard
from pathtracker.app.gaps.reading import RATED, Reading
from pathtracker.app.gaps.skill import Scrolled, SkillCard
from pathtracker.app.gaps.table import GapTable
from pathtracker.app.gaps.words import tr
from pathtracker.app.live import LiveView
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change

_SIDE, _SIDE_NARROW = 388, 340
_WIDE_FROM, _BESIDE_FROM = 1100, 780
"""Below these widths the card of a skill is narrower, and stands below the list."""
_NO_LIMIT = 16_777_215
_FOOT = 8


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading = Reading(workspace.reader)
        self._wanted: UUID | None = None
        self._from_list = False
        self.head = SkillsHead()
        self.numbers = NumbersCard()
        self.model = GapModel(self)
        self.table = GapTable(self.model)
        self.note = quiet_note()
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
        self.head.role_chosen.connect(self.show_role)
        self.numbers.derivation_wanted.connect(self._turn_derivation)
        self.derivation.closed.connect(self._close_derivation)
        self.table.chosen.connect(self._show_card)
        self.table.entered.connect(self.card.anchors.take_focus)
        self.table.level_typed.connect(self._type_level)
        self.card.rate_wanted.connect(self._rate)
        self.card.left.connect(self._to_list)
        self.card.item_opened.connect(self.item_opened)
        self.empty.action.connect(lambda: self.go.emit("roles"))
        self.empty.link.connect(self.sample_wanted)
        on_theme(self._restyle)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._arrange()  # where a scroll bar stands it takes its width from the margin
        return super().eventFilter(watched, event)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._gaps = Card(tr("Gaps in points, largest first"))
        assert self._gaps.head is not None
        self._gaps.head.add(Legend())
        self._gaps.add_row(self.table)
        self._gaps_foot = QWidget()  # keeps the rows off the rounded corners
        self._gaps.add_row(self._gaps_foot)
        self._left = QVBoxLayout()
        self._left.addWidget(self.numbers)
        self._left.addWidget(self._gaps, 1)
        self._left.addWidget(self.note, 1)
        self._left.addStretch(0)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards = QStackedWidget()
        self._cards.setProperty("scrolled", True)
        self._pages = [Scrolled(self.card), Scrolled(self.derivation)]
        for scrolled in self._pages:
            self._cards.addWidget(scrolled)
        self._side.setWidget(self._cards)
        self._side.verticalScrollBar().installEventFilter(self)
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self._side, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)
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
        for widget in (self.numbers, self._gaps, self._side):
            widget.setVisible(both is not None)
        self.note.setText(tr("This role asks for no skills, so there is nothing to measure."))
        self.note.setVisible(both is None)
        if both is None:
            return
        self.numbers.show_readiness(both)
        if self.derivation_open():
            self.derivation.show_readiness(both, reading.name)
        if chosen is None or self.model.row_of(chosen) is None:
            chosen = reading.lines[0].id
        self.table.select(chosen)
        self._show_card(chosen, keep_page=True)
        self._fit()

    def _show_card(self, skill: UUID, *, keep_page: bool = False) -> None:
        facts, role = self.reading.skill(skill), self.reading.role
        if facts is None or role is None:
            return
        if skill != self.card.skill:
            self._side.verticalScrollBar().setValue(0)
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

    def _to_list(self) -> None:
        self._from_list = False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def derivation_open(self) -> bool:
        return self._cards.currentWidget() is self._pages[1]

    def _turn_derivation(self) -> None:
        if self.derivation_open() or self.reading.both is None:
            self._close_derivation()
            return
        self.derivation.show_readiness(self.reading.both, self.reading.name)
        self._cards.setCurrentWidget(self._pages[1])
        self._side.verticalScrollBar().setValue(0)
        self.derivation.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_derivation(self) -> None:
        if self.derivation_open():
            had_keyboard = self.derivation.close_button.hasFocus()
            self._cards.setCurrentWidget(self._pages[0])
            if had_keyboard:
                self.numbers.info.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """The card of the gaps ends where its rows do."""
        head = current_theme().px(metrics.CARD_HEAD)
        self._gaps.setMaximumHeight(
            head + self.table.whole_height() + current_theme().px(_FOOT) + 4
        )

    def _arrange(self) -> None:
        px, width = current_theme().px, self.width()
        beside = width >= px(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        margin = px(metrics.MARGIN)
        bar = self._side.verticalScrollBar()
        room = min(margin, bar.sizeHint().width()) if bar.isVisible() else 0
        ends = (margin - room, margin) if self.isRightToLeft() else (margin, margin - room)
        self._body.setContentsMargins(ends[0], 0, ends[1], margin)
        if beside:
            card = px(_SIDE if width >= px(_WIDE_FROM) else _SIDE_NARROW)
            self._side.setFixedWidth(card + room)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_NO_LIMIT)

    def _restyle(self) -> None:
        px = current_theme().px
        self._gaps_foot.setFixedHeight(px(_FOOT))
        self._body.setSpacing(px(metrics.CARD_GAP))
        self._left.setSpacing(px(metrics.CARD_GAP))
        self._fit()
        self._arrange()
