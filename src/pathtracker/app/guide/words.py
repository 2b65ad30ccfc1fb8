"""Words of the guide, with their gaps filled."""

from __future__ import annotations

from pathtracker.actions.applying import Stage
from pathtracker.app.words import tr

__all__ = ["field_words", "level_words", "stage_words"]


def level_words(level: int) -> str:
    """What a level says in short, whatever the skill."""
    return (
        tr("Never done it"),
        tr("Met it once or twice"),
        tr("Did it following a guide"),
        tr("Do it alone, on work of my own"),
        tr("Do it routinely"),
        tr("Others come to me for it"),
    )[level]


def field_words(name: str) -> str:
    """What a field of a catalogue entry is called."""
    return {
        "title": tr("Title"),
        "name": tr("Name"),
        "summary": tr("Text"),
        "kind": tr("Kind"),
        "effort": tr("Hours"),
        "checks": tr("Checks"),
        "outcomes": tr("What it raises"),
        "resources": tr("Resources"),
        "by_experience": tr("Shown by work only"),
        "category": tr("Group"),
        "aliases": tr("Other names"),
        "anchors": tr("What the levels mean"),
        "level": tr("Level"),
        "importance": tr("Weight"),
    }.get(name, name)


def stage_words(stage: Stage) -> str:
    """Where an application stands."""
    return {
        Stage.TO_SEND: tr("To send"),
        Stage.SENT: tr("Sent"),
        Stage.TALKING: tr("Talking"),
        Stage.OFFER: tr("Offer"),
        Stage.CLOSED: tr("Closed"),
    }[stage]
