"""Grounds: cards with a head, hairlines, heads of sections."""

from __future__ import annotations

from PySide6.QtCore import QMetaMethod, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme


class Hairline(QWidget):
    """A line across, one pixel high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().tokens.hairline)


class SectionHead(QWidget):
    """The name of a section, and at its end a quiet note or widgets."""

    def __init__(
        self,
        title: str,
        note: str = "",
        *,
        role: str = "body",
        beside: bool = False,
        weight: int = 600,
        parent: QWidget | None = None,
    ) -> None:
        """`beside` puts the note next to the title instead of at the far end."""
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.title = PlainLabel(title, role, weight=weight)
        side = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignRight
        self.note = PlainLabel(note, tone="muted", align=side)
        self.row.addWidget(self.title)
        if not beside:
            self.row.addStretch(1)
        self.row.addWidget(self.note)
        if beside:
            self.row.addStretch(1)
        self.note.setVisible(bool(note))
        on_theme(self._restyle)

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def add(self, widget: QWidget) -> None:
        """`widget` at the end of the head."""
        self.row.addWidget(widget)

    def _restyle(self) -> None:
        self.row.setSpacing(current_theme().px(8))


class Card(QWidget):
    """A raised ground with a hairline around. With a title it has a head.

    `padding` 24, or 16 in lists. Put things into `body`, or rows from edge to edge into it by
    `add_row`. Signals: clicked, when `clickable` and pressed by mouse or keyboard; menu_wanted,
    with the place on screen for the menu of what it shows."""

    clicked = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        padding: int = 24,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padding, self._clickable, self._selected = padding, clickable, False
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.head: SectionHead | None = None
        if title:
            self.head = SectionHead(title, note, role="heading", beside=True)
            self._column.addWidget(self.head)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self._column.addLayout(self.body)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("focusRing", True)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        on_theme(self._restyle)

    @property
    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        self._selected = selected
        self.update()

    def add_row(self, row: QWidget) -> None:
        """`row` from edge to edge, a hairline above it."""
        line = Hairline()
        if self.body.count() or self.head is not None:
            self._column.addWidget(line)
        self._column.addWidget(row)
        self._rows.append(row)
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self._clickable and self.underMouse() and self.isEnabled()
        painter.setBrush(tokens.hover if hovered else tokens.raised)
        width = 2 if self._selected else 1
        painter.setPen(QPen(tokens.accent if self._selected else tokens.hairline, width))
        inset = width / 2
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if self._clickable and left and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.menu_wanted)):
            self.menu_wanted.emit(menu_place(self, event))
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._clickable and event.key() in keys:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = current_theme().px
        side = px(self._padding)
        # One pixel for the line around, so that rows do not paint over it.
        self._column.setContentsMargins(1, 1, 1, 1)
        if self.head is not None:
            self.head.setContentsMargins(side, 0, side, 0)
            self.head.setFixedHeight(px(metrics.CARD_HEAD))
        top = 0 if self.head is not None else side
        if self._rows and not self.body.count():
            self.body.setContentsMargins(0, 0, 0, 0)
        else:
            self.body.setContentsMargins(side, top, side, side)
        self.body.setSpacing(px(8))
        for row in self._rows:
            layout = row.layout()
            (row if layout is None else layout).setContentsMargins(side, 0, side, 0)


def menu_place(widget: QWidget, event: QContextMenuEvent) -> QPoint:
    """Where the menu of a widget opens: at the pointer, or in its middle where a key asks."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return widget.mapToGlobal(widget.rect().center())
    return event.globalPos()
