"""What helps to choose: the fit quiz as taken, and levels to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pathtracker.actions.entries import skill_of
from pathtracker.actions.skills import add_rating
from pathtracker.core.messages import Message
from pathtracker.core.model import Answered, Fit, QuizResult, Rating, Skill
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def keep_quiz(
    store: Store, *, answers: Mapping[str, int], results: Sequence[tuple[str, float]], when: When
) -> QuizResult:
    """Keeps the fit quiz as taken now: the choice (from 0) of each question by its slug, and the
    roles by their slugs with their fit (0 to 1), best first. What was taken before stays."""

    def op(writer: Writer) -> QuizResult:
        return writer.put(
            QuizResult(
                id=writer.new_id(),
                day=when.today,
                at=when.now,
                answers=tuple(
                    Answered(question=question, answer=answer)
                    for question, answer in answers.items()
                ),
                results=tuple(Fit(role=role, score=score) for role, score in results),
            )
        )

    return store.write(Message("quiz.keep", {"day": when.today.isoformat()}), op, now=when.now)


def confirm_ratings(
    store: Store, *, levels: Mapping[str, int], catalog: Catalog, when: When, note: str = ""
) -> list[Rating]:
    """Rates several skills of the catalogue, by their slugs, as one change: levels (0 to 5) that
    were suggested from a background or a quick self-check and that the learner has confirmed."""

    def op(writer: Writer) -> list[Rating]:
        known = queries.by_slug(writer, Skill, levels)
        return [
            add_rating(
                writer,
                skill=(
                    known.get(slug) or skill_of(catalog.skills[slug], catalog.version, writer)
                ).id,
                level=level,
                day=when.today,
                when=when,
                note=note,
            )
            for slug, level in levels.items()
        ]

    return store.write(Message("ratings.confirm", {"count": len(levels)}), op, now=when.now)
