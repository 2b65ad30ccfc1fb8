"""Every page of the window, once. Adding one is an entry here, and a package of its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from pathtracker.app.commands import Command
from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.app.live import LiveView
    from pathtracker.app.settings import Settings
    from pathtracker.app.window import MainWindow
    from pathtracker.app.workspace import Workspace


@dataclass(frozen=True)
class Destination:
    """Somewhere to go: the key of a place, what it is to show (a name out of its view's `shows`)
    and what that is about. Nothing to show means the place as it is."""

    place: str
    show: str = ""
    about: object = None


@dataclass(frozen=True)
class Place:
    """A page of the window, built when it is first shown.

    `view` names its class, as “module:Class” with the module relative to this package, so that
    nothing of it is imported before. `menu` is the menu in which a command leads to it, “” for
    none; the places of the menu Go stand in the rail. `part` is the part of that menu, where other
    commands stand between. Any other place lies `under` one of the rail. The command has the words
    of the place unless `command` says others; `also` are more words to find it by.
    """

    key: str
    words: str
    icon: str
    view: str
    under: str = ""
    menu: str = "go"
    part: str = ""
    command: str = ""
    also: str = ""
    keys: tuple[str, ...] = ()
    line_before: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole

    @property
    def in_rail(self) -> bool:
        return self.menu == "go"

    def build(self, workspace: Workspace, settings: Settings) -> LiveView:
        from pathtracker.app.live import LiveView

        module, name = self.view.split(":")
        made = getattr(import_module(module, __package__), name).made(workspace, settings)
        assert isinstance(made, LiveView)
        return made


def every_place() -> tuple[Place, ...]:
    """The table, in the order of the rail and of the menus, in the language of the window."""
    return (
        Place("first_run", tr("Begin"), "today", ".first_run.view:FirstRunView", "roles", ""),
        Place(
            "roadmap",
            tr("Roadmap"),
            "roadmap",
            ".roadmap.view:RoadmapView",
            also=tr("steps plan phases"),
        ),
        Place(
            "timeline",
            tr("Timeline"),
            "timeline",
            ".timeline.view:TimelineView",
            also=tr("gantt schedule dates forecast"),
        ),
        Place(
            "skills",
            tr("Skills"),
            "skills",
            ".gaps.view:GapsView",
            also=tr("gap gaps levels radar readiness"),
        ),
        Place(
            "portfolio",
            tr("Portfolio"),
            "portfolio",
            ".portfolio.view:PortfolioView",
            also=tr("projects milestones"),
        ),
        Place(
            "progress",
            tr("Progress"),
            "progress",
            ".progress.view:ProgressView",
            also=tr("burn-up heat map hours statistics streak"),
        ),
        Place(
            "roles",
            tr("Roles"),
            "roles",
            ".roles.view:RolesView",
            also=tr("jobs careers catalogue"),
        ),
        Place(
            "import",
            tr("Import"),
            "skills",
            ".skill_tools.importing:ImportPage",
            "skills",
            "file",
            "import",
            tr("Import a file…"),
            tr("onet csv open load bring in"),
            line_before=True,
        ),
        Place(
            "preferences",
            tr("Preferences"),
            "settings",
            ".preferences.view:PreferencesView",
            "",
            "file",
            "preferences",
            also=tr("settings options configuration name hours appearance"),
            keys=("Ctrl+,",),
            line_before=True,
            role=QAction.MenuRole.PreferencesRole,
        ),
        Place(
            "time",
            tr("When I have time"),
            "clock",
            ".plan_tools.view:TimeView",
            "timeline",
            "tools",
            "plan",
            tr("When I have time…"),
            tr("days off holiday vacation pause week hours availability free"),
        ),
        Place(
            "rate",
            tr("Rate your skills"),
            "skills",
            ".skill_tools.rating:RatingPass",
            "skills",
            "tools",
            "skills",
            tr("Rate your skills one by one"),
            tr("assess levels self-assessment"),
        ),
        Place(
            "evidence",
            tr("Evidence"),
            "skills",
            ".skill_tools.evidence:SkillEvidence",
            "skills",
            "tools",
            "skills",
            tr("Attach evidence to a skill…"),
            tr("proof certificate link file"),
        ),
        Place(
            "needs",
            tr("What the role needs"),
            "skills",
            ".skill_tools.own:OwnNeeds",
            "skills",
            "tools",
            "skills",
            tr("Set what a role needs…"),
            tr("requirements own levels"),
        ),
        Place(
            "adverts",
            tr("Job adverts"),
            "skills",
            ".skill_tools.adverts:AdvertsPage",
            "skills",
            "tools",
            "skills",
            tr("Job adverts…"),
            tr("job ads postings vacancies market demand"),
        ),
        Place(
            "guide_quiz",
            tr("Fit quiz"),
            "roles",
            ".guide.quiz:QuizPage",
            "roles",
            "tools",
            "guide",
            tr("Fit quiz: which roles fit you"),
            tr("test which job suits me choose"),
            line_before=True,
        ),
        Place(
            "guide_about",
            tr("Where you come from"),
            "roles",
            ".guide.about:AboutPage",
            "roles",
            "tools",
            "guide",
            tr("Where you come from, and what matters to you"),
            tr("background experience profile"),
        ),
        Place(
            "guide_check",
            tr("Quick self-check"),
            "roles",
            ".guide.selfcheck:SelfCheckPage",
            "roles",
            "tools",
            "guide",
            also=tr("levels test"),
        ),
        Place(
            "guide_plans",
            tr("Ready plans"),
            "roles",
            ".guide.plans:PlansPage",
            "roadmap",
            "tools",
            "guide",
        ),
        Place(
            "guide_offline",
            tr("Before you go offline"),
            "roles",
            ".guide.offline:OfflinePage",
            "roadmap",
            "tools",
            "guide",
            also=tr("download travel internet"),
        ),
        Place(
            "guide_apply",
            tr("Prepare to apply"),
            "roles",
            ".guide.apply:ApplyPage",
            "roles",
            "tools",
            "guide",
            also=tr("interview cv resume application job"),
        ),
        Place(
            "guide_updates",
            tr("What is new in the catalogue"),
            "roles",
            ".guide.updates:UpdatesPage",
            "roadmap",
            "tools",
            "guide",
            also=tr("changes changelog new version"),
        ),
        Place(
            "guide_glossary",
            tr("Glossary"),
            "roles",
            ".guide.glossary:GlossaryPage",
            "roadmap",
            "tools",
            "guide",
            tr("Glossary: the words of the trade"),
            tr("terms words meaning dictionary jargon"),
        ),
    )


def place_commands(window: MainWindow, menu: str, part: str = "") -> list[Command]:
    """What leads to the places of one part of a menu; those of the rail have the keys Ctrl+1
    onwards."""
    return [
        Command(
            f"go_{place.key}" if place.in_rail else place.key,
            menu,
            place.command or place.words,
            lambda key=place.key: window.go(key),  # type: ignore[misc]
            (f"Ctrl+{number}",) if place.in_rail else place.keys,
            line_before=number == 1 if place.in_rail else place.line_before,
            role=place.role,
            also=place.also,
        )
        for number, place in enumerate(window.places_in(menu, part), start=1)
    ]
