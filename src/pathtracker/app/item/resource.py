"""A resource to learn from: what it needs, its address before it is opened, and a kept copy."""

from __future__ import annotations

from pathlib import Path, PurePath

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.item.ticks import open_link
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Resource

_PROGRAMS = frozenset(
    {".app", ".bat", ".cmd", ".com", ".desktop", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk"}
    | {".msi", ".pif", ".ps1", ".scr", ".sh", ".url", ".vbe", ".vbs", ".wsf"}
)
"""Endings of files that run rather than show something: they are never opened from here."""


def access_icon(resource: Resource) -> str:
    """What stands for where a resource can be used."""
    return {"offline": "offline", "download": "download"}.get(resource.access, "online")


def access_words(resource: Resource) -> str:
    """Whether it can be used without a network."""
    return {
        "offline": tr("offline"),
        "download": tr("download first"),
        "online": tr("online only"),
    }.get(resource.access, resource.access)


def facts_words(resource: Resource) -> str:
    """Cost, language, and the day the address was last known, in a line."""
    cost = {
        "free": tr("free"),
        "audit": tr("free to audit"),
        "account": tr("account needed"),
    }.get(resource.cost, resource.cost)
    language = QLocale(resource.language).language()
    spoken = (
        resource.language
        if language in (QLocale.Language.C, QLocale.Language.AnyLanguage)
        else QLocale.languageToString(language)
    )
    words = [access_words(resource), cost, spoken]
    if resource.known_on is not None:
        day = short_day(resource.known_on, year=True)
        words.append(tr("address last known on {day}", day=day))
    return " · ".join(word for word in words if word)


class ResourceFacts(QWidget):
    """What a resource needs, with its address, which is opened from here only.

    Signal: copy_kept, with the path of a copy that the learner keeps, or nothing to forget it."""

    copy_kept = Signal(str)

    def __init__(self, resource: Resource) -> None:
        super().__init__()
        self.resource = resource
        self._column = QVBoxLayout(self)
        self._column.addWidget(PlainLabel(facts_words(resource), "caption", "muted", wrap=True))
        self.address = PlainLabel(resource.url, "caption", "text2", wrap=True)
        self._buttons = QHBoxLayout()
        self.open = Button(tr("Open in the browser"), "external")
        self.open.setAccessibleName(tr("Open {url} in the browser", url=resource.url))
        self.open.clicked.connect(lambda: open_link(resource.url))
        self.take = LinkButton(tr("Copy the address"), "copy")
        self.take.clicked.connect(lambda: QGuiApplication.clipboard().setText(resource.url))
        self._buttons.addWidget(self.open)
        self._buttons.addWidget(self.take)
        self._buttons.addStretch(1)
        self._column.addWidget(self.address)
        self._column.addLayout(self._buttons)
        for widget in (self.address, self.open, self.take):
            widget.setVisible(bool(resource.url))
        self._copy = QHBoxLayout()
        self._column.addLayout(self._copy)
        self.attach = LinkButton(tr("Keep a saved copy…"), "attach")
        set_tip(self.attach, tr("Choose the file you have saved, or drop it here."))
        self.attach.clicked.connect(self._choose)
        self.open_copy = LinkButton(tr("Open my copy"), "file")
        self.open_copy.clicked.connect(self._open_copy)
        self.forget = LinkButton(tr("Forget it"))
        self.forget.clicked.connect(lambda: self.copy_kept.emit(""))
        if resource.saved:
            name = PlainLabel(PurePath(resource.saved).name, "caption", "text2")
            set_tip(name, resource.saved)
            self._copy.addWidget(IconLabel("check", "good", 14))
            self._copy.addWidget(name, 1)
        for widget in (self.open_copy, self.forget, self.attach):
            self._copy.addWidget(widget)
            widget.setVisible((widget is self.attach) != bool(resource.saved))
        if not resource.saved:
            self._copy.addStretch(1)
        self.message = InlineMessage(kind="warn")
        self._column.addWidget(self.message)
        self.setAcceptDrops(True)
        on_theme(self._space)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := dropped_file(event):
            self.copy_kept.emit(file)
            event.acceptProposedAction()

    def _choose(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Choose your copy of it"))
        if file:
            self.copy_kept.emit(file)

    def _open_copy(self) -> None:
        self.message.set_message(open_file(self.resource.saved))

    def _space(self) -> None:
        px = current_theme().px
        lead = px(24)  # below the words that the box stands before
        left, right = (0, lead) if self.isRightToLeft() else (lead, 0)
        self._column.setContentsMargins(left, 0, right, px(8))
        self._column.setSpacing(px(4))
        self._buttons.setSpacing(px(12))
        self._copy.setSpacing(px(8))


def dropped_file(event: QDropEvent) -> str:
    """The one file that is being dropped; nothing if it is something else."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""


def open_file(path: str) -> str:
    """Opens a file with what the system has for it; what stands against it comes back in words."""
    if not Path(path).is_file():
        return tr("Your copy is not at {path} any more. Forget it, and keep it anew.", path=path)
    if PurePath(path).suffix.lower() in _PROGRAMS:
        return tr("{path} is a program, and is not started from here.", path=path)
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
    return ""
