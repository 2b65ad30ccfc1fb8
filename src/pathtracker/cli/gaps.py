"""Commands on how far one is: skills, the gap to a role, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from pathtracker.cli.run import Answer, Session
from pathtracker.core.gaps import Gap, stand_in, widest_first
from pathtracker.core.levels import SkillLevel, Support, supports
from pathtracker.core.messages import Refused
from pathtracker.core.model import Role
from pathtracker.core.naming import Named, meant
from pathtracker.core.readiness import APPLY_PERCENT, ReadyToApply
from pathtracker.core.recommend import Recommendation
from pathtracker.reports.next_steps import next_steps, planned_days
from pathtracker.reports.skill_gaps import GapLine, SkillGaps, read_skill_gaps
from pathtracker.store import queries
from pathtracker.store import skills as reads
from pathtracker.store.planning import plan_inputs
from pathtracker.store.skills import SkillLine
from pathtracker.wording import hours, one_line, sentence

# --- skills -------------------------------------------------------------------------------------


def skills(session: Session) -> Answer:
    store, today = session.store, session.when.today
    work = reads.work(store)
    facts = reads.facts(store, work)
    known = reads.skill_lines(store)
    levels = facts.levels((line.id for line in known), today)
    slugs = {line.slug for line in known}
    fresh = [
        SkillLine(stand_in(entry.slug), entry.slug, entry.name, entry.category)
        for entry in session.catalog.skills.values()
        if entry.slug not in slugs
    ]
    lines = sorted([*known, *fresh], key=lambda line: line.name.casefold())
    if not session.args.json:
        return Answer(_skill_lines([line for line in lines if line.id in levels], levels))
    titles = {item.id: item.title for item in work}
    shown = {key: supports(grounds, today) for key, grounds in facts.grounds.items()}
    return Answer(
        (),
        [
            {
                "slug": line.slug or line.name,
                "name": line.name,
                "claimed": levels[line.id].claimed if line.id in levels else None,
                "proven": levels[line.id].proven if line.id in levels else 0,
                "evidence": [_support_as_json(one, titles) for one in shown.get(line.id, ())],
            }
            for line in lines
        ],
    )


def _skill_lines(lines: Sequence[SkillLine], levels: Mapping[UUID, SkillLevel]) -> Iterator[str]:
    rated = [line for line in lines if levels[line.id].claimed is not None]
    names = {line.id: one_line(line.name, 40) for line in rated}
    width = max(map(len, names.values()), default=5)
    if rated:
        yield f"{'':{width}}  I say  I can show"
    for line in rated:
        level = levels[line.id]
        more = "  You can show more than you claim." if level.shows_more else ""
        yield f"{names[line.id]:{width}}  {level.claimed:>5}  {level.proven:>10}{more}"
    if rest := len(lines) - len(rated):
        yield f"{rest} of your skills are not rated. Rate one with “pathtracker rate SKILL LEVEL”."
    if not lines:
        yield "No skills yet. “pathtracker choose ROLE” brings those of a role in."


def _support_as_json(support: Support, titles: Mapping[UUID, str]) -> dict[str, Any]:
    item = support.item_id
    return {
        "item": None if item is None else str(item),
        "title": None if item is None else titles.get(item),
        "day": support.day.isoformat(),
        "supports": support.level,
        "at_most": support.at_most,
        "why": str(support.why),
        "addresses": [piece.address for piece in support.pieces],
    }


# --- gap ----------------------------------------------------------------------------------------


def gap(session: Session) -> Answer:
    day = _day(session)
    role, catalog = _role(session), lambda: session.catalog
    found = read_skill_gaps(session.store, catalog, session.when.today, role, day)
    if found.role is None:
        raise Refused("no_role")
    both = found.both
    return Answer(
        () if session.args.json else _gap_lines(found, found.role),
        {
            "role": found.role.slug or found.role.title,
            "rung": found.role.rung,
            "readiness": {
                "claimed": both.claimed.share if both else None,
                "proven": both.proven.share if both else None,
            },
            "skills": [
                _gap_as_json(line)
                for line in sorted(found.lines, key=lambda line: widest_first(line.gap))
            ],
        },
    )


def _day(session: Session) -> date:
    day: date = session.args.on or session.when.today
    if day > session.when.today:
        raise Refused("future", day=day.isoformat())
    return day


def _role(session: Session) -> UUID | str | None:
    """The role named, in the store or in the catalogue alone; without a name the primary one."""
    name = session.args.role
    if name is None:
        return None
    known: list[Named[UUID | str]] = [
        Named(entry.value, entry.key, entry.slug, entry.title)
        for entry in queries.names(session.store, Role)
    ]
    slugs = {entry.slug: place for place, entry in enumerate(known)}
    for entry in session.catalog.roles.values():
        if entry.slug in slugs:  # chosen; it may still be called by the catalogue's names
            own = known[slugs[entry.slug]]
            aliases = (entry.title, *entry.aliases)
            known[slugs[entry.slug]] = Named(own.value, own.key, own.slug, own.title, aliases)
        else:
            known.append(Named(entry.slug, "", entry.slug, entry.title, entry.aliases))
    return meant(name, known, kind="role")


def _gap_as_json(line: GapLine) -> dict[str, Any]:
    one = line.gap
    return {
        "slug": line.slug or line.name,
        "required": one.need.level,
        "importance": one.need.importance,
        "claimed": one.level.claimed,
        "proven": one.level.proven,
        "closes_with": [
            {
                "id": str(closing.item_id),
                "title": closing.title,
                "to_level": closing.to_level,
                "hours": round(closing.hours, 2),
            }
            for closing in one.closes_with
        ],
    }


def _gap_lines(found: SkillGaps, role: Role) -> Iterator[str]:
    yield f"{one_line(role.title, 60)}, {role.rung}"
    both, ready = found.both, found.ready
    if both is None or ready is None:
        yield "It asks for no skills, so there is nothing to measure."
        return
    yield (
        f"You can show {both.proven.met} of {both.proven.required} points: "
        f"{both.proven.percent} %. By what you say: {both.claimed.percent} %."
    )
    yield "That is the share of what the role asks for, not a chance of being hired."
    yield _apply_line(found, ready)
    names = {line.id: one_line(line.name, 40) for line in found.lines}
    width = max(map(len, names.values()))
    gaps = [line.gap for line in found.lines]
    for by_experience in (False, True):
        several = [o for o in gaps if o.is_open and o.need.by_experience is by_experience]
        if several:
            head = "Only work itself proves" if by_experience else "To close"
            yield f"\n{head:{width + 2}}  needed  I say  I can show  weight"
        for one in several:
            yield _gap_line(one, names[one.skill_id], width)
    if met := sum(not one.is_open for one in gaps):
        yield f"\n{met} of {len(gaps)} skills are met."
    if role.source:
        yield f"\nWhat it needs is from: {one_line(role.source)}"


def _gap_line(one: Gap, name: str, width: int) -> str:
    claimed = "–" if one.level.claimed is None else one.level.claimed
    closing = ""
    if one.closes_with:
        first, more = one.closes_with[0], len(one.closes_with) - 1
        closing = f"  “{one_line(first.title, 40)}” ({hours(first.hours)})"
        closing += f" and {more} more" if more else ""
    return (
        f"  {name:{width}}  {one.need.level:>6}  {claimed:>5}  {one.level.proven:>10}"
        f"  {'■' * one.need.importance:6}{closing}"
    ).rstrip()


def _apply_line(found: SkillGaps, ready: ReadyToApply) -> str:
    if ready.is_ready:
        return "Ready to apply, by our convention: adverts are wish lists."
    missing = []
    if not ready.enough_shown:
        missing.append(f"{APPLY_PERCENT} % of the points shown")
    for skill in ready.too_far:
        missing.append(f"{one_line(found.name(skill), 40)} within one level")
    if not ready.has_project:
        missing.append("a project written up with something to look at")
    return f"To begin applying, by our convention: {', '.join(missing)}."


# --- next ---------------------------------------------------------------------------------------


def what_next(session: Session) -> Answer:
    store, today, minutes = session.store, session.when.today, session.args.minutes
    planned = planned_days(plan_inputs(store, today))
    found = next_steps(store, today).best(minutes=minutes, planned=planned)
    lines = list(_next_lines(found))
    if not found:
        lines = ["Nothing is ready to begin. “pathtracker steps” shows what waits for what."]
    return Answer(
        lines,
        [
            {
                "id": str(one.item_id),
                "title": one.title,
                "minutes": one.minutes_now,
                "score": round(one.score, 2),
                "reasons": [sentence(reason) for reason in one.reasons],
            }
            for one in found
        ],
    )


def _next_lines(found: Iterable[Recommendation]) -> Iterator[str]:
    for one in found:
        yield f"{one_line(one.title, 60)} · {hours(one.hours)} · {one.item_id.hex[:8]}"
        for reason in one.reasons:
            yield f"    {sentence(reason)}"
