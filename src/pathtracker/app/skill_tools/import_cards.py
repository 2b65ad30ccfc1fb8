"""What a file holds, to be ticked, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.skill_tools.page import Ruled
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import number, tr
from pathtracker.core.model import Role
from pathtracker.exchange.draft import Problem
from pathtracker.wording import one_line

SHOWN = 25
"""So many roles, and problems, are shown at once; the field above narrows the roles down."""


class RolesCard(Card):
    """The roles of a file, to be ticked, with what each would bring."""

    def __init__(self) -> None:
        super().__init__(tr("What it holds"))
        self.search = LineField(tr("Search the roles"), tr("Search by name or code"), "search")
        self.boxes: dict[str, CheckRow] = {}
        self.outcome = PlainLabel("", tone="text2", wrap=True)
        self.source = PlainLabel("", "caption", "muted", wrap=True)
        self.button = PrimaryButton(tr("Bring in"))
        self._rest = PlainLabel("", tone="muted")
        self._list = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.button)
        self.body.addWidget(self.search)
        self.body.addLayout(self._list)
        self.body.addWidget(self._rest)
        self.body.addWidget(self.source)
        self.body.addLayout(foot)
        on_theme(self._space)

    def clear(self) -> None:
        clear(self._list)
        self.boxes = {}

    def add_role(self, role: Role, count: int, ticked: bool) -> CheckRow:
        box = CheckRow(role.title[:LONGEST], ticked)
        box.add(PlainLabel(tr("{n} [skill|skills]", count), tone="muted"))
        self.boxes[role.slug or ""] = box
        self._list.addWidget(box)
        return box

    def add_empty(self, title: str) -> None:
        """A role that can't come: there is nothing to measure against, which is not a zero."""
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, 8, 0, 4)
        name = PlainLabel(title[:LONGEST], tone="muted")
        name.setContentsMargins(current_theme().px(24), 0, 0, 0)
        row.addWidget(name, 1)
        row.addWidget(PlainLabel(tr("no ratings published"), tone="muted"))
        self._list.addWidget(line)

    def say_rest(self, rest: int) -> None:
        self._rest.setText(tr("{n} more; search for them by name.", n=rest))
        self._rest.setVisible(rest > 0)

    def _space(self) -> None:
        px = current_theme().px
        self._list.setSpacing(0)
        self.body.setSpacing(px(12))


class ProblemsCard(Card):
    """What was left out or is worth knowing, each with its file and line."""

    def __init__(self) -> None:
        super().__init__(" ", " ")
        self.lines: list[str] = []
        self._problems: tuple[Problem, ...] = ()
        self._most = SHOWN
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = LinkButton("")
        self._more.clicked.connect(self._show_more)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_problems(self, title: str, problems: tuple[Problem, ...], count: int) -> None:
        """The first of them, and how many there are."""
        assert self.head is not None
        self.head.title.setText(title)
        self.head.set_note(number(count))
        self.setAccessibleName(title)
        self.setVisible(bool(problems))
        if problems != self._problems:
            self._problems, self._most = problems, SHOWN
            self._fill()

    def _fill(self) -> None:
        clear(self._list)
        shown = self._problems[: self._most]
        self.lines = [f"{one.where}: {sentence(one.why)}" for one in shown]
        for one in shown:
            line = Ruled()
            row = QHBoxLayout(line)
            space(row, 12, 0, 8)
            where = PlainLabel(one_line(one.where, 60), tone="muted")
            where.setFixedWidth(current_theme().px(200))
            row.addWidget(where, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(sentence(one.why), wrap=True), 1)
            self._list.addWidget(line)
        rest = len(self._problems) - len(shown)
        self._more.setText(tr("Show more ({n})", n=rest))
        self._more.setVisible(rest > 0)

    def _show_more(self) -> None:
        self._most += 4 * SHOWN
        self._fill()
