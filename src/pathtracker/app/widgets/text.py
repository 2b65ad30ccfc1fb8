"""Text that came from anywhere, made fit to be shown: it is only ever plain text."""

from __future__ import annotations

import html
import re

from PySide6.QtWidgets import QWidget

LIMIT = 10_000
_TIP_LIMIT = 1_000
_TIP = "tip"
# Marks that reorder the text around them, and characters without a look of their own.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LINE = re.compile("\r\n?|\u2028|\u2029|\u0085|\v|\f")
_BLANK = re.compile(r"\s+")


def visible(text: str, *, lines: bool = False, limit: int = LIMIT) -> str:
    """`text` with nothing hidden in it: marks that change the direction of the text, and control
    characters, are spelled out. One line, unless `lines` keeps its line breaks."""
    shown = text[:limit] + "…" if len(text) > limit else text
    shown = _LINE.sub("\n", shown)
    if not lines:
        shown = _BLANK.sub(" ", shown).strip()
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", shown)


def tip(text: str) -> str:
    """A tooltip that shows `text` as it is, whatever it holds; Qt takes tooltips for HTML when
    they look like it."""
    if not text:
        return ""
    shown = visible(text, lines=True, limit=_TIP_LIMIT)
    return "<qt>" + html.escape(shown).replace("\n", "<br>") + "</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip on `widget`. A screen reader hears the same words, without the marks around them,
    unless the widget has a description of its own."""
    former = widget.property(_TIP)
    widget.setToolTip(tip(text))
    if widget.accessibleDescription() in ("", former):
        widget.setAccessibleDescription(visible(text, limit=_TIP_LIMIT))
    widget.setProperty(_TIP, widget.accessibleDescription())


def caption(text: str) -> str:
    """The words of a button or menu entry: an ampersand in them is one, not a shortcut."""
    return visible(text).replace("&", "&&")
