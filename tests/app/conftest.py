"""What tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Deletes what former tests have closed: only an event loop would, and until then every new
    theme dresses it again."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
