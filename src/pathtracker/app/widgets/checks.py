"""A box to tick with words beside it that may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme


class CheckRow(QCheckBox):
    """The whole row can be clicked. `add` puts widgets at its end. Signals: those of QCheckBox."""

    def __init__(self, text: str, checked: bool = False, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(wrap=True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.addWidget(_Space())
        self._row.addWidget(self._label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setChecked(checked)
        on_theme(self._restyle)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(visible(text))

    def words(self) -> str:
        return self._label.text()

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        px = current_theme().px
        side = px(16)
        line = self._label.fontMetrics().height()
        place = QRect(0, self._label.y() + (line - side) // 2 + 1, side, side)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - 1)
        state = self.checkState()
        name = {
            Qt.CheckState.Checked: "box-checked",
            Qt.CheckState.PartiallyChecked: "box-partial",
            Qt.CheckState.Unchecked: "box",
        }[state]
        ink = "control" if state == Qt.CheckState.Unchecked else "accent"
        paint_icon(QPainter(self), place, name, ink if self.isEnabled() else "muted", "on_accent")

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setContentsMargins(0, px(4), 0, px(4))
        self._row.setSpacing(px(8))


class _Space(QWidget):
    """Where the row paints its box."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(16), 1)
