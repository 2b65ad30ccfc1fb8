"""Exporting the plan: asking where to, writing, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pathtracker.app.dialogs.replacing import ask_before_replacing
from pathtracker.app.timeline.begins import BeginsForm
from pathtracker.app.timeline.exports import Sheet, paint_pages, pdf_of, png_of
from pathtracker.app.timeline.words import hours
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.out import write_out
from pathtracker.store.planning import plan_inputs

if TYPE_CHECKING:
    from pathtracker.exchange.calendar_out import Exported

KINDS = ("pdf", "png", "ics")


class Saving:
    """`tell` is given what has been written, in words, and the file."""

    def __init__(self, workspace: Workspace, tell: Callable[[str, Path], object]) -> None:
        self._workspace, self._tell = workspace, tell

    def ask(self, kind: str, sheet: Callable[[], Sheet], parent: QWidget) -> None:
        """Asks for the file, and for a calendar when a day begins, and writes it."""
        if kind == "ics":
            self._ask_when(sheet, parent)
        else:
            self._ask_where(kind, sheet, parent)

    def _ask_when(self, sheet: Callable[[], Sheet], parent: QWidget) -> None:
        from pathtracker.exchange.calendar_memory import EVENING, read_memory

        form = BeginsForm(read_memory(self._workspace.places).begins or EVENING, parent)
        form.accepted.connect(lambda: self._ask_where("ics", sheet, parent, begins=form.begins))
        form.open()

    def _ask_where(
        self,
        kind: str,
        sheet: Callable[[], Sheet],
        parent: QWidget,
        begins: time | None = None,
    ) -> None:
        kinds = {
            "pdf": tr("PDF (*.pdf)"),
            "png": tr("Picture (*.png)"),
            "ics": tr("Calendar (*.ics)"),
        }
        where, _ = QFileDialog.getSaveFileName(
            parent, tr("Export the plan"), str(self.usual_path(kind)), kinds[kind]
        )
        if where:
            save = partial(self.write, kind, sheet=sheet, begins=begins)
            ask_before_replacing(where, kind, self._workspace.places, save, parent)

    def usual_path(self, kind: str) -> Path:
        """Where it is put unless one says otherwise. A calendar keeps its name, so that it can
        be imported again."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        today = self._workspace.when().today.isoformat()
        name = "PathTracker plan" if kind == "ics" else f"PathTracker plan {today}"
        return Path(folder or QDir.homePath()) / f"{name}.{kind}"

    def write(
        self,
        kind: str,
        path: Path,
        sheet: Callable[[], Sheet],
        *,
        replace: bool = False,
        begins: time | None = None,
    ) -> bool:
        """Writes a file; whether that was possible. If not, what was there before stays.

        `begins`: when a day's work begins in a calendar, if that is to be another time than last.
        """
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if kind == "ics":
                told = _calendar_words(self._calendar(path, begins, replace=replace))
            else:
                data = pdf_of(sheet()) if kind == "pdf" else png_of(sheet())
                write_out(path, data, places=self._workspace.places, replace=replace)
                told = ""
        except Refused as refusal:
            self._workspace.refused.emit(refusal.message)
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._tell(tr("Wrote {file}", file=path.name) + told, path)
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

    def _calendar(self, path: Path, begins: time | None, *, replace: bool) -> Exported:
        from pathtracker.exchange.calendar_out import export_calendar

        when = self._workspace.when()
        reader = self._workspace.reader
        return export_calendar(
            reader,
            plan_inputs(reader, when.today),
            path,
            places=self._workspace.places,
            now=when.now,
            begins=begins,
            replace=replace,
        )


def _calendar_words(made: Exported) -> str:
    """What a calendar holds and what it doesn't, after its name."""
    held = tr("{n} [sitting|sittings], {hours}", made.events, hours=hours(made.minutes / 60))
    parts = [held if made.events else tr("no sittings")]
    if made.cancelled:
        parts.append(tr("{n} called off", n=made.cancelled))
    if made.plan.unplanned:
        parts.append(tr("{n} without a day left out", n=len(made.plan.unplanned)))
    if not made.is_remembered:
        parts.append(tr("not noted, so nothing of it can be called off later"))
    return ": " + "; ".join(parts)
