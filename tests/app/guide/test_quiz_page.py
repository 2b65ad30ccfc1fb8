"""The fit quiz, as a learner takes it."""

from __future__ import annotations

from collections.abc import Callable

from guide_help import click, press, words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.actions.learner import set_priorities
from pathtracker.app.guide.quiz import QuizPage
from pathtracker.app.places import Destination
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import QuizResult
from pathtracker.store import queries

Key = Qt.Key


def kept(workspace: Workspace) -> list[QuizResult]:
    return queries.all_of(workspace.reader, QuizResult)


def take(page: QuizPage) -> None:
    """Answers every question with its first choice, by keyboard alone."""
    page.begin.start.setFocus()
    press(Key.Key_Return)
    for _ in range(len(page.workspace.catalog.questions)):
        press(Key.Key_1, Key.Key_Return)


def test_the_whole_quiz_by_keyboard(
    shown: Callable[..., QuizPage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = shown(QuizPage)
    take(page)
    (result,) = kept(workspace)
    assert len(result.answers) == len(workspace.catalog.questions)
    assert len(result.results) == len(workspace.catalog.roles)
    best = workspace.catalog.roles[result.results[0].role]
    assert best.title in words(page)
    assert "What is hard, what helps" in words(page)
    with qtbot.waitSignal(page.go) as wanted:
        click(page.results.cards[0].look)
    assert wanted.args == [Destination("roles", "role", best.slug)]
    workspace.undo()
    assert kept(workspace) == []
    assert page.begin.isVisible()


def test_arrows_answer_and_back_shows_what_was_answered(shown: Callable[..., QuizPage]) -> None:
    page = shown(QuizPage)
    click(page.begin.start)
    assert not page.question.next_button.isEnabled()
    press(Key.Key_2, Key.Key_Down, Key.Key_Return)
    press(Key.Key_Down)  # the first arrow takes the first answer
    click(page.question.back_button)
    assert page.question.choices.value() == 2
    assert list(page.answers.values()) == [2, 0]


def test_a_question_that_is_skipped_counts_nothing(
    shown: Callable[..., QuizPage], workspace: Workspace
) -> None:
    page = shown(QuizPage)
    click(page.begin.start)
    press(Key.Key_1)
    click(page.question.skip)
    for _ in range(len(workspace.catalog.questions) - 2):
        press(Key.Key_Return)
    press(Key.Key_1, Key.Key_Return)
    (result,) = kept(workspace)
    assert [told.question for told in result.answers] == list(workspace.catalog.questions)[-1:]


def test_left_in_the_middle_it_goes_on_after_a_restart(shown: Callable[..., QuizPage]) -> None:
    page = shown(QuizPage)
    click(page.begin.start)
    press(Key.Key_1, Key.Key_Return, Key.Key_2, Key.Key_Return)
    click(page.question.leave)
    again = shown(QuizPage, page.state())
    assert "You have answered 2 of" in words(again)
    click(again.begin.start)
    assert again.question.text.text() == list(again.workspace.catalog.questions.values())[2].text


def test_a_state_of_another_time_harms_nothing(shown: Callable[..., QuizPage]) -> None:
    page = shown(QuizPage, {"answers": {"gone": 1, "maths": "x"}, "at": 999})
    assert page.answers == {}


def test_former_results_are_listed_and_it_can_be_taken_again(
    shown: Callable[..., QuizPage], workspace: Workspace
) -> None:
    page = shown(QuizPage)
    take(page)
    click(page.results.again_button)
    press(Key.Key_3, Key.Key_Return)
    while page.question.isVisible():
        click(page.question.skip)
    assert len(kept(workspace)) == 2
    assert "Earlier results" in words(page)


def test_what_matters_counts_among_the_reasons(
    shown: Callable[..., QuizPage], workspace: Workspace
) -> None:
    workspace.do(set_priorities, priorities=("pay",))
    page = shown(QuizPage)
    take(page)
    assert "Earning well" in words(page)
