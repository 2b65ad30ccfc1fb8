"""Notes in Markdown. Nothing is ever loaded for them, and links are only reported."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.markdown_document import write_markdown
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

SCHEMES = ("http", "https", "mailto")
_LONGEST = 10_000
"""Characters that are read as Markdown: a longer text takes longer than a blink."""


class MarkdownView(QTextBrowser):
    """As high as its text, without a scroll bar of its own. HTML is shown as written, pictures
    not at all. Signal: link_opened(address), for http, https and mailto only."""

    link_opened = Signal(str)

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self._heights: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        on_theme(self._restyle)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Shows it as GitHub would; what is too long for that as it was written, with a word."""
        self._source = text
        document = self.document()
        document.clear()  # nothing of the former text may stay
        document.setIndentWidth(current_theme().px(20))
        if len(text) <= _LONGEST:
            write_markdown(document, visible(text, lines=True, limit=_LONGEST))
        else:
            words = tr("A long note: its beginning as it was written. Edit shows all of it.")
            document.setPlainText(f"{words}\n\n{visible(text, lines=True, limit=_LONGEST)}")
        self._heights.clear()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """A blank picture for whatever is asked: with None Qt would open the file after all."""
        return QImage(1, 1, QImage.Format.Format_Mono)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            copy = self.document().clone(self)
            copy.setTextWidth(width)
            self._heights[width] = int(copy.size().height() + 1)
            copy.deleteLater()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(320), int(self.document().size().height() + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(80), self.fontMetrics().height())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            address = self.anchorAt(event.pos())
            if address:
                QToolTip.showText(event.globalPos(), tip(address), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _follow(self, url: QUrl) -> None:
        if url.scheme().lower() in SCHEMES:
            self.link_opened.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _restyle(self) -> None:
        self.setFont(current_theme().font())
        self.document().setDefaultFont(current_theme().font())
        if self._source:
            self.set_text(self._source)
