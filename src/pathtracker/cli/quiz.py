"""The fit quiz in a terminal, or with the answers of a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pathtracker.actions.fitting import keep_quiz
from pathtracker.actions.learner import learner
from pathtracker.catalog import Catalog, Question
from pathtracker.catalog.fitting import RoleFit, role_fits
from pathtracker.cli.run import NOT_DONE, Answer, MisusedError, Session
from pathtracker.cli.telling import complain
from pathtracker.store.livefile import open_to_read
from pathtracker.wording import one_line

_IN_FULL = 3
"""For how many roles the reasons are printed."""


def gather(session: Session) -> dict[str, int]:
    """The answers, by question, as places from 0: from a file, or asked for at the terminal."""
    catalog, file = session.catalog, session.args.answers
    return _read(session.path(file), catalog) if file else _ask(catalog)


def quiz(session: Session) -> Answer:
    """Ranks the roles, and keeps the answers with what came of them."""
    catalog, answers = session.catalog, session.gathered
    if not answers:
        return Answer(["No question was answered, so nothing was kept."], [], status=NOT_DONE)
    person = learner(session.store)
    fits = role_fits(catalog, answers, person.priorities)
    keep_quiz(
        session.store,
        answers=answers,
        results=[(fit.role, fit.score) for fit in fits],
        when=session.when,
    )
    return Answer(
        _lines(fits, catalog),
        [
            {"role": fit.role, "score": round(fit.score, 4), "reasons": list(fit.reasons)}
            for fit in fits
        ],
    )


def _lines(fits: list[RoleFit], catalog: Catalog) -> list[str]:
    width = max((len(catalog.roles[fit.role].title) for fit in fits), default=0)
    lines = []
    for place, fit in enumerate(fits):
        lines.append(f"{catalog.roles[fit.role].title:{width}}  {int(fit.score * 100):3} %")
        if place < _IN_FULL:
            lines += [f"    {reason}" for reason in fit.reasons]
            lines += [f"    What is hard, and what helps: {words}" for words in fit.hard]
    return [*lines, "", "Nothing here says no: every role is open to you. “pathtracker role ROLE”."]


def _ask(catalog: Catalog) -> dict[str, int]:
    """One question after the other; Enter alone skips, the end of the input ends the quiz."""
    answers: dict[str, int] = {}
    total = len(catalog.questions)
    for number, question in enumerate(catalog.questions.values(), start=1):
        complain(f"\n{number} of {total}  {question.text}")
        for place, answer in enumerate(question.answers, start=1):
            complain(f"  {place}  {answer.text}")
        taken = _typed(question)
        if taken is None:
            break
        if taken:
            answers[question.slug] = taken - 1
    return answers


def _typed(question: Question) -> int | None:
    """The number of an answer, 0 for one that is skipped, None at the end of the input."""
    most = len(question.answers)
    while True:
        complain(f"A number from 1 to {most}, or Enter to skip:")
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            return None
        typed = line.strip()
        if not typed:
            return 0
        if typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= most:
            return int(typed)
        complain(f"“{one_line(typed, 40)}” is none of the answers.")


def _read(file: Path, catalog: Catalog) -> dict[str, int]:
    try:
        with open_to_read(file) as opened:
            told = json.loads(opened.read().decode("utf-8"))
    except OSError as error:
        raise MisusedError(f"{file} can't be read: {error.strerror}.") from None
    except (ValueError, RecursionError):  # the latter: lists in lists in lists
        raise MisusedError(f"{file} holds no JSON that can be read.") from None
    if not isinstance(told, dict):
        raise MisusedError(f'{file} has to hold one object: {{"question": answer}}.')
    return {slug: _taken(slug, answer, catalog) for slug, answer in told.items()}


def _taken(slug: str, told: Any, catalog: Catalog) -> int:
    """The place of an answer from 0; it is told by its number from 1, or by its text."""
    question = catalog.questions.get(slug)
    if question is None:
        raise MisusedError(
            f"“{one_line(slug, 60)}” is no question. The questions: {', '.join(catalog.questions)}."
        )
    texts = [answer.text for answer in question.answers]
    if isinstance(told, str) and told in texts:
        return texts.index(told)
    if isinstance(told, int) and not isinstance(told, bool) and 1 <= told <= len(texts):
        return told - 1
    raise MisusedError(
        f"“{one_line(str(told), 60)}” is no answer of {slug}: "
        f"say a number from 1 to {len(texts)}, or the text of the answer."
    )
