"""Commands on steps, time and skills."""

from __future__ import annotations

from typing import TypedDict
from uuid import UUID

from pathtracker.actions import items as actions
from pathtracker.actions import skills
from pathtracker.actions import steps as making
from pathtracker.actions.evidence import told
from pathtracker.cli.days import local_words, say_day
from pathtracker.cli.run import Answer, MisusedError, Session
from pathtracker.cli.shapes import (
    entry_as_json,
    find_item,
    find_skill,
    find_track,
    item_as_json,
    rating_as_json,
    step_lines,
    steps_as_json,
)
from pathtracker.core.model import SATISFYING, EvidenceKind, Item, Skill
from pathtracker.core.naming import Named
from pathtracker.core.quickadd import settled, understand
from pathtracker.core.when import When
from pathtracker.store import queries
from pathtracker.wording import hours, one_line


def steps(session: Session) -> Answer:
    store, args = session.store, session.args
    tracks = [find_track(store, args.roadmap).id] if args.roadmap else None
    lines = queries.once_each(queries.outline(store, tracks))
    if args.open:
        lines = [line for line in lines if line.state not in SATISFYING]
    if args.json:
        return Answer((), steps_as_json(store, lines))
    if not lines:
        return Answer(["No steps yet. See “pathtracker roles”, then “pathtracker choose ROLE”."])
    left = sum(line.hours_ahead for line in lines)
    done = sum(line.state in SATISFYING for line in lines)
    total = f"\n{done} of {len(lines)} steps, {hours(left)} ahead"
    return Answer([*step_lines(store, lines), total])


def add(session: Session) -> Answer:
    today = session.when.today
    line = understand(" ".join(session.args.text), today=today, days=local_words())
    wanted = settled(line, queries.names(session.store, Item) if line.after else [])
    item = making.add(session.store, wanted=wanted, when=session.when)
    parts = [] if wanted.effort is None else [hours(wanted.effort)]
    parts += [] if wanted.by is None else [f"by {say_day(wanted.by, today)}"]
    parts += [f"#{one_line(skill, 40)}" for skill in wanted.skills]
    parts += [] if wanted.after is None else [f"after “{one_line(wanted.after, 60)}”"]
    return _about(session, "Added", item, ", ".join(parts))


def start(session: Session) -> Answer:
    return _about(session, "Started", actions.start(session.store, **_which(session)))


def finish(session: Session) -> Answer:
    evidence = session.address(session.args.evidence or "")
    item = actions.finish(
        session.store,
        **_which(session),
        tick=not session.args.unchecked,
        evidence=evidence or None,
    )
    answer = _about(session, "Finished", item)
    return Answer([*answer.lines, *_kept_as(evidence)], answer.value)


def skip(session: Session) -> Answer:
    if session.args.share is not None and not session.args.known:
        raise MisusedError("--share goes with --known: how much of it you know.")
    if not session.args.known:
        return _about(session, "Skipped", actions.skip(session.store, **_which(session)))
    share = 1.0 if session.args.share is None else session.args.share
    item = actions.know(session.store, **_which(session), share=share)
    return _about(session, "Known" if share == 1 else "Partly known", item)


def park(session: Session) -> Answer:
    item = actions.park(session.store, **_which(session), until=session.args.until)
    return _about(session, "Parked", item)


def reopen(session: Session) -> Answer:
    return _about(session, "Reopened", actions.reopen(session.store, **_which(session)))


def log(session: Session) -> Answer:
    args = session.args
    entry = actions.log(
        session.store,
        **_which(session),
        minutes=args.minutes,
        on=args.on,
        note=args.note,
    )
    title = one_line(session.store.get(Item, entry.item_id).title)
    day = entry.day.isoformat()
    if args.on is not None:
        day = say_day(entry.day, session.when.today)
    return Answer(
        [f"Logged {hours(entry.minutes / 60)} on “{title}”, {day}."], entry_as_json(entry)
    )


def rate(session: Session) -> Answer:
    args, store, catalog = session.args, session.store, session.catalog
    shipped: list[Named[UUID | str]] = [
        Named(skill.slug, "", skill.slug, skill.name, skill.aliases)
        for skill in catalog.skills.values()
    ]
    rating = skills.rate(
        store,
        skill=find_skill(store, args.skill, shipped),
        level=args.level,
        catalog=catalog,
        when=session.when,
        on=args.on,
        note=args.note,
    )
    skill = store.get(Skill, rating.skill_id)
    anchor = f": {skill.anchors[rating.level]}" if skill.anchors else ""
    return Answer(
        [f"Rated {one_line(skill.name)} {rating.level}{anchor}"], rating_as_json(rating, skill)
    )


def _kept_as(evidence: str) -> list[str]:
    """What was given as evidence, in the words of what it is."""
    if not evidence:
        return []
    kind, kept = told(evidence)
    if kind is EvidenceKind.NOTE:
        return [
            "Kept as a note: there is nothing to look at in it. Give a link or a file for that."
        ]
    return [f"Attached the {kind} {one_line(kept)}"]


class _Which(TypedDict):
    item: UUID
    when: When


def _which(session: Session) -> _Which:
    return {"item": find_item(session.store, session.args.item), "when": session.when}


def _about(session: Session, did: str, item: Item, more: str = "") -> Answer:
    what = f"{did} “{one_line(item.title)}” ({item.id.hex[:8]})"
    more = f": {more}" if more else ""
    return Answer(
        [f"{what}{more}. “pathtracker undo” takes it back."],
        item_as_json(session.store, item.id) if session.args.json else None,
    )
