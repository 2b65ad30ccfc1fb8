"""What is told is heard too, whoever can't see it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from pathtracker.app.widgets.text import visible


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Has a screen reader say what `widget` has begun to show; at once where it is `urgent`, as
    for what was refused. Call it once for each time that something is told."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, visible(words))
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
