"""The fit quiz: a question at a time, then the roles in order with the reasons in words."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions.fitting import keep_quiz
from pathtracker.actions.learner import learner
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.guide.question import QuestionCard
from pathtracker.app.guide.results import Results
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.catalog.fitting import known_answers, role_fits
from pathtracker.core.model import QuizResult
from pathtracker.store import Change, queries

_SECONDS = 11
"""What a question takes, about."""


class QuizPage(GuidePage):
    """What was answered stays when one leaves in the middle, and until the results are kept."""

    kinds: ClassVar[frozenset[str]] = frozenset({"quiz_result", "learner"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Which roles fit you?"))
        self.answers: dict[str, int] = {}
        self._at: int | None = None
        """The question in sight, counted from 0; None before it is begun and after it is done."""
        self._shown: QuizResult | None = None
        self.begin = _Begin()
        self.question = QuestionCard()
        self.results = Results()
        for page in (self.begin, self.question, self.results):
            self.body.addWidget(page)
            page.hide()
        self.begin.start.clicked.connect(self.start)
        self.begin.again.clicked.connect(self.start_again)
        self.question.taken.connect(self._take)
        self.question.next.connect(lambda: self._move(1))
        self.question.skipped.connect(self._skip)
        self.question.back.connect(lambda: self._move(-1))
        self.question.left.connect(self._leave)
        self.results.again.connect(self.start_again)
        self.results.role_wanted.connect(
            lambda slug: self.go.emit(Destination("roles", "role", slug))
        )
        self.results.about_wanted.connect(lambda: self.go.emit(Destination("guide_about")))
        self.results.former_wanted.connect(self.show_result)

    def refresh(self, _change: Change | None) -> None:
        self.answers = known_answers(self.workspace.catalog, self.answers)
        kept = self._kept()
        ids = {result.id for result in kept}
        if self._shown is None or self._shown.id not in ids:
            self._shown = kept[0] if kept else None
        self._show()

    def state(self) -> dict[str, object]:
        return {"answers": self.answers, "at": self._at}

    def restore_state(self, state: dict[str, object]) -> None:
        answers, at = state.get("answers"), state.get("at")
        if isinstance(answers, dict):
            self.answers = {
                str(slug): taken
                for slug, taken in answers.items()
                if isinstance(taken, int) and not isinstance(taken, bool)
            }
        self._at = at if isinstance(at, int) and not isinstance(at, bool) and at >= 0 else None

    def take_focus(self) -> None:
        """The keyboard to what comes next, also when the window hands it to the page."""
        if self.question.isVisibleTo(self):
            self.question.choices.take_focus()
            return
        asked = self.results.isVisibleTo(self)
        target = self.results.again_button if asked else self.begin.start
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    # What the learner does.

    def start(self) -> None:
        """Goes to the first question that is not answered."""
        questions = list(self.workspace.catalog.questions)
        rest = (place for place, slug in enumerate(questions) if slug not in self.answers)
        self._at = next(rest, 0)
        self._show()

    def start_again(self) -> None:
        """Goes to the first question; earlier results stay."""
        self.answers = {}
        self._at = 0
        self._show()

    def finish(self) -> None:
        """Keeps the answers with what comes of them, and shows it."""
        if not self.answers:
            self._at = None
            self._show()
            return
        fits = role_fits(self.workspace.catalog, self.answers, self._priorities())
        kept = self.workspace.do(
            keep_quiz, answers=self.answers, results=[(fit.role, fit.score) for fit in fits]
        )
        if kept is None:
            return  # why not has been said; the answers are still there
        self.answers, self._at, self._shown = {}, None, kept
        self.answered.emit()
        self._show()

    def show_result(self, result: QuizResult) -> None:
        """Shows what came of the quiz on some day."""
        self._at, self._shown = None, result
        self._show()
        self.area.verticalScrollBar().setValue(0)

    def _take(self, place: int) -> None:
        self.answers[self._slug()] = place
        self.answered.emit()

    def _skip(self) -> None:
        self.answers.pop(self._slug(), None)
        self.answered.emit()
        self._move(1)

    def _leave(self) -> None:
        self._at = None
        self._show()

    def _move(self, step: int) -> None:
        assert self._at is not None
        self._at += step
        if self._at < 0:
            self._at = None
        elif self._at >= len(self.workspace.catalog.questions):
            self._at -= 1
            self.finish()
            return
        self._show()

    # What is shown.

    def _show(self) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._show_part()
        if had_keyboard:
            self.take_focus()

    def _show_part(self) -> None:
        questions = list(self.workspace.catalog.questions.values())
        if self._at is not None and questions:
            self._at = min(self._at, len(questions) - 1)
            question = questions[self._at]
            self.set_sentence("")
            self._turn_to(self.question)
            self.question.show_question(
                question, self._at, len(questions), self.answers.get(question.slug)
            )
        elif self._shown is not None and not self.answers:
            self.set_sentence("")
            self._turn_to(self.results)
            fits = {
                fit.role: fit
                for fit in role_fits(
                    self.workspace.catalog,
                    {told.question: told.answer for told in self._shown.answers},
                    self._priorities(),
                )
            }
            titles = {role.slug: role.title for role in self.workspace.catalog.roles.values()}
            self.results.show_result(
                self._shown, fits, titles, self._kept(), has_priorities=bool(self._priorities())
            )
        else:
            self._turn_to(self.begin)
            self.begin.show_standing(len(questions), len(self.answers))

    def _turn_to(self, shown: QWidget) -> None:
        for page in (self.begin, self.question, self.results):
            page.setVisible(page is shown)

    def _slug(self) -> str:
        assert self._at is not None
        return list(self.workspace.catalog.questions)[self._at]

    def _kept(self) -> list[QuizResult]:
        """All results, the newest first."""
        found = queries.all_of(self.workspace.reader, QuizResult)
        return sorted(found, key=lambda result: result.at, reverse=True)

    def _priorities(self) -> tuple[str, ...]:
        return learner(self.workspace.reader).priorities


class _Begin(QWidget):
    """What the quiz is, before it is begun, and where one has stopped."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel(tone="text2", wrap=True)
        self.start = PrimaryButton(tr("Begin"), main=True)
        self.again = LinkButton(tr("Start from the first question"))
        self._card = Card()
        self._card.body.addWidget(self._words)
        self._card.body.addWidget(
            PlainLabel(
                tr(
                    "Every answer gives some roles points; none takes any away. The result is an "
                    "order with reasons, not a verdict: every role stays open to you."
                ),
                tone="text2",
                wrap=True,
            )
        )
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.start)
        self._buttons.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.addStretch(1)
        self._card.body.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        on_theme(self._space)

    def show_standing(self, questions: int, answered: int) -> None:
        minutes = max(1, round(questions * _SECONDS / 60))
        words = tr(
            "{n} [question|questions], about {minutes} minutes.", n=questions, minutes=minutes
        )
        if answered:
            words = tr("You have answered {n} of {all} questions.", n=answered, all=questions)
        else:
            words += " " + tr("Skip what doesn't suit you; leave and go on whenever you like.")
        self._words.setText(words)
        self.start.setText(tr("Go on") if answered else tr("Begin"))
        self.again.setVisible(bool(answered))

    def _space(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card.body.setSpacing(px(12))
        self._buttons.setSpacing(px(16))
        self._buttons.setContentsMargins(0, px(8), 0, 0)
