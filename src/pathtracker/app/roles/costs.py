"""What starting costs: the figures of the sources, and a sum of what the learner plans to have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pathtracker.app.roles.sections import Block, cost_words
from pathtracker.app.roles.words import (
    basis_words,
    rung_word,
    section_titles,
    span,
)
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.words import tr
from pathtracker.core.model import Rung

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Section
    from pathtracker.catalog import Role as CatalogRole

Plan = Callable[[str, bool], None]


def costs_block(
    catalog: Catalog,
    role: CatalogRole,
    rung: Rung,
    planned: Mapping[str, bool],
    plan: Plan,
) -> Block:
    """Every cost with a box to tick, their sum, and what the steps themselves cost.

    `planned`: what the learner ticked or unticked, by what it is for; `plan` is told of more."""
    section = role.page.costs
    block = Block(section_titles()["costs"])
    for text in filter(None, (section.none, section.text)):
        block.add(PlainLabel(text, tone="muted" if section.none else "text2", wrap=True))
    if section.items:
        total = PlainLabel(wrap=True)
        chosen = dict(planned)
        for cost in section.items:
            block.add(_box(cost, chosen, section, total, plan))
        total.set_parts(*_sum_parts(section, chosen))
        block.add(total)
        if words := basis_words(catalog, section):
            block.add(PlainLabel(words, "caption", "muted", wrap=True))
    block.add(PlainLabel(_of_steps(catalog, role, rung), tone="text2", wrap=True))
    return block


def cost_sum(costs: Sequence[Any]) -> str:
    """“0–1,000 US dollars”: several costs as one span. They are all in one currency."""
    if not costs:
        return tr("nothing")
    low, high = sum(cost.low for cost in costs), sum(cost.high for cost in costs)
    currency = tr("US dollars") if costs[0].currency == "USD" else costs[0].currency
    if not high and not any(cost.open_ended for cost in costs):
        return tr("nothing")
    words = f"{span(low, high)} {currency}"
    return tr("{sum} and more", sum=words) if any(cost.open_ended for cost in costs) else words


def _box(
    cost: Any, chosen: dict[str, bool], section: Section[Any], total: PlainLabel, plan: Plan
) -> CheckRow:
    note = f" ({cost.note})" if cost.note else ""
    box = CheckRow(f"{cost.what}: {cost_words(cost)}{note}", _counts(cost, chosen))

    def turn(on: bool) -> None:
        chosen[cost.what] = on
        total.set_parts(*_sum_parts(section, chosen))
        plan(cost.what, on)

    box.toggled.connect(turn)
    return box


def _counts(cost: Any, chosen: Mapping[str, bool]) -> bool:
    """What may grow without an end counts once it is wanted; the rest until it is not."""
    return chosen.get(cost.what, not cost.open_ended)


def _sum_parts(section: Section[Any], chosen: Mapping[str, bool]) -> tuple[tuple[str, bool], ...]:
    planned = [cost for cost in section.items if _counts(cost, chosen)]
    return (tr("Ticked for your own plan: "), False), (cost_sum(planned), True)


def _of_steps(catalog: Catalog, role: CatalogRole, rung: Rung) -> str:
    """What the resources of our own steps cost."""
    steps = catalog.steps_for(role, rung)
    found = {resource.url: resource.cost for step in steps for resource in step.resources}
    kinds = Counter(found.values())
    names = {
        "free": tr("{n} free", n=kinds["free"]),
        "audit": tr("{n} free to audit", n=kinds["audit"]),
        "account": tr("{n} free with an account", n=kinds["account"]),
    }
    listed = ", ".join(words for kind, words in names.items() if kinds[kind])
    return tr(
        "Our own steps up to {rung} name {n} [resource|resources]: {listed}. None has to be paid "
        "for.",
        rung=rung_word(rung),
        n=len(found),
        listed=listed,
    )
