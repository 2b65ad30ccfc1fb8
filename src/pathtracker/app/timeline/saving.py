"""Exporting the plan: asking where to, writing, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pathtracker.app.dialogs.replacing import ask_before_replacing
from pathtracker.app.timeline.exports import Sheet, paint_pages, pdf_of, png_of
from pathtracker.app.timeline.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.out import write_out
from pathtracker.store.planning import plan_inputs

KINDS = ("pdf", "png", "ics")


class Saving:
    """`tell` is given what has been written."""

    def __init__(self, workspace: Workspace, tell: Callable[[str], object]) -> None:
        self._workspace, self._tell = workspace, tell

    def ask(self, kind: str, sheet: Callable[[], Sheet], parent: QWidget) -> None:
        """Asks for the file and writes it."""
        kinds = {
            "pdf": tr("PDF (*.pdf)"),
            "png": tr("Picture (*.png)"),
            "ics": tr("Calendar (*.ics)"),
        }
        where, _ = QFileDialog.getSaveFileName(
            parent, tr("Export the plan"), str(self.usual_path(kind)), kinds[kind]
        )
        if where:
            save = partial(self.write, kind, sheet=sheet)
            ask_before_replacing(where, kind, self._workspace.places, save, parent)

    def usual_path(self, kind: str) -> Path:
        """Where it is put unless one says otherwise. A calendar keeps its name, so that it can
        be imported again."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        today = self._workspace.when().today.isoformat()
        name = "PathTracker plan" if kind == "ics" else f"PathTracker plan {today}"
        return Path(folder or QDir.homePath()) / f"{name}.{kind}"

    def write(
        self, kind: str, path: Path, sheet: Callable[[], Sheet], *, replace: bool = False
    ) -> bool:
        """Writes a file; whether that was possible. If not, what was there before stays."""
        made = {"pdf": lambda: pdf_of(sheet()), "png": lambda: png_of(sheet())}
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            data = self._calendar() if kind == "ics" else made[kind]()
        finally:
            QGuiApplication.restoreOverrideCursor()
        try:
            write_out(path, data, places=self._workspace.places, replace=replace)
        except Refused as refusal:
            self._workspace.refused.emit(refusal.message)
            return False
        self._tell(tr("Wrote {file}", file=path.name))
        return True

    def print_pages(self, sheet: Sheet, parent: QWidget) -> None:
        """Asks for a printer and prints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setDocName(sheet.title)
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        if file := printer.outputFileName():  # the dialog asked before it took one that is there
            self.write("pdf", Path(file), lambda: sheet, replace=True)
        elif not paint_pages(printer, sheet, printer.resolution()):
            message = Message(
                "export.file", {"path": printer.printerName(), "why": tr("it did not answer")}
            )
            self._workspace.refused.emit(message)

    def _calendar(self) -> bytes:
        from pathtracker.exchange.calendar_out import plan_calendar

        when = self._workspace.when()
        reader = self._workspace.reader
        return plan_calendar(reader, plan_inputs(reader, when.today), now=when.now)
