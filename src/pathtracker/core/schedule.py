"""Walking the days: in which order work is done, and on which of the calendar's minutes.

All is numbers here. A *position* counts the minutes that the calendar has since the first day,
used or not; `ends[d]` is the position at the end of day `d`, so a day is found by bisection and
no loop touches every item on every day. Steps come in the learner's order and are named by their
place in it; of those that are ready the lowest place goes first, pinned ones before all others.

Time grows with n log n in steps and prerequisites. With shares it also grows with the number of
days walked, each of which looks at the tracks that have a share (a hundred at most).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

DAYS_A_WEEK = 7
_ALL_DAY = 24 * 60


class Steps(NamedTuple):
    """Tasks in numbers, each a place in all of these lists; days count from the first day on.

    `queues`: the track's, when shares are given. `pinned`: whether it goes before others once
    `not_before` is reached. `after`: places of what it requires, with days of lag.

    Lists of numbers rather than a value for each task: Python's collector looks through containers
    again and again, and with a hundred thousand of them time grew faster than the work.
    """

    minutes: list[int]
    queues: list[int]
    not_before: list[int]
    pinned: list[bool]
    after: list[tuple[tuple[int, int], ...]]


@dataclass(slots=True)
class Walked:
    """What came of a walk. `starts` and `ends` are positions, -1 for what has no days; `finishes`
    are days; `order` is that in which the planned steps began; `runs` are (step, position,
    minutes). `waiting_for` counts what keeps each step from being ready."""

    starts: list[int]
    ends: list[int]
    finishes: list[int]
    waiting_for: list[int]
    order: list[int] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)


def walk(steps: Steps, ends: Sequence[int], shares: Sequence[int] = (), sunday: int = 0) -> Walked:
    """Places steps on the days of a calendar.

    `shares`: for each queue its part of a week's minutes, empty for one queue without parts;
    they may add up to anything. `sunday`: the day on which the first week ends, 0 to 6.
    """
    ready = _Ready(steps, max(1, len(shares)))
    nowhere = [-1] * len(steps.minutes)
    walked = Walked(nowhere, [*nowhere], [*nowhere], ready.waiting_for)
    if shares:
        _walk_by_shares(steps, ends, ready, walked, shares, sunday)
    else:
        _walk_in_sequence(steps, ends, ready, walked)
    return walked


class _Ready:
    """Steps that may begin, by queue, and those that may from a later day on."""

    def __init__(self, steps: Steps, queues: int) -> None:
        self.steps = steps
        self.queues: list[list[int]] = [[] for _ in range(queues)]
        self.later: list[tuple[int, int]] = []
        self.waiting_for = [len(after) for after in steps.after]
        self.days = [*steps.not_before]
        self._link(steps)
        for place, several in enumerate(self.waiting_for):
            if not several:
                heappush(self.later, (self.days[place], place))

    def _link(self, steps: Steps) -> None:
        """What each step unlocks, as chains of links: the newest link of a step, the one before
        each, and for each link who is unlocked after how many days."""
        newest = [-1] * len(steps.after)
        before: list[int] = []
        unlocked: list[int] = []
        lags: list[int] = []
        for place, after in enumerate(steps.after):
            for needed, lag in after:
                before.append(newest[needed])
                newest[needed] = len(unlocked)
                unlocked.append(place)
                lags.append(lag)
        self.links = (newest, before, unlocked, lags)

    def until(self, day: int) -> None:
        """Makes ready what may begin on a day or before."""
        later = self.later
        while later and later[0][0] <= day:
            self._add(heappop(later)[1])

    def finished(self, place: int, day: int, today: int) -> None:
        """Makes ready what waited for a step that ended on a day, as far as `today` allows."""
        newest, before, unlocked, lags = self.links
        days, waiting_for = self.days, self.waiting_for
        link = newest[place]
        while link >= 0:
            other = unlocked[link]
            if day + lags[link] > days[other]:
                days[other] = day + lags[link]
            waiting_for[other] -= 1
            if not waiting_for[other]:
                if days[other] <= today:
                    self._add(other)
                else:
                    heappush(self.later, (days[other], other))
            link = before[link]

    def _add(self, place: int) -> None:
        # One number to compare: a pinned step is below all that aren't.
        key = place if self.steps.pinned[place] else place + len(self.days)
        heappush(self.queues[self.steps.queues[place]], key)


def _walk_in_sequence(steps: Steps, ends: Sequence[int], ready: _Ready, walked: Walked) -> None:
    queue, later, count = ready.queues[0], ready.later, len(steps.minutes)
    position, last = 0, len(ends)
    total = ends[-1] if ends else 0
    day = bisect_right(ends, 0)
    while day < last:
        if later and later[0][0] <= day:
            ready.until(day)
        if not queue:
            if not later or later[0][0] >= last:
                return
            position = ends[later[0][0] - 1]
            day = bisect_right(ends, position)
            continue
        place = heappop(queue) % count
        minutes = steps.minutes[place]
        if position + minutes > total:
            return
        walked.starts[place] = position
        walked.order.append(place)
        walked.runs.append((place, position, minutes))
        position += minutes
        finish = bisect_left(ends, position, day) if minutes else day
        walked.ends[place], walked.finishes[place] = position, finish
        day = bisect_right(ends, position, finish)
        ready.finished(place, finish, day)


def _walk_by_shares(
    steps: Steps,
    ends: Sequence[int],
    ready: _Ready,
    walked: Walked,
    shares: Sequence[int],
    sunday: int,
) -> None:
    count, last = len(steps.minutes), len(ends)
    budgets, week_ends = [0] * len(shares), -1
    begun: dict[int, int] = {}  # by queue the key of the step that was begun in it
    left = [*steps.minutes]
    position, day = 0, bisect_right(ends, 0)
    while day < last:
        ready.until(day)
        if day > week_ends:
            week_ends = day + (sunday - day) % DAYS_A_WEEK
            budgets = _budgets(ends[min(week_ends, last - 1)] - position, shares)
        heads = {q: begun.get(q, heap[0] if heap else -1) for q, heap in enumerate(ready.queues)}
        heads = {queue: key for queue, key in heads.items() if key >= 0}
        if not heads:
            if not ready.later or ready.later[0][0] >= last:
                break
            position = ends[ready.later[0][0] - 1]
            day = bisect_right(ends, position)
            continue
        queue, payer, most = _next_queue(heads, budgets, count)
        if queue not in begun:
            begun[queue] = heappop(ready.queues[queue])
        place = begun[queue] % count
        if walked.starts[place] < 0:
            walked.starts[place] = position
            walked.order.append(place)
        spent = min(ends[day] - position, left[place], most)
        _append_run(walked.runs, place, position, spent)
        position += spent
        left[place] -= spent
        budgets[payer] = max(0, budgets[payer] - spent)
        today = day
        if position == ends[day]:
            day = bisect_right(ends, position)
        if not left[place]:
            del begun[queue]
            walked.ends[place], walked.finishes[place] = position, today
            ready.finished(place, today, day)
    _forget_unfinished(walked, {key % count for key in begun.values()})


def _budgets(minutes: int, shares: Sequence[int]) -> list[int]:
    """A week's minutes by shares, to the minute."""
    whole, reached, before, found = sum(shares), 0, 0, []
    for share in shares:
        reached += share
        found.append(minutes * reached // whole - before)
        before += found[-1]
    return found


def _next_queue(heads: dict[int, int], budgets: Sequence[int], count: int) -> tuple[int, int, int]:
    """Which queue goes on, whose minutes it uses, and how many at most.

    A pinned step first, then the first queue that has minutes left in this week; where those that
    have can't use them, the next one after them.
    """
    queue = min(heads, key=heads.__getitem__)
    if heads[queue] < count:
        return queue, queue, _ALL_DAY
    for queue in heads:
        if budgets[queue]:
            return queue, queue, budgets[queue]
    giver = next((queue for queue, budget in enumerate(budgets) if budget), None)
    if giver is None:
        queue = next(iter(heads))
        return queue, queue, _ALL_DAY
    queue = next((queue for queue in heads if queue > giver), next(iter(heads)))
    return queue, giver, budgets[giver]


def _append_run(runs: list[tuple[int, int, int]], place: int, position: int, minutes: int) -> None:
    if runs:
        before, begins, lasted = runs[-1]
        if before == place and begins + lasted == position:
            runs[-1] = (place, begins, lasted + minutes)
            return
    runs.append((place, position, minutes))


def _forget_unfinished(walked: Walked, unfinished: set[int]) -> None:
    """Takes out what was begun and does not end before the last day."""
    if unfinished:
        for place in unfinished:
            walked.starts[place] = -1
        walked.order = [place for place in walked.order if place not in unfinished]
        walked.runs = [run for run in walked.runs if run[0] not in unfinished]


def longest_chain(steps: Steps, order: Sequence[int]) -> list[int]:
    """The chain of prerequisites with the most minutes, first to last, of the steps in `order`,
    which has what is required before what requires it. Of equals the first in the learner's order.
    """
    longest, came_from = [-1] * len(steps.minutes), [-1] * len(steps.minutes)
    for place in order:
        most, before = 0, -1
        for other, _ in steps.after[place]:
            if longest[other] > most:
                most, before = longest[other], other
        longest[place], came_from[place] = most + steps.minutes[place], before
    if not order:
        return []
    place = max(order, key=lambda place: (longest[place], -place))
    chain = []
    while place >= 0:
        chain.append(place)
        place = came_from[place]
    return chain[::-1]


def earliest_days(steps: Steps, order: Sequence[int]) -> list[int]:
    """For each step in `order` the day before which no number of minutes lets it begin."""
    days = [*steps.not_before]
    for place in order:
        for other, lag in steps.after[place]:
            if days[other] + lag > days[place]:
                days[place] = days[other] + lag
    return days
