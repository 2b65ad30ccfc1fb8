"""CSV that a spreadsheet takes as it was meant."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.exchange.csv_out import csv_text

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n\0"))


def test_numbers_stay_numbers_and_formulas_become_words() -> None:
    text = csv_text(("=head", "n"), [("=1+1", -2), ("plain, text", 0.5)])
    assert text == "'=head,n\n'=1+1,-2\n\"plain, text\",0.5\n"


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2)))
def test_it_reads_back_and_nothing_in_it_is_run(rows: list[list[str]]) -> None:
    head, *found = csv.reader(StringIO(csv_text(("a", "b"), rows)))
    assert head == ["a", "b"]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in found for cell in row)
