"""Sentences about time, plan and forecast."""

from __future__ import annotations

DID = {
    "learner.name": "Change your name",
    "learner.time": "Change your hours",
    "learner.start": "Change your first day",
    "item.pin": "Change the day of “{title}”",
    "item.unpin": "Free “{title}” from its day",
    "item.lag": "Change the days between “{other}” and “{title}”",
}

REFUSED: dict[str, str] = {}
WHY: dict[str, str] = {}
