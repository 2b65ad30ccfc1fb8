"""What other programs see in a calendar of ours: each gives (title, start, end) of every event."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

Seen = list[tuple[str, datetime, datetime]]
_FIRST, _DAYS = "2026-01-01", "600d"
_KHAL = """
[calendars]
[[plan]]
path = {folder}/plan
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
_TODOMAN = """
path = "{folder}/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "plan"
"""
_ICAL_JS = """
const loaded = require('ical.js'), ICAL = loaded.default || loaded
const text = require('fs').readFileSync(process.argv[1], 'utf8')
const file = new ICAL.Component(ICAL.parse(text))
const seen = []
for (const part of file.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(part)
  if (part.getFirstPropertyValue('status') === 'CANCELLED') continue
  seen.push([event.summary, event.startDate.toString(), event.endDate.toString()])
}
console.log(JSON.stringify(seen))
"""


def with_icalendar(file: Path) -> Seen:
    import icalendar

    parts = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return [
        (str(part["summary"]), part.start, part.end)
        for part in parts
        if part.get("status") != "CANCELLED"
    ]


def with_recurring_ical_events(file: Path) -> Seen:
    import icalendar
    import recurring_ical_events

    found = recurring_ical_events.of(icalendar.Calendar.from_ical(file.read_bytes())).between(
        date(2020, 1, 1), date(2050, 1, 1)
    )
    return [
        (str(part["summary"]), part.start, part.end)
        for part in found
        if part.get("status") != "CANCELLED"
    ]


def with_khal(file: Path) -> Seen:
    """Imports the file into an empty calendar and lists it."""
    if shutil.which("khal") is None:
        pytest.skip("khal is not installed")
    folder = _home(file, ".config/khal/config", _KHAL)
    _run(folder, "khal", "import", "--batch", "-a", "plan", str(file))
    form = "{start-long}|{end-long}|{status}|{title}"
    told = _run(
        folder,
        *("khal", "list", "--once", "--format", form, "--day-format", "", _FIRST, _DAYS),
    )
    seen = []
    for line in told.splitlines():
        start, end, status, title = line.split("|", 3)
        if not status.strip():
            seen.append((title, datetime.fromisoformat(start), datetime.fromisoformat(end)))
    return seen


def with_ical_js(file: Path) -> Seen:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    known = subprocess.run(["node", "-e", "require('ical.js')"], capture_output=True, check=False)
    if known.returncode:
        pytest.skip("node has no ical.js")
    done = subprocess.run(
        ["node", "-e", _ICAL_JS, str(file)], capture_output=True, check=True, text=True
    )
    return [
        (title, datetime.fromisoformat(start), datetime.fromisoformat(end))
        for title, start, end in json.loads(done.stdout)
    ]


READERS = (with_icalendar, with_recurring_ical_events, with_khal, with_ical_js)


def todoman_lines(file: Path) -> list[str]:
    """The tasks of a calendar as todoman lists them, each from a file of its own."""
    if shutil.which("todoman") is None:
        pytest.skip("todoman is not installed")
    folder = _home(file, ".config/todoman/config.py", _TODOMAN)
    text = file.read_bytes().decode()
    for place, task in enumerate(re.findall(r"BEGIN:VTODO.*?END:VTODO\r\n", text, re.DOTALL)):
        whole = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{task}END:VCALENDAR\r\n"
        (folder / "plan" / f"{place}.ics").write_bytes(whole.encode())
    return _run(folder, "todoman", "list", "--status", "ANY").splitlines()


def _home(file: Path, config: str, content: str) -> Path:
    """A home folder with an empty calendar in it."""
    folder = file.parent / f"home of {config.split('/')[1]}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "plan").mkdir(parents=True)
    (folder / config).parent.mkdir(parents=True)
    (folder / config).write_text(content.format(folder=folder))
    return folder


def _run(home: Path, *words: str) -> str:
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "COLUMNS": "200",
    }
    done = subprocess.run(
        words, env=surroundings, capture_output=True, check=True, text=True, timeout=120
    )
    return done.stdout
