"""What is attached: a link, a file that is there, or else a note."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from pathtracker.core.evidence import link_in, names_a_file
from pathtracker.core.messages import Refused
from pathtracker.core.model import Evidence, EvidenceKind
from pathtracker.core.naming import brief
from pathtracker.store import Writer
from pathtracker.store.livefile import refuse_source


def told(address: str) -> tuple[EvidenceKind, str]:
    """What a line is, and how it is kept: a link (http, https, mailto), a file by its whole path,
    or, where it is neither, a note in the learner's words.

    Refused ``evidence.nothing`` for an empty line, ``evidence.scheme`` for another kind of
    address, ``evidence.no_file`` for the name of a file that is not there.
    """
    text = address.strip()
    if not text:
        raise Refused("evidence.nothing")
    link = link_in(text)
    if link is not None:
        return EvidenceKind.LINK, link
    file = file_at(text)
    if file is not None:
        refuse_source(file)
        return EvidenceKind.FILE, str(file)
    if names_a_file(text):
        raise Refused("evidence.no_file", file=brief(text))
    return EvidenceKind.NOTE, text


def file_at(address: str) -> Path | None:
    """The whole path of what an address leads to on this machine; None if nothing is there."""
    try:
        path = Path(address).expanduser().absolute()
        return path if path.exists() else None
    except (OSError, ValueError, RuntimeError):  # no name that a file could have
        return None


def piece_at(
    writer: Writer,
    address: str,
    *,
    day: date,
    item: UUID | None = None,
    skill: UUID | None = None,
    note: str = "",
) -> Evidence:
    """A new piece of evidence; its kind is `told` from the address."""
    kind, kept = told(address)
    return Evidence(
        id=writer.new_id(),
        item_id=item,
        skill_id=skill,
        kind=kind,
        address=kept,
        day=day,
        note=note,
    )
