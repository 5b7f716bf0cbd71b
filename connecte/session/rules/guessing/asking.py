"""The rules of the questions with choices: hands are counted, then the answer is shown."""

from __future__ import annotations

from connecte.content.reading.sections.question import AGES, Proof
from connecte.language.value import replace
from connecte.session.guess.asked import Asked
from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.moves import ChooseExample, Draw, Follow, GoTo, Learn, Move, Reveal, Train, Walk
from connecte.session.rules.guessing.voting import MOST_HANDS
from connecte.session.state import State

AGAIN = 2
"""Questions of the last time that come first."""
_ALL_ITEMS = 10_000
"""More than any walk has."""


def asking(state: State, move: Move) -> State | None:
    """Return the state after a move about a question, legal in every phase; None for any other move."""
    match move:
        case AnswerHands(number, choice, hands) if _is_choice(state, number, choice):
            found = asked(state, number)
            counted = list(found.hands)
            counted[choice] = min(max(hands, 0), MOST_HANDS)
            return _with(state, replace(found, hands=tuple(counted)))
        case ShowAnswer(number) if 0 <= number < len(state.activity.questions):
            return _with(state, replace(asked(state, number), shown=True))
        case AnswerHands() | ShowAnswer():
            return state
    return None


def asked(state: State, number: int) -> Asked:
    """Return what the class answered to a question; no hands where it was not asked."""
    found = next((one for one in state.asked if one.question == number), None)
    return found or Asked(number, (0,) * len(state.activity.questions[number].choices))


def _is_choice(state: State, number: int, choice: int) -> bool:
    questions = state.activity.questions
    return 0 <= number < len(questions) and 0 <= choice < len(questions[number].choices)


def _with(state: State, found: Asked) -> State:
    others = tuple(one for one in state.asked if one.question != found.question)
    return replace(state, asked=(*others, found))


def first_ages(state: State) -> tuple[int, int]:
    """Return the ages whose questions come first: the youngest for whom the activity has any."""
    return next((ages for ages in AGES if _questions_for(state, ages)), AGES[0])


def asked_again(state: State, ages: tuple[int, int]) -> tuple[int, ...]:
    """Return the questions for these ages that come first, by number: some of those whose answer was shown
    before, the ones answered wrong first.
    """
    before = [n for n in _questions_for(state, ages) if asked(state, n).shown]
    return tuple(sorted(before, key=lambda n: is_right(state, n))[:AGAIN])


def ordered_questions(state: State, ages: tuple[int, int]) -> tuple[int, ...]:
    """Return the questions for these ages by number: first those asked again, then those not asked yet,
    then the rest, the ones answered wrong first.
    """
    again = asked_again(state, ages)
    rest = [n for n in _questions_for(state, ages) if n not in again]
    rest.sort(key=lambda n: asked(state, n).shown and 1 + is_right(state, n))
    return (*again, *rest)


def _questions_for(state: State, ages: tuple[int, int]) -> list[int]:
    return [n for n, one in enumerate(state.activity.questions) if one.ages == ages]


def is_right(state: State, number: int) -> bool:
    """Return whether most hands were raised for the right choice alone."""
    hands = asked(state, number).hands
    answer = state.activity.questions[number].answer
    return all(hands[answer] > count for n, count in enumerate(hands) if n != answer)


def proof_moves(state: State, proof: Proof) -> tuple[Move, ...]:
    """Return the moves to the screen that proves an answer."""
    if proof.screen == "walk":
        example = proof.example if proof.example is not None else state.example or 0
        return Draw(), ChooseExample(example), Walk(), Reveal(_ALL_ITEMS)
    if proof.screen == "learn":
        return (Learn(), *([Follow(str(proof.example))] if proof.example is not None else []))
    return (Train(), *([GoTo(proof.iteration)] if proof.iteration is not None else []))
