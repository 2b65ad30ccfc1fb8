"""Reading a file off the window's thread: only frozen values come back."""

from __future__ import annotations

from pathlib import Path

from pathtracker import exchange
from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.source import open_source


def read_file(path: Path) -> Draft | Message:
    """The Draft, or the Message why there is none."""
    try:
        return exchange.read(open_source(path))
    except Refused as refusal:
        return refusal.message
