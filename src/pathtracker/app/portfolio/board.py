"""The projects in five columns by their stage; below one another where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.portfolio.cards import ProjectCard
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import number, tr
from pathtracker.reports.projects import GROUPS, Project

_ROOM = 900
"""From this width on the columns stand side by side."""
_STEP = 12
"""So many cards a column shows at first, and with each click on “Show more”."""


class Board(QWidget):
    """Signals: opened, with the id of a project; menu_wanted, with it and a place on screen."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (
            (tr("Frame"), tr("Problem, Data")),
            (tr("Try"), tr("Baseline, Features")),
            (tr("Train"), tr("Model, Evaluation")),
            (tr("Run"), tr("Deployment, Monitoring")),
            (tr("Shown"), tr("Write-up")),
        )
        self.columns = [_Column(title, stages) for title, stages in names]
        assert len(self.columns) == len(GROUPS)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in self.columns:
            column.opened.connect(self.opened)
            column.menu_wanted.connect(self.menu_wanted)
            self._row.addWidget(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        on_theme(self._restyle)

    def show_projects(self, projects: Sequence[Project], today: date) -> None:
        grouped: list[list[Project]] = [[] for _ in GROUPS]
        for project in projects:
            grouped[project.group].append(project)
        for at, (column, inside) in enumerate(zip(self.columns, grouped, strict=True)):
            before = grouped[at - 1] if at else []
            column.show_projects(inside, before, today)
        self._arrange()

    def mark(self, project: UUID | None) -> None:
        """Shows which project was looked at last."""
        for card in self.cards():
            card.set_selected(card.key == project)

    def card_of(self, project: UUID) -> ProjectCard | None:
        return next((card for card in self.cards() if card.key == project), None)

    def cards(self) -> list[ProjectCard]:
        return [card for column in self.columns for card in column.cards]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= current_theme().px(_ROOM)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for column in self.columns:
            column.setVisible(wide or bool(column.cards))

    def _restyle(self) -> None:
        self._row.setSpacing(current_theme().px(metrics.CARD_GAP))
        self._arrange()


class _Column(QWidget):
    """A sunken ground with a head and cards. Its signals are those of the board."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, title: str, stages: str) -> None:
        super().__init__()
        self.cards: list[ProjectCard] = []
        self._projects: Sequence[Project] = ()
        self._today = date.min
        self._most = _STEP
        self._title, self._stages = title, stages
        self.count = PlainLabel("0", tone="muted")
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(title, weight=600), 1)
        self._head.addWidget(self.count)
        self.next = _Placeholder()
        self._more = LinkButton("")
        self._more.clicked.connect(self._show_more)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(PlainLabel(stages, "caption", "muted"))
        self._column.addSpacing(4)
        self._cards = QVBoxLayout()
        self._column.addLayout(self._cards)
        self._column.addWidget(self.next)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        on_theme(self._restyle)

    def show_projects(
        self, projects: Sequence[Project], before: Sequence[Project], today: date
    ) -> None:
        """`before` are those of the column before, of which one may come here next."""
        self._projects, self._today = projects, today
        self.count.setText(number(len(projects)))
        self.setAccessibleName(f"{self._title}: {self._stages}, {self.count.text()}")
        self.next.set_words(
            tr("“{title}” comes here next.", title=before[0].track.title[:100])
            if before and not projects
            else ""
        )
        self._fill()

    def _fill(self) -> None:
        known = {card.key: card for card in self.cards}
        shown = self._projects[: self._most]
        self.cards = [
            known.pop(one.track.id) if one.track.id in known else self._card(one) for one in shown
        ]
        for card in known.values():
            card.hide()
            card.deleteLater()
        for at, (card, project) in enumerate(zip(self.cards, shown, strict=True)):
            if self._cards.indexOf(card) != at:
                self._cards.insertWidget(at, card)
            card.show_project(project, self._today)
        rest = len(self._projects) - len(shown)
        self._more.setText(tr("Show more ({n})", n=rest))
        self._more.setVisible(rest > 0)

    def _card(self, project: Project) -> ProjectCard:
        card = ProjectCard(project, self._today)
        card.menu_wanted.connect(lambda place: self.menu_wanted.emit(card.key, place))
        card.clicked.connect(lambda: self.opened.emit(project.track.id))
        return card

    def _show_more(self) -> None:
        self._most += _STEP
        self._fill()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = theme.tokens.name == "contrast"
        painter.setPen(theme.tokens.hairline if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.sunken)
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(2))
        self._cards.setSpacing(px(12))


class _Placeholder(QWidget):
    """A dashed frame around what comes here next."""

    def __init__(self) -> None:
        super().__init__()
        self._label = PlainLabel("", "caption", "muted", wrap=True, lines=3)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        on_theme(self._restyle)

    def set_words(self, words: str) -> None:
        self._label.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens.hairline_strong, 1, Qt.PenStyle.DashLine))
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
