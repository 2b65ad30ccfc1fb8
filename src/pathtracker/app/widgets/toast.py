"""What has just happened, with the way to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QWidget

from pathtracker.app.icons import icon
from pathtracker.app.theme import current_theme, metrics, mix
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr

STAYS_MS = 8_000
"""How long a toast stays when nobody points at it or has the keyboard in it."""


class Toast(QWidget):
    """Stands at the bottom, leading edge, of `host`. Signals: undo_requested, open_requested (the
    file that the message is about), closed."""

    undo_requested = Signal()
    open_requested = Signal()
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._lift = 0
        self.hide()
        self._mark = IconLabel("check", "surface")
        self._message = PlainLabel(tone="surface")
        self._undo = QPushButton(tr("Undo"))
        self._undo.setAutoDefault(False)
        self._open = QPushButton(tr("Open"))
        self._open.setAutoDefault(False)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close this message"))
        set_tip(self._close, tr("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = QHBoxLayout(self)
        for widget in (self._mark, self._message, self._undo, self._open, self._close):
            self._row.addWidget(widget)
        self._row.setStretch(1, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._time_is_up)
        self._undo.clicked.connect(self._take_back)
        self._open.clicked.connect(self._open_it)
        self._close.clicked.connect(self.dismiss)
        for child in self._buttons():
            child.installEventFilter(self)
        host.installEventFilter(self)
        on_theme(self._restyle)

    def show_message(self, text: str, *, undo: bool = True, opens: bool = False) -> None:
        """Say what happened; a message that is still there is replaced. `opens`: it is about a
        file that can be opened."""
        self._message.setText(text)
        self.setAccessibleName(self._message.text())
        self._undo.setVisible(undo)
        self._open.setVisible(opens)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, self._message.text())

    def set_lift(self, lift: int) -> None:
        """How many pixels of the host's foot stay free, as there is something to work with."""
        self._lift = lift
        if not self.isHidden():
            self._place()

    def dismiss(self) -> None:
        if self.isHidden():
            return
        self._timer.stop()
        held_focus = any(child.hasFocus() for child in self._buttons())
        self.hide()
        if held_focus:
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._host:
            if kind == QEvent.Type.Resize and not self.isHidden():
                self._place()
        elif isinstance(event, QFocusEvent):
            self._hold(kind == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._hold(event.type() == QEvent.Type.Enter)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.text)
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _take_back(self) -> None:
        self.dismiss()
        self.undo_requested.emit()

    def _open_it(self) -> None:
        self.dismiss()
        self.open_requested.emit()

    def _buttons(self) -> tuple[QAbstractButton, ...]:
        return self._undo, self._open, self._close

    def _time_is_up(self) -> None:
        if not (self.underMouse() or any(child.hasFocus() for child in self._buttons())):
            self.dismiss()

    def _hold(self, held: bool) -> None:
        if held:
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _restyle(self) -> None:
        theme = current_theme()
        space(self._row, 12, 16, 6)
        self._close.setIcon(icon("close", "surface"))
        tokens = theme.tokens
        surface, ink = tokens.surface.name(), tokens.text.name()
        line = mix(tokens.surface, tokens.text, 0.45).name()
        for button in (self._undo, self._open):
            button.setStyleSheet(
                f"QPushButton {{background: transparent; color: {surface}; border-color: {line}}}"
                f"QPushButton:hover {{background: {surface}; color: {ink}}}"
            )
        self._close.setStyleSheet(f"QToolButton:hover {{background: {line}}}")
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        host = self._host
        px = current_theme().px
        margin = px(metrics.MARGIN)
        self._row.activate()
        width = min(max(self.sizeHint().width(), px(360)), host.width() - 2 * margin)
        height = px(44)
        left = margin
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = host.width() - margin - width
        bottom = host.height() - max(margin, self._lift + px(8))
        self.setGeometry(left, bottom - height, width, height)
