"""Markdown is shown as GitHub shows it: thirty snippets, with what must be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument, QTextFragment

from pathtracker.app.theme import Theme
from pathtracker.app.widgets.markdown_document import write_markdown

Look = Callable[[QTextFragment], bool]

BOLD: Look = lambda piece: piece.charFormat().fontWeight() >= 600  # noqa: E731
ITALIC: Look = lambda piece: piece.charFormat().fontItalic()  # noqa: E731
STRUCK: Look = lambda piece: piece.charFormat().fontStrikeOut()  # noqa: E731
FIXED: Look = lambda piece: piece.charFormat().fontFixedPitch()  # noqa: E731
LINK: Look = lambda piece: piece.charFormat().isAnchor()  # noqa: E731
UNDERLINED: Look = lambda piece: piece.charFormat().fontUnderline()  # noqa: E731


def written(text: str) -> QTextDocument:
    document = QTextDocument()
    write_markdown(document, text)
    return document


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def with_look(document: QTextDocument, look: Look) -> str:
    """The words that have this look, one run after the other."""
    found = []
    for block in blocks(document):
        at = block.begin()
        while not at.atEnd():
            if look(at.fragment()):
                found.append(at.fragment().text())
            at += 1
    return "|".join(found)


@pytest.fixture(autouse=True)
def _theme(theme: Theme) -> None:
    """Formats are those of the theme."""


@pytest.mark.parametrize(
    ("text", "shown", "look", "which"),
    [
        ("__bold__ word", "bold word", BOLD, "bold"),
        ("**bold** word", "bold word", BOLD, "bold"),
        ("_it_ word", "it word", ITALIC, "it"),
        ("*it* word", "it word", ITALIC, "it"),
        ("***both***", "both", BOLD, "both"),
        ("`__init__` runs", "__init__ runs", FIXED, "__init__"),
        ("snake_case_name", "snake_case_name", ITALIC, ""),
        ("__bold__ and _it_", "bold and it", UNDERLINED, ""),
        ("~~gone~~ here", "gone here", STRUCK, "gone"),
        ("2 * 3 * 4", "2 * 3 * 4", ITALIC, ""),
        (r"\*not\*", "*not*", ITALIC, ""),
        ("&lt;b&gt; &amp; &copy;", "<b> & ©", BOLD, ""),
        ("<b>no</b>", "<b>no</b>", BOLD, ""),
        ("[words](https://example.org)", "words", LINK, "words"),
        ("<https://example.org>", "https://example.org", LINK, "https://example.org"),
        ("see www.example.org now", "see www.example.org now", LINK, "www.example.org"),
        ("![a tree](tree.png)", "[a tree]", LINK, ""),
        ("soft\nbreak", "soft break", BOLD, ""),
        ("hard  \nbreak", "hard\u2028break", BOLD, ""),
        ("`` a`b ``", "a`b", FIXED, "a`b"),
        ("# Head", "Head", BOLD, "Head"),
        ("Head\n---", "Head", BOLD, "Head"),
        ("#no head", "#no head", BOLD, ""),
        ("```\nx = 1\n```", "x = 1", FIXED, "x = 1"),
        ("    x = 1", "x = 1", FIXED, "x = 1"),
        ("[x]: not a link", "[x]: not a link", LINK, ""),
        ("- [ ]\ta", "a", BOLD, ""),
        ("- [x]", "[x]", BOLD, ""),
        ("1. [x] one", "☑ one", BOLD, ""),
        ("- [ ] **bold** task", "bold task", BOLD, "bold"),
        ("> __quoted__", "quoted", BOLD, "quoted"),
    ],
)
def test_it_is_shown_as_github_shows_it(text: str, shown: str, look: Look, which: str) -> None:
    document = written(text)
    assert document.toRawText().replace("\u2029", "\n").strip() == shown
    assert with_look(document, look) == which


def test_only_a_task_has_a_box_and_its_second_paragraph_has_none() -> None:
    document = written("- [ ] open\n\n  more of it\n- [x] done\n- plain")
    shown = blocks(document)
    marker = QTextBlockFormat.MarkerType
    assert [(block.text(), block.blockFormat().marker()) for block in shown] == [
        ("open", marker.Unchecked),
        ("more of it", marker.NoMarker),
        ("done", marker.Checked),
        ("plain", marker.NoMarker),
    ]
    assert [block.textList() is None for block in shown] == [False, True, False, False]


def test_lists_nest_and_count_from_where_they_say() -> None:
    document = written("4. four\n5. five\n   - inner\n     - deeper")
    shown = blocks(document)
    lists = [block.textList() for block in shown]
    assert [one.format().indent() for one in lists if one] == [1, 1, 2, 3]
    assert lists[0] is not None
    assert lists[0].itemText(shown[0]) == "4."


def test_a_table_has_its_rows_and_columns() -> None:
    document = written("| a | b |\n|---|--:|\n| 1 | **2** |\n| 3 |\n\nafter")
    [table] = document.rootFrame().childFrames()
    assert (table.rows(), table.columns()) == (3, 2)  # type: ignore[attr-defined]
    assert with_look(document, BOLD) == "a|b|2"
    assert document.lastBlock().text() == "after"


def test_a_large_table_is_laid_out_once(qtbot: object) -> None:
    """Its cells are written inside one edit: the layout hears of the whole, not of each."""
    document = QTextDocument()
    document.setTextWidth(400)
    heard: list[int] = []
    document.documentLayout().update.connect(lambda *_: heard.append(1))
    write_markdown(document, "|a|b|c|d|e|\n|-|-|-|-|-|\n" + "|x|y|z|w|q|\n" * 100)
    assert document.rootFrame().childFrames()
    assert len(heard) <= 3


def test_what_is_nested_without_end_is_shown_as_written() -> None:
    assert written(">" * 300 + "x").toPlainText() == ">" * 300 + "x"
