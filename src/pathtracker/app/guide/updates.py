"""A newer catalogue: what is new or different in it, and taking what the learner ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pathtracker.actions.updating import Difference, differences, take_catalog
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.guide.words import field_words
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change
from pathtracker.wording import one_line

_LONGEST = 120


class UpdatesPage(GuidePage):
    """Nothing is taken that is not ticked; what is left is not offered again before the next."""

    kinds: ClassVar[frozenset[str]] = frozenset({"item", "skill", "role", "requirement"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            tr("What is new in the catalogue"),
            back=("roadmap", tr("Roadmap")),
        )
        self.rows: dict[tuple[str, str], CheckRow] = {}
        self._groups = QVBoxLayout()
        self.take = PrimaryButton("", main=True)
        self.take.clicked.connect(self.take_ticked)
        self.all = LinkButton(tr("Tick all"))
        self.all.clicked.connect(lambda: self._tick(True))
        self.none = LinkButton(tr("Tick none"))
        self.none.clicked.connect(lambda: self._tick(False))
        self._buttons = QHBoxLayout()
        for button in (self.take, self.all, self.none):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.empty = EmptyState(
            "check",
            tr("Nothing new"),
            tr("What you have came from the catalogue as it is now, or is your own."),
            tr("Back to the roadmap"),
        )
        self.empty.action.connect(lambda: self.go.emit(Destination("roadmap")))
        self.body.addLayout(self._groups)
        self.body.addLayout(self._buttons)
        self.body.addWidget(self.empty)
        on_theme(self._space)

    def refresh(self, _change: Change | None) -> None:
        found = differences(self.workspace.reader, self.workspace.catalog)
        unticked = {key for key, row in self.rows.items() if not row.isChecked()}
        clear(self._groups)
        self.rows = {}
        for title, kind, is_new in (
            (tr("New steps"), "item", True),
            (tr("Steps that differ"), "item", False),
            (tr("Skills that differ"), "skill", False),
            (tr("Roles that differ"), "role", False),
            (tr("What roles ask for"), "requirement", False),
        ):
            listed = [one for one in found if one.kind == kind and one.is_new == is_new]
            if listed:
                self._groups.addWidget(self._group(title, listed, unticked))
        self.empty.setVisible(not found)
        for button in (self.take, self.all, self.none):
            button.setVisible(bool(found))
        self.set_sentence(
            tr(
                "Tick what you want to take. What you have changed yourself stays as it is where "
                "nothing is ticked; what is left is not offered again before the next version. "
                "Your ticks, notes and times stay in any case."
            )
            if found
            else ""
        )
        self._name()

    def take_ticked(self) -> None:
        """Takes what is ticked, as one change."""
        accepted = {key for key, row in self.rows.items() if row.isChecked()}
        self.workspace.do(take_catalog, catalog=self.workspace.catalog, accepted=accepted)

    def _group(
        self, title: str, listed: Sequence[Difference], unticked: set[tuple[str, str]]
    ) -> Card:
        card = Card(title, padding=16)
        card.body.setSpacing(current_theme().px(2))
        for one in listed:
            key = (one.kind, one.slug)
            row = CheckRow(one.title, key not in unticked)
            row.toggled.connect(self._name)
            self.rows[key] = row
            card.body.addWidget(row)
            for words in _differs(one):
                line = QHBoxLayout()
                line.addSpacing(current_theme().px(24))
                line.addWidget(PlainLabel(words, "caption", "muted", wrap=True), 1)
                card.body.addLayout(line)
        return card

    def _tick(self, ticked: bool) -> None:
        for row in self.rows.values():
            row.setChecked(ticked)

    def _name(self) -> None:
        count = sum(row.isChecked() for row in self.rows.values())
        self.take.setText(
            tr("Take {n} [change|changes]", count) if count else tr("Keep all as it is")
        )

    def _space(self) -> None:
        self._groups.setSpacing(current_theme().px(16))
        self._buttons.setSpacing(current_theme().px(16))


def _differs(one: Difference) -> list[str]:
    """What stands there and what the catalogue says, field by field."""
    return [f"{field_words(name)}: {_differs_in(was, new)}" for name, was, new in one.fields]


def _differs_in(was: Any, new: Any) -> str:
    if isinstance(was, tuple) and isinstance(new, tuple):
        if len(was) == len(new):
            return tr("other ones, {n} as before", n=len(new))
        return tr("{new} instead of {was}", new=len(new), was=len(was))
    if max(len(str(was)), len(str(new))) > _LONGEST:
        return tr("another text")
    if isinstance(was, int | float) and isinstance(new, int | float):
        return tr("{was} becomes {new}", was=was, new=new)
    return tr("“{was}” becomes “{new}”", was=one_line(f"{was}"), new=one_line(f"{new}"))
