"""Copies of what a step is learnt from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from helpers import WHEN

from pathtracker.actions import resources
from pathtracker.core.messages import Refused
from pathtracker.core.model import Item
from pathtracker.store import Store

Step = Callable[[str], Item]


def test_a_copy_is_noted_and_forgotten(store: Store, step: Step) -> None:
    joins = step("joins").id
    kept = resources.keep_copy(store, item=joins, index=0, path=" /media/ada/joins.pdf ", when=WHEN)
    assert kept.resources[0].saved == "/media/ada/joins.pdf"
    again = resources.keep_copy(store, item=joins, index=0, path="", when=WHEN)
    assert again.resources[0].saved == ""


@pytest.mark.parametrize(("index", "path"), [(7, "a.pdf"), (-1, "a.pdf"), (0, "half \ud800")])
def test_what_can_not_be_kept_changes_nothing(
    store: Store, step: Step, index: int, path: str
) -> None:
    joins = step("joins")
    with pytest.raises(Refused):
        resources.keep_copy(store, item=joins.id, index=index, path=path, when=WHEN)
    assert step("joins") == joins
