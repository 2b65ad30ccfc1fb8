"""How a sentence is made of its template: in English, as the command line says it.

Whoever says something in another way, as the window does, hands in a function of the same shape.
"""

from __future__ import annotations

import re
from typing import Protocol

_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


class Translate(Protocol):
    """Makes a sentence of a template, which is written in English: `n` is what it counts, fills {n}
    and chooses between “[step|steps]”; the others fill the gaps of their names."""

    def __call__(self, text: str, /, n: int | None = None, **gaps: object) -> str: ...


def english(text: str, /, n: int | None = None, **gaps: object) -> str:
    """The sentence in English, with numbers as programs read them."""
    found = chosen(text, n)
    return found.format_map(gaps | {"n": n}) if gaps or n is not None else found


def chosen(text: str, n: int | None) -> str:
    """The template with what is said of `n`: “{n} step” of “{n} [step|steps]” if that is 1."""
    return text if n is None else _CHOICE.sub(r"\1" if n == 1 else r"\2", text)
