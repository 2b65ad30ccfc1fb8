"""What can be ticked: the checks of an item, and its resources."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pathtracker.actions import items, steps
from pathtracker.app.item.detail import Detail
from pathtracker.app.item.section import Section
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import tip
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.core.model import Resource
from pathtracker.wording import sentence

SAFE = ("https", "http", "mailto")


def open_link(address: str) -> None:
    """Opens an address in the browser, if it is one of a kind that can do no harm."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme().lower() in SAFE:
        QDesktopServices.openUrl(url)


class ChecksSection(Section):
    """“You can now…”: the checks, ticked one by one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(self.tr("You can now…"))
        self._rows: list[CheckRow] = []
        self._item: Detail | None = None

    def shows(self, detail: Detail) -> object:
        return detail.item.checks

    def show_detail(self, detail: Detail) -> None:
        texts = [check.text for check in detail.item.checks]
        same = self._item is not None and self._item.item.id == detail.item.id
        self._item = detail
        if not same or texts != [row.property("text") for row in self._rows]:
            self._rebuild(texts)
        for row, check in zip(self._rows, detail.item.checks, strict=True):
            row.blockSignals(True)
            row.setChecked(check.ticked)
            row.blockSignals(False)
            row.update()
        ticked = sum(check.ticked for check in detail.item.checks)
        self.head.set_note(self.tr("{} of {}").format(ticked, len(texts)))
        self.setVisible(bool(texts))

    def _rebuild(self, texts: list[str]) -> None:
        self.clear()
        self._rows = []
        for index, text in enumerate(texts):
            row = CheckRow(text)
            row.setProperty("text", text)
            row.toggled.connect(lambda on, index=index: self._tick(index, on))
            self._rows.append(row)
            self.body.addWidget(row)

    def _tick(self, index: int, ticked: bool) -> None:
        assert self._item is not None
        self.workspace.do(items.tick_check, item=self._item.item.id, index=index, ticked=ticked)


class ResourcesSection(Section):
    """Where to learn it: ticked one by one, opened with the address in sight, added to."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(self.tr("Resources"))
        add = LinkButton(self.tr("Add"), "plus")
        add.setAccessibleName(self.tr("Add a resource"))
        add.clicked.connect(self._ask)
        self.head.add(add)
        self._detail: Detail | None = None
        self._rows: list[CheckRow] = []
        self._listed: tuple[object, ...] = ()
        self._field = LineField(
            self.tr("Address of the resource"), self.tr("https://… and what it is"), "link"
        )
        self._field.returnPressed.connect(self._add)
        self._message = InlineMessage(kind="warn")
        self._column.addWidget(self._field)
        self._column.addWidget(self._message)
        self._field.hide()

    def shows(self, detail: Detail) -> object:
        return detail.item.resources

    def show_detail(self, detail: Detail) -> None:
        resources = detail.item.resources
        if self._detail is None or self._detail.item.id != detail.item.id:
            self._field.hide()
            self._field.clear()
            self._message.set_message("")
        self._detail = detail
        listed = (detail.item.id, *((r.title, r.url) for r in resources))
        if listed != self._listed:
            self._listed = listed
            self._rebuild(resources)
        for row, resource in zip(self._rows, resources, strict=True):
            row.blockSignals(True)
            row.setChecked(resource.ticked)
            row.blockSignals(False)
            row.update()
        read = sum(resource.ticked for resource in resources)
        self.head.set_note(self.tr("{} of {}").format(read, len(resources)) if resources else "")

    def _rebuild(self, resources: tuple[Resource, ...]) -> None:
        self.clear()
        self._rows = []
        for index, resource in enumerate(resources):
            row = CheckRow(resource.title)
            row.setToolTip(tip(resource.url))
            row.toggled.connect(lambda on, index=index: self._tick(index, on))
            row.add(self._needs(resource))
            if resource.url:
                row.add(self._opener(resource))
            self._rows.append(row)
            self.body.addWidget(row)

    def _needs(self, resource: Resource) -> QWidget:
        words = {
            "offline": self.tr("offline"),
            "download": self.tr("download first"),
            "online": self.tr("online only"),
        }
        return PlainLabel(words.get(resource.access, resource.access), "caption", "muted")

    def _opener(self, resource: Resource) -> IconButton:
        button = IconButton(
            "external", self.tr("Open {}").format(resource.url), size=14, tint="muted"
        )
        button.setFixedSize(current_theme().px(24), current_theme().px(20))
        button.clicked.connect(lambda: open_link(resource.url))
        return button

    def _tick(self, index: int, ticked: bool) -> None:
        assert self._detail is not None
        self.workspace.do(
            items.tick_resource, item=self._detail.item.id, index=index, ticked=ticked
        )

    def _ask(self) -> None:
        self._field.show()
        self._field.setFocus()

    def _add(self) -> None:
        assert self._detail is not None
        url, _, title = self._field.text().strip().partition(" ")
        if not url:
            self._field.hide()
            return
        if QUrl(url).scheme().lower() not in SAFE:
            self._message.set_message(
                self.tr("An address begins with https:// (or http://, mailto:). Then its title.")
            )
            return
        try:
            self.workspace.call(
                steps.add_resource,
                item=self._detail.item.id,
                title=title.strip() or url,
                url=url,
                when=self.workspace.when(),
            )
        except Refused as refusal:
            self._message.set_message(sentence(refusal.message))
            return
        self._field.clear()
        self._field.hide()
        self._message.set_message("")
