"""The form that attaches evidence to a skill: what, which anchor it supports, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from pathtracker.app.skill_tools.levels import LevelRows
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.levels import AT_MOST, Why
from pathtracker.core.model import EvidenceKind

_CAPS = {
    None: Why.ARTEFACT,
    EvidenceKind.CERTIFICATE: Why.CERTIFICATE,
    EvidenceKind.EXAM: Why.EXAM,
}


class AttachCard(Card):
    """Signal: wanted, when the learner has filled it in."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Attach evidence"))
        self.field = LineField(
            tr("Link or file that shows it"), tr("Paste a link, or drop a file"), "link"
        )
        self.choose = Button(tr("Choose a file"), "file")
        self.kind = Choice(tr("What it is"))
        self.kind.addItem(tr("Something to look at"), None)
        self.kind.addItem(tr("A course certificate"), EvidenceKind.CERTIFICATE)
        self.kind.addItem(tr("A supervised exam"), EvidenceKind.EXAM)
        self.question = PlainLabel(tr("Which level does it support?"), weight=500)
        self.levels = LevelRows(range(1, 6))
        self.how = LineField(
            tr("How it shows that level, in one sentence"),
            tr("How does it show that, in one sentence?"),
        )
        self.capped = PlainLabel("", "caption", "muted", wrap=True)
        self.message = InlineMessage(kind="warn")
        self.button = PrimaryButton(tr("Attach"), "attach")
        self._what, self._foot, self._middle = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._what.addWidget(self.field, 1)
        self._what.addWidget(self.choose)
        self._middle.addWidget(self.kind)
        self._middle.addWidget(self.question)
        self._foot.addWidget(self.capped, 1)
        self._foot.addWidget(self.button)
        self._last = QVBoxLayout()
        self._last.addWidget(self.how)
        self._last.addWidget(self.message)
        self._last.addLayout(self._foot)
        for part in (self._what, self._middle):
            self.body.addLayout(part)
        self.body.addWidget(self.levels)
        self.body.addLayout(self._last)
        self.choose.clicked.connect(self._choose_file)
        self.button.clicked.connect(self.wanted)
        self.message.goes_with(self.field.textEdited, self.levels.picked)
        for field in (self.field, self.how):
            field.returnPressed.connect(self.wanted)
        self.kind.activated.connect(lambda _: self._say_cap())
        self.levels.picked.connect(lambda _: self._say_cap())
        for row in self.levels.rows.values():
            row.toggled.connect(lambda _: self._say_cap())
        on_theme(self._space)

    def addresses(self) -> list[str]:
        """What is to be attached: several where several were dropped."""
        return [part.strip() for part in self.field.text().split(" | ") if part.strip()]

    def fill(self, addresses: Sequence[str]) -> None:
        """Takes what was dropped or pasted, and asks for the rest."""
        self.field.setText(" | ".join(addresses))
        self.message.set_message("")
        self.levels.take_focus()

    def clear(self) -> None:
        """Empty again; the level stays chosen for the next piece."""
        self.field.clear()
        self.how.clear()
        self.message.set_message("")

    def chosen_kind(self) -> EvidenceKind | None:
        found = self.kind.currentData()
        return EvidenceKind(found) if found else None

    def _say_cap(self) -> None:
        most, level = AT_MOST[_CAPS[self.chosen_kind()]], self.levels.value()
        words = ""
        if level is not None and level > most:
            words = tr(
                "Kept as level {n}. Evidence of this kind shows {most} at most.",
                n=level,
                most=most,
            )
        self.capped.setText(words)

    def _choose_file(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Choose what shows it"))
        if files:
            self.fill(files)

    def _space(self) -> None:
        px = current_theme().px
        side = px(24)
        self.body.setContentsMargins(0, 0, 0, px(20))
        self.body.setSpacing(px(12))
        self._what.setContentsMargins(side, 0, side, 0)
        self._what.setSpacing(px(8))
        self._middle.setContentsMargins(side, 0, side, 0)
        self._middle.setSpacing(px(12))
        self.kind.setMaximumWidth(px(260))
        self._last.setContentsMargins(side, 0, side, 0)
        self._last.setSpacing(px(12))


def addresses_in(data: QMimeData) -> list[str]:
    """The files and links that were dropped or pasted."""
    if data.hasUrls():
        found = [url.toLocalFile() if url.isLocalFile() else url.toString() for url in data.urls()]
        return [address for address in found if address]
    lines = [line.strip() for line in data.text().splitlines()]
    return [line for line in lines if " " not in line and ("://" in line or line[:4] == "www.")]
