"""The head of the view: its name, and how the chart is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.timeline.scale import Zoom
from pathtracker.app.widgets.buttons import Button, IconButton, QuietButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_ROOMY, _WIDE = 790, 1000


class TimelineHead(QWidget):
    """64 high. `room` takes further widgets, before the choice of zoom.

    Signals: links_turned(bool), zoom_chosen(Zoom), today_wanted, table_turned(bool).
    """

    links_turned = Signal(bool)
    zoom_chosen = Signal(object)
    today_wanted = Signal()
    table_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(tr("Timeline"), "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.links = _Turned(tr("Dependencies"), "link")
        self.links.setCheckable(True)
        self.links.setChecked(True)
        set_tip(self.links, tr("Arrows from what is needed first to what comes after"))
        self.links.toggled.connect(self.links_turned)
        self.zoom = SegmentedControl(
            tr("Zoom"),
            [
                (Zoom.DAY, tr("Day")),
                (Zoom.WEEK, tr("Week")),
                (Zoom.MONTH, tr("Month")),
                (Zoom.QUARTER, tr("Quarter")),
                (Zoom.YEAR, tr("Year")),
            ],
        )
        self.zoom.set_value(Zoom.WEEK)
        set_tip(self.zoom, tr("In the chart: Ctrl and the wheel, + and −, or 1 to 5"))
        self.zoom.chosen.connect(self.zoom_chosen)
        self.today = Button(tr("Today"), "today")
        set_tip(self.today, tr("In the chart: Home"))
        self.today.clicked.connect(self.today_wanted)
        self.table = IconButton("outline", tr("Show as a table"))
        self.table.setCheckable(True)
        self.table.toggled.connect(self.table_turned)
        self.room = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addWidget(self.links)
        self._row.addLayout(self.room)
        self._row.addWidget(self.zoom)
        self._row.addWidget(self.today)
        self._row.addWidget(self.table)
        on_theme(self._restyle)

    def set_zoom(self, zoom: Zoom) -> None:
        """Shows a zoom, without a signal."""
        self.zoom.set_value(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow view less is said."""
        px = current_theme().px
        self.links.setText(tr("Dependencies") if self.width() >= px(_WIDE) else "")
        self.links.setAccessibleName(tr("Dependencies"))
        self.links.setVisible(self.width() >= px(_ROOMY))
        self.today.setVisible(self.width() >= px(_ROOMY))

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(metrics.VIEW_HEAD))
        self._row.setContentsMargins(px(metrics.MARGIN), 0, px(metrics.MARGIN), 0)
        self._row.setSpacing(px(8))
        self.room.setSpacing(px(8))
        self._make_room()


class _Turned(QuietButton):
    """A button that stays down; its icon is in the accent while it is on."""

    tint = "accent_text"

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, icon)
        self.toggled.connect(self._tint)

    def _tint(self, on: bool) -> None:
        self.tint = "accent_text" if on else "muted"
        self._restyle()
