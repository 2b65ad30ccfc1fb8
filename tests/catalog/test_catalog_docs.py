"""The page on what the catalogue holds says what is there."""

import re
from pathlib import Path

from small_catalog import SHIPPED

from pathtracker.catalog import load_catalog

TEXT = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`([\w/-]+\.toml)`", TEXT)
    assert len(named) >= 8
    for name in named:
        assert (SHIPPED / name.removeprefix("resources/catalog/")).is_file(), name


def test_every_role_stands_there_with_its_roadmaps_and_projects() -> None:
    for slug, role in load_catalog(SHIPPED).catalog.roles.items():
        row = f"| `{slug}` | {', '.join(role.roadmaps)} | {', '.join(role.projects)} |"
        assert row in TEXT


def test_all_eighteen_rows_are_mapped() -> None:
    assert re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE) == [str(n) for n in range(1, 19)]
