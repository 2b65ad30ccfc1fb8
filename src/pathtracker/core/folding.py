"""Texts made alike for finding: without capitals and accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Small letters without accents, one for one, so that places stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", char)[0].casefold()[0] for char in text)
