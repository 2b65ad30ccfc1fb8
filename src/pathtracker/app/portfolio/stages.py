"""The row of stages on top of a project: how far it is, and the way to each stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.marks import Mark, paint_mark
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.reports.projects import Progress, Stage

_MARKS = {
    Progress.REACHED: Mark.REACHED,
    Progress.CURRENT: Mark.CURRENT,
    Progress.AHEAD: Mark.MILESTONE,
    Progress.EMPTY: Mark.MILESTONE,
}


class StageRow(QWidget):
    """One button a stage, with lines between them. Tab reaches the current one, the arrow keys
    the others. Signal: chosen, with the id of a stage."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Stages"))
        self._stages: tuple[Stage, ...] = ()
        self.buttons: list[StageButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        on_theme(self._restyle)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        if [one.id for one in stages] != [one.id for one in self._stages]:
            for button in self.buttons:
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(stage) for stage in stages]
        self._stages = tuple(stages)
        for button, stage in zip(self.buttons, stages, strict=True):
            button.show_stage(stage)
        self._choose_tab_stop()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(560), current_theme().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(320), current_theme().px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, from diamond to diamond; green as far as all is reached."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart = theme.px(14)
        for before, after in zip(self.buttons, self.buttons[1:], strict=False):
            first = QPointF(before.mark_center() + before.pos().toPointF())
            second = QPointF(after.mark_center() + after.pos().toPointF())
            start, end = sorted((first.x(), second.x()))
            if end - start <= 2 * apart:
                continue
            done = before.progress is Progress.REACHED
            ahead = after.progress in (Progress.AHEAD, Progress.EMPTY) and not done
            colour = theme.tokens.good if done else theme.tokens.hairline_strong
            painter.setPen(QPen(colour, 1 if ahead else 1.5))
            painter.drawLine(QPointF(start + apart, first.y()), QPointF(end - apart, first.y()))

    def _button(self, stage: Stage) -> StageButton:
        button = StageButton(self)
        button.clicked.connect(lambda: self.chosen.emit(stage.id))
        button.moved.connect(self._step)
        button.show()
        return button

    def _step(self, steps: int) -> None:
        focused = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        if focused is not None and 0 <= focused + steps < len(self.buttons):
            self.buttons[focused + steps].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_tab_stop(self) -> None:
        current = next(
            (at for at, stage in enumerate(self._stages) if stage.progress is Progress.CURRENT), 0
        )
        for at, button in enumerate(self.buttons):
            only_click = Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == current else only_click)

    def _arrange(self) -> None:
        """As wide as each other; where names would be cut, by the length of their names."""
        if not self.buttons:
            return
        for role in ("body", "caption"):
            wanted = [button.wanted_width(role) for button in self.buttons]
            if sum(wanted) <= self.width():
                break
        for button in self.buttons:
            button.role = role
        even = self.width() / len(wanted)
        spare = (self.width() - sum(wanted)) / len(wanted)
        widths = [even] * len(wanted) if max(wanted) <= even else [w + spare for w in wanted]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0.0
        for button, width in zip(self.buttons, widths, strict=True):
            start = self.width() - left - width if mirrored else left
            button.setGeometry(round(start), 0, round(start + width) - round(start), self.height())
            left += width
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(current_theme().px(56))
        self._arrange()


class StageButton(QAbstractButton):
    """A diamond with the name of a stage below it. Signal: moved, by the arrow keys."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.progress = Progress.EMPTY
        self.role = "body"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_stage(self, stage: Stage) -> None:
        self.progress = stage.progress
        self.setText(visible(stage.title[:200]))
        words = {
            Progress.REACHED: tr("reached"),
            Progress.CURRENT: tr("current"),
            Progress.AHEAD: tr("ahead"),
            Progress.EMPTY: tr("no milestone"),
        }[stage.progress]
        self.setAccessibleName(f"{self.text()}, {words}")
        set_tip(self, self.accessibleName())
        self.update()

    def wanted_width(self, role: str) -> int:
        """How much room the name takes in a type size."""
        px = current_theme().px
        return min(QFontMetrics(self._font(role)).horizontalAdvance(self.text()), px(140)) + px(8)

    def mark_center(self) -> QPointF:
        return QPointF(self.width() / 2, current_theme().px(14))

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(self.role), current_theme().px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward, back = back, forward
        if event.key() in (forward, back):
            self.moved.emit(1 if event.key() == forward else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        side = theme.px(22)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(self.mark_center().toPoint())
        if self.progress is Progress.EMPTY:
            paint_icon(painter, spot, Mark.MILESTONE.drawing, tokens.hairline_strong)
        elif self.progress is Progress.AHEAD:
            paint_icon(painter, spot, Mark.MILESTONE.drawing, tokens.control)
        else:
            ground = tokens.accent_soft if self.progress is Progress.CURRENT else tokens.raised
            paint_mark(painter, spot, _MARKS[self.progress], tokens, ground)
        current = self.progress is Progress.CURRENT
        painter.setFont(self._font(self.role))
        reached = self.progress is Progress.REACHED
        painter.setPen(tokens.accent_text if current else tokens.text if reached else tokens.muted)
        below = QRect(0, theme.px(32), self.width(), self.height() - theme.px(32))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 2
        )
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(middle) | int(Qt.TextFlag.TextSingleLine), words)

    def _font(self, role: str) -> QFont:
        return current_theme().font(role, 600 if self.progress is Progress.CURRENT else None)
