"""Loading: a broken file or entry is left out and named, and the rest is there."""

from pathlib import Path

import pytest
from small_catalog import Change

from pathtracker.catalog import load_catalog


def reasons(folder: Path) -> list[str]:
    return [str(problem) for problem in load_catalog(folder).problems]


def test_a_whole_catalogue_is_read_without_problems(folder: Path) -> None:
    loaded = load_catalog(folder)
    catalog = loaded.catalog
    assert loaded.problems == ()
    assert catalog.version == 7
    assert list(catalog.steps) == ["write-script", "ask-table"]
    assert catalog.steps["ask-table"].requires == ("write-script",)
    assert catalog.steps["ask-table"].resources[0].known_on.year == 2025
    assert catalog.projects["guess"].milestones[0].stage == "problem"
    assert [need.level for need in catalog.roles["maker"].at("mid")] == [3, 2]


def test_an_empty_folder_gives_an_empty_catalogue_and_says_so(tmp_path: Path) -> None:
    loaded = load_catalog(tmp_path)
    assert dict(loaded.catalog.roles) == {}
    assert [str(problem) for problem in loaded.problems] == ["catalog.toml: is missing"]


def test_a_file_that_is_not_toml_is_left_out_with_its_line(folder: Path) -> None:
    (folder / "skills" / "more.toml").write_text("[[skill]\nslug = 1", encoding="utf-8")
    loaded = load_catalog(folder)
    assert [problem.file for problem in loaded.problems] == ["skills/more.toml"]
    assert "not valid TOML" in loaded.problems[0].why
    assert "line 1" in loaded.problems[0].why
    assert "python" in loaded.catalog.skills
    assert "maker" in loaded.catalog.roles


def test_a_file_that_is_not_text_is_left_out(folder: Path) -> None:
    (folder / "skills" / "more.toml").write_bytes(b"\xff\xfe\x00")
    assert reasons(folder) == ["skills/more.toml: is not text in UTF-8; the file is left out"]


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "why"),
    [
        ("roadmaps/core.toml", "hours = 3", "hours = 'three'", "write-script", "not a number"),
        ("roadmaps/core.toml", "hours = 3", "hours = nan", "write-script", "hours are nan"),
        ("roadmaps/core.toml", "hours = 3", "hours = true", "write-script", "not a number"),
        ("roadmaps/core.toml", 'kind = "build"', 'kind = "do"', "write-script", "has to be one of"),
        ("roadmaps/core.toml", "python = 3", "python = 6", "write-script", "outside 0 to 5"),
        ("roadmaps/core.toml", 'checks = ["run a script"]', "checks = 1", "write-script", "list"),
        ("roadmaps/core.toml", 'rung = "junior"', 'rung = "chief"', "core", "has to be one of"),
        ("roadmaps/core.toml", 'title = "Write a script"', "", "write-script", "has no title"),
        ("skills/all.toml", 'name = "Python"', 'name = " "', "python", "name is empty"),
        ("roles/maker.toml", "[2, 3, 3]", "[2, 3, 9]", "maker", "outside 0 to 5"),
        ("roles/maker.toml", "[2, 3, 3]", "[2, 3]", "maker", "three whole numbers"),
        ("roles/maker.toml", "importance = 5", "importance = 6", "maker", "outside 1 to 5"),
        ("roles/maker.toml", "[page.work]", "[page.worc]", "maker", "unknown section"),
        ("projects/guess.toml", 'stage = "data"', 'stage = "dots"', "guess", "has to be one of"),
    ],
)
def test_a_broken_entry_is_left_out_and_named(
    change: Change, file: str, old: str, new: str, entry: str, why: str
) -> None:
    loaded = load_catalog(change(file, old, new))
    first = loaded.problems[0]
    assert (first.file, first.entry) == (file, entry)
    assert why in first.why
    assert first.why.endswith("left out")
    catalog = loaded.catalog
    left = {*catalog.skills, *catalog.steps, *catalog.roadmaps, *catalog.roles, *catalog.projects}
    assert entry not in left
    assert left  # the program goes on with the rest


def test_what_mentions_a_broken_entry_loses_the_mention_and_stays(change: Change) -> None:
    loaded = load_catalog(change("skills/all.toml", 'name = "Python"', "name = 1"))
    assert "python" not in loaded.catalog.skills
    assert loaded.catalog.steps["write-script"].outcomes == ()
    assert {need.skill for need in loaded.catalog.roles["maker"].requirements} == {"sql"}
    assert {(problem.file, problem.entry) for problem in loaded.problems} == {
        ("skills/all.toml", "python"),
        ("roadmaps/core.toml", "write-script"),
        ("projects/guess.toml", "guess"),
        ("backgrounds.toml", "care"),
        ("roles/maker.toml", "maker"),
    }


def test_a_dangling_prerequisite_is_taken_out_and_named(change: Change) -> None:
    loaded = load_catalog(change("roadmaps/core.toml", '["write-script"]\nout', '["gone"]\nout'))
    assert loaded.catalog.steps["ask-table"].requires == ()
    assert reasons_of(loaded.problems) == [
        "roadmaps/core.toml: ask-table: requires “gone”, which is not there"
    ]


def reasons_of(problems: tuple[object, ...]) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("where", ["roadmaps/core.toml", "skills/all.toml"])
def test_a_second_entry_of_the_same_slug_is_left_out(folder: Path, where: str) -> None:
    again = folder / where.replace("/", "/z-")
    again.write_text((folder / where).read_text(encoding="utf-8"), encoding="utf-8")
    loaded = load_catalog(folder)
    assert all("taken already, in " + where in problem.why for problem in loaded.problems)
    assert len(loaded.problems) >= 2
    assert len(loaded.catalog.skills) == 2


def test_a_milestone_cannot_have_the_name_of_a_step(change: Change) -> None:
    folder = change("projects/guess.toml", '"guess-data"', '"write-script"')
    loaded = load_catalog(folder)
    assert "guess" not in loaded.catalog.projects
    assert "milestone write-script: the slug is taken" in loaded.problems[0].why


def test_a_slip_of_the_pen_in_a_key_is_named(change: Change) -> None:
    folder = change("roadmaps/core.toml", "requires =", "require =")
    assert reasons(folder) == ["roadmaps/core.toml: ask-table: has an unknown key: require"]


def test_a_dotted_table_in_place_of_a_list_is_named(change: Change) -> None:
    folder = change("sources.toml", "[[source]]", "[source]")
    assert reasons(folder)[0] == "sources.toml: source: has to be written as [[source]]"


def test_mentions_of_what_is_broken_are_told_from_what_is(folder: Path) -> None:
    (folder / "roadmaps" / "broken.toml").write_text("slug =", encoding="utf-8")
    loaded = load_catalog(folder)
    assert [problem.file for problem in loaded.broken] == ["roadmaps/broken.toml"]
