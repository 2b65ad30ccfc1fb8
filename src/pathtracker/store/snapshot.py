"""The content of an open store at one moment, for who may not open its file."""

from __future__ import annotations

from pathtracker.store.errors import blamed_on
from pathtracker.store.store import Store


def snapshot(store: Store) -> bytes:
    """A data file as the store would leave it now. Not inside a change. Raises StoreError."""
    database = store._database
    database.check_thread()
    with blamed_on(store.path):
        return database.raw.serialize()
