"""Asking before a file of somebody's is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.exchange.out import place_for
from pathtracker.paths import Places
from pathtracker.wording import one_line


class Save(Protocol):
    """Writes a file and says what came of it, trouble too."""

    def __call__(self, path: Path, *, replace: bool) -> object: ...


def ask_before_replacing(
    chosen: str, ending: str, places: Places, save: Save, parent: QWidget
) -> None:
    """Saves under the name chosen in a dialog of the system, with an ending if it has none.

    The system asks before it lets a file be chosen that is there; for a name that we made longer
    we have to ask.
    """
    path = Path(chosen)
    if path.suffix:
        save(path, replace=True)
        return
    path = path.with_name(f"{path.name}.{ending}")
    try:
        place_for(path, places=places)
    except Refused as refusal:
        if refusal.message.id == "export.there":
            _question(path, save, parent).open()
            return
    save(path, replace=False)


def _question(path: Path, save: Save, parent: QWidget) -> FormDialog:
    title = tr("“{file}” is there already", file=one_line(path.name, 80))
    return FormDialog(title, tr("Replace it"), lambda: save(path, replace=True), parent)
