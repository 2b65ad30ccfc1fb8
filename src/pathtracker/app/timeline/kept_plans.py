"""Plans kept earlier: keeping one, choosing the one that is drawn, and what has moved since."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from pathtracker.actions.what_if import keep_baseline, remove_baseline
from pathtracker.app.timeline.baselines import kept_plans, moved_since, name_of, usual_name
from pathtracker.app.timeline.listing import Entry, Listing
from pathtracker.app.timeline.words import day
from pathtracker.app.widgets.buttons import QuietButton
from pathtracker.app.widgets.text import caption, set_tip
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Baseline
from pathtracker.core.plan import Plan
from pathtracker.store import queries

_MOST = 20
"""So many stand in the menu, the newest first."""


class KeptPlans(QObject):
    """The newest is shown until the learner chooses. Signals: chosen, when another is to be shown;
    opened, with the id of an item."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept: list[Baseline] | None = None
        self._key: UUID | None = None
        self._shows_none = False
        self._is_roomy = False
        self._plan: Plan | None = None
        self.listing: Listing | None = None
        self.button = QuietButton(tr("Earlier plans"), "flag")

    @property
    def shown(self) -> Baseline | None:
        """The plan that is drawn below the bars."""
        return next((one for one in self._kept or () if one.id == self._key), None)

    def set_present(self, plan: Plan) -> None:
        """The plan as it is, which would be kept now."""
        self._plan = plan
        self.read()

    def forget(self) -> None:
        """What is known of them may be different now."""
        self._kept = None

    def read(self) -> None:
        """Reads them, unless they are known, and stays with the one that is shown."""
        if self._kept is None:
            self._kept = kept_plans(self._workspace.reader)
        if self._key not in {one.id for one in self._kept}:
            self._key = self._kept[0].id if self._kept and not self._shows_none else None
        self._name()

    def keep(self) -> None:
        """Keeps the plan of today."""
        if self._plan is None:
            return
        days = [(item.id, item.start, item.finish) for item in self._plan.items if not item.done]
        title = usual_name(self._workspace.when().today, self._kept or ())
        kept = self._workspace.do(keep_baseline, title=title, plan=days)
        if kept is not None:
            self.show(kept.id)

    def show(self, baseline: UUID | None) -> None:
        """Shows one, or none."""
        self._key = baseline
        self._shows_none = baseline is None
        self._name()
        self.chosen.emit()

    def make_room(self, is_roomy: bool) -> None:
        """In a narrow view the icon is enough."""
        self._is_roomy = is_roomy
        self._name()

    def open_moved(self) -> None:
        """What has moved since the plan that is shown."""
        kept, today = self.shown, self._workspace.when().today
        if kept is None or self._plan is None:
            return
        titles = queries.titles(self._workspace.reader, [one.item_id for one in kept.plan])
        entries = moved_since(kept, self._plan, titles, today)
        since = day(kept.day.toordinal(), today.toordinal())
        if self.listing is not None:
            self.listing.deleteLater()
        self.listing = Listing(tr("Moved since {day}", day=since), self.button)
        self.listing.show_part("", entries or [Entry(None, tr("Nothing has moved."), "")])
        self.listing.opened.connect(self.opened)
        self.listing.open_below(self.button)

    def menu(self) -> QMenu:
        """Keep, choose, compare, forget."""
        menu, editable = QMenu(self.button), not self._workspace.read_only
        keep = menu.addAction(tr("Keep the plan of today"))
        keep.triggered.connect(self.keep)
        keep.setEnabled(editable)
        if self._kept:
            menu.addSeparator()
            today = self._workspace.when().today
            for one in self._kept[:_MOST]:
                self._offer(menu, caption(name_of(one, today)[:60]), one.id)
            self._offer(menu, tr("None"), None)
        if (shown := self.shown) is not None:
            menu.addSeparator()
            menu.addAction(tr("What has moved since…")).triggered.connect(self.open_moved)
            forget = menu.addAction(caption(tr("Forget “{title}”", title=shown.title[:40])))
            forget.triggered.connect(lambda: self._workspace.do(remove_baseline, baseline=shown.id))
            forget.setEnabled(editable)
        return menu

    def _offer(self, menu: QMenu, words: str, key: UUID | None) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(key == self._key)
        action.triggered.connect(lambda: self.show(key))

    def _name(self) -> None:
        shown = self.shown
        words = shown.title[:32] if shown else tr("Earlier plans")
        self.button.setText(words if self._is_roomy else "")
        self.button.setAccessibleName(words)
        set_tip(self.button, words)
