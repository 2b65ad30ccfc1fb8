"""Where to learn it: what each resource needs, ticked one by one, added to."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.actions import items, steps
from pathtracker.actions.resources import keep_copy
from pathtracker.app.item.resource import ResourceFacts, access_icon, access_words
from pathtracker.app.item.section import Section
from pathtracker.app.item.ticks import SAFE
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Resource
from pathtracker.reports.item_detail import Detail


class ResourcesSection(Section):
    """Where to learn it: ticked one by one, opened with the address in sight, added to."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Resources"))
        add = LinkButton(tr("Add"), "plus")
        add.setAccessibleName(tr("Add a resource"))
        add.clicked.connect(self._ask)
        self.head.add(add)
        self._detail: Detail | None = None
        self._rows: list[CheckRow] = []
        self._listed: tuple[object, ...] = ()
        self._opened = -1
        """Which of them shows what it needs; -1 for none."""
        self._facts: list[tuple[IconButton, ResourceFacts]] = []
        self._field = LineField(
            tr("Address of the resource"), tr("https://… and what it is"), "link"
        )
        self._field.returnPressed.connect(self._add)
        self._message = InlineMessage(kind="warn")
        self._message.goes_with(self._field.textEdited)
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
            self._opened = -1
        self._detail = detail
        listed = (detail.item.id, *((r.title, r.url, r.saved) for r in resources))
        if listed != self._listed:
            self._listed = listed
            self._rebuild(resources)
        for row, resource in zip(self._rows, resources, strict=True):
            row.blockSignals(True)
            row.setChecked(resource.ticked)
            row.blockSignals(False)
            row.update()
        read = sum(resource.ticked for resource in resources)
        self.head.set_note(
            tr("{read} of {total}", read=read, total=len(resources)) if resources else ""
        )

    def _rebuild(self, resources: tuple[Resource, ...]) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.clear()
        self._rows, self._facts = [], []
        for index, resource in enumerate(resources):
            row = CheckRow(resource.title)
            row.toggled.connect(lambda on, index=index: self._tick(index, on))
            row.add(_Needs(resource))
            more = IconButton(
                "chevron-down", tr("About {title}", title=resource.title), size=14, tint="muted"
            )
            more.setFixedSize(current_theme().px(24), current_theme().px(20))
            row.add(more)
            facts = ResourceFacts(resource)
            facts.copy_kept.connect(lambda path, index=index: self._keep(index, path))
            more.clicked.connect(lambda _=False, index=index: self._open(index))
            self._rows.append(row)
            self.body.addWidget(row)
            self.body.addWidget(facts)
            facts.setVisible(index == self._opened)
            if had_keyboard and index == self._opened:
                more.setFocus()
            self._facts.append((more, facts))

    def _open(self, index: int) -> None:
        """Shows what one resource needs and its address, and hides that of the others."""
        self._opened = -1 if self._opened == index else index
        for at, (more, facts) in enumerate(self._facts):
            facts.setVisible(at == self._opened)
            more.set_icon("chevron-up" if at == self._opened else "chevron-down")

    def _keep(self, index: int, path: str) -> None:
        assert self._detail is not None
        self.workspace.do(keep_copy, item=self._detail.item.id, index=index, path=path)

    def _tick(self, index: int, ticked: bool) -> None:
        assert self._detail is not None
        self.workspace.do(
            items.tick_resource, item=self._detail.item.id, index=index, ticked=ticked
        )

    def _ask(self) -> None:
        assert self._detail is not None
        self.workspace.drafts.begin(self._field, f"resource/{self._detail.item.id}")
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
                tr("An address begins with https:// (or http://, mailto:). Then its title.")
            )
            return
        item = self._detail.item.id
        answer = self.workspace.keep(
            {f"resource/{item}": self._field.text()},
            steps.add_resource,
            item=item,
            title=title.strip() or url,
            url=url,
        )
        if answer.error is not None:
            self._message.set_message(answer.against, "warn")
            return
        self._field.clear()
        self._field.hide()
        self._message.set_message("")


class _Needs(QWidget):
    """Whether it is there without a network: an icon and words."""

    def __init__(self, resource: Resource) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(4))
        kept = bool(resource.saved)
        row.addWidget(IconLabel("check" if kept else access_icon(resource), "muted", 14))
        words = tr("copy kept") if kept else access_words(resource)
        row.addWidget(PlainLabel(words, "caption", "muted"))
