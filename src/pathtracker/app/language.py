"""The language of the window: English is in the source, every other in resources/translations."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pathtracker.paths import asset


def install_language(app: QCoreApplication, locale: QLocale) -> None:
    """Makes the window speak the first language of `locale` that there is a translation for, Qt's
    own words too. Before the first widget is made; without one everything stays English."""
    try:
        folder = asset("translations")
    except FileNotFoundError:  # none is shipped
        return
    ours = QTranslator(app)
    if not ours.load(locale, "pathtracker", "_", str(folder), ".qm"):
        return
    app.installTranslator(ours)
    qts = QTranslator(app)
    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if qts.load(locale, "qtbase", "_", str(path)):
        app.installTranslator(qts)
