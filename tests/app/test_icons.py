"""Icons: all there, in one style, sharp, and in the colour of the theme in use."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pathtracker.app.icons import icon, paint_icon, pixmap
from pathtracker.app.theme import Theme
from pathtracker.paths import asset

FILES = sorted(asset("icons").glob("*.svg"))
NEEDED = (
    "today roadmap timeline skills portfolio progress journal roles search clock "
    "filter outline columns chevron-up chevron-down chevron-left chevron-right close "
    "more plus play pause stop check attach link file branch download offline online "
    "pencil undo redo settings folder backup restore warning info calendar trash drag "
    "star flag shared export import keyboard moon sun person external help copy "
    "mark-open mark-active mark-waits mark-done mark-known mark-skipped mark-parked "
    "mark-milestone mark-reached "
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, "light")
    return theme


def _inks(image: QImage) -> set[str]:
    """The colours of the pixels that are covered fully."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_all_that_are_needed_are_there() -> None:
    assert set(NEEDED.split()) <= {file.stem for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_drawing_keeps_to_the_grid_and_the_stroke(file) -> None:  # type: ignore[no-untyped-def]
    root = ET.fromstring(file.read_text("utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == "round"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_drawing_leaves_ink_and_stays_inside(theme: Theme, file) -> None:  # type: ignore[no-untyped-def]
    image = pixmap(file.stem, QColor("#ff0000"), 48).toImage()
    assert _inks(image), "nothing to be seen"
    if not file.stem.startswith(("box", "radio", "mark")):
        rim = [image.pixelColor(k, edge).alpha() for k in range(48) for edge in (0, 47)]
        rim += [image.pixelColor(edge, k).alpha() for k in range(48) for edge in (0, 47)]
        assert max(rim) == 0, "cut off at the edge"


def test_a_picture_has_the_dots_of_its_screen(theme: Theme) -> None:
    sharp = pixmap("plus", "text", 16, 2.0)
    assert sharp.size() == QSize(32, 32)
    assert sharp.deviceIndependentSize().toSize() == QSize(16, 16)
    assert icon("plus").pixmap(QSize(16, 16), 1.5).size() == QSize(24, 24)


def test_an_icon_changes_colour_with_the_theme(theme: Theme, qapp: QApplication) -> None:
    mark = icon("plus", "accent")
    light = theme.tokens.accent.name()
    assert light in _inks(mark.pixmap(QSize(24, 24)).toImage())
    theme.apply(qapp, "dark")
    inks = _inks(mark.pixmap(QSize(24, 24)).toImage())
    assert theme.tokens.accent.name() in inks
    assert light not in inks


def test_a_disabled_icon_is_muted(theme: Theme) -> None:
    picture = icon("plus", "accent").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled)
    assert _inks(picture.toImage()) == {theme.tokens.muted.name()}


def test_the_tick_in_a_filled_mark_shows_its_ground(theme: Theme) -> None:
    inks = _inks(pixmap("mark-done", "good", 48, ground="accent_soft").toImage())
    assert {theme.tokens.good.name(), theme.tokens.accent_soft.name()} <= inks


def test_a_wide_place_leaves_the_gap_after_the_icon(theme: Theme) -> None:
    image = icon("box-checked", QColor("#ff0000")).pixmap(QSize(22, 16)).toImage()
    assert image.pixelColor(2, 2).alpha() == 255
    assert image.pixelColor(19, 8).alpha() == 0


def test_painted_in_the_middle_of_its_place(theme: Theme) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, QRect(0, 0, 40, 20), "box-checked", QColor("#ff0000"))
    painter.end()
    assert image.pixelColor(5, 10) == QColor("white")
    assert image.pixelColor(12, 10) == QColor("#ff0000")
