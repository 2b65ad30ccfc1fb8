"""Finding what a person means by a name they typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from pathtracker.core.messages import Refused
from pathtracker.core.model import TITLE_LENGTH

T = TypeVar("T")

_LONGEST_SLIP = 200
"""Characters: what is longer is compared whole, and what it is like is not looked for."""


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """Something that can be called by its id, its slug, its title or another of its names."""

    value: T
    key: str
    slug: str | None
    title: str
    aliases: tuple[str, ...] = ()


def meant(name: str, candidates: Iterable[Named[T]], *, kind: str) -> T:
    """What `name` means: an id or unique beginning of one, a slug, an exact title, an alias.

    An exact answer wins over the beginning of an id. Case doesn't matter. Raises Refused
    ``ambiguous`` with the candidates, or ``unknown`` with the three nearest names.
    """
    if len(name) > TITLE_LENGTH:
        raise Refused("unknown", kind=kind, name=brief(name), nearest="")
    wanted = name.strip().casefold()
    everyone = list(candidates) if wanted else []
    exact = [c for c in everyone if wanted in (c.key, (c.slug or "").casefold())]
    exact = exact or [c for c in everyone if c.title.casefold() == wanted]
    exact = exact or [c for c in everyone if wanted in (a.casefold() for a in c.aliases)]
    plain = wanted.replace("-", "")
    found = exact or [c for c in everyone if len(plain) >= 4 and c.key.startswith(plain)]
    if len(found) == 1:
        return found[0].value
    if found:
        shown = ", ".join(f"“{brief(c.title)}” ({c.slug or c.key[:8]})" for c in found[:8])
        raise Refused("ambiguous", kind=kind, name=name, candidates=shown)
    raise Refused("unknown", kind=kind, name=name, nearest=_nearest(wanted, everyone))


def brief(title: str) -> str:
    """As much of a title as tells it from others in a list."""
    return title if len(title) <= 40 else title[:39] + "…"


def _nearest(wanted: str, everyone: Iterable[Named[T]]) -> str:
    if len(wanted) > _LONGEST_SLIP:
        return ""
    by_name: dict[str, str] = {}
    for candidate in everyone:
        shown = candidate.slug or candidate.title
        for alias in (shown, candidate.title, *candidate.aliases):
            by_name[alias.casefold()] = shown
    close = get_close_matches(wanted, by_name, n=6, cutoff=0.5)
    return ", ".join(brief(name) for name in list(dict.fromkeys(by_name[n] for n in close))[:3])
