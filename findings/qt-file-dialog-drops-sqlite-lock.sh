#!/bin/sh
# A Qt file dialog that shows a folder takes SQLite's lock from a database in it.
#
# Seen with PySide6-Essentials 6.11.1 (Qt's own dialog) and Python's sqlite3, on Linux.
#
# SQLite locks by fcntl; such a lock goes when the process closes any handle of the file. Qt's file
# dialog opens each file that it lists, to choose its icon by its content, and closes it again. So
# once somebody has looked into the folder, a second process gets the lock that the first one still
# believes to hold in EXCLUSIVE mode, and both may write.
#
# What helps: keep the database out of folders one browses, or hold a second lock that belongs to an
# open handle (F_OFD_SETLK) and look at it before each write.
#
# Fails if the second process is kept out after the dialog was shown, or was let in before.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "PySide6-Essentials==6.11.1"
cat >"$folder/try.py" <<'PYTHON'
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

place = Path(sys.argv[1]) / "data"
place.mkdir()
held = sqlite3.connect(place / "notes", isolation_level=None)  # no ending: its content decides
held.execute("PRAGMA locking_mode=EXCLUSIVE")
held.execute("CREATE TABLE note (text)")

OTHER = (
    "import sqlite3, sys\n"
    "raw = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
    "try:\n"
    "    raw.execute('INSERT INTO note VALUES (1)')\n"
    "    print('written')\n"
    "except sqlite3.OperationalError as error:\n"
    "    print(error)\n"
)


def another_process() -> str:
    command = [sys.executable, "-c", OTHER, str(place / "notes")]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


before = another_process()
app = QApplication([])
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setDirectory(str(place))
dialog.show()
loop = QEventLoop()
QTimer.singleShot(2000, loop.quit)
loop.exec()
after = another_process()
print("before the dialog:", before)
print("after it was shown:", after)
sys.stdout.flush()
os._exit(0 if (before, after) == ("database is locked", "written") else 1)
PYTHON
"$folder/venv/bin/python" "$folder/try.py" "$folder" 2>/dev/null
