"""Skills in the text of job adverts, and how often several adverts ask for each.

A name is found as whole words, whatever its case: `SQL` is not in `MySQL`, and `C` not in `C++`.
Where names lie over one another the longest counts: `machine learning engineering` is not also
`machine learning`. The words of a name may be parted by blanks, one line break or one joining mark
(`scikit learn`, `scikit-learn`); they never reach over the end of a sentence. Names of one or two
letters (`R`, `Go`, `ML`) are found as they are written only, since `go` is an ordinary word.

What is found is a proposal: the learner confirms it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from pathtracker.core.gaps import Need

K = TypeVar("K", bound=Hashable)

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*[+#]*")
_JOINING = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-–/_.'’&]")
_AS_WRITTEN = 2
"""Names of so many letters or fewer are found in their own case alone."""


@dataclass(frozen=True, slots=True)
class FoundSkill(Generic[K]):
    """A skill that a text names: the words it was found by first, and how often it is named."""

    key: K
    words: str
    times: int


@dataclass(frozen=True, slots=True)
class Asked(Generic[K]):
    """How many of `total` adverts ask for a skill, and what the role has it at.

    `level` (0 to 5) and `importance` (1 to 5) are those of the role, None where it doesn't ask.
    """

    key: K
    count: int
    total: int
    level: int | None = None
    importance: int | None = None

    @property
    def suggested_importance(self) -> int:
        """The importance that the adverts speak for, 1 to 5."""
        return importance_for(self.count, self.total)


def find_skills(text: str, names: Mapping[K, Iterable[str]]) -> list[FoundSkill[K]]:
    """The skills that a text names, in the order in which it names them first.

    `names` holds each skill's name and aliases. Linear in the length of the text for names of a
    few words.
    """
    known = _known(names)
    longest = max(map(len, known), default=0)
    words = list(_WORD.finditer(text))
    joined = [
        bool(_JOINING.fullmatch(text, left.end(), right.start())) for left, right in pairwise(words)
    ]
    first: dict[K, str] = {}
    times: Counter[K] = Counter()
    at = 0
    while at < len(words):
        keys, length = _longest_at(text, words, joined, at, known, longest)
        for key in keys:
            first.setdefault(key, text[words[at].start() : words[at + length - 1].end()])
            times[key] += 1
        at += max(1, length)
    return [FoundSkill(key, words_, times[key]) for key, words_ in first.items()]


def tally(adverts: Sequence[Iterable[K]], needs: Mapping[K, Need]) -> list[Asked[K]]:
    """How many adverts ask for each skill, and what the role asks for: the most asked first, then
    by the importance the role gives it. Skills that no advert names come last.

    `adverts`: the confirmed skills of each. An advert counts once for a skill.
    """
    count: Counter[K] = Counter()
    for skills in adverts:
        count.update(set(skills))
    asked = []
    for key in dict.fromkeys([*count, *needs]):
        need = needs.get(key)
        level, importance = (need.level, need.importance) if need else (None, None)
        asked.append(Asked(key, count[key], len(adverts), level, importance))
    return sorted(asked, key=lambda one: (-one.count, -(one.importance or 0)))


def importance_for(count: int, total: int) -> int:
    """The importance that adverts speak for: 1 where a fifth of them or fewer ask, 5 where more
    than four fifths do. A convention of ours; adverts are wish lists."""
    return 1 if total <= 0 else min(5, max(1, -(-5 * count // total)))


Words = tuple[str, ...]


def _known(names: Mapping[K, Iterable[str]]) -> dict[Words, list[tuple[K, str | None]]]:
    """By their folded words: who is called so, and how it has to be written if that matters."""
    known: dict[Words, list[tuple[K, str | None]]] = defaultdict(list)
    for key, several in names.items():
        for name in several:
            words = tuple(word.group().casefold() for word in _WORD.finditer(name))
            short = name.strip() if sum(map(len, words)) <= _AS_WRITTEN else None
            if words and (key, short) not in known[words]:
                known[words].append((key, short))
    return known


def _longest_at(
    text: str,
    words: Sequence[re.Match[str]],
    joined: Sequence[bool],
    at: int,
    known: Mapping[Words, list[tuple[K, str | None]]],
    longest: int,
) -> tuple[list[K], int]:
    """Who is named by the words from a place on, and by how many words."""
    reach = 1
    while reach < longest and at + reach < len(words) and joined[at + reach - 1]:
        reach += 1
    folded = tuple(word.group().casefold() for word in words[at : at + reach])
    for length in range(reach, 0, -1):
        written = text[words[at].start() : words[at + length - 1].end()]
        keys = [key for key, short in known.get(folded[:length], ()) if short in (None, written)]
        if keys:
            return list(dict.fromkeys(keys)), length
    return [], 0
