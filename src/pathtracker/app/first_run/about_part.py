"""The first question: where a learner comes from, and what matters to them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pathtracker.app.first_run.part import Part
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.toggles import Toggles
from pathtracker.app.words import tr
from pathtracker.catalog import Catalog
from pathtracker.core.model import Learner


class AboutPart(Part):
    """Several backgrounds and several priorities can be pressed."""

    def __init__(self) -> None:
        super().__init__(1, folds=True)
        self.set_title(tr("Where you come from"), tr("orders the roles, suggests levels"))
        self.backgrounds = Toggles(tr("Where you come from"))
        self.priorities = Toggles(tr("What matters to you"))
        self.body.addWidget(self.backgrounds)
        self.body.addWidget(PlainLabel(tr("What matters to you"), weight=500))
        self.body.addWidget(self.priorities)
        for toggles in (self.backgrounds, self.priorities):
            toggles.changed.connect(self.changed)

    def show_learner(self, learner: Learner, catalog: Catalog) -> None:
        """Begins with what is known of the learner."""
        self.backgrounds.set_choices([(b.slug, b.title) for b in catalog.backgrounds.values()])
        self.priorities.set_choices([(p.slug, p.title) for p in catalog.priorities.values()])
        self.backgrounds.set_value(learner.backgrounds)
        self.priorities.set_value(learner.priorities)

    def told(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Backgrounds and priorities; none while it is skipped."""
        if self.is_skipped:
            return (), ()
        return self.backgrounds.value(), self.priorities.value()

    def answers(self) -> dict[str, object]:
        return {
            **super().answers(),
            "backgrounds": list(self.backgrounds.value()),
            "priorities": list(self.priorities.value()),
        }

    def take(self, answers: dict[str, object]) -> None:
        super().take(answers)
        for toggles, name in ((self.backgrounds, "backgrounds"), (self.priorities, "priorities")):
            told = answers.get(name)
            if isinstance(told, list):
                toggles.set_value(str(one) for one in told)

    def stops(self) -> list[QWidget]:
        return [*self.backgrounds.buttons.values(), *self.priorities.buttons.values()]
