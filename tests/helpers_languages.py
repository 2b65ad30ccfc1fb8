"""A language made for tests: English, with every text between ⟦ and ⟧."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from pathtracker.app import language
from pathtracker.wording.english import chosen

ROOT = Path(__file__).parents[1]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "scripts" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


translations = _script()
FOUND = {text.source: text for text in translations.texts()}


def marked_language(folder: Path) -> Path:
    """Makes a folder of translations with that one language, called German."""
    done = {
        source: [f"⟦{chosen(source, n)}⟧" for n in (1, 2)] if text.counts else [f"⟦{source}⟧"]
        for source, text in FOUND.items()
    }
    file = folder / "pathtracker_de.ts"
    file.write_text(translations.ts(FOUND.values(), "de", done), "utf-8")
    release = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if release is None:
        pytest.skip("pyside6-lrelease is not here")
    subprocess.run([release, file], check=True, capture_output=True, timeout=100)
    return folder


@contextmanager
def speaking(app: QApplication, folder: Path, name: str = "de_DE") -> Iterator[None]:
    """The program speaks what the folder has for a locale."""
    before, asset = set(app.findChildren(QTranslator)), language.asset
    language.asset = lambda _: folder
    try:
        language.install_language(app, QLocale(name))
        yield
    finally:
        language.asset = asset
        for translator in set(app.findChildren(QTranslator)) - before:
            app.removeTranslator(translator)
            translator.deleteLater()
