"""Each check names file, entry and reason on a catalogue broken in one place."""

from dataclasses import replace
from pathlib import Path

import pytest
from broken_catalogs import BROKEN, CORE, ROLE
from small_catalog import Change

from pathtracker.catalog import Outcome, check_catalog, load_catalog

EIGHTEEN = "".join(
    f'[[skill]]\nslug = "s{n}"\nname = "S{n}"\ncategory = "C"\n'
    'anchors = ["0", "1", "2", "3", "4", "5"]\n'
    for n in range(18)
)


def test_the_small_catalogue_has_nothing_wrong(folder: Path) -> None:
    assert check_catalog(load_catalog(folder)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "why"),
    BROKEN,
)
def test_what_is_wrong_is_named_with_file_entry_and_reason(
    change: Change, file: str, old: str, new: str, entry: str, why: str
) -> None:
    problems = check_catalog(load_catalog(change(file, old, new)))
    assert (file, entry, why) in [(p.file, p.entry, p.why) for p in problems]


def test_a_junior_is_not_asked_for_everything(folder: Path, change: Change) -> None:
    (folder / "skills" / "many.toml").write_text(EIGHTEEN, encoding="utf-8")
    rows = "".join(
        f's{n} = {{ levels = [1, 1, 1], importance = 5, by_experience = ["junior"] }}\n'
        for n in range(14)
    )
    problems = check_catalog(
        load_catalog(change(ROLE, "[requirements]\n", "[requirements]\n" + rows))
    )
    whys = [problem.why for problem in problems if problem.entry == "maker"]
    assert "asks for 16 skills at junior; 15 are the most" in whys
    assert "has 15 skills of importance 5 at junior; 4 are the most" in whys


def test_a_prerequisite_that_a_role_does_not_bring_is_named(change: Change) -> None:
    folder = change(CORE, 'steps = ["write-script", "ask-table"]', 'steps = ["ask-table"]')
    other = '\n[[phase]]\nslug = "p"\ntitle = "P"\nrung = "junior"\nsteps = ["write-script"]\n'
    text = f'slug = "other"\ntitle = "Other"\nsummary = "Other."\n{other}'
    (folder / "roadmaps" / "other.toml").write_text(text, encoding="utf-8")
    whys = [problem.why for problem in check_catalog(load_catalog(folder))]
    assert "brings the step ask-table at junior without write-script, which it requires" in whys


def test_a_catalogue_put_together_by_hand_is_checked_too(folder: Path) -> None:
    catalog = load_catalog(folder).catalog
    step = replace(catalog.steps["ask-table"], outcomes=(Outcome("sql", 9), Outcome("tea", 1)))
    problems = check_catalog(replace(catalog, steps={**catalog.steps, "ask-table": step}))
    whys = [problem.why for problem in problems]
    assert "raises sql to level 9, outside 1 to 5" in whys
    assert "raises the skill “tea”, which is not there" in whys


def test_experience_asks_for_no_step(change: Change) -> None:
    folder = change(
        ROLE,
        "python = { levels = [2, 3, 3], importance = 5",
        'python = { levels = [2, 3, 5], importance = 5, by_experience = ["senior"]',
    )
    assert check_catalog(load_catalog(folder)) == ()
