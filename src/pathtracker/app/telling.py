"""Sentences as the window says them: in its language, with days and numbers as its locale has them.
The command line has its own ways on."""

from __future__ import annotations

from pathtracker import wording
from pathtracker.app.dates import with_days
from pathtracker.app.words import tr
from pathtracker.core.messages import Message


def sentence(message: wording.Worded) -> str:
    """What a message says, with the ways on that a window has."""
    return wording.sentence(_dated(message), tr, in_window=True)


def past(message: wording.Worded) -> str:
    """What a change did, said after it."""
    return wording.past(_dated(message), tr)


def undo_sentence(message: wording.Worded, way: str = "undo") -> str:
    """What turning a change round is called, or was: `way` as wording has it."""
    return wording.undo_sentence(_dated(message), way, tr)


def _dated(message: wording.Worded) -> wording.Worded:
    return with_days(message) if isinstance(message, Message) else message
