"""Qt's palette from our tokens, for everything the style sheet does not speak of."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from pathtracker.app.theme.tokens import Tokens


def make_palette(t: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, colour in {
        role.Window: t.surface,
        role.WindowText: t.text,
        role.Base: t.raised,
        role.AlternateBase: t.surface,
        role.Text: t.text,
        role.PlaceholderText: t.muted,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.Highlight: t.accent_soft,
        role.HighlightedText: t.text,
        role.Accent: t.accent,
        role.Link: t.accent_text,
        role.LinkVisited: t.accent_text,
        role.Light: t.raised,
        role.Midlight: t.hover,
        role.Mid: t.hairline_strong,
        role.Dark: t.control,
        role.Shadow: t.hairline_strong,
    }.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, name, t.muted)
    for name in (role.Base, role.Button):
        palette.setColor(group.Disabled, name, t.sunken)
    return palette
