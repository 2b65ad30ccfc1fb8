"""The card of one role: what it is, how much of it one can show, why it stands where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.roles.words import percent
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.choice_card import ChoiceCard
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


class RoleCard(ChoiceCard):
    """A ChoiceCard with a bar for what can be shown, and a reason where the order has one."""

    def __init__(self, title: str, text: str, facts: tuple[str, str], parent: QWidget) -> None:
        super().__init__(title, text, facts=facts, parent=parent)
        self._said = self.accessibleDescription()
        self._bar = ProgressBar(tr("can show"))
        self._share = PlainLabel(role="caption", tone="text2")
        self._reason = PlainLabel(role="caption", tone="accent_text", wrap=True, lines=2)
        self._line = QHBoxLayout()
        self._line.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._share)
        self._picked = PlainLabel(tr("to compare"), "caption", "accent_text", weight=500)
        self._line.addWidget(self._picked)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(self._line)
        column.addWidget(self._reason)
        for part in (self._bar, self._share, self._picked, self._reason):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picked.hide()
        self.set_reason("")
        on_theme(self._restyle_line)

    def set_share(self, share: int | None) -> None:
        """Whole percent of what the role asks for; None if it asks for nothing."""
        self._bar.setVisible(share is not None)
        self._share.setVisible(share is not None)
        if share is not None:
            self._bar.set_share(share / 100)
            self._share.setText(tr("can show {share}", share=percent(share)))
        self._describe()

    def set_picked(self, picked: bool) -> None:
        """Whether it is among those to be compared."""
        self._picked.setVisible(picked)
        self._describe()

    def is_picked(self) -> bool:
        return not self._picked.isHidden()

    def set_reason(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._describe()

    def reason(self) -> str:
        return self._reason.text()

    def _describe(self) -> None:
        picked = self._picked.text() if self.is_picked() else ""
        share = "" if self._share.isHidden() else self._share.text()
        parts = (self._said, share, picked, self._reason.text())
        self.setAccessibleDescription(". ".join(part for part in parts if part))

    def _restyle_line(self) -> None:
        px = current_theme().px
        self._line.setSpacing(px(8))
        self._line.setContentsMargins(0, px(6), 0, 0)
