"""What can be learnt and built: skills, steps, roadmaps and project templates."""

from dataclasses import dataclass
from datetime import date

RUNGS = ("junior", "mid", "senior")
KINDS = ("learn", "practise", "build", "apply")
STAGES = (
    "problem",
    "data",
    "baseline",
    "features",
    "model",
    "evaluation",
    "deployment",
    "monitoring",
    "write-up",
)
COSTS = ("free", "audit", "account")
ACCESSES = ("offline", "download", "online")


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures and claims come from; ``year`` may be "not dated"."""

    slug: str
    title: str
    year: str
    note: str = ""
    file: str = ""

    @property
    def cited(self) -> str:
        """Title and year, the year once: a title may say it itself."""
        return self.title if self.year in self.title else f"{self.title}, {self.year}"


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a person can be rated on.

    ``anchors`` words the levels 0 to 5 with things one can observe; ``signs`` complete
    "If you have ever…" for people who met the skill under another name.
    """

    slug: str
    name: str
    category: str
    anchors: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """Where to learn something. ``known_on`` is the day the address was last known to answer."""

    title: str
    url: str
    cost: str
    access: str
    language: str
    known_on: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """The level of a skill that a finished step or milestone can back."""

    skill: str
    level: int


@dataclass(frozen=True, slots=True)
class Step:
    """A unit of work of a roadmap. Each check continues "You can now…"."""

    slug: str
    title: str
    kind: str
    hours: float
    summary: str
    checks: tuple[str, ...]
    requires: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    resources: tuple[Resource, ...] = ()
    by_experience: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a roadmap with the rung it belongs to; ``steps`` are slugs in order."""

    slug: str
    title: str
    rung: str
    steps: tuple[str, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Phases in order. A step that stands in several roadmaps is one step."""

    slug: str
    title: str
    summary: str
    phases: tuple[Phase, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A unit of work of a project, at one of the nine stages."""

    slug: str
    title: str
    stage: str
    kind: str
    hours: float
    summary: str
    checks: tuple[str, ...]
    requires: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    resources: tuple[Resource, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class ProjectTemplate:
    """A portfolio project to start from.

    ``recruiter`` is what a recruiter looks for, ``risks`` what commonly goes wrong,
    ``data`` where data for it comes from and which sets prove nothing.
    """

    slug: str
    title: str
    summary: str
    brief: str
    milestones: tuple[Milestone, ...]
    skills: tuple[str, ...] = ()
    recruiter: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    file: str = ""
