"""Fields for numbers and searching, where the style sheet alone does not reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from pathtracker.app.icons import icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.themed import on_theme


class SpinField(QSpinBox):
    """A whole number with its unit: 7 h a week."""

    def __init__(
        self,
        name: str,
        value: int = 0,
        low: int = 0,
        high: int = 100,
        *,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setValue(value)
        if unit:
            self.setSuffix(f" {unit}")
        on_theme(self._restyle)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(current_theme().px(16), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _restyle(self) -> None:
        px = current_theme().px
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # The style sheet turns the arrows around, but not the place left for them.
            self.lineEdit().setTextMargins(px(30), 0, 0, 0)
        else:
            self.lineEdit().setTextMargins(px(8), 0, px(4), 0)


class LineField(QLineEdit):
    """One line of text; `icon` stands at its leading edge, `hint` until something is typed."""

    def __init__(
        self, name: str, hint: str = "", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._icon = icon
        self._sign = QAction(self)
        if icon:
            self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        if self._icon:
            self._sign.setIcon(icon(self._icon, "muted"))
