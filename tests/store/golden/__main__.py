"""Makes the golden database of the newest schema. See the package."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from pathtracker.core.messages import Message
from pathtracker.core.model import (
    THE_LEARNER,
    Advert,
    Answered,
    Baseline,
    Check,
    DaysOff,
    Evidence,
    EvidenceKind,
    Fit,
    HoursSaid,
    Item,
    Kind,
    Learner,
    Membership,
    Outcome,
    Phase,
    PlannedDays,
    Prerequisite,
    QuizResult,
    Rating,
    Requirement,
    Resource,
    Role,
    Rung,
    Skill,
    Standing,
    State,
    TimeEntry,
    Track,
    TrackKind,
    WeekHours,
)
from pathtracker.store import Store, Writer, queries
from pathtracker.store.identity import APPLICATION_ID, SCHEMA_VERSION
from pathtracker.store.migrate import run_revisions, speaking_to

HERE = Path(__file__).parent
FIRST = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)


def main() -> None:
    """Makes the newest, unless it is there."""
    golden = HERE / f"v{SCHEMA_VERSION}.db"
    if golden.exists():
        sys.exit(f"{golden.name} is there; write a new revision and raise the version first.")
    make_from_revisions(golden)
    fill(golden)
    print(f"{golden.stat().st_size} bytes in {golden.name}")


def make_from_revisions(path: Path) -> None:
    """Makes an empty file; the models would make the same, but in another order every time."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        with speaking_to(raw) as connection, connection.begin():
            raw.execute("BEGIN")
            run_revisions(connection, 0)
            raw.execute("COMMIT")


def fill(path: Path) -> None:
    """A learner's first fortnight, made by the store itself; the same every time."""
    last = iter(range(1, 1000))
    with Store.open(path) as store:
        store.new_id = lambda: UUID(int=0xA000_0000_0000_4000_8000_0000_0000_0000 + next(last))
        now = FIRST
        for number, operation in enumerate([_choose, _learn, _build, _plan, _change_mind]):
            now = FIRST + timedelta(days=3 * number)
            store.write(Message("golden", {"step": number}), operation, now=now)
        store.undo(now=now)
        store.redo(now=now)
        store.undo(now=now)


def _choose(writer: Writer) -> None:
    python = writer.put(
        Skill(
            id=writer.new_id(),
            slug="python",
            catalog_version=1,
            name="Python",
            category="Programming",
            aliases=("Python 3",),
            anchors=("", "reads", "changes", "writes", "designs", "teaches"),
        )
    )
    sql = writer.put(Skill(id=writer.new_id(), name="SQL — joins & “windows”"))
    track = writer.put(Track(id=writer.new_id(), slug="ai-engineer", title="AI engineer"))
    role = Role(id=writer.new_id(), slug="ai-engineer", catalog_version=1, title="AI engineer")
    writer.put(
        role.evolve(
            standing=Standing.PRIMARY,
            rung=Rung.MID,
            start=DAY,
            target=date(2027, 3, 1),
            tracks=(track.id,),
        )
    )
    for skill, level in ((python, 4), (sql, 3)):
        writer.put(
            Requirement(
                id=writer.new_id(),
                role_id=role.id,
                skill_id=skill.id,
                rung=Rung.MID,
                level=level,
                importance=5,
            )
        )
        writer.put(
            Rating(id=writer.new_id(), skill_id=skill.id, level=1, day=DAY, at=FIRST, note="")
        )


def _learn(writer: Writer) -> None:
    python = queries.by_slug(writer, Skill, ["python"])["python"]
    phase = _phase(writer, TrackKind.ROADMAP, "Roadmap", "Foundations")
    done = Item(
        id=writer.new_id(),
        title="Python from zero",
        state=State.DONE,
        done_on=DAY + timedelta(days=3),
        effort=20.0,
        checks=(Check(text="write a function", ticked=True), Check(text="read a traceback")),
        resources=(
            Resource(
                title="The Python tutorial", url="https://docs.python.org/3/tutorial/", known_on=DAY
            ),
        ),
        outcomes=(Outcome(skill_id=python.id, level=2),),
        notes="Line one\nline two with an emoji 🐍, אבג and <b>no bold</b>",
    )
    parked = Item(
        id=writer.new_id(),
        title="Linear algebra",
        kind=Kind.PRACTISE,
        state=State.PARKED,
        parked_until=date(2026, 9, 1),
        deadline=date(2026, 12, 31),
        effort=12.5,
    )
    for place, item in enumerate((done, parked), 1):
        writer.put(item)
        writer.put(
            Membership(id=writer.new_id(), item_id=item.id, phase_id=phase.id, position=place)
        )
    writer.put(Prerequisite(id=writer.new_id(), item_id=parked.id, requires_id=done.id))
    writer.put(
        TimeEntry(id=writer.new_id(), item_id=done.id, minutes=95, day=DAY, at=FIRST, note="first")
    )
    writer.put(
        Evidence(
            id=writer.new_id(),
            item_id=done.id,
            kind=EvidenceKind.COMMIT,
            address="https://example.org/repo/commit/1",
            day=DAY,
            supports=2,
        )
    )


def _build(writer: Writer) -> None:
    phase = _phase(writer, TrackKind.PROJECT, "Spam filter", "Data")
    item = writer.put(Item(id=writer.new_id(), title="Collect letters", kind=Kind.BUILD))
    writer.put(Membership(id=writer.new_id(), item_id=item.id, phase_id=phase.id))


def _plan(writer: Writer) -> None:
    role = queries.by_slug(writer, Role, ["ai-engineer"])["ai-engineer"]
    [sql, *_] = [s for s in queries.all_of(writer, Skill) if s.slug is None]
    writer.put(
        Learner(
            id=THE_LEARNER,
            name="Ada",
            minutes=(60, 0, 60, 0, 60, 120, 0),
            backgrounds=("teaching",),
            priorities=("stable", "pay"),
            stretch=1.25,
        )
    )
    writer.put(DaysOff(id=writer.new_id(), first=DAY, last=DAY + timedelta(days=6), note="Fair"))
    writer.put(DaysOff(id=writer.new_id(), first=date(2027, 1, 1), pause=True))
    writer.put(HoursSaid(id=writer.new_id(), since=DAY, minutes=(60, 0, 60, 0, 60, 120, 0)))
    writer.put(WeekHours(id=writer.new_id(), monday=DAY, minutes=(30,) * 7))
    writer.put(
        Baseline(
            id=writer.new_id(),
            title="As first planned",
            day=DAY,
            plan=(PlannedDays(item_id=role.id, start=DAY, finish=DAY),),
        )
    )
    writer.put(
        QuizResult(
            id=writer.new_id(),
            day=DAY,
            at=FIRST,
            answers=(Answered(question="love-code", answer=1),),
            results=(Fit(role="ai-engineer", score=0.75),),
        )
    )
    writer.put(
        Advert(
            id=writer.new_id(),
            role_id=role.id,
            title="Junior",
            day=DAY,
            text="SQL",
            skills=(sql.id,),
        )
    )


def _change_mind(writer: Writer) -> None:
    item = writer.put(Item(id=writer.new_id(), title="Learn Fortran", state=State.SKIPPED))
    writer.put(item.evolve(title="Learn COBOL"))


def _phase(writer: Writer, kind: TrackKind, track_title: str, title: str) -> Phase:
    track = writer.put(Track(id=writer.new_id(), kind=kind, title=track_title, position=1.0))
    return writer.put(Phase(id=writer.new_id(), track_id=track.id, title=title, rung=Rung.JUNIOR))


if __name__ == "__main__":
    main()
