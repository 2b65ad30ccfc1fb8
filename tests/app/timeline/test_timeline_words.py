"""Days and units of the axis, in the way of whichever locale is in use now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from pathtracker.app.timeline.scale import Unit
from pathtracker.app.timeline.words import day, lower_word, upper_word

DAY = date(2026, 12, 5).toordinal()


def words_in(locale: str) -> tuple[str, str, str]:
    QLocale.setDefault(QLocale(locale))
    return day(DAY, DAY), upper_word(Unit.MONTH, DAY, year=True), lower_word(Unit.DAY, DAY)


def test_what_was_worded_in_one_locale_is_not_shown_in_another() -> None:
    assert words_in("en_GB") == ("5 Dec", "Dec 2026", "5")
    assert words_in("de_DE") == ("5. Dez.", "Dez. 2026", "5")
    assert words_in("ar_EG")[2] == "٥"
    assert words_in("en_GB") == ("5 Dec", "Dec 2026", "5")
