"""Named reads about portfolio projects: tracks whose phases are stages, items milestones."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pathtracker.core.model import Check, Evidence, EvidenceKind, Outcome, Phase, Track, TrackKind
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, Sql
from pathtracker.store.values import KEYS, many, parts

_IS_PROJECT = f"track.kind = '{TrackKind.PROJECT}'"
_ITEMS_IN = (
    "(SELECT membership.item_id FROM membership "
    f"JOIN phase ON phase.id = membership.phase_id WHERE phase.track_id IN {GIVEN})"
)
_PROJECTS_OF = Sql(
    "SELECT track.id FROM track JOIN phase ON phase.track_id = track.id "
    "JOIN membership ON membership.phase_id = phase.id "
    f"WHERE membership.item_id IN {GIVEN} AND {_IS_PROJECT} ORDER BY track.position"
)
_EVIDENCE_COUNTS = Sql(
    "SELECT item_id, count(*) FROM evidence "
    f"WHERE item_id IN {_ITEMS_IN} AND kind != '{EvidenceKind.NOTE}' GROUP BY item_id"
)
_CHECKS_AND_OUTCOMES = Sql(f"SELECT id, checks, outcomes FROM item WHERE id IN {_ITEMS_IN}")

_checks, _outcomes = parts(tuple[Check, ...]), parts(tuple[Outcome, ...])


def projects(reader: Reader) -> list[Track]:
    """All projects by their place."""
    return reader.entities(Track, f"WHERE {_IS_PROJECT} ORDER BY position, title")


def project_of(reader: Reader, item: UUID) -> UUID | None:
    """The project in which an item stands, if it stands in one; the first of several."""
    return next(iter(projects_of(reader, [item])), None)


def projects_of(reader: Reader, items: Iterable[UUID]) -> list[UUID]:
    """The projects in which any of some items stands, by their place."""
    return list(dict.fromkeys(KEYS[track] for (track,) in reader.rows(_PROJECTS_OF, many(items))))


def stages(reader: Reader, tracks: Iterable[UUID]) -> list[Phase]:
    """The stages of some projects, those of each in order."""
    rest = f"WHERE track_id IN {GIVEN} ORDER BY position, title"
    return reader.entities(Phase, rest, many(tracks))


def evidence_counts(reader: Reader, tracks: Iterable[UUID]) -> dict[UUID, int]:
    """How many pieces of evidence hang on each item of some projects that has any; notes are
    none that could be looked at."""
    return {KEYS[item]: count for item, count in reader.rows(_EVIDENCE_COUNTS, many(tracks))}


def evidence_in(reader: Reader, track: UUID) -> list[Evidence]:
    """All evidence of a project, newest first."""
    rest = f"WHERE item_id IN {_ITEMS_IN} ORDER BY day DESC, address"
    return reader.entities(Evidence, rest, many([track]))


def checks_and_outcomes(
    reader: Reader, track: UUID
) -> dict[UUID, tuple[tuple[Check, ...], tuple[Outcome, ...]]]:
    """What every item of a project asks to be able to do, and what finishing it supports."""
    return {
        KEYS[item]: (_checks(checks), _outcomes(outcomes))
        for item, checks, outcomes in reader.rows(_CHECKS_AND_OUTCOMES, many([track]))
    }
