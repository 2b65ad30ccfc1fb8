"""Sentences about roles, the fit quiz and the catalogue."""

from __future__ import annotations

DID = {
    "role.choose": "Choose {title}, {rung}",
    "role.add": "Add the role “{title}”",
}

REFUSED = {
    "no_role": "You have chosen no role yet. “pathtracker roles” lists them, “pathtracker choose "
    "ROLE” chooses one.",
}

WHY: dict[str, str] = {}
