"""How the week is shared between roadmaps and projects."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from pathtracker.actions import availability
from pathtracker.app.plan_tools.keeping import Keeping
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import hours
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.fields import SpinField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Track
from pathtracker.store import queries
from pathtracker.store.planning import plan_inputs

_IN_TURN, _SHARED = "turn", "shared"
_WHOLE = availability.WHOLE


class Shares(Part):
    """Kept as soon as the shares add up to 100."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Roadmaps and projects"), workspace)
        self.mode = SegmentedControl(
            tr("How the week is shared"),
            [(_IN_TURN, tr("One after the other")), (_SHARED, tr("Side by side"))],
        )
        self.note = PlainLabel(tone="muted", wrap=True)
        self.evenly = LinkButton(tr("Share evenly"))
        self.fields: dict[UUID, SpinField] = {}
        self._hours: dict[UUID, PlainLabel] = {}
        self._tracks: list[Track] = []
        self._week = 0.0
        self._keeping = Keeping(self._keep_shares, self)
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.note, 1)
        self._foot.addWidget(self.evenly)
        top = QHBoxLayout()
        top.addWidget(self.mode)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self._list)
        self.body.addLayout(self._foot)
        self.body.addWidget(self.message)
        self.message.goes_with(self.mode.chosen)
        self.mode.chosen.connect(self._turn)
        self.evenly.clicked.connect(self._share_evenly)
        on_theme(self._space)

    def show_known(self) -> None:
        inputs = plan_inputs(self.workspace.reader, self.workspace.when().today)
        open_tracks = {task.track for task in inputs.tasks}
        known = {track.id: track for track in queries.tracks(self.workspace.reader)}
        found = [known[one.id] for one in inputs.tracks if one.id in open_tracks]
        self._week = inputs.calendar.hours_a_week
        if [(one.id, one.title) for one in found] != [(o.id, o.title) for o in self._tracks]:
            self._make_rows(found)
        self._tracks = found
        if not self._keeping.waits:
            shares = {track.id: track.share for track in found}
            self.mode.set_value(_SHARED if any(shares.values()) else _IN_TURN)
            self._show_shares({key: share or 0 for key, share in shares.items()})
        self.mode.setEnabled(len(found) > 1 and not self.workspace.read_only)
        self._list.setEnabled(not self.workspace.read_only)
        self._say()

    def keep(self) -> None:
        self._keeping.now()

    @property
    def rest(self) -> int:
        """Percent that nobody has yet; below 0 when too many are given."""
        return _WHOLE - sum(field.value() for field in self.fields.values())

    # --- inside -----------------------------------------------------------------------------

    def _make_rows(self, tracks: list[Track]) -> None:
        clear(self._grid)
        self.fields, self._hours = {}, {}
        for row, track in enumerate(tracks):
            name = PlainLabel(track.title)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            field = SpinField(track.title, 0, 0, _WHOLE, unit="%")
            field.setSingleStep(5)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(self._edited)
            field.editingFinished.connect(self._keeping.now)
            self.fields[track.id] = field
            self._hours[track.id] = PlainLabel(tone="muted")
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(field, row, 1)
            self._grid.addWidget(self._hours[track.id], row, 2)
        self._grid.setColumnStretch(0, 1)
        self._space()

    def _turn(self, mode: object) -> None:
        if mode == _IN_TURN:
            self._keeping.now()
            if any(track.share for track in queries.tracks(self.workspace.reader)):
                self.attempt(availability.set_shares, shares={})
        else:
            self._share_evenly()
        self._say()

    def _share_evenly(self) -> None:
        count = len(self._tracks)
        each, rest = divmod(_WHOLE, max(1, count))
        shares = {track.id: each + (place < rest) for place, track in enumerate(self._tracks)}
        self._show_shares(shares)
        self._keep_shares()

    def _show_shares(self, shares: Mapping[UUID, int]) -> None:
        for key, field in self.fields.items():
            field.blockSignals(True)
            field.setValue(shares.get(key, 0))
            field.blockSignals(False)
        self._say()

    def _edited(self) -> None:
        self.message.set_message("")
        self._say()
        if self.rest == 0:
            self._keeping.soon()

    def _keep_shares(self) -> None:
        if self.rest != 0 or self.mode.value() != _SHARED:
            return
        shares = {key: field.value() for key, field in self.fields.items()}
        known = {track.id: track.share or 0 for track in self._tracks}
        if shares != known:
            self.attempt(availability.set_shares, shares=shares)

    def _say(self) -> None:
        shared = self.mode.value() == _SHARED
        self._list.setVisible(shared)
        self.evenly.setVisible(shared)
        for key, field in self.fields.items():
            self._hours[key].setText(hours(self._week * field.value() / _WHOLE))
        if not shared:
            words = tr("All the time goes to one until it is done: the primary role's roadmaps "
                       "first, projects last.")  # fmt: skip
            if len(self._tracks) < 2:
                words = tr("With two roadmaps or projects the week can be shared between them.")
        elif self.rest == 0:
            words = tr("All of the week is shared. What one can't use goes to the next.")
        elif self.rest > 0:
            words = tr("{n} % left to give. It is kept once all 100 % are given.", n=self.rest)
        else:
            words = tr("{n} % too many. It is kept once they add up to 100 %.", n=-self.rest)
        self.note.setText(words)
        self.note.set_tone("warn" if shared and self.rest else "muted")

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(12))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        for field in self.fields.values():
            field.setFixedWidth(px(96))
        for words in self._hours.values():
            words.setMinimumWidth(px(64))
        space(self._foot, 12)
