"""What is attached: a link, a file that is there, or a note; and what none of them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathtracker.actions.evidence import file_at, told
from pathtracker.core.evidence import link_in, names_a_file
from pathtracker.core.messages import Refused
from pathtracker.core.model import EvidenceKind


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.org/x", "https://a.org/x"),
        (" http://a.org ", "http://a.org"),
        ("HTTPS://A.org/X", "HTTPS://A.org/X"),
        ("www.a.org", "https://www.a.org"),
        ("mailto:jonas@example.org", "mailto:jonas@example.org"),
    ],
)
def test_a_link_is_http_https_or_mailto(address: str, kept: str) -> None:
    assert told(address) == (EvidenceKind.LINK, kept)


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://a.org/x", "javascript:alert(1)", "file:///etc/passwd", "x-run://a", "data:text,x"),
        *("https://", "http:///", "mailto:", "mailto://a@b", "tel:123"),
    ],
)
def test_another_kind_of_address_is_refused(address: str) -> None:
    with pytest.raises(Refused, match=r"evidence\.scheme"):
        told(address)


@pytest.mark.parametrize(
    "words",
    [
        "I explained joins to Jonas and he could do it afterwards",
        "see https://a.org/x for how",
        "Note: finished v1.2 of report.pdf",
        "done",
        "TCP/IP",
        "café à la carte",
        "two\nlines",
        "😀",
        "null\x00byte",
        "word " * 400,
    ],
)
def test_words_are_a_note(words: str) -> None:
    assert told(words) == (EvidenceKind.NOTE, words.strip())


@pytest.mark.parametrize(
    "name",
    ["a.png", "/nowhere/report.pdf", "~/nowhere.txt", "./x", "C:\\work\\report.pdf", "a/b.md"],
)
def test_a_file_has_to_be_there(name: str) -> None:
    with pytest.raises(Refused, match=r"evidence\.no_file"):
        told(name)


def test_a_file_is_kept_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("report.pdf", "My talk, second try", "README"):
        (tmp_path / name).write_text("x")
        monkeypatch.chdir(tmp_path)
        assert told(name) == (EvidenceKind.FILE, str(tmp_path / name))
        assert told(str(tmp_path / name)) == (EvidenceKind.FILE, str(tmp_path / name))
    (tmp_path / "report.pdf").unlink()
    assert file_at(str(tmp_path / "report.pdf")) is None


def test_nothing_is_refused() -> None:
    with pytest.raises(Refused, match=r"evidence\.nothing"):
        told(" \n")


def test_what_a_line_is_needs_no_disk() -> None:
    assert link_in("no link") is None
    assert names_a_file("/x")
    assert not names_a_file("x")
