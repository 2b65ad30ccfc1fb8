"""The rows of a tree as a screen reader counts them."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleTableModelChangeEvent
from PySide6.QtWidgets import QTreeView


def recount_on_folds(tree: QTreeView) -> None:
    """Has rows counted anew whenever a branch opens or closes.

    Qt remembers each row it was asked for by its number and forgets them when the model changes,
    but not when a branch does: after a fold the focus was told of rows that are hidden.
    """
    for signal in (tree.expanded, tree.collapsed):
        signal.connect(lambda _: _forget(tree))


def _forget(tree: QTreeView) -> None:
    if QAccessible.isActive():
        change = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
        QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(tree, change))
