"""What surrounds Maya's work: days off, what matters to her, adverts she read, a plan she kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pathtracker.core.adverts import find_skills
from pathtracker.core.model import (
    Advert,
    Baseline,
    DaysOff,
    Entity,
    PlannedDays,
    Track,
    TrackKind,
)
from pathtracker.core.planning import plan_of
from pathtracker.sample.gathered import Gathered
from pathtracker.sample.weeks import first_day
from pathtracker.store import Reader
from pathtracker.store.planning import plan_inputs

BACKGROUNDS = ("career-changer", "finance-and-operations")
PRIORITIES = ("creative", "flexible")
SHARES = {"models": 30, "ai-engineer": 30}
PROJECT_SHARE = 40
"""Of each week; so her first project goes on beside the roadmap."""
KEPT_DAYS_AGO = 18

AWAY = (
    # Weeks since the beginning, days, and what for.
    (8, 7, "In bed with a cold"),
    (23, 14, "Away, without the laptop"),
    (33, 7, "My sister's wedding"),
)
AHEAD = (
    (5, 14, "At my parents', no laptop"),
    (12, 7, "A week away with Jonas"),
)
"""Weeks from today's Monday on, days, and what for."""

ADVERTS = (
    (
        "Junior AI engineer, regional energy supplier",
        6,
        "You build small services around language models with us. You bring Python, SQL and Git, "
        "have put a web service online in a Docker container, and write tests for it. Experience "
        "with retrieval-augmented generation is a plus.",
    ),
    (
        "AI engineer (m/f/d), support software",
        4,
        "Our team looks after assistants that answer customers. We use Python, Docker, CI/CD and "
        "monitoring; prompt engineering and evaluation of language models are our daily work. You "
        "explain results to people who don't program.",
    ),
    (
        "Machine learning engineer, start-up for logistics",
        1,
        "Python, SQL, scikit-learn and PyTorch; Docker and Kubernetes; a feeling for data quality "
        "and for responsible AI.",
    ),
)
"""Title, weeks ago, and text; all of them invented."""


def around(gathered: Gathered, today: date) -> Iterator[Entity]:
    """Her days off and the adverts she pasted, skills found as the program finds them."""
    start, monday = first_day(today), today - timedelta(days=today.weekday())
    spans = [(start + timedelta(weeks=week), days, note) for week, days, note in AWAY]
    spans += [(monday + timedelta(weeks=week), days, note) for week, days, note in AHEAD]
    for first, days, note in spans:
        last = first + timedelta(days=days - 1)
        yield DaysOff(id=gathered.new_id(), first=first, last=last, note=note)
    names = {key: (skill.name, *skill.aliases) for key, skill in gathered.skills.items()}
    for title, weeks, text in ADVERTS:
        yield Advert(
            id=gathered.new_id(),
            role_id=gathered.roles[0].id,
            title=title,
            day=today - timedelta(weeks=weeks),
            text=text,
            skills=tuple(found.key for found in find_skills(text, names)),
        )


def shared_out(tracks: list[Track]) -> list[Track]:
    """Her tracks with the shares of the week that she gave them."""
    project = next(track.id for track in tracks if track.kind is TrackKind.PROJECT)
    shares = {track.id: SHARES.get(track.slug or "") for track in tracks}
    shares[project] = PROJECT_SHARE
    return [track.evolve(share=shares[track.id]) for track in tracks]


def kept_plan(reader: Reader, gathered: Gathered, today: date) -> Baseline:
    """The plan as she kept it a while ago: what is open today, planned from that day on."""
    day = today - timedelta(days=KEPT_DAYS_AGO)
    plan = plan_of(plan_inputs(reader, day))
    days = [
        PlannedDays(item_id=item.id, start=item.start, finish=item.finish)
        for item in plan.items
        if not item.done
    ]
    title = f"Plan of {day:%d} {day:%b}".replace(" 0", " ")
    return Baseline(id=gathered.new_id(), title=title, day=day, plan=tuple(days))
