"""Named reads about portfolio projects: tracks whose phases are stages, items milestones."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, func, select

from pathtracker.core.model import (
    Check,
    Evidence,
    EvidenceKind,
    Item,
    Membership,
    Outcome,
    Phase,
    Track,
    TrackKind,
)
from pathtracker.store.session import Reader, built, columns
from pathtracker.store.tables import TABLES

_ITEM = TABLES[Item].c
_MEMBERSHIP = TABLES[Membership].c
_PHASE = TABLES[Phase].c
_TRACK = TABLES[Track].c
_EVIDENCE = TABLES[Evidence].c


def projects(reader: Reader) -> list[Track]:
    """All projects by their place."""
    query = (
        select(*columns(TABLES[Track]))
        .where(_TRACK.kind == TrackKind.PROJECT)
        .order_by(_TRACK.position, _TRACK.title)
    )
    return [built(Track, row) for row in reader.connection.execute(query)]


def project_of(reader: Reader, item: UUID) -> UUID | None:
    """The project in which an item stands, if it stands in one; the first of several."""
    return next(iter(projects_of(reader, [item])), None)


def projects_of(reader: Reader, items: Iterable[UUID]) -> list[UUID]:
    """The projects in which any of some items stands, by their place."""
    query = (
        select(_TRACK.id)
        .join(TABLES[Phase], _PHASE.track_id == _TRACK.id)
        .join(TABLES[Membership], _MEMBERSHIP.phase_id == _PHASE.id)
        .where(_MEMBERSHIP.item_id.in_(list(items)), _TRACK.kind == TrackKind.PROJECT)
        .order_by(_TRACK.position)
    )
    return list(dict.fromkeys(reader.connection.scalars(query)))


def stages(reader: Reader, tracks: Iterable[UUID]) -> list[Phase]:
    """The stages of some projects, those of each in order."""
    query = (
        select(*columns(TABLES[Phase]))
        .where(_PHASE.track_id.in_(list(tracks)))
        .order_by(_PHASE.position, _PHASE.title)
    )
    return [built(Phase, row) for row in reader.connection.execute(query)]


def evidence_counts(reader: Reader, tracks: Iterable[UUID]) -> dict[UUID, int]:
    """How many pieces of evidence hang on each item of some projects that has any; notes are
    none that could be looked at."""
    query = (
        select(_EVIDENCE.item_id, func.count())
        .where(_EVIDENCE.item_id.in_(_items_in(tracks)), _EVIDENCE.kind != EvidenceKind.NOTE)
        .group_by(_EVIDENCE.item_id)
    )
    return dict(reader.connection.execute(query).all())


def evidence_in(reader: Reader, track: UUID) -> list[Evidence]:
    """All evidence of a project, newest first."""
    query = (
        select(*columns(TABLES[Evidence]))
        .where(_EVIDENCE.item_id.in_(_items_in([track])))
        .order_by(_EVIDENCE.day.desc(), _EVIDENCE.address)
    )
    return [built(Evidence, row) for row in reader.connection.execute(query)]


def checks_and_outcomes(
    reader: Reader, track: UUID
) -> dict[UUID, tuple[tuple[Check, ...], tuple[Outcome, ...]]]:
    """What every item of a project asks to be able to do, and what finishing it supports."""
    query = select(_ITEM.id, _ITEM.checks, _ITEM.outcomes).where(_ITEM.id.in_(_items_in([track])))
    return {
        item: (tuple(checks), tuple(outcomes))
        for item, checks, outcomes in reader.connection.execute(query)
    }


def _items_in(tracks: Iterable[UUID]) -> Select[tuple[UUID]]:
    return (
        select(_MEMBERSHIP.item_id)
        .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
        .where(_PHASE.track_id.in_(list(tracks)))
    )
