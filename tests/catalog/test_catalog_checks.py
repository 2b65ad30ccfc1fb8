"""Each check names file, entry and reason on a catalogue broken in one place."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_catalog import Change

from pathtracker.catalog import Outcome, check_catalog, load_catalog

CORE, SKILL, ROLE, PROJECT = (
    "roadmaps/core.toml",
    "skills/all.toml",
    "roles/maker.toml",
    "projects/guess.toml",
)
EIGHTEEN = "".join(
    f'[[skill]]\nslug = "s{n}"\nname = "S{n}"\ncategory = "C"\n'
    'anchors = ["0", "1", "2", "3", "4", "5"]\n'
    for n in range(18)
)


def test_the_small_catalogue_has_nothing_wrong(folder: Path) -> None:
    assert check_catalog(load_catalog(folder)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "why"),
    [
        pytest.param(
            CORE,
            "outcomes = { python = 3 }",
            'outcomes = { python = 3 }\nrequires = ["ask-table"]',
            "write-script",
            "prerequisites go round in a circle: "
            "“Write a script” needs “Ask a table” needs “Write a script”",
            id="a circle, named by titles",
        ),
        pytest.param(
            CORE,
            'requires = ["write-script"]',
            'requires = ["nothing"]',
            "ask-table",
            "requires “nothing”, which is not there",
            id="dangling prerequisite",
        ),
        pytest.param(
            CORE,
            'steps = ["write-script", "ask-table"]',
            'steps = ["write-script", "ask-table", "lost"]',
            "core",
            "phase start lists the step “lost”, which is not there",
            id="dangling step of a phase",
        ),
        pytest.param(
            ROLE,
            'roadmaps = ["core"]',
            'roadmaps = ["core", "lost"]',
            "maker",
            "lists the roadmap “lost”, which is not there",
            id="dangling roadmap of a role",
        ),
        pytest.param(
            ROLE,
            '[page.work]\nnone = "Nothing known."',
            '[page.work]\nsource = "rumour"\nitems = ["One says so."]',
            "maker",
            "section work names the source “rumour”, which is not there",
            id="unknown source",
        ),
        pytest.param(
            ROLE,
            "python = { levels = [2, 3, 3]",
            "python = { levels = [2, 3, 4]",
            "maker",
            "python is asked for at level 4 at senior, and nothing raises it above 3",
            id="required skill that nothing raises",
        ),
        pytest.param(
            ROLE,
            "python = { levels = [2, 3, 3]",
            "python = { levels = [2, 3, 2]",
            "maker",
            "python falls from 3 to 2 going up to senior",
            id="level that falls",
        ),
        pytest.param(
            ROLE,
            "python = { levels = [2, 3, 3]",
            "python = { levels = [2, 0, 3]",
            "maker",
            "python falls from 2 to 0 going up to mid",
            id="skill not asked for at the next rung",
        ),
        pytest.param(
            ROLE,
            "sql = { levels = [2, 2, 4]",
            "sql = { levels = [4, 4, 4]",
            "maker",
            "sql at junior is above 3: 4",
            id="too much for a junior",
        ),
        pytest.param(
            ROLE,
            'levels = [2, 2, 4], importance = 3, by_experience = ["senior"]',
            'levels = [2, 5, 5], importance = 3, by_experience = ["mid", "senior"]',
            "maker",
            "sql at mid is above 4: 5",
            id="too much at mid",
        ),
        pytest.param(
            SKILL,
            '"daily", "asked"]',
            '"daily"]',
            "python",
            "has 5 anchors; the levels 0 to 5 need six",
            id="five anchors",
        ),
        pytest.param(
            SKILL,
            '"daily", "asked"]',
            '"daily", " "]',
            "python",
            "has 5 anchors; the levels 0 to 5 need six",
            id="a blank anchor",
        ),
        pytest.param(
            SKILL,
            'name = "SQL"',
            'name = "SQL"\naliases = ["PYTHON"]',
            "sql",
            "“PYTHON” already means python",
            id="alias of another skill",
        ),
        pytest.param(
            CORE,
            'checks = ["run a script"]',
            "checks = []",
            "write-script",
            "has 0 checks; between 1 and 3 are meant, none blank",
            id="no checks",
        ),
        pytest.param(
            CORE,
            'checks = ["run a script"]',
            'checks = ["a", "b", "c", "d"]',
            "write-script",
            "has 4 checks; between 1 and 3 are meant, none blank",
            id="four checks",
        ),
        pytest.param(
            CORE,
            "hours = 3",
            "hours = 9",
            "write-script",
            "takes 9 hours; between 1 and 8 are meant",
            id="too long",
        ),
        pytest.param(
            CORE,
            "hours = 3",
            "hours = 0.5",
            "write-script",
            "takes 0.5 hours; between 1 and 8 are meant",
            id="too short",
        ),
        pytest.param(
            CORE,
            "https://sqlbolt.com/",
            "http://sqlbolt.com/",
            "ask-table",
            "address is not https: http://sqlbolt.com/",
            id="not https",
        ),
        pytest.param(
            CORE,
            'url = "https://sqlbolt.com/"',
            'url = "https://sqlbolt.com/", cost = "account"',
            "ask-table",
            "has no free resource",
            id="nothing free",
        ),
        pytest.param(
            CORE,
            "outcomes = { sql = 2 }",
            "outcomes = { sql = 4 }",
            "ask-table",
            "raises sql to level 4; a practise item backs 3 at most",
            id="more than the kind backs",
        ),
        pytest.param(
            CORE,
            'steps = ["write-script", "ask-table"]',
            'steps = ["write-script"]',
            "ask-table",
            "stands in no roadmap",
            id="a step without a place",
        ),
        pytest.param(
            CORE,
            'steps = ["write-script", "ask-table"]',
            'steps = ["write-script", "ask-table", "write-script"]',
            "core",
            "lists the step write-script twice",
            id="a step listed twice",
        ),
        pytest.param(
            ROLE,
            '[page.pros]\nnone = "Nothing known."',
            "[page.pros]",
            "maker",
            "section pros is empty, without the sentence that says why",
            id="an empty section",
        ),
        pytest.param(
            ROLE,
            '[page.pros]\nnone = "Nothing known."',
            "",
            "maker",
            "section pros is empty, without the sentence that says why",
            id="a missing section",
        ),
        pytest.param(
            ROLE,
            '[page.pros]\nnone = "Nothing known."',
            '[page.pros]\nitems = ["Good pay."]',
            "maker",
            "section pros names no source and is not marked as general knowledge",
            id="a claim without a source",
        ),
        pytest.param(
            ROLE,
            '[page.pay]\nnone = "Nothing known."',
            '[page.pay]\nbasis = "general"\nitems = [{ label = "A", low = 1, source = "" }]',
            "maker",
            "section pay has a figure without its source",
            id="a figure without a source",
        ),
        pytest.param(
            PROJECT,
            'stage = "baseline"',
            'stage = "data"',
            "guess",
            "has no milestone at the stage baseline",
            id="a project without a baseline",
        ),
    ],
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
