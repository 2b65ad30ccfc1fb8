"""Every component in every palette, as pictures to look at.

    python tests/app/widgets/gallery.py FOLDER [--scale 2] [--font "DejaVu Sans"] [--rtl]

One run has one scale, since Qt fixes it when it starts.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--font", default="")
    parser.add_argument("--factor", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    asked.folder.mkdir(parents=True, exist_ok=True)
    render(asked)


def render(asked: argparse.Namespace) -> None:
    from gallery_components import components
    from gallery_frame import frame
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from pathtracker.app.theme import PALETTES, Theme
    from pathtracker.app.theme import metrics as m

    app = QApplication([])
    if asked.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if asked.font:
        m.FAMILIES = (asked.font,)
    theme = Theme()
    for name in PALETTES:
        theme.apply(app, name, text_factor=asked.factor, reduced_motion=True)
        for build in (components, frame):
            page = build()
            page.resize(theme.px(1440), theme.px(900))
            page.show()
            app.processEvents()
            extras = [asked.font.replace(" ", ""), "rtl" if asked.rtl else "", f"x{asked.scale}"]
            stem = "-".join(part for part in (build.__name__, name, *extras) if part)
            page.grab().save(str(asked.folder / f"{stem}.png"))
            page.close()
            page.deleteLater()
            app.processEvents()


if __name__ == "__main__":
    main()
