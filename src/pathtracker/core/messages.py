"""What the program has to say: an id with parameters, of which `wording` makes sentences.

Wording is not domain: the change record keeps messages, so that history can be read in another
language than the one it was written in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

Param = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence still to be worded: an id such as ``item.finish`` and what fills its gaps."""

    id: str
    params: Mapping[str, Param] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - it is an answer to the learner, not a fault
    """The learner asked for something that can't be done. Nothing has been changed."""

    def __init__(self, id: str, /, **params: Param) -> None:  # noqa: A002
        super().__init__(id, params)
        self.message = Message(id, params)


def refusal_of(error: ValidationError) -> Refused:
    """The first fault of a failed validation, as a refusal that names the field and the value."""
    fault = error.errors(include_url=False)[0]
    place = [str(part) for part in fault["loc"]]
    shown = str(fault.get("input", ""))
    return Refused(
        "invalid",
        entity=error.title,
        field=place[0] if place else "",
        value=shown if len(shown) <= 40 else shown[:39] + "…",
        why=fault["type"] if fault["type"] != "value_error" else str(fault["ctx"]["error"]),
        limit=_limit(fault.get("ctx", {})),
    )


def _limit(context: Mapping[str, object]) -> Param:
    for key in ("ge", "gt", "le", "lt", "max_length", "min_length"):
        if key in context:
            return str(context[key])
    return ""
