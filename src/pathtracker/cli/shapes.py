"""The shapes that other programs read, and the columns that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from pathtracker.core.model import Item, Rating, Skill, State, TimeEntry, Track
from pathtracker.core.naming import Named, meant
from pathtracker.store import Change, Reader, queries
from pathtracker.store.queries import StepLine
from pathtracker.wording import hours, one_line, sentence

MARKS = {
    State.OPEN: "○",
    State.ACTIVE: "◐",
    State.DONE: "✓",
    State.SKIPPED: "–",
    State.KNOWN: "✓",
    State.PARKED: "‖",
}


def find_item(reader: Reader, name: str) -> UUID:
    """The item that a person means by a name."""
    return meant(name, queries.names(reader, Item), kind="item")


def steps_as_json(reader: Reader, lines: Sequence[StepLine]) -> list[dict[str, Any]]:
    """Items as `steps --json` gives them."""
    tracks = {track.id: track.title for track in queries.tracks(reader)}
    phases = queries.phase_titles(reader)
    teaches = queries.outcomes(reader, [line.id for line in lines])
    skills = {key: slug or name for key, slug, name in _skill_names(reader)}
    requires = queries.prerequisite_map(reader)
    served = queries.roles_of_tracks(reader)
    places = queries.tracks_of_items(reader)
    return [
        {
            "id": str(line.id),
            "slug": line.slug,
            "title": line.title,
            "track": tracks[line.track_id],
            "phase": phases[line.phase_id],
            "kind": line.kind,
            "state": line.state,
            "effort_hours": line.effort,
            "logged_minutes": line.logged_minutes,
            "hours_left": round(line.hours_left, 2),
            "requires": [str(key) for key in requires.get(line.id, ())],
            "teaches": [
                {"skill": skills[outcome.skill_id], "level": outcome.level}
                for outcome in teaches.get(line.id, ())
                if outcome.skill_id in skills  # a damaged file may have lost one
            ],
            "roles": list(
                dict.fromkeys(
                    role.slug or role.title
                    for track in places.get(line.id, ())
                    for role in served.get(track, ())
                )
            ),
        }
        for line in lines
    ]


def item_as_json(reader: Reader, item: UUID) -> dict[str, Any]:
    """One item, in the shape of `steps --json`."""
    lines = [line for line in queries.once_each(queries.outline(reader)) if line.id == item]
    return steps_as_json(reader, lines)[0]


def step_lines(reader: Reader, lines: Sequence[StepLine]) -> Iterable[str]:
    """Items in aligned columns, under the heads of their tracks and phases."""
    tracks = {track.id: track.title for track in queries.tracks(reader)}
    phases = queries.phase_titles(reader)
    waited_for = queries.titles(reader, {line.waits_for[0] for line in lines if line.is_blocked})
    titles = {line.id: one_line(line.title, 60) for line in lines}
    width = max(map(len, titles.values()), default=0)
    head = None
    for line in lines:
        if head != (head := (line.track_id, line.phase_id)):
            yield f"\n{one_line(tracks[line.track_id], 60)} · {one_line(phases[line.phase_id], 60)}"
        left = hours(line.effort if line.state is State.DONE else line.hours_left)
        if line.state in (State.KNOWN, State.SKIPPED):
            left = "–"
        yield (
            f"  {MARKS[line.state]} {titles[line.id]:{width}}  {line.kind:8}  "
            f"{left:>7}  {line.id.hex[:8]}  {_remark(line, waited_for)}"
        ).rstrip()


def _remark(line: StepLine, titles: Mapping[UUID, str]) -> str:
    if line.is_blocked:
        return f"after “{one_line(titles[line.waits_for[0]], 40)}”"
    if line.state is State.DONE and line.done_on:
        return f"done {line.done_on}"
    if line.state is State.PARKED and line.parked_until:
        return f"parked until {line.parked_until}"
    return "" if line.state is State.OPEN else str(line.state)


def entry_as_json(entry: TimeEntry) -> dict[str, Any]:
    return {
        "id": str(entry.id),
        "item": str(entry.item_id),
        "minutes": entry.minutes,
        "day": entry.day.isoformat(),
        "note": entry.note,
    }


def rating_as_json(rating: Rating, skill: Skill) -> dict[str, Any]:
    return {
        "id": str(rating.id),
        "skill": skill.slug or skill.name,
        "level": rating.level,
        "day": rating.day.isoformat(),
        "note": rating.note,
    }


def change_as_json(change: Change) -> dict[str, Any]:
    return {
        "seq": change.seq,
        "at": change.at.isoformat(),
        "label": sentence(change.label),
        "sort": change.sort,
    }


def find_track(reader: Reader, name: str) -> Track:
    """The roadmap or project that a person means by a name."""
    return reader.get(Track, meant(name, queries.names(reader, Track), kind="roadmap"))


def find_skill(reader: Reader, name: str, others: Iterable[Named[UUID | str]]) -> UUID | str:
    """A skill of the store, or one that only the catalogue has yet (`others`)."""
    known: list[Named[UUID | str]] = [
        Named(entry.value, entry.key, entry.slug, entry.title, entry.aliases)
        for entry in queries.names(reader, Skill)
    ]
    slugs = {entry.slug for entry in known}
    fresh = [entry for entry in others if entry.slug not in slugs]
    return meant(name, [*known, *fresh], kind="skill")


def _skill_names(reader: Reader) -> Iterable[tuple[UUID, str | None, str]]:
    return ((named.value, named.slug, named.title) for named in queries.names(reader, Skill))
