"""A sentence where it belongs: beside a field, or on top of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.themed import on_theme

_KINDS = {"info": ("info", "accent_text"), "warn": ("warning", "warn"), "bad": ("warning", "bad")}


class InlineMessage(QWidget):
    """`kind`: info, warn or bad; each has its icon, so that colour is not all there is.

    It answers something that was done, and goes when that is undone or another page is shown; a
    warning, which says what could not be done, goes with any change, and with an edit of what it
    is about (`goes_with`). With `lasting` it says what is so, until its page says something else.
    What it begins to say is announced, but for what a lasting one says by the way: that changes as
    one types.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "info",
        *,
        lasting: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lasting = lasting
        self._kind = self._usual_kind = kind
        self._label = PlainLabel(wrap=True)
        self._row = QHBoxLayout(self)
        self._icon = IconLabel(*_KINDS[kind])
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        on_theme(self._restyle)
        self.set_message(text, kind)

    def set_message(self, text: str, kind: str = "") -> None:
        """Show `text`, of the kind it was made with unless another is named; without a text there
        is nothing to see."""
        former = "" if self.isHidden() else self._label.text()
        self._kind = kind = kind or self._usual_kind
        self._icon.set_icon(*_KINDS[kind])
        self._label.setText(text)
        self.setAccessibleName(self._label.text())
        self.setVisible(bool(text))
        is_told = kind != "info" or not self.lasting
        if is_told and self.isVisible() and self._label.text() != former:
            announce(self, self._label.text(), urgent=kind != "info")
        self._place_icon()
        self.update()

    def text(self) -> str:
        return self._label.text()

    @property
    def warns(self) -> bool:
        return self._kind == "warn"

    def goes_with(self, *edits: SignalInstance) -> None:
        """What it says is about something that stands in a field: once that is edited, it is about
        nothing any more."""
        for edited in edits:
            edited.connect(lambda *_: self.set_message(""))

    def sizeHint(self) -> QSize:
        """As high as its words are at this width: a layout gives it no more than that."""
        hint = super().sizeHint()
        hint.setHeight(max(hint.height(), self.heightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_icon()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _place_icon(self) -> None:
        """Beside the first line: in the middle as long as it is the only one, whatever stands
        beside it."""
        line = self._label.fontMetrics().lineSpacing()
        is_one = self._label.heightForWidth(self._label.width()) < 2 * line
        flags = Qt.AlignmentFlag
        self._row.setAlignment(self._icon, flags.AlignVCenter if is_one else flags.AlignTop)

    def add_button(self, text: str) -> LinkButton:
        """A link at the end of the sentence; connect its `clicked`."""
        button = LinkButton(text)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens = theme.tokens
        _, tone = _KINDS[self._kind]
        ground = tokens.accent_soft if self._kind == "info" else tokens.colour(f"{tone}_soft")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        contrast = tokens.name == "contrast"
        painter.setPen(tokens.colour(tone) if contrast else Qt.PenStyle.NoPen)
        radius = theme.px(metrics.RADIUS_CONTROL)
        inset = 0.5 if contrast else 0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)

    def _restyle(self) -> None:
        px = current_theme().px
        self._row.setContentsMargins(px(12), px(8), px(12), px(8))
        self._row.setSpacing(px(10))
