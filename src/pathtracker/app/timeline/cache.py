"""The last picture of the plan, in a small file: what is shown until the plan is made anew.

Never more than what fits a screen or two, so that reading it takes a few milliseconds however much
there is. Losing it costs nothing; whatever doesn't fit is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from pathtracker.app.faults import log
from pathtracker.app.timeline.rows import Row, Sort, Step
from pathtracker.app.timeline.scene import Scene, Schedule, Span
from pathtracker.core.model import State
from pathtracker.store.files import replace_durably

_VERSION = 1
_ROWS = 160
_MOST_MEMBERS = 40
_FARTHEST = 366 * 100
"""Days from today, either way."""


def write_cache(file: Path, scene: Scene, first_row: int) -> None:
    """Keeps the rows from a number on with their days, whole or not at all."""
    first = max(0, min(first_row, len(scene.rows) - 1))
    rows = scene.rows[first : first + _ROWS]
    schedule = scene.schedule
    kept = {
        "version": _VERSION,
        "rows": [_row_out(row, scene) for row in rows],
        "chain": [item.hex for item in schedule.chain],
        "off": list(schedule.off),
        "band": list(schedule.band) if schedule.band else None,
        "earlier_words": schedule.earlier_words,
        "links": _links_out(rows, scene),
    }
    with suppress(OSError):
        replace_durably(file, json.dumps(kept, separators=(",", ":")).encode("ascii"))


def read_cache(file: Path, today: int) -> Scene | None:
    """What was kept, as it looks today; None if there is nothing to be shown."""
    try:
        kept = json.loads(file.read_bytes())
        return _scene_in(kept, today) if kept["version"] == _VERSION else None
    except FileNotFoundError:
        return None
    except (OSError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError) as error:
        log.warning("timeline.json left aside: %s", type(error).__name__)
    except RecursionError:
        log.warning("timeline.json left aside: too deep")
    return None


def _scene_in(kept: Any, today: int) -> Scene | None:
    spans: dict[UUID, Span] = {}
    earlier: dict[UUID, Span] = {}
    rows = [_row_in(fields, spans, earlier, today) for fields in kept["rows"][:_ROWS]]
    hulls = {
        str(fields["key"]): _span(fields["hull"], today)
        for fields in kept["rows"]
        if fields.get("hull")
    }
    schedule = Schedule(
        today=today,
        spans=spans,
        chain=tuple(UUID(item) for item in kept["chain"]),
        earlier=earlier,
        earlier_words=str(kept["earlier_words"]),
        off=tuple(_span(days, today) for days in kept["off"]),
    )
    links = {UUID(a): tuple(map(UUID, b)) for a, b in kept["links"].items()}
    return Scene(rows, schedule, links, {}, hulls) if rows else None


def _row_out(row: Row, scene: Scene) -> dict[str, Any]:
    schedule = scene.schedule
    out: dict[str, Any] = {
        "key": row.key,
        "sort": row.sort.value,
        "depth": row.depth,
        "title": row.title[:200],
        "colour": row.colour,
        "note": row.note,
        "folded": row.folded,
    }
    if row.step is not None:
        step = row.step
        out["step"] = {
            **step._asdict(),
            "id": step.id.hex,
            "title": step.title[:200],
            "track": step.track.hex,
            "phase": step.phase.hex,
        }
        out["span"] = schedule.spans.get(step.id)
        out["earlier"] = schedule.earlier.get(step.id)
    else:
        span = scene.span(row)
        few = row.members if len(row.members) <= _MOST_MEMBERS and row.folded else ()
        out["members"] = {item.hex: schedule.spans.get(item) for item in few}
        out["hull"] = span
    return out


def _span(days: Any, today: int) -> Span:
    """From a day to another within a person's life around today: a chart is laid out over it."""
    first, last = (int(day) for day in days)
    if not today - _FARTHEST <= first <= last <= today + _FARTHEST:
        raise ValueError("days out of range")
    return Span(first, last)


def _step(fields: Any, today: int) -> Step:
    values = dict(fields)
    days = [values.get(name) for name in ("deadline", "pinned")]
    for day in days:
        if day is not None:
            _span((day, day), today)
    for name in ("id", "track", "phase"):
        values[name] = UUID(values[name])
    step = Step(**{**values, "state": State(values["state"])})
    numbers = (step.hours_left, step.done)
    if not isinstance(step.title, str) or not all(0 <= float(one) < 1e6 for one in numbers):
        raise ValueError("a step that can't be")
    return step._replace(
        waits=bool(step.waits),
        milestone=bool(step.milestone),
        hours_left=float(step.hours_left),
        done=min(1.0, float(step.done)),
        deadline=None if days[0] is None else int(days[0]),
        pinned=None if days[1] is None else int(days[1]),
    )


def _row_in(fields: Any, spans: dict[UUID, Span], earlier: dict[UUID, Span], today: int) -> Row:
    step, members = None, []
    if "step" in fields:
        step = _step(fields["step"], today)
        for name, kept in (("span", spans), ("earlier", earlier)):
            if fields[name]:
                kept[step.id] = _span(fields[name], today)
    else:
        for item, span in fields["members"].items():
            members.append(UUID(item))
            if span:
                spans[members[-1]] = _span(span, today)
    return Row(
        str(fields["key"]),
        Sort(fields["sort"]),
        min(9, max(0, int(fields["depth"]))),
        str(fields["title"]),
        min(7, max(-1, int(fields["colour"]))),
        str(fields["note"]),
        step,
        tuple(members),
        bool(fields["folded"]),
    )


def _links_out(rows: Sequence[Row], scene: Scene) -> dict[str, list[str]]:
    kept = {row.item for row in rows if row.item}
    found: dict[str, list[str]] = {}
    for item in _in_order(kept):
        others = [other.hex for other in scene.requires.get(item, ()) if other in kept]
        if others:
            found[item.hex] = others
    return found


def _in_order(items: Iterable[UUID | None]) -> list[UUID]:
    return sorted(item for item in items if item is not None)
