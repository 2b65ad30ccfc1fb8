"""Files of a catalogue that would take the machine's memory are refused before they are parsed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pathtracker.catalog import bounds, load_catalog
from pathtracker.catalog.bounds import LARGEST, MOST_PARTS, beyond_bounds

MANY = 50_000
KEYS = {
    "plain": "a" + ".a" * MANY + " = 1",
    "a table": "[a" + ".a" * MANY + "]",
    "a table of many": "[[a" + ".a" * MANY + "]]",
    "spaced": "a" + " \t. a" * MANY + " = 1",
    "quoted": '"a b"' + '."a.b"' * MANY + " = 1",
    "with escapes": '"a\\"b"' + '."\\""' * MANY + " = 1",
    "literal": "'a'" + ".'\\'" * MANY + " = 1",
    "empty": '""' + '.""' * MANY + " = 1",
    "inside a value": "x = [{a" + ".a" * MANY + " = 1}]",
    "behind a text": 'x = {y = "a \\" b", a' + ".a" * MANY + " = 1}",
    "behind a text of lines": 'x = {y = """\nq""", a' + ".a" * MANY + " = 1}",
    "behind a literal of lines": "x = {y = '''\nq''', a" + ".a" * MANY + " = 1}",
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_absurdly_many_parts_is_named_and_not_parsed(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tomllib.loads", None)
    (tmp_path / "skills.toml").write_text(f"\n{KEYS[key]}\n", "utf-8")
    (problem,) = (p for p in load_catalog(tmp_path).problems if p.file == "skills.toml")
    assert f"more than {MOST_PARTS} parts in line" in problem.why


@pytest.mark.parametrize(
    "line",
    [
        "a = " + '"' + "One. Two, three. " * 100 + '"',
        "# " + "." * 1_000,
        "a = [" + "1.5, " * 1_000 + "]",
        "a" + ".a" * (MOST_PARTS - 1) + " = 1",
        'a = ["x.y", ' + '"https://a.b.example.org/c.d/e.f", ' * 50 + "]",
    ],
    ids=range(5),
)
def test_points_elsewhere_are_no_parts(line: str) -> None:
    assert beyond_bounds(line) == ""


def test_a_file_that_is_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "steps.toml").write_text("#" * (LARGEST + 1), "utf-8")
    (problem,) = (p for p in load_catalog(tmp_path).problems if p.file == "steps.toml")
    assert "larger than 2 MB" in problem.why


@pytest.mark.parametrize("sign", ['"', "'", "\\", '\\"', ".", "a", " ", '"."', "'.", " .", "[."])
def test_looking_takes_as_long_as_there_is_to_look_at(sign: str) -> None:
    def spent(length: int) -> float:
        line = (sign * length)[:length] + "." * MOST_PARTS
        begun = time.process_time()
        bounds.beyond_bounds(line)
        return time.process_time() - begun

    assert min(spent(200_000) for _ in range(2)) < max(0.05, 40 * spent(20_000))
