"""The applications as a list: where each stands, what is next for it and when, its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions.applying import Stage
from pathtracker.app.guide.words import stage_words
from pathtracker.app.item.ticks import open_link
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card, Hairline, SectionHead
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import number, tr
from pathtracker.core.model import Item


class Applications(QWidget):
    """Signals: add_wanted, with title and address; move_wanted, with the item, the stage and the
    next day or None; item_opened, with an id."""

    add_wanted = Signal(str, str)
    move_wanted = Signal(object, object, object)
    item_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = LineField(tr("Where, and as what"), tr("Where, and as what"))
        self.address = LineField(tr("Address of the advert"), tr("https://… (if you like)"), "link")
        self.add = PrimaryButton(tr("Add"), "plus")
        self.message = InlineMessage(kind="warn")
        self.rows: list[ApplicationRow] = []
        self._form, self._list = QHBoxLayout(), QVBoxLayout()
        self._form.addWidget(self.name, 3)
        self._form.addWidget(self.address, 2)
        self._form.addWidget(self.add)
        self._none = PlainLabel(
            tr("No application yet. Begin with one that you would like to get."),
            tone="muted",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._form)
        self._column.addWidget(self.message)
        self._column.addWidget(self._none)
        self._column.addLayout(self._list)
        for field in (self.name, self.address):
            field.returnPressed.connect(self._add)
        self.message.goes_with(self.name.textEdited, self.address.textEdited)
        self.add.clicked.connect(self._add)
        on_theme(self._space)

    def show_applications(self, found: Mapping[Stage, Sequence[Item]], today: date) -> None:
        clear(self._list)
        self.rows = []
        for stage, items in found.items():
            if not items:
                continue
            card = Card(padding=16)
            card.body.addWidget(SectionHead(stage_words(stage), number(len(items)), beside=True))
            for item in sorted(items, key=lambda item: item.deadline or date.max):
                row = ApplicationRow(item, stage, today)
                row.move_wanted.connect(
                    lambda to, day, item=item: self.move_wanted.emit(item.id, to, day)
                )
                row.item_opened.connect(self.item_opened)
                self.rows.append(row)
                card.body.addWidget(Hairline())
                card.body.addWidget(row)
            self._list.addWidget(card)
        self._none.setVisible(not self.rows)

    def added(self) -> None:
        """Empties the fields for the next one."""
        self.name.clear()
        self.address.clear()
        self.message.set_message("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stages(self) -> None:
        """Every row at the stage that it is at: another could not be kept. Days stay as typed."""
        for row in self.rows:
            row.show_stage()

    def _add(self) -> None:
        if not self.name.text().strip():
            self.message.set_message(tr("Say where you apply, and as what."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.add_wanted.emit(self.name.text().strip(), self.address.text().strip())

    def _space(self) -> None:
        space(self._column, 12)
        self._form.setSpacing(current_theme().px(8))
        self._list.setSpacing(current_theme().px(12))


class ApplicationRow(QWidget):
    """Signals: move_wanted, with the stage and the next day or None; item_opened, with an id."""

    move_wanted = Signal(object, object)
    item_opened = Signal(object)

    def __init__(self, item: Item, stage: Stage, today: date) -> None:
        super().__init__()
        self.item, self._stage = item, stage
        self.title = TextButton(item.title)
        self.title.clicked.connect(lambda: self.item_opened.emit(item.id))
        self.stages = Choice(tr("Where “{title}” stands", title=item.title))
        for one in Stage:
            self.stages.addItem(stage_words(one), one)
        self.show_stage()
        self.stages.activated.connect(self._moved)
        self.set_day = LinkButton(tr("Set the next day"), "calendar")
        self.set_day.clicked.connect(self._begin_day)
        self.day = DateField(
            tr("Next day of “{title}”", title=item.title), item.deadline or today, today
        )
        self.no_day = IconButton("close", tr("No next day"), size=14, tint="muted")
        self.no_day.clicked.connect(lambda: self.move_wanted.emit(stage, None))
        self.day.left.connect(self._dated)
        self.close_link = LinkButton(tr("Close it"))
        self.close_link.setAccessibleName(tr("Close “{title}”", title=item.title))
        self.close_link.clicked.connect(lambda: self.move_wanted.emit(Stage.CLOSED, None))
        self._top, self._below = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.stages)
        self.address = TextButton(item.notes.partition("\n")[0], "accent_text")
        self.address.setAccessibleName(tr("Open {url}", url=item.notes))
        self.address.clicked.connect(lambda: open_link(item.notes.partition("\n")[0].strip()))
        has_address = item.notes.startswith(("https://", "http://"))
        self._below.addWidget(self.address, 1)
        if not has_address:
            self._below.addStretch(1)
        for widget in (self.set_day, self.day, self.no_day, self.close_link):
            self._below.addWidget(widget)
        column = QVBoxLayout(self)
        column.addLayout(self._top)
        column.addLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(4))
        self.address.setVisible(has_address)
        is_open, has_day = stage is not Stage.CLOSED, item.deadline is not None
        self.set_day.setVisible(is_open and not has_day)
        self.day.setVisible(is_open and has_day)
        self.no_day.setVisible(is_open and has_day)
        self.close_link.setVisible(is_open)
        on_theme(self._space)

    def show_stage(self) -> None:
        self.stages.setCurrentIndex(list(Stage).index(self._stage))

    def _moved(self, place: int) -> None:
        stage = list(Stage)[place]
        if stage is not self._stage:
            self.move_wanted.emit(stage, self.item.deadline)

    def _begin_day(self) -> None:
        self.set_day.hide()
        self.day.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dated(self) -> None:
        day = self.day.day()
        if day is not None and day != self.item.deadline:
            self.move_wanted.emit(self._stage, day)

    def _space(self) -> None:
        px = current_theme().px
        self._top.setSpacing(px(12))
        self._below.setSpacing(px(8))
        self.stages.setMinimumWidth(px(112))
        self.no_day.setFixedSize(px(28), px(28))
