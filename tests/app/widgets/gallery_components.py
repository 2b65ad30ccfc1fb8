"""What the gallery shows: the components, one by one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.icons import icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import (
    Button,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
)
from pathtracker.app.widgets.card import Card, Hairline, SectionHead
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.chip import Chip, KeyHint
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.fields import LineField, SpinField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import Mark, MarkLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.toast import Toast
from pathtracker.paths import asset

Column = list[tuple[str, QWidget, int]]


def components() -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(32, 24, 32, 24)
    row.setSpacing(24)
    for column in (_first(), _second(), _third()):
        holder = QWidget()
        holder.setFixedWidth(current_theme().px(442))
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for title, widget, stretch in column:
            layout.addWidget(PlainLabel(title, "caption", "muted", weight=500))
            layout.addWidget(widget, stretch)
        if not any(stretch for _, _, stretch in column):
            layout.addStretch(1)
        row.addWidget(holder)
    return page


def _first() -> Column:
    rating = Card(padding=16)
    top = QHBoxLayout()
    top.addWidget(PlainLabel("Data preparation", weight=500), 1)
    levels = SegmentedControl("Level", [(n, str(n)) for n in range(6)])
    levels.set_value(3)
    top.addWidget(levels)
    rating.body.addLayout(top)
    for kind, words in (
        ("info", "You can show 2. A link in Ticket triage would make it 3."),
        ("warn", "This file names a skill that is not known here; choose which one it means."),
        ("bad", "The day is before the first one."),
    ):
        message = InlineMessage(words, kind)
        if kind == "warn":
            message.add_button("Choose")
        rating.body.addWidget(message)

    stage = QWidget()
    stage.setFixedHeight(current_theme().px(44))
    toast = Toast(stage)
    toast.show_message("Finished “Log what a service does”")
    toast._place = lambda: toast.setGeometry(0, 0, current_theme().px(442), stage.height())  # type: ignore[method-assign]
    toast._place()

    quick = Card(padding=16)
    quick.set_selected(True)
    field = LineField("Quick add", "SQL joins 2h #sql by 12 Dec", "plus")
    field.setProperty("kind", "bare")
    quick.body.addWidget(field)
    chips = QWidget()
    flow = FlowLayout(chips)
    for chip in (
        Chip("SQL joins", tone="accent"),
        Chip("2 h", "clock"),
        Chip("SQL", "skills"),
        Chip("by Sat 12 Dec", "calendar"),
        Chip("6 new", "plus", "good"),
        Chip("1 to check", "warning", "warn"),
        Chip("broken", "warning", "bad"),
        KeyHint("Enter"),
    ):
        flow.addWidget(chip)
    quick.body.addWidget(chips)

    work = Card(padding=16)
    work.body.addWidget(
        SectionHead("Reading commits of Ticket triage", "1,326 of 2,140", weight=400)
    )
    line = QHBoxLayout()
    line.addWidget(ProgressBar("Reading", 0.62), 1)
    line.addWidget(LinkButton("Cancel"))
    work.body.addLayout(line)

    fields = Card(padding=16)
    line = QHBoxLayout()
    line.addWidget(SpinField("Hours", 7, unit="h a week"))
    line.addWidget(DateField("First day", date(2026, 7, 20), date(2026, 7, 20)))
    box = QComboBox()
    box.addItems(["By weekday", "Any day"])
    line.addWidget(box)
    line.addStretch(1)
    fields.body.addLayout(line)
    fields.body.addWidget(LineField("Search", "Search or run a command", "search"))
    checks = QVBoxLayout()
    checks.setSpacing(0)
    row = CheckRow("answer a request with a prediction as JSON", True)
    row.add(Chip("offline", "offline"))
    checks.addWidget(row)
    checks.addWidget(
        CheckRow("test the service without starting it, and say in a sentence what was tested")
    )
    fields.body.addLayout(checks)
    return [
        ("Rating inside a row, messages", rating, 0),
        ("Undo toast", stage, 0),
        ("Quick add, chips", quick, 0),
        ("Work that takes over ten seconds", work, 0),
        ("Fields and checks", fields, 0),
    ]


def _second() -> Column:
    host = QWidget()
    host.setFixedSize(current_theme().px(442), current_theme().px(560))
    palette = CommandPalette(host)
    palette.open(
        [
            PaletteEntry(
                "Steps", "Serve a prediction with FastAPI", keys="Enter", icon="mark-active"
            ),
            PaletteEntry("Steps", "Pack a service in a container", icon="mark-waits"),
            PaletteEntry("Steps", "Watch a running service", icon="mark-waits"),
            PaletteEntry("Skills", "APIs and serving", hint="say 2, show 1", icon="skills"),
            PaletteEntry("Skills", "Observability", hint="not rated", icon="skills"),
            PaletteEntry("Commands", "Log time on Serve a prediction", keys="Ctrl+L", icon="clock"),
            PaletteEntry("Commands", "Go to the service timeline", keys="Ctrl+3", icon="timeline"),
        ],
        "serv",
    )
    empty = Card()
    empty.body.addWidget(
        EmptyState(
            "journal",
            "No entries yet",
            "What you log or note on a day is kept here.",
            "Log time",
            "Load the sample learner",
            action_icon="clock",
        )
    )
    return [("Command palette", host, 0), ("Empty state", empty, 1)]


def _third() -> Column:
    card = Card(padding=16)
    grid = QGridLayout()
    for row, kind in enumerate((PrimaryButton, Button)):
        for column in range(2):
            button = kind("Start" if row == 0 else "Open")
            button.setEnabled(column == 0)
            grid.addWidget(button, row, column)
    grid.addWidget(PrimaryButton("Start timer", "play", main=True), 0, 2)
    grid.addWidget(Button("Open step", main=True), 1, 2)
    grid.addWidget(Button("Export", "export"), 0, 3)
    grid.addWidget(QuietButton("Not rated"), 1, 3)
    grid.addWidget(IconButton("more", "More"), 0, 4)
    grid.addWidget(IconButton("close", "Close"), 1, 4)
    card.body.addLayout(grid)
    card.body.addWidget(Hairline())
    marks = QGridLayout()
    for number, mark in enumerate(Mark):
        cell = QHBoxLayout()
        cell.addWidget(MarkLabel(mark))
        cell.addWidget(PlainLabel(mark.name.lower()), 1)
        marks.addLayout(cell, number // 3, number % 3)
    card.body.addLayout(marks)
    pictures = Card("Icons", "at 20", padding=16)
    holder = QVBoxLayout()
    flow = FlowLayout(gap=8)
    for file in sorted(asset("icons").glob("*.svg")):
        label = QLabel()
        label.setPixmap(icon(file.stem).pixmap(QSize(20, 20), label.devicePixelRatioF()))
        flow.addWidget(label)
    holder.addLayout(flow)
    pictures.body.addLayout(holder)
    words = Card(padding=16)
    words.body.addWidget(SectionHead("You can now…", "2 of 3"))
    words.body.addWidget(PlainLabel("One line that is cut because it is too long " * 3))
    words.body.addWidget(PlainLabel("<b>Two</b> lines, then cut. " * 12, tone="text2", lines=2))
    label = PlainLabel(wrap=True)
    label.set_parts(
        ("It closes the largest gap in what you can show, ", False),
        ("APIs and serving 1 → 3", True),
        (", and the 1 h 08 that remain fit your evening.", False),
    )
    words.body.addWidget(label)
    words.body.addWidget(PlainLabel("a\u202ebidi\u0007" + "w" * 10_000))
    return [("States, marks, rings", card, 0), ("Icons", pictures, 0), ("Words", words, 0)]
