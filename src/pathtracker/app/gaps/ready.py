"""Ready to apply: three conditions, how much of each is missing, and whose rule it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pathtracker.app.gaps.delegate import part, write
from pathtracker.app.gaps.sheets import convention
from pathtracker.app.gaps.words import percent
from pathtracker.app.icons import paint_icon
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.readiness import APPLY_PERCENT, points_to_apply
from pathtracker.reports.skill_gaps import SkillGaps

ENOUGH, ESSENTIAL, PROJECT = "enough", "essential", "project"
_ROW, _MARK, _PAD = 28, 16, 24


class ReadyCard(Card):
    """Signal: derivation_wanted, with the condition that was clicked."""

    derivation_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Ready to apply"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.conditions = {key: _Condition(self) for key in (ENOUGH, ESSENTIAL, PROJECT)}
        self.top = _Top()
        self.note = PlainLabel(tr("Our convention: adverts are wish lists."), "caption", "muted")
        set_tip(self.note, convention())
        self.body.addWidget(self.top)
        for key, row in self.conditions.items():
            row.clicked.connect(lambda _=False, key=key: self.derivation_wanted.emit(key))
            self.body.addWidget(row)
        self.body.addWidget(self.note)
        on_theme(self._space)

    def show_ready(self, reading: SkillGaps) -> None:
        """The conditions on the day that `reading` looks at."""
        both, ready = reading.both, reading.ready
        if both is None or ready is None:
            return
        missing = points_to_apply(both.proven)
        share = percent(APPLY_PERCENT)
        points = tr("{n} [point|points] to go", missing)
        self.conditions[ENOUGH].show_state(
            ready.enough_shown,
            tr("{share} or more can be shown", share=share),
            percent(ready.percent) if ready.enough_shown else points,
        )
        far = len(ready.too_far)
        self.conditions[ESSENTIAL].show_state(
            not far,
            tr("Most important skills within one level"),
            tr("{n} to go", n=far) if far else "",
            ", ".join(reading.name(skill)[:LONGEST] for skill in ready.too_far),
        )
        titles = [title for title, _ in reading.written]
        self.conditions[PROJECT].show_state(
            ready.has_project,
            tr("One project written up"),
            titles[0] if titles else tr("{n} to go", 1),
        )
        met = sum(row.met for row in self.conditions.values())
        self.top.show_count(tr("{n} of {total}", n=met, total=3))

    def _space(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(0, px(12), 0, px(12))
        self.body.setSpacing(0)
        self.note.setContentsMargins(px(_PAD), 0, px(_PAD), 0)
        self.note.setFixedHeight(px(20))


class _Top(PlainLabel):
    """The name of the card, and at the end how many conditions are met."""

    def __init__(self) -> None:
        super().__init__(tr("Ready to apply"), weight=600)
        self.count = PlainLabel("", tone="muted", align=Qt.AlignmentFlag.AlignRight, parent=self)
        on_theme(self._pad)

    def show_count(self, words: str) -> None:
        self.count.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pad = current_theme().px(_PAD)
        self.count.setGeometry(self.rect().adjusted(pad, 0, -pad, 0))

    def _pad(self) -> None:
        px = current_theme().px
        self.setContentsMargins(px(_PAD), 0, px(_PAD), 0)
        self.setFixedHeight(px(_ROW))


class _Condition(QAbstractButton):
    """A mark, what is asked, and at the end how much is missing; opens its derivation."""

    def __init__(self, parent: ReadyCard) -> None:
        super().__init__(parent)
        self.met, self._ask, self._rest = False, "", ""
        self.setProperty("focusRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, met: bool, ask: str, rest: str, more: str = "") -> None:
        """`more` names what is missing, where that is several things."""
        self.met, self._ask, self._rest = met, ask, visible(rest[:LONGEST])
        word = tr("met") if met else tr("not yet")
        self.setAccessibleName(", ".join(filter(None, (ask, word, self._rest, visible(more)))))
        set_tip(self, "\n".join(filter(None, (ask, more or rest))))
        self.setText("")
        self.update()

    def rest(self) -> str:
        """How much is missing, or what meets it."""
        return self._rest

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter = QPainter(self)
        ground = tokens.hover if self.underMouse() else tokens.raised
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), ground)
        side, left = px(_MARK), px(_PAD)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        spot = QRect(left, (self.height() - side) // 2, side, side)
        drawing, tone = ("mark-done", "good") if self.met else ("mark-open", "muted")
        words = self.rect().adjusted(left + side + px(8), 0, -px(_PAD), 0)
        if mirrored:
            spot.moveRight(self.width() - left)
            words = self.rect().adjusted(px(_PAD), 0, -(left + side + px(8)), 0)
        paint_icon(painter, spot, drawing, tokens.colour(tone), ground)
        small, usual = theme.font("caption"), theme.font()
        asked = QFontMetrics(usual).horizontalAdvance(self._ask)
        room = max(words.width() - asked - px(8), words.width() * 2 // 5)
        rest = part(words, mirrored, words.width() - room, room)
        taken = write(painter, rest, self._rest, small, tokens.muted, end=True) + px(8)
        ask = part(words, mirrored, 0, words.width() - taken)
        write(painter, ask, self._ask, usual, tokens.text)
