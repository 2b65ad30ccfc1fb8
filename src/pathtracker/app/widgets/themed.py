"""What widgets that paint themselves share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout
from shiboken6 import isValid

from pathtracker.app.theme import Theme, current_theme

Made = TypeVar("Made")


def on_theme(restyle: Callable[[], None]) -> None:
    """Call `restyle`, a method of a widget, now and whenever the theme changes."""
    restyle()
    current_theme().changed.connect(restyle)


def for_theme(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make`, done once for each theme: what it made is kept until the theme changes."""
    kept: list[tuple[Theme, Made]] = []

    def forget() -> None:
        for theme, _ in kept:
            if isValid(theme):  # one that is gone has let go of this by itself
                theme.changed.disconnect(forget)
        kept.clear()

    def made() -> Made:
        theme = current_theme()
        if kept and kept[0][0] is not theme:
            forget()
        if not kept:
            kept.append((theme, make()))
            theme.changed.connect(forget)
        return kept[0][1]

    return made


def spaced(layout: QBoxLayout, gap: int, *margins: int) -> None:
    """Spacing of `layout`, and its margins if any are given, now and whenever the theme changes.

    A layout is no widget whose methods fall silent with it: this looks whether it still is there.
    """

    def restyle() -> None:
        if not isValid(layout):
            current_theme().changed.disconnect(restyle)
        elif margins:
            space(layout, gap, *margins)
        else:
            layout.setSpacing(current_theme().px(gap))

    on_theme(restyle)


def space(layout: QBoxLayout, gap: int, *margins: int) -> None:
    """Spacing and margins of `layout` in pixels of the design: none, one for all, two
    (sides, top and bottom) or four."""
    px = current_theme().px
    layout.setSpacing(px(gap))
    if len(margins) == 2:
        margins = (margins[0], margins[1], margins[0], margins[1])
    elif len(margins) < 2:
        margins = (margins or (0,)) * 4
    layout.setContentsMargins(*(px(margin) for margin in margins))
