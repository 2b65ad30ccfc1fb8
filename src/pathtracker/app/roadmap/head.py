"""The head of the roadmap view: what is shown, how far it is, and how to look at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.roadmap.filter_button import FilterButton
from pathtracker.app.roadmap.outline import Choice, Scope
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.measured import Type
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.text import caption, set_tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

OUTLINE, COLUMNS = "outline", "columns"


class RoadmapHead(QWidget):
    """64 high. Signals: scope_chosen(Scope), layout_chosen(OUTLINE or COLUMNS), cleared (the
    filter)."""

    cleared = Signal()
    scope_chosen = Signal(object)
    layout_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleButton()
        self.title.chosen.connect(self.scope_chosen)
        self.progress = PlainLabel(tone="muted")
        self.filter = FilterButton()
        self.clear = LinkButton(tr("Show all"), "close")
        self.clear.clicked.connect(self.cleared)
        self.clear.hide()
        self.layouts = SegmentedControl(
            tr("Layout"),
            [(OUTLINE, tr("Outline"), "outline"), (COLUMNS, tr("Columns"), "columns")],
        )
        self.layouts.chosen.connect(self.layout_chosen)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._lowered = QVBoxLayout()
        self._lowered.addWidget(self.progress)
        self._row.addLayout(self._lowered)
        self._row.addStretch(1)
        self._row.addWidget(self.clear)
        self._row.addWidget(self.filter)
        self._row.addWidget(self.layouts)
        on_theme(self._restyle)

    def set_progress(self, words: str) -> None:
        self.progress.setText(words)
        self._make_room()

    def set_count(self, every: int) -> None:
        """How many steps there are without the filter."""
        self.clear.setText(tr("Show all {n}", n=every))
        hidden = tr("Some steps are hidden by the filter “{what}”.", what=self.filter.words())
        set_tip(self.clear, hidden)
        self.clear.setAccessibleName(
            tr("Take the filter away and show all {n} [step|steps]", n=every)
        )
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """How far it is gives way to what it is."""
        self.clear.setVisible(self.filter.is_on)
        others = [self.title, self.filter, self.layouts, self.progress]
        if self.filter.is_on:
            others.append(self.clear)
        wanted = sum(widget.sizeHint().width() for widget in others)
        self.progress.setVisible(wanted + current_theme().px(96) <= self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.hairline)

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(metrics.VIEW_HEAD))
        self._row.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(8))
        # Its words stand on the base line of the title.
        self._lowered.setContentsMargins(px(8), px(7), px(8), 0)


class TitleButton(QAbstractButton):
    """The name of what is shown; where there is a choice it opens a menu. Signal: chosen(Scope)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._scope: Scope | None = None
        self._type = Type("title")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        on_theme(self._restyle)

    def set_title(self, title: str, scope: Scope, choices: Sequence[Choice]) -> None:
        self._choices, self._scope = choices, scope
        self.setText(visible(title[:400]))
        self.setAccessibleName(self.text())
        open_to_choice = len(choices) > 1
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if open_to_choice else Qt.FocusPolicy.NoFocus
        )
        set_tip(self, title)
        shape = Qt.CursorShape.PointingHandCursor if open_to_choice else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu:
        """The scopes to choose from."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        own = False
        for choice in self._choices:
            if choice.own and not own:
                own = True
                menu.addSection(tr("Other roadmaps"))
            self._add(menu, group, choice.scope, choice.title)
        menu.addSeparator()
        self._add(menu, group, Scope(), tr("Everything"))
        return menu

    def sizeHint(self) -> QSize:
        px = current_theme().px
        chevron = px(24) if len(self._choices) > 1 else 0
        width = min(self._type.width(self.text()) + 2, px(480)) + chevron
        return QSize(width, px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), current_theme().px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        many = len(self._choices) > 1
        room = self.width() - (theme.px(24) if many else 0)
        words = self._type.cut(self.text(), room)
        width = self._type.width(words)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else 0
        painter.setFont(self._type.font)
        painter.setPen(theme.tokens.text)
        place = QRect(left, 0, width + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if many:
            size = theme.px(16)
            at = left - theme.px(8) - size if mirrored else width + theme.px(8)
            icon = QRect(at, (self.height() - size) // 2 + theme.px(2), size, size)
            tone = "text" if self.underMouse() else "muted"
            paint_icon(painter, icon, "chevron-down", tone, theme.tokens.surface)

    def _add(self, menu: QMenu, group: QActionGroup, scope: Scope, title: str) -> None:
        action = menu.addAction(caption(title[:100]))
        action.setCheckable(True)
        action.setChecked(scope == self._scope)
        action.setActionGroup(group)
        action.triggered.connect(lambda: self.chosen.emit(scope))

    def _open(self) -> None:
        if len(self._choices) < 2:
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _restyle(self) -> None:
        self._type = Type("title")
        self.updateGeometry()
