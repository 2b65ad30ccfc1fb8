"""The levels of a skill in its own words, one below the other, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import number, tr

_PAD, _CIRCLE, _HEIGHT = 24, 24, 40


class LevelRows(QWidget):
    """Digits and up and down move the choice.

    Signals: picked, with a level clicked or typed as a digit; confirmed, with the level chosen when
    Enter is pressed."""

    picked = Signal(int)
    confirmed = Signal(int)

    def __init__(self, levels: Sequence[int] = range(6)) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows = {level: _LevelRow(level, self) for level in levels}
        for row in self.rows.values():
            self._column.addWidget(row)
            row.clicked.connect(lambda _=False, level=row.level: self.picked.emit(level))

    def show_words(self, anchors: Sequence[str], notes: dict[int, str]) -> None:
        """`anchors` words all six levels; `notes` says at the end of a row what is special."""
        for level, row in self.rows.items():
            row.show_words(anchors[level], notes.get(level, ""))

    def value(self) -> int | None:
        """The level that is chosen."""
        return next((row.level for row in self.rows.values() if row.isChecked()), None)

    def set_value(self, level: int | None) -> None:
        """Chooses a level, or none, without a signal."""
        for row in self.rows.values():
            row.setAutoExclusive(False)
            row.setChecked(row.level == level)
            row.setAutoExclusive(True)

    def take_focus(self) -> None:
        value = self.value()
        row = self.rows[next(iter(self.rows)) if value is None else value]
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        return any(row.hasFocus() for row in self.rows.values())

    def type_level(self, event: QKeyEvent) -> bool:
        """Takes a key that names a level; whether it was one."""
        level = event.key() - Qt.Key.Key_0
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if level not in self.rows or plain != Qt.KeyboardModifier.NoModifier:
            return False
        self.set_value(level)
        self.rows[level].setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(level)
        return True

    def _step(self, step: int) -> None:
        """Chooses the next level, or the one before, without a signal; the first to begin with."""
        levels, value = list(self.rows), self.value()
        at = 0 if value is None else levels.index(value) + step
        level = levels[min(max(at, 0), len(levels) - 1)]
        self.set_value(level)
        self.rows[level].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        value = self.value()
        if self.type_level(event):
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and value is not None:
            self.confirmed.emit(value)
        else:
            super().keyPressEvent(event)


class _LevelRow(QRadioButton):
    """A level in a circle, what it means, and at the end what is special about it."""

    def __init__(self, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = level
        self._words = PlainLabel("", wrap=True)
        self._note = PlainLabel("", "caption", "muted", align=Qt.AlignmentFlag.AlignRight)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._note)
        for label in (self._words, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        on_theme(self._restyle)

    def show_words(self, words: str, note: str) -> None:
        self._words.setText(words[:LONGEST])
        self._note.setText(note)
        self._note.setVisible(bool(note))
        name = tr("{level}: {words}", level=self.level, words=visible(words[:LONGEST]))
        self.setAccessibleName(", ".join(filter(None, (name, note))))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Left and right belong to the page, which turns from skill to skill; up and down move
        # the choice in the list, where Qt would count them as clicks.
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint().expandedTo(QSize(0, current_theme().px(_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.totalMinimumSize().width(), current_theme().px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._row.totalHeightForWidth(width), current_theme().px(_HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored, chosen = self.isRightToLeft(), self.isChecked()
        if chosen:
            painter.fillRect(self.rect(), tokens.accent_soft)
            painter.fillRect(
                self.width() - 3 if mirrored else 0, 0, 3, self.height(), tokens.accent
            )
        elif self.underMouse():
            painter.fillRect(self.rect(), tokens.hover)
        side = px(_CIRCLE)
        left = self.width() - px(_PAD) - side if mirrored else px(_PAD)
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(tokens.accent if chosen else tokens.control, 1.25))
        painter.setBrush(tokens.accent if chosen else tokens.raised)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        painter.setPen(tokens.on_accent if chosen else tokens.text)
        painter.setFont(theme.font("body", 600))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, number(self.level))

    def _restyle(self) -> None:
        px = current_theme().px
        leading, trailing = px(_PAD + _CIRCLE + 12), px(_PAD)
        if self.isRightToLeft():
            leading, trailing = trailing, leading
        self._row.setContentsMargins(leading, px(8), trailing, px(8))
        self._row.setSpacing(px(16))
