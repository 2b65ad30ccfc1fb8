"""Whatever has happened to a file, opening it and reading it ends well or with a StoreError.

PATHTRACKER_MUTATIONS sets how many mutated files are tried, PATHTRACKER_SEED which.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pathtracker.store import Store, StoreError
from pathtracker.store.check import check_file
from pathtracker.store.errors import DamagedValueError

from .conftest import GOLDEN

COUNT = int(os.environ.get("PATHTRACKER_MUTATIONS", "300"))
SEED = int(os.environ.get("PATHTRACKER_SEED", "1"))
PAGE = 4096


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # an unknown choice is handed on
def test_mutated_files(tmp_path: Path) -> None:
    original = GOLDEN.read_bytes()
    path = tmp_path / "pathtracker.db"
    refused = 0
    for number in range(COUNT):
        chance = random.Random(f"{SEED}/{number}")
        content = bytearray(original)
        for _ in range(chance.choice([1, 1, 1, 3, 20])):
            chance.choice(MUTATIONS)(content, chance)
        path.write_bytes(content)
        may_change = False
        try:
            report = check_file(path)
            assert path.read_bytes() == content, f"mutation {number} of seed {SEED}"
            read_everything(path)
            may_change = content[19] == 2  # WAL mode; a file that opens is taken out of it
        except DamagedValueError:
            # A value inside an otherwise sound file; `check` has to name it.
            assert not report.sound, f"mutation {number} of seed {SEED}"
        except StoreError:
            refused += 1
        except BaseException as error:
            error.add_note(f"mutation {number} of seed {SEED}")
            raise
        assert may_change or path.read_bytes() == content, f"mutation {number} of seed {SEED}"
        assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert COUNT * 0.2 < refused < COUNT


def read_everything(path: Path) -> None:
    with Store.open(path) as store:
        store.dump()
        store.history(100)
        store.to_undo()
        store.to_redo()


def flip_a_bit(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def change_the_header(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(16, 100)
    content[place : place + 1] = bytes([chance.choice([0, 1, 2, 127, 128, 255])])


def change_a_page_header(content: bytearray, chance: random.Random) -> None:
    place = PAGE * chance.randrange(1 + len(content) // PAGE) + chance.randrange(12)
    content[place : place + 1] = bytes([chance.randrange(256)])


def blank(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    end = min(len(content), start + chance.choice([4, 100, PAGE]))
    content[start:end] = bytes(end - start)


def lose_some(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    del content[start : start + chance.choice([1, 100, PAGE])]


def cut_short(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content) + 1) :]


def swap_pages(content: bytearray, chance: random.Random) -> None:
    pages = len(content) // PAGE
    if pages < 2:
        return
    one, other = (PAGE * chance.randrange(pages) for _ in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


def change_text(content: bytearray, chance: random.Random) -> None:
    letters = [at for at in range(len(content)) if 48 <= content[at] < 123]
    if letters:
        content[chance.choice(letters)] = chance.choice(b'0aZ"\\{\xff\x80\x00')


MUTATIONS: list[Callable[[bytearray, random.Random], None]] = [
    flip_a_bit,
    change_the_header,
    change_a_page_header,
    blank,
    lose_some,
    cut_short,
    swap_pages,
    change_text,
    change_text,
]
