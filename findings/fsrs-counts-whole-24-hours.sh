#!/bin/sh
# py-fsrs takes a review on the next morning for one on the same day: it counts whole 24 hours.
#
# Seen with fsrs 6.3.2, fuzz and learning steps off.
#
# A card is answered “good” at noon and again 23 hours later, on the next day. Its stability stays
# as it is, as if the answer had come a minute later; one hour on, it triples. Programs that go by
# calendar days, as Anki does, count that morning as a day. A review handed in with a moment before
# the last one (a clock that was set back) is taken too: the next one is due before the first answer.
#
# What helps: hand in one moment for each day, such as noon in UTC of the learner's own date, and
# never one before the last.
#
# Fails if 23 hours change the stability, 24 do not, or the earlier moment is refused.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "fsrs==6.3.2"
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
card, _ = scheduler.review_card(Card(), Rating.Good, noon)


def after(gap: timedelta) -> Card:
    return scheduler.review_card(card, Rating.Good, noon + gap)[0]


morning, next_noon, year_before = (
    after(timedelta(hours=23)), after(timedelta(hours=24)), after(timedelta(days=-365))
)
print(f"stability after the first answer: {card.stability:.2f} days")
print(f"after a second, 23 hours later: {morning.stability:.2f}, 24 hours: {next_noon.stability:.2f}")
print(f"after one a year before the first, due {(year_before.due - noon).days} days from the first")
raise SystemExit(
    not (
        morning.stability == card.stability
        and next_noon.stability > 2 * card.stability
        and year_before.due < noon
    )
)
PYTHON
