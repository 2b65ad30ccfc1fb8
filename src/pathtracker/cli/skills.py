"""Commands on single skills: evidence by hand, and what a role needs of one."""

from __future__ import annotations

from uuid import UUID

from pathtracker.actions import requirements, skills
from pathtracker.cli.run import Answer, MisusedError, Session
from pathtracker.cli.shapes import find_skill
from pathtracker.core.levels import AT_MOST, Why
from pathtracker.core.model import EvidenceKind, Requirement, Role, Skill
from pathtracker.core.naming import Named, meant
from pathtracker.store import queries
from pathtracker.wording import one_line

_CAPS = {EvidenceKind.CERTIFICATE: Why.CERTIFICATE, EvidenceKind.NOTE: Why.NOTE}


def attach(session: Session) -> Answer:
    args, store = session.args, session.store
    piece = skills.attach_to_skill(
        store,
        skill=_skill(session),
        address=session.address(args.address),
        level=args.level,
        note=args.note,
        kind=EvidenceKind(args.kind) if args.kind else None,
        on=args.on,
        catalog=session.catalog,
        when=session.when,
    )
    assert piece.skill_id is not None
    skill = store.get(Skill, piece.skill_id)
    most = AT_MOST[_CAPS.get(piece.kind, Why.ARTEFACT)]
    counts = min(args.level, most)
    name = one_line(skill.name, 60)
    lines = [f"Attached to {name}: supports level {counts}. “pathtracker undo” takes it back."]
    if counts < args.level:
        lines.append(f"You named {args.level}; evidence of this kind shows {most} at most.")
    value = {
        "id": str(piece.id),
        "skill": skill.slug or skill.name,
        "address": piece.address,
        "kind": piece.kind,
        "day": piece.day.isoformat(),
        "level": piece.supports,
        "supports": counts,
        "note": piece.note,
    }
    return Answer(lines, value)


def need(session: Session) -> Answer:
    args, store = session.args, session.store
    if args.reset == (args.level is not None or args.importance is not None):
        raise MisusedError("Say a LEVEL or --importance, or --reset alone.")
    role = store.get(Role, meant(args.role, queries.names(store, Role), kind="role"))
    skill = _skill(session)
    if args.reset:
        if isinstance(skill, UUID):
            requirements.reset_requirement(store, role=role.id, skill=skill, when=session.when)
    else:
        requirements.set_requirement(
            store,
            role=role.id,
            skill=skill,
            level=args.level,
            importance=args.importance,
            catalog=session.catalog,
            when=session.when,
        )
    name = skills.skill_name(store, skill, session.catalog)
    asked = _asked(session, role, skill)
    value = {
        "role": role.slug or role.title,
        "rung": role.rung,
        "skill": name if asked is None else store.get(Skill, asked.skill_id).slug or name,
        "required": asked.level if asked else 0,
        "importance": asked.importance if asked else None,
        "given": asked.given_level if asked else None,
        "given_importance": asked.given_importance if asked else None,
    }
    return Answer([f"{one_line(role.title, 60)}, {one_line(name, 60)}: {_words(asked)}"], value)


def _words(asked: Requirement | None) -> str:
    if asked is None:
        return "not asked for."
    words = f"level {asked.level}, importance {asked.importance}"
    if not asked.is_own:
        return f"{words}, as given."
    if not asked.given_level:
        return f"{words}; the catalogue does not ask for it."
    return f"{words}; catalogue: {asked.given_level}, importance {asked.given_importance}."


def _asked(session: Session, role: Role, skill: UUID | str) -> Requirement | None:
    store = session.store
    found = queries.by_slug(store, Skill, [skill]).get(skill) if isinstance(skill, str) else None
    key = found.id if found else skill
    asked = queries.requirements(store, role.id)
    return next((o for o in asked if o.skill_id == key and o.rung == role.rung), None)


def _skill(session: Session) -> UUID | str:
    shipped: list[Named[UUID | str]] = [
        Named(skill.slug, "", skill.slug, skill.name, skill.aliases)
        for skill in session.catalog.skills.values()
    ]
    return find_skill(session.store, session.args.skill, shipped)
