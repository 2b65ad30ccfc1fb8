"""Reading O*NET's tables: what comes, what is left out and why, and where that stands."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker import exchange
from pathtracker.core.messages import Refused
from pathtracker.exchange import onet
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.source import Source, open_source
from pathtracker.wording import sentence

from .conftest import ANCHORS, FIXING, HEAD, OCCUPATIONS, READING, TENDER, Write, rated


def read(path: Path) -> Draft:
    return exchange.read(open_source(path))


def told(draft: Draft) -> list[str]:
    return [f"{p.where}: {sentence(p.why)}" for p in (*draft.refused, *draft.warnings)]


@pytest.mark.parametrize(
    ("theirs", "ours"), [(0, 0), (0.69, 0), (0.7, 1), (2, 1), (3, 2), (4, 3), (6, 4), (7, 5)]
)
def test_levels_are_brought_to_our_scale(theirs: float, ours: int) -> None:
    assert onet.level_of(theirs) == ours


@given(st.floats(0, 7), st.floats(0, 7))
def test_a_higher_level_is_never_a_lower_one_of_ours(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= onet.level_of(low) <= onet.level_of(high) <= 5


@given(st.floats(1, 5), st.floats(1, 5))
def test_importance_keeps_its_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 1 <= onet.importance_of(low) <= onet.importance_of(high) <= 5


def test_an_occupation_becomes_a_role_with_what_it_asks_for(write: Write) -> None:
    write(*ANCHORS, name="Level Scale Anchors.txt", head=None)
    write(*OCCUPATIONS, name="Occupation_Data.sample.tsv", head=None)
    draft = read(write(*rated("3.74", "4.61")))
    [role], [skill], [asks] = draft.roles, draft.skills, draft.asks
    assert (role.slug, role.title, role.summary) == (
        "onet-99-0001.00",
        "Robot tenders",
        "Tend robots.",
    )
    assert (skill.slug, skill.name) == ("onet-2.A.1.a", "Reading")
    assert (asks.level, asks.importance) == (3, 4)
    assert [skill.anchors[level] for level in (1, 3, 4)] == [f"Read thing {n}" for n in (2, 4, 6)]
    assert skill.anchors[2] == "More than level 1, less than level 3"
    for source in (role.source, skill.source):
        assert "O*NET" in source
        assert "CC BY 4.0" in source
    assert draft.refused == ()
    assert told(draft) == ["Skills.txt: Robot dreamers (99-0002.00): no ratings published."]
    assert draft.empty == (("onet-99-0002.00", "Robot dreamers"),)


def test_without_the_anchors_the_usual_words_are_used_and_that_is_said(write: Write) -> None:
    draft = read(write(*rated("3", "4")))
    assert draft.skills[0].anchors == ()
    assert told(draft) == [
        "Skills.txt: “Level Scale Anchors” does not lie beside the file: skills get the usual "
        "words for their levels."
    ]


def test_what_is_suppressed_or_irrelevant_asks_for_nothing(write: Write) -> None:
    draft = read(
        write(
            *rated("3", "4"),
            *rated("3", "5", element=FIXING, suppress="Y"),
            *rated("1.2", "0", element=("2.C.1.a", "Law"), irrelevant="Y"),
        )
    )
    assert [(one.skill, one.level) for one in draft.asks] == [
        ("onet-2.A.1.a", 3),
        ("onet-2.B.3.l", 0),
        ("onet-2.C.1.a", 0),
    ]
    assert [skill.name for skill in draft.skills] == ["Reading"]
    assert told(draft)[:3] == [
        "Skills.txt:4: “Fixing”: O*NET recommends not to use this value, it is too unsure.",
        "Skills.txt:5: “Fixing”: O*NET recommends not to use this value, it is too unsure.",
        "Skills.txt:7: “Law” is not relevant for this occupation.",
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (rated("3", "4,61", element=FIXING), "with a comma. Write decimals with a point."),
        (rated("3", "n/a", element=FIXING), "“n/a”, which is no number."),
        (rated("3", "nan", element=FIXING), "which is no number."),
        (rated("3", "7.5", element=FIXING), "is rated 7.5; that scale goes from 0 to 7."),
        (rated("0", "2", element=FIXING), "is rated 0; that scale goes from 1 to 5."),
        (["too\tfew"], "The line has 2 columns, the first line 8."),
        (rated("3", "4", element=("1.A.1.a", "Patience")), "traits have no level here."),
        (rated("3", "4", element=("", "")), "names no occupation or no element."),
        (rated("3", "4"), "is rated twice for this occupation"),
    ],
)
def test_a_row_that_can_not_be_used_is_named_and_the_rest_is_offered(
    write: Write, rows: list[str], why: str
) -> None:
    good = rated("3", "4", element=("2.C.9.z", "Robots"))
    draft = read(write(*rated("4", "2"), *good, *rows))
    assert "onet-2.C.9.z" in {one.skill for one in draft.asks if one.level}
    assert draft.refused
    assert any(why in line for line in told(draft))
    assert all(problem.where.startswith("Skills.txt:") for problem in draft.refused)


def test_one_half_of_a_rating_is_none(write: Write) -> None:
    draft = read(write(*rated("3", "4"), rated("3", "4", element=FIXING)[0]))
    assert [skill.name for skill in draft.skills] == ["Reading"]
    assert any("“Fixing” of Robot tenders has a level or an importance" in t for t in told(draft))


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (HEAD.replace("\t", ";"), "line 1: the columns are parted by semicolons"),
        (HEAD.replace("\t", ","), "line 1: the columns are parted by commas"),
        (HEAD.replace("\tData Value", ""), "line 1: the columns “data value” are missing"),
        (HEAD.replace("\tElement ID", ""), "no ratings"),
    ],
)
def test_a_file_that_can_not_be_read_says_why(write: Write, head: str, why: str) -> None:
    rows = [row.replace("\t", ";" if ";" in head else "\t") for row in rated("3", "4")]
    path = write(*rows, head=head)
    try:
        lines = told(read(path))
    except Refused as refusal:
        lines = [sentence(refusal.message)]
    assert any(why in line for line in lines)


def test_without_columns_for_leaving_out_that_is_said(write: Write) -> None:
    head = HEAD.rpartition("\tRecommend")[0]
    rows = [row.rsplit("\t", 2)[0] for row in rated("3", "4")]
    draft = read(write(*rows, head=head))
    assert len(draft.roles) == 1
    assert any("There is no column “recommend suppress”" in line for line in told(draft))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found_out(write: Write, encoding: str) -> None:
    rows = rated("3", "4", of=("99-0003.00", "Café tenders"))
    [role] = read(write(*rows, encoding=encoding)).roles
    assert role.title == "Café tenders"


def test_what_is_not_ours_is_said(tmp_path: Path) -> None:
    for name, data, why in [
        ("a.txt", HEAD.encode() + b"\nx\x00", "holds no text"),
        ("b.txt", b"Dear diary", "is of no kind that can be imported"),
        ("c.txt", b" \n", "is empty"),
    ]:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused) as caught:
            read(tmp_path / name)
        assert why in sentence(caught.value.message)
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(Refused, match=r"import\.(folder|unreadable)"):
            open_source(path)
    with pytest.raises(Refused, match="unknown"):
        exchange.read(open_source(tmp_path / "b.txt"), "onnet")


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathtracker.exchange.source.MOST_BYTES", 100)
    (tmp_path / "long.txt").write_bytes(b"x" * 101)
    with pytest.raises(Refused, match=r"import\.too_large"):
        open_source(tmp_path / "long.txt")


@given(st.binary(max_size=400), st.integers(0, 200))
def test_any_bytes_are_read_or_refused(junk: bytes, at: int) -> None:
    whole = "\n".join([HEAD, *rated("3", "4"), *rated("2", "1", element=FIXING)]).encode()
    for data in (junk, whole[:at] + junk + whole[at:], whole[:at]):
        assert 0 <= onet.detect(data) <= 1
        with suppress(Refused):
            draft = exchange.read(Source("x.txt", data), "onet")
            assert all(told(draft))
            assert {one.role for one in draft.asks} <= {role.slug for role in draft.roles}


# A release as it lies in its folder.

RELEASE = [
    "O*NET 30.3 Database",
    "May 2026 Release",
    "The content of the O*NET 30.3 Database is licensed under CC BY 4.0.",
]


@pytest.mark.parametrize("name", ["Read Me.txt", "READ_ME_onet_30.3.txt", "readme.txt"])
def test_the_source_names_the_release(write: Write, name: str) -> None:
    write(*RELEASE, name=name, head=None)
    [role] = read(write(*rated("3", "4"))).roles
    assert role.source.startswith("O*NET 30.3 Database, U.S. Department of Labor")


def test_both_layouts_are_known_by_their_columns(write: Write) -> None:
    """Since 30.3 skills lie in two tables, and software in one with other columns."""
    names = ("Essential Skills.txt", "Transferable Skills.txt")
    write(*rated("3", "4", element=FIXING), name=names[1])
    software = ["O*NET-SOC Code\tTitle\tWorkplace Example", "99-0004.00\tRobot writers\tEditor"]
    software.append("99-0001.00\tRobot tenders\tEditor")
    other = write(*software, name="Software Skills.txt", head=None)
    draft = read(write(*rated("3", "4"), name=names[0]))
    assert [role.title for role in draft.roles] == ["Robot tenders"]
    assert draft.empty == (("onet-99-0004.00", "Robot writers"),)
    assert read(other).empty == draft.empty
    [fixing] = read(other.with_name(names[1])).skills
    assert (fixing.name, fixing.category) == ("Fixing", "O*NET skills")


def test_a_table_of_links_beside_it_hides_nothing(write: Write) -> None:
    write(
        "2.A.1.a\tReading\t4.A.1\tGetting",
        name="Skills to Work Activities.txt",
        head="Skills Element ID\tSkills Element Name\tWork Activities Element ID\tName",
    )
    write(*rated("3", "4"))
    draft = read(write(*OCCUPATIONS, name="Occupation Data.txt", head=None))
    assert "Occupation Data.txt: Robot dreamers (99-0002.00): no ratings published." in told(draft)


def test_a_table_of_something_else_claims_nothing(write: Write) -> None:
    head = "\t".join(HEAD.split("\t")[:6])
    write(*OCCUPATIONS, name="Occupation Data.txt", head=None)
    interests = "\t".join((*TENDER, "1.B.1.a", "Realistic", "OI", "4.2"))
    styles = "\t".join((*TENDER, "1.D.1.a", "Patience", "IM", "4.2"))
    for row in (interests, styles):
        draft = read(write(row, name="Interests.txt", head=head))
        assert draft.empty == ()
        assert not any("no ratings published" in line for line in told(draft))
        assert any("no ratings of skills" in line for line in told(draft))
    write(*rated("3", "4", of=("99-0002.00", "Robot dreamers")))
    draft = read(write(interests, name="Interests.txt", head=head))
    assert draft.empty == (("onet-99-0001.00", "Robot tenders"),)


# Limits.


@pytest.mark.parametrize("place", range(4))
def test_a_name_without_end_is_a_line_left_out(write: Write, place: int) -> None:
    about = ["99-0009.00", "Robot pilots", "2.C.9.z", "Robots"]
    about[place] = ("2.C." if place == 2 else "") + "x" * 10_001
    bad = rated("4", "4", of=(about[0], about[1]), element=(about[2], about[3]))
    draft = read(write(*rated("3", "4"), *bad))
    assert [role.title for role in draft.roles][:1] == ["Robot tenders"]
    assert draft.refused_count == (2 if place in (0, 2) else 1)
    assert draft.refused[0].where == "Skills.txt:4"
    assert "00 characters" in sentence(draft.refused[0].why).replace(",", "")


def test_of_what_is_left_out_the_first_are_kept_and_all_are_counted(write: Write) -> None:
    draft = read(write(*rated("3", "4"), *["too\tfew"] * 50_000))
    assert len(draft.refused) == 100
    assert draft.refused_count == 50_000
    half = [rated("3", "4", element=(f"2.C.{n}", "Half"))[0] for n in range(150)]
    draft = read(write(*rated("3", "4"), *half))
    assert (len(draft.warnings), draft.warning_count) == (100, 151)


@pytest.mark.parametrize("row", ["", "x", "\t\t\t", "\t".join("abcdefgh")])
def test_a_table_with_too_many_lines_is_refused_at_once(tmp_path: Path, row: str) -> None:
    path = tmp_path / "Skills.txt"
    path.write_bytes((HEAD + f"\n{row}" * 1_000_000 + "\nlast").encode())
    before = process_time()
    with pytest.raises(Refused, match=r"import\.too_long"):
        read(path)
    assert process_time() - before < 2


def test_as_many_lines_as_can_come_in_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Skills.txt"
    path.write_text("\n".join([HEAD, *["x"] * 99_999, *rated("3", "4")[:1], "", " "]))
    assert read(path).refused_count == 99_999


def test_a_head_without_end_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "Skills.txt"
    for mark in ("\t", ";", '"'):
        path.write_text("O*NET-SOC Code" + mark * 10_000_000)
        before = process_time()
        with suppress(Refused):
            read(path)
        assert process_time() - before < 2


def test_what_is_no_file_is_never_opened(tmp_path: Path, write: Write) -> None:
    for name in ("pipe", "Occupation Data.txt", "Read Me.txt", "Level Scale Anchors.txt"):
        os.mkfifo(tmp_path / name)
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/stdin")):
        with pytest.raises(Refused, match=r"file\.irregular"):
            open_source(path)
    assert len(read(write(*rated("3", "4"))).roles) == 1
    with pytest.raises(Refused, match=r"import\.unreadable"):
        open_source(Path("a\0b"))


# The files as they are published.


@pytest.fixture
def samples() -> Path:
    folder = os.environ.get("PATHTRACKER_SAMPLES")
    if not folder:
        pytest.skip("PATHTRACKER_SAMPLES names no folder with O*NET's files")
    return Path(folder) / "onet"


@pytest.mark.parametrize(("name", "elements"), [("Skills", 35), ("Knowledge", 33)])
def test_published_ratings(samples: Path, name: str, elements: int) -> None:
    draft = read(samples / f"{name}.sample.tsv")
    assert len(draft.roles) == 13
    assert len(draft.asks) == 13 * elements
    assert {title for _, title in draft.empty} == {"Data Scientists", "Software Developers"}
    assert all(len(skill.anchors) == 6 for skill in draft.skills)
    assert all(role.source.startswith("O*NET 29.3 Database") for role in draft.roles)
    reading = [one for one in draft.asks if one.skill == "onet-2.A.1.a"]
    assert all(one.level >= 2 and one.importance >= 3 for one in reading)


def test_published_tables_without_ratings(samples: Path) -> None:
    draft = read(samples / "Technology_Skills.sample.tsv")
    assert draft.roles == ()
    assert {title for _, title in draft.empty} == {"Data Scientists", "Software Developers"}
    assert READING[0] == "2.A.1.a"
