"""Words of the skills view: translated, with days as the learner writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathtracker.app.skill_words import LONGEST
from pathtracker.app.sources import source_words
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr
from pathtracker.core.gaps import Gap
from pathtracker.core.levels import SkillLevel
from pathtracker.reports.skill_gaps import Sought

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def percent(value: int) -> str:
    return tr("{n} %", n=value)


def level_words(level: SkillLevel, needed: int) -> str:
    """“can show 1, say 2, needed 3”."""
    said = tr("not rated") if level.claimed is None else tr("say {n}", n=level.claimed)
    return ", ".join(
        (tr("can show {n}", n=level.proven), said, tr("needed {n}", n=needed)),
    )


def gap_words(gap: Gap) -> str:
    """A gap for a screen reader, without the name of its skill."""
    parts = [
        tr("importance {n} of {most}", n=gap.need.importance, most=5),
        level_words(gap.level, gap.need.level),
    ]
    if gap.is_open:
        parts.append(tr("missing {n} [point|points] to show", n=gap.proven_points))
        parts.append(tr("missing {n} [point|points] by what I say", n=gap.claimed_points))
    else:
        parts.append(tr("nothing missing"))
    if gap.need.by_experience:
        parts.append(tr("only work proves it"))
    return ", ".join(parts)


def sought_words(demand: str) -> str:
    """“demand: very high”, in the words of the source."""
    return tr("demand: {words}", words=visible(demand[:LONGEST]))


def demand_words(demand: Sought | None, catalog: Catalog) -> str:
    """How sought a skill is and who says so, or that nobody does."""
    if demand is None:
        return tr("Demand: not in our sources.")
    source = source_words(catalog, demand.source, demand.origin)
    return tr("Demand: {words}. Source: {source}.", words=demand.words, source=source)


def points_words(gap: Gap) -> str:
    """Where the points of a gap come from, by what can be shown and by what is said."""
    weight, needed = gap.need.importance, gap.need.level
    rows = (
        (tr("To show"), gap.level.proven, gap.proven_points),
        (tr("By what I say"), gap.level.claimed_counts, gap.claimed_points),
    )
    return "\n".join(
        tr(
            "{title}: weight {weight} × (needed {needed} − {level}) = {n} [point|points]",
            title=title,
            weight=weight,
            needed=needed,
            level=min(level, needed),
            n=points,
        )
        for title, level, points in rows
    )
