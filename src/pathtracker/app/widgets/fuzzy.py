"""Finding by a few letters: which texts a query means, how well, and by which letters.

A query is some words, each of which must be found, in any order: at the start of a word rather
than inside one, inside rather than scattered. Capitals and accents do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

_START, _INSIDE, _SCATTERED = 100.0, 60.0, 20.0
_BREAKS = str.maketrans(dict.fromkeys("-_/.,:;()[]{}'\"“”‘’&+#@|\\\t\n", " "))
_LONGEST = 200
"""Of a longer text only the beginning is searched."""


@dataclass(frozen=True)
class Match:
    """How well a text answers a query (more is better), and the places of the letters."""

    score: float
    positions: tuple[int, ...]


def match(query: str, text: str) -> Match | None:
    """How `text` answers `query`, or None if it does not. No query is answered by everything."""
    return _rate(_words(query), _prepared(text))


class Index:
    """Texts made ready for searching once, so that every key is answered at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_prepared(text) for text in texts]

    def search(self, query: str, limit: int = 50) -> tuple[list[tuple[int, Match]], int]:
        """The best answers, by their place among the texts, and how many there are altogether.
        Without a query: the first texts, in their order."""
        words = _words(query)
        if not words:
            first = range(min(limit, len(self._texts)))
            return [(place, Match(0.0, ())) for place in first], len(self._texts)
        hits, total = self._candidates(words, limit)
        rated = [(place, answer) for place in hits if (answer := _rate(words, self._texts[place]))]
        return nsmallest(limit, rated, key=lambda one: (-one[1].score, one[0])), total

    def _candidates(self, words: list[str], limit: int) -> tuple[list[int], int]:
        """Only texts that can be among the best are worth rating."""
        texts = list(enumerate(self._texts))
        inside = texts
        for word in words:
            inside = [one for one in inside if word in one[1]]
        starting = inside
        for word in words:
            start = " " + word
            starting = [one for one in starting if start in one[1]]
        if len(inside) >= limit:
            # Of a letter or two there may be thousands, and short texts come first, see _rate.
            few = [nsmallest(4 * limit, ones, key=_length) for ones in (starting, inside)]
            return sorted({place for ones in few for place, _ in ones}), len(inside)
        pattern = re.compile("".join(f"(?={_scattered(word)})" for word in words))
        loose = [place for place, text in texts if pattern.match(text)]
        return loose, len(loose)


def _length(one: tuple[int, str]) -> int:
    return len(one[1])


def _words(query: str) -> list[str]:
    return _fold(query[:_LONGEST]).translate(_BREAKS).split()


def _fold(text: str) -> str:
    """Small letters without accents, one for one, so that places stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", char)[0].casefold()[0] for char in text)


def _prepared(text: str) -> str:
    """Folded, its words apart, and a blank first, so that a blank is before every word."""
    return " " + _fold(text[:_LONGEST]).translate(_BREAKS)


def _scattered(word: str) -> str:
    """A pattern for the letters of `word` in order; it never goes back, so it takes no time."""
    return "".join(f"[^{letter}]*+{letter}" for letter in map(re.escape, word))


def _rate(words: list[str], text: str) -> Match | None:
    score = 0.0
    places: set[int] = set()
    for word in words:
        found = text.find(" " + word)
        if found >= 0:
            score += _START - min(found, 40) / 4
            places.update(range(found, found + len(word)))
            continue
        found = text.find(word)
        if found >= 0:
            score += _INSIDE - min(found, 40) / 4
            places.update(range(found - 1, found - 1 + len(word)))
            continue
        letters = _find_scattered(word, text)
        if not letters:
            return None
        apart = letters[-1] - letters[0] + 1 - len(letters)
        starts = sum(text[place - 1] == " " for place in letters)
        score += _SCATTERED + 6 * starts - min(apart, 60) / 2
        places.update(place - 1 for place in letters)
    return Match(score - len(text) / 20, tuple(sorted(places)))


def _find_scattered(word: str, text: str) -> list[int]:
    """The places of the letters of `word` in order, drawn together towards where they end."""
    end = 0
    for letter in word:
        end = text.find(letter, end) + 1
        if end == 0:
            return []
    places: list[int] = []
    for letter in reversed(word):
        end = text.rfind(letter, 0, end)
        places.append(end)
    return places[::-1]
