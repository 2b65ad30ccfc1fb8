"""Bringing in files that a learner has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathtracker import exchange
from pathtracker.cli.run import NOT_DONE, Answer, Session
from pathtracker.core.messages import Message, Refused
from pathtracker.core.naming import Named, meant
from pathtracker.exchange.draft import Draft, Problem
from pathtracker.exchange.source import open_source
from pathtracker.exchange.taking import Outcome, compare, take_in
from pathtracker.store.backup import make_backup
from pathtracker.wording import one_line, sentence
from pathtracker.wording.english import english

_FEW = 10
"""So many problems of a sort are shown to people; programs get all."""


def bring_in(session: Session) -> Answer:
    args = session.args
    draft = exchange.read(open_source(session.path(args.file)), args.format)
    if args.only:
        draft = draft.only({_role(draft, name) for name in args.only})
    if args.dry_run or not draft.roles:
        outcome = compare(session.store, draft, choose=args.choose)
    else:
        if session.store.history(1):
            make_backup(session.store, now=session.when.now)
        outcome = take_in(session.store, draft=draft, when=session.when, choose=args.choose)
    value = {
        "format": draft.format,
        "added": outcome.added,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "refused": [
            {"where": p.where, "why": sentence(p.why)}
            for p in _with_the_rest(draft, draft.refused, draft.refused_count)
        ],
        "warnings": [_told(p) for p in _with_the_rest(draft, draft.warnings, draft.warning_count)],
    }
    lines = list(_lines(draft, outcome, dry=args.dry_run))
    return Answer(lines, value, status=0 if draft.roles else NOT_DONE)


def _role(draft: Draft, name: str) -> str:
    """The slug of a role of the draft, by its code, slug or title."""
    for slug, title in draft.empty:
        code = slug.removeprefix(f"{draft.format}-")
        if name.strip().casefold() in (slug.casefold(), code.casefold(), title.casefold()):
            raise Refused("onet.no_ratings", title=title, code=code)
    named = [
        Named(role.slug or "", "", role.slug, role.title, ((role.slug or "").partition("-")[2],))
        for role in draft.roles
    ]
    return meant(name, named, kind="role")


def _lines(draft: Draft, outcome: Outcome, *, dry: bool) -> Iterator[str]:
    if not draft.roles:
        yield f"Nothing in {draft.file} can be measured against."
    for role in draft.roles[:_FEW]:
        asked = sum(one.role == role.slug and one.level > 0 for one in draft.asks)
        yield f"{one_line(role.title, 60)}  {role.slug}  {english('{n} [skill|skills]', asked)}"
    yield from _more(len(draft.roles), 0)
    if draft.roles:
        did = "Would add" if dry else "Added"
        change = "change" if dry else "changed"
        yield (
            f"{did} {outcome.added}, {change} {outcome.changed}; "
            f"{outcome.unchanged} are there as they are."
        )
        if not dry and outcome.added + outcome.changed:
            yield "“pathtracker undo” takes it back."
    if draft.refused:
        yield english("\n{n} [line is|lines are] left out:", draft.refused_count)
        yield from (f"  {p.where}: {sentence(p.why)}" for p in draft.refused[:_FEW])
        yield from _more(draft.refused_count, len(draft.refused))
    if draft.warnings:
        yield "\nTo know:"
        yield from (f"  {_told(p)}" for p in draft.warnings[:_FEW])
        yield from _more(draft.warning_count, len(draft.warnings))
    for origin in dict.fromkeys(role.source for role in draft.roles):
        yield f"\nFrom: {origin}"


def _with_the_rest(draft: Draft, shown: Sequence[Problem], count: int) -> Iterator[Problem]:
    """The problems that are kept, and how many there are besides."""
    yield from shown
    if count > len(shown):
        yield Problem(draft.file, Message("import.more", {"count": count - len(shown)}))


def _more(count: int, listed: int) -> Iterator[str]:
    """`listed`: how many of them --json has."""
    if count > _FEW:
        told = "all" if listed == count else f"the first {listed}"
        yield f"  … and {count - _FEW} more; --json lists {told}."


def _told(problem: Problem) -> str:
    return f"{problem.where}: {sentence(problem.why)}"
