"""Occupations of the O*NET database, from its tab-separated files, as roles to measure against.

A file such as Skills or Knowledge (since release 30.3 “Essential Skills”, “Transferable Skills”)
has two rows for each occupation and element: how important it is
(scale IM, 1 to 5) and the level it takes (scale LV, 0 to 7). Files beside it add what they know:
“Level Scale Anchors” the words for some levels, “Occupation Data” what an occupation is, and which
have no ratings at all. Data of the U.S. Department of Labor under CC BY 4.0: whose it is, and that
the levels were changed, stands in the source of each role and skill.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import floor
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import ValidationError

from pathtracker.core.messages import Message, Refused, refusal_of
from pathtracker.core.model import Entity, Role, Rung, Skill
from pathtracker.exchange.draft import Asks, Draft, Problems
from pathtracker.exchange.source import Source, decoded
from pathtracker.exchange.table import Row, Table, head_of, read_table, wrong_delimiter

E = TypeVar("E", bound=Entity)

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
_RELEASE = re.compile(r"O\*NET\W{1,3}(\d+\.\d+) Database")
_ANCHORED = frozenset(map(str, range(HIGHEST + 1)))
_TOP = "; others come to me for it"
_LONGEST_CODE = 100
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
    line = (decoded(head) or decoded(head[: len(head) // 2]) or "").lstrip().partition("\n")[0]
    cells = head_of(line)
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
    ratings = _ratings(table)
    if not any(one.is_measured for one in ratings.values()):  # of interests, say
        return _without_ratings(source, table.refused)
    warnings = Problems()
    for column in (SUPPRESS, NOT_RELEVANT):
        if column not in table.columns:
            why = Message("onet.no_column", {"column": f"“{column}”"})
            warnings.add(f"{source.name}:1", why)
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
    _say_empty(source, titles, empty, warnings)
    first = {one.code: one.line for one in reversed(ratings.values())}
    roles = [
        role
        for code, title in titles.items()
        if _slug(code) in rated
        and (role := _fitting(table, first[code], _role, code, title, summaries, origin))
    ]
    line_of = {one.element: one.line for one in reversed(ratings.values())}
    skills = [
        skill
        for element, name in names.items()
        if (skill := _fitting(table, line_of[element], _skill, element, name, anchors, origin))
    ]
    coming = {role.slug for role in roles}
    known = {skill.slug for skill in skills}
    return Draft(
        NAME,
        source.name,
        tuple(roles),
        tuple(skills),
        tuple(one for one in asks if one.role in coming and (one.skill in known or not one.level)),
        tuple(table.refused.first),
        tuple(warnings.first),
        empty,
        table.refused.count,
        warnings.count,
    )


def _fitting(table: Table, line: int, make: Callable[..., E], *about: object) -> E | None:
    """An entity, unless the file has for it what none may have, a name without end, say."""
    try:
        return make(*about)
    except ValidationError as error:
        table.refuse(line, refusal_of(error).message)
        return None


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
    is_measured: bool = False
    """Whether a level is given, be it one that can't be used."""


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
        if max(len(code), len(element)) > _LONGEST_CODE:
            table.refuse(row.line, Message("onet.code", {"limit": _LONGEST_CODE}))
            continue
        rating = found.setdefault(
            (code, element),
            _Rating(row.line, code, values.get(OCCUPATION) or code, element, values[ELEMENT_NAME]),
        )
        measures = scale == "LV" and element.startswith((*_CATEGORIES, _WORK))
        rating.is_measured = rating.is_measured or measures
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
    table: Table, ratings: Mapping[tuple[str, str], _Rating], warnings: Problems
) -> tuple[list[Asks], dict[str, str]]:
    """What occupations ask for, and the names of the elements; what was left out is level 0."""
    asks, names = [], {}
    for one in ratings.values():
        if one.left_out:
            asks.append(Asks(_slug(one.code), _slug(one.element), 0, 1))
            continue
        if len(one.values) < len(_RANGES):
            why = Message("onet.half", {"element": one.name, "title": one.title})
            warnings.add(f"{table.name}:{one.line}", why)
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
    for words in ("occupation data", "technology skills", "software skills"):
        for beside in source.beside(words):
            if {CODE, OCCUPATION} <= _head(beside):
                with suppress(Refused):
                    for row in read_table(beside, (CODE, OCCUPATION)).rows():
                        code = row.values[CODE]
                        titles.setdefault(code, row.values[OCCUPATION] or code)
                        summaries.setdefault(code, row.values.get("description", ""))
    return titles, summaries


def _anchors(source: Source, warnings: Problems) -> dict[str, dict[int, str]]:
    """The anchors of each element by O*NET's level, from the table beside the file: most have them
    at 2, 4 and 6."""
    beside = next(source.beside("level scale anchors"), None)
    if beside is None:
        warnings.add(source.name, Message("onet.no_anchors"))
        return {}
    try:
        rows: Iterable[Row] = list(read_table(beside, _ANCHORS).rows())
    except Refused as refusal:
        warnings.add(beside.name, refusal.message)
        return {}
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        value = row.values["anchor value"]
        if row.values[SCALE].upper() == "LV" and value in _ANCHORED:
            found[row.values[ELEMENT]][int(value)] = row.values["anchor description"]
    return found


def _say_empty(
    source: Source,
    titles: Mapping[str, str],
    empty: tuple[tuple[str, str], ...],
    warnings: Problems,
) -> None:
    """That occupations have no ratings; never a zero in their place."""
    if len(empty) > _SHOWN:
        why = Message("onet.no_ratings_of_many", {"count": len(empty), "total": len(titles)})
        warnings.add(source.name, why)
        return
    for slug, title in empty:
        warnings.add(source.name, Message("onet.no_ratings", {"title": title, "code": slug[5:]}))


def _without_ratings(source: Source, refused: Problems | None = None) -> Draft:
    """A table of occupations that says nothing of levels. Where the ratings lie beside it, it is
    said which occupations have none. `refused`: its lines that are none, if it was read before."""
    table = read_table(source, (CODE,))
    called, _ = _occupations(source)
    titles = {
        code: row.values.get(OCCUPATION) or called.get(code) or code
        for row in table.rows()
        if (code := row.values[CODE])
    }
    refused = table.refused if refused is None else refused
    rated = _rated_beside(source)
    empty: tuple[tuple[str, str], ...] = ()
    if rated:
        empty = tuple((_slug(code), title) for code, title in titles.items() if code not in rated)
    warnings = Problems()
    warnings.add(source.name, Message("onet.other_table"))
    _say_empty(source, titles, empty, warnings)
    return Draft(
        NAME,
        source.name,
        refused=tuple(refused.first),
        warnings=tuple(warnings.first),
        empty=empty,
        refused_count=refused.count,
        warning_count=warnings.count,
    )


def _rated_beside(source: Source) -> set[str]:
    """The occupations that have levels in a table beside the file: it is known by its columns."""
    found: set[str] = set()
    for words in ("skills", "essential skills", "transferable skills", "knowledge"):
        for beside in source.beside(words):
            if _head(beside).issuperset(_RATINGS):
                with suppress(Refused):
                    ratings = _ratings(read_table(beside, _RATINGS)).values()
                    found.update(one.code for one in ratings if one.is_measured)
    return found


def _head(source: Source) -> set[str]:
    return head_of(source.text())


def _origin(source: Source) -> str:
    """Whose data it is, as its licence asks for it."""
    told = [_RELEASE.search(decoded(one.data) or "") for one in source.beside("read")]
    release = next((one for one in told if one), None)
    name = f"O*NET {release[1]} Database" if release else "O*NET Database"
    return (
        f"{name}, U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), "
        "CC BY 4.0; levels changed from 0–7 to 0–5"
    )


def _role(code: str, title: str, summaries: Mapping[str, str], origin: str) -> Role:
    """O*NET describes an occupation as its people do it: that is the rung of those who own their
    work, and nothing is known of the others."""
    slug = _slug(code)
    return Role(
        id=_key(slug),
        slug=slug,
        title=title,
        summary=summaries.get(code, ""),
        source=origin,
        rung=Rung.MID,
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
