"""Taking away what was made for what is no longer shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and away; hidden at once, so that nothing of it is seen or
    counted until Qt deletes it."""
    while (entry := layout.takeAt(0)) is not None:
        if (widget := entry.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := entry.layout()) is not None:
            clear(inner)
