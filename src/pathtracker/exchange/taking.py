"""Taking a draft in: seen before it is done, one change, and the second time an update."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Entity, Requirement, Role, Skill, Standing
from pathtracker.core.when import When
from pathtracker.exchange.draft import Asks, Draft
from pathtracker.store import Reader, Store, Writer, queries

MOST = 50_000
"""So many requirements come in at once, at most."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many entities a draft adds and changes, and how many are as it has them already."""

    added: int
    changed: int
    unchanged: int


class _Step(NamedTuple):
    """What a draft makes of an entity: None before, it is new; None after, it goes."""

    before: Entity | None
    after: Entity | None


def compare(store: Store, draft: Draft, *, choose: bool = False) -> Outcome:
    """What `take_in` would do. Nothing is written."""
    return _count(_steps(store, draft, store.new_id, choose=choose))


def take_in(store: Store, *, draft: Draft, when: When, choose: bool = False) -> Outcome:
    """Writes a draft as one change. What is there is found by its slug and brought up to date;
    what the learner did or set differently stays. With `choose` its roles are measured against
    from now on: the first as the primary role where there is none, the others as secondary ones.
    """
    if len(draft.asks) > MOST:
        raise Refused("import.too_much", count=len(draft.asks), limit=MOST)

    def op(writer: Writer) -> Outcome:
        steps = list(_steps(writer, draft, writer.new_id, choose=choose))
        for step in steps:
            if step.after is not None:
                writer.put(step.after)
            elif step.before is not None:
                writer.remove(step.before)
        return _count(steps)

    return store.write(Message("import.done", {"title": draft.file}), op, now=when.now)


def _count(steps: Iterator[_Step] | list[_Step]) -> Outcome:
    added = changed = unchanged = 0
    for before, after in steps:
        added += before is None
        changed += before is not None and before != after
        unchanged += before is not None and before == after
    return Outcome(added, changed, unchanged)


def _steps(
    reader: Reader, draft: Draft, new_id: Callable[[], UUID], *, choose: bool
) -> Iterator[_Step]:
    roles = queries.by_slug(reader, Role, [role.slug or "" for role in draft.roles])
    skills = queries.by_slug(reader, Skill, [skill.slug or "" for skill in draft.skills])
    primary = any(role.standing is Standing.PRIMARY for role in queries.roles(reader))
    ids: dict[str, UUID] = {}
    for role in draft.roles:
        before, slug = roles.get(role.slug or ""), role.slug or ""
        after = role.evolve(id=new_id()) if before is None else _role(before, role)
        if choose and after.standing is None:
            standing = Standing.SECONDARY if primary else Standing.PRIMARY
            after, primary = after.evolve(standing=standing), True
        ids[slug] = after.id
        yield _Step(before, after)
    for skill in draft.skills:
        known = skills.get(skill.slug or "")
        kept = skill.evolve(id=new_id()) if known is None else _skill(known, skill)
        ids[skill.slug or ""] = kept.id
        yield _Step(known, kept)
    asks: dict[str, list[Asks]] = defaultdict(list)
    for one in draft.asks:
        asks[one.role].append(one)
    for role in draft.roles:
        slug = role.slug or ""
        yield from _asked(reader, ids[slug], role, asks[slug], ids, new_id)


def _role(before: Role, new: Role) -> Role:
    return before.evolve(summary=new.summary or before.summary, source=new.source)


def _skill(before: Skill, new: Skill) -> Skill:
    return before.evolve(anchors=new.anchors or before.anchors, source=new.source)


def _asked(
    reader: Reader,
    role_id: UUID,
    role: Role,
    asks: list[Asks],
    ids: dict[str, UUID],
    new_id: Callable[[], UUID],
) -> Iterator[_Step]:
    present = {
        one.skill_id: one for one in queries.requirements(reader, role_id) if one.rung == role.rung
    }
    gone = [one.skill for one in asks if one.skill not in ids]
    known = {slug: skill.id for slug, skill in queries.by_slug(reader, Skill, gone).items()}
    for one in asks:
        skill = ids.get(one.skill) or known.get(one.skill)
        before = present.get(skill) if skill else None
        if before is not None:
            yield _Step(before, _requirement(before, one))
        elif one.level and skill:
            yield _Step(
                None,
                Requirement(
                    id=new_id(),
                    role_id=role_id,
                    skill_id=skill,
                    rung=role.rung,
                    level=one.level,
                    importance=one.importance,
                ),
            )


def _requirement(before: Requirement, now: Asks) -> Requirement | None:
    """What is asked now: one's own requirement stays, and learns what is given."""
    if before.is_own:
        return before.evolve(given_level=now.level, given_importance=now.importance)
    if not now.level:
        return None
    return before.evolve(level=now.level, importance=now.importance)
