"""The cards of the overview: a project, and a template to start one from."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.portfolio.diamonds import DiamondRow
from pathtracker.app.portfolio.standing import standing
from pathtracker.app.portfolio.words import hours, round_hours
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card, Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import few, number, tr
from pathtracker.catalog import Catalog, ProjectTemplate
from pathtracker.reports.projects import Project

_ICONS = {"sentiment-analysis": "code", "image-classifier": "bars", "predictor": "progress"}
_SKILLS = 3


class ProjectCard(Card):
    """Title, summary, a diamond a milestone, where it stands, hours and evidence."""

    def __init__(self, project: Project, today: date) -> None:
        super().__init__(padding=16, clickable=True)
        self.key: UUID = project.track.id
        self._seen: object = None
        self.title = PlainLabel(weight=600, wrap=True, lines=2)
        self.summary = PlainLabel(tone="text2", wrap=True, lines=4)
        self.diamonds = DiamondRow()
        self.stands = PlainLabel("", "caption", "muted", wrap=True, lines=2)
        self.hours = _Fact("clock")
        self.pieces = _Fact("link")
        self._facts = QHBoxLayout()
        self._facts.addWidget(self.hours)
        self._facts.addWidget(self.pieces)
        self._facts.addStretch(1)
        for widget in (self.title, self.summary, self.diamonds, self.stands, Hairline()):
            self.body.addWidget(widget)
        self.body.addLayout(self._facts)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_project(project, today)
        on_theme(self._space)

    def show_project(self, project: Project, today: date) -> None:
        if self._seen == (project, today):
            return
        self._seen = (project, today)
        track = project.track
        self.title.setText(track.title)
        self.summary.setText(track.summary)
        self.summary.setVisible(bool(track.summary))
        self.diamonds.show_project(project)
        self.stands.setText(standing(project, today))
        if project.minutes:
            worked = hours(project.minutes / 60)
            self.hours.set_words(worked, tr("{hours} logged", hours=worked))
        else:
            ahead = round_hours(project.hours_ahead)
            self.hours.set_words(ahead, tr("about {hours} ahead", hours=ahead))
        count = project.evidence
        pieces = tr("{n} [piece|pieces] of evidence", count)
        self.pieces.set_words(number(count), pieces)
        self.pieces.setVisible(bool(count))
        parts = (track.title[:400], self.stands.text(), self.diamonds.text())
        self.setAccessibleName(visible(", ".join(parts)))
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Asked for each width that a layout thinks of, a board of cards would take a second to
        arrange: a card works its height out itself, once for each width it really gets."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _space(self) -> None:
        self.body.setSpacing(current_theme().px(8))
        self._facts.setSpacing(current_theme().px(14))
        self._fit()


class TemplateCard(Card):
    """What a template is about, how long it takes, and which skills it raises."""

    def __init__(self, template: ProjectTemplate, catalog: Catalog) -> None:
        super().__init__(padding=16, clickable=True)
        self.slug = template.slug
        self.project: UUID | None = None
        self._name = template.title
        title = QHBoxLayout()
        title.addWidget(IconLabel(_ICONS.get(template.slug, "portfolio"), "text2"))
        title.addWidget(PlainLabel(template.title, weight=600), 1)
        self._title = title
        total = sum(one.hours for one in template.milestones)
        count = len(template.milestones)
        size = tr("{n} [milestone|milestones], about {hours}", count, hours=round_hours(total))
        names = [catalog.skills[slug].name for slug in template.skills if slug in catalog.skills]
        skills = few(names, _SKILLS)
        self.body.addLayout(title)
        self.body.addWidget(PlainLabel(template.summary, tone="text2", wrap=True, lines=4))
        self.body.addStretch(1)
        self.body.addWidget(PlainLabel(size, "caption", "muted"))
        self.body.addWidget(PlainLabel(skills, "caption", "muted", wrap=True, lines=2))
        self.body.addWidget(Hairline())
        self._foot = QHBoxLayout()
        self._sign = IconLabel("plus", "accent_text")
        self._does = PlainLabel("", tone="accent_text", weight=500)
        self._foot.addWidget(self._sign)
        self._foot.addWidget(self._does, 1)
        self.body.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about = f"{template.summary} {size}"
        on_theme(self._space)
        self.set_project(None)

    def set_project(self, project: UUID | None) -> None:
        """The project that was started from it, if one was."""
        self.project = project
        words = tr("Start this project") if project is None else tr("Started. Open it")
        self._sign.set_icon(*(("plus", "accent_text") if project is None else ("check", "good")))
        self._does.setText(words)
        self.setAccessibleName(f"{self._name}. {words}")
        self.setAccessibleDescription(self._about)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(280), super().sizeHint().height())

    def _space(self) -> None:
        px = current_theme().px
        self.body.setSpacing(px(8))
        self._title.setSpacing(px(10))
        self._foot.setSpacing(px(8))


class _Fact(QWidget):
    """A small number with the icon of what it counts; in words on hover and for screen readers."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._label = PlainLabel("", "caption", "text2")
        self._row.addWidget(IconLabel(icon, "muted", 14))
        self._row.addWidget(self._label)
        on_theme(self._space)

    def set_words(self, short: str, full: str) -> None:
        self._label.setText(short)
        self._label.setAccessibleName(full)
        set_tip(self, full)

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().px(5))
