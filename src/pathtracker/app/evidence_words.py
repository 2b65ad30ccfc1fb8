"""How a piece of evidence is shown: what it is, and whether its file is still there."""

from __future__ import annotations

from pathlib import PurePath

from pathtracker.actions.evidence import file_at
from pathtracker.app.words import tr
from pathtracker.core.model import EvidenceKind

ICONS = {
    EvidenceKind.LINK: "link",
    EvidenceKind.FILE: "file",
    EvidenceKind.COMMIT: "branch",
    EvidenceKind.PICTURE: "file",
    EvidenceKind.CERTIFICATE: "star",
    EvidenceKind.EXAM: "star",
    EvidenceKind.NOTE: "pencil",
}
_ON_DISK = (EvidenceKind.FILE, EvidenceKind.PICTURE)


def kind_words(kind: EvidenceKind, address: str) -> str:
    """“file”; “file, not there” where its name leads to nothing on this machine."""
    words = {
        EvidenceKind.LINK: tr("link"),
        EvidenceKind.FILE: tr("file"),
        EvidenceKind.COMMIT: tr("commit"),
        EvidenceKind.PICTURE: tr("picture"),
        EvidenceKind.CERTIFICATE: tr("certificate"),
        EvidenceKind.EXAM: tr("exam"),
        EvidenceKind.NOTE: tr("note"),
    }[kind]
    if kind in _ON_DISK and "://" not in address and file_at(address) is None:
        return tr("{kind}, not there", kind=words)
    return words


def short_address(kind: EvidenceKind, address: str) -> str:
    """A file by its name, everything else as it was given."""
    if kind in (EvidenceKind.LINK, EvidenceKind.NOTE):
        return address
    return PurePath(address).name or address
