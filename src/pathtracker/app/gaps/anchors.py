"""Rating a skill with its anchors in sight: six rows of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.gaps.table import level_of
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import number, tr

_PAD, _CIRCLE, _HEIGHT = 24, 24, 38
LEVELS = range(6)


class AnchorList(QWidget):
    """The levels 0 to 5 of a skill in its own words; digits and arrows choose one.

    Signals: picked, with the level chosen by the learner; confirmed, by Enter or a double click;
    left, by Escape."""

    picked = Signal(int)
    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows = [_Anchor(level, self) for level in LEVELS]
        for row in self.rows:
            self._column.addWidget(row)
            row.clicked.connect(self._chosen)
            row.confirmed.connect(self.confirmed)

    def show_anchors(
        self, anchors: Sequence[str], *, say: int | None, show: int, needed: int
    ) -> None:
        """`say` is None while not rated."""
        for row in self.rows:
            marks = []
            if row.level == say:
                marks.append(("person", tr("you say")))
            if row.level == show and show:
                marks.append(("link", tr("you can show")))
            if row.level == needed:
                marks.append(("flag", tr("needed")))
            row.show_anchor(anchors[row.level], marks)

    def value(self) -> int | None:
        """The level that is chosen."""
        return next((row.level for row in self.rows if row.isChecked()), None)

    def set_value(self, level: int | None) -> None:
        """Chooses a level, or none, without a signal."""
        for row in self.rows:
            row.setAutoExclusive(False)
            row.setChecked(row.level == level)
        for row in self.rows:
            row.setAutoExclusive(True)

    def pick(self, level: int) -> None:
        """Chooses a level as if by a key pressed here."""
        self.rows[level].setFocus(Qt.FocusReason.TabFocusReason)
        self.rows[level].setChecked(True)
        self.picked.emit(level)

    def take_focus(self) -> None:
        """The keyboard to the level that is chosen."""
        self.rows[self.value() or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        return any(row.hasFocus() for row in self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = level_of(event)
        if level is not None:
            self.pick(level)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> None:
        level = self.value()
        if level is not None:
            self.picked.emit(level)


class _Anchor(QRadioButton):
    """A level in a circle, what it means, and at the end what is special about it."""

    confirmed = Signal()

    def __init__(self, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = level
        self._words = PlainLabel("", wrap=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row, self._marks = QHBoxLayout(self), QVBoxLayout()
        self._marks.setSpacing(0)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._marks)
        self._shown: Sequence[tuple[str, str]] | None = None
        self._mark_rows: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.toggled.connect(self._emphasise)
        on_theme(self._restyle)

    def show_anchor(self, words: str, marks: Sequence[tuple[str, str]]) -> None:
        self._words.setText(words[:LONGEST])
        name = tr("{level}: {words}", level=self.level, words=visible(words[:LONGEST]))
        self.setAccessibleName(", ".join([name, *(word for _, word in marks)]))
        if marks != self._shown:
            self._shown = marks
            for old in self._mark_rows:
                old.hide()
                old.deleteLater()
            self._mark_rows = [_mark(icon, word) for icon, word in marks]
            for row in self._mark_rows:
                self._marks.addWidget(row)
        self.updateGeometry()

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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.confirmed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        chosen = self.isChecked()
        if chosen:
            painter.fillRect(self.rect(), tokens.accent_soft)
            bar = self.width() - 3 if mirrored else 0
            painter.fillRect(bar, 0, 3, self.height(), tokens.accent)
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

    def _emphasise(self, chosen: bool) -> None:
        self._words.setFont(current_theme().font("body", 600 if chosen else None))
        self.updateGeometry()

    def _restyle(self) -> None:
        px = current_theme().px
        leading, trailing = px(_PAD + _CIRCLE + 12), px(_PAD)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            leading, trailing = trailing, leading
        self._row.setContentsMargins(leading, px(6), trailing, px(6))
        self._row.setSpacing(px(12))
        self._emphasise(self.isChecked())


def _mark(icon: str, words: str) -> QWidget:
    mark = QWidget()
    mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(mark)
    space(row, 5, 0)
    row.addWidget(IconLabel(icon, "muted", 14))
    row.addWidget(PlainLabel(words, "caption", "muted"), 1)
    return mark
