"""The one `tr`: gaps, counts and digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from pathtracker.app.words import tr


def test_what_fills_a_gap_is_no_template() -> None:
    assert tr("after {title}", title="{title} %s {0} [a|b]") == "after {title} %s {0} [a|b]"
    assert tr("{n} [step|steps] of {title}", 1, title="[a|b] {n}") == "1 step of [a|b] {n}"


@pytest.mark.parametrize(
    ("n", "shown"), [(0, "0 steps are"), (1, "1 step is"), (2, "2 steps are"), (5, "5 steps are")]
)
def test_a_count_chooses_its_form(n: int, shown: str) -> None:
    assert tr("{n} [step is|steps are]", n) == shown


def test_whole_numbers_are_in_the_digits_of_the_locale() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert tr("{n} of {total}", 3, total=1200) == "٣ of ١٬٢٠٠"
