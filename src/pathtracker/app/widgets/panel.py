"""The panel at the trailing edge that slides in for whatever is selected."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.held import Held
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr

_LEAST_VIEW = 540
"""A view that would be left narrower than this is covered instead of pushed."""


class DetailPanel(QWidget):
    """400 wide: a head with where the thing belongs, a step back and forward among its
    neighbours, a menu, close; below it what `set_content` gets, scrolled.

    Signals: back, forward, closed."""

    back = Signal()
    forward = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Details"))
        self.place = PlainLabel(tone="muted")
        self._back = IconButton("chevron-up", tr("Previous"))
        self._forward = IconButton("chevron-down", tr("Next"))
        self._more = IconButton("more", tr("More"))
        self._close = IconButton("close", tr("Close"))
        self._head = QHBoxLayout()
        self._head.addWidget(self.place, 1)
        for button in (self._back, self._forward, self._more, self._close):
            self._head.addWidget(button)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._scroll, 1)
        self._more.hide()
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self._close.clicked.connect(self.closed)
        on_theme(self._restyle)

    def set_place(self, words: str) -> None:
        """Where the shown thing belongs: 4 Serve and ship."""
        self.place.setText(words)

    def set_content(self, content: QWidget) -> None:
        """Show `content` from its top; the former goes away."""
        content.setProperty("scrolled", True)
        content.setAutoFillBackground(False)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(0)

    def show_top(self) -> None:
        """Back to where the title stands."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_menu(self, menu: QMenu | None) -> None:
        """What the three dots open; without a menu there are none."""
        self._more.setMenu(menu)  # type: ignore[arg-type]
        self._more.setVisible(menu is not None)

    def set_neighbours(self, *, back: bool, forward: bool) -> None:
        """Whether there is something before and after the shown thing."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.raised)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - 1 if mirrored else 0, 0, 1, self.height(), tokens.hairline)

    def _restyle(self) -> None:
        self.setFixedWidth(current_theme().px(metrics.PANEL))
        sides = (24, 16) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (16, 24)
        space(self._head, 8, sides[0], 16, sides[1], 8)
        self._column.setSpacing(0)
        self._column.setContentsMargins(1, 0, 0, 0)


class PanelHost(QWidget):
    """A view with its panel: beside it where there is room, over it in a narrow window.

    Signal: panel_shown(bool)."""

    panel_shown = Signal(bool)

    def __init__(self, view: QWidget, panel: DetailPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._panel = view, panel
        self._open = False
        self._shown = 0
        self._before = Held(self)
        view.setParent(self)
        panel.setParent(self)
        panel.hide()
        panel.closed.connect(self.close_panel)
        panel.installEventFilter(self)
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._moved)

    def open_panel(self) -> None:
        if not self._open:
            self._open = True
            self._before.hold(self.window().focusWidget())
            self._move_to(self._panel.width())
            self._panel.show()
            self._panel.raise_()
            self.panel_shown.emit(True)

    def close_panel(self) -> None:
        if self._open:
            self._open = False
            focus = self.window().focusWidget()
            if focus is not None and self._panel.isAncestorOf(focus):
                self._before.focus(self._view)
            self._before.drop()
            self._move_to(0)
            self.panel_shown.emit(False)

    def is_open(self) -> bool:
        return self._open

    def minimumSizeHint(self) -> QSize:
        return self._view.minimumSizeHint()

    def sizeHint(self) -> QSize:
        return self._view.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The panel changes its width with the size of the text.
        still = self._slide.state() == QVariantAnimation.State.Stopped
        if event.type() == QEvent.Type.Resize and still and self._open:
            self._shown = self._panel.width()
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _move_to(self, width: int) -> None:
        self._slide.stop()
        duration = current_theme().motion()
        if duration and self.isVisible():
            self._slide.setDuration(duration)
            self._slide.setStartValue(self._shown)
            self._slide.setEndValue(width)
            self._slide.start()
        else:
            self._moved(width)

    def _moved(self, shown: int) -> None:
        self._shown = shown
        if self._shown == 0 and not self._open:
            self._panel.hide()
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        beside = width - self._panel.width() >= current_theme().px(_LEAST_VIEW)
        taken = self._shown if beside else 0
        self._view.setGeometry(taken if mirrored else 0, 0, width - taken, height)
        left = self._shown - self._panel.width() if mirrored else width - self._shown
        # A resize event of the panel leads here again; by then nothing is left to change.
        self._panel.setGeometry(left, 0, self._panel.width(), height)
