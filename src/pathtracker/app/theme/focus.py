"""The ring around the control that has the keyboard: 2 px of accent, 2 px off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QScrollBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from pathtracker.app.theme.theme import current_theme

WIDTH, GAP = 2, 2
_REACH = WIDTH + GAP
_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QObject):
    """Follows the focus. It rings buttons, sliders, tabs and any widget whose property
    `focusRing` is true; fields show their focus by their border. A click leaves no ring."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._overlay: _Overlay | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A window that goes takes the ring and all that it watched with it.
        if self._overlay is not None and isValid(self._overlay):
            self._overlay.release()
        self._overlay = None
        if new is None or not _wants_ring(new):
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self._overlay = _Overlay(new)


def _wants_ring(widget: QWidget) -> bool:
    asked = widget.property("focusRing")
    if asked is not None:
        return bool(asked)
    if isinstance(widget, QScrollBar):
        return False
    return isinstance(widget, QAbstractButton | QAbstractSlider | QTabBar)


class _Overlay(QWidget):
    """Drawn over the window, so that no neighbour or margin cuts it off."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = target
        self._watched: list[QWidget] = []
        self._clip: QWidget | None = None
        widget: QWidget | None = target
        while widget is not None and not widget.isWindow():
            parent = widget.parentWidget()
            if self._clip is None and isinstance(parent, QAbstractScrollArea):
                self._clip = widget
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = parent
        target.destroyed.connect(self._lost)
        self._place()

    def release(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._lost)
        self._target = None
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOW:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._clip is not None:
            corner = self._clip.mapTo(self.window(), QPoint(0, 0)) - self.pos()
            painter.setClipRect(QRect(corner, self._clip.size()))
        painter.setPen(QPen(theme.tokens.accent, WIDTH))
        half = WIDTH / 2
        radius = theme.metrics.px(6) + GAP + half
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )

    def _lost(self) -> None:
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        rect = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        self.setGeometry(rect.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.show()
        self.raise_()
