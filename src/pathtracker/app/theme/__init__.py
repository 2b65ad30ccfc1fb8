"""How everything looks: tokens, measures, type, and the theme that puts them on."""

from pathtracker.app.theme import metrics
from pathtracker.app.theme.metrics import Metrics
from pathtracker.app.theme.theme import CHOICES, SYSTEM, Theme, current_theme
from pathtracker.app.theme.tokens import CONTRAST, DARK, LIGHT, PALETTES, Tokens, mix

__all__ = [
    "CHOICES",
    "CONTRAST",
    "DARK",
    "LIGHT",
    "PALETTES",
    "SYSTEM",
    "Metrics",
    "Theme",
    "Tokens",
    "current_theme",
    "metrics",
    "mix",
]
