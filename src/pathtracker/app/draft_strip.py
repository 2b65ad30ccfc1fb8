"""Says what was typed and couldn't be written, where it lies as a draft, and how to let it go."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from pathtracker.app.drafts import Drafts
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.wording import one_line

_SHOWN, _LISTED = 60, 5


class DraftStrip(QWidget):
    """Not there while there is no draft; about the newest of them otherwise."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.message = InlineMessage()
        self.copy = self.message.add_button(tr("Copy"))
        self.copy.setAccessibleName(tr("Copy the draft"))
        self.copy.clicked.connect(self._copy)
        self.discard = self.message.add_button(tr("Discard"))
        self.discard.setAccessibleName(tr("Discard the draft"))
        self.discard.clicked.connect(self._discard)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.message)
        drafts.changed.connect(self._show)
        on_theme(self._restyle)
        self._show()

    def _show(self) -> None:
        keys = self._drafts.waiting()
        self.setVisible(bool(keys))
        if not keys:
            return
        begins = one_line(self._drafts.text(keys[-1]) or "", _SHOWN)
        words = tr(
            "“{text}” could not be written yet. It is kept as a draft {where}.",
            text=begins,
            where=place(self._drafts),
        )
        if len(keys) > 1:
            words += " " + tr("{n} [draft|drafts] in all.", len(keys))
        words += " " + tr("It stands in its field again when you open that.")
        self.message.set_message(words, "warn")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._drafts.text(self._drafts.waiting()[-1]) or "")

    def _discard(self) -> None:
        self._drafts.drop(self._drafts.waiting()[-1])

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setContentsMargins(px(24), px(12), px(24), 0)


def place(drafts: Drafts) -> str:
    """Where they are kept, as the end of a sentence."""
    if drafts.where:
        return tr("in {file}", file=one_line(drafts.where, 5_000))
    return tr("in the clipboard: paste it somewhere safe before you close PathTracker")


def may_close(drafts: Drafts, window: QWidget) -> bool:
    """Asks what is to become of what was typed in this session and could not be written; False to
    stay. Nobody is asked twice."""
    texts = [drafts.text(key) or "" for key in drafts.waiting() if key in drafts.fresh]
    if not texts:
        return True
    box = QMessageBox(window)
    box.setWindowTitle("PathTracker")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("What you typed could not be written."))
    shown = "\n".join(f"“{one_line(text, _SHOWN)}”" for text in texts[:_LISTED])
    if len(texts) > _LISTED:
        shown += "\n" + tr("and {n} more", n=len(texts) - _LISTED)
    kept = tr("It is kept as a draft {where}.", where=place(drafts))
    box.setInformativeText(f"{shown}\n\n{kept}")
    role = QMessageBox.ButtonRole
    keep = box.addButton(tr("Keep it as a draft"), role.AcceptRole)
    discard = box.addButton(tr("Discard"), role.DestructiveRole)
    stay = box.addButton(tr("Stay"), role.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    box.exec()
    chosen: object = box.clickedButton()
    box.deleteLater()
    if chosen is discard:
        drafts.drop_fresh()
    elif chosen is keep:
        drafts.fresh.clear()
    else:
        return False
    return True
