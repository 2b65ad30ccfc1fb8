"""What the gallery shows: the frame of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.widgets.buttons import (
    Button,
    PrimaryButton,
)
from pathtracker.app.widgets.card import Card, Hairline, SectionHead
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.markdown import MarkdownView
from pathtracker.app.widgets.panel import DetailPanel, PanelHost
from pathtracker.app.widgets.rail import NavigationRail, RailItem
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.toast import Toast

SENTENCES = {
    "rest": "Build and run systems that use models",
    "notes": "Load the model once at start, not per request. `lifespan=` does it."
    " Next: [TestClient](https://example.org), then the link in the **README**.\n\n"
    "> Quoted\n\n- one\n- two\n\n![a picture](file:///etc/hostname)",
}


def frame() -> QWidget:
    names = ["Today", "Roadmap", "Timeline", "Skills", "Portfolio", "Progress", "Journal", "Roles"]
    rail = NavigationRail([RailItem(name.lower(), name, name.lower()) for name in names])
    rail.set_current("roadmap")
    rail.add_action(RailItem("log", "Log time", "clock", "Ctrl+L"))
    rail.set_person("person", "Maya", "7 h a week")

    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(16)
    head = QHBoxLayout()
    head.addWidget(PlainLabel("AI engineer, junior", "title"))
    head.addWidget(PlainLabel("22 of 41 steps, 76 h ahead", tone="muted"), 1)
    head.addWidget(Button("All", "filter"))
    head.addWidget(
        SegmentedControl("Layout", [(0, "Outline", "outline"), (1, "Columns", "columns")])
    )
    column.addLayout(head)
    column.addWidget(Hairline())
    cards = QHBoxLayout()
    cards.setSpacing(16)
    for number, title in enumerate(("AI engineer", "Data analyst", "ML engineer")):
        card = Card(title, "role", clickable=True)
        card.set_selected(number == 0)
        card.body.addWidget(PlainLabel(SENTENCES["rest"], tone="text2", wrap=True))
        cards.addWidget(card)
    column.addLayout(cards)
    table = Card("Evidence", "6 pieces, kept as you attached them")
    for words in ("Baseline: TF-IDF, linear model", "results/baseline_by_queue.csv"):
        row = QWidget()
        row.setFixedHeight(36)
        line = QHBoxLayout(row)
        line.addWidget(PlainLabel(words), 1)
        line.addWidget(Chip("Baseline"))
        line.addWidget(PlainLabel("14 Nov", tone="muted", align=Qt.AlignmentFlag.AlignRight))
        table.add_row(row)
    column.addWidget(table)
    column.addStretch(1)

    panel = DetailPanel()
    panel.set_place("4 Serve and ship")
    panel.set_menu(QMenu(panel))
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(24, 8, 24, 24)
    inner.setSpacing(12)
    inner.addWidget(PlainLabel("Serve a prediction with FastAPI", "heading", wrap=True))
    chips = QHBoxLayout()
    chips.addWidget(Chip("active", tone="accent"))
    chips.addWidget(Chip("Build"))
    chips.addStretch(1)
    inner.addLayout(chips)
    buttons = QHBoxLayout()
    buttons.addWidget(PrimaryButton("Start timer", "play"))
    buttons.addWidget(Button("Finish", "check"))
    buttons.addStretch(1)
    inner.addLayout(buttons)
    inner.addWidget(Hairline())
    inner.addWidget(SectionHead("You can now…", "2 of 3"))
    inner.addWidget(CheckRow("answer a request with a prediction as JSON", True))
    inner.addWidget(CheckRow("test the service without starting it"))
    inner.addWidget(SectionHead("Notes"))
    inner.addWidget(MarkdownView(SENTENCES["notes"], name="Notes"))
    inner.addStretch(1)
    panel.set_content(content)
    host = PanelHost(view, panel)
    host.open_panel()
    page = QWidget()
    line = QHBoxLayout(page)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(rail)
    line.addWidget(host, 1)
    toast = Toast(view)
    toast.show_message("Finished “Log what a service does”")
    return page
