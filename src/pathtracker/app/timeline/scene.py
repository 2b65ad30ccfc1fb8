"""What the chart shows, and where: the geometry that painting and pointing share.

Days are ordinals; a span holds both of its days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF

from pathtracker.app.timeline.look import Look
from pathtracker.app.timeline.rows import Row, Sort, Step
from pathtracker.app.timeline.scale import Scale
from pathtracker.core.forecast import Forecast

LEAST_BAR = 4.0
"""A bar is at least so wide, in pixels, however short it is."""


class Span(NamedTuple):
    """From a day to another, both included."""

    start: int
    finish: int


class HeldUp(NamedTuple):
    """Why something doesn't start on the day it is pinned to, and the item it waits for."""

    words: str
    by: UUID | None = None


class Band(NamedTuple):
    """The forecast: the days by which all of it is likely and safely done."""

    likely: int
    safe: int


def band_of(found: Forecast | None) -> Band | None:
    """What the chart draws of a forecast."""
    if found is None or found.p50 is None or found.p85 is None:
        return None
    return Band(found.p50.toordinal(), found.p85.toordinal())


@dataclass(frozen=True)
class Schedule:
    """When everything is, as the plan has it.

    `chain`: the items that set the finish, first to last. `earlier`: the days of a plan kept
    before, or of the present one while another is tried; `earlier_words` names it. `off`: days
    without any time. `missed`: items whose deadline doesn't hold. `held_up`: why a pin isn't kept.
    """

    today: int
    spans: Mapping[UUID, Span] = field(default_factory=dict)
    chain: tuple[UUID, ...] = ()
    earlier: Mapping[UUID, Span] = field(default_factory=dict)
    earlier_words: str = ""
    off: tuple[Span, ...] = ()
    band: Band | None = None
    missed: frozenset[UUID] = frozenset()
    held_up: Mapping[UUID, HeldUp] = field(default_factory=dict)
    approximate: bool = False

    def hull(self, members: Collection[UUID]) -> Span | None:
        """From the first to the last day of several items."""
        found = [self.spans[item] for item in members if item in self.spans]
        if not found:
            return None
        return Span(min(span.start for span in found), max(span.finish for span in found))


Links = Mapping[UUID, Sequence[UUID]]


class Scene:
    """Rows with their days. Made anew when either changes; it never does itself.

    `hulls`: the first and last day under heads by their keys, where they are known already.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        schedule: Schedule,
        requires: Links,
        unlocks: Links,
        hulls: Mapping[str, Span] | None = None,
    ) -> None:
        self.rows = rows
        self.schedule = schedule
        self.requires, self.unlocks = requires, unlocks
        self.row_of = {row.step.id: at for at, row in enumerate(rows) if row.step}
        self.chain = frozenset(schedule.chain)
        self.chain_links = frozenset(zip(schedule.chain, schedule.chain[1:], strict=False))
        self._hulls: dict[str, Span | None] = dict(hulls or {})

    def with_schedule(self, schedule: Schedule) -> Scene:
        """The same rows at other days."""
        return Scene(self.rows, schedule, self.requires, self.unlocks)

    def span(self, row: Row) -> Span | None:
        """The days of an item, or from the first to the last of what stands under a head."""
        if row.step is not None:
            return self.schedule.spans.get(row.step.id)
        if row.key not in self._hulls:
            self._hulls[row.key] = self.schedule.hull(row.members)
        return self._hulls[row.key]

    def links_at(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Pairs of rows (from, to) of which one is among the rows from `first` to `last`; those of
        the chain that sets the finish also when they only pass through."""
        seen: set[tuple[int, int]] = set()
        for at in range(first, last + 1):
            item = self.rows[at].item
            if item is None:
                continue
            for other in self.requires.get(item, ()):
                before = self.row_of.get(other)
                if before is not None:
                    seen.add((before, at))
            for other in self.unlocks.get(item, ()):
                after = self.row_of.get(other)
                if after is not None:
                    seen.add((at, after))
        for one, other in self.chain_links:
            here, there = self.row_of.get(one), self.row_of.get(other)
            if here is not None and there is not None:
                low, high = min(here, there), max(here, there)
                if low <= last and high >= first:
                    seen.add((here, there))
        yield from sorted(seen)

    def is_chain_link(self, before: int, after: int) -> bool:
        one, other = self.rows[before].item, self.rows[after].item
        return one is not None and other is not None and (one, other) in self.chain_links


@dataclass(frozen=True)
class Frame:
    """Where the parts of the chart are: the list at the leading edge, beside it the days, above
    both the head. `scrolled`: how far the rows are scrolled, in pixels; `dates`: how much of the
    list, at its far end, is for the first and the last day of each row; 0 if these are not shown.
    """

    area: QRect
    list_width: int
    scale: Scale
    scrolled: int
    look: Look
    mirrored: bool = False
    dates: int = 0

    @property
    def head(self) -> QRect:
        """Above the days."""
        place = self.days
        return QRect(place.x(), self.area.y(), place.width(), self.look.head)

    @property
    def list_head(self) -> QRect:
        place = self.list
        return QRect(place.x(), self.area.y(), place.width(), self.look.head)

    @property
    def days(self) -> QRect:
        """Below the head, where the bars are."""
        left = self.area.x() + (0 if self.mirrored else self.list_width)
        top = self.area.y() + self.look.head
        wide, high = self.area.width() - self.list_width, self.area.height() - self.look.head
        return QRect(left, top, max(0, wide), max(0, high))

    @property
    def list(self) -> QRect:
        place = self.days
        left = place.right() + 1 if self.mirrored else self.area.x()
        return QRect(left, place.y(), self.list_width, place.height())

    @property
    def edge(self) -> int:
        """Where list and days meet."""
        return self.days.right() + 1 if self.mirrored else self.days.x()

    def x(self, day: float) -> float:
        return self.days.x() + self.scale.x(day)

    def day_at(self, x: float) -> float:
        return self.scale.at(x - self.days.x())

    def top(self, row: int) -> int:
        return self.area.y() + self.look.head + row * self.look.row - self.scrolled

    def row_at(self, y: float) -> int:
        """The number of the row at a height; there may be none of it."""
        return int(y - self.area.y() - self.look.head + self.scrolled) // self.look.row

    def visible(self, count: int) -> range:
        """The rows that are in sight, wholly or in part."""
        first = max(0, self.scrolled // self.look.row)
        last = (self.scrolled + max(0, self.days.height()) - 1) // self.look.row
        return range(first, min(count, last + 1))

    def bar(self, span: Span, row: int) -> QRectF:
        """Where the bar of some days is in a row."""
        left, right = self.x(span.start), self.x(span.finish + 1)
        if right - left < LEAST_BAR:
            right = left + LEAST_BAR
        high = self.look.bar
        top = self.top(row) + (self.look.row - high) / 2
        return QRectF(left, top, right - left, high)

    def diamond(self, bar: QRectF) -> QPointF:
        """The middle of the diamond at the end of a milestone's bar."""
        return QPointF(bar.right() + self.look.px(9), bar.center().y())

    def end_of(self, bar: QRectF, step: Step | None) -> float:
        """Where what belongs to a bar ends: with the diamond of a milestone."""
        if step is not None and step.milestone:
            return self.diamond(bar).x() + self.look.px(7)
        return bar.right()


def is_head(row: Row) -> bool:
    """Whether a row can be folded."""
    return row.sort is not Sort.ITEM
