"""The colours of the program: one frozen set for each palette, named for what they are for."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of `colour` laid over `ground`, as an opaque colour."""
    rest = 1.0 - share
    return QColor(
        round(colour.red() * share + ground.red() * rest),
        round(colour.green() * share + ground.green() * rest),
        round(colour.blue() * share + ground.blue() * rest),
    )


@dataclass(frozen=True)
class Tokens:
    """Every colour there is. Text tokens hold 4.5:1 on surface, raised, hover and accent_soft,
    good, warn and bad also on their own soft ground;
    control and the categories hold 3:1 on surface and raised and are never used for text."""

    name: str
    dark: bool
    surface: QColor
    raised: QColor
    hairline: QColor
    hairline_strong: QColor
    control: QColor
    sunken: QColor
    track: QColor
    hover: QColor
    text: QColor
    text2: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    accent_text: QColor
    accent_soft: QColor
    good: QColor
    warn: QColor
    bad: QColor
    good_soft: QColor
    warn_soft: QColor
    bad_soft: QColor
    cats: tuple[QColor, ...]

    def colour(self, name: str) -> QColor:
        """The token called `name`; categories are cat1 to cat8."""
        if name.startswith("cat"):
            return self.cats[int(name[3:]) - 1]
        value = getattr(self, name)
        if not isinstance(value, QColor):
            raise KeyError(name)
        return value

    def cat(self, index: int) -> QColor:
        """The identity colour of the thing counted `index` from 0; the ninth is the first again."""
        return self.cats[index % len(self.cats)]

    def soft(self, colour: QColor) -> QColor:
        """The quiet fill that goes with `colour`: a little of it over raised."""
        return mix(colour, self.raised, 0.22 if self.dark else 0.15)

    def heat(self, step: int) -> QColor:
        """The ground of a heat cell, `step` from 0 (nothing) to 4 (most)."""
        share = (0.0, 0.28, 0.5, 0.75, 1.0)[step]
        return mix(self.accent, self.track, share)


def _set(name: str, dark: bool, colours: str, cats: str) -> Tokens:
    names = [field.name for field in fields(Tokens) if field.name not in ("name", "dark", "cats")]
    values = {field: QColor(value) for field, value in zip(names, colours.split(), strict=True)}
    return Tokens(name=name, dark=dark, cats=tuple(map(QColor, cats.split())), **values)


# In the order of the fields above.
LIGHT = _set(
    "light",
    False,
    "#F7F7F5 #FFFFFF #E2E2DD #C9CAC4 #888C94 #EFEFEC #E8E8E4 #F1F1EE"
    " #1B1D21 #3E424A #5F636C #2A5BCC #FFFFFF #2350B8 #E4ECFC #19764A #8A5A00 #B3361F"
    " #E3F2EA #FBF0DA #FBE8E3",
    "#1253A4 #AC8C0C #009E5A #A84894 #478BDD #9C3000 #4E3C2C #6B8078",
)
DARK = _set(
    "dark",
    True,
    "#141518 #1B1D21 #2D3036 #484C55 #767C87 #101114 #2B2E34 #23262B"
    " #ECEDF0 #C6C9D0 #9DA2AD #8DADFF #0D1424 #A3BDFF #25335A #5CC794 #E5B352 #F2917C"
    " #1D3A2E #3D3220 #432723",
    "#4A9FE0 #F2B632 #16A574 #E897CC #A3E3FA #EE7440 #E6F08A #868D96",
)
CONTRAST = _set(
    "contrast",
    True,
    "#000000 #000000 #FFFFFF #FFFFFF #FFFFFF #000000 #333333 #2A2A2A"
    " #FFFFFF #FFFFFF #E6E6E6 #FFD54A #000000 #FFD54A #3A3000 #7CF0A8 #FFC46B #FF9E8A"
    " #0B2A18 #2E2000 #33130D",
    "#6FC3FF #FFC04D #3FE0AE #FFA6DA #A6DCFF #FF9A5C #F2E85C #D0D4DA",
)
PALETTES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}
