"""The panel's content: one step or milestone, with everything that can be done to it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.item.evidence import EvidenceSection
from pathtracker.app.item.head import ItemHead
from pathtracker.app.item.neighbours import NeedsSection, UnlocksSection
from pathtracker.app.item.notes import NotesSection
from pathtracker.app.item.resources import ResourcesSection
from pathtracker.app.item.section import OutcomesSection, Section, TimeSection
from pathtracker.app.item.terms import TermsSection
from pathtracker.app.item.ticks import ChecksSection
from pathtracker.app.item.when import WhenSection
from pathtracker.app.live import LiveView
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Workspace
from pathtracker.reports.item_detail import read_detail
from pathtracker.store import Change


class ItemDetails(LiveView):
    """Shows the item it was told to; closes (item_opened with None) when that is gone.

    Signals besides those of LiveView: place_changed, with the words for where the item stands;
    log_wanted, when time should be logged on it.
    """

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("item", "evidence", "time_entry", "prerequisite", "membership"),
            *("role", "phase", "skill", "learner"),
        }
    )
    place_changed = Signal(str)
    log_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.item: UUID | None = None
        self.head = ItemHead(workspace)
        self.head.log_wanted.connect(self.log_wanted)
        self.summary = PlainLabel(tone="text2", wrap=True)
        self.evidence = EvidenceSection(workspace)
        self.notes = NotesSection(workspace)
        self._sections: list[Section] = [
            ChecksSection(workspace),
            OutcomesSection(workspace),
            TermsSection(workspace),
            self.evidence,
            ResourcesSection(workspace),
            WhenSection(workspace),
            NeedsSection(workspace),
            UnlocksSection(workspace),
            self.notes,
            TimeSection(workspace),
        ]
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.summary)
        self._column.addWidget(Hairline())
        for section in self._sections:
            section.item_opened.connect(self.item_opened)
            self._column.addWidget(section)
        self._column.addStretch(1)
        on_theme(self._restyle)

    def offer_finish(self) -> None:
        """Offers the open checks of the item, and then to finish it."""
        self.head.finish()

    def show_item(self, item: UUID) -> None:
        if item != self.item:
            self.forget_answers()
        self.item = item
        self._show(anew=self._stale)
        self._stale = False  # else it is read once more when the panel opens

    def refresh(self, change: Change | None) -> None:
        self._show(anew=change is None)

    def _show(self, *, anew: bool) -> None:
        if self.item is None:
            return
        detail = read_detail(self.workspace.reader, self.item)
        if detail is None:
            self.item = None
            self.item_opened.emit(None)
            return
        self.head.show_detail(detail)
        self.summary.setText(detail.item.summary)
        self.summary.setVisible(bool(detail.item.summary))
        for section in self._sections:
            section.refresh(detail, anew=anew)
        self.place_changed.emit(detail.place)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(24), px(8), px(24), px(24))
        self._column.setSpacing(px(16))
