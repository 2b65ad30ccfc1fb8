"""The head of a role's page: what it is, how far up one aims, choosing it and leaving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.roles.days import DayFields
from pathtracker.app.roles.words import (
    days_words,
    long_fact_words,
    rests_on_words,
    road_words,
    rung_choices,
    rung_word,
)
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton, PrimaryButton, QuietButton
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.compare_roles import Road
from pathtracker.core.model import Rung, Standing
from pathtracker.reports.role_entries import RoleEntry
from pathtracker.reports.role_plans import RoleTime


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead for a role at the rung that is looked at. `roads`: for every rung."""

    roads: dict[Rung, Road]
    time: Callable[[Rung], RoleTime]
    """By when it is likely done; asked only about what is shown, as each is planned for it."""
    today: date


class PageHead(QWidget):
    """Signals: choose_wanted, with the rung and whether as a second role; primary_wanted;
    leave_wanted; days_wanted; known_wanted, to mark what is known; roadmap_wanted; rung_chosen;
    selfcheck_wanted, plan_wanted, apply_wanted, compare_wanted, for what belongs to the role."""

    choose_wanted = Signal(object, bool)
    primary_wanted = Signal()
    leave_wanted = Signal()
    days_wanted = Signal()
    known_wanted = Signal()
    roadmap_wanted = Signal()
    rung_chosen = Signal()
    selfcheck_wanted = Signal()
    plan_wanted = Signal()
    apply_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: RoleEntry | None = None
        self._has_primary = False
        self._ahead: Ahead | None = None
        self.title = PlainLabel(role="title", wrap=True, lines=3)
        self.standing = Chip("", "check", "accent")
        self.leave = QuietButton(tr("Leave"))
        self.choose = PrimaryButton("")
        self.as_second = Button(tr("As a second role"))
        self.make_primary = Button(tr("Make primary"))
        self.dates = LinkButton(tr("Start and target"))
        self.dates.setCheckable(True)
        self.summary = PlainLabel(tone="text2", wrap=True, lines=12)
        self.facts = PlainLabel(role="caption", tone="muted", wrap=True)
        self.rungs = SegmentedControl(tr("Rung"), rung_choices())
        self.ahead = PlainLabel(tone="text2", wrap=True)
        self.days = DayFields()
        self.known = LinkButton(tr("What I already can"))
        self.roadmap = LinkButton(tr("Open the roadmap"))
        self.selfcheck = LinkButton(tr("30-second self-check"))
        self.plan = LinkButton(tr("Start a ready plan"))
        self.apply = LinkButton(tr("Prepare to apply"))
        self.compare = LinkButton("")
        self.message = InlineMessage()
        self._build()
        self._connect()
        on_theme(self._restyle)

    def show_entry(
        self, entry: RoleEntry, ahead: Ahead, *, has_primary: bool, is_picked: bool
    ) -> None:
        """`has_primary`: some other role is the primary one; `is_picked`: to be compared."""
        is_new = self._entry is None or self._entry.key != entry.key
        if is_new or self._entry is None or self._entry.rung is not entry.rung:
            self.rungs.set_value(entry.rung)
        if is_new:
            self.message.set_message("")
        stored = entry.stored
        days = (stored.start, stored.target) if stored and entry.standing else (None, None)
        if is_new or self._entry is None or self._entry.stored != stored:
            self.days.set_days(*days, ahead.today)
            self.dates.setChecked(False)
            self._show_days()
        self._entry, self._has_primary, self._ahead = entry, has_primary, ahead
        self.title.setText(entry.title)
        words = entry.summary
        if entry.shipped is None and not words:
            full = tr("A role of your own. Its roadmap has {n} [step|steps].", n=entry.steps)
            bare = tr("A role of your own. Its roadmap is empty: open it and add a first step.")
            words = full if entry.steps else bare
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self.facts.setText(long_fact_words(entry.shipped.facts) if entry.shipped else "")
        self.facts.setVisible(entry.shipped is not None)
        self.compare.setText(tr("Compare no longer") if is_picked else tr("Compare"))
        self.show_buttons()

    def rung(self) -> Rung:
        """The rung that is looked at."""
        return Rung(str(self.rungs.value()))

    def show_buttons(self) -> None:
        """What can be done with the role, at the rung that is looked at."""
        entry = self._entry
        assert entry is not None
        standing, shipped = entry.standing, entry.shipped is not None
        other_rung = self.rung() is not entry.rung
        if standing is None:
            self.choose.setText(tr("Choose this role"))
        else:
            self.choose.setText(tr("Aim at {rung}", rung=rung_word(self.rung())))
        words = tr("Primary role") if standing is Standing.PRIMARY else tr("Second role")
        if shipped:
            words = f"{words}, {rung_word(entry.rung)}"
        self.standing.set_state(words, "accent")
        chosen = standing is not None
        self.standing.setVisible(chosen)
        self.leave.setVisible(chosen)
        self.choose.setVisible(not chosen or (shipped and other_rung))
        self.as_second.setVisible(shipped and not chosen and self._has_primary)
        self.make_primary.setVisible(
            standing is Standing.SECONDARY and not (shipped and other_rung)
        )
        self.rungs.setVisible(shipped)
        for button in (self.selfcheck, self.plan, self.compare):
            button.setVisible(shipped)
        self.apply.setVisible(chosen)
        # While the message about what came in is there, both stand in it.
        for link in (self.known, self.roadmap):
            link.setVisible(chosen and not self.message.text())
        if not shipped and not entry.steps:
            self.known.hide()
        self.days.keep.setVisible(chosen)
        self._show_ahead(entry)

    def say(self, words: str) -> None:
        """What has just come in or gone; nothing takes the sentence away."""
        self.message.set_message(words, "info")
        chosen = self._entry is not None and self._entry.standing is not None
        for link in self._links:
            link.setVisible(chosen)
        self.show_buttons()

    def is_second(self) -> bool:
        return self._entry is not None and self._entry.standing is Standing.SECONDARY

    def _show_ahead(self, entry: RoleEntry) -> None:
        assert self._ahead is not None
        road = self._ahead.roads.get(self.rung())
        words = ""
        if road is not None and road.steps:
            is_aim = entry.standing is not None and self.rung() is entry.rung
            time = self._ahead.time(self.rung())
            words = road_words(road, time, is_chosen=is_aim)
            if road.hours_left:
                words = f"{words} {rests_on_words(time, is_chosen=is_aim)}".rstrip()
        if entry.stored is not None and entry.standing is not None:
            words = " ".join(filter(None, (words, days_words(entry.stored))))
        self.ahead.setText(words)
        self.ahead.setVisible(bool(words))

    def _show_days(self) -> None:
        self.days.setVisible(self.dates.isChecked())

    def _rung_chosen(self) -> None:
        self.show_buttons()
        self.rung_chosen.emit()

    def _connect(self) -> None:
        want = self.choose_wanted.emit
        self.choose.clicked.connect(lambda: want(self.rung(), self.is_second()))
        self.as_second.clicked.connect(lambda: want(self.rung(), True))
        self.make_primary.clicked.connect(self.primary_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.dates.toggled.connect(lambda _: self._show_days())
        self.days.kept.connect(self.days_wanted)
        self.rungs.chosen.connect(self._rung_chosen)
        self.known.clicked.connect(self.known_wanted)
        self.roadmap.clicked.connect(self.roadmap_wanted)
        self.selfcheck.clicked.connect(self.selfcheck_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        for link, signal in zip(self._links, (self.roadmap_wanted, self.known_wanted), strict=True):
            link.clicked.connect(signal)

    def _build(self) -> None:
        self._links = [
            self.message.add_button(tr("Open the roadmap")),
            self.message.add_button(tr("What I already can")),
        ]
        self._column, self._top = QVBoxLayout(self), QHBoxLayout()
        self._top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.leave, self.standing):
            self._top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._top)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.facts)
        buttons, links = QWidget(), QWidget()
        self._buttons, self._more = FlowLayout(buttons), FlowLayout(links, gap=2)
        for button in (self.rungs, self.choose, self.as_second, self.make_primary):
            self._buttons.addWidget(button)
        self._ways = (
            *(self.roadmap, self.known, self.dates, self.compare),
            *(self.selfcheck, self.plan, self.apply),
        )
        for link in self._ways:
            self._more.addWidget(link)
        self._column.addWidget(buttons)
        self._column.addWidget(self.ahead)
        self._column.addWidget(links)
        self._column.addWidget(self.days)
        self._column.addWidget(self.message)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._top.setSpacing(px(8))
        for link in self._ways:
            link.setStyleSheet(f"QPushButton {{border: 0; padding: 0 {px(16)}px 0 0}}")
