"""A write that takes longer than a frame: one transaction, made in slices by the event loop."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pathtracker.store.errors import BugError

if TYPE_CHECKING:
    from pathtracker.store.session import Writer

Operation = Callable[["Writer"], Iterator[float]]
"""Does its work bit by bit and yields the share done, 0 to 1."""


class LongWrite:
    """One change in the making. `share` says how far it is; `done` is true once committed.

    Nothing else can be written meanwhile. An error in a slice rolls everything back and is raised.
    Until it ends Python doesn't look for garbage: all that is made stays in use, and looking
    through it, again and again while it grows, takes longer than a slice.
    """

    def __init__(
        self, steps: Iterator[float], commit: Callable[[], None], roll_back: Callable[[], None]
    ) -> None:
        self.share = 0.0
        self.done = False
        self._steps: Iterator[float] | None = steps
        self._commit = commit
        self._roll_back = roll_back
        self._collects = gc.isenabled()
        gc.disable()

    def advance(self, enough: Callable[[], bool]) -> bool:
        """Works until `enough` says so, at least one step. Returns `done`."""
        if self._steps is None:
            raise BugError("this long write has ended")
        try:
            for share in self._steps:
                self.share = share
                if enough():
                    return False
            self._commit()
        except BaseException:
            self.cancel()
            raise
        self.share = 1.0
        self.done = True
        self._end()
        return True

    def cancel(self) -> None:
        """Takes everything back, as if it had never begun. Harmless once it has ended."""
        if self._steps is not None:
            try:
                self._roll_back()
            finally:
                self._end()

    def _end(self) -> None:
        # What was made is let go of before garbage is looked for: then there is little to look at.
        self._steps = None
        self._commit = self._roll_back = lambda: None
        if self._collects:
            gc.enable()
