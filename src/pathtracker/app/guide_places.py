"""Where the pages of the guide stand in the window, and what leads to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pathtracker.app.commands import Command
from pathtracker.app.live import LiveView
from pathtracker.app.settings import Settings
from pathtracker.app.window import MainWindow, Place
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace

if TYPE_CHECKING:
    from pathtracker.app.guide.cards import NextCards
    from pathtracker.app.guide.page import GuidePage
    from pathtracker.app.roles.view import RolesView


def guide_places(workspace: Workspace, window: Callable[[], MainWindow]) -> list[Place]:
    """The pages, each built when first shown; `window` is asked then."""

    def place(key: str, name: str, make: Callable[[], GuidePage], under: str = "roles") -> Place:
        def build() -> LiveView:
            page = make()
            page.role_wanted.connect(lambda slug: window().open_role(slug))
            page.roadmap_wanted.connect(lambda track: window().open_track(track))
            return page

        return Place(key, name, "roles", build, rail=False, under=under)

    def quiz() -> GuidePage:
        from pathtracker.app.guide.quiz import QuizPage

        return QuizPage(workspace)

    def about() -> GuidePage:
        from pathtracker.app.guide.about import AboutPage

        return AboutPage(workspace)

    def selfcheck() -> GuidePage:
        from pathtracker.app.guide.selfcheck import SelfCheckPage

        return SelfCheckPage(workspace)

    def plans() -> GuidePage:
        from pathtracker.app.guide.plans import PlansPage

        return PlansPage(workspace)

    def offline() -> GuidePage:
        from pathtracker.app.guide.offline import OfflinePage

        return OfflinePage(workspace)

    def apply() -> GuidePage:
        from pathtracker.app.guide.apply import ApplyPage

        return ApplyPage(workspace)

    def updates() -> GuidePage:
        from pathtracker.app.guide.updates import UpdatesPage

        return UpdatesPage(workspace)

    def glossary() -> GuidePage:
        from pathtracker.app.guide.glossary import GlossaryPage

        return GlossaryPage(workspace)

    return [
        place("guide_quiz", tr("Fit quiz"), quiz),
        place("guide_about", tr("Where you come from"), about),
        place("guide_check", tr("Quick self-check"), selfcheck),
        place("guide_plans", tr("Ready plans"), plans, "roadmap"),
        place("guide_offline", tr("Before you go offline"), offline, "roadmap"),
        place("guide_apply", tr("Prepare to apply"), apply),
        place("guide_updates", tr("What is new in the catalogue"), updates, "roadmap"),
        place("guide_glossary", tr("Glossary"), glossary, "roadmap"),
    ]


def follow_roles(view: RolesView, window: Callable[[], MainWindow]) -> None:
    """Leads from a role's page to the quiz, the self-check, its plans and to applying."""

    def lead(key: str) -> Callable[[str], None]:
        def go(slug: str) -> None:
            window().go(key)
            window().ask_view("show_role", slug)

        return go

    view.quiz_wanted.connect(lambda: window().go("guide_quiz"))
    view.selfcheck_wanted.connect(lead("guide_check"))
    view.plan_wanted.connect(lead("guide_plans"))
    view.apply_wanted.connect(lead("guide_apply"))


def add_cards(window: MainWindow, settings: Settings) -> NextCards:
    """Puts the cards for what was skipped above the first page."""
    from pathtracker.app.guide.cards import NextCards

    cards = NextCards(window.workspace, settings)
    leads = {
        "role": "roles",
        "time": "time",
        "check": "guide_check",
        "about": "guide_about",
        "levels": "guide_about",
        "updates": "guide_updates",
    }

    def follow(name: str) -> None:
        window.go(leads[name])
        if name == "levels":
            # once it is laid out
            QTimer.singleShot(0, window, lambda: window.ask_view("show_levels"))

    cards.wanted.connect(follow)
    window.went.connect(cards.go_with)
    window.add_above(cards)
    return cards


def guide_commands(window: MainWindow) -> list[Command]:
    """What leads to the pages from the menus and the palette."""
    pages = {
        "guide_quiz": tr("Fit quiz: which roles fit you"),
        "guide_about": tr("Where you come from, and what matters to you"),
        "guide_check": tr("Quick self-check"),
        "guide_plans": tr("Ready plans"),
        "guide_offline": tr("Before you go offline"),
        "guide_apply": tr("Prepare to apply"),
        "guide_updates": tr("What is new in the catalogue"),
        "guide_glossary": tr("Glossary: the words of the trade"),
    }
    also = {
        "guide_quiz": tr("test which job suits me choose"),
        "guide_about": tr("background experience profile"),
        "guide_check": tr("levels test"),
        "guide_offline": tr("download travel internet"),
        "guide_apply": tr("interview cv resume application job"),
        "guide_updates": tr("changes changelog new version"),
        "guide_glossary": tr("terms words meaning dictionary jargon"),
    }
    return [
        Command(
            key,
            "tools",
            name,
            lambda key=key: window.go(key),  # type: ignore[misc]
            line_before=key == "guide_quiz",
            also=also.get(key, ""),
        )
        for key, name in pages.items()
    ]
