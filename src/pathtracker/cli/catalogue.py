"""Commands on the catalogue: looking at roles, choosing one, checking the entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from pathtracker.actions.leaving import leave as leave_role
from pathtracker.actions.roles import choose as choose_role
from pathtracker.catalog import Catalog, Role, Step, check_catalog, load_catalog
from pathtracker.catalog.roles import FACTS, PayBand
from pathtracker.cli.run import NOT_DONE, Answer, Session
from pathtracker.core.messages import Refused
from pathtracker.core.model import Role as ChosenRole
from pathtracker.core.model import Rung
from pathtracker.core.naming import Named, meant
from pathtracker.paths import asset
from pathtracker.store import queries
from pathtracker.store.livefile import refuse_source
from pathtracker.wording import hours, one_line
from pathtracker.wording.english import english


def roles(session: Session) -> Answer:
    wanted = {name: getattr(session.args, name) for name in FACTS}
    entries = [
        entry
        for entry in session.catalog.roles.values()
        if all(value in (None, getattr(entry.facts, name)) for name, value in wanted.items())
    ]
    width = max((len(entry.title) for entry in entries), default=0)
    slug_width = max((len(entry.slug) for entry in entries), default=0)
    lines = []
    for entry in entries:
        lines.append(f"{entry.title:{width}}  {entry.slug:{slug_width}}  {_short(entry)}")
        lines.append(f"{'':{width}}  {facts_words(entry)}")
    none = ["No role is all of that. Ask for less: “pathtracker roles” lists them all."]
    return Answer(
        lines or none,
        [
            {
                "slug": entry.slug,
                "title": entry.title,
                "summary": entry.summary,
                "short": entry.short,
                **asdict(entry.facts),
            }
            for entry in entries
        ],
    )


def role(session: Session) -> Answer:
    catalog, rung = session.catalog, session.args.rung
    entry = _find(session)
    needs = [need for need in entry.at(rung) if need.level]
    names = {slug: skill.name for slug, skill in catalog.skills.items()}
    lines = [entry.title, entry.summary, facts_words(entry), ""]
    lines += [f"Needed at {rung} (level, weight):"]
    width = max((len(names[need.skill]) for need in needs), default=0)
    lines += [
        f"  {names[need.skill]:{width}} {need.level}  {'■' * need.importance}"
        + ("  by experience" if need.by_experience else "")
        for need in sorted(needs, key=lambda need: -need.importance)
    ]
    lines += ["", "Pay:"]
    lines += [f"  {band_words(catalog, band)}" for band in entry.page.pay.items] or [
        f"  {entry.page.pay.none}"
    ]
    steps = catalog.steps_for(entry, rung)
    lines += [
        "",
        f"Roadmaps ({english('{n} [step|steps]', len(steps))} up to {rung}, {hours(_sum(steps))}):",
    ]
    lines += [f"  {catalog.roadmaps[slug].title}" for slug in entry.roadmaps]
    return Answer(lines, asdict(entry))


def facts_words(entry: Role) -> str:
    """“code daily, leaning product, people sometimes, maths light, entry hard”."""
    return ", ".join(f"{name} {value}" for name, value in asdict(entry.facts).items())


def band_words(catalog: Catalog, band: PayBand) -> str:
    """“Junior, 0–2 years, major tech hubs: 120,000–150,000 USD a year (AI engineer …, 2025)”."""
    years = f"{band.years} years" if band.years else ""
    label = ", ".join(filter(None, (band.label, years, band.place)))
    span = f"{band.low:,}–{band.high:,}" if band.high else f"{band.low:,} and more"
    known = catalog.sources.get(band.source)
    source = known.cited if known else band.source
    named = f"; it names {band.origin}" if band.origin else ""
    return f"{label}: {span} {band.currency} a year ({source}{named})"


def leave(session: Session) -> Answer:
    done = leave_role(
        session.store, role=_find_chosen(session), catalog=session.catalog, when=session.when
    )
    went = english("{n} [step|steps] that nothing else needs went with it, ", done.steps_removed)
    kept = f"{done.steps_kept} stay. “pathtracker undo” takes it back."
    return Answer(
        [f"Left {one_line(done.role.title, 60)}: {went}{kept}"],
        {
            "role": done.role.slug or done.role.title,
            "steps_removed": done.steps_removed,
            "steps_kept": done.steps_kept,
        },
    )


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
    came = english("{n} [step|steps] came in", chosen.steps_added)
    return Answer(
        [
            f"Chose {chosen.role.title}, {chosen.role.rung}: "
            f"{came}{shared}. See them with “pathtracker steps”."
        ],
        {
            "role": chosen.role.slug,
            "rung": chosen.role.rung,
            "steps_added": chosen.steps_added,
            "steps_shared": chosen.steps_shared,
        },
    )


def check(session: Session) -> Answer:
    folder = session.path(session.args.folder) if session.args.folder else asset("catalog")
    for file in folder.rglob("*.toml"):
        refuse_source(file)
    loaded = load_catalog(folder)
    problems = [*loaded.problems, *check_catalog(loaded)]
    return Answer(
        [str(problem) for problem in problems] or ["The catalogue has no faults."],
        [{"file": p.file, "entry": p.entry, "why": p.why} for p in problems],
        status=NOT_DONE if problems else 0,
    )


def _find(session: Session) -> Role:
    named = [
        Named(entry, "", entry.slug, entry.title, entry.aliases)
        for entry in session.catalog.roles.values()
    ]
    return meant(session.args.role, named, kind="role")


def _find_chosen(session: Session) -> UUID:
    """The role of the store that is meant; one of the catalogue may be called as it is there."""
    store, shipped = session.store, session.catalog.roles
    named = []
    for one in queries.names(store, ChosenRole):
        entry = shipped.get(one.slug or "")
        aliases = (entry.title, *entry.aliases) if entry else ()
        named.append(Named(one.value, one.key, one.slug, one.title, aliases))
    if not named:
        raise Refused("no_role")
    return meant(session.args.role, named, kind="role")


def _short(entry: Role) -> str:
    return entry.short or one_line(entry.summary, 80)


def _sum(steps: Iterable[Step]) -> float:
    return sum(step.hours for step in steps)
