"""How the sources of the catalogue are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def source_words(catalog: Catalog, slug: str, origin: str = "") -> str:
    """“AI specialist career guide, not dated”, and whom the source names in turn."""
    source = catalog.sources.get(slug)
    words = source.cited if source else slug
    if not origin:
        return words
    return tr("{source}; it names {origin}", source=words, origin=origin)
