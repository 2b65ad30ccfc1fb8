"""What has no date yet, as chips that can be dragged onto the days; and what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.timeline.look import look
from pathtracker.app.timeline.paint_legend import Part, paint_parts, width_of
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import caption, set_tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_MOST_CHIPS, _MOST_IN_MENU = 12, 60
_CHIP_WIDTH = 210
_HINT_FROM, _LEGEND_FROM = 980, 760


class Undated(NamedTuple):
    """Something without a date: what is said beside its title, why it has none, and about how
    many days it would take."""

    id: UUID
    title: str
    note: str
    why: str
    parked: bool = False
    days: int = 1


class Tray(QWidget):
    """48 high, at the foot of the card.

    Signals: opened(id); dragged(Undated, place on screen), dropped and cancelled; placed(id), when
    the keyboard gives it a day.
    """

    opened = Signal(object)
    dragged = Signal(object, QPoint)
    dropped = Signal()
    cancelled = Signal()
    placed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self._is_told = False
        """Whether there is a plan yet: until then nothing is known of dates."""
        self._undated: Sequence[Undated] = ()
        self._count = 0
        self._chips: list[_Chip] = []
        self._made_for: tuple[int, ...] = ()
        self.name = PlainLabel(tr("No date yet"), "body", weight=600)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.hint = PlainLabel(tr("drag onto the timeline"), "caption", "muted")
        self.hint.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_more)
        self.legend = Legend()
        self._row = QHBoxLayout(self)
        for widget in (self.name, self.hint, self.more):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.legend)
        on_theme(self._restyle)

    def show_undated(self, undated: Sequence[Undated], count: int) -> None:
        """Shows the first of `count`; chips that stay the same keep the keyboard."""
        if self._is_told and list(undated) == list(self._undated) and count == self._count:
            return
        self._is_told = True
        self._undated, self._count = undated, count
        wanted = undated[:_MOST_CHIPS]
        while len(self._chips) > len(wanted):
            chip = self._chips.pop()
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self._chips) < len(wanted):
            chip = _Chip(self)
            self._row.insertWidget(2 + len(self._chips), chip)
            self._chips.append(chip)
        for chip, one in zip(self._chips, wanted, strict=True):
            chip.set_undated(one)
        self._make_room()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(400), current_theme().px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """What the legend explains changes after the chips: they give way to it then. Making room
        asks for a layout itself, so that nothing is done where no width has changed."""
        if event.type() == QEvent.Type.LayoutRequest and self._widths() != self._made_for:
            self._make_room()
            self._row.activate()  # it has laid out what stood there before
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, current_theme().tokens.hairline)

    def _make_room(self) -> None:
        """As many chips as there is room for, then how many more there are."""
        px, any_ = current_theme().px, bool(self._undated)
        self.hint.setVisible(any_ and self.width() >= px(_HINT_FROM))
        self.legend.setVisible(self.width() >= px(_LEGEND_FROM))
        said = tr("No date yet") if any_ else tr("Everything has a date")
        self.name.setText(said if self._is_told else "")
        self.name.set_tone("text" if any_ else "muted")
        taken = px(32) + self.name.sizeHint().width() + px(24)
        for widget in (self.hint, self.legend):
            taken += widget.sizeHint().width() + px(16) if not widget.isHidden() else 0
        self.more.setText(
            max(tr("{n} more", n=self._count), tr("{n} [step|steps]", n=self._count), key=len)
        )
        room, shown = self.width() - taken - self.more.sizeHint().width() - px(16), 0
        for chip in self._chips:
            room -= chip.sizeHint().width() + px(8)
            fits = room >= 0
            chip.setVisible(fits)
            shown += fits
            if not fits:
                room = -1
        rest = self._count - shown
        self.more.setText(tr("{n} more", n=rest) if shown else tr("{n} [step|steps]", n=rest))
        self.more.setVisible(rest > 0)
        self._made_for = self._widths()

    def _widths(self) -> tuple[int, ...]:
        """What the room for chips depends on."""
        parts = (self.name, self.hint, self.legend, *self._chips)
        return (self.width(), self._count, *(part.sizeHint().width() for part in parts))

    def _show_more(self) -> None:
        """The others, to be opened in the panel."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = sum(not chip.isHidden() for chip in self._chips)
        for one in self._undated[shown : shown + _MOST_IN_MENU]:
            words = f"{one.title[:60]} · {one.note}" if one.note else one.title[:60]
            action = menu.addAction(caption(words))
            action.triggered.connect(lambda _=False, item=one.id: self.opened.emit(item))
        if self._count > shown + _MOST_IN_MENU:
            rest = menu.addAction(tr("and {n} more", n=self._count - shown - _MOST_IN_MENU))
            rest.setEnabled(False)
        menu.popup(
            self.more.mapToGlobal(self.more.rect().topLeft()) - QPoint(0, menu.sizeHint().height())
        )

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(48))
        self._row.setContentsMargins(px(16), px(1), px(16), 0)
        self._row.setSpacing(px(8))
        self._make_room()


class _Chip(QAbstractButton):
    """One thing without a date: a click opens it, a drag gives it a day."""

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray
        self.undated: Undated | None = None
        self._start: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def set_undated(self, undated: Undated) -> None:
        self.undated = undated
        self.setText(visible(undated.title))
        words = f"{visible(undated.title)}, {undated.note}"
        self.setAccessibleName(words)
        self.setAccessibleDescription(undated.why)
        set_tip(self, f"{words}\n{undated.why}" if undated.why else words)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        style = look()
        wide = style.small.width(self._words(style.px(_CHIP_WIDTH))) + style.px(20)
        if self.undated is not None and self.undated.parked:
            wide += style.px(14)
        return QSize(wide, style.px(metrics.CHIP))

    def _words(self, room: int) -> str:
        """“Read one paper a month · 2 h”: the title gives way."""
        style = look()
        note = f" · {self.undated.note}" if self.undated and self.undated.note else ""
        return style.small.cut(self.text(), room - style.small.width(note)) + note

    def paintEvent(self, _event: QPaintEvent) -> None:
        style, tokens = look(), look().tokens
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.hairline_strong if tokens.dark else tokens.hairline)
        painter.setBrush(tokens.hover if self.underMouse() else tokens.raised)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        inside = self.rect().adjusted(style.px(9), 0, -style.px(9), 0)
        if self.undated is not None and self.undated.parked:
            side = style.px(12)
            place = inside.adjusted(0, 0, 0, 0)
            place.setWidth(side)
            if self.isRightToLeft():
                place.moveRight(inside.right())
                inside.setRight(place.left() - style.px(2))
            else:
                inside.setLeft(place.right() + style.px(3))
            paint_icon(painter, place, "mark-parked", tokens.muted)
        painter.setFont(style.small.font)
        painter.setPen(tokens.text2)
        painter.drawText(
            inside,
            int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine),
            self._words(style.px(_CHIP_WIDTH)),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._start, self._dragging = event.position().toPoint(), False
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None or self.undated is None or not self._tray.editable:
            return
        far = (event.position().toPoint() - self._start).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._tray.dragged.emit(self.undated, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging, self._start = self._dragging, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if dragging:
            self.setDown(False)
            self._tray.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging, self._start = False, None
            self.setDown(False)
            self._tray.cancelled.emit()
        elif event.key() == Qt.Key.Key_P and self.undated is not None and self._tray.editable:
            self._tray.placed.emit(self.undated.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.undated is not None:
            self._tray.opened.emit(self.undated.id)


class Legend(QWidget):
    """What an arrow of the chain, a thin line and a hatched place mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Part] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        on_theme(self.updateGeometry)

    def show_parts(self, parts: list[Part]) -> None:
        """Only what is in the chart is explained."""
        if parts != self._parts:
            self._parts = parts
            self.setAccessibleName(", ".join(words for _, words in parts))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(width_of(self._parts, look()), look().px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        style, painter = look(), QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before = style.px(16)
        mirrored = self.isRightToLeft()
        ends = (0, -before) if mirrored else (before, 0)
        place = QRectF(self.rect().adjusted(ends[0], 0, ends[1], 0))
        paint_parts(painter, place, self._parts, style, mirrored=mirrored)
