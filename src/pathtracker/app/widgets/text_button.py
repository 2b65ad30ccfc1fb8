"""Words that can be clicked and look like text: for titles and addresses, however long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QToolTip, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme


class TextButton(QAbstractButton):
    """One line, cut with an ellipsis where there is no room; the whole is its tooltip.

    `tone` is the token of its colour; under the pointer it is underlined."""

    def __init__(self, text: str, tone: str = "text", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setText(visible(text))
        self.setAccessibleName(visible(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        on_theme(self._restyle)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(32), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.toolTip() or (
                tip(self.text()) if self.sizeHint().width() > self.width() else ""
            )
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setPen(current_theme().tokens.colour(self._tone if self.isEnabled() else "muted"))
        line = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, line)

    def _restyle(self) -> None:
        self.setFont(current_theme().font())
        self.updateGeometry()
