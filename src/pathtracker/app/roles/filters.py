"""Which roles are shown, in what order, and why in that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from pathtracker.app.roles.words import percent, suits_words
from pathtracker.app.words import few, tr
from pathtracker.core.compare_roles import head_start, highest
from pathtracker.core.model import Learner, Rung
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import RoleFacts as Facts
    from pathtracker.reports.role_facts import RoleFacts

ACCEPTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "code": {"daily": ("daily",), "some": ("some",), "none": ("none",)},
    "maths": {"light": ("light",), "solid": ("light", "solid"), "heavy": ("heavy",)},
    "leaning": {"product": ("product",), "both": ("both",), "research": ("research",)},
    "people": {"often": ("often",), "sometimes": ("sometimes",), "rarely": ("rarely",)},
    "entry": {"easier": ("easier",), "medium": ("easier", "medium"), "hard": ("hard",)},
}
"""The facts one can filter by, their choices, and which values each choice lets through."""

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice for each of some facts; empty where any will do."""

    code: str = ""
    maths: str = ""
    leaning: str = ""
    people: str = ""
    entry: str = ""

    @property
    def on(self) -> dict[str, str]:
        """The facts that are chosen by, with the choice."""
        return {name: choice for name, choice in asdict(self).items() if choice}

    def let_through(self, facts: Facts | None) -> bool:
        """Whether a role with these facts is shown; one of the learner's own has none."""
        if facts is None:
            return not self.on
        return all(getattr(facts, name) in ACCEPTS[name][it] for name, it in self.on.items())

    def without(self, name: str) -> Filters:
        return replace(self, **{name: ""})

    @classmethod
    def of(cls, state: object) -> Filters:
        """What was kept, as far as it still means something."""
        kept = state if isinstance(state, dict) else {}
        return cls(**{name: kept[name] for name in ACCEPTS if kept.get(name) in ACCEPTS[name]})


CATALOGUE, SHOWN, BACKGROUND, PRIORITY = "", "shown", "background", "priority"


@dataclass(frozen=True, slots=True)
class Order:
    """How the roles are ordered. `slug`: by which background or priority; empty for the learner's
    own, as they said."""

    by: str = CATALOGUE
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A role at its place, with the reason in words where there is one."""

    entry: RoleEntry
    reason: str = ""


def arranged(
    entries: Sequence[RoleEntry],
    filters: Filters,
    order: Order,
    catalog: Catalog,
    learner: Learner,
    facts: RoleFacts,
) -> list[Placed]:
    """The roles to show, in order; those of the learner's own come last."""
    shown = [one for one in entries if filters.let_through(one.facts)]
    if order.by == CATALOGUE:
        return [Placed(one) for one in shown]
    weighed = [_weighed(one, order, catalog, learner, facts) for one in shown]
    weighed.sort(key=lambda pair: -pair[0])
    return [placed for _, placed in weighed]


def _weighed(
    entry: RoleEntry, order: Order, catalog: Catalog, learner: Learner, facts: RoleFacts
) -> tuple[float, Placed]:
    if entry.shipped is None:
        return -1.0, Placed(entry)
    if order.by == SHOWN:
        both = facts.readiness(entry.shipped, entry.stored, entry.rung)
        return (both.proven.share if both else 0.0), Placed(entry)
    if order.by == BACKGROUND:
        return _by_background(entry, order, catalog, learner)
    return _by_priority(entry, order, catalog, learner)


def _by_background(
    entry: RoleEntry, order: Order, catalog: Catalog, learner: Learner
) -> tuple[float, Placed]:
    assert entry.shipped is not None
    wanted = (order.slug,) if order.slug else learner.backgrounds
    known = (catalog.backgrounds[slug].ratings for slug in wanted if slug in catalog.backgrounds)
    start = head_start(entry.shipped.at(Rung.JUNIOR), highest(known))
    names = [catalog.skills[slug].name for slug in start.skills if slug in catalog.skills]
    skills = few(names, _NAMED)
    words = tr("Starts with {share}: {skills}", share=percent(start.percent), skills=skills)
    if not start.skills:
        words = tr("Starts at the first step")
    return start.share, Placed(entry, words)


def _by_priority(
    entry: RoleEntry, order: Order, catalog: Catalog, learner: Learner
) -> tuple[float, Placed]:
    wanted = (order.slug,) if order.slug else learner.priorities
    matters = [catalog.priorities[slug] for slug in wanted if slug in catalog.priorities]
    weights = [one.weights.get(entry.key, 0) for one in matters]
    words = [f"{one.title}: {suits_words(n)}" for one, n in zip(matters, weights, strict=True)]
    return float(sum(weights)), Placed(entry, "; ".join(words))
