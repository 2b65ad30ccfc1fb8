"""The checks of an item, ticked one by one; opening an address."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from pathtracker.actions import items
from pathtracker.app.item.section import Section
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.evidence import LINKS
from pathtracker.reports.item_detail import Detail

SAFE = LINKS


def open_link(address: str) -> None:
    """Opens an address in the browser, if it is one of a kind that can do no harm."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme().lower() in SAFE:
        QDesktopServices.openUrl(url)


class ChecksSection(Section):
    """“You can now…”: the checks, ticked one by one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("You can now…"))
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
        self.head.set_note(tr("{ticked} of {total}", ticked=ticked, total=len(texts)))
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
