"""Words of the pages beside the skills view."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from pathtracker.app.dates import short_day
from pathtracker.app.widgets.text import visible
from pathtracker.core.levels import Why
from pathtracker.core.model import EvidenceKind, Role, Rung

LONGEST = 400
"""As much of a text of any origin as a line shows."""
_TITLE = 60


def tr(text: str, **gaps: object) -> str:
    """`text` in the language of the window, its gaps filled. What fills them is never read as a
    template, so that a name may hold braces."""
    found = QCoreApplication.translate("SkillTools", text)
    return found.format(**gaps) if gaps else found


def number(value: int) -> str:
    return QLocale().toString(value)


def counted(count: int, one: str, many: str) -> str:
    """“1 skill” or “9 skills”: `one` and `many` are already translated, with {n}."""
    return (one if count == 1 else many).format(n=number(count))


def role_words(role: Role) -> str:
    """“AI engineer, junior”."""
    rung = {Rung.JUNIOR: tr("junior"), Rung.MID: tr("mid"), Rung.SENIOR: tr("senior")}[role.rung]
    return tr("{role}, {rung}", role=visible(role.title[:_TITLE]), rung=rung)


def dated(day: date, today: date) -> str:
    """“14 Nov, 5 days ago”, with the year if it is another."""
    days = (today - day).days
    shown = short_day(day, year=day.year != today.year)
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    spans = (
        (730, 365, tr("{n} years ago")),
        (60, 30, tr("{n} months ago")),
        (14, 7, tr("{n} weeks ago")),
        (2, 1, tr("{n} days ago")),
    )
    span, words = next((span, words) for least, span, words in spans if days >= least)
    return tr("{day}, {age}", day=shown, age=words.format(n=number(days // span)))


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
        Why.NOTHING_NAMED: tr("it names no level, so it shows none"),
    }[why]


KIND_ICONS = {
    EvidenceKind.LINK: "link",
    EvidenceKind.FILE: "file",
    EvidenceKind.COMMIT: "branch",
    EvidenceKind.PICTURE: "file",
    EvidenceKind.CERTIFICATE: "star",
    EvidenceKind.EXAM: "star",
}
