"""Another style sheet at once on what is seen, and on the rest when it comes into sight.

Qt itself gives a changed sheet to each widget once for every widget around it, which takes seconds
where many pages are built. Taken off and put on again, it reaches each widget once. What is hidden
is passed over: marked as not polished it is left alone, and `catch_up` polishes it when it shows.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_FONT = Qt.WidgetAttribute.WA_SetFont
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
"""Qt tells no widget of another style of the program that has one of its own."""


def put_on(app: QApplication, sheet: str) -> None:
    """Puts a style sheet on the whole program."""
    hidden = [widget for widget in app.allWidgets() if not widget.isVisible()]
    silent = [widget for widget in hidden if not widget.testAttribute(_OWN_STYLE)]
    for widget in hidden:
        widget.setAttribute(_POLISHED, False)
    for widget in silent:
        widget.setAttribute(_OWN_STYLE, True)
    if app.styleSheet():
        app.setStyleSheet("")
    app.setStyleSheet(sheet)
    for widget in silent:
        widget.setAttribute(_OWN_STYLE, False)


def catch_up(widget: QWidget) -> None:
    """Polishes a widget that comes into sight, if the sheet has changed while it was hidden."""
    if widget.testAttribute(_POLISHED):
        return
    font = widget.font() if widget.testAttribute(_OWN_FONT) else None
    if own := widget.styleSheet():
        widget.setStyleSheet(own)
    else:
        widget.style().polish(widget)
    if font is not None:  # Qt would bring back the one it had under the former sheet
        widget.setFont(font)
    widget.setAttribute(_POLISHED, True)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
