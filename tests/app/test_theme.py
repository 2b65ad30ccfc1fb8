"""The theme: readable colours, sizes that follow the text, one look put on the whole program."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import PALETTES, Metrics, Theme, Tokens, current_theme, mix
from pathtracker.app.theme.metrics import FAMILIES, best_family
from pathtracker.app.widgets.themed import spaced

TEXTS = ("text", "text2", "muted", "accent_text", "good", "warn", "bad")
GROUNDS = ("surface", "raised", "hover", "accent_soft")
SHAPES = ("control", "accent", "good", "warn", "bad", *(f"cat{n}" for n in range(1, 9)))


def _luminance(colour: QColor) -> float:
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777"), QColor("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", PALETTES.values(), ids=PALETTES)
class TestContrast:
    @pytest.mark.parametrize("ground", GROUNDS)
    @pytest.mark.parametrize("text", TEXTS)
    def test_text_can_be_read_on_every_ground(self, tokens: Tokens, text: str, ground: str) -> None:
        assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5

    def test_words_on_filled_buttons_toasts_and_disabled_controls(self, tokens: Tokens) -> None:
        assert contrast(tokens.on_accent, tokens.accent) >= 4.5
        assert contrast(tokens.on_accent, tokens.accent_text) >= 4.5
        assert contrast(tokens.surface, tokens.text) >= 4.5
        assert contrast(tokens.muted, tokens.sunken) >= 4.5

    def test_words_on_the_soft_grounds_of_chips(self, tokens: Tokens) -> None:
        for tone in (tokens.good, tokens.warn, tokens.bad):
            assert contrast(tokens.text, tokens.soft(tone)) >= 4.5
        for name in ("good", "warn", "bad"):
            assert contrast(tokens.colour(name), tokens.colour(f"{name}_soft")) >= 4.5

    @pytest.mark.parametrize("ground", ["surface", "raised"])
    @pytest.mark.parametrize("shape", SHAPES)
    def test_shapes_stand_out(self, tokens: Tokens, shape: str, ground: str) -> None:
        assert contrast(tokens.colour(shape), tokens.colour(ground)) >= 3

    def test_the_steps_of_the_heat_map_grow(self, tokens: Tokens) -> None:
        steps = [contrast(tokens.heat(step), tokens.track) for step in range(5)]
        assert steps == sorted(steps)
        assert len(set(steps)) == 5


def test_tokens_cannot_be_changed() -> None:
    tokens = PALETTES["light"]
    with pytest.raises(AttributeError):
        tokens.accent = QColor("red")  # type: ignore[misc]
    assert replace(tokens, name="other").accent == tokens.accent


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError):
        PALETTES["light"].colour("name")


def test_the_ninth_category_is_the_first_again() -> None:
    tokens = PALETTES["dark"]
    assert tokens.cat(8) == tokens.cat(0)


def test_mixing() -> None:
    assert mix(QColor("#000"), QColor("#fff"), 0.5).name() == "#808080"


def test_measures_follow_the_size_of_the_text(qapp: QApplication) -> None:
    usual, large = Metrics(), Metrics(1.3)
    assert usual.px(176) == 176
    assert large.px(100) == 130
    assert large.px(1) == 1
    assert usual.px(0) == 0
    assert usual.px(0.2) == 1
    assert large.font("title").pointSizeF() == pytest.approx(23.4)


def test_the_first_font_at_hand_is_taken() -> None:
    assert best_family(lambda family: family in ("DejaVu Sans", "Cantarell")) == "Cantarell"
    assert best_family(lambda family: False) == ""
    assert FAMILIES[0] == "Inter"


def test_figures_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(Metrics().font())
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("0808"))


def test_fonts_handed_out_are_copies(qapp: QApplication) -> None:
    metrics = Metrics()
    metrics.font().setPointSizeF(40)
    assert metrics.font().pointSizeF() == 10


@pytest.mark.parametrize("name", PALETTES)
def test_the_whole_program_takes_the_palette(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    theme = Theme()
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, name)
    assert theme.tokens is PALETTES[name]
    assert current_theme() is theme
    assert qapp.palette().window().color() == theme.tokens.surface
    button = QPushButton("Start")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.show()
    picture = button.grab().toImage()
    assert picture.pixelColor(6, button.height() // 2) == theme.tokens.accent


def test_a_name_that_is_no_palette_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="sepia"):
        Theme().apply(qapp, "sepia")


def test_a_layout_keeps_its_distances_until_it_is_gone(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme()
    theme.apply(qapp, "light")
    stays, goes = QWidget(), QWidget()
    qtbot.addWidget(stays)
    layout = QVBoxLayout(stays)
    for one in (layout, QVBoxLayout(goes)):
        spaced(one, 10, 4)
    small = layout.spacing()
    shiboken6.delete(goes)
    theme.apply(qapp, "light", text_factor=2.0)  # an exception in a slot would fail the test
    assert layout.spacing() > 1.5 * small
    assert layout.contentsMargins().left() > 0


def test_motion_can_be_turned_off(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp, "light")
    assert 0 < theme.motion() < 150
    theme.apply(qapp, "light", reduced_motion=True)
    assert theme.motion() == 0


def test_pictures_of_the_style_sheet_are_there_and_the_former_are_gone(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp, "light")
    first = theme.pictures
    assert QFile(first + "box-checked.svg").exists()
    assert f"url({first}box-checked.svg)" in qapp.styleSheet()
    file = QFile(first + "box-checked.svg")
    assert file.open(QFile.OpenModeFlag.ReadOnly)
    assert theme.tokens.accent.name().encode() in file.readAll().data()
    file.close()
    theme.apply(qapp, "dark")
    assert not QFile(first + "box-checked.svg").exists()
    assert QFile(theme.pictures + "box-checked.svg").exists()


def test_every_field_is_as_high_as_a_button(qapp: QApplication, qtbot: QtBot) -> None:
    Theme().apply(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    spin, button = QSpinBox(), QPushButton("Open")
    column.addWidget(spin)
    column.addWidget(button)
    window.show()
    assert (spin.height(), button.height()) == (32, 32)


class TestFocusRing:
    def _window(self, qapp: QApplication, qtbot: QtBot) -> tuple[QWidget, list[QPushButton]]:
        Theme().apply(qapp, "light")
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(20, 20, 20, 20)
        buttons = [QPushButton("One"), QPushButton("Two")]
        for button in buttons:
            column.addWidget(button)
        window.show()
        window.activateWindow()
        return window, buttons

    def _focus(self, qtbot: QtBot, button: QPushButton) -> None:
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)

    def _ringed(self, window: QWidget, button: QPushButton) -> bool:
        """Two pixels beyond the leading edge of the button: is there accent, with a gap?"""
        picture = window.grab().toImage()
        left, middle = button.x(), button.y() + button.height() // 2
        accent = current_theme().tokens.accent
        return (
            picture.pixelColor(left - 3, middle) == accent
            and picture.pixelColor(left - 1, middle) != accent
        )

    def test_it_moves_with_the_keyboard(self, qapp: QApplication, qtbot: QtBot) -> None:
        window, (one, two) = self._window(qapp, qtbot)
        self._focus(qtbot, one)
        assert self._ringed(window, one)
        self._focus(qtbot, two)
        assert not self._ringed(window, one)
        assert self._ringed(window, two)

    def test_it_follows_its_button(self, qapp: QApplication, qtbot: QtBot) -> None:
        window, (one, _) = self._window(qapp, qtbot)
        self._focus(qtbot, one)
        one.move(one.x() + 9, one.y() + 30)
        assert self._ringed(window, one)

    def test_a_button_that_goes_away_takes_it_along(self, qapp: QApplication, qtbot: QtBot) -> None:
        window, (one, two) = self._window(qapp, qtbot)
        self._focus(qtbot, one)
        one.hide()
        assert not self._ringed(window, one)
        one.deleteLater()
        qapp.processEvents()
        self._focus(qtbot, two)
        assert self._ringed(window, two)
