"""How the window looks: at once, and kept beside the data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from pathtracker.app.preferences.rows import PreferenceRow
from pathtracker.app.settings import Settings, write_settings
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

SIZES = (0.9, 1.0, 1.15, 1.3, 1.6, 2.0)


class AppearanceCard(Card):
    """Changes `settings`, puts them on and writes them to `file`."""

    def __init__(self, settings: Settings, file: Path) -> None:
        super().__init__(tr("Appearance"))
        self._settings, self._file = settings, file
        self.look = SegmentedControl(
            tr("Look"),
            [
                ("system", tr("System")),
                ("light", tr("Light")),
                ("dark", tr("Dark")),
                ("contrast", tr("High contrast")),
            ],
        )
        words = (
            tr("Small"),
            tr("Usual"),
            tr("Large"),
            tr("Larger"),
            tr("{share} %", share=160),
            tr("{share} %", share=200),
        )
        self.text_size = SegmentedControl(tr("Text size"), list(zip(SIZES, words, strict=True)))
        self.motion = CheckRow(tr("Panels appear at once instead of sliding in"))
        self.body.addWidget(PreferenceRow(tr("Look"), self.look))
        self.body.addWidget(PreferenceRow(tr("Text size"), self.text_size))
        self.body.addWidget(PreferenceRow(tr("Less motion"), self.motion).stretch())
        self.look.chosen.connect(lambda _: self._put_on())
        self.text_size.chosen.connect(lambda _: self._put_on())
        self.motion.toggled.connect(lambda _: self._put_on())
        on_theme(self._follow)

    def _put_on(self) -> None:
        settings, app = self._settings, QApplication.instance()
        assert isinstance(app, QApplication)
        look, size = self.look.value(), self.text_size.value()
        assert look in ("system", "light", "dark", "contrast")
        assert isinstance(size, float)
        settings.theme = look
        settings.text_size = size
        settings.reduced_motion = self.motion.isChecked()
        current_theme().apply(
            app,
            settings.theme,
            text_factor=settings.text_size,
            reduced_motion=settings.reduced_motion,
        )
        write_settings(self._file, settings)

    def _follow(self) -> None:
        """Shows what is on, also when a menu has put it on."""
        theme = current_theme()
        self.look.set_value(theme.choice)
        factor = theme.metrics.text_factor
        self.text_size.set_value(min(SIZES, key=lambda size: abs(size - factor)))
        self.motion.blockSignals(True)
        self.motion.setChecked(theme.reduced_motion)
        self.motion.blockSignals(False)
        self.body.setSpacing(theme.px(16))
