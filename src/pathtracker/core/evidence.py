"""What a line is that somebody gives as evidence: a link, the name of a file, or words."""

from __future__ import annotations

import re

from pathtracker.core.messages import Refused
from pathtracker.core.naming import brief

LINKS = ("https", "http", "mailto")
"""The kinds of address that are kept, and opened, as links."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?(.*)", re.DOTALL)
_PLACE = re.compile(r"~|[/\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\]")
_ENDING = re.compile(r"[^\s]*[^\s.]\.[A-Za-z0-9]{1,8}")


def link_in(text: str) -> str | None:
    """The link that a line is, as it is kept; None for a line that is none.

    Refused ``evidence.scheme`` for an address of another kind, or one that leads nowhere.
    """
    if any(sign.isspace() for sign in text):
        return None
    if text.casefold().startswith("www."):
        text = f"https://{text}"
    found = _SCHEME.fullmatch(text)
    if found is None:
        return None
    scheme, slashes, rest = found[1].casefold(), found[2], found[3]
    whole = "@" in rest and not slashes if scheme == "mailto" else slashes and rest.strip("/")
    if scheme not in LINKS or not whole:
        raise Refused("evidence.scheme", address=brief(text))
    return text


def names_a_file(text: str) -> bool:
    """Whether a line can only be meant as the name of a file: by where it begins or how it ends."""
    return bool(_PLACE.match(text)) or bool(_ENDING.fullmatch(text))
