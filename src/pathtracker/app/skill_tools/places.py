"""The pages as places of the window, which lie under Skills in the rail."""

from __future__ import annotations

from pathtracker.app.live import LiveView
from pathtracker.app.window import Place
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace


def tool_places(workspace: Workspace) -> list[Place]:
    """The pages, each built when it is first shown."""

    def rate() -> LiveView:
        from pathtracker.app.skill_tools.rating import RatingPass

        return RatingPass(workspace)

    def evidence() -> LiveView:
        from pathtracker.app.skill_tools.evidence import SkillEvidence

        return SkillEvidence(workspace)

    def needs() -> LiveView:
        from pathtracker.app.skill_tools.own import OwnNeeds

        return OwnNeeds(workspace)

    def adverts() -> LiveView:
        from pathtracker.app.skill_tools.adverts import AdvertsPage

        return AdvertsPage(workspace)

    def bring() -> LiveView:
        from pathtracker.app.skill_tools.importing import ImportPage

        return ImportPage(workspace)

    pages = (
        ("rate", tr("Rate your skills"), rate),
        ("evidence", tr("Evidence"), evidence),
        ("needs", tr("What the role needs"), needs),
        ("adverts", tr("Job adverts"), adverts),
        ("import", tr("Import"), bring),
    )
    return [
        Place(key, words, "skills", build, rail=False, under="skills")
        for key, words, build in pages
    ]
