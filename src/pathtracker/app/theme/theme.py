"""The look in use: which palette, how large, and how it is put on."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from pathtracker.app.theme.inline import InlineFolder
from pathtracker.app.theme.metrics import Metrics
from pathtracker.app.theme.palette import make_palette
from pathtracker.app.theme.restyle import put_on
from pathtracker.app.theme.stylesheet import control_marks, make_style_sheet
from pathtracker.app.theme.tokens import CONTRAST, DARK, LIGHT, PALETTES, Tokens

SYSTEM = "system"
CHOICES = (SYSTEM, *PALETTES)
_MOTION_MS = 140

_serial = count()


class Theme(QObject):
    """Attributes: tokens, metrics, choice (as asked for), reduced_motion, pictures (the address
    of the drawings the style sheet names).
    Signal: changed, after everything has been put on."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = SYSTEM
        self.tokens: Tokens = LIGHT
        self.metrics = Metrics()
        self.reduced_motion = False
        self._app: QApplication | None = None
        self.pictures = ""
        self._folder: InlineFolder | None = None

    def apply(
        self,
        app: QApplication,
        name: str = SYSTEM,
        *,
        text_factor: float = 1.0,
        reduced_motion: bool = False,
    ) -> None:
        """Put the palette `name` (system, light, dark, contrast) on the whole program."""
        global _current
        if name not in CHOICES:
            raise ValueError(name)
        _current = self
        self.choice = name
        self.reduced_motion = reduced_motion
        if self._app is None:
            self._app = app
            self._begin(app)
        self._match_title_bars()
        self.metrics = Metrics(text_factor, self.metrics.family)
        self._put_on()

    def motion(self) -> int:
        """How long a movement may take, in milliseconds; 0 where none is wanted."""
        return 0 if self.reduced_motion else _MOTION_MS

    def font(self, role: str = "body", weight: int | None = None, *, fixed: bool = False) -> QFont:
        return self.metrics.font(role, weight, fixed=fixed)

    def px(self, pixels: float) -> int:
        return self.metrics.px(pixels)

    def _begin(self, app: QApplication) -> None:
        from pathtracker.app.theme.focus import FocusRing
        from pathtracker.app.theme.sight import Sight
        from pathtracker.app.theme.slips import Slips

        app.setStyle("Fusion")
        if app.findChild(FocusRing) is None:
            FocusRing(app)
        if app.findChild(Slips) is None:
            Slips(app)
        if app.findChild(Sight) is None:
            Sight(app)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def _match_title_bars(self) -> None:
        """Where the system draws the frame of a window, let it be of our kind."""
        hints = QGuiApplication.styleHints()
        if self.choice == SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = PALETTES[self.choice].dark
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _put_on(self) -> None:
        assert self._app is not None
        self.tokens = self._wanted()
        self._app.setPalette(make_palette(self.tokens))
        self._app.setFont(self.metrics.font())
        former = self._folder
        self._folder = InlineFolder(f"look{next(_serial)}", control_marks(self.tokens))
        self.pictures = self._folder.prefix
        sheet = make_style_sheet(self.tokens, self.metrics, self.pictures)
        put_on(self._app, sheet)
        if former is not None:
            former.close()
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.choice != SYSTEM:
            return PALETTES[self.choice]
        hints = QGuiApplication.styleHints()
        if hasattr(hints, "accessibility"):
            wish = hints.accessibility().contrastPreference()
            if wish == Qt.ContrastPreference.HighContrast:
                return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _system_changed(self) -> None:
        if self.choice == SYSTEM and self._wanted() is not self.tokens:
            self._put_on()


_current: Theme | None = None


def current_theme() -> Theme:
    """The theme on the program, as QApplication.palette() is the palette on it. Before one has
    been applied: a light one, so that a widget can be built anywhere."""
    global _current
    if _current is None:
        _current = Theme()
    return _current
