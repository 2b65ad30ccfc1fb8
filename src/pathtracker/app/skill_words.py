"""Words that every page about skills has in common: translated, with days as the learner writes
them."""

from __future__ import annotations

from datetime import date

from pathtracker.app.dates import short_day
from pathtracker.app.words import tr
from pathtracker.core.levels import Why
from pathtracker.core.model import Rung

LONGEST = 400
"""Characters of a name that can be in sight; measuring 10,000 takes its time."""


def rung_word(rung: Rung) -> str:
    return {Rung.JUNIOR: tr("junior"), Rung.MID: tr("mid"), Rung.SENIOR: tr("senior")}[rung]


def dated(value: date, today: date) -> str:
    """“14 Nov, 5 days ago”, with the year if it is another."""
    day = short_day(value, year=value.year != today.year)
    return tr("{day}, {age}", day=day, age=age(value, today))


def age(value: date, today: date) -> str:
    """“today”, “5 days ago”, “3 weeks ago”, “4 months ago”, “2 years ago”."""
    days = (today - value).days
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 14:
        return tr("{n} [day|days] ago", days)
    if days < 60:
        return tr("{n} [week|weeks] ago", days // 7)
    if days < 730:
        return tr("{n} [month|months] ago", days // 30)
    return tr("{n} [year|years] ago", days // 365)


def usual_anchors() -> tuple[str, ...]:
    """What levels mean where a skill has no words of its own for them."""
    return (
        tr("Never done it"),
        tr("Met it once or twice; can say what it is"),
        tr("Did it following a guide"),
        tr("Does it alone on own projects"),
        tr("Does it routinely, at production quality"),
        tr("Others come to me for it"),
    )


def why_words(why: Why) -> str:
    """What kind of backing a level has, and with that why it is not higher."""
    return {
        Why.UNTICKED: tr("finished with a check unticked: 1 at most"),
        Why.LEARNT: tr("a learn step: 1 at most"),
        Why.DONE: tr("finished, nothing to look at: 2 at most"),
        Why.CERTIFICATE: tr("a certificate: 2 at most"),
        Why.ARTEFACT: tr("something to look at: 3 at most"),
        Why.EXAM: tr("a supervised exam: 3 at most"),
        Why.TWO_PROJECTS: tr("things to look at in two projects: 4 at most"),
        Why.NOTE: tr("a note: nothing to look at, so it shows none"),
        Why.NOTHING_NAMED: tr("it names no level, so it shows none"),
    }[why]
