"""The command palette: a field, and everything that answers to what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.chip import KeyHint
from pathtracker.app.widgets.held import Held
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.palette_rows import PaletteDelegate, PaletteEntry, PaletteModel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr

_WIDTH, _FIELD, _TOP, _MOST_ROWS = 640, 48, 72, 11
_AT_FIRST_S, _AT_ONCE_S, _SOME = 0.03, 0.008, 100
"""For so long entries are taken in before the palette shows, and then at a time; how many."""


class CommandPalette(QWidget):
    """Lies over `host` while it is open; typing filters, arrows move, Enter chooses, Esc or a
    click beside it closes. Signals: chosen(entry), closed."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self.setAccessibleName(tr("Command palette"))
        self._host = host
        self._before = Held(self)
        self._panel = _Panel(self)
        self._field = QLineEdit()
        self._field.setProperty("kind", "bare")
        self._model = PaletteModel(self)
        self._list = QListView()
        self._list.setAccessibleName(tr("Found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._model, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = PlainLabel(role="caption", tone="muted")
        self._nothing = PlainLabel(
            tr("Nothing answers to that."), tone="muted", align=Qt.AlignmentFlag.AlignHCenter
        )
        self._build()
        self._more: Iterator[PaletteEntry] = iter(())
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._take_more)
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._choose)
        host.installEventFilter(self)
        on_theme(self._restyle)

    def open(self, entries: Iterable[PaletteEntry], query: str = "", *, prompt: str = "") -> None:
        """Show the palette over everything, with `entries` to be found. `prompt` is the question
        that is answered by choosing one.

        The keyboard is here at once; where there are very many entries, the rest is taken from the
        iterable a little at a time.
        """
        if self.isHidden():
            self._before.hold(self.window().focusWidget())
        prompt = prompt or tr("Search or run a command")
        self._field.setAccessibleName(prompt)
        self._field.setPlaceholderText(prompt)
        self._model.set_entries(())
        self._field.setText(query)
        self._more = iter(entries)
        self._take_in(_AT_FIRST_S)
        self._search(query)
        self.resize(self._host.size())
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._field.selectAll()

    def dismiss(self) -> None:
        self._more = iter(())
        if self.isHidden():
            return
        self.hide()
        self._before.focus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.resize(self._host.size())
                self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab has nowhere to go: the rest of the window waits."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(0, 0, 0, 110 if current_theme().tokens.dark else 38)
        QPainter(self).fillRect(self.rect(), veil)

    def _build(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        self._top, self._foot = top, foot
        top.addWidget(IconLabel("search"))
        top.addWidget(self._field, 1)
        top.addWidget(KeyHint(tr("Esc")))
        for words in (tr("↑ ↓ to move"), tr("Enter to open")):
            foot.addWidget(PlainLabel(words, "caption", "muted"))
        foot.addStretch(1)
        foot.addWidget(self._count)
        column = QVBoxLayout(self._panel)
        self._column = column
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self._list)
        column.addWidget(self._nothing, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def _take_more(self) -> None:
        if self._take_in(_AT_ONCE_S):
            self._search(self._field.text())

    def _take_in(self, seconds: float) -> bool:
        """Takes entries for so long; whether they are all there now. Else it goes on by itself."""
        until = monotonic() + seconds
        while entries := list(islice(self._more, _SOME)):
            self._model.add_entries(entries)
            if monotonic() > until:
                self._filling.start()
                return False
        return True

    def _search(self, query: str) -> None:
        self._model.search(query)
        self._count.setText(tr("{n} found", self._model.total))
        first = next((i for i, row in enumerate(self._model.rows) if row.entry is not None), -1)
        self._nothing.setVisible(first < 0)
        self._list.setVisible(first >= 0)
        if first >= 0:
            self._select(first)
        self._list.scrollToTop()
        if self.isVisible():
            self._fit()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            for _ in range(_MOST_ROWS - 3):
                self._step(1 if key == Qt.Key.Key_PageDown else -1, around=False)
        else:
            return False
        return True

    def _step(self, direction: int, *, around: bool = True) -> None:
        entries = [i for i, row in enumerate(self._model.rows) if row.entry is not None]
        if not entries:
            return
        at = entries.index(self._list.currentIndex().row()) + direction
        if not around:
            at = min(max(at, 0), len(entries) - 1)
        self._select(entries[at % len(entries)])
        if at == 0:
            self._list.scrollToTop()

    def _select(self, row: int) -> None:
        index = self._model.index(row)
        self._list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._list.scrollTo(index)
        if self.isVisible():
            announce(self._field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or (entry := self._model.rows[index.row()].entry) is None:
            return
        self.dismiss()
        if callable(entry.target):
            entry.target()
        self.chosen.emit(entry)

    def _restyle(self) -> None:
        px = current_theme().px
        space(self._top, 12, 16, (_FIELD - metrics.CONTROL) // 2)
        space(self._foot, 16, 16, 0)
        self._field.setFont(current_theme().font("heading", 400))
        for label in (self._count, self._nothing):
            label.setFixedHeight(px(metrics.ROW_TABLE))
        self._list.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        px = current_theme().px
        width = min(px(_WIDTH), self.width() - 2 * px(16))
        rows = self._model.rowCount()
        heights = sum(self._list.sizeHintForRow(row) for row in range(min(rows, 16)))
        most = min(px(metrics.ROW_TABLE) * _MOST_ROWS, self.height() - px(_TOP + 120))
        self._list.setFixedHeight(max(px(metrics.ROW_TABLE), min(heights + px(8), most)))
        self._column.activate()
        height = self._column.sizeHint().height()
        top = min(px(_TOP), max(0, (self.height() - height) // 2))
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)


def palette_over(window: QWidget) -> CommandPalette:
    """The palette of a window; there is one, made when it is first opened."""
    return window.findChild(CommandPalette) or CommandPalette(window)


class _Panel(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.tokens.raised)
        painter.setPen(theme.tokens.hairline_strong)
        radius = theme.px(metrics.RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
