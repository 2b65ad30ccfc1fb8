"""The roadmap of a role: phases and steps as an outline or as columns."""

from pathtracker.app.roadmap.view import RoadmapView

__all__ = ["RoadmapView"]
