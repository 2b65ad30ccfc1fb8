"""The card of one skill: rate it with its anchors in sight, see what backs and what closes it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pathtracker.app.gaps.anchors import AnchorList
from pathtracker.app.gaps.sections import ClosingSection, EvidenceSection, HistorySection
from pathtracker.app.gaps.words import points_words
from pathtracker.app.skill_words import LONGEST, usual_anchors
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card, Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Requirement
from pathtracker.reports.skill_gaps import SkillFacts


class SkillCard(Card):
    """Signals: rate_wanted, with a level from 0 to 5; item_opened, with the id of an item; left,
    when the keyboard should go back to the list; closed, when it is not wanted any more;
    evidence_wanted and own_wanted, to attach something or to ask for another level."""

    rate_wanted = Signal(int)
    item_opened = Signal(object)
    left = Signal()
    closed = Signal()
    evidence_wanted = Signal()
    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Skill"))
        self.skill: UUID | None = None
        self._say: int | None = None
        self._rated: int | None = None
        self._can_rate = True
        self.question = PlainLabel("", tone="muted", wrap=True)
        self.points = PlainLabel("", "caption", "muted", wrap=True)
        self.demand = PlainLabel("", "caption", "muted", wrap=True)
        self.own = PlainLabel("", "caption", "accent_text", wrap=True)
        self.close_button = IconButton("close", tr("Close"))
        self.anchors = AnchorList()
        self.button = PrimaryButton("")
        self.hint = PlainLabel(tr("Keys 0 to 5, then Enter"), "caption", "muted")
        self.shows_more = PlainLabel("", "caption", "text2", wrap=True)
        self.accept = LinkButton("")
        self.closing, self.evidence = ClosingSection(), EvidenceSection()
        self.history = HistorySection()
        self.evidence_link = LinkButton(tr("Attach something"), "attach")
        self.own_link = LinkButton(tr("Ask for another level"), "pencil")
        self._build()
        self.close_button.clicked.connect(self.closed)
        self.evidence_link.clicked.connect(self.evidence_wanted)
        self.own_link.clicked.connect(self.own_wanted)
        self.anchors.picked.connect(self._picked)
        self.anchors.confirmed.connect(self._confirm)
        self.anchors.left.connect(self.left)
        self.button.clicked.connect(self._confirm)
        self.accept.clicked.connect(self._accept)
        self.closing.item_opened.connect(self.item_opened)
        self.evidence.item_opened.connect(self.item_opened)
        on_theme(self._space)

    def show_own(self, asked: Requirement | None) -> None:
        """Whether the learner asks for something else than was given to them."""
        words = ""
        if asked is not None and asked.is_own:
            words = tr("You have added this skill to the role yourself.")
            if asked.given_level:
                words = tr(
                    "You set this yourself; what was given is level {level}, weight {weight}.",
                    level=asked.given_level,
                    weight=asked.given_importance,
                )
        self.own.setText(words)
        self.own.setVisible(bool(words))

    def show_skill(
        self,
        facts: SkillFacts,
        role: str,
        today: date,
        *,
        demand: str,
        can_rate: bool,
        is_past: bool = False,
    ) -> None:
        """Shows a skill; a level chosen but not yet rated stays while nothing else was said.
        `demand`: how sought it is; `is_past`: `today` is an earlier day that is looked at."""
        level, needed = facts.line.gap.level, facts.line.gap.need.level
        other = facts.skill.id != self.skill or level.claimed != self._say
        self.skill, self._say = facts.skill.id, level.claimed
        self._rated = level.claimed if level.is_rated else None
        self._can_rate = can_rate
        assert self.head is not None
        self.head.title.setText(facts.line.name[:LONGEST])
        self.setAccessibleName(visible(facts.line.name[:LONGEST]))
        self.question.setText(
            tr("What have you done? {role} needs level {n}.", role=role[:LONGEST], n=needed)
        )
        anchors = facts.skill.anchors or usual_anchors()
        self.anchors.show_anchors(anchors, say=level.claimed, show=level.proven, needed=needed)
        if other:
            self.anchors.set_value(level.claimed)
        self._shows = level.proven
        self.points.setText(points_words(facts.line.gap))
        self.demand.setText(demand)
        self.hint.setText(
            tr("Back to today to rate it.") if is_past else tr("Keys 0 to 5, then Enter")
        )
        self.shows_more.setText(tr("You can show more than you say."))
        self.accept.setText(tr("Say {n}", n=level.proven))
        for widget in (self.shows_more, self.accept):
            widget.setVisible(level.shows_more and can_rate)
        self._name_button()
        self.closing.show_skill(facts)
        self.evidence.show_skill(facts, today)
        self.history.show_skill(facts, today)

    def pick(self, level: int) -> None:
        """Chooses a level, and takes the keyboard."""
        self.anchors.pick(level)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._top, self._offer, self._foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._rest = QVBoxLayout()
        assert self.head is not None
        self.head.add(self.close_button)
        self._top.addWidget(self.question)
        self._top.addWidget(self.points)
        self._top.addWidget(self.demand)
        self._top.addWidget(self.own)
        self._offer.addWidget(self.shows_more, 1)
        self._offer.addWidget(self.accept)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.button)
        for section in (self.closing, self.evidence, self.history):
            self._rest.addWidget(section)
        for link in (self.evidence_link, self.own_link):
            self._rest.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._rest.addStretch(1)
        self.body.addLayout(self._top)
        self.body.addWidget(self.anchors)
        self.body.addLayout(self._offer)
        self.body.addLayout(self._foot)
        self.body.addWidget(Hairline())
        self.body.addLayout(self._rest)

    def _picked(self, _level: int) -> None:
        self._name_button()

    def _name_button(self) -> None:
        level = self.anchors.value()
        same = level is not None and level == self._rated
        self.button.setEnabled(level is not None and not same and self._can_rate)
        if level is None:
            self.button.setText(tr("Rate"))
        else:
            self.button.setText(tr("Rated {n}", n=level) if same else tr("Rate {n}", n=level))

    def _confirm(self) -> None:
        level = self.anchors.value()
        if level is not None and self.button.isEnabled():
            self.rate_wanted.emit(level)

    def _accept(self) -> None:
        self.rate_wanted.emit(self._shows)

    def _space(self) -> None:
        px = current_theme().px
        side = px(24)
        self.body.setContentsMargins(0, 0, 0, px(20))
        self.body.setSpacing(0)
        self._top.setContentsMargins(side, 0, side, px(8))
        self._offer.setContentsMargins(side, px(4), side, 0)
        self._foot.setContentsMargins(side, px(12), side, px(16))
        self._rest.setContentsMargins(side, px(16), side, 0)
        self._rest.setSpacing(px(20))
