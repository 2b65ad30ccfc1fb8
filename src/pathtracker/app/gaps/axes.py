"""The axes of the radar: the most important skills, groups of skills, or the skills of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from pathtracker.app.gaps.words import level_words
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.widgets.radar import MOST, Axis
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import decimal, number, tr
from pathtracker.reports.skill_gaps import GapLine

LEADING = 7
"""So many of the most important skills are shown at first where there are more than ten."""


@dataclass(frozen=True, slots=True)
class Group:
    """Skills of one field. Its levels are means by weight, each level up to what is needed."""

    name: str
    lines: tuple[GapLine, ...]

    @property
    def weight(self) -> int:
        return sum(line.gap.need.importance for line in self.lines)

    @property
    def needed(self) -> int:
        """In points."""
        return sum(line.gap.need.importance * line.gap.need.level for line in self.lines)

    @property
    def said(self) -> int:
        return self.needed - sum(line.gap.claimed_points for line in self.lines)

    @property
    def shown(self) -> int:
        return self.needed - sum(line.gap.proven_points for line in self.lines)


def leading(lines: Sequence[GapLine], most: int = LEADING) -> list[GapLine]:
    """The most important skills, the weightiest first; with equal weight by name, so that an axis
    stays where it is while its levels change."""
    ranked = sorted(lines, key=lambda line: (*_weight(line), line.name.casefold()))
    return ranked[: len(lines) if len(lines) <= MOST else most]


def groups(lines: Sequence[GapLine], most: int = MOST) -> list[Group]:
    """The skills by field, the weightiest field first, and what is beyond `most` together."""
    fields: dict[str, list[GapLine]] = defaultdict(list)
    for line in lines:
        fields[line.category].append(line)
    found = [
        Group(name or tr("Other"), tuple(leading(several, most)))
        for name, several in fields.items()
    ]
    found.sort(key=lambda group: (-group.needed, group.name.casefold()))
    if len(found) <= most:
        return found
    rest = tuple(line for group in found[most - 1 :] for line in group.lines)
    return [*found[: most - 1], Group(tr("Other"), rest)]


def skill_axis(line: GapLine) -> Axis:
    """A skill with its levels as they are."""
    gap = line.gap
    words = level_words(gap.level, gap.need.level)
    levels = (gap.need.level, gap.level.claimed_counts, gap.level.proven)
    return Axis(line.id, visible(line.name[:LONGEST]), *levels, words)


def group_axis(group: Group) -> Axis:
    """A group with the means of its skills."""
    levels = tuple(points / group.weight for points in (group.needed, group.said, group.shown))
    needed, said, shown = (mean_words(level) for level in levels)
    words = tr(
        "{n} [skill|skills], mean levels: can show {shown}, say {said}, needed {needed}",
        n=len(group.lines),
        shown=shown,
        said=said,
        needed=needed,
    )
    label = visible(group.name[:LONGEST])
    return Axis(group.name, label, levels[0], levels[1], levels[2], words)


def mean_words(level: float) -> str:
    """A mean level with one decimal, rounded down as readiness is."""
    return decimal(floor(level * 10 + 1e-9) / 10, 1)


def axes_sheet(title: str, axes: Sequence[Axis], *, grouped: bool) -> Sheet:
    """The table twin of a radar."""
    show = mean_words if grouped else lambda level: number(int(level))
    rows = tuple((axis.label, show(axis.needed), show(axis.say), show(axis.show)) for axis in axes)
    rule = ""
    if grouped:
        rule = tr(
            "A group's level is the mean of its skills by weight, each level up to what is needed: "
            "points ÷ weights, rounded down."
        )
    columns = (tr("Group") if grouped else tr("Skill"), tr("needed"), tr("I say"), tr("I can show"))
    return Sheet(title, (tr("Levels 0 to 5."),), rule, columns, rows)


def _weight(line: GapLine) -> tuple[int, int]:
    need = line.gap.need
    return (-need.importance, -need.level)
