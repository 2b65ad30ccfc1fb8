"""The plan on paper: it can be searched and copied, and nothing is there to be pressed."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, settle

from pathtracker.actions import availability, items
from pathtracker.app.theme import Theme, metrics
from pathtracker.app.timeline.exports import Sheet, paper_look, pdf_of, picture_of
from pathtracker.app.timeline.paint import paint_chart
from pathtracker.app.timeline.paint_days import _paint_upper
from pathtracker.app.timeline.paint_legend import paper_parts
from pathtracker.app.timeline.scale import Scale
from pathtracker.app.timeline.scene import Frame
from pathtracker.app.timeline.view import TimelineView

FAMILIES = (*metrics.FAMILIES, "Lato", "Noto Serif", "Ubuntu")
"""Of some the figures of equal width are other glyphs, of others “fi” is one."""


@pytest.fixture(params=FAMILIES)
def family(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qapp: object) -> str:
    """A font of the window, where it is installed."""
    name = str(request.param)
    if not QFontDatabase.hasFamily(name):
        pytest.skip(f"{name} is not installed")
    monkeypatch.setattr(metrics, "FAMILIES", (name,))
    return name


@pytest.fixture
def dressed(family: str, qapp: QApplication, theme: Theme) -> str:
    theme.apply(qapp, "light", text_factor=1.1, reduced_motion=True)
    theme.apply(qapp, "light", text_factor=1.0, reduced_motion=True)
    return family


@pytest.fixture
def sheet(view: TimelineView, learner: Learner, qtbot: QtBot) -> Sheet:
    """A plan with every kind of thing in it, as it goes out."""
    learner.add("Second", "Read fifty offline files 1h30 by 21 Nov", "Waffle 2h")
    learner.do(items.park, "Waffle")
    learner.do(items.start, "Read")
    off = TODAY + timedelta(days=3)
    learner.workspace.call(availability.add_days_off, first=off, last=off)
    tools = view.tools
    settle(view, qtbot)
    qtbot.waitUntil(lambda: not tools.busy and tools.forecasting.now is not None, timeout=5000)
    return tools.out.sheet()


def read_back(sheet: Sheet, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (folder / "plan.pdf").write_bytes(pdf_of(sheet))
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(folder / "plan.pdf"), "-"],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def test_a_pdf_reads_back_as_it_is_read(dressed: str, sheet: Sheet, tmp_path: Path) -> None:
    text = read_back(sheet, tmp_path)
    for words in ("Plan of 19 Nov 2026", "Read fifty offline files", "Today", "Page 1 of 1"):
        assert words in text
    for words in ("4 h", "1 h 30", "due 21 Nov", sheet.note):
        assert words in text, words
    strange = {one for one in text if unicodedata.category(one) in ("Co", "Cn", "Cs")}
    assert not strange
    assert text == unicodedata.normalize("NFKC", text.replace("…", "\0")).replace("\0", "…")


def test_all_pages_of_a_long_plan_read_back(
    view: TimelineView, learner: Learner, qtbot: QtBot, tmp_path: Path
) -> None:
    learner.add("Second", *(f"Step {number} 1h" for number in range(60)))
    tools = view.tools
    settle(view, qtbot)
    qtbot.waitUntil(lambda: not tools.busy and tools.forecasting.now is not None, timeout=5000)
    text = read_back(tools.out.sheet(), tmp_path)
    assert all(f"Step {number} " in text for number in range(60))
    assert "Page 2 of 2" in text


def test_what_the_drawings_mean_stands_on_every_page(sheet: Sheet, tmp_path: Path) -> None:
    words = [part.words for part in paper_parts(sheet.scene, links=True)]
    assert {"open", "waits for another", "under way"} <= set(words)
    assert {"sets the finish", "days off", "due by then"} <= set(words)
    text = read_back(sheet, tmp_path)
    assert all(one in text for one in words)


def test_nothing_on_paper_is_there_to_be_pressed(
    view: TimelineView, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    monkeypatch.setattr(
        "pathtracker.app.timeline.paint.paint_menu_button", lambda *_, **__: painted.append(1)
    )
    picture_of(sheet)
    assert painted == []
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_chart(painter, view.chart.frame_in(image.rect()), sheet.scene)
    painter.end()
    assert painted == [1]


def test_no_line_of_a_month_goes_through_the_names_of_the_forecast(view: TimelineView) -> None:
    look, area = paper_look(), QRect(0, 0, 1000, 80)
    frame = Frame(area, 0, Scale(TODAY.toordinal(), 5.0), 0, look)
    for left in range(0, 900, 7):
        taken = QRectF(left, 0, 60, look.head)
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        _paint_upper(painter, frame, [taken])
        painter.end()
        found = image.copy(taken.toRect())
        blank = QImage(found.size(), found.format())
        blank.fill(Qt.GlobalColor.white)
        assert found == blank, left
