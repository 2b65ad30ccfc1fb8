"""Finding by a few letters: which texts a query means, how well, and by which letters.

A query is some words, each of which must be found, in any order: at the start of a word rather
than inside one, in the text itself rather than in the other names it goes by; then by the first
letters of its words; and where nothing at all has such a word, by a word that differs in one slip
of the keyboard. Letters strewn over a text find nothing. Capitals and accents do not matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from pathtracker.core.folding import fold

_START, _INSIDE, _INITIALS = 100.0, 60.0, 50.0
_WHOLE = 12.0
_ELSEWHERE, _SLIP = 35.0, 45.0
"""What it costs to be found by another name, or past a slip."""
_BACK = 15.0
"""What it costs to stand a step behind: less than from a word's start to its inside."""
_EXACT, _EXACT_NAME = 100.0, 70.0
_BREAKS = str.maketrans(dict.fromkeys("-_/.,:;()[]{}'\"“”‘’&+#@|\\\t\n", " "))
_LONGEST = 200
"""Of a longer text only the beginning is searched."""
_SLIPS_FROM = 3
"""Shorter words are too like each other to guess at."""
_POOL = 80
"""So many answers are rated at least, to find the best."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Match:
    """How well a text answers a query (more is better), and the places of the letters."""

    score: float
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """Made ready for searching: folded, a blank before every word. `both` holds the other names
    as well, behind a line break."""

    title: str
    also: str
    both: str
    initials: str
    names: tuple[str, ...]


def match(query: str, text: str) -> Match | None:
    """How `text` answers `query`, or None if it does not. No query is answered by everything."""
    found, _ = Index([text]).search(query, 1)
    return found[0][1] if found else None


class Index:
    """Texts made ready for searching once, so that every key is answered at once; more may come
    later. `also` gives, for each text, other names it goes by; `back` how many steps those stand
    behind, by their place, that shall not lead others which answer alike."""

    def __init__(
        self,
        texts: Iterable[str],
        also: Iterable[Sequence[str]] | None = None,
        back: Mapping[int, int] | None = None,
    ) -> None:
        self._back: dict[int, int] = {}
        self._texts: list[_Text] = []
        self._lengths: list[int] = []
        self.extend(texts, also, back)

    def extend(
        self,
        texts: Iterable[str],
        also: Iterable[Sequence[str]] | None = None,
        back: Mapping[int, int] | None = None,
    ) -> None:
        """More texts, behind those that are there; `back` counts places from the first of these."""
        titles = list(texts)
        begin = len(self._texts)
        self._back.update({begin + place: steps for place, steps in (back or {}).items()})
        names = list(also) if also is not None else [()] * len(titles)
        self._texts += [_prepared(*one) for one in zip(titles, names, strict=True)]
        self._lengths += [len(title) for title in titles]
        self._both: list[tuple[int, str]] = []
        self._in_order = False
        self._initials: dict[str, list[int]] = {}
        self._near: dict[str, set[str]] | None = None

    def search(self, query: str, limit: int = 50) -> tuple[list[tuple[int, Match]], int]:
        """The best answers, by their place among the texts, and how many there are altogether.
        Without a query: the first texts, in their order."""
        words = _words(query)
        self._put_in_order()
        if not words:
            first = range(min(limit, len(self._texts)))
            return [(place, Match(0.0, ())) for place in first], len(self._texts)
        asked = " ".join(words)
        rated: dict[int, Match] = {}
        total = 0
        for meant, cost in self._meanings(words):
            hits, count = self._candidates(meant, limit)
            total = max(total, count)
            for place in hits:
                lower = _BACK * self._back.get(place, 0)
                answer = _rate(meant, asked, self._texts[place], cost + lower)
                known = rated.get(place)
                if answer and (known is None or answer.score > known.score):
                    rated[place] = answer
        best = nsmallest(limit, rated.items(), key=lambda one: (-one[1].score, one[0]))
        return best, max(total, len(rated))

    def _put_in_order(self) -> None:
        """Short texts come first among answers that are alike, see _rate."""
        if self._in_order:
            return
        self._in_order = True
        order = sorted(range(len(self._texts)), key=self._lengths.__getitem__)
        self._both = [(place, self._texts[place].both) for place in order]
        initials: dict[str, list[int]] = defaultdict(list)
        for place in order:
            initials[self._texts[place].initials].append(place)
        self._initials = initials

    def _meanings(self, words: list[str]) -> list[tuple[list[str], float]]:
        """The words as typed; where no text has one of them, also as they may have been meant."""
        meanings: list[tuple[list[str], float]] = [(words, 0.0)]
        for at, word in enumerate(words):
            if len(word) < _SLIPS_FROM or any(word in both for _, both in self._both):
                continue
            meanings += [
                ([*meant[:at], other, *meant[at + 1 :]], cost + _SLIP)
                for meant, cost in list(meanings)
                for other in self._like(word)
            ][:8]
        return meanings

    def _like(self, word: str) -> list[str]:
        """Words of the texts that differ from one by a letter, or by two that changed places."""
        if self._near is None:
            self._near = defaultdict(set)
            for known in {known for text in self._texts for known in text.both.split()}:
                if len(known) > _SLIPS_FROM:
                    for form in _with_one_less(known):
                        self._near[form].add(known)
        found = {known for form in _with_one_less(word) for known in self._near.get(form, ())}
        return sorted(known for known in found if _is_slip(word, known))

    def _candidates(self, words: list[str], limit: int) -> tuple[list[int], int]:
        """Only texts that can be among the best are worth rating."""
        inside = self._both
        for word in words:
            inside = [one for one in inside if word in one[1]]
        places = [place for place, _ in inside]
        if len(words) == 1:
            known = set(places)
            places += [one for one in self._initials.get(words[0], ()) if one not in known]
        pool = max(2 * limit, _POOL)
        if len(places) <= pool:
            return places, len(places)
        starting = inside
        for word in words:
            start = " " + word
            starting = [one for one in starting if start in one[1]]
        # Of a letter or two there may be thousands.
        few = {place for place, _ in starting[:pool]}
        return sorted(few.union(places[:pool])), len(places)


def _words(query: str) -> list[str]:
    return fold(query[:_LONGEST]).translate(_BREAKS).split()


def _prepared(title: str, names: Sequence[str]) -> _Text:
    folded = " " + fold(title[:_LONGEST]).translate(_BREAKS)
    others = tuple(" ".join(_words(name)) for name in names)
    also = " " + " ".join(others) if others else ""
    initials = "".join(found.group()[0] for found in _WORD.finditer(folded))
    return _Text(folded, also, f"{folded}\n{also}", initials, others)


def _rate(words: list[str], asked: str, text: _Text, cost: float) -> Match | None:
    score = -cost
    places: set[int] = set()
    for word in words:
        found = _in(word, text.title)
        if found is not None:
            worth, start = found
            score += worth
            places.update(range(start, start + len(word)))
            continue
        other = _in(word, text.also)
        if other is not None:
            score += other[0] - _ELSEWHERE
        elif word == text.initials:
            score += _INITIALS
            places.update(found.start() - 1 for found in _WORD.finditer(text.title))
        else:
            return None
    title = " ".join(text.title.split())
    if title == asked:
        score += _EXACT
    elif asked in text.names:
        score += _EXACT_NAME
    elif title.startswith(asked):
        score += _WHOLE
    return Match(score - len(text.title) / 20, tuple(sorted(places)))


def _in(word: str, text: str) -> tuple[float, int] | None:
    """How well a word is found in a text, and the place of its first letter in the original."""
    whole = text.find(f" {word} ")
    if whole < 0 and text.endswith(" " + word):
        whole = len(text) - len(word) - 1
    if whole >= 0:
        return _START + _WHOLE - min(whole, 40) / 4, whole
    found = text.find(" " + word)
    if found >= 0:
        return _START - min(found, 40) / 4, found
    found = text.find(word)
    return None if found < 0 else (_INSIDE - min(found, 40) / 4, found - 1)


def _with_one_less(word: str) -> Iterable[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_slip(typed: str, known: str) -> bool:
    """Whether the two differ by one letter more, less or other, or by two that changed places."""
    if len(typed) > len(known):
        typed, known = known, typed
    if len(known) - len(typed) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), len(typed))
    if len(typed) < len(known):
        return typed[at:] == known[at + 1 :]
    changed = typed[at : at + 2] == known[at : at + 2][::-1]
    return typed[at + 1 :] == known[at + 1 :] or (changed and typed[at + 2 :] == known[at + 2 :])
