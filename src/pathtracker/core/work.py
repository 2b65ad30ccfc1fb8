"""Work items and evidence as levels, gaps and recommendations see them.

NamedTuples, since they come by the ten thousand: frozen as well, and made in a third of the time.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.model import EvidenceKind, Kind, State

ARTEFACTS = frozenset(
    {EvidenceKind.COMMIT, EvidenceKind.FILE, EvidenceKind.LINK, EvidenceKind.PICTURE}
)
"""Kinds of evidence that can be looked at."""

SHORTEST_LEFT = 0.25
"""Hours that open work is taken to need at least, however much of it is known or logged."""


class Piece(NamedTuple):
    """A piece of evidence as it counts. `supports`: the anchor named when attached by hand."""

    id: UUID
    kind: EvidenceKind
    address: str
    day: date
    item_id: UUID | None = None
    skill_id: UUID | None = None
    supports: int | None = None


class Teaches(NamedTuple):
    """An outcome of an item: the level of a skill that finishing it supports at most."""

    skill_id: UUID
    level: int


class Work(NamedTuple):
    """An item as levels, gaps and recommendations see it.

    `teaches`: its outcomes, each skill once.
    `hours_left`: what remains of its effort while unsettled, a quarter of an hour or more.
    `project`: the project of which it is a milestone; the first, should it stand in several.
    """

    id: UUID
    title: str
    kind: Kind
    state: State
    hours_left: float = 0.25
    done_on: date | None = None
    parked_until: date | None = None
    all_ticked: bool = False
    teaches: tuple[Teaches, ...] = ()
    project: UUID | None = None
    requires: tuple[UUID, ...] = ()


def minutes_left(effort: float, known_share: float, logged_minutes: int, stretch: float) -> int:
    """Whole minutes that open work still needs, rounded up: the estimate less the share known,
    times how far our estimates run short for this learner, less what is logged; a quarter of an
    hour at least. The only reckoning of it: every page, plan and command shows this number."""
    hours = max(SHORTEST_LEFT, effort * (1 - known_share) * stretch - logged_minutes / 60)
    return ceil(round(hours * 60, 6))


def one_address(address: str) -> str:
    """The same for every way to write one address: without scheme, “www.” and closing slashes."""
    text = address.strip()
    before, scheme, rest = text.partition("://")
    if not scheme and not before.casefold().startswith("www."):
        return text.rstrip("/")  # a file: capitals tell one from another
    host, slash, path = (rest if scheme else before).partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{path}".rstrip("/")
