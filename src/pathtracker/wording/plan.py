"""Sentences about time, plan and forecast."""

from __future__ import annotations

DID = {
    "learner.name": "Change your name",
    "learner.time": "Change your hours",
    "learner.start": "Change your first day",
}

REFUSED: dict[str, str] = {}
WHY: dict[str, str] = {}
