"""Refusals: which field, which value, why, and within what limit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pathtracker.core.messages import Message, Refused, refusal_of
from pathtracker.core.model import Entity, Item, Learner, Role


def refused(entity: type[Entity], **fields: Any) -> dict[str, Any]:
    """The params of the refusal that making an entity so would be."""
    with pytest.raises(ValidationError) as caught:
        entity(id=UUID(int=1), **fields)
    message = refusal_of(caught.value).message
    assert message.id == "invalid"
    return dict(message.params)


def test_a_refusal_names_field_value_reason_and_limit() -> None:
    assert refused(Item, title="x", effort=-2) == {
        "entity": "Item",
        "field": "effort",
        "value": "-2",
        "why": "greater_than_equal",
        "limit": "0.0",
    }


def test_a_rule_over_several_fields_is_named_by_its_own_word() -> None:
    params = refused(Role, title="x", start="2026-03-02", target="2026-03-01")
    assert params["why"] == "target_before_start"
    assert params["field"] == ""


def test_a_fault_inside_a_field_is_told_by_the_field() -> None:
    assert refused(Learner, minutes=(60,) * 6 + (-5,))["field"] == "minutes"
    assert refused(Item, title="x", checks=({"text": ""},))["field"] == "checks"


def test_of_several_faults_the_first_is_told() -> None:
    assert refused(Item, title="", effort=-1)["field"] == "title"


@given(st.text(min_size=1, max_size=60))
def test_a_long_value_is_told_by_its_beginning(text: str) -> None:
    value = refused(Item, title="x" + text * 10_001 + "x")["value"]
    assert value == ("x" + text * 39)[:39] + "…"


def test_a_refusal_is_a_message_and_an_error() -> None:
    refusal = Refused("ambiguous", name="x", count=2)
    assert refusal.message == Message("ambiguous", {"name": "x", "count": 2})
    assert "ambiguous" in str(refusal)


def test_a_message_keeps_what_fills_its_gaps_even_a_gap_called_id() -> None:
    assert Refused("gone", id="1").message.params == {"id": "1"}
