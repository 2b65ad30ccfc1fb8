"""The compiled form makes loading faster and never shows an old text."""

import json
from pathlib import Path

import pytest
from small_catalog import SHIPPED

from pathtracker.catalog import load_catalog, write_compiled
from pathtracker.catalog.compiled import Documents


def test_the_compiled_form_reads_as_the_files_do(tmp_path: Path) -> None:
    compiled = write_compiled(SHIPPED, tmp_path / "compiled.json")
    assert Documents(SHIPPED, compiled).parsed == []
    assert load_catalog(SHIPPED, compiled) == load_catalog(SHIPPED)


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    write_compiled(folder)
    skills = folder / "skills" / "all.toml"
    skills.write_text(skills.read_text("utf-8").replace('"Python"', '"Snake"'), "utf-8")
    assert Documents(folder).parsed == ["skills/all.toml"]
    assert load_catalog(folder).catalog.skills["python"].name == "Snake"


def test_a_file_that_is_gone_is_gone(folder: Path) -> None:
    write_compiled(folder)
    (folder / "roles" / "maker.toml").unlink()
    assert dict(load_catalog(folder).catalog.roles) == {}


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 200_000, "[]", '{"files": 3}', '{"files": {"catalog.toml": 1}}']
)
def test_a_broken_compiled_form_is_of_no_importance(folder: Path, text: str) -> None:
    (folder / "compiled.json").write_text(text, encoding="utf-8")
    loaded = load_catalog(folder)
    assert loaded.problems == ()
    assert "maker" in loaded.catalog.roles


def test_the_compiled_form_is_written_whole(folder: Path) -> None:
    path = write_compiled(folder)
    assert "roles/maker.toml" in json.loads(path.read_text("utf-8"))["files"]
    assert not path.with_suffix(".part").exists()
