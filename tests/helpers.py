"""What tests of several parts share: a day to act on, a small catalogue, troublesome texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from pathtracker.catalog import (
    PAGE_SECTIONS,
    STAGES,
    Catalog,
    Milestone,
    Outcome,
    Phase,
    PlanPhase,
    PlanTemplate,
    ProjectTemplate,
    Requirement,
    Resource,
    Roadmap,
    Role,
    RoleFacts,
    RolePage,
    Section,
    Skill,
    Step,
)
from pathtracker.catalog.roles import Pair
from pathtracker.core.when import When
from pathtracker.store import Store

TODAY = date(2026, 3, 2)
"""A Monday."""


def on(day: date = TODAY, minute: int = 0) -> When:
    """Noon of a day, or some minutes later."""
    return When(datetime.combine(day, time(12), UTC) + timedelta(minutes=minute), day)


WHEN = on()
TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)

LONG = "Ünïcode " * 1250
"""10,000 characters."""

TROUBLING = {
    "long": LONG.strip() + "…",
    "right to left": "למידת מכונה ‏(שלב 1)‏",
    "turned round": "safe\u202egpj.exe\u202c \u2066x\u2069",
    "control characters": "a\x00b\x07c\x1b[31mred\x1b[0m\x7f\x9b31m",
    "line breaks": "one\ntwo\r\nthree\u2028four",
    "html": "<img src='file:///x.png'><b>&amp;</b><script>1</script>",
    "beyond the plane": "🧠 𝔐𝔏 e\u0301 \ufeff\u200b",
    "template": "{title} %s %(a)s {0} {",
}
"""Text that has to be kept as it is, and shown as plain text."""


def numbered_ids(first: int = 1) -> Iterator[UUID]:
    """Ids in the order they are asked for, so that a run can be repeated."""
    return (UUID(int=n) for n in count(first))


def open_store(path: Path, first_id: int = 1) -> Store:
    """A store whose ids are numbers."""
    store = Store.open(path)
    store.new_id = numbered_ids(first_id).__next__
    return store


def seen(store: Store, kind: str) -> list[dict[str, Any]]:
    """All that the store holds of a kind."""
    return store.dump()[kind]


# --- a catalogue of two roles that share a roadmap, and a step besides ------------------------


def _skill(slug: str, name: str, *aliases: str) -> Skill:
    anchors = ("never", "met it", "followed a guide", "alone", "routinely", "others ask")
    return Skill(slug, name, "skills", anchors, aliases)


def _step(
    slug: str, title: str, *requires: str, kind: str = "learn", hours: float = 2, **outcomes: int
) -> Step:
    return Step(
        slug,
        title,
        kind,
        hours,
        f"About {title}.",
        (f"explain {title}", f"use {title}"),
        requires,
        tuple(Outcome(skill, level) for skill, level in outcomes.items()),
        (Resource(title, f"https://example.org/{slug}", "free", "online", "en", date(2025, 1, 1)),),
    )


def _milestone(stage: str, *requires: str) -> Milestone:
    title = f"Through {stage}"
    taught = (Outcome("models", 3),)
    return Milestone(f"predictor-{stage}", title, stage, "build", 5, "", (title,), requires, taught)


def _role(slug: str, title: str, *roadmaps: str, asks: dict[str, int]) -> Role:
    needs = tuple(
        Requirement(skill, rung, min(level + height, 5), 5)
        for skill, level in asks.items()
        for height, rung in enumerate(("junior", "mid", "senior"))
    )
    sections: dict[str, Section[Any]] = {name: Section() for name in PAGE_SECTIONS}
    sections["interview"] = Section((Pair(f"What does a {title} do?", "Names a day of work."),))
    page = RolePage(**sections)
    facts = RoleFacts("daily", "product", "often", "light", "medium")
    return Role(slug, title, f"What a {title} does.", facts, roadmaps, needs, page)


def _by_slug(*entries: Any) -> MappingProxyType[str, Any]:
    return MappingProxyType({entry.slug: entry for entry in entries})


CATALOG = Catalog(
    version=3,
    skills=_by_slug(
        _skill("python", "Python", "py"),
        _skill("sql", "SQL", "databases"),
        _skill("models", "Machine learning", "ML"),
    ),
    steps=_by_slug(
        _step("set-up", "Set up Python", python=1),
        _step("loops", "Loops", "set-up", kind="practise", python=2),
        _step("joins", "Join tables", "loops", kind="practise", sql=2),
        _step("train", "Train a model", "loops", "joins", kind="build", models=2, python=2),
        _step("serve", "Serve a model", "train", kind="build", models=3),
        _step("lead", "Lead a team", "serve", kind="apply", models=5),
        _step("report", "Write a report", "joins", kind="apply", sql=2),
    ),
    roadmaps=_by_slug(
        Roadmap(
            "foundations",
            "Foundations",
            "Where all begin.",
            (Phase("first", "First programs", "junior", ("set-up", "loops")),),
        ),
        Roadmap(
            "engineering",
            "Engineering",
            "Models.",
            (
                Phase("training", "Training", "junior", ("joins", "train")),
                Phase("serving", "Serving", "mid", ("serve",)),
                Phase("leading", "Leading", "senior", ("lead",)),
            ),
        ),
        Roadmap(
            "analysis",
            "Analysis",
            "Answers.",
            (Phase("answers", "Answers", "junior", ("joins", "report")),),
        ),
    ),
    projects=_by_slug(
        ProjectTemplate(
            "predictor",
            "A predictor",
            "Says what comes.",
            "Brief.",
            tuple(
                _milestone(stage, *(f"predictor-{before}" for before in STAGES[:n][-1:]))
                for n, stage in enumerate(STAGES)
            ),
        )
    ),
    roles=_by_slug(
        _role("engineer", "ML engineer", "foundations", "engineering", asks={"models": 3}),
        _role("analyst", "Data analyst", "foundations", "analysis", asks={"sql": 3, "python": 2}),
    ),
    plans=_by_slug(
        PlanTemplate(
            "month",
            "A month to begin with",
            "Four weeks.",
            "no experience",
            "a first model",
            (
                PlanPhase("Week 1", 1, 1, ("loops",), ("Ask somebody in the work for an hour",)),
                PlanPhase("Weeks 2 to 4", 2, 4, ("train",)),
            ),
        )
    ),
)
"""Three of the analyst's four steps are the engineer's as well: set-up, loops and joins."""
