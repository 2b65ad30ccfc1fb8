"""Commands on the catalogue: looking at roles, choosing one, checking the entries."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from pathtracker.actions.roles import choose as choose_role
from pathtracker.catalog import Role, check_catalog, load_catalog
from pathtracker.cli.run import NOT_DONE, Answer, Session
from pathtracker.core.model import Rung
from pathtracker.core.naming import Named, meant
from pathtracker.paths import asset
from pathtracker.wording import one_line


def roles(session: Session) -> Answer:
    entries = session.catalog.roles.values()
    width = max((len(entry.title) for entry in entries), default=0)
    slug_width = max((len(entry.slug) for entry in entries), default=0)
    return Answer(
        [f"{e.title:{width}}  {e.slug:{slug_width}}  {one_line(e.summary, 80)}" for e in entries],
        [
            {"slug": e.slug, "title": e.title, "summary": e.summary, **asdict(e.facts)}
            for e in entries
        ],
    )


def role(session: Session) -> Answer:
    entry = _find(session)
    needs = [need for need in entry.requirements if need.rung == Rung.JUNIOR]
    names = {slug: skill.name for slug, skill in session.catalog.skills.items()}
    lines = [entry.title, entry.summary, "", "Needed at junior (level, weight):"]
    lines += [
        f"  {names[need.skill]:32} {need.level}  {'■' * need.importance}"
        for need in sorted(needs, key=lambda need: -need.importance)
    ]
    lines += ["", "Roadmaps:"]
    lines += [f"  {session.catalog.roadmaps[slug].title}" for slug in entry.roadmaps]
    return Answer(lines, asdict(entry))


def choose(session: Session) -> Answer:
    args = session.args
    chosen = choose_role(
        session.store,
        catalog=session.catalog,
        role=_find(session).slug,
        rung=Rung(args.rung) if args.rung else None,
        start=args.start,
        target=args.target,
        secondary=args.secondary,
        when=session.when,
    )
    shared = f", {chosen.steps_shared} were there already" if chosen.steps_shared else ""
    return Answer(
        [
            f"Chose {chosen.role.title}, {chosen.role.rung}: "
            f"{chosen.steps_added} steps came in{shared}. See them with “pathtracker steps”."
        ],
        {
            "role": chosen.role.slug,
            "rung": chosen.role.rung,
            "steps_added": chosen.steps_added,
            "steps_shared": chosen.steps_shared,
        },
    )


def check(session: Session) -> Answer:
    folder = Path(session.args.folder) if session.args.folder else asset("catalog")
    loaded = load_catalog(folder)
    problems = [*loaded.problems, *check_catalog(loaded)]
    return Answer(
        [f"{p.file}: {p.entry}: {p.why}" for p in problems] or ["The catalogue has no faults."],
        [{"file": p.file, "entry": p.entry, "why": p.why} for p in problems],
        status=NOT_DONE if problems else 0,
    )


def _find(session: Session) -> Role:
    named = [
        Named(entry, "", entry.slug, entry.title, entry.aliases)
        for entry in session.catalog.roles.values()
    ]
    return meant(session.args.role, named, kind="role")
