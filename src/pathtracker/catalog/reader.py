"""Loading the catalogue: what can be read is returned, what can't is left out and named."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from pathtracker.catalog.catalog import Catalog, Loaded, Problem
from pathtracker.catalog.compiled import Document, Documents
from pathtracker.catalog.content import ProjectTemplate, Step
from pathtracker.catalog.fields import BrokenEntryError, Table
from pathtracker.catalog.glossary import read_term
from pathtracker.catalog.links import unhook
from pathtracker.catalog.read_content import (
    read_project,
    read_roadmap,
    read_skill,
    read_source,
    read_step,
)
from pathtracker.catalog.read_guidance import (
    read_background,
    read_plan,
    read_priority,
    read_question,
)
from pathtracker.catalog.read_roles import read_role

VERSION_FILE = "catalog.toml"


class _Entry(Protocol):
    @property
    def slug(self) -> str: ...


E = TypeVar("E", bound=_Entry)


def load_catalog(folder: Path, compiled: Path | None = None) -> Loaded:
    """Read a catalogue folder.

    A broken file or entry is left out and named as a problem, and so is every mention of it;
    the rest is there. ``compiled`` is where the parsed form is kept, if not beside the files.
    """
    reading = _Reading(Documents(folder, compiled))
    catalog = reading.catalog()
    catalog, dangling = unhook(catalog)
    return Loaded(catalog, (*reading.problems, *dangling))


class _Reading:
    """One pass over the documents of a catalogue."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.problems = [
            Problem(file, "", f"{why}; the file is left out")
            for file, why in sorted(documents.failures.items())
        ]

    def catalog(self) -> Catalog:
        """Everything that can be read."""
        files = self.documents.under
        step_tables = [
            *self._tables("step", files("steps")),
            *self._tables("step", files("roadmaps")),
        ]
        steps = self._collect(self._steps(step_tables))
        guidance = [*files("quiz"), *files("backgrounds"), *files("plans")]
        projects = self._collect(self._entries(self._whole(files("projects")), read_project))
        return Catalog(
            version=self._version(),
            sources=self._simple("source", files("sources"), read_source),
            skills=self._simple("skill", files("skills"), read_skill),
            steps=steps,
            roadmaps=self._collect(self._entries(self._whole(files("roadmaps")), read_roadmap)),
            projects=self._with_own_names(projects, steps),
            roles=self._collect(self._entries(self._whole(files("roles")), read_role)),
            questions=self._simple("question", guidance, read_question),
            backgrounds=self._simple("background", guidance, read_background),
            priorities=self._simple("priority", guidance, read_priority),
            plans=self._simple("plan", guidance, read_plan),
            terms=self._simple("term", files("glossary"), read_term),
        )

    def _version(self) -> int:
        for name, document in self.documents.under("catalog"):
            version = document.get("version")
            if type(version) is int and version > 0:
                return version
            self.problems.append(Problem(name, "", "version is not a whole number above 0"))
            return 0
        if VERSION_FILE not in self.documents.failures:
            self.problems.append(Problem(VERSION_FILE, "", "is missing"))
        return 0

    def _tables(
        self, key: str, documents: list[tuple[str, Document]]
    ) -> list[tuple[str, Document, Any]]:
        """The tables of one kind in some documents, each with its file."""
        found: list[tuple[str, Document, Any]] = []
        for file, document in documents:
            rows = document.get(key, [])
            if isinstance(rows, list):
                found.extend((file, document, row) for row in rows)
            else:
                self.problems.append(Problem(file, key, f"has to be written as [[{key}]]"))
        return found

    def _whole(self, documents: list[tuple[str, Document]]) -> list[tuple[str, Document, Any]]:
        """Documents that are one entry each; a roadmap's file may define steps beside it."""
        return [(file, document, document) for file, document in documents]

    def _simple(
        self,
        key: str,
        documents: list[tuple[str, Document]],
        read: Callable[[Table, str], E],
    ) -> Mapping[str, E]:
        return self._collect(self._entries(self._tables(key, documents), read))

    def _steps(self, tables: list[tuple[str, Document, Any]]) -> Iterator[tuple[str, Step]]:
        for file, document, row in tables:
            read = partial(read_step, known_on=document.get("known_on"))
            yield from self._entries([(file, document, row)], read)

    def _entries(
        self,
        tables: list[tuple[str, Document, Any]],
        read: Callable[[Table, str], E],
    ) -> Iterator[tuple[str, E]]:
        """Read each table; a broken one becomes a problem and nothing else."""
        for file, document, row in tables:
            name = str(row.get("slug", "without a slug")) if isinstance(row, Mapping) else ""
            try:
                table = Table(row)
                entry = read(table, file)
            except BrokenEntryError as broken:
                self.problems.append(Problem(file, name, f"{broken}; left out"))
                continue
            shared = ("known_on", "step") if row is document else ()
            self.problems.extend(
                Problem(file, name, f"has an unknown key: {key}")
                for key in table.unknown()
                if key not in shared
            )
            yield file, entry

    def _collect(self, entries: Iterator[tuple[str, E]]) -> Mapping[str, E]:
        """Entries by slug; the first one keeps it."""
        found: dict[str, E] = {}
        origins: dict[str, str] = {}
        for file, entry in entries:
            if entry.slug in found:
                why = f"the slug is taken already, in {origins[entry.slug]}; left out"
                self.problems.append(Problem(file, entry.slug, why))
            else:
                found[entry.slug] = entry
                origins[entry.slug] = file
        return MappingProxyType(found)

    def _with_own_names(
        self, projects: Mapping[str, ProjectTemplate], steps: Mapping[str, Step]
    ) -> Mapping[str, ProjectTemplate]:
        """Projects whose milestones have names that no step and no other milestone has."""
        taken = {slug: step.file for slug, step in steps.items()}
        found: dict[str, ProjectTemplate] = {}
        for slug, project in projects.items():
            own = [milestone.slug for milestone in project.milestones]
            twice = [name for i, name in enumerate(own) if name in taken or name in own[:i]]
            if twice:
                where = taken.get(twice[0], project.file)
                why = f"milestone {twice[0]}: the slug is taken already, in {where}; left out"
                self.problems.append(Problem(project.file, slug, why))
                continue
            taken.update(dict.fromkeys(own, project.file))
            found[slug] = project
        return MappingProxyType(found)
