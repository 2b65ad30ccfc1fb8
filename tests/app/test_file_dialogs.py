"""A file dialog looks into files to draw their icons: the store stays locked nevertheless."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pathtracker.store import Store

OPENING = """
import sys
from pathlib import Path
from pathtracker.store import Store
Store.open(Path(sys.argv[1]))
"""


def test_the_data_folder_can_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pathtracker.db"
    with Store.open(path):
        dialog = QFileDialog(None, "", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(300)
        other = subprocess.run(
            [sys.executable, "-c", OPENING, path], capture_output=True, text=True
        )
    assert "in_use" in other.stderr
