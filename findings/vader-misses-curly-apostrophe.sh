#!/bin/sh
# VADER scores “I don’t like it.” as praise when the apostrophe is the curly one.
#
# Seen with vaderSentiment 3.3.2.
#
# Its list of negations spells “don't” with the straight apostrophe alone. Reviews typed on a phone
# or in a word processor have the curly one (U+2019); then no negation is found and the sign of the
# score turns round, without a word.
#
# What helps: write U+2019 as ' before scoring, and have both spellings among the tests of a project.
#
# Fails if both spellings get scores of the same sign.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "vaderSentiment==3.3.2"
"$folder/venv/bin/python" - <<'PYTHON'
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

score = SentimentIntensityAnalyzer().polarity_scores
turned = 0
for straight in ("I don't like it.", "It isn't good.", "I can't recommend it."):
    curly = straight.replace("'", "\u2019")
    first, second = score(straight)["compound"], score(curly)["compound"]
    print(f"{straight:24} {first:+.2f}   {curly:24} {second:+.2f}")
    turned += first < 0 < second
raise SystemExit(turned != 3)
PYTHON
