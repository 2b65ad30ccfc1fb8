"""How far our estimates run short or long for the learner, measured or fixed by them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout

from pathtracker.actions import availability
from pathtracker.app.plan_tools.keeping import Keeping
from pathtracker.app.plan_tools.measured import MeasuredPopover
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import pace_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import LEAST_STRETCH, MOST_STRETCH
from pathtracker.store.pace import last_finished, own_pace

_MEASURED, _FIXED = "measured", "fixed"


class Stretch(Part):
    """The words blame the estimate."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Our estimates and you"), workspace)
        self.state = PlainLabel(tone="text2", wrap=True)
        self.mode = SegmentedControl(
            tr("Where it comes from"), [(_MEASURED, tr("Measured")), (_FIXED, tr("Fixed by me"))]
        )
        self.times = TimesField()
        self.took = LinkButton(tr("What each step took"))
        self._popover: MeasuredPopover | None = None
        self._keeping = Keeping(self._keep_times, self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.mode)
        self._row.addWidget(self.times)
        self._row.addWidget(self.took)
        self._row.addStretch(1)
        self.body.addWidget(self.state)
        self.body.addLayout(self._row)
        self.body.addWidget(self.message)
        self.message.goes_with(self.mode.chosen, self.times.valueChanged)
        self.mode.chosen.connect(self._turn)
        self.took.clicked.connect(self.open_measured)
        self.times.valueChanged.connect(lambda _: self._keeping.soon())
        self.times.editingFinished.connect(self._keeping.now)
        on_theme(self._space)

    def show_known(self) -> None:
        pace = own_pace(self.workspace.reader)
        self.state.setText(pace_words(pace))
        if not self._keeping.waits:
            self.mode.set_value(_FIXED if pace.is_fixed else _MEASURED)
            self.times.blockSignals(True)
            self.times.setValue(pace.stretch)
            self.times.blockSignals(False)
        self.times.setVisible(self.mode.value() == _FIXED)
        self.took.setVisible(bool(pace.items))
        for widget in (self.mode, self.times):
            widget.setEnabled(not self.workspace.read_only)

    def keep(self) -> None:
        self._keeping.now()

    def open_measured(self) -> None:
        """What the measure rests on."""
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = MeasuredPopover(last_finished(self.workspace.reader), self)
        self._popover.open_below(self.took)

    def _turn(self, mode: object) -> None:
        self._keeping.now()
        stretch = None if mode == _MEASURED else self.times.value()
        self.attempt(availability.set_stretch, stretch=stretch)

    def _keep_times(self) -> None:
        pace = own_pace(self.workspace.reader)
        if self.mode.value() == _FIXED and self.times.value() != pace.stretch:
            self.attempt(availability.set_stretch, stretch=self.times.value())

    def _space(self) -> None:
        space(self._row, 12)
        self.body.setSpacing(self._row.spacing())


class TimesField(QDoubleSpinBox):
    """How many times an estimate is taken: 1.4 ×."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("How many times our estimates"))
        self.setRange(LEAST_STRETCH, MOST_STRETCH)
        self.setDecimals(2)
        self.setSingleStep(0.05)
        self.setSuffix(" ×")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        on_theme(self._restyle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:  # the page scrolls on
            event.ignore()

    def _restyle(self) -> None:
        px = current_theme().px
        self.lineEdit().setTextMargins(px(8), 0, px(4), 0)
        self.setFixedWidth(px(104))
