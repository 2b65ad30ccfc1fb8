"""Derivations: what a number is made of, as sentences and a small table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from pathtracker.app.gaps.words import percent
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import number, tr
from pathtracker.core.readiness import (
    APPLY_PERCENT,
    APPLY_WITHIN,
    ESSENTIAL,
    BothReadinesses,
    Readiness,
    Term,
    points_to_apply,
)

Name = Callable[[UUID], str]


def readiness_sheet(both: BothReadinesses, name: Name) -> Sheet:
    """Both percentages: importance × level of every skill, up to what is needed."""
    pairs = zip(both.claimed.terms, both.proven.terms, strict=True)
    rows = tuple(
        (_name(name, said), needed_words(said), term_words(said), term_words(shown))
        for said, shown in pairs
    )
    required = number(both.proven.required)
    return Sheet(
        tr("Where the numbers come from"),
        (share_words(tr("I say"), both.claimed), share_words(tr("I can show"), both.proven)),
        tr(
            "Needed is importance × level, in points. A level counts up to what is needed: "
            "more in one never makes up for another. Not rated counts as 0. "
            "Rounded down, so that 100 % means nothing is missing."
        ),
        (tr("Skill"), tr("needed"), tr("I say"), tr("I can show")),
        rows,
        (tr("Points"), required, number(both.claimed.met), number(both.proven.met)),
    )


def enough_sheet(both: BothReadinesses) -> Sheet:
    """The first condition: the share that can be shown."""
    shown = both.proven
    missing = points_to_apply(shown)
    wanted = number(shown.met + missing) if missing else number(_least(shown))
    sentence = tr(
        "{share} of {required} points is {wanted}, rounded up. You can show {met}.",
        share=percent(APPLY_PERCENT),
        required=shown.required,
        wanted=wanted,
        met=shown.met,
    )
    rest = (
        tr("{wanted} − {met} = {n} [point|points] to go.", wanted=wanted, met=shown.met, n=missing)
        if missing
        else tr("Nothing is missing here.")
    )
    return Sheet(
        tr("{share} or more can be shown", share=percent(APPLY_PERCENT)),
        (sentence, rest),
        convention(),
    )


def essential_sheet(both: BothReadinesses, name: Name) -> Sheet:
    """The second condition: the most important skills, each with how far away it is."""
    terms = [term for term in both.proven.terms if term.need.importance == ESSENTIAL]
    rows = []
    for term in terms:
        away = max(0, term.need.level - (term.level or 0))
        words = tr("near enough") if away <= APPLY_WITHIN else tr("{n} to go", n=away - 1)
        level = (number(term.need.level), number(term.level or 0))
        rows.append((_name(name, term), *level, words))
    sentence = tr("Skills of weight 5 may be one level below what is needed, not more.")
    if not rows:
        sentence = tr("This role has no skill of weight 5, so nothing is missing here.")
    columns = (tr("Skill"), tr("needed"), tr("I can show"), "") if rows else ()
    title = tr("Most important skills within one level")
    return Sheet(title, (sentence,), convention(), columns, tuple(rows))


def project_sheet(projects: Sequence[tuple[str, str]]) -> Sheet:
    """The third condition. `projects`: title and day of those that are written up."""
    sentence = tr(
        "A project counts once its write-up is reached and one of its finished milestones has "
        "something to look at: a link, a file, a commit or a picture."
    )
    rows = tuple((visible(title[:LONGEST]), day) for title, day in projects)
    columns = (tr("Project"), tr("since")) if rows else ()
    none = () if rows else (tr("None is written up yet."),)
    return Sheet(tr("One project written up"), (sentence, *none), convention(), columns, rows)


def convention() -> str:
    """Whose rule it is when to begin applying."""
    return tr(
        "Ready to apply is our own convention, not a rule of any employer: adverts are wish lists, "
        "and nobody meets all of one. It is not a chance of being hired."
    )


def share_words(title: str, readiness: Readiness) -> str:
    """“I say: 29 ÷ 33 = 87 %”."""
    met, required = number(readiness.met), number(readiness.required)
    return tr(
        "{title}: {met} ÷ {required} = {share}",
        title=title,
        met=met,
        required=required,
        share=percent(readiness.percent),
    )


def term_words(term: Term) -> str:
    """“2 → 10”: the level as far as it counts, and its points."""
    return f"{number(term.counted)} → {number(term.met)}"


def needed_words(term: Term) -> str:
    """“5 × 3 = 15”."""
    return f"{term.need.importance} × {term.need.level} = {number(term.required)}"


def _name(name: Name, term: Term) -> str:
    return visible(name(term.need.skill_id)[:LONGEST])


def _least(shown: Readiness) -> int:
    return -(-APPLY_PERCENT * shown.required // 100)


def joined(words: Iterable[str]) -> str:
    """“Python, SQL and Git”."""
    several = [visible(one[:60]) for one in words]
    if len(several) < 2:
        return "".join(several)
    return tr("{first} and {last}", first=", ".join(several[:-1]), last=several[-1])
