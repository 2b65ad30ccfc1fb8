"""A role: what it asks for at each rung, and everything its page says."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a role page; ``source`` and ``origin`` when it repeats somebody's claim.

    ``origin`` is what the source itself names as its source, such as LinkedIn.
    """

    text: str
    source: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """One part of a role page.

    ``basis`` is "sources" or, for common knowledge of the field, "general". ``none`` is the
    sentence shown when the sources have nothing for this role.
    """

    items: tuple[T, ...] = ()
    text: str = ""
    basis: str = "sources"
    sources: tuple[str, ...] = ()
    none: str = ""

    @property
    def empty(self) -> bool:
        """Neither content nor the sentence that says why there is none."""
        return not (self.items or self.text or self.none)


@dataclass(frozen=True, slots=True)
class Hour:
    """A moment of a typical day."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class LadderRung:
    """One rung of the ladder with its years as the source gives them, and its duties."""

    rung: str
    title: str
    years: str
    duties: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class PayBand:
    """Pay a year as one source gives it. No ``rung``: an average; no ``high``: open upwards."""

    label: str
    low: int
    source: str
    high: int | None = None
    rung: str = ""
    years: str = ""
    place: str = ""
    origin: str = ""
    currency: str = "USD"
    trend: str = ""


@dataclass(frozen=True, slots=True)
class Stars:
    """A source's own rating of pay, out of ten."""

    label: str
    stars: int
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A myth and what is true of it, or a question, also of an interview, and its answer."""

    says: str
    answer: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody in the work wishes they had known, retold."""

    text: str
    who: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbouring role and how it differs; ``role`` is its slug when it has a page."""

    title: str
    text: str
    role: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one source sums the role up beside its neighbours."""

    focus: str
    skills: str
    source: str
    example: str = ""
    entry: str = ""
    pay: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What starting can cost, as a span in one currency."""

    what: str
    low: int
    high: int
    source: str
    open_ended: bool = False
    currency: str = "USD"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a source says it takes, always with where it starts and where it ends."""

    kind: str
    low: float
    high: float
    unit: str
    start: str
    goal: str
    source: str


@dataclass(frozen=True, slots=True)
class Demand:
    """How sought a skill is, in a source's own words."""

    skill: str
    words: str
    source: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class RolePage:
    """Every section of a role page; what each holds is in docs/catalogue-format.md."""

    work: Section[Claim]
    day: Section[Hour]
    ladder: Section[LadderRung]
    signals: Section[Claim]
    pay: Section[PayBand]
    stars: Section[Stars]
    hard_skills: Section[Claim]
    soft_skills: Section[Claim]
    demand: Section[Demand]
    education: Section[Claim]
    industries: Section[Claim]
    teams: Section[Claim]
    entry: Section[Claim]
    pros: Section[Claim]
    cons: Section[Claim]
    myths: Section[Pair]
    questions: Section[Pair]
    interview: Section[Pair]
    good_fit: Section[Claim]
    poor_fit: Section[Claim]
    freelance: Section[Claim]
    growth: Section[Claim]
    outlook: Section[Claim]
    wished: Section[Voice]
    related: Section[Related]
    compare: Section[Comparison]
    costs: Section[Cost]
    times: Section[Duration]

    def sections(self) -> Iterator[tuple[str, Section[Any]]]:
        """Names and sections in the order of the page."""
        for name in PAGE_SECTIONS:
            yield name, getattr(self, name)


PAGE_SECTIONS = tuple(field.name for field in fields(RolePage))


@dataclass(frozen=True, slots=True)
class Requirement:
    """The level of a skill that a rung of a role asks for, and how much it matters there.

    ``by_experience`` marks what only work itself proves.
    """

    skill: str
    rung: str
    level: int
    importance: int
    by_experience: bool = False


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What roles are filtered by, each one of a few words (see FACTS)."""

    code: str
    leaning: str
    people: str
    maths: str
    entry: str


FACTS = {
    "code": ("daily", "some", "none"),
    "leaning": ("research", "product", "both"),
    "people": ("often", "sometimes", "rarely"),
    "maths": ("light", "solid", "heavy"),
    "entry": ("easier", "medium", "hard"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role a learner can aim at. ``roadmaps`` and ``projects`` are slugs in order.

    ``short`` is what a card says under the title, in 60 characters at most.
    """

    slug: str
    title: str
    summary: str
    facts: RoleFacts
    roadmaps: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    page: RolePage
    projects: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short: str = ""
    file: str = ""

    def at(self, rung: str) -> tuple[Requirement, ...]:
        """What this role asks for at a rung."""
        return tuple(r for r in self.requirements if r.rung == rung)
