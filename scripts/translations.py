"""Finds every text that the window can show, and writes what Qt Linguist translates.

    .venv/bin/python scripts/translations.py resources/translations/pathtracker_de.ts

makes that file, or brings it up to date: what was translated stays, what is new waits, what is no
longer said goes. docs/translating.md says how it goes on.

pyside6-lupdate can't do it: it files a text under the class that it stands in, takes the first
argument of an alias for the source, keeps an f-string literally and warns of none of it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from pathtracker.app.words import CONTEXT
from pathtracker.wording import templates

SOURCE = Path(__file__).parents[1] / "src" / "pathtracker"
FORMS = {"ja": 1, "ko": 1, "zh": 1, "ru": 3, "uk": 3, "pl": 3, "cs": 3, "ar": 6}
"""How many forms a language has for counts; two if it isn't named."""


class Text(NamedTuple):
    """A text to translate; `counts`: it has a form for each count. `where`: file and line."""

    source: str
    counts: bool
    where: str


class UnclearError(Exception):
    """A call that no text can be read from."""


def texts(source: Path = SOURCE) -> Iterator[Text]:
    """Every text handed to `tr`, and those of wording's tables. Raises UnclearError for a call of
    `tr` whose text is put together, and for `tr` under another name."""
    for file in sorted(source.rglob("*.py")):
        if file.relative_to(source).parts[0] in ("app", "wording"):
            yield from _in_file(file, source)
    if source == SOURCE:
        for words in templates():
            yield Text(words, "[" in words, "wording")


def _in_file(file: Path, source: Path) -> Iterator[Text]:
    tables = file.parent == source / "wording"  # whose texts come out of its tables
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        where = f"{file.relative_to(source)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ImportFrom | ast.Import):
            if any(name.name == "tr" and name.asname for name in node.names):
                raise UnclearError(f"{where}: tr has one name")
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute):
            if _name(node.value) == "tr":
                raise UnclearError(f"{where}: tr has one name")
        elif isinstance(node, ast.Call) and _name(node.func) == "tr":
            if isinstance(node.func, ast.Attribute):
                raise UnclearError(f"{where}: an object's own tr has a context of its own")
            said = node.args[0] if node.args else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                counts = len(node.args) > 1 or any(word.arg == "n" for word in node.keywords)
                yield Text(said.value, counts, where)
            elif not tables:
                raise UnclearError(f"{where}: the text of a tr stands in it, in one piece")


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def ts(found: Iterable[Text], language: str, done: dict[str, list[str]]) -> str:
    """The file for Qt Linguist; `done` are the forms of what is translated already."""
    root = ElementTree.Element("TS", version="2.1", language=language)
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    once: dict[str, Text] = {}
    for text in found:
        once.setdefault(text.source, text)
    forms = FORMS.get(language.partition("_")[0], 2)
    for text in once.values():
        message = ElementTree.SubElement(context, "message")
        if text.counts:
            message.set("numerus", "yes")
        ElementTree.SubElement(message, "extracomment").text = text.where
        ElementTree.SubElement(message, "source").text = text.source
        translation = ElementTree.SubElement(message, "translation")
        told = done.get(text.source, [])
        if not any(told):
            translation.set("type", "unfinished")
        if not text.counts:
            translation.text = told[0] if told else ""
            continue
        for at in range(forms):
            form = ElementTree.SubElement(translation, "numerusform")
            form.text = told[at] if at < len(told) else ""
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ElementTree.tostring(
        root, "unicode"
    )


def translated(file: Path) -> dict[str, list[str]]:
    """What a file for Qt Linguist has translated, by its source."""
    found = {}
    for message in ElementTree.parse(file).iter("message"):
        translation = message.find("translation")
        if translation is not None:
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found[message.findtext("source", "")] = forms or [translation.text or ""]
    return found


def main() -> None:
    file = Path(sys.argv[1])
    done = translated(file) if file.exists() else {}
    language = file.stem.partition("_")[2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(ts(texts(), language, done) + "\n", "utf-8")


if __name__ == "__main__":
    main()
