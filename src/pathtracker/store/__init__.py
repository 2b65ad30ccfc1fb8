"""The one door to SQLite."""

from pathtracker.store.errors import BugError, StoreError, Trouble
from pathtracker.store.record import Change
from pathtracker.store.session import Reader, Writer
from pathtracker.store.store import Store

__all__ = ["BugError", "Change", "Reader", "Store", "StoreError", "Trouble", "Writer"]
