"""Words of the guide, with their gaps filled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["level_words", "tr"]


def tr(text: str, **gaps: object) -> str:
    """`text` in the language of the window, its gaps filled; what fills them is no template."""
    found = QCoreApplication.translate("Guide", text)
    return found.format(**gaps) if gaps else found


def level_words(level: int) -> str:
    """What a level says in short, whatever the skill."""
    return (
        tr("Never done it"),
        tr("Met it once or twice"),
        tr("Did it following a guide"),
        tr("Do it alone, on work of my own"),
        tr("Do it routinely"),
        tr("Others come to me for it"),
    )[level]
