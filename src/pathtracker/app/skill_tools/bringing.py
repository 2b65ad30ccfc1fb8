"""A large import on its way in: how far it is, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.exchange.taking import Taking
from pathtracker.store import StoreError

_SLICE_MS = 8
_REST_MS = 4


class BringingDialog(QDialog):
    """Writes in slices between the events of the window. It keeps the window for itself: nothing
    else may be written meanwhile. Cancelling leaves everything as it was.

    Signals: ended, with the Outcome, or None when it was cancelled; failed, with the Refused or
    StoreError that stood in the way.
    """

    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, taking: Taking, parent: QWidget) -> None:
        super().__init__(parent)
        self._taking: Taking | None = taking
        self.setWindowTitle(tr("Bringing it in"))
        self.bar = ProgressBar(tr("Bringing it in"))
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._column, row = QVBoxLayout(self), QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        self._column.addWidget(PlainLabel(tr("Bringing it in"), "heading"))
        self._column.addWidget(self.bar)
        self._column.addLayout(row)
        self._timer = QTimer(self, interval=_REST_MS)
        self._timer.timeout.connect(self._work)
        self._timer.start()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on_theme(self._restyle)

    def reject(self) -> None:
        taking = self._stop()
        if taking is not None:
            taking.write.cancel()
            self.ended.emit(None)
        super().reject()

    def _work(self) -> None:
        taking = self._taking
        if taking is None:
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            done = taking.write.advance(lambda: clock.elapsed() >= _SLICE_MS)
        except (Refused, StoreError) as error:
            self._stop()
            self.failed.emit(error)
            super().reject()
            return
        except BaseException:
            self._stop()
            super().reject()
            raise
        self.bar.set_share(taking.write.share)
        if done:
            self._stop()
            self.ended.emit(taking.outcome)
            self.accept()

    def _stop(self) -> Taking | None:
        taking, self._taking = self._taking, None
        self._timer.stop()
        return taking

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(24), px(24), px(24), px(24))
        self._column.setSpacing(px(16))
        self.setMinimumWidth(px(400))
