"""The top of the panel: what the item is called, where it stands, what to do with it next."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import items, steps
from pathtracker.app.dates import short_day
from pathtracker.app.item.finishing import FinishOffer
from pathtracker.app.item.kinds import kind_word
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton, PrimaryButton
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.time_fields import effort_words, typed_hours
from pathtracker.app.words import hours, tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.durations import effort_of
from pathtracker.core.messages import Refused
from pathtracker.core.model import SATISFYING, State
from pathtracker.reports.item_detail import Detail

_TONES = {State.ACTIVE: "accent", State.DONE: "good", State.KNOWN: "good"}


class ItemHead(QWidget):
    """Signal: log_wanted, when time should be logged."""

    log_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._detail: Detail | None = None
        self.title = PlainLabel(role="heading", wrap=True, lines=6)
        self._title_field = LineField(tr("Title"))
        self._title_field.editingFinished.connect(self._rename)
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips)
        self._chips_shown: list[tuple[str, str, str]] = []
        self._buttons = QHBoxLayout()
        self._offered: list[str] = []
        self._left = PlainLabel(weight=600, align=Qt.AlignmentFlag.AlignRight)
        self._of = LinkButton("")
        self._of.setAccessibleName(tr("Change the effort"))
        self._of.clicked.connect(self.edit_effort)
        self._effort_field = LineField(tr("Effort"), tr("2h, 1h30 or 45 min"))
        self._effort_said = PlainLabel("", "caption", "text2")
        self._effort_field.textChanged.connect(self._say_effort)
        self._effort_field.editingFinished.connect(self._set_effort)
        self._message = InlineMessage(kind="warn")
        self._message.goes_with(self._title_field.textEdited, self._effort_field.textEdited)
        self.offer = FinishOffer()
        self.offer.finished.connect(self._finish_with)
        self.offer.closed.connect(self._close_offer)
        self._column = QVBoxLayout(self)
        for widget in (self.title, self._title_field, self._chips):
            self._column.addWidget(widget)
        self._line = QHBoxLayout()
        self._line.addLayout(self._buttons)
        self._line.addStretch(1)
        self._times = QVBoxLayout()
        self._times.addWidget(self._left)
        self._times.addWidget(self._of, 0, Qt.AlignmentFlag.AlignRight)
        self._times.addWidget(self._effort_field)
        self._times.addWidget(self._effort_said, 0, Qt.AlignmentFlag.AlignRight)
        self._line.addLayout(self._times)
        self._column.addLayout(self._line)
        self._column.addWidget(self.offer)
        self._column.addWidget(self._message)
        self.offer.hide()
        self._title_field.hide()
        self._effort_field.hide()
        self._effort_said.hide()
        on_theme(self._restyle)

    def show_detail(self, detail: Detail) -> None:
        if self._detail is None or self._detail.item.id != detail.item.id:
            self._rename()  # what was typed belongs to the item before
            self._set_effort()
            self._stop_editing()
            self._close_offer()
        self._detail = detail
        if detail.item.state in SATISFYING or all(c.ticked for c in detail.item.checks):
            self._close_offer()  # there is nothing left to ask
        self.title.setText(detail.item.title)
        self._show_chips(detail)
        self._show_buttons(detail)
        self._show_times(detail)

    def rename(self) -> None:
        """Opens the title for writing."""
        self.title.hide()
        self._title_field.show()
        self._title_field.setFocus()  # a field elsewhere is left by that, and keeps what it holds
        assert self._detail is not None
        self._title_field.setText(self._draft("title", self._detail.item.title))
        self._title_field.selectAll()

    def edit_effort(self) -> None:
        """Opens the effort for writing."""
        self._of.hide()
        self._effort_field.show()
        self._effort_field.setFocus()  # as above
        assert self._detail is not None
        self._effort_field.setText(self._draft("effort", typed_hours(self._detail.item.effort)))
        self._effort_field.selectAll()

    def finish(self) -> None:
        """Finishes the item; where checks are open it offers them first, here."""
        assert self._detail is not None
        item = self._detail.item
        if all(check.ticked for check in item.checks):
            self._finish_with(())
        else:
            self.offer.ask(item.checks, self._finish_words(self._detail))
            self._show_actions(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields = (self._title_field, self._effort_field)
        if event.key() == Qt.Key.Key_Escape and any(field.hasFocus() for field in fields):
            self._stop_editing()
        else:
            super().keyPressEvent(event)

    def _finish_with(self, ticked: Collection[int]) -> None:
        self._close_offer()
        self._do(partial(items.finish, tick=ticked))

    def _close_offer(self) -> None:
        if not self.offer.isHidden():
            self.offer.hide()
            self._show_actions(True)

    def _show_actions(self, shown: bool) -> None:
        """The offer has its own button to finish; two would be one too many."""
        for place in range(self._buttons.count()):
            entry = self._buttons.itemAt(place)
            if entry is not None and (widget := entry.widget()) is not None:
                widget.setVisible(shown)

    def _finish_words(self, detail: Detail) -> str:
        return tr("Reached") if detail.is_milestone else tr("Finish")

    def _show_chips(self, detail: Detail) -> None:
        chips = self._chips_of(detail)
        if chips == self._chips_shown:
            return
        self._chips_shown = chips
        self._chip_row.clear()
        for words, icon, tone in chips:
            self._chip_row.addWidget(Chip(words, icon, tone))

    def _chips_of(self, detail: Detail) -> list[tuple[str, str, str]]:
        """Words, icon and tone of what is known of the item at a glance."""
        item = detail.item
        state = tr("waits") if detail.is_blocked else _state_word(item.state)
        chips = [
            (state, "", _TONES.get(item.state, "plain")),
            (kind_word(item.kind), "", "plain"),
        ]
        if item.done_on:
            chips.append((short_day(item.done_on, year=True), "", "plain"))
        if item.deadline:
            chips.append((tr("by {day}", day=short_day(item.deadline)), "calendar", "plain"))
        if item.parked_until:
            day = short_day(item.parked_until)
            chips.append((tr("until {day}", day=day), "calendar", "plain"))
        if item.known_share and item.state not in SATISFYING:
            chips.append((tr("{share} % known", share=round(100 * item.known_share)), "", "plain"))
        if len(detail.roles) > 1:
            others = ", ".join(role.title for role in detail.roles[1:])
            chips.append((tr("also counts for {roles}", roles=others), "shared", "plain"))
        return chips

    def _show_buttons(self, detail: Detail) -> None:
        wanted = self._wanted(detail)
        if [words for _, words, *_ in wanted] == self._offered:
            return
        self._offered = [words for _, words, *_ in wanted]
        clear(self._buttons)
        for place, (_, words, icon, run) in enumerate(wanted):
            button = (PrimaryButton if place == 0 and len(wanted) > 1 else Button)(words, icon)
            button.clicked.connect(run)
            self._buttons.addWidget(button)
            button.show()

    def _wanted(self, detail: Detail) -> list[tuple[str, str, str, Callable[[], object]]]:
        """The first is the main one: a milestone is there to be reached."""
        state = detail.item.state
        finish = ("finish", self._finish_words(detail), "check", self.finish)
        start = ("start", tr("Start"), "play", partial(self._do, items.start))
        log = ("log", tr("Log time"), "clock", self.log_wanted.emit)
        if state in SATISFYING:
            return [("reopen", tr("Reopen"), "undo", partial(self._do, items.reopen))]
        if state is State.ACTIVE:
            return [finish, log]
        return [finish, start] if detail.is_milestone else [start, finish]

    def _show_times(self, detail: Detail) -> None:
        item = detail.item
        worked = detail.remaining.logged / 60
        if item.state in SATISFYING:
            self._left.setText(hours(worked) if worked else "")
        else:
            self._left.setText(tr("{hours} left", hours=hours(detail.remaining.hours)))
        estimate, why = self._estimate(detail)
        of = tr("{worked} of {estimate}", worked=hours(worked), estimate=estimate)
        self._of.setText(of if worked else tr("estimate {estimate}", estimate=estimate))
        for label in (self._left, self._of):
            set_tip(label, why)

    def _estimate(self, detail: Detail) -> tuple[str, str]:
        """The estimate with what it is multiplied by for this learner, and why."""
        words, times = hours(detail.item.effort), round(detail.remaining.pace.stretch, 2)
        if times == 1 or detail.item.state in SATISFYING:
            return words, ""
        why = (
            tr("Our estimates run short for you: what is left is counted {factor} ×.", factor=times)
            if times > 1
            else tr(
                "Our estimates run long for you: what is left is counted {factor} ×.", factor=times
            )
        )
        return tr("{hours} × {factor}", hours=words, factor=times), why

    def _do(self, action: Callable[..., object]) -> None:
        assert self._detail is not None
        self.workspace.do(action, item=self._detail.item.id)

    def _rename(self) -> None:
        if self._detail is None or self._title_field.isHidden():
            return
        title = self._title_field.text()
        if title != self._detail.item.title and not self._keep(
            "title", title, partial(steps.rename, title=title)
        ):
            return
        self._stop_editing()

    def _say_effort(self, text: str) -> None:
        words = effort_words(text)
        self._effort_said.setText(words)
        self._effort_said.setVisible(bool(words))

    def _set_effort(self) -> None:
        if self._detail is None or self._effort_field.isHidden():
            return
        text = self._effort_field.text()
        if text != typed_hours(self._detail.item.effort):
            try:
                value = effort_of(text)
            except Refused as refusal:
                self._message.set_message(sentence(refusal.message))
                return
            if not self._keep("effort", text, partial(steps.set_effort, hours=value)):
                return
        self._stop_editing()

    def _keep(self, field: str, text: str, action: Callable[..., object]) -> bool:
        """Does it, or says beside the field why not; what was typed stays."""
        assert self._detail is not None
        item = self._detail.item.id
        answer = self.workspace.keep({f"item.{field}/{item}": text}, action, item=item)
        self._message.set_message(answer.against, "warn")
        return answer.error is None

    def _draft(self, field: str, otherwise: str) -> str:
        """What a field begins with."""
        assert self._detail is not None
        draft = self.workspace.drafts.text(f"item.{field}/{self._detail.item.id}")
        return otherwise if draft is None else draft

    def _stop_editing(self) -> None:
        self._message.set_message("")
        self._title_field.hide()
        self.title.show()
        self._effort_field.hide()
        self._effort_said.hide()
        self._of.show()

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._buttons.setSpacing(px(8))
        self._times.setSpacing(0)


def _state_word(state: State) -> str:
    return {
        State.OPEN: tr("open"),
        State.ACTIVE: tr("active"),
        State.DONE: tr("done"),
        State.SKIPPED: tr("skipped"),
        State.KNOWN: tr("known"),
        State.PARKED: tr("parked"),
    }[state]
