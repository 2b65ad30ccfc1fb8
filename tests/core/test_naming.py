"""What a person means by a name."""

from __future__ import annotations

import pytest
from helpers import LONG
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.messages import Message, Refused
from pathtracker.core.naming import Named, meant

ANY = st.text(max_size=30)


JOINS = Named("joins", "0123456789abcdef0123456789abcdef", "join-tables", "Join tables", ("SQL",))
LOOPS = Named("loops", "0123aaaa89abcdef0123456789abcdef", "loops", "Loops")
OWN = Named("own", "fedcba9876543210fedcba9876543210", None, "My step")
EVERYONE = [JOINS, LOOPS, OWN]


def refusal(name: str, candidates: list[Named[str]] | None = None) -> Message:
    with pytest.raises(Refused) as caught:
        meant(name, EVERYONE if candidates is None else candidates, kind="item")
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    [
        "0123456789abcdef0123456789abcdef",
        "01234567-89ab-cdef-0123-456789abcdef",
        "01234567",
        "0123-4",
        "join-tables",
        "JOIN-TABLES",
        "Join tables",
        "  join TABLES ",
        "sql",
    ],
)
def test_an_id_its_beginning_a_slug_a_title_or_an_alias_names_it(name: str) -> None:
    assert meant(name, EVERYONE, kind="item") == "joins"


def test_a_beginning_that_fits_two_lists_them_with_a_way_to_tell_them_apart() -> None:
    message = refusal("0123")
    assert message.id == "ambiguous"
    assert message.params["candidates"] == "“Join tables” (join-tables), “Loops” (loops)"


def test_three_digits_are_too_few_for_an_id() -> None:
    assert refusal("012").id == "unknown"


def test_two_of_one_title_are_listed_with_their_ids() -> None:
    twins = [Named(n, f"{n:08d}" + "0" * 24, None, "Twin") for n in (1, 2)]
    assert refusal("twin", twins).params["candidates"] == "“Twin” (00000001), “Twin” (00000002)"


def test_a_title_wins_over_an_alias_and_over_the_beginning_of_an_id() -> None:
    alias = Named("alias", "1" * 32, None, "Other", ("face",))
    by_id = Named("by id", "face" + "0" * 28, None, "Another")
    title = Named("title", "2" * 32, None, "Face")
    assert meant("face", [alias, by_id, title], kind="item") == "title"
    assert meant("face", [alias, by_id], kind="item") == "alias"
    assert meant("face", [by_id], kind="item") == "by id"


def test_a_name_close_by_is_offered() -> None:
    assert refusal("join-tabels").params["nearest"] == "join-tables"
    assert refusal("my stepp").params["nearest"] == "My step"
    assert refusal("entirely different").params["nearest"] == ""


def test_at_most_three_are_offered_and_none_twice() -> None:
    many = [Named(n, f"{n:032d}", None, f"Chapter {n}", (f"Chapters {n}",)) for n in range(9)]
    offered = str(refusal("chapter x", many).params["nearest"]).split(", ")
    assert len(offered) == len(set(offered)) == 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_nothing_is_not_a_name_not_even_of_what_has_no_slug(blank: str) -> None:
    assert refusal(blank).id == "unknown"
    assert refusal(blank, [OWN]).id == "unknown"
    assert refusal(blank, [Named("role", "", "role", "Role")]).id == "unknown"


def test_long_titles_leave_room_for_the_others_and_their_ids() -> None:
    twins = [Named(n, f"{n:08d}" + "0" * 24, None, LONG.strip()) for n in range(8)]
    shown = str(refusal(LONG, twins).params["candidates"])
    assert len(shown) < 600
    assert all(f"({n:08d})" in shown for n in range(8))
    assert len(str(refusal(LONG[:-9], twins).params["nearest"])) < 150


@given(st.lists(st.tuples(ANY, st.none() | ANY), max_size=6), ANY)
def test_the_answer_is_something_that_bears_the_name_or_a_refusal(
    entries: list[tuple[str, str | None]], name: str
) -> None:
    candidates = [Named(n, f"{n:032x}", slug, title) for n, (title, slug) in enumerate(entries)]
    wanted = name.strip().casefold()
    bearers = [
        c.value
        for c in candidates
        if wanted and wanted in (c.title.casefold(), (c.slug or "").casefold(), c.key)
    ]
    found = answer(name, candidates)
    if isinstance(found, str):
        assert found == "ambiguous" or not bearers
    else:
        assert found in bearers or candidates[found].key.startswith(wanted.replace("-", ""))


def answer(name: str, candidates: list[Named[int]]) -> int | str:
    """What is meant, or the id of the refusal."""
    try:
        return meant(name, candidates, kind="item")
    except Refused as refused:
        return refused.message.id


def test_a_name_longer_than_any_is_unknown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathtracker.core.naming.get_close_matches", None)
    everyone = [Named(1, "k" * 32, None, "x" * 10_000)]
    assert meant("X" * 10_000, everyone, kind="item") == 1
    for length in (300, 10_000, 200_000):
        with pytest.raises(Refused) as refused:
            meant("y" * length, everyone, kind="item")
        assert refused.value.message.params["nearest"] == ""
