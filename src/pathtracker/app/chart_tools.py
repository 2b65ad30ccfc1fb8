"""What every chart can do besides being looked at: its table twin, CSV, and a picture of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QToolTip, QWidget

from pathtracker.app.dialogs.replacing import ask_before_replacing
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.pictures import png_bytes, svg_bytes
from pathtracker.app.widgets.sheet import Sheet, sheet_csv
from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.exchange.out import MADE_BY, write_out
from pathtracker.paths import Places

_SHARP = 2
"""A picture has so many dots for each pixel."""
_SHOWN_MS = 2000


class ChartTools(IconButton):
    """The button at the head of a chart, with its menu. What comes of saving is told by `message`,
    for which its card has to find a place.

    Signal: table_wanted, when the numbers should be shown as a table, or as a chart again."""

    table_wanted = Signal()

    def __init__(
        self,
        places: Places,
        name: str,
        chart: QWidget,
        *,
        title: Callable[[], str],
        sheet: Callable[[], Sheet],
        file: str,
    ) -> None:
        """`title` and `sheet` of what the chart shows when asked; `file`: the name that is
        proposed for a picture, without its ending."""
        super().__init__("more", name)
        self._places, self._chart, self._file = places, chart, file
        self._title, self._sheet = title, sheet
        self.message = InlineMessage()
        menu = QMenu(self)
        self.as_table = menu.addAction(tr("Show as a table"), self.table_wanted.emit)
        menu.addAction(tr("Copy as CSV"), lambda: copy_text(sheet_csv(sheet()), self))
        menu.addSeparator()
        menu.addAction(tr("Save as PNG…"), lambda: self._ask("png"))
        menu.addAction(tr("Save as SVG…"), lambda: self._ask("svg"))
        self.setMenu(menu)

    def say_what_table_does(self, *, shown: bool) -> None:
        """The table twin takes the place of the chart, and leads back to it."""
        self.as_table.setText(tr("Show as a chart") if shown else tr("Show as a table"))

    def save(self, path: Path, *, replace: bool = False) -> bool:
        """Writes the chart as a picture, PNG or SVG by the ending of `path`, and says what came of
        it; whether it was written."""
        data = picture_of(self._chart, self._title(), svg=path.suffix.lower() == ".svg")
        try:
            write_out(path, data, places=self._places, replace=replace)
        except Refused as refusal:
            self.message.set_message(sentence(refusal.message), "warn")
            return False
        self.message.set_message(tr("Saved as {path}.", path=path), "info")
        return True

    def _ask(self, ending: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save “{title}”", title=self._title()),
            f"{self._file}.{ending}",
            f"{ending.upper()} (*.{ending})",
        )
        if chosen:
            ask_before_replacing(chosen, ending, self._places, self.save, self)


def copy_text(text: str, beside: QWidget) -> None:
    """`text` to the clipboard, and a word about it beside a widget."""
    QGuiApplication.clipboard().setText(text)
    place = beside.mapToGlobal(beside.rect().bottomLeft())
    QToolTip.showText(place, tr("Copied"), beside, beside.rect(), _SHOWN_MS)


def picture_of(widget: QWidget, title: str, *, svg: bool) -> bytes:
    """A widget below its title as a picture, SVG or PNG."""
    theme = current_theme()
    margin, head = theme.px(24), theme.px(40)
    whole = QSize(widget.width() + 2 * margin, widget.height() + head + 2 * margin)

    def paint(painter: QPainter) -> None:
        painter.fillRect(0, 0, whole.width(), whole.height(), theme.tokens.raised)
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.tokens.text)
        painter.drawText(margin, margin + theme.px(16), title)
        flags = QWidget.RenderFlag.DrawChildren
        widget.render(painter, QPoint(margin, margin + head), renderFlags=flags)

    if svg:
        return svg_bytes(whole, title, MADE_BY, paint)
    picture = QPixmap(whole * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return png_bytes(picture.toImage(), MADE_BY)
