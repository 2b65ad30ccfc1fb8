"""Where the window stood and how large it was: a small file beside the data, never in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from pathtracker.store.files import replace_durably


def keep_geometry(file: Path, window: QWidget) -> None:
    """Writes it whole or not at all. Losing it costs nothing but a habit: errors are passed."""
    geometry = bytes(window.saveGeometry().toHex().data()).decode("ascii")
    with suppress(OSError):  # not by QSettings, which makes a folder again that has gone
        replace_durably(file, f"[General]\ngeometry={geometry}\n".encode())


def restore_geometry(file: Path, window: QWidget) -> bool:
    """Puts the window there again; whether something was kept that can be used."""
    geometry = QSettings(str(file), QSettings.Format.IniFormat).value("geometry")
    if isinstance(geometry, str):
        geometry = QByteArray.fromHex(geometry.encode())
    return isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)
