"""Reading our drawings and giving them a colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor


@cache
def drawing(name: str) -> str:
    """The source of resources/icons/<name>.svg."""
    from pathtracker.paths import asset

    return asset(f"icons/{name}.svg").read_text(encoding="utf-8")


def tinted(name: str, colour: QColor, ground: QColor) -> bytes:
    """The drawing in `colour`; what is cut out of it shows `ground`."""
    # The ground first: the colour put in for the other may begin just like it.
    text = drawing(name).replace("#fff", ground.name()).replace("currentColor", colour.name())
    return text.encode()
