#!/bin/sh
# khal imports nothing of a calendar whose event lists its further sittings as RDATE;VALUE=PERIOD.
#
# Seen with khal 0.14.0, icalendar 6.3.2 and recurring-ical-events 3.8.0.
#
# RFC 5545, 3.8.5.2, allows RDATE to hold periods, so that each further occurrence has a length of
# its own. recurring-ical-events gives all three sittings of the file below; khal ends its import at
# that event, with an error, and shows neither it nor the plain event after it.
#
# What helps: write one VEVENT for each sitting, each with a UID of its own.
#
# Fails if khal shows the events, or the other reader doesn't.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "khal==0.14.0" "icalendar==6.3.2" "recurring-ical-events==3.8.0"
cat >"$folder/plan.ics" <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//plan//EN
BEGIN:VEVENT
UID:periods@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261203T180000Z
DTEND:20261203T190000Z
RDATE;VALUE=PERIOD:20261204T180000Z/PT2H,20261207T180000Z/PT30M
SUMMARY:Read the manual
END:VEVENT
BEGIN:VEVENT
UID:plain@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261205T180000Z
DTEND:20261205T190000Z
SUMMARY:Write a page
END:VEVENT
END:VCALENDAR
ICS
mkdir "$folder/calendar"
cat >"$folder/khal.conf" <<CONF
[calendars]
[[plan]]
path = $folder/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $folder/khal.db
CONF
khal() { HOME=$folder "$folder/venv/bin/khal" -c "$folder/khal.conf" "$@"; }
khal import --batch "$folder/plan.ics" >"$folder/said" 2>&1 || true
shown=$(khal list 2026-12-01 14d 2>/dev/null | grep -c -e "Read the manual" -e "Write a page" || true)
read_by_other=$("$folder/venv/bin/python" - "$folder/plan.ics" <<'PYTHON'
import sys
from datetime import date
from pathlib import Path

import icalendar
import recurring_ical_events

calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
print(len(recurring_ical_events.of(calendar).between(date(2026, 12, 1), date(2026, 12, 15))))
PYTHON
)
echo "khal says: $(tail -n 1 "$folder/said")"
echo "khal shows $shown of 4 sittings, recurring-ical-events $read_by_other"
[ "$shown" = 0 ] && [ "$read_by_other" = 4 ]
