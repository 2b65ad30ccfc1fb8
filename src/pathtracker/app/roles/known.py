"""Saying “I know this” of many steps of a role in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from pathtracker.app.roles.known_model import Group, Index, KnownModel, Row
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import hours, tr
from pathtracker.core.model import SATISFYING, Role
from pathtracker.store import Reader, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def known_groups(reader: Reader, catalog: Catalog, role: Role) -> tuple[list[Group], int]:
    """The steps of a role still to do, by phase up to its rung; and how many are settled."""
    lines = queries.outline(reader, role.tracks)
    phases = [phase for track in role.tracks for phase in queries.phases(reader, track)]
    groups: list[Group] = []
    for phase in phases:
        if phase.rung.height > role.rung.height:
            continue
        rows = tuple(
            Row(line.id, line.title, line.effort, _checks(catalog, line.slug))
            for line in lines
            if line.phase_id == phase.id and line.state not in SATISFYING
        )
        groups.append(Group(phase.title, rows))
    settled = {line.id for line in lines if line.state in SATISFYING}
    return groups, len(settled)


def _checks(catalog: Catalog, slug: str | None) -> tuple[str, ...]:
    step = catalog.steps.get(slug or "")
    return step.checks if step else ()


class KnownSteps(Card):
    """A list to tick, and one button for all that is ticked.

    Signals: back; known, with the ids of the steps."""

    back = Signal()
    known = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.model = KnownModel(self)
        self.model.ticked.connect(self._count)
        self._back = LinkButton("")
        self._back.clicked.connect(self.back)
        self._title = PlainLabel(tr("What you already can"), "title")
        words = tr(
            "Tick what you could do again tomorrow without help. It costs no hours, opens what "
            "comes after it, and counts as what you say; it shows nothing yet."
        )
        self._words = PlainLabel(words, tone="text2", wrap=True)
        self._settled = PlainLabel(role="caption", tone="muted")
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Steps of the role"))
        self._hours = PlainLabel(tone="muted")
        self.button = PrimaryButton("")
        self.button.clicked.connect(lambda: self.known.emit(self.model.chosen()))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._hours, 1)
        self._foot.addWidget(self.button)
        for widget in (self._back, self._title, self._words, self._settled):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._foot)
        self._count()
        on_theme(self._restyle_list)

    def show_role(self, reader: Reader, catalog: Catalog, role: Role) -> None:
        groups, settled = known_groups(reader, catalog, role)
        self._back.setText(tr("Back to {title}", title=role.title))
        place = self.list.verticalScrollBar().value()
        self.model.set_rows(groups)
        self.list.expandAll()
        self.list.verticalScrollBar().setValue(place)
        if not self.model.rowCount():
            words = tr("All of its steps are done, known or left out.")
        elif settled:
            words = tr(
                "{n} [step is|steps are] done, known or left out already and not listed.", n=settled
            )
        else:
            words = ""
        self._settled.setText(words)
        self._settled.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.button.setEnabled(count > 0)
        words = tr("I know [this step|these {n} steps]", count)
        self.button.setText(words if count else tr("I know these steps"))
        saved = hours(self.model.chosen_hours())
        self._hours.setText(tr("{hours} less to do", hours=saved) if count else "")

    def _restyle_list(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(32), px(20), px(32), px(20))
        self.body.setSpacing(px(8))
        self.list.setIndentation(px(24))
        self._back.setStyleSheet("QPushButton {padding: 0; border: 0}")


class _List(QTreeView):
    """A click anywhere on a row ticks it, as does the space bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Ticking(self))
        self.setProperty("focusRing", True)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if event.key() == Qt.Key.Key_Space and isinstance(model, KnownModel) and index.isValid():
            model.toggle(index)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Ticking(QStyledItemDelegate):
    """Takes a click on the words for one on the box."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and isinstance(model, KnownModel):
                model.toggle(index)
            return event.type() != QEvent.Type.MouseButtonPress
        return super().editorEvent(event, model, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, current_theme().px(28)))
