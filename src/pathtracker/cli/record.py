"""Commands on the change record."""

from __future__ import annotations

from pathtracker.cli.run import Answer, Session
from pathtracker.cli.shapes import change_as_json
from pathtracker.wording import sentence, undo_sentence

_VERBS = {"edit": "", "undo": "Undo", "redo": "Redo"}


def undo(session: Session) -> Answer:
    change = session.store.undo(now=session.when.now)
    return Answer([f"{undo_sentence(change.label)}: done."], [change_as_json(change)])


def redo(session: Session) -> Answer:
    change = session.store.redo(now=session.when.now)
    return Answer([f"{undo_sentence(change.label, 'Redo')}: done."], [change_as_json(change)])


def history(session: Session) -> Answer:
    changes = session.store.history(max(0, session.args.limit))
    lines = [
        f"{change.seq:>5}  {change.at.astimezone():%Y-%m-%d %H:%M}  "
        + (
            undo_sentence(change.label, verb)
            if (verb := _VERBS[change.sort])
            else sentence(change.label)
        )
        for change in changes
    ]
    return Answer(lines or ["Nothing has been changed yet."], [change_as_json(c) for c in changes])
