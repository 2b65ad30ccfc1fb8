"""The third question: how often one has done the three skills a role is most sought for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.first_run.part import Part
from pathtracker.app.widgets.how_often import HowOften, often_words
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.catalog import Skill
from pathtracker.catalog.fitting import OFTEN


class CheckPart(Part):
    """What was answered of a skill stays when another role asks of it as well."""

    def __init__(self) -> None:
        super().__init__(3, folds=True)
        self.set_title(tr("Where you stand"), tr("half a minute, three skills"))
        self.rows: dict[str, HowOften] = {}
        self._none = PlainLabel(tr("Choose a role first."), tone="muted")
        self._list = QVBoxLayout()
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        spaced(self._list, 16)

    def show_skills(self, skills: Sequence[Skill]) -> None:
        """Asks of these; none while no role is chosen."""
        self._none.setVisible(not skills)
        if [skill.slug for skill in skills] == list(self.rows):
            return
        told = {slug: row.slider.answer() for slug, row in self.rows.items()}
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for skill in skills:
            row = HowOften(
                skill.name,
                often_words(),
                [
                    tr("level {level}: {anchor}", level=level, anchor=skill.anchors[level])
                    for level in OFTEN
                ],
            )
            row.slider.set_answer(told.get(skill.slug))
            row.show_level(told.get(skill.slug))
            row.answered.connect(self.changed)
            self.rows[skill.slug] = row
            self._list.addWidget(row)
        self.stops_changed.emit()

    def levels(self) -> dict[str, int]:
        """The levels of what was answered, by the slugs of the skills; none while skipped."""
        if self.is_skipped:
            return {}
        answers = {slug: row.slider.answer() for slug, row in self.rows.items()}
        return {slug: OFTEN[place] for slug, place in answers.items() if place is not None}

    def answers(self) -> dict[str, object]:
        told = {slug: row.slider.answer() for slug, row in self.rows.items()}
        return {**super().answers(), "often": told}

    def take(self, answers: dict[str, object]) -> None:
        """Of the skills that are asked about."""
        super().take(answers)
        told = answers.get("often")
        if not isinstance(told, dict):
            return
        for slug, row in self.rows.items():
            place = told.get(slug)
            if isinstance(place, int) and place in range(len(OFTEN)):
                row.slider.set_answer(place)
                row.show_level(place)

    def stops(self) -> list[QWidget]:
        return [row.slider for row in self.rows.values()]
