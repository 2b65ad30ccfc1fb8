"""Finding words on the page in front: what is written there, and bringing it into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from pathtracker.app.theme import current_theme, metrics
from pathtracker.core.folding import fold

_MARGIN = 48
_MOST = 20_000
"""So many rows of a list are looked at."""


@dataclass(frozen=True)
class Written:
    """Something that is written on a page. `show` brings it into sight and selects it where that
    is possible; it gives the widget to ring where nothing else would show which it is."""

    text: str
    show: Callable[[], QWidget | None]


def matching(written: Sequence[Written], words: str) -> list[Written]:
    """Those that hold the words, whatever their capitals and accents."""
    sought = fold(words.strip())
    return [one for one in written if sought and sought in fold(one.text)]


def written_on(page: QWidget) -> list[Written]:
    """All that can be read on a page, from top to bottom: labels, buttons, fields, list rows."""
    found: list[tuple[int, int, Written]] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or widget.isWindow():
            continue
        place = widget.mapTo(page, QPoint(0, 0))
        if isinstance(widget, QAbstractItemView):
            found += [(place.y(), place.x(), one) for one in _rows(widget)]
        elif text := _text(widget):
            found.append((place.y(), place.x(), Written(text, _shower(widget))))
    found.sort(key=lambda one: one[:2])  # rows of one list keep their order
    return [one for _, _, one in found]


def bring(widget: QWidget, rect: QRect) -> None:
    """Scrolls whatever a widget lies in so that a part of it is in sight."""
    margin, around = current_theme().px(_MARGIN), widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
            place = widget.mapTo(inside, rect.center())
            around.ensureVisible(place.x(), place.y(), margin, margin)
        around = around.parentWidget()


class Ring(QWidget):
    """Marks what was found: lies around it, and lets every click through."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._follow()

    def target(self) -> QWidget | None:
        return self._target if isValid(self._target) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.Move, kinds.Resize, kinds.Show, kinds.Hide):
            self._follow()
        elif event.type() == kinds.DeferredDelete:
            self.hide()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        around = current_theme().px(4)
        self.setGeometry(self._target.geometry().adjusted(-around, -around, around, around))
        self.setVisible(not self._target.isHidden())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens.accent, 2))
        radius = theme.px(metrics.RADIUS_BAR)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _shower(widget: QWidget) -> Callable[[], QWidget | None]:
    def show() -> QWidget | None:
        if not isValid(widget):
            return None
        bring(widget, widget.rect())
        return widget

    return show


def _text(widget: QWidget) -> str:
    """What a widget says to the eye; of one that paints itself, its name. Empty for the rest."""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        text = widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        return text or ("" if isinstance(widget, QToolButton) else widget.accessibleName())
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractScrollArea) or widget.findChild(QLabel) is not None:
        return ""
    return widget.accessibleName()


def _rows(view: QAbstractItemView) -> Iterator[Written]:
    model = view.model()
    if model is None:
        return
    waiting, seen = [view.rootIndex()], 0
    while waiting and seen < _MOST:
        index = waiting.pop()
        if index != view.rootIndex():
            seen += 1
            cells = [index.siblingAtColumn(at) for at in range(model.columnCount(index.parent()))]
            text = " ".join(str(cell.data() or "") for cell in cells)
            yield Written(text, _chooser(view, index))
        below = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        waiting += reversed(below)


def _chooser(view: QAbstractItemView, index: QModelIndex) -> Callable[[], QWidget | None]:
    """Makes a row the current one; how it looks then is the list's matter."""

    def show() -> QWidget | None:
        if isValid(view) and index.model() is view.model():
            view.setCurrentIndex(index)
            view.scrollTo(index)
            bring(view, view.visualRect(index))
        return None

    return show
