"""The navigation rail: the views by icon and word, at the leading edge of the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.lines import lay_out
from pathtracker.app.widgets.text import caption, tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_INSET = 12


@dataclass(frozen=True)
class RailItem:
    """`key` is what the signal carries; `keys` are its shortcut."""

    key: str
    words: str
    icon: str
    keys: str = ""


class NavigationRail(QWidget):
    """176 wide, as much more as its words ask for in larger text, or 56 with icons only. Arrow
    keys go up and down.

    Signals: chosen(key) for a view, acted(key) for an action at the foot or the person."""

    chosen = Signal(str)
    acted = Signal(str)

    def __init__(self, items: Iterable[RailItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._foot: list[RailButton] = []
        self._views, self._actions = QVBoxLayout(), QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._views)
        self._column.addStretch(1)
        self._column.addLayout(self._actions)
        self.set_items(items)
        on_theme(self._restyle)

    def set_items(self, items: Iterable[RailItem]) -> None:
        """The views in this order; the chosen one stays chosen if it is among them."""
        current = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._views.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        for item in items:
            button = RailButton(item)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button, for a screen reader
            button.toggled.connect(self._mark_stop)
            button.set_narrow(self._narrow)
            button.clicked.connect(self._click)
            button.moved.connect(self._step)
            self._group.addButton(button)
            self._buttons[item.key] = button
            self._views.addWidget(button)
        if current in self._buttons:
            self.set_current(current)
        self._mark_stop()

    def add_action(self, item: RailItem) -> RailButton:
        """Something to do, at the foot of the rail."""
        button = RailButton(item)
        return self._add_to_foot(button)

    def set_person(self, key: str, name: str, note: str) -> RailButton:
        """The learner, below everything: initial, name, a few words."""
        self._actions.addWidget(Hairline())
        return self._add_to_foot(PersonButton(RailItem(key, name, "person", note)))

    def current(self) -> str:
        """The key of the chosen view; empty if there is none."""
        checked = self._group.checkedButton()
        return checked.item.key if isinstance(checked, RailButton) else ""

    def set_current(self, key: str) -> None:
        """Show `key` as chosen, or none if it is empty, without a signal."""
        if key:
            self._buttons[key].setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # an exclusive group lets go of no button
            checked.setChecked(False)
            self._group.setExclusive(True)

    @property
    def narrow(self) -> bool:
        return self._narrow

    def wide(self) -> int:
        """How wide it is with its words, in pixels."""
        theme = current_theme()
        full = theme.px(metrics.RAIL)
        usual = round(full / theme.metrics.text_factor)
        words = max((one.words_width() for one in self._all()), default=0) + theme.px(16)
        return min(full, max(usual, words))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, their words as tooltips."""
        self._narrow = narrow
        for button in self._all():
            button.set_narrow(narrow)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if mirrored else self.width() - 1, 0, 1, self.height(), tokens.hairline)

    def _all(self) -> tuple[RailButton, ...]:
        return (*self._buttons.values(), *self._foot)

    def _add_to_foot(self, button: RailButton) -> RailButton:
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda: self.acted.emit(button.item.key))
        self._foot.append(button)
        self._actions.addWidget(button)
        return button

    def _click(self) -> None:
        self.chosen.emit(self.current())

    def _mark_stop(self) -> None:
        """Tab stops at the chosen view, or the first one; from there the arrow keys go on."""
        stop = self.current() or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _step(self, steps: int) -> None:
        keys = list(self._buttons)
        at = keys.index(self.current()) + steps if self.current() else 0
        if 0 <= at < len(keys):
            button = self._buttons[keys[at]]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedWidth(px(metrics.RAIL_NARROW) if self._narrow else self.wide())
        self._column.setContentsMargins(px(8), px(8), px(8), px(12))
        for layout, gap in ((self._column, 8), (self._views, 2), (self._actions, 8)):
            layout.setSpacing(px(gap))


class RailButton(QPushButton):
    """One row of the rail. Signal: moved(steps), by the arrow keys."""

    moved = Signal(object)

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(caption(item.words), parent)
        self.item = item
        self._narrow = False
        self.setAutoDefault(False)
        self.setAccessibleName(visible(item.words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        words = f"{self.item.words} ({self.item.keys})" if self.item.keys else self.item.words
        self.setToolTip(tip(words) if narrow else "")
        self.update()

    def words_width(self) -> int:
        """How wide it has to be so that its words aren't cut, in pixels."""
        px = current_theme().px
        keys = "" if self.isCheckable() or not self.item.keys else self.item.keys
        wide = px(_INSET + 30) + px(8) + _measured(self.item.words, "body", 600) + 1
        return wide + (_measured(keys, "caption") + px(8) if keys else 0)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(40), current_theme().px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.isCheckable():
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        self._paint_ground(painter)
        chosen = self.isChecked()
        size = theme.px(20)
        left = (self.width() - size) // 2 if self._narrow else theme.px(_INSET)
        tone = "accent_text" if chosen else "muted"
        paint_icon(painter, self._spot(left, size), self.item.icon, tone)
        if self._narrow:
            return
        start, end = theme.px(_INSET + 30), self.width() - theme.px(8)
        if self.item.keys and not self.isCheckable():
            end -= self._words(
                painter, start, end, self.item.keys, "caption", "muted", end_aligned=True
            )
        tone = "accent_text" if chosen else "text2"
        self._words(
            painter, start, end, self.item.words, "body", tone, weight=600 if chosen else None
        )

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        if not (self.isChecked() or self.underMouse()):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = theme.tokens.name == "contrast" and self.isChecked()
        painter.setPen(theme.tokens.accent if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.accent_soft if self.isChecked() else theme.tokens.hover)
        radius = theme.px(metrics.RADIUS_CONTROL)
        inset = 0.5 if contrast else 0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)

    def _spot(self, left: int, size: int) -> QRect:
        spot = QRect(QPoint(left, (self.height() - size) // 2), QSize(size, size))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(self.width() - left - size)
        return spot

    def _words(
        self,
        painter: QPainter,
        start: int,
        end: int,
        text: str,
        role: str,
        tone: str,
        *,
        weight: int | None = None,
        end_aligned: bool = False,
    ) -> int:
        """Paint `text` between two distances from the leading edge; how wide it is."""
        font = current_theme().font(role, weight)
        measure = QFontMetrics(font)
        text = measure.elidedText(visible(text), Qt.TextElideMode.ElideRight, end - start)
        layout, _, height = lay_out(text, font)
        width = layout.lineAt(0).naturalTextWidth() if text else 0.0
        left = end - width if end_aligned else float(start)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - width
        painter.setPen(current_theme().tokens.colour(tone))
        layout.draw(painter, QPointF(left, (self.height() - height) / 2))
        return int(width) + current_theme().px(8)


class PersonButton(RailButton):
    """The learner's initial in a disc, the name, and a few words below it."""

    def words_width(self) -> int:
        """A name may be of any length: it is cut, the words below it are not."""
        return current_theme().px(48 + 4) + _measured(self.item.keys, "caption") + 1

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(40), current_theme().px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        self._paint_ground(painter)
        size = theme.px(28)
        disc = self._spot((self.width() - size) // 2 if self._narrow else theme.px(8), size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.soft(theme.tokens.cats[2]))
        painter.drawEllipse(disc)
        painter.setPen(theme.tokens.text)
        painter.setFont(theme.font("caption", 600))
        name = visible(self.item.words)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
        if self._narrow:
            return
        start, end = theme.px(48), self.width() - theme.px(4)
        if not self.item.keys:
            self._words(painter, start, end, name, "body", "text", weight=500)
            return
        half = self.height() // 2
        painter.translate(0, -half // 2 + 1)
        self._words(painter, start, end, name, "body", "text", weight=500)
        painter.translate(0, half - 2)
        self._words(painter, start, end, self.item.keys, "caption", "muted")


def _measured(words: str, role: str, weight: int | None = None) -> int:
    font = current_theme().font(role, weight)
    return QFontMetrics(font).horizontalAdvance(visible(words))
