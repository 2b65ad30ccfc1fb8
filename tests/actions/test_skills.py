"""Evidence attached to a skill by hand: the anchor it names, and what its kind shows at most."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, YESTERDAY

from pathtracker.actions import items, skills
from pathtracker.core.messages import Refused
from pathtracker.core.model import Evidence, EvidenceKind, Skill
from pathtracker.store import Store, queries
from pathtracker.store import skills as reads


def attach(store: Store, **how: Any) -> Evidence:
    wanted = {"skill": "sql", "address": "https://a.org", "level": 3, "note": "My own report."}
    return skills.attach_to_skill(store, catalog=CATALOG, when=WHEN, **{**wanted, **how})


def shown(store: Store, skill: object) -> int:
    return reads.facts(store, reads.work(store)).level(skill, TODAY).proven  # type: ignore[arg-type]


def test_a_piece_supports_the_anchor_it_names(store: Store) -> None:
    piece = attach(store)
    assert (piece.supports, piece.note, piece.day) == (3, "My own report.", TODAY)
    assert queries.by_slug(store, Skill, ["sql"])["sql"].id == piece.skill_id
    assert shown(store, piece.skill_id) == 3
    items.detach(store, evidence=piece.id, when=WHEN)
    assert shown(store, piece.skill_id) == 0
    store.undo(now=WHEN.now)
    assert shown(store, piece.skill_id) == 3


@pytest.mark.parametrize(
    ("kind", "level"),
    [(None, 3), (EvidenceKind.CERTIFICATE, 2), (EvidenceKind.EXAM, 3), (EvidenceKind.COMMIT, 3)],
)
def test_its_kind_caps_the_level(store: Store, kind: EvidenceKind | None, level: int) -> None:
    piece = attach(store, level=5, kind=kind)
    assert piece.supports == 5
    assert shown(store, piece.skill_id) == level


@pytest.mark.parametrize(
    ("address", "kind", "kept"),
    [
        ("www.a.org", EvidenceKind.LINK, "https://www.a.org"),
        (" https://a.org/x ", EvidenceKind.LINK, "https://a.org/x"),
        (__file__, EvidenceKind.FILE, __file__),
        ("Jonas saw it", EvidenceKind.NOTE, "Jonas saw it"),
    ],
)
def test_the_kind_is_told_from_the_address(
    store: Store, address: str, kind: EvidenceKind, kept: str
) -> None:
    piece = attach(store, address=address)
    assert (piece.kind, piece.address) == (kind, kept)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"address": "  "}, r"evidence\.nothing"),
        ({"note": " "}, r"evidence\.unsaid"),
        ({"level": 0}, r"evidence\.level_0"),
        ({"level": 6}, "invalid"),
        ({"level": -1}, "invalid"),
        ({"on": TOMORROW}, "future"),
    ],
)
def test_what_can_not_be_is_refused(store: Store, how: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        attach(store, **how)
    assert store.dump()["evidence"] == store.dump()["skill"] == []


def test_a_note_shows_no_level_whatever_it_is_called(store: Store) -> None:
    for kind in (None, EvidenceKind.LINK, EvidenceKind.FILE, EvidenceKind.PICTURE):
        piece = attach(store, address="I can do it in my sleep", level=3, kind=kind)
        assert piece.kind is EvidenceKind.NOTE
        assert shown(store, piece.skill_id) == 0


def test_a_certificate_may_be_named_in_words(store: Store) -> None:
    piece = attach(store, address="No. 4711 of 2026", level=2, kind=EvidenceKind.CERTIFICATE)
    assert piece.kind is EvidenceKind.CERTIFICATE
    assert shown(store, piece.skill_id) == 2


def test_evidence_of_an_earlier_day_counts_from_then_on(store: Store) -> None:
    piece = attach(store, on=YESTERDAY)
    facts = reads.facts(store, reads.work(store))
    assert facts.level(piece.skill_id, YESTERDAY).proven == 3  # type: ignore[arg-type]
