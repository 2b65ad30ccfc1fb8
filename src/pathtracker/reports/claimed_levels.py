"""What a learner has said of skills so far. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pathtracker.core.model import Skill
from pathtracker.store import Reader, queries


def claimed_levels(reader: Reader, slugs: Iterable[str], today: date) -> dict[str, int]:
    """The levels that were rated, by the slugs of the skills; those not rated are left out."""
    found = queries.by_slug(reader, Skill, slugs)
    ratings = {
        slug: queries.newest_rating(reader, skill.id, today) for slug, skill in found.items()
    }
    return {slug: rating.level for slug, rating in ratings.items() if rating is not None}
