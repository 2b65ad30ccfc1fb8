"""A start of PathTracker, as a program by itself: ends once the window with its data is painted."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from pathtracker.app.main import Program
from pathtracker.paths import Places


class Painted(QObject):
    """Ends the program after the first paint of what it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> None:
    app = QApplication([])
    places = Places(Path(sys.argv[1]))
    program = Program(app, places, date(2026, 11, 19))
    program.open(places)
    assert program.window is not None
    painted = Painted()
    program.window.installEventFilter(painted)
    app.exec()


if __name__ == "__main__":
    main()
