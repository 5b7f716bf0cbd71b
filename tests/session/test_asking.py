"""Questions with choices: hands that are counted, what counts as right, which come first, what proves."""

from __future__ import annotations

import pytest

from connecte.content.reading.sections.question import AGES, Proof
from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.moves import ChooseExample, Draw, Follow, GoTo, Learn, Reveal, Train, Walk
from connecte.session.rules.apply import apply
from connecte.session.rules.guessing.asking import (
    asked,
    asked_again,
    first_ages,
    is_right,
    ordered_questions,
    proof_moves,
)
from connecte.session.rules.guessing.voting import MOST_HANDS
from connecte.session.state import opening
from tests.session.scripted import WORKSHOP

QUESTIONS = WORKSHOP.questions
YOUNG = [number for number, question in enumerate(QUESTIONS) if question.ages == AGES[0]]


def after(*moves):
    state = opening(WORKSHOP)
    for move in moves:
        state = apply(state, move)
    return state


def answer(number, right=True):
    """Hands for the right choice, or for another one; then the answer is shown."""
    choice = QUESTIONS[number].answer
    return AnswerHands(
        number, choice if right else (choice + 1) % len(QUESTIONS[number].choices), 9
    ), ShowAnswer(number)


def test_hands_are_counted_for_each_choice_and_have_limits():
    choices = len(QUESTIONS[0].choices)
    state = after(AnswerHands(0, 1, 7), AnswerHands(0, 0, 3), AnswerHands(0, 1, 8))
    assert asked(state, 0).hands == (3, 8, *[0] * (choices - 2))
    assert asked(state, 1).hands == (0,) * len(QUESTIONS[1].choices)
    assert asked(after(AnswerHands(0, 0, 10_000), AnswerHands(0, 1, -1)), 0).hands[:2] == (MOST_HANDS, 0)
    for wrong in (AnswerHands(0, choices, 1), AnswerHands(0, -1, 1), AnswerHands(len(QUESTIONS), 0, 1),
                  AnswerHands(-1, 0, 1), ShowAnswer(len(QUESTIONS)), ShowAnswer(-1)):  # fmt: skip
        assert apply(state, wrong) is state
    assert asked(after(ShowAnswer(len(QUESTIONS) - 1)), len(QUESTIONS) - 1).shown


def test_only_most_hands_for_the_right_choice_alone_are_right():
    right = QUESTIONS[0].answer
    other = (right + 1) % len(QUESTIONS[0].choices)
    assert not is_right(after(), 0)
    assert is_right(after(AnswerHands(0, right, 1)), 0)
    assert not is_right(after(AnswerHands(0, right, 5), AnswerHands(0, other, 5)), 0)
    assert is_right(after(AnswerHands(0, right, 5), AnswerHands(0, other, 4)), 0)


def test_two_of_the_last_time_come_first_then_the_new_ones_then_the_rest():
    """The first, second and third were asked; the second and third were answered wrong."""
    one, two, three, *others = YOUNG
    state = after(*answer(one), *answer(two, False), *answer(three, False))
    assert asked_again(state, AGES[0]) == (two, three)
    assert ordered_questions(state, AGES[0]) == (two, three, *others, one)
    assert asked_again(after(*answer(one), *answer(two, False)), AGES[0]) == (two, one)
    assert ordered_questions(after(), AGES[0]) == tuple(YOUNG)
    assert first_ages(after()) == AGES[0]
    older = tuple(question for question in QUESTIONS if question.ages == AGES[1])
    assert first_ages(opening(WORKSHOP.replace(questions=older))) == AGES[1]


@pytest.mark.parametrize(("proof", "moves"), [
    (Proof("walk", 6, None), (Draw(), ChooseExample(6), Walk(), Reveal(10_000))),
    (Proof("walk", None, None), (Draw(), ChooseExample(4), Walk(), Reveal(10_000))),
    (Proof("learn", 6, None), (Learn(), Follow("6"))), (Proof("learn", None, None), (Learn(),)),
    (Proof("train", None, 1000), (Train(), GoTo(1000))), (Proof("train", None, None), (Train(),)),
])  # fmt: skip
def test_the_screen_that_proves_an_answer(proof, moves):
    """Without an example it is the one at hand, number 4."""
    assert proof_moves(after(ChooseExample(4)), proof) == moves
