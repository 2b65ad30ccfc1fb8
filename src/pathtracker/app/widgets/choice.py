"""One of a list that opens below the field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtWidgets import QComboBox, QListView, QStyleOptionViewItem, QWidget


class Choice(QComboBox):
    """`name` is what is chosen, for a screen reader: it hears the entry and then the name."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries(self)
        self.setView(self._entries)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        # On X11 and Wayland Qt gives the entry for the name, whatever the field is called.
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    def showPopup(self) -> None:
        self._entries.opens = True  # Qt measures the list before it shows it
        super().showPopup()
        self._entries.opens = False


class _Entries(QListView):
    """The list; while it is closed, nothing in it claims to be showing."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice
        self.opens = False

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        option.showDecorationSelected = True
        option.font = self._choice.font()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return super().visualRect(index) if self.isVisible() or self.opens else QRect()
