"""The page on when there is time. Everything on it is kept at once; there is no Save."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.plan_tools.days_off import DaysOff
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.pause import Pause
from pathtracker.app.plan_tools.shares import Shares
from pathtracker.app.plan_tools.stretch import Stretch
from pathtracker.app.plan_tools.this_week import ThisWeek
from pathtracker.app.plan_tools.usual_week import UsualWeek
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change

_TWO_COLUMNS, _WIDEST = 1060, 1320


class TimeView(LiveView):
    """Two columns where there is room, else one."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"learner", "days_off", "week_hours", "track", "item", "role", "membership", "time_entry"}
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("When I have time"))
        self.week = UsualWeek(workspace)
        self.this_week = ThisWeek(workspace)
        self.days_off = DaysOff(workspace)
        self.pause = Pause(workspace)
        self.shares = Shares(workspace)
        self.stretch = Stretch(workspace)
        self._title = PlainLabel(tr("When I have time"), "title")
        self.plan = Button(tr("See the plan"), "timeline")
        self.plan.clicked.connect(lambda: self.go.emit(Destination("timeline")))
        self._build()
        on_theme(self._restyle)

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            *(self.week, self.this_week, self.days_off),
            *(self.pause, self.shares, self.stretch),
        )

    def refresh(self, _change: Change | None) -> None:
        for part in self.parts:
            part.show_known()

    def hideEvent(self, event: QHideEvent) -> None:
        for part in self.parts:
            part.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _build(self) -> None:
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((self._left, self.parts[:3]), (self._right, self.parts[3:])):
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        content = QWidget()
        content.setProperty("scrolled", True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.addLayout(self._left, 11)
        self._columns.addLayout(self._right, 9)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(scroll, 1)
        self.begin_at(self.week.mode)

    def _restyle(self) -> None:
        px = current_theme().px
        side, gap = px(metrics.MARGIN), px(metrics.CARD_GAP)
        self._title.setFixedHeight(px(metrics.VIEW_HEAD))
        self._head.setContentsMargins(side, 0, side, 0)
        wide = self.width() >= px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        spare = max(side, self.width() - side - px(_WIDEST if wide else _WIDEST // 2 + 100))
        left, right = (spare, side) if self.isRightToLeft() else (side, spare)
        self._columns.setContentsMargins(left, 0, right, side)
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(gap)
