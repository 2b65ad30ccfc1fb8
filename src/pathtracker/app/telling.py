"""Sentences as the window says them; the command line has its own ways on."""

from __future__ import annotations

from pathtracker import wording


def sentence(message: wording.Worded) -> str:
    """What a message says, with the ways on that a window has."""
    return wording.sentence(message, in_window=True)
