"""Commands on the change record."""

from __future__ import annotations

from pathtracker.cli.run import Answer, Session
from pathtracker.cli.shapes import change_as_json
from pathtracker.wording import sentence, undo_sentence

_WAYS = {"edit": "", "undo": "undo", "redo": "redo"}


def undo(session: Session) -> Answer:
    change = session.store.undo(now=session.when.now)
    return Answer([f"{undo_sentence(change.label)}: done."], [change_as_json(change)])


def redo(session: Session) -> Answer:
    change = session.store.redo(now=session.when.now)
    return Answer([f"{undo_sentence(change.label, 'redo')}: done."], [change_as_json(change)])


def history(session: Session) -> Answer:
    changes = session.store.history(max(0, session.args.limit))
    lines = [
        f"{change.seq:>5}  {change.at.astimezone():%Y-%m-%d %H:%M}  "
        + (
            undo_sentence(change.label, way)
            if (way := _WAYS[change.sort])
            else sentence(change.label)
        )
        for change in changes
    ]
    return Answer(lines or ["Nothing has been changed yet."], [change_as_json(c) for c in changes])
