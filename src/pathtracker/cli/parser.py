"""What may be typed. Only the standard library is imported here: `--help` answers at once."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, time
from enum import Enum, auto
from typing import TypeAlias, TypeVar

from pathtracker import __version__
from pathtracker.cli.values import Parser, factor, place, short, size, whole

T = TypeVar("T")

RUNGS = ("junior", "mid", "senior")
FACTS = {
    "code": ("daily", "some", "none"),
    "leaning": ("research", "product", "both"),
    "people": ("often", "sometimes", "rarely"),
    "maths": ("light", "solid", "heavy"),
    "entry": ("easier", "medium", "hard"),
}
"""What roles are told apart by, as the catalogue has it."""
SIZES = ("usual", "large", "huge")


class Beside(Enum):
    """How a command goes about its work while a window has the data folder open."""

    WINDOW = auto()
    """The window does it."""
    ANEW = auto()
    """The window does it with its data closed, and opens that again: another file is in place."""
    COPY = auto()
    """It is done here, on a copy that the window sends."""
    ALONE = auto()
    """It is done here: it needs nothing of the data file."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. `run` names the function that does a command, as module:function."""
    parser = Parser(
        prog="pathtracker",
        allow_abbrev=False,  # what is short today may be ambiguous tomorrow, in somebody's script
        description="From “I want to work in AI” to “here is what I can show”, offline. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"PathTracker {__version__}")
    _everywhere(parser, data_dir=None, today=None, json=False)
    parser.set_defaults(run="window:open_window", beside=Beside.ALONE, gather=None, leaves="")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _catalogue(commands)
    _quiz(commands)
    _work(commands)
    _gaps(commands)
    _own(commands)
    _plan(commands)
    _record(commands)
    _keeping(commands)
    return parser


class SaidDay(str):
    """A day as it was typed: which it is depends on today. With `past` the last such day is meant,
    not the next."""

    past = False


class _PastDay(SaidDay):
    past = True


def iso_day(text: str) -> date:
    """A day as YYYY-MM-DD; argparse words the refusal."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{short(text)}” is on no calendar; say a day like 2026-12-12"
        ) from None


def day(text: str) -> SaidDay:
    """A day such as 2026-12-12, 12 Dec, tomorrow or fri."""
    return SaidDay(text)


def past_day(text: str) -> SaidDay:
    """A day that has been, such as 2026-11-27, 27 Nov, yesterday or fri."""
    return _PastDay(text)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _command(commands: Commands, name: str, run: str, about: str) -> argparse.ArgumentParser:
    description = about[0].upper() + about[1:] + "."
    command = commands.add_parser(name, help=about, description=description, allow_abbrev=False)
    command.set_defaults(run=run, beside=Beside.WINDOW)
    # Also after the command, where people type them; absent there must not reset what came before.
    absent = argparse.SUPPRESS
    _everywhere(command, data_dir=absent, today=absent, json=absent)
    return command


def _everywhere(parser: argparse.ArgumentParser, **defaults: object) -> None:
    parser.add_argument(
        "--data-dir",
        type=place,
        metavar="DIR",
        default=defaults["data_dir"],
        help="where everything is kept",
    )
    parser.add_argument(
        "--today",
        type=iso_day,
        metavar="YYYY-MM-DD",
        default=defaults["today"],
        help="act as if on this day",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=defaults["json"],
        help="one JSON value, for programs",
    )


def _catalogue(commands: Commands) -> None:
    roles = _command(commands, "roles", "catalogue:roles", "list the roles of the catalogue")
    roles.set_defaults(beside=Beside.ALONE)
    for fact, values in FACTS.items():
        roles.add_argument(f"--{fact}", choices=values, help=f"only those: {', '.join(values)}")
    role = _command(commands, "role", "catalogue:role", "show what the catalogue knows of a role")
    role.set_defaults(beside=Beside.ALONE)
    role.add_argument("role", metavar="ROLE")
    role.add_argument("--rung", choices=RUNGS, default="junior", help="junior unless said")
    compare = _command(
        commands, "compare", "comparing:compare", "lay two to four roles side by side"
    )
    compare.add_argument("roles", metavar="ROLE", nargs="+")
    compare.add_argument("--rung", choices=RUNGS, default="junior", help="junior unless said")
    catalog = _command(commands, "catalog", "catalogue:check", "check the catalogue's entries")
    catalog.set_defaults(beside=Beside.ALONE)
    catalog.add_argument("what", choices=["check"])
    catalog.add_argument(
        "folder", type=place, nargs="?", help="a catalogue other than the shipped one"
    )
    choose = _command(
        commands, "choose", "catalogue:choose", "choose a role and bring its roadmap in"
    )
    choose.add_argument("role", metavar="ROLE")
    choose.add_argument("--rung", choices=RUNGS, help="junior unless said, or chosen before")
    choose.add_argument("--start", type=day, metavar="D")
    choose.add_argument("--target", type=day, metavar="D", help="a deadline")
    choose.add_argument("--secondary", action="store_true", help="beside the primary role")
    leave = _command(commands, "leave", "catalogue:leave", "give a chosen role up")
    leave.add_argument("role", metavar="ROLE")


def _quiz(commands: Commands) -> None:
    quiz = _command(commands, "quiz", "quiz:quiz", "answer questions, see which roles fit, and why")
    quiz.set_defaults(gather="quiz:gather")
    quiz.add_argument("--answers", type=place, metavar="FILE", help='JSON: {"question": answer, …}')


def _work(commands: Commands) -> None:
    steps = _command(commands, "steps", "items:steps", "list steps and milestones in order")
    steps.add_argument("--open", action="store_true", help="only what is still to do")
    steps.add_argument("--roadmap", metavar="R")
    add = _command(
        commands, "add", "items:add", "add a step: “SQL joins 2h #sql after Python basics”"
    )
    add.add_argument("text", nargs="+")
    _item(commands, "start", "start working on a step")
    finish = _item(commands, "finish", "finish a step")
    finish.add_argument(
        "--evidence", metavar="E", help="a link or a file that shows it; other words are a note"
    )
    finish.add_argument("--unchecked", action="store_true", help="leave its checks as they are")
    skip = _item(commands, "skip", "leave a step out")
    skip.add_argument("--known", action="store_true", help="because you know it")
    skip.add_argument("--share", type=share, metavar="0.5", help="how much of it you know")
    park = _item(commands, "park", "set a step aside")
    park.add_argument("--until", type=day, metavar="D")
    _item(commands, "reopen", "return a step to open")
    log = _item(commands, "log", "note time worked on a step")
    log.add_argument(
        "minutes", type=minutes, metavar="TIME", help="minutes, or a time such as 1h30 or “2 h”"
    )
    log.add_argument("--on", type=past_day, metavar="D")
    log.add_argument("--note", default="")
    rate = _command(commands, "rate", "items:rate", "rate a skill from 0 to 5")
    rate.add_argument("skill", metavar="SKILL")
    rate.add_argument("level", type=whole)
    rate.add_argument("--on", type=past_day, metavar="D")
    rate.add_argument("--note", default="")


def _gaps(commands: Commands) -> None:
    added = _command(commands, "progress", "progress:progress", "say what adds up, and from where")
    added.add_argument(
        "--by",
        choices=("skill", "roadmap", "weekday", "month"),
        help="minutes by that, for all time; without it what is done and ahead",
    )
    _command(commands, "skills", "gaps:skills", "list skills: what you say, what you can show")
    gap = _command(commands, "gap", "gaps:gap", "show what a role needs and what closes the gap")
    gap.add_argument("role", metavar="ROLE", nargs="?", help="default: the primary role")
    gap.add_argument("--on", type=past_day, metavar="D", help="as it was on an earlier day")
    following = _command(commands, "next", "gaps:what_next", "say what to do now, and why")
    following.add_argument(
        "--minutes", type=some_minutes, metavar="M", help="the time at hand: 45, 1h30"
    )


def _own(commands: Commands) -> None:
    attach = _command(commands, "attach", "skills:attach", "attach a link or file to a skill")
    attach.add_argument("skill", metavar="SKILL")
    attach.add_argument("address", metavar="URL-or-path")
    attach.add_argument("--level", type=whole, required=True, metavar="L", help="what it supports")
    attach.add_argument("--note", required=True, metavar="T", help="in one sentence: how")
    attach.add_argument("--kind", choices=["certificate", "exam"], help="where it is one")
    attach.add_argument("--on", type=past_day, metavar="D")
    need = _command(commands, "need", "skills:need", "set what a role needs of a skill")
    need.add_argument("role", metavar="ROLE")
    need.add_argument("skill", metavar="SKILL")
    need.add_argument("level", type=whole, nargs="?", help="0 to 5; 0 drops the skill")
    need.add_argument("--importance", type=whole, metavar="1..5")
    need.add_argument("--reset", action="store_true", help="go back to what was given")
    bring = _command(commands, "import", "exchange:bring_in", "bring a file in")
    bring.add_argument("file", type=place, metavar="FILE")
    bring.add_argument("--format", metavar="F", help="if it is not seen from what the file holds")
    bring.add_argument("--dry-run", action="store_true", help="say what would come, write nothing")
    bring.add_argument(
        "--only", action="append", metavar="ROLE", help="a role of the file; may be repeated"
    )
    bring.add_argument("--choose", action="store_true", help="measure against these roles")


def _plan(commands: Commands) -> None:
    time = _command(
        commands, "availability", "availability:availability", "show or set when you have time"
    )
    for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        time.add_argument(
            f"--{name}", type=minutes, metavar="MIN", help="on that weekday: minutes, 1h30"
        )
    time.add_argument("--hours-per-week", type=hours, metavar="H", help="about so many, any day")
    time.add_argument("--week", type=day, metavar="D", help="a different week, with --hours")
    time.add_argument("--hours", type=hours, metavar="H")
    time.add_argument("--off", type=days, action="append", metavar="D..D", help="days off")
    time.add_argument(
        "--pause", type=day, nargs="?", const=True, metavar="D", help="until D, or you return"
    )
    time.add_argument("--back", action="store_true", help="end the pause")
    plan = _command(commands, "plan", "plan:plan", "show when everything starts and ends")
    _role_of_plan(plan)
    what_if = _command(commands, "what-if", "plan:what_if", "try a plan out; nothing is changed")
    _role_of_plan(what_if)
    what_if.add_argument("--hours-per-week", type=hours, metavar="H")
    what_if.add_argument("--start", type=day, metavar="D")
    what_if.add_argument("--off", type=days, action="append", metavar="D..D", help="days off more")
    what_if.add_argument("--without", action="append", metavar="R", help="leave a roadmap out")
    what_if.add_argument("--rung", choices=RUNGS, help="leave out the phases above it")
    what_if.add_argument("--by", type=day, metavar="D", help="how many hours a week that asks for")
    foresee = _command(commands, "forecast", "plan:foresee", "say by when it is likely done")
    _role_of_plan(foresee)
    export = _command(commands, "export", "plan:export", "write the plan to a calendar file")
    export.set_defaults(leaves="The file was written.")
    export.add_argument("file", type=place, metavar="FILE")
    export.add_argument("--format", metavar="F", help="by the file's ending unless said: ics")
    export.add_argument(
        "--begins", type=clock_time, metavar="HH:MM", help="when a day's work begins; remembered"
    )
    _forced(export)


def _role_of_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("role", metavar="ROLE", nargs="?", help="default: the primary role")


def _record(commands: Commands) -> None:
    _command(commands, "undo", "record:undo", "take the last change back")
    _command(commands, "redo", "record:redo", "make the change undone last again")
    history = _command(commands, "history", "record:history", "list the last changes")
    history.add_argument("--limit", type=whole, default=20, metavar="N")


def _keeping(commands: Commands) -> None:
    demo = _command(commands, "demo", "keeping:demo", "fill an empty folder with a sample learner")
    demo.set_defaults(beside=Beside.ANEW, leaves="The sample learner was made.")
    demo.add_argument("--size", choices=SIZES, default="usual")
    backup = _command(commands, "backup", "backups:backup", "make a backup now")
    backup.set_defaults(leaves="The backup was made.")
    backups = _command(commands, "backups", "backups:backups", "list the backups")
    backups.set_defaults(beside=Beside.ALONE)
    restore = _command(commands, "restore", "backups:restore", "go back to a backup")
    restore.set_defaults(beside=Beside.ANEW, leaves="The backup was restored.")
    restore.add_argument("file", type=place, metavar="FILE")
    check = _command(commands, "check", "backups:check", "check the data file from end to end")
    check.set_defaults(beside=Beside.COPY)
    screenshots = _command(
        commands, "screenshots", "window:screenshots", "render every view to PNG, off screen"
    )
    screenshots.set_defaults(beside=Beside.COPY, leaves="The pictures were written.")
    screenshots.add_argument("out", type=place, metavar="OUT")
    screenshots.add_argument("--view", metavar="V")
    screenshots.add_argument("--theme", choices=["light", "dark", "contrast"])
    screenshots.add_argument("--size", type=size, metavar="WxH", default=(1440, 900))
    screenshots.add_argument("--scale", type=factor, metavar="F", default=1.0)
    _forced(screenshots)


def _forced(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--force", action="store_true", help="replace what is there and not of PathTracker's making"
    )


def days(text: str) -> tuple[SaidDay, SaidDay]:
    """Days from one to another, as 2026-12-24..2027-01-01 or fri..sun, or a single one."""
    first, _, last = text.partition("..")
    return day(first), day(last or first)


def share(text: str) -> float:
    """A share above 0 and up to 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(
            f"“{short(text)}” is not a share; say one above 0 and up to 1"
        )
    return value


def minutes(text: str) -> int:
    """Minutes: a whole number of them, or a time with its unit such as 1h30."""
    from pathtracker.core.durations import minutes_of

    return _understood(minutes_of, text)


def some_minutes(text: str) -> int:
    """Minutes above 0."""
    found = minutes(text)
    if found <= 0:
        raise argparse.ArgumentTypeError(f"“{short(text)}” is no time; say minutes above 0")
    return found


def hours(text: str) -> float:
    """Hours: a number of them, or a time with its unit such as 7h30."""
    from pathtracker.core.durations import hours_of

    return _understood(hours_of, text)


def _understood(read: Callable[[str], T], text: str) -> T:
    """What a reader of core makes of some words; its refusal is one of the parser's."""
    from pathtracker.core.messages import Refused
    from pathtracker.wording import sentence

    try:
        return read(text)
    except Refused as refusal:
        raise argparse.ArgumentTypeError(sentence(refusal.message)) from None


def clock_time(text: str) -> time:
    """A time of day such as 09:00."""
    hour, _, minute = text.partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"“{short(text)}” is not a time; say one like 09:00"
        ) from None


def _item(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    command = _command(commands, name, f"items:{name}", about)
    command.add_argument("item", metavar="ITEM")
    return command
