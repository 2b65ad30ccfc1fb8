"""What a file of a catalogue may be at most, seen before it is parsed.

tomllib keeps every beginning of a dotted key: one of 50,000 parts takes 8 GB. A key stands on one
line, so that only lines with many points are looked at closely.
"""

from __future__ import annotations

import re

LARGEST = 2_000_000
"""Bytes of a file; the largest that is shipped has a tenth."""
MOST_PARTS = 16
"""Parts of a dotted key; the files that are shipped have three at most."""

_TOKEN = re.compile(
    r'"""|\'\'\''
    r'|(?P<part>"(?:[^"\\]++|\\.)*+(?:"|\\?$)|\'[^\']*+(?:\'|$)|[\w-]++)'
    r"|(?P<blank>[ \t]++)|(?P<point>\.)|.",
    re.DOTALL,
)
"""What follows each other on a line. A text that doesn't end there reaches to the line's end."""


def beyond_bounds(text: str) -> str:
    """Why a text of TOML is not to be parsed; empty if nothing stands against it."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= MOST_PARTS and _parts(line) > MOST_PARTS:
            return f"has a key of more than {MOST_PARTS} parts in line {number}"
    return ""


def _parts(line: str) -> int:
    """The most parts of anything on a line that may be a dotted key."""
    most = parts = 0
    after_point = False
    for token in _TOKEN.finditer(line):
        if token["part"] is not None:
            parts = parts + 1 if after_point else 1
            most = max(most, parts)
        elif token["blank"] is not None:
            continue
        after_point = token["point"] is not None
    return most
