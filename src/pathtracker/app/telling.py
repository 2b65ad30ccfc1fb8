"""Sentences as the window says them, with days as its locale has them; the command line has its own
ways on."""

from __future__ import annotations

from pathtracker import wording
from pathtracker.app.dates import with_days
from pathtracker.core.messages import Message


def sentence(message: wording.Worded) -> str:
    """What a message says, with the ways on that a window has."""
    if isinstance(message, Message):
        message = with_days(message)
    return wording.sentence(message, in_window=True)
