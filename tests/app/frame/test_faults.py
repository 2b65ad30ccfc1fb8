"""A mistake of the program's own: logged, told once, and life goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QListView, QWidget

from pathtracker.app.faults import Faults, log, start_log

SECRET = "what the learner wrote"


class BrokenError(Exception):
    pass


class Sender(QObject):
    sent = Signal()


class PaintsBadly(QWidget):
    broken = False

    def paintEvent(self, _event):
        if self.broken:
            raise BrokenError(SECRET)


class ClosesBadly(QWidget):
    def closeEvent(self, _event):
        raise BrokenError(SECRET)


class FiltersBadly(QObject):
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.User:
            raise BrokenError(SECRET)
        return False


class ModelOfNothing(QAbstractListModel):
    broken = False

    def rowCount(self, parent=QModelIndex()):  # noqa: B008
        return 1

    def data(self, _index, role=0):
        if self.broken and role == Qt.ItemDataRole.DisplayRole:
            raise BrokenError(SECRET)


class BadThread(QThread):
    def run(self):
        raise BrokenError(SECRET)


class BadRunnable(QRunnable):
    def run(self):
        raise BrokenError(SECRET)


@pytest.fixture
def faults(qtbot, tmp_path) -> Iterator[Faults]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    start_log(tmp_path / "pathtracker.log")
    made = Faults()
    made.install()
    qInstallMessageHandler(None)  # pytest-qt's own watch stays away while faults are wanted
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    if made.dialog is not None:
        made.dialog.close()
    for handler in log.handlers:
        handler.close()
    logging.getLogger("pathtracker").handlers.clear()


kept: list[object] = []
"""What has to live until the event loop gets to it. Each fault arises there: called from Python,
an override's exception would simply come back to the caller."""


def in_a_slot(qtbot):
    sender = Sender()

    def slot():
        raise BrokenError(SECRET)

    sender.sent.connect(slot)
    sender.sent.emit()


def in_paint_event(qtbot):
    widget = PaintsBadly()
    qtbot.addWidget(widget)
    widget.show()
    kept.append(widget)
    qtbot.wait(20)
    widget.broken = True
    widget.update()


def in_data(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    model = ModelOfNothing(view)
    view.setModel(model)
    view.show()
    kept.append(view)
    qtbot.wait(20)
    model.broken = True
    view.viewport().update()


def in_an_event_filter(qtbot):
    watched, watcher = QObject(), FiltersBadly()
    kept.extend((watched, watcher))
    watched.installEventFilter(watcher)
    QCoreApplication.postEvent(watched, QEvent(QEvent.Type.User))


def in_close_event(qtbot):
    widget = ClosesBadly()
    kept.append(widget)
    widget.show()
    QTimer.singleShot(0, widget.close)


def in_a_thread(qtbot):
    thread = BadThread()
    thread.start()
    thread.wait()


def in_a_runnable(qtbot):
    QThreadPool.globalInstance().start(BadRunnable())
    QThreadPool.globalInstance().waitForDone()


PLACES = [
    in_a_slot,
    in_paint_event,
    in_data,
    in_an_event_filter,
    in_close_event,
    in_a_thread,
    in_a_runnable,
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.no_qt_log
def test_a_fault_is_logged_told_and_survived(place, faults, qtbot, tmp_path):
    with qtbot.captureExceptions():
        faults.install()
        place(qtbot)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    assert "BrokenError" in faults.dialog.informativeText()
    logged = (tmp_path / "pathtracker.log").read_text(encoding="utf-8")
    assert "BrokenError" in logged
    assert "test_faults.py" in logged
    assert SECRET not in logged


def test_the_same_fault_is_told_once(faults, qtbot, tmp_path):
    with qtbot.captureExceptions():
        faults.install()
        for _ in range(5):
            in_a_slot(qtbot)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    faults.dialog.accept()
    qtbot.wait(20)
    assert faults.dialog is None
    assert (tmp_path / "pathtracker.log").read_text(encoding="utf-8").count("BrokenError\n") == 5


def test_each_distinct_fault_is_told_one_after_the_other(faults, qtbot):
    with qtbot.captureExceptions():
        faults.install()
        in_a_slot(qtbot)
        in_a_thread(qtbot)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    qtbot.wait(20)
    first = faults.dialog.informativeText()
    faults.dialog.accept()
    qtbot.waitUntil(lambda: faults.dialog is not None)
    assert faults.dialog.informativeText() != first
    faults.dialog.accept()
    assert faults.dialog is None
