"""The two numbers of a role: the share one says, and the share one can show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.gaps.words import percent
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import number, tr
from pathtracker.core.readiness import BothReadinesses, Readiness


class NumbersCard(Card):
    """Signal: derivation_wanted, when one asks where the numbers come from."""

    derivation_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Readiness"))
        self.say = _Number(tr("I say"), solid=False)
        self.show_ = _Number(tr("I can show"), solid=True)
        self.info = IconButton("info", tr("Where these numbers come from"))
        for asked in (self.info, self.say, self.show_):
            asked.clicked.connect(self.derivation_wanted)
        self.caution = PlainLabel(
            tr("The share of what the role asks for. It is not a chance of being hired."),
            "caption",
            "muted",
            wrap=True,
        )
        self._row, self._foot = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self.say, 1)
        self._row.addWidget(self.show_, 1)
        self._foot.addWidget(self.caution, 1)
        self._foot.addWidget(self.info, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(self._row)
        self.body.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        on_theme(self._space)

    def show_readiness(self, both: BothReadinesses) -> None:
        self.say.show_readiness(both.claimed)
        self.show_.show_readiness(both.proven)

    def _space(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(24), px(16), px(24), px(12))
        self._row.setSpacing(px(32))
        self._foot.setSpacing(px(8))


class _Number(QWidget):
    """What it is, the percentage, a bar, and the points it stands for. Signal: clicked."""

    clicked = Signal()

    def __init__(self, title: str, *, solid: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._title = PlainLabel(title, tone="muted")
        self.value = PlainLabel("", "title")
        self._bar = _ShareBar(solid=solid)
        self.points = PlainLabel("", "caption", "text2")
        for widget in (self._title, self.value, self._bar, self.points):
            self._column.addWidget(widget)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(self, tr("Where these numbers come from"))
        on_theme(self._restyle)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def show_readiness(self, readiness: Readiness) -> None:
        self.value.setText(percent(readiness.percent))
        self._bar.set_share(readiness.share)
        met, required = number(readiness.met), number(readiness.required)
        self.points.setText(tr("{met} of {required} points", met=met, required=required))
        self.setAccessibleName(f"{self._title.text()} {self.value.text()}, {self.points.text()}")

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(4))


class _ShareBar(QWidget):
    """A bar 9 high: solid for what can be shown, outlined for what is said."""

    def __init__(self, *, solid: bool) -> None:
        super().__init__()
        self._solid, self._share = solid, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(96), current_theme().px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        radius = whole.height() / 2
        contrast = tokens.name == "contrast"
        painter.setPen(QPen(tokens.hairline, 1) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.track)
        painter.drawRoundedRect(whole, radius, radius)
        if not self._share:
            return
        part = QRectF(whole)
        part.setWidth(max(whole.height(), whole.width() * self._share))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveRight(whole.right())
        painter.setPen(QPen(tokens.accent, 1.5))
        painter.setBrush(tokens.accent if self._solid else tokens.accent_soft)
        painter.drawRoundedRect(part, radius, radius)
