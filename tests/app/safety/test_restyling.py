"""Another look or size of text while the program is open: every page follows, once it is seen."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.main import build_window
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace

PAGES = (
    *("roadmap", "timeline", "portfolio", "skills", "roles", "preferences", "time"),
    *("rate", "adverts", "needs", "evidence", "import"),
)
ALIKE = 0.002
"""Share of a picture's pixels that may differ: a caret, a line that moved by a pixel."""


def calm(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.wait(60)
    planner = getattr(window.view, "planner", None)
    if planner is not None:
        qtbot.waitUntil(lambda: not planner.busy)
        qtbot.wait(200)


def picture(window: MainWindow, key: str, qtbot: QtBot) -> QImage:
    window.go(key)
    calm(window, qtbot)
    window.setFocus()
    QApplication.processEvents()
    assert window.view is not None
    return window.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differs(one: QImage, other: QImage) -> float:
    """The share of pixels that differ clearly."""
    if one.size() != other.size():
        return 1.0
    first, second = bytes(one.constBits()), bytes(other.constBits())
    if first == second:
        return 0.0
    found = sum(abs(a - b) > 48 for a, b in zip(first[1::4], second[1::4], strict=True))
    return found / (one.width() * one.height())


def test_every_page_is_as_one_built_anew(
    window: MainWindow, workspace: Workspace, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    for key in PAGES:
        window.go(key)
        calm(window, qtbot)
    window.go("roadmap")
    calm(window, qtbot)
    theme.apply(qapp, "dark", reduced_motion=True)
    kept = {key: picture(window, key, qtbot) for key in PAGES}
    window.hide()
    anew = build_window(workspace, Settings(view="roadmap"))
    try:
        anew.resize(window.size())
        anew.show()
        qtbot.waitExposed(anew)
        for key in PAGES:  # as often as the other, so that it remembers the same
            anew.go(key)
            calm(anew, qtbot)
        shares = {key: differs(kept[key], picture(anew, key, qtbot)) for key in PAGES}
        assert {key: share for key, share in shares.items() if share > ALIKE} == {}
    finally:
        anew.hide()
        anew.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_text_has_its_new_size_on_every_page(
    window: MainWindow, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    for key in PAGES:
        window.go(key)
        calm(window, qtbot)
    for factor in (1.6, 0.9):
        theme.apply(qapp, "light", text_factor=factor, reduced_motion=True)
        for key in PAGES:
            window.go(key)
            calm(window, qtbot)
            assert window.view is not None
            wrong = {
                label.text()
                for label in window.view.findChildren(PlainLabel)
                if label.isVisible()
                and label.font().pointSizeF() != theme.font(label._role).pointSizeF()
            }
            assert wrong == set(), (key, factor)


def test_a_switch_of_look_leaves_alone_what_is_hidden(
    window: MainWindow, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    """Not in seconds of this machine, but in what a sheet costs the widgets in sight."""
    for key in PAGES:
        window.go(key)
        calm(window, qtbot)
    window.go("roadmap")
    calm(window, qtbot)
    told: list[QWidget] = []

    class Probe(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                told.append(self)

    assert window.view is not None
    seen, hidden = Probe(window.view), Probe(window._views["skills"])
    seen.show()
    hidden.show()
    QApplication.processEvents()
    told.clear()
    began = time.process_time()
    theme.apply(qapp, "dark", reduced_motion=True)
    taken = time.process_time() - began
    assert hidden not in told
    assert told.count(seen) <= 2  # off and on
    began = time.process_time()
    qapp.setStyleSheet(qapp.styleSheet() + "/**/")  # as Qt itself would
    assert taken < (time.process_time() - began) / 3
    told.clear()
    window.go("skills")
    assert hidden in told
