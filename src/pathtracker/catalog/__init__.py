"""The shipped catalogue: roles, skills, roadmaps and project templates, read from TOML and checked.

Nothing here knows Qt, the store or the network. Entries are frozen values with slugs as keys.
"""

from pathtracker.catalog.catalog import Catalog, Loaded, Problem
from pathtracker.catalog.checks import check_catalog
from pathtracker.catalog.compiled import write_compiled
from pathtracker.catalog.content import (
    RUNGS,
    STAGES,
    Milestone,
    Outcome,
    Phase,
    ProjectTemplate,
    Resource,
    Roadmap,
    Skill,
    Source,
    Step,
)
from pathtracker.catalog.glossary import Term, find_terms, terms_by_work
from pathtracker.catalog.guidance import (
    Answer,
    Background,
    PlanPhase,
    PlanTemplate,
    Priority,
    Question,
)
from pathtracker.catalog.reader import load_catalog
from pathtracker.catalog.roles import PAGE_SECTIONS, Requirement, Role, RoleFacts, RolePage, Section

__all__ = [
    "PAGE_SECTIONS",
    "RUNGS",
    "STAGES",
    "Answer",
    "Background",
    "Catalog",
    "Loaded",
    "Milestone",
    "Outcome",
    "Phase",
    "PlanPhase",
    "PlanTemplate",
    "Priority",
    "Problem",
    "ProjectTemplate",
    "Question",
    "Requirement",
    "Resource",
    "Roadmap",
    "Role",
    "RoleFacts",
    "RolePage",
    "Section",
    "Skill",
    "Source",
    "Step",
    "Term",
    "check_catalog",
    "find_terms",
    "load_catalog",
    "terms_by_work",
    "write_compiled",
]
