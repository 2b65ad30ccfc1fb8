"""What widgets that paint themselves share."""

from __future__ import annotations

from collections.abc import Callable

from pathtracker.app.theme import current_theme


def on_theme(restyle: Callable[[], None]) -> None:
    """Call `restyle`, a method of a widget, now and whenever the theme changes."""
    restyle()
    current_theme().changed.connect(restyle)
