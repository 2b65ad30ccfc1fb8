"""One choice out of a few, side by side: Outline | Columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pathtracker.app.icons import icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import caption
from pathtracker.app.widgets.themed import on_theme


class SegmentedControl(QWidget):
    """`choices` are (value, words) or (value, words, icon). Tab reaches the chosen segment, the
    arrow keys move the choice. Signal: chosen(value), when a person chooses another."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[object, str] | tuple[object, str, str]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        self._icons: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for choice in choices:
            segment = _Segment(caption(choice[1]), self)
            segment.moved.connect(self._step)
            self._group.addButton(segment, len(self._values))
            self._values.append(choice[0])
            self._icons.append(choice[2] if len(choice) == 3 else "")
            row.addWidget(segment)
        self._group.idClicked.connect(self._clicked)
        self._mark_edges()
        on_theme(self._tint)
        if self._values:
            self.set_value(self._values[0])

    def value(self) -> object:
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Choose `value` without a signal."""
        self._group.button(self._values.index(value)).setChecked(True)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mark_edges()

    def _clicked(self, index: int) -> None:
        self._tint()
        self.chosen.emit(self._values[index])

    def _step(self, steps: int) -> None:
        index = self._group.checkedId() + steps
        if 0 <= index < len(self._values):
            segment = self._group.button(index)
            segment.setFocus(Qt.FocusReason.TabFocusReason)
            segment.click()

    def _mark_edges(self) -> None:
        segments = self._group.buttons()
        leading, trailing = "left", "right"
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            leading, trailing = trailing, leading
        for segment in segments:
            ends = (segment is segments[0], segment is segments[-1])
            edge = {(True, True): "both", (True, False): leading, (False, True): trailing}
            segment.setProperty("edge", edge.get(ends, ""))
            segment.style().unpolish(segment)
            segment.style().polish(segment)

    def _tint(self) -> None:
        checked = self._group.checkedId()
        for index, name in enumerate(self._icons):
            segment = self._group.button(index)
            # Only the chosen one is a stop for Tab, as with radio buttons.
            chosen = index == checked
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            )
            if name:
                size = segment.iconSize()
                size.setHeight(current_theme().px(16))
                size.setWidth(current_theme().px(22))
                segment.setIconSize(size)
                segment.setIcon(icon(name, "accent_text" if chosen else "text2"))


class _Segment(QPushButton):
    moved = Signal(object)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several: what a screen reader calls a radio button
        self.setAutoDefault(False)
        self.setProperty("kind", "segment")

    def sizeHint(self) -> QSize:
        """Room for the words in the weight they have when chosen."""
        theme = current_theme()
        usual = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        bold = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, bold - usual), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Right
        back = Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward, back = back, forward
        if event.key() in (forward, Qt.Key.Key_Down):
            self.moved.emit(1)
        elif event.key() in (back, Qt.Key.Key_Up):
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)
