"""Notes in Markdown. Nothing is ever loaded for them, and links are only reported."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme

SCHEMES = ("http", "https", "mailto")
_LONGEST = 100_000


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
        self._source = text
        document = self.document()
        features = (
            QTextDocument.MarkdownFeature.MarkdownNoHTML
            | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        # Nothing of the former text, and none of its resources, may stay.
        document.clear()
        document.setMarkdown(visible(text, lines=True, limit=_LONGEST), features)
        self._name_pictures()
        self._dress()
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

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _name_pictures(self) -> None:
        """Where a picture would be, what it is called."""
        cursor = QTextCursor(self.document())
        pieces = [piece for block in self._blocks() for piece in _pieces(block)]
        for piece in reversed(pieces):
            style = piece.charFormat()
            if style.isImageFormat():
                words = style.property(QTextFormat.Property.ImageAltText)
                cursor.setPosition(piece.position())
                end = piece.position() + piece.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                name = str(words or style.toImageFormat().name())
                cursor.insertText(f"[{name}]", QTextCharFormat())

    def _dress(self) -> None:
        """Qt's own sizes and colours give way to ours."""
        theme = current_theme()
        self.document().setIndentWidth(theme.px(20))
        cursor = QTextCursor(self.document())
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            spaced = QTextBlockFormat()
            spaced.setBottomMargin(theme.px(8 if block.next().isValid() else 0))
            spaced.setTopMargin(0)
            quoted = block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)
            if quoted:
                spaced.setLeftMargin(theme.px(12 * quoted))
                spaced.setRightMargin(0)
            spaced.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spaced)
            for piece in _pieces(block):
                style = QTextCharFormat()
                found = piece.charFormat()
                if level:
                    style.setFont(theme.font("heading" if level == 1 else "body", 600))
                elif found.fontFixedPitch():
                    style.setBackground(theme.tokens.sunken)
                    style.setFontPointSize(theme.metrics.points(9.5))
                if quoted:
                    style.setForeground(theme.tokens.muted)
                if found.isAnchor():
                    style.setForeground(theme.tokens.accent_text)
                cursor.setPosition(piece.position())
                cursor.setPosition(
                    piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(style)


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    """The runs of equal looks in `block`, before any of them is changed."""
    pieces = []
    at = block.begin()
    while not at.atEnd():
        pieces.append(at.fragment())
        at += 1
    return pieces
