"""Levels, gaps and what to do next: reading the facts, computing from values in memory, and the
page that shows them: a rating until it is painted, the slider over time, roles compared."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.context import Context, percentile, timed
from benchmarks.stores import TODAY, copy_of, folder_of
from benchmarks.table import Row
from pathtracker.core.gaps import closing_work, gaps
from pathtracker.core.levels import Facts, grounds
from pathtracker.core.readiness import both_readinesses
from pathtracker.core.recommend import Aim, recommend
from pathtracker.core.work import Piece, Work
from pathtracker.store import Store, skills

if TYPE_CHECKING:
    from pathtracker.app.gaps.view import GapsView

GAP_SECONDS = 0.010
NEXT_SECONDS = 0.050
RATING_SECONDS = 0.050
FRAME_SECONDS = 1 / 30
ROLES_SECONDS = 0.050


class Values(NamedTuple):
    """What a view of the gap holds in memory."""

    work: list[Work]
    pieces: list[Piece]
    facts: Facts
    aims: list[Aim]


def gap(context: Context) -> Iterator[Row]:
    for size in context.sizes:
        with Store.open(folder_of(size) / "pathtracker.db") as store:
            values = _read(store)
            reading = _measured(context, lambda store=store: _read(store), 10)  # type: ignore[misc]
        ratings = sum(len(several) for several in values.facts.ratings.values())
        measured = f"gap of {len(values.aims)} roles, {len(values.facts.ratings):,} skills"
        yield _row(context, size, "read all facts about skills, all work", reading)
        computing = _measured(context, lambda v=values: gap_of_roles(v), 30)  # type: ignore[misc]
        aim = GAP_SECONDS if size == "large" else None
        yield _row(context, size, f"{measured}, {ratings:,} ratings", computing, aim)
        choosing = _measured(context, lambda v=values: what_next(v), 20)  # type: ignore[misc]
        aim = NEXT_SECONDS if size == "huge" else None
        yield _row(context, size, f"what next, of {len(values.work):,} items", choosing, aim)


def skills_page(context: Context) -> Iterator[Row]:
    """On the painted page: a rating, a step of the slider to another day, all roles compared; the
    page of the roles refreshed."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.window import opened
    from pathtracker.app.gaps.view import GapsView
    from pathtracker.app.roles.view import RolesView

    for size in context.sizes:
        with copy_of(size) as folder, opened(folder) as window:
            window.go("skills")
            QApplication.processEvents()
            view = window.findChild(GapsView)
            assert view is not None
            events = len(view.reading.course.turns) if view.reading.course else 0
            rated = _ratings(view, context.rounds(100))
            frames = _frames(view, context.rounds(300))
            compared = _shown(view.show_comparison, context.rounds(20))
            window.go("roles")
            roles = window.findChild(RolesView)
            assert roles is not None
            refreshed = _shown(lambda roles=roles: roles.refresh(None), context.rounds(20))  # type: ignore[misc]
        large = size == "large"
        yield _row(context, size, "rating to painted, p50", percentile(rated, 0.5))
        aim = RATING_SECONDS if large else None
        yield _row(context, size, "rating to painted, p95", percentile(rated, 0.95), aim)
        what = f"slider to painted, {events} events"
        yield _row(context, size, f"{what}, p50", percentile(frames, 0.5))
        aim = FRAME_SECONDS if large else None
        yield _row(context, size, f"{what}, p95", percentile(frames, 0.95), aim)
        aim = ROLES_SECONDS if large else None
        yield _row(context, size, "all roles compared, p50", percentile(compared, 0.5), aim)
        yield _row(context, size, "page of the roles, p50", percentile(refreshed, 0.5), aim)


def _ratings(view: GapsView, rounds: int) -> list[float]:
    """From the action's call until all of the page is painted; the card of the skill is open for
    every second one."""
    from PySide6.QtWidgets import QApplication

    from pathtracker.actions import skills as actions

    lines = [line.id for line in view.reading.lines]
    catalog = view.workspace.catalog

    def rate(number: int) -> None:
        skill = lines[number % len(lines)]
        view.workspace.do(actions.rate, skill=skill, level=number % 6, catalog=catalog)
        QApplication.processEvents()

    taken = []
    for number in range(rounds):
        if number == rounds // 2:
            view.show_skill(lines[0])
            QApplication.processEvents()
        taken.append(timed(lambda number=number: rate(number)))  # type: ignore[misc]
    view.card.closed.emit()
    return taken


def _frames(view: GapsView, rounds: int) -> list[float]:
    """Each step of a slow pull from today to the first event and back."""
    from PySide6.QtWidgets import QApplication

    slider = view.past.slider
    first, last = slider.minimum(), slider.maximum()

    def pull(number: int) -> None:
        share = abs(2 * number / rounds - 1)
        slider.setValue(round(first + share * (last - first)))
        QApplication.processEvents()

    taken = [timed(lambda number=number: pull(number)) for number in range(rounds)]  # type: ignore[misc]
    view.look_at(date.fromordinal(last))
    return taken


def _shown(show: Callable[[], object], rounds: int) -> list[float]:
    """From reading until it is painted, once warm."""
    from PySide6.QtWidgets import QApplication

    def refresh() -> None:
        show()
        QApplication.processEvents()

    refresh()
    return [timed(refresh) for _ in range(rounds)]


def gap_of_roles(values: Values) -> int:
    """Both levels of every skill, then readiness and ranked gaps of every role; how many."""
    facts = Facts(values.facts.ratings, grounds(values.work, values.pieces))
    levels = facts.levels({*facts.ratings, *facts.grounds}, TODAY)
    asked = {need.skill_id for aim in values.aims for need in aim.needs}
    closing = closing_work(values.work, facts, asked, TODAY)
    for aim in values.aims:
        both_readinesses(aim.needs, levels)
    return sum(len(gaps(aim.needs, levels, closing)) for aim in values.aims)


def what_next(values: Values) -> int:
    found = recommend(values.work, values.aims, values.facts, on=TODAY, names={})
    return len(found)


def _read(store: Store) -> Values:
    work = skills.work(store)
    facts = skills.facts(store, work)
    return Values(work, skills.pieces(store), facts, skills.aims(store))


def _measured(context: Context, function: Callable[[], object], rounds: int) -> float:
    """Its median, once warm; what earlier benchmarks left behind is thrown away before."""
    gc.collect()
    function()
    return statistics.median(timed(function) for _ in range(context.rounds(rounds)))


def _row(context: Context, size: str, what: str, taken: float, aim: float | None = None) -> Row:
    floor = context.floor.seconds
    wanted = None if aim is None else context.scaled(aim)
    return Row(size, what, context.told(taken, floor), taken / floor, "floor", wanted)
