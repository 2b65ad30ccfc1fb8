"""What the roadmap view remembers until the next start, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from pathtracker.app.live import kept_id
from pathtracker.app.roadmap.filter import ALL, STATES, Filter
from pathtracker.app.roadmap.outline import Scope


@dataclass
class Memory:
    """Attributes: scope (None: whatever comes first), filter, layout, folded (phases that show
    their head alone), folds (phases that show what was done earlier), scroll."""

    scope: Scope | None = None
    filter: Filter = field(default_factory=Filter)
    layout: str = ""
    folded: set[UUID] = field(default_factory=set)
    folds: set[UUID] = field(default_factory=set)
    scroll: int | None = None

    def written(self) -> dict[str, object]:
        scope = self.scope
        return {
            "scope": None
            if scope is None
            else {"role": _hex(scope.role), "track": _hex(scope.track)},
            "filter": {"state": self.filter.state, "skills": _hexes(self.filter.skills)},
            "layout": self.layout,
            "folded": _hexes(self.folded),
            "folds": _hexes(self.folds),
            "scroll": self.scroll or 0,
        }


def memory_of(state: dict[str, object]) -> Memory:
    """What was written, however old or damaged; what doesn't fit is passed over."""
    scope, chosen = state.get("scope"), state.get("filter")
    known, layout, scroll = Memory(), state.get("layout"), state.get("scroll")
    if isinstance(scope, dict):
        found = Scope(kept_id(scope.get("role")), kept_id(scope.get("track")))
        if found != Scope() or not any(scope.values()):  # else it names what can't be read
            known.scope = found
    if isinstance(chosen, dict):
        wanted = chosen.get("state")
        named = wanted if isinstance(wanted, str) and wanted in STATES else ALL
        known.filter = Filter(named, frozenset(_ids(chosen.get("skills"))))
    known.layout = layout if isinstance(layout, str) else ""
    known.folded, known.folds = _ids(state.get("folded")), _ids(state.get("folds"))
    known.scroll = scroll if isinstance(scroll, int) and 0 <= scroll < 2**31 else None
    return known


def _hex(key: UUID | None) -> str | None:
    return key.hex if key else None


def _hexes(keys: Iterable[UUID]) -> list[str]:
    return sorted(key.hex for key in keys)


def _ids(texts: object) -> set[UUID]:
    found = (kept_id(text) for text in texts) if isinstance(texts, list) else ()
    return {key for key in found if key is not None}
