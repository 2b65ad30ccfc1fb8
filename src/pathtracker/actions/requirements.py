"""What a learner asks of themself for a role where they see it differently from what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.skills import skill_in, skill_name
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Requirement, Role, Rung, Skill
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

USUAL_IMPORTANCE = 3


def set_requirement(
    store: Store,
    *,
    role: UUID,
    skill: UUID | str,
    catalog: Catalog,
    when: When,
    level: int | None = None,
    importance: int | None = None,
) -> Requirement | None:
    """Sets what a role of the store needs of a skill at its rung: level 0 to 5, importance 1 to 5.

    What is not said stays as it was. Level 0 drops the skill. What was given is kept, and setting
    it to just that again is the same as `reset_requirement`. A skill that the role doesn't ask for
    is added, at the higher rungs too where they don't ask for it; `skill` is the id of one in the
    store, or the slug of one that only the catalogue has yet. None comes back where nothing is
    asked any more.
    """
    title, other = skill_name(store, skill, catalog), store.get(Role, role).title

    def op(writer: Writer) -> Requirement | None:
        known = skill_in(writer, skill, catalog)
        return _set(writer, writer.get(Role, role), known.id, level, importance)

    label = Message("requirement.set", {"title": title, "other": other})
    return store.write(label, op, now=when.now)


def add_requirement(
    store: Store,
    *,
    role: UUID,
    name: str,
    when: When,
    level: int,
    importance: int = USUAL_IMPORTANCE,
) -> Requirement | None:
    """Makes a skill of the learner's own and asks for it in a role, as one change."""

    def op(writer: Writer) -> Requirement | None:
        skill = writer.put(Skill(id=writer.new_id(), name=name))
        return _set(writer, writer.get(Role, role), skill.id, level, importance)

    label = Message("requirement.set", {"title": name, "other": store.get(Role, role).title})
    return store.write(label, op, now=when.now)


def reset_requirement(store: Store, *, role: UUID, skill: UUID, when: When) -> None:
    """Goes back to what was given: a skill that the learner added is asked for no longer."""

    def op(writer: Writer) -> None:
        for own in _of_skill(writer, role, skill):
            if not own.is_own or _is_elsewhere(own, writer.get(Role, role)):
                continue
            if own.given_level:
                writer.put(
                    own.evolve(
                        level=own.given_level,
                        importance=own.given_importance,
                        given_level=None,
                        given_importance=None,
                    )
                )
            else:
                writer.remove(own)

    title, other = store.get(Skill, skill).name, store.get(Role, role).title
    label = Message("requirement.reset", {"title": title, "other": other})
    store.write(label, op, now=when.now)


def _set(
    writer: Writer, role: Role, skill: UUID, level: int | None, importance: int | None
) -> Requirement | None:
    known = {one.rung: one for one in _of_skill(writer, role.id, skill)}
    present = known.get(role.rung)
    if present is None or (present.is_own and not present.given_level):
        return _add(writer, role, skill, known, level, importance)
    level = present.level if level is None else level
    importance = present.importance if importance is None else importance
    given = present.given_level, present.given_importance
    if not present.is_own:
        given = present.level, present.importance
    if (level, importance) == given:
        given = None, None
    return writer.put(
        present.evolve(
            level=level, importance=importance, given_level=given[0], given_importance=given[1]
        )
    )


def _add(
    writer: Writer,
    role: Role,
    skill: UUID,
    known: dict[Rung, Requirement],
    level: int | None,
    importance: int | None,
) -> Requirement | None:
    """Asks for a skill that nobody else asked for, from the role's rung upwards."""
    present = known.get(role.rung)
    if level is None:
        if present is None:
            raise Refused("requirement.no_level", title=writer.get(Skill, skill).name)
        level = present.level
    importance = importance or (present.importance if present else USUAL_IMPORTANCE)
    for rung in Rung:
        own = known.get(rung)
        if rung.height < role.rung.height or (own and not (own.is_own and not own.given_level)):
            continue
        if level == 0:
            if own is not None:
                writer.remove(own)
            continue
        # Required levels never fall going up.
        higher = max(level, own.level) if own and rung is not role.rung else level
        made = Requirement(
            id=own.id if own else writer.new_id(),
            role_id=role.id,
            skill_id=skill,
            rung=rung,
            level=higher,
            importance=importance,
            given_level=0,
            given_importance=importance,
        )
        writer.put(made)
        known[rung] = made
    return known[role.rung] if level else None


def _is_elsewhere(own: Requirement, role: Role) -> bool:
    """Of another rung, and not one that the learner added from their rung upwards."""
    return bool(own.given_level) and own.rung is not role.rung


def _of_skill(reader: Reader, role: UUID, skill: UUID) -> list[Requirement]:
    return [one for one in queries.requirements(reader, role) if one.skill_id == skill]
