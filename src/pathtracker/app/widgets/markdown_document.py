"""Markdown as a document: read as GitHub reads it, written straight into Qt's own structures.

Qt's reader has a dialect of its own (underlines for `__bold__`, a tick box for every paragraph of a
task), so the text is read by markdown-it and no HTML is made on the way: what looks like HTML is
text, a picture is its name, and nothing is ever loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from pathtracker.app.theme import current_theme

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\][ \t\n]+(?=\S)")
_ALIGNED = {
    "text-align:right": Qt.AlignmentFlag.AlignRight,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
}
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_LINE = "\u2028"
_DEEPEST = 40


def write_markdown(document: QTextDocument, text: str) -> None:
    """Fills an empty document. Laid out once, when all of it is there.

    What is nested deeper than anybody writes is shown as it was written.
    """
    tokens = _reader().parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        document.setPlainText(text)
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    try:
        _Writer(cursor).blocks(tokens)
    finally:
        cursor.endEditBlock()


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": True, "maxNesting": _DEEPEST}
    reader = MarkdownIt("commonmark", options)
    reader.enable(["table", "strikethrough", "linkify"])
    reader.disable(["html_block", "html_inline"])
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": True, "fuzzy_email": True})
    return reader


@dataclass
class _List:
    ordered: bool
    start: int
    first: bool = True  # the next block begins an item
    made: object = None


@dataclass
class _Writer:
    """Writes tokens one after the other; the stack says what they stand in."""

    cursor: QTextCursor
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    begun: bool = False
    styles: list[QTextCharFormat] = field(default_factory=lambda: [_plain()])

    def blocks(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                start = int(token.attrs.get("start", 1))
                self.lists.append(_List(kind == "ordered_list_open", start))
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif kind == "list_item_open":
                self.lists[-1].first = True
            elif kind == "list_item_close" and self.lists[-1].first:
                self._block()  # an item without words has a bullet all the same
            elif kind == "blockquote_open":
                self.quotes += 1
            elif kind == "blockquote_close":
                self.quotes -= 1
            elif kind == "heading_open":
                self._heading(int(token.tag[1]), tokens[at + 1])
                at += 2
            elif kind == "inline":
                self._paragraph(token)
            elif kind in ("fence", "code_block"):
                self._code(token.content)
            elif kind == "hr":
                self._rule()
            elif kind == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[at:end])
                at = end
            at += 1

    def _block(self, format_: QTextBlockFormat | None = None, *, task: str = "") -> None:
        """Begins a block where the text stands: in a quotation, an item, or neither."""
        theme = current_theme()
        style = format_ or QTextBlockFormat()
        style.setTopMargin(0)
        style.setBottomMargin(theme.px(4 if self.lists else 8))
        style.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.quotes:
            style.setProperty(QTextFormat.Property.BlockQuoteLevel, self.quotes)
            style.setLeftMargin(theme.px(12 * self.quotes))
        if self.begun:
            self.cursor.insertBlock(style, _plain())
        else:
            self.cursor.setBlockFormat(style)
        self.begun = True
        if not self.lists:
            return
        inner = self.lists[-1]
        if not inner.first:
            style.setIndent(len(self.lists))
            self.cursor.setBlockFormat(style)
            return
        inner.first = False
        if inner.made is None:
            inner.made = self.cursor.createList(self._list_format(inner))
        else:
            inner.made.add(self.cursor.block())  # type: ignore[attr-defined]
        if task and inner.ordered:  # its number stands where the box would
            self.cursor.insertText("☐ " if task == " " else "☑ ", self._style())
        elif task:
            marker = QTextBlockFormat.MarkerType
            style = self.cursor.blockFormat()
            style.setMarker(marker.Unchecked if task == " " else marker.Checked)
            self.cursor.setBlockFormat(style)

    def _list_format(self, inner: _List) -> QTextListFormat:
        style = QTextListFormat()
        style.setIndent(len(self.lists))
        if inner.ordered:
            style.setStyle(QTextListFormat.Style.ListDecimal)
            style.setStart(inner.start)
        else:
            style.setStyle(_BULLETS[min(len(self.lists), len(_BULLETS)) - 1])
        return style

    def _paragraph(self, token: Token) -> None:
        children = list(token.children or ())
        task = ""
        if self.lists and self.lists[-1].first and children and children[0].type == "text":
            box = _TASK.match(token.content)
            if box is not None:
                task = box[1]
                _cut(children, len(box[0]))
        self._block(task=task)
        self._inline(children)

    def _heading(self, level: int, token: Token) -> None:
        style = QTextBlockFormat()
        style.setHeadingLevel(level)
        self._block(style)
        self._styled(
            lambda s: s.setFont(current_theme().font("heading" if level == 1 else "body", 600))
        )
        self._inline(token.children or ())
        self.styles.pop()

    def _code(self, content: str) -> None:
        theme = current_theme()
        for line in content.removesuffix("\n").split("\n"):
            style = QTextBlockFormat()
            style.setBackground(theme.tokens.sunken)
            style.setNonBreakableLines(False)
            self._block(style)
            style = self.cursor.blockFormat()
            style.setBottomMargin(0)
            style.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            self.cursor.setBlockFormat(style)
            self.cursor.insertText(line, _fixed(self._style()))
        style = self.cursor.blockFormat()
        style.setBottomMargin(theme.px(8))
        self.cursor.setBlockFormat(style)

    def _rule(self) -> None:
        style = QTextBlockFormat()
        style.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        self._block(style)

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[tuple[Token, Token]]] = []
        for at, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append((token, tokens[at + 1]))
        if not rows or not rows[0]:
            return
        self._block()
        table = self.cursor.insertTable(len(rows), len(rows[0]), _table_format())
        for at, row in enumerate(rows):
            for column, (cell, words) in enumerate(row[: len(rows[0])]):
                self._cell(table, at, column, cell, words)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.begun = True

    def _cell(self, table: QTextTable, row: int, column: int, cell: Token, words: Token) -> None:
        place = table.cellAt(row, column)
        style = QTextTableCellFormat()
        style.setPadding(current_theme().px(4))
        place.setFormat(style)
        writer = _Writer(place.firstCursorPosition(), begun=True)
        block = QTextBlockFormat()
        block.setAlignment(
            _ALIGNED.get(str(cell.attrs.get("style", "")), Qt.AlignmentFlag.AlignLeft)
        )
        writer.cursor.setBlockFormat(block)
        if cell.type == "th_open":
            writer._styled(lambda s: s.setFontWeight(600))
        writer._inline(words.children or ())

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind in ("text", "text_special"):
                self.cursor.insertText(token.content, self._style())
            elif kind == "softbreak":
                self.cursor.insertText(" ", self._style())
            elif kind == "hardbreak":
                self.cursor.insertText(_LINE, self._style())
            elif kind == "code_inline":
                style = _fixed(self._style())
                style.setBackground(current_theme().tokens.sunken)
                self.cursor.insertText(token.content, style)
            elif kind == "image":
                name = token.content or str(token.attrs.get("src", ""))
                self.cursor.insertText(f"[{name}]", self._style())
            elif kind == "strong_open":
                self._styled(lambda s: s.setFontWeight(700))
            elif kind == "em_open":
                self._styled(lambda s: s.setFontItalic(True))
            elif kind == "s_open":
                self._styled(lambda s: s.setFontStrikeOut(True))
            elif kind == "link_open":
                self._link(str(token.attrs.get("href", "")))
            elif kind.endswith("_close"):
                self.styles.pop()

    def _link(self, address: str) -> None:
        def linked(style: QTextCharFormat) -> None:
            style.setAnchor(True)
            style.setAnchorHref(address)
            style.setForeground(current_theme().tokens.accent_text)
            style.setFontUnderline(True)

        self._styled(linked)

    def _styled(self, change: Callable[[QTextCharFormat], object]) -> None:
        style = QTextCharFormat(self.styles[-1])
        change(style)
        self.styles.append(style)

    def _style(self) -> QTextCharFormat:
        style = QTextCharFormat(self.styles[-1])
        if self.quotes and not style.isAnchor():
            style.setForeground(current_theme().tokens.muted)
        return style


def _cut(children: list[Token], length: int) -> None:
    """Takes the box of a task off the front of what stands beside it."""
    while length and children:
        first = children[0]
        if first.type != "text":  # the line break after the box
            children.pop(0)
            length -= 1
            continue
        taken = min(length, len(first.content))
        first.content = first.content[taken:]
        length -= taken
        if not first.content:
            children.pop(0)


def _plain() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(current_theme().font())
    style.setForeground(current_theme().tokens.text)
    return style


def _fixed(style: QTextCharFormat) -> QTextCharFormat:
    fixed = QTextCharFormat(style)
    fixed.setFontFixedPitch(True)
    fixed.setFontFamilies(current_theme().font(fixed=True).families())
    fixed.setFontPointSize(current_theme().metrics.points(9.5))
    return fixed


def _table_format() -> QTextTableFormat:
    theme = current_theme()
    style = QTextTableFormat()
    style.setBorderCollapse(True)
    style.setBorder(1)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(theme.tokens.hairline)
    style.setCellSpacing(0)
    style.setBottomMargin(theme.px(8))
    style.setHeaderRowCount(1)
    return style
