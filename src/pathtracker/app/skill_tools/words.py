"""Words of the pages beside the skills view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pathtracker.app.skill_words import number, rung_word
from pathtracker.app.widgets.text import visible
from pathtracker.core.model import Role

_TITLE = 60


def tr(text: str, **gaps: object) -> str:
    """`text` in the language of the window, its gaps filled. What fills them is never read as a
    template, so that a name may hold braces."""
    found = QCoreApplication.translate("SkillTools", text)
    return found.format(**gaps) if gaps else found


def counted(count: int, one: str, many: str) -> str:
    """“1 skill” or “9 skills”: `one` and `many` are already translated, with {n}."""
    return (one if count == 1 else many).format(n=number(count))


def role_words(role: Role) -> str:
    """“AI engineer, junior”."""
    return tr("{role}, {rung}", role=visible(role.title[:_TITLE]), rung=rung_word(role.rung))
