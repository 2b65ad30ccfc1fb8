"""The pages that were shown, to go back and forward through."""

from __future__ import annotations

_MOST = 100


class History:
    """A page is any value that can be compared."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._at = -1

    def visit(self, page: str) -> None:
        """A page is shown: what lay ahead is forgotten. Again the same changes nothing."""
        if self._pages and self._pages[self._at] == page:
            return
        self._pages = [*self._pages[: self._at + 1], page][-_MOST:]
        self._at = len(self._pages) - 1

    def beside(self, direction: int) -> str | None:
        """The page before (-1) or after (1) the one shown."""
        at = self._at + direction
        return self._pages[at] if 0 <= at < len(self._pages) else None

    def step(self, direction: int) -> str | None:
        """Goes to the page before or after, and gives it."""
        page = self.beside(direction)
        if page is not None:
            self._at += direction
        return page
