"""Every page in a language of its own, and with the numbers of other locales."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers_languages import marked_language, speaking
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from pathtracker.app.main import build_window
from pathtracker.app.places import every_place
from pathtracker.app.screenshots import _show
from pathtracker.app.settings import Settings
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace

ALWAYS = ("Strg+", "Ctrl+", "Nach links scrollen", "Nach rechts scrollen", "KeyHint")
"""Keys and Qt's own words."""
DAYS = re.compile(
    r"\b((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|November)\b"
)
"""What the locale calls days here."""


@pytest.fixture(autouse=True)
def same_locale_afterwards() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def shown(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Every text that a widget of a page shows, says or has as its tip, with the page."""
    window = build_window(workspace, Settings(theme="light", view="roadmap"))
    window.resize(1024, 700)
    for place in every_place():
        _show(window, place.key)
        for text in texts(window):
            yield place.key, text
    window.hide()
    window.deleteLater()


def texts(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            for name in ("text", "placeholderText", "toolTip", "accessibleName"):
                way = getattr(widget, name, None)
                said = way() if callable(way) else ""
                if isinstance(said, str) and said:
                    yield re.sub("<[^>]*>", "", said)


def data(workspace: Workspace) -> str:
    """What the learner and the catalogue have written."""
    kept = json.dumps(workspace.store.dump(), default=str, ensure_ascii=False).replace('\\"', '"')
    return "\n".join([kept, repr(workspace.catalog), str(workspace.places.folder)])


def untouched(text: str) -> Iterator[str]:
    """The pieces of a text that lie in no marks and hold letters."""
    while (less := re.sub("⟦[^⟦⟧]*⟧", "", text)) != text:
        text = less
    for piece in re.split(r"[·,:;/\n“”]| – ", text):
        piece = DAYS.sub("", piece).strip(" .()–-→…0123456789")
        if re.search("[A-Za-z]{2}", piece) and not piece.startswith(ALWAYS):
            yield piece


def test_every_page_is_translated(qapp: QApplication, workspace: Workspace, tmp_path: Path) -> None:
    QLocale.setDefault(QLocale("en_US"))
    known = data(workspace)
    with speaking(qapp, marked_language(tmp_path)):
        found = list(shown(workspace))
    assert sum("⟦" in text for _, text in found) > 500
    passed_over = {
        (page, piece) for page, text in found for piece in untouched(text) if piece not in known
    }
    assert passed_over == set()


DIGITS = {"ar_EG": "[٠-٩]", "fa_IR": "[۰-۹]", "de_DE": "[0-9]"}


@pytest.mark.parametrize("name", DIGITS)
def test_a_text_has_one_set_of_digits_and_one_decimal_sign(workspace: Workspace, name: str) -> None:
    QLocale.setDefault(QLocale(name))
    known, mixed, numbers = data(workspace), set(), 0
    for page, text in shown(workspace):
        sets = [digits for digits in ("[0-9]", "[٠-٩]", "[۰-۹]") if re.search(digits, text)]
        numbers += DIGITS[name] in sets
        ours = text
        if len(sets) > 1 and not any(part in known for part in re.findall(r"[0-9][^ ]*", ours)):
            mixed.add((page, text))
        if re.search(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])", ours) and ours not in known:
            mixed.add((page, text))
    assert numbers > 50
    assert mixed == set()
