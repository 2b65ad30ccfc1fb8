"""What an edit has moved, in words: from where to where, and how much else went with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from pathtracker.app.timeline.words import day
from pathtracker.app.words import tr

_SHOWN = 60


class Moving(NamedTuple):
    """An item that is edited, and the days of all before that: first and last, as ordinals."""

    item: UUID
    before: Mapping[UUID, tuple[int, int]]


def moved_words(moving: Moving, title: str, now: Mapping[UUID, tuple[int, int]], today: int) -> str:
    """“Read: now 10 – 11 Nov, was 8 – 9 Nov. 3 others moved.”; empty where it has no day."""
    was, there = moving.before.get(moving.item), now.get(moving.item)
    if there is None:
        return ""
    title, place = title[:_SHOWN], _span(there, today)
    if was is None:
        words = tr("“{title}”: now {now}.", title=title, now=place)
    elif was == there:
        words = tr("“{title}” stays at {now}.", title=title, now=place)
    else:
        words = tr(
            "“{title}”: now {now}, was {was}.", title=title, now=place, was=_span(was, today)
        )
    others = sum(
        1
        for key, span in now.items()
        if key != moving.item and moving.before.get(key, span) != span
    )
    if others:
        words += " " + tr("{n} [other|others] moved.", others)
    return words


def _span(span: tuple[int, int], today: int) -> str:
    first, last = day(span[0], today), day(span[1], today)
    return first if first == last else tr("{first} to {last}", first=first, last=last)
