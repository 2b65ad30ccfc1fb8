"""Occupations of the O*NET database, from its tab-separated files, as roles to measure against.

A file such as Skills or Knowledge has two rows for each occupation and element: how important it is
(scale IM, 1 to 5) and the level it takes (scale LV, 0 to 7). Files beside it add what they know:
“Level Scale Anchors” the words for some levels, “Occupation Data” what an occupation is, and which
have no ratings at all. Data of the U.S. Department of Labor under CC BY 4.0: whose it is, and that
the levels were changed, stands in the source of each role and skill.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor
from uuid import NAMESPACE_URL, UUID, uuid5

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Role, Rung, Skill
from pathtracker.exchange.draft import Asks, Draft, Problem
from pathtracker.exchange.source import Source, decoded
from pathtracker.exchange.table import Row, Table, read_table, wrong_delimiter

TITLE = "O*NET database, tab-separated text"
NAME = "onet"

CODE, OCCUPATION = "o*net-soc code", "title"
ELEMENT, ELEMENT_NAME = "element id", "element name"
SCALE, VALUE = "scale id", "data value"
SUPPRESS, NOT_RELEVANT = "recommend suppress", "not relevant"
_RATINGS = (CODE, ELEMENT, ELEMENT_NAME, SCALE, VALUE)
_ANCHORS = (ELEMENT, SCALE, "anchor value", "anchor description")

HIGHEST = 7
"""The top of O*NET's level scale, whose bottom is 0."""
_RANGES = {"LV": (0.0, float(HIGHEST)), "IM": (1.0, 5.0)}
_CATEGORIES = {"2.A": "O*NET basic skills", "2.B": "O*NET skills", "2.C": "O*NET knowledge"}
_WORK = "4.A"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
_RELEASE = re.compile(r"O\*NET (\d+\.\d+) Database")
_TOP = "; others come to me for it"
_SHOWN = 20
"""So many occupations without ratings are named one by one."""


def level_of(value: float) -> int:
    """A level of O*NET's, 0 to 7, on our scale of 0 to 5: value × 5 ÷ 7, halves rounded up.

    Its anchors at 2, 4 and 6 become our levels 1, 3 and 4. O*NET's scale says how hard the tasks
    are, ours what a person has done, so this is a reading and not a conversion of units.
    """
    return floor(value * 5 / HIGHEST + 0.5)


def importance_of(value: float) -> int:
    """An importance of O*NET's, 1 to 5 with decimals, as a whole one, halves rounded up."""
    return floor(value + 0.5)


def detect(head: bytes) -> float:
    """1 for a table of ratings, less for other tables of O*NET's or one spoilt on its way here."""
    line = (decoded(head) or decoded(head[: len(head) // 2]) or "").partition("\n")[0]
    cells = {cell.strip().strip('"').casefold() for cell in line.split("\t")}
    if cells.issuperset(_RATINGS):
        return 1.0
    if CODE in cells or {ELEMENT, SCALE} <= cells:
        return 0.8
    return 0.7 if CODE in line.casefold() and wrong_delimiter(line, (*_RATINGS, OCCUPATION)) else 0


def read(source: Source) -> Draft:
    """The occupations that a file of ratings holds, with all that is wrong with its rows."""
    if CODE in _head(source) and ELEMENT not in _head(source):
        return _without_ratings(source)
    table = read_table(source, _RATINGS)
    warnings = [
        Problem(f"{source.name}:1", Message("onet.no_column", {"column": f"“{column}”"}))
        for column in (SUPPRESS, NOT_RELEVANT)
        if column not in table.columns
    ]
    ratings = _ratings(table)
    titles, summaries = _occupations(source)
    origin = _origin(source)
    anchors = _anchors(source, warnings)
    asks, names = _asks(table, ratings, warnings)
    rated = {one.role for one in asks if one.level}
    for rating in ratings.values():
        titles.setdefault(rating.code, rating.title)
    empty = tuple(
        (_slug(code), title) for code, title in titles.items() if _slug(code) not in rated
    )
    warnings += _say_empty(source, titles, empty)
    return Draft(
        NAME,
        source.name,
        tuple(
            _role(code, title, summaries.get(code, ""), origin)
            for code, title in titles.items()
            if _slug(code) in rated
        ),
        tuple(_skill(element, name, anchors, origin) for element, name in names.items()),
        tuple(one for one in asks if one.role in rated),
        tuple(table.refused),
        tuple(warnings),
        empty,
    )


@dataclass(slots=True)
class _Rating:
    """What is said of an element of an occupation; `line` is where it was said first."""

    line: int
    code: str
    title: str
    element: str
    name: str
    values: dict[str, float] = field(default_factory=dict)
    left_out: bool = False


def _ratings(table: Table) -> dict[tuple[str, str], _Rating]:
    """Every element of every occupation; rows that can't be used go to the table's `refused`."""
    found: dict[tuple[str, str], _Rating] = {}
    for row in table.rows():
        values = row.values
        scale, element, code = values[SCALE].upper(), values[ELEMENT], values[CODE]
        if scale not in _RANGES:
            continue
        if not (code and element):
            table.refuse(row.line, Message("onet.nameless"))
            continue
        rating = found.setdefault(
            (code, element),
            _Rating(row.line, code, values.get(OCCUPATION) or code, element, values[ELEMENT_NAME]),
        )
        why = _why_not(values, scale)
        if why is None and scale in rating.values:
            why = Message("onet.twice", {"element": rating.name})
        if why is None:
            rating.values[scale] = float(values[VALUE])
        else:
            table.refuse(row.line, why)
            rating.left_out = True
    return found


def _why_not(values: Mapping[str, str], scale: str) -> Message | None:
    """Why a row can't be used, if it can't."""
    name, value = values[ELEMENT_NAME] or values[ELEMENT], values[VALUE]
    if not values[ELEMENT].startswith((*_CATEGORIES, _WORK)):
        return Message("onet.trait", {"element": name})
    if values.get(SUPPRESS, "").upper() == "Y":
        return Message("onet.suppressed", {"element": name})
    if values.get(NOT_RELEVANT, "").upper() == "Y":
        return Message("onet.not_relevant", {"element": name})
    if _COMMA.fullmatch(value):
        return Message("onet.comma", {"element": name, "value": value})
    if not _NUMBER.fullmatch(value):
        return Message("onet.number", {"element": name, "value": value})
    low, high = (int(end) for end in _RANGES[scale])
    if not low <= float(value) <= high:
        return Message("onet.range", {"element": name, "value": value, "low": low, "high": high})
    return None


def _asks(
    table: Table, ratings: Mapping[tuple[str, str], _Rating], warnings: list[Problem]
) -> tuple[list[Asks], dict[str, str]]:
    """What occupations ask for, and the names of the elements; what was left out is level 0."""
    asks, names = [], {}
    for one in ratings.values():
        if one.left_out:
            asks.append(Asks(_slug(one.code), _slug(one.element), 0, 1))
            continue
        if len(one.values) < len(_RANGES):
            why = Message("onet.half", {"element": one.name, "title": one.title})
            warnings.append(Problem(f"{table.name}:{one.line}", why))
            continue
        level, importance = level_of(one.values["LV"]), importance_of(one.values["IM"])
        asks.append(Asks(_slug(one.code), _slug(one.element), level, importance))
        if level:
            names[one.element] = one.name or one.element
    return asks, names


def _occupations(source: Source) -> tuple[dict[str, str], dict[str, str]]:
    """Titles and summaries of all occupations, by code, as far as tables beside the file have
    them: there are some that none has rated."""
    titles: dict[str, str] = {}
    summaries: dict[str, str] = {}
    for words in ("occupation data", "technology skills"):
        beside = source.beside(words)
        try:
            rows = list(read_table(beside, (CODE, OCCUPATION)).rows()) if beside else []
        except Refused:
            continue
        for row in rows:
            titles.setdefault(row.values[CODE], row.values[OCCUPATION])
            summaries.setdefault(row.values[CODE], row.values.get("description", ""))
    return titles, summaries


def _anchors(source: Source, warnings: list[Problem]) -> dict[str, dict[int, str]]:
    """The anchors of each element by O*NET's level, from the table beside the file: most have them
    at 2, 4 and 6."""
    beside = source.beside("level scale anchors")
    if beside is None:
        warnings.append(Problem(source.name, Message("onet.no_anchors")))
        return {}
    try:
        rows: Iterable[Row] = list(read_table(beside, _ANCHORS).rows())
    except Refused as refusal:
        warnings.append(Problem(beside.name, refusal.message))
        return {}
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        value = row.values["anchor value"]
        if row.values[SCALE].upper() == "LV" and value.isdecimal() and int(value) <= HIGHEST:
            found[row.values[ELEMENT]][int(value)] = row.values["anchor description"]
    return found


def _say_empty(
    source: Source, titles: Mapping[str, str], empty: tuple[tuple[str, str], ...]
) -> list[Problem]:
    """That occupations have no ratings; never a zero in their place."""
    if len(empty) > _SHOWN:
        why = Message("onet.no_ratings_of_many", {"count": len(empty), "total": len(titles)})
        return [Problem(source.name, why)]
    return [
        Problem(source.name, Message("onet.no_ratings", {"title": title, "code": slug[5:]}))
        for slug, title in empty
    ]


def _without_ratings(source: Source) -> Draft:
    """A table of occupations that says nothing of levels. Where the ratings lie beside it, it is
    said which occupations have none."""
    table = read_table(source, (CODE,))
    titles = {
        row.values[CODE]: row.values.get(OCCUPATION) or row.values[CODE] for row in table.rows()
    }
    rated: set[str] | None = None
    for words in ("skills", "knowledge"):
        beside = source.beside(words)
        if beside is not None and ELEMENT in _head(beside):
            found = {one.code for one in _ratings(read_table(beside, _RATINGS)).values()}
            rated = found | (rated or set())
    empty: tuple[tuple[str, str], ...] = ()
    if rated is not None:
        empty = tuple((_slug(code), title) for code, title in titles.items() if code not in rated)
    warnings = (
        Problem(source.name, Message("onet.other_table")),
        *_say_empty(source, titles, empty),
    )
    return Draft(NAME, source.name, refused=tuple(table.refused), warnings=warnings, empty=empty)


def _head(source: Source) -> set[str]:
    line = source.text().lstrip().partition("\n")[0]
    return {cell.strip().strip('"').casefold() for cell in line.split("\t")}


def _origin(source: Source) -> str:
    """Whose data it is, as its licence asks for it."""
    readme = source.beside("read me onet")
    release = _RELEASE.search(readme.text()) if readme else None
    name = f"O*NET {release[1]} Database" if release else "O*NET Database"
    return (
        f"{name}, U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), "
        "CC BY 4.0; levels changed from 0–7 to 0–5"
    )


def _role(code: str, title: str, summary: str, origin: str) -> Role:
    """O*NET describes an occupation as its people do it: that is the rung of those who own their
    work, and nothing is known of the others."""
    slug = _slug(code)
    return Role(
        id=_key(slug), slug=slug, title=title, summary=summary, source=origin, rung=Rung.MID
    )


def _skill(element: str, name: str, anchors: Mapping[str, dict[int, str]], origin: str) -> Skill:
    slug = _slug(element)
    words = anchors.get(element, {})
    return Skill(
        id=_key(slug),
        slug=slug,
        name=name,
        category=_CATEGORIES.get(element[:3], "O*NET work activities"),
        source=origin,
        anchors=_six(words),
    )


def _six(words: Mapping[int, str]) -> tuple[str, ...]:
    """Six anchors, of which O*NET words some; of the others it is said between which they lie."""
    worded = {level_of(value): words[value] for value in sorted(words) if level_of(value)}
    if not worded:
        return ()
    anchors = ["Never done it"]
    for level in range(1, 6):
        below = max((other for other in worded if other < level), default=0)
        above = min((other for other in worded if other > level), default=None)
        if level in worded:
            anchors.append(worded[level])
        elif above is None:
            anchors.append(f"More than level {below}" + _TOP * (level == 5))
        elif below:
            anchors.append(f"More than level {below}, less than level {above}")
        else:
            anchors.append(f"Less than level {above}")
    return tuple(anchors)


def _slug(code: str) -> str:
    return f"{NAME}-{code}"


def _key(slug: str) -> UUID:
    """An id, the same every time, for as long as nothing is written."""
    return uuid5(NAMESPACE_URL, slug)
