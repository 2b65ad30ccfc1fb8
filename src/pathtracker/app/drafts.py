"""What was typed and could not be written: kept as a draft until it could be, or is let go."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from pathtracker.app.faults import log
from pathtracker.paths import Places
from pathtracker.store.files import remove_durably, replace_durably


class Drafts(QObject):
    """The drafts of a data folder, by the field they belong to, such as “item.notes/<id>”.

    They lie in a file of the data folder, of the settings folder where that can't be written, or
    in the clipboard where neither can. Signal: changed.
    """

    changed = Signal()

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: Sequence[Path] = (places.drafts_file, places.other_drafts_file)
        self._texts: dict[str, str] = {}
        self.fresh: set[str] = set()
        """Those of this session, about which nobody has been asked yet."""
        self.where = ""
        """The file that holds them; “” if only the clipboard does."""
        for file in self._files:
            found = _read(file)
            if found and not self.where:
                self.where = str(file)
            self._texts = found | self._texts

    def waiting(self) -> list[str]:
        """In the order in which they were put, the newest last."""
        return list(self._texts)

    def text(self, key: str) -> str | None:
        """The draft of a field, to begin with when it is opened."""
        return self._texts.get(key)

    def begin(self, field: QLineEdit | QPlainTextEdit, key: str) -> None:
        """Puts the draft into an empty field."""
        draft = self.text(key)
        if draft and isinstance(field, QLineEdit) and not field.text():
            field.setText(draft)
        elif draft and isinstance(field, QPlainTextEdit) and not field.toPlainText():
            field.setPlainText(draft)

    def put(self, key: str, text: str) -> None:
        """Keeps what a field holds."""
        self._texts.pop(key, None)
        self._texts[key] = text
        self.fresh.add(key)
        if not self._write():
            QGuiApplication.clipboard().setText(text)
        self.changed.emit()

    def drop(self, key: str) -> None:
        """Lets one go: it could be written, or is not wanted any more."""
        if self._texts.pop(key, None) is not None:
            self.fresh.discard(key)
            self._write()
            self.changed.emit()

    def drop_fresh(self) -> None:
        for key in list(self.fresh):
            self.drop(key)

    def _write(self) -> bool:
        """Into the first file that can be written; the others go, so that nothing old returns."""
        self.where = ""
        for file in self._files:
            if self.where or not self._texts:
                with suppress(OSError):
                    remove_durably(file)
                continue
            if file is not self._files[0]:  # a data folder that has gone is not made again
                with suppress(OSError):
                    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _wrote(file, self._texts):
                self.where = str(file)
        return bool(self.where)


def _wrote(file: Path, texts: dict[str, str]) -> bool:
    """Whole or not at all, for the learner's eyes alone."""
    try:
        replace_durably(file, json.dumps(texts, indent=1).encode("ascii"))
    except OSError:
        return False
    return True


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("drafts left aside: %s", type(error).__name__)
        return {}
    if not isinstance(found, dict):
        log.warning("drafts left aside: no object")
        return {}
    return {key: text for key, text in found.items() if isinstance(text, str)}
