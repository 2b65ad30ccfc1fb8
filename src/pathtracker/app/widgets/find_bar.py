"""The bar that finds words on a page: a field, how many there are, on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_HEIGHT, _FIELD = 44, 280


class FindBar(QWidget):
    """Signals: sought, with what is typed; stepped, with 1 for the next and -1 for the previous;
    closed."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Find on this page"))
        self.field = LineField(tr("Find on this page"), tr("Find on this page"), "search")
        self.count = PlainLabel(tone="muted")
        self.previous = IconButton("chevron-up", tr("Previous (Shift+Enter)"))
        self.next = IconButton("chevron-down", tr("Next (Enter)"))
        self.close_button = IconButton("close", tr("Close (Esc)"), tint="muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field)
        for button in (self.previous, self.next):
            self._row.addWidget(button)
        self._row.addWidget(self.count, 1)
        self._row.addWidget(self.close_button)
        self.field.textChanged.connect(self.sought)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.hide()
        on_theme(self._restyle)

    def begin(self) -> None:
        """Shows it with the keyboard in its field; what was sought last can be typed over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def say(self, at: int, count: int) -> None:
        """That the match in sight is number `at` of `count`; nothing while nothing is sought."""
        words = tr("{at} of {count}", at=at, count=count)
        if not count:
            words = tr("Not on this page") if self.field.text().strip() else ""
        self.count.setText(words)
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.hairline)

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(_HEIGHT))
        self.field.setFixedWidth(px(_FIELD))
        self._row.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(8))
