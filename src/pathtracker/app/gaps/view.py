"""Skills: how far one is from a role, claimed and proven, and what closes the gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from pathtracker.actions import items, skills
from pathtracker.app.chart_tools import copy_text
from pathtracker.app.gaps import csvtext
from pathtracker.app.gaps.page import GapsPage
from pathtracker.app.gaps.past import long_day
from pathtracker.app.gaps.words import demand_words
from pathtracker.app.live import kept_id
from pathtracker.app.places import Destination
from pathtracker.app.skill_words import age
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Rung
from pathtracker.reports.role_comparison import read_comparison
from pathtracker.reports.skill_gaps import RATED, read_skill_gaps
from pathtracker.store import Change, queries


class GapsView(GapsPage):
    """`show_skill` turns to one of the skills, `show_role` measures against another role, `look_at`
    shows the gap as it was on an earlier day."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("rating", "evidence", "item", "requirement", "role", "skill"),
            *("membership", "phase", "track", "prerequisite", "time_entry"),
            *("learner", "days_off", "week_hours"),
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._wanted: UUID | None = None
        self._from_list = False
        self._rung = Rung.JUNIOR
        self._connect()

    # --- what is shown ----------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        today = self.workspace.when().today
        if self.comparing():
            self._read_comparison()  # the page behind it is read when one comes back to it
            return
        if change is not None and change.kinds <= RATED and today == self.reading.today:
            self.reading = self.reading.with_ratings(self.workspace.reader)
        else:
            self._read(today)
        self._show()
        if self.next_open() and (change is None or not change.kinds <= RATED):
            self.next.show_next(today)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {
            "role": self.show_role,
            "skill": self.show_skill,
            "next": self.show_next,
            "comparison": self.show_comparison,
        }

    def show_role(self, role: UUID) -> None:
        """Measures against another of the chosen roles."""
        self._wanted = role
        self.refresh(None)

    def show_skill(self, skill: UUID) -> bool:
        """Turns to a skill of the role; whether it asks for it."""
        if not self.table.select(skill):
            return False
        self.table.show_current()
        self._open_card(skill)
        return True

    def look_at(self, day: date) -> None:
        """Shows everything as it was on a day, today at the latest."""
        self.reading = self.reading.on(day)
        self._show_day()

    def show_next(self) -> None:
        """Turns to what to do next, also from where roles are compared."""
        if self._stack.currentWidget() is self.compare:
            self._leave_comparison()
        self.next.show_next(self.workspace.when().today)
        self.columns.turn_to(self.next)
        self.mark()
        self.columns.bring_into_sight(self.next)
        self.next.minutes.setFocus(Qt.FocusReason.TabFocusReason)

    def show_comparison(self) -> None:
        """Turns to the page on which roles stand beside each other."""
        self._read_comparison()
        self._stack.setCurrentWidget(self.compare)
        self.compare.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, object]:
        kept = self.reading.role.id if self.reading.role else self._wanted
        found: dict[str, object] = {"role": kept.hex} if kept else {}
        return found | ({"groups": True} if self.radar.grouped else {})

    def restore_state(self, state: dict[str, object]) -> None:
        self._wanted = kept_id(state.get("role"))
        self.radar.show_grouped(state.get("groups") is True)

    # --- Qt ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.columns.shown() is not None:
            self.close_side()
        elif event.key() == Qt.Key.Key_Escape and self.reading.is_past:
            self._to_today()
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        head, card, table = self.head, self.card, self.table
        head.role_chosen.connect(self.show_role)
        head.rate_wanted.connect(self._rate_role)
        head.menu.aboutToShow.connect(self._fill_menu)
        self.numbers.derivation_wanted.connect(self.turn_derivation)
        self.ready.derivation_wanted.connect(self.derive_condition)
        self.radar.skill_opened.connect(self.show_skill)
        self.radar.table_wanted.connect(lambda: self.derive(self.radar.sheet, self.radar.more))
        self.past.day_wanted.connect(self.look_at)
        self.past.table_wanted.connect(lambda: self.derive(self.past.sheet, self.past.info))
        head.today_wanted.connect(self._to_today)
        self.gaps_card.copy.clicked.connect(self._copy_gaps)
        self.derivation.closed.connect(self.close_side)
        table.chosen.connect(self._choose)
        table.chosen.connect(lambda _: self.columns.bring_row_into_sight(self.table))
        table.clicked.connect(lambda _: self._open_card(self.table.selected()))
        table.menu_wanted.connect(self.open_skill_menu)
        table.entered.connect(self._enter_card)
        table.level_typed.connect(self._type_level)
        table.copy_wanted.connect(self._copy_gaps)
        card.rate_wanted.connect(self._rate)
        card.left.connect(self._to_list)
        card.closed.connect(self.close_side)
        card.item_opened.connect(self.item_opened)
        card.evidence_wanted.connect(self._attach)
        card.own_wanted.connect(self._ask_another)
        head.compare_wanted.connect(self.show_comparison)
        head.next_wanted.connect(self.show_next)
        self.next.closed.connect(self.close_side)
        self.next.start_wanted.connect(self._start)
        self.next.item_opened.connect(self.item_opened)
        self.next.derivation_wanted.connect(lambda derive: self.derive(derive, self.head.next))
        self.compare.back_wanted.connect(self._leave_comparison)
        self.compare.rung_chosen.connect(self._compare_at)
        self.compare.roles_wanted.connect(lambda: self.go.emit(Destination("roles")))
        self.empty.action.connect(lambda: self.go.emit(Destination("roles")))
        self.empty.link.connect(lambda: self.command_wanted.emit("sample"))

    def _read(self, today: date) -> None:
        """Reads everything anew. A role that is not chosen any more makes way for the primary one;
        an earlier day that was looked at stays, unless it is today by now."""
        reader, wanted = self.workspace.reader, self._wanted
        if wanted not in {role.id for role in queries.chosen_roles(reader)}:
            wanted = None
        day = self.reading.day if self.reading.is_past else None
        self.reading = read_skill_gaps(reader, lambda: self.workspace.catalog, today, wanted, day)

    def _show(self) -> None:
        reading = self.reading
        if not reading.role:
            self._stack.setCurrentWidget(self.empty)
        elif not self.comparing():
            self._stack.setCurrentIndex(0)
        self.head.show_roles(reading.roles, reading.role)
        measured = reading.both is not None
        self.columns.show_numbers(measured)
        if measured:
            self.past.show_course(reading)
        else:
            self.close_side()
        self._show_day()
        self.columns.fit()

    def _show_day(self) -> None:
        """Whatever is different from day to day."""
        reading, chosen = self.reading, self.table.selected()
        then = (self._then_words(), long_day(reading.day)) if reading.is_past else ()
        self.head.show_then(*(then if reading.both else ()) or ("",))
        self.model.set_lines(reading.lines, is_past=reading.is_past)
        if reading.both is None:
            return
        self.numbers.show_readiness(reading.both)
        self.ready.show_ready(reading)
        self.radar.show_lines(reading.lines)
        self.past.show_day(reading)
        if self.columns.shown() is self.derivation and not self.derivation.renew():
            self.close_side()
        if chosen is None or self.model.row_of(chosen) is None:
            chosen = reading.lines[0].id
        self.table.select(chosen)
        self._choose(chosen)
        self.mark()

    def _then_words(self) -> str:
        day, today = self.reading.day, self.reading.today
        return tr("This is how it looked on {day}, {age}.", day=long_day(day), age=age(day, today))

    def _choose(self, skill: UUID) -> None:
        """Another skill is selected; its card follows where it is open."""
        if self.card_open():
            if skill != self.card.skill:
                self.columns.to_top()
            self._fill_card(skill)

    def _fill_card(self, skill: UUID) -> None:
        reading, reader = self.reading, self.workspace.reader
        facts, role = reading.skill(reader, skill), reading.role
        if facts is None or role is None:
            return
        can_rate = not self.workspace.read_only and not reading.is_past
        self.card.show_skill(
            facts,
            role.title,
            reading.day,
            demand=demand_words(facts.line.demand, self.workspace.catalog),
            can_rate=can_rate,
            is_past=reading.is_past,
        )
        self.card.show_own(reading.requirement(reader, skill))

    def _open_card(self, skill: UUID | None) -> None:
        if skill is not None:
            self._fill_card(skill)
            self.columns.turn_to(self.card)
            self.mark()

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
        if self.reading.is_past:
            return
        self._open_card(self.table.selected())
        self._from_list = True
        self.card.pick(level)
        self.columns.bring_into_sight(self.card.button, self.card.anchors)

    def _enter_card(self) -> None:
        self._open_card(self.table.selected())
        self.card.anchors.take_focus()
        self.columns.bring_into_sight(self.card.button, self.card.anchors)

    def _to_list(self) -> None:
        self._from_list = False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_today(self) -> None:
        self.look_at(self.reading.today)
        self.past.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what next, and other roles -----------------------------------------------------------

    def _start(self, item: UUID) -> None:
        self.workspace.do(items.start, item=item)

    def _read_comparison(self) -> None:
        workspace = self.workspace
        today = workspace.when().today
        found = read_comparison(workspace.reader, workspace.catalog, self._rung, today)
        self.compare.show_comparison(found, self._rung)

    def _compare_at(self, rung: Rung) -> None:
        self._rung = rung
        self._read_comparison()

    def _leave_comparison(self) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh(None)
        self.head.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- ways on ----------------------------------------------------------------------------

    def _rate_role(self) -> None:
        if self.reading.role is not None:
            self.go.emit(Destination("rate", "role", self.reading.role.id))

    def _attach(self) -> None:
        self.go.emit(Destination("evidence", "skill", self.skill))

    def _ask_another(self) -> None:
        self.go.emit(Destination("needs", "need", self._requirement()))

    def _requirement(self) -> UUID | None:
        """The requirement of the role that is about the selected skill."""
        reader, skill = self.workspace.reader, self.skill
        found = self.reading.requirement(reader, skill) if skill else None
        return found.id if found else None

    def _fill_menu(self) -> None:
        menu, role = self.head.menu, self.reading.role
        menu.clear()
        if role is None:
            return
        menu.addAction(tr("Copy the table as CSV"), self._copy_gaps)
        menu.addAction(tr("Compare roles"), self.show_comparison)
        menu.addAction(tr("What next?"), self.show_next)
        menu.addAction(tr("Rate skills…"), self._rate_role)
        adverts = Destination("adverts", "role", role.id)
        menu.addAction(tr("Job adverts…"), lambda: self.go.emit(adverts))
        self._offer_ways_on(menu)
        words = tr("Import a role from O*NET…")
        menu.addAction(words, lambda: self.go.emit(Destination("import")))

    def _offer_ways_on(self, menu: QMenu) -> None:
        """What else can be done about the selected skill."""
        if self._requirement() is not None:
            menu.addAction(tr("Ask for another level…"), self._ask_another)
        if self.skill is not None:
            menu.addAction(tr("Attach something…"), self._attach)

    def open_skill_menu(self, place: QPoint) -> None:
        """What can be done about the selected skill."""
        skill, menu = self.table.selected(), QMenu(self)
        menu.addAction(tr("Open"), lambda: self._open_card(skill))
        rate = menu.addAction(tr("Rate it"), self._enter_card)
        rate.setEnabled(not self.workspace.read_only and not self.reading.is_past)
        self._offer_ways_on(menu)
        menu.addSeparator()
        menu.addAction(tr("Copy the table as CSV"), self._copy_gaps)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _copy_gaps(self) -> None:
        copy_text(csvtext.gaps_csv(self.reading.lines), self.gaps_card.copy)
