"""Sentences about skills, evidence and gaps."""

from __future__ import annotations

DID = {
    "skill.rate": "Rate {title} {level}",
    "skill.add": "Add the skill “{title}”",
}

REFUSED: dict[str, str] = {}
WHY = {
    "next.active": "You have begun it.",
    "next.widest": "“{skill}” is the widest gap in what you can show.",
    "next.closes": "Can bring “{skill}” to level {level}; {role} asks for {required}.",
    "next.closes_several": "Can bring “{skill}” to level {level}; {role} asks for {required}, and "
    "more of your roles ask for it too ({more}).",
    "next.planned": "The day planned for it, {day}, has come.",
    "next.fits": "About {left} min are left of it: it fits your {minutes} min.",
    "next.ready": "Nothing stands before it.",
}
