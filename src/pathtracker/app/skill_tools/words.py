"""Words of the pages beside the skills view."""

from __future__ import annotations

from uuid import UUID

from pathtracker.app.skill_words import rung_word
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr
from pathtracker.core.adverts import Asked
from pathtracker.core.messages import Message
from pathtracker.core.model import Role

_TITLE = 60


def role_words(role: Role) -> str:
    """“AI engineer, junior”."""
    return tr("{role}, {rung}", role=visible(role.title[:_TITLE]), rung=rung_word(role.rung))


def asked_message(one: Asked[UUID], skill: str) -> Message:
    """“4 of your 5 adverts ask for Docker; the role has it at importance 2.”"""
    count, total = one.count, one.total
    if total == 1 and count and one.importance is None:
        return Message("advert.only_new", {"skill": skill})
    if total == 1 and count and one.importance is not None:
        return Message("advert.only", {"skill": skill, "importance": one.importance})
    if one.importance is None:
        return Message("advert.new", {"count": count, "total": total, "skill": skill})
    importance = one.importance
    if count == 0 and total == 1:
        return Message("advert.none_only", {"skill": skill, "importance": importance})
    if count == 0:
        return Message("advert.none", {"total": total, "skill": skill, "importance": importance})
    return Message(
        "advert.several",
        {"count": count, "total": total, "skill": skill, "importance": importance},
    )
