"""Every text can be translated: it is found, and every page shows it in a language made for that.

The language is English with each text between ⟦ and ⟧, so that one that was passed over is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers_languages import FOUND, marked_language, speaking, translations
from PySide6.QtWidgets import QApplication, QWidget

from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.words import tr
from pathtracker.core.messages import Message
from pathtracker.wording import sentence
from pathtracker.wording.english import chosen, english

COUNTS = (0, 1, 2, 5)


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return marked_language(tmp_path_factory.mktemp("translations"))


@pytest.fixture
def marking(qapp: QApplication, marked: Path) -> Iterator[None]:
    with speaking(qapp, marked):
        yield


# What is found.


def test_every_text_is_found_and_counts_in_one_way() -> None:
    assert len(FOUND) > 1500
    both = {
        text.source for text in translations.texts() if text.counts != FOUND[text.source].counts
    }
    assert both == set()


@pytest.mark.parametrize(
    "text",
    [
        "tr(f'{n} steps')",
        "tr(words)",
        "tr('Open' + name)",
        "from pathtracker.app.words import tr as _\n_('Open')",
        "say = tr\nsay('Open')",
        "self.tr('Open')",
    ],
)
def test_a_text_that_would_be_passed_over_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "view.py").write_text(text, "utf-8")
    with pytest.raises(translations.UnclearError):
        list(translations.texts(tmp_path))


def test_what_is_translated_stays_when_texts_are_found_again(tmp_path: Path) -> None:
    file = tmp_path / "pathtracker_de.ts"
    done = {"Open": ["Öffnen"], "{n} [step|steps]": ["{n} Schritt", "{n} Schritte"]}
    texts = [translations.Text(source, "[" in source, "x.py:1") for source in done]
    file.write_text(translations.ts(texts, "de", done), "utf-8")
    assert translations.translated(file) == done


# What is said.


@pytest.mark.parametrize("n", COUNTS)
def test_no_english_sentence_says_one_as_many(n: int) -> None:
    for source in (text.source for text in FOUND.values() if text.counts):
        words = chosen(source, n).replace("{n}", str(n)).replace("{count}", str(n))
        assert "[" not in words
        many = re.search(r"(?<!\d)(?<!of )1 (more |open |other )?([a-z]{3,}s)\b", words)
        assert n != 1 or many is None or many[2] in NO_NOUN, source


NO_NOUN = ("has", "was", "stays")


class Above:
    """Words of a base class are those of a subclass: the context is no class."""

    def say(self, n: int) -> str:
        return tr("{n} [step|steps]", n)


class Below(Above):
    pass


@pytest.mark.parametrize("n", COUNTS)
def test_a_count_said_by_a_base_class_is_translated(n: int, marking: None) -> None:
    assert Below().say(n) == ("⟦1 step⟧" if n == 1 else f"⟦{n} steps⟧")


@pytest.mark.parametrize("count", COUNTS)
def test_wording_is_translated_in_the_window_and_english_elsewhere(
    count: int, marking: None
) -> None:
    message = Message("items.start", {"count": count})
    assert sentence(message) == english("Start {count} [step|steps]", count, count=count)
    assert sentence(message, tr) == f"⟦{sentence(message)}⟧"


def test_without_a_translation_the_window_is_english(qapp: QApplication, marked: Path) -> None:
    with speaking(qapp, marked, "fr_FR"):
        assert tr("Roadmap") == "Roadmap"


def test_a_widget_shows_the_language(marking: None) -> None:
    label: QWidget = PlainLabel(tr("Roadmap"))
    assert isinstance(label, PlainLabel)
    assert label.text() == "⟦Roadmap⟧"
