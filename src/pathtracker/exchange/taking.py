"""Taking a draft in: seen before it is done, one change, and the second time an update."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Entity, FromCatalog, Requirement, Role, Skill, Standing
from pathtracker.core.when import When
from pathtracker.exchange.draft import Asks, Draft
from pathtracker.store import Reader, Store, Writer, queries

MOST = 50_000
"""So many requirements come in at once, at most."""
_SLICE = 35
"""So many roles or skills, or the requirements of one role, are written at a time."""


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


class Taking:
    """A draft on its way in. `outcome`: what has come of it so far, `write`: its one change."""

    def __init__(self, store: Store, draft: Draft, when: When, *, choose: bool) -> None:
        self._counts = _Counts()
        label = Message("import.done", {"title": draft.file})

        def op(writer: Writer) -> Iterator[float]:
            for share, steps in _steps(writer, draft, writer.new_id, choose=choose):
                _write(writer, steps)
                self._counts.add(steps)
                yield share

        self.write = store.write_long(label, op, now=when.now)

    @property
    def outcome(self) -> Outcome:
        return self._counts.outcome


def compare(store: Store, draft: Draft, *, choose: bool = False) -> Outcome:
    """What `take_in` would do. Nothing is written."""
    counts = _Counts()
    for _, steps in _steps(store, draft, store.new_id, choose=choose):
        counts.add(steps)
    return counts.outcome


def begin(store: Store, *, draft: Draft, when: When, choose: bool = False) -> Taking:
    """Begins to write a draft as one change, in slices. What is there is found by its slug and
    brought up to date; what the learner did or set differently stays. With `choose` its roles are
    measured against from now on: the first as the primary role where there is none, the others as
    secondary ones. Refused ``import.too_much`` for more requirements than MOST.
    """
    if len(draft.asks) > MOST:
        raise Refused("import.too_much", count=len(draft.asks), limit=MOST)
    return Taking(store, draft, when, choose=choose)


def take_in(store: Store, *, draft: Draft, when: When, choose: bool = False) -> Outcome:
    """The same, all at once."""
    taking = begin(store, draft=draft, when=when, choose=choose)
    while not taking.write.advance(lambda: False):
        pass
    return taking.outcome


class _Counts:
    """How many entities are new, changed, or as they were."""

    def __init__(self) -> None:
        self.outcome = Outcome(0, 0, 0)

    def add(self, steps: Sequence[_Step]) -> None:
        added = sum(before is None for before, _ in steps)
        unchanged = sum(before is not None and before == after for before, after in steps)
        was = self.outcome
        self.outcome = Outcome(
            was.added + added,
            was.changed + len(steps) - added - unchanged,
            was.unchanged + unchanged,
        )


def _write(writer: Writer, steps: Sequence[_Step]) -> None:
    writer.add([after for before, after in steps if before is None and after is not None])
    for before, after in steps:
        if before is None or before == after:
            continue
        if after is not None:
            writer.put(after)
        else:
            writer.remove(before)


def _steps(
    reader: Reader, draft: Draft, new_id: Callable[[], UUID], *, choose: bool
) -> Iterator[tuple[float, list[_Step]]]:
    """Steps of one kind at a time, few enough for a slice, and the share done with them."""
    pieces: list[tuple[FromCatalog, ...]] = [
        *(draft.roles[at : at + _SLICE] for at in range(0, len(draft.roles), _SLICE)),
        *(draft.skills[at : at + _SLICE] for at in range(0, len(draft.skills), _SLICE)),
    ]
    total, done = len(pieces) + len(draft.roles), 0
    primary = any(role.standing is Standing.PRIMARY for role in queries.roles(reader))
    ids: dict[str, UUID] = {}
    new: set[str] = set()
    asks: dict[str, list[Asks]] = defaultdict(list)
    for one in draft.asks:
        asks[one.role].append(one)
    for piece in pieces:
        steps: list[_Step] = []
        known = queries.by_slug(reader, type(piece[0]), [one.slug or "" for one in piece])
        for entity in piece:
            slug = entity.slug or ""
            before = known.get(slug)
            after = _renewed(before, entity, new_id)
            if choose and isinstance(after, Role) and after.standing is None:
                standing = Standing.SECONDARY if primary else Standing.PRIMARY
                after, primary = after.evolve(standing=standing), True
            if before is None:
                new.add(slug)
            ids[slug] = after.id
            steps.append(_Step(before, after))
        done += 1
        yield done / total, steps
    for role in draft.roles:
        slug = role.slug or ""
        done += 1
        asked = _asked(reader, role, asks[slug], ids, new_id, is_new=slug in new)
        yield done / total, list(asked)


def _renewed(before: Entity | None, new: FromCatalog, new_id: Callable[[], UUID]) -> FromCatalog:
    if isinstance(before, Role) and isinstance(new, Role):
        return _role(before, new)
    if isinstance(before, Skill) and isinstance(new, Skill):
        return _skill(before, new)
    return new.evolve(id=new_id())


def _role(before: Role, new: Role) -> Role:
    return before.evolve(summary=new.summary or before.summary, source=new.source)


def _skill(before: Skill, new: Skill) -> Skill:
    return before.evolve(anchors=new.anchors or before.anchors, source=new.source)


def _asked(
    reader: Reader,
    role: Role,
    asks: list[Asks],
    ids: dict[str, UUID],
    new_id: Callable[[], UUID],
    *,
    is_new: bool,
) -> Iterator[_Step]:
    role_id = ids[role.slug or ""]
    there = () if is_new else queries.requirements(reader, role_id)
    present = {one.skill_id: one for one in there if one.rung == role.rung}
    gone = [one.skill for one in asks if one.skill not in ids]
    known: dict[str, UUID] = {}
    if gone:
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
