"""The questions with choices that the class was asked, with its hands, for the report."""

from __future__ import annotations

from typing import NamedTuple

from connecte.session.state import State


class Choice(NamedTuple):
    """One choice of a question."""

    text: str
    hands: int
    right: bool
    """Whether it is the answer; false for all choices while the answer was not shown."""


class Answered(NamedTuple):
    """A question with what the class answered."""

    ask: str
    choices: tuple[Choice, ...]
    why: str
    """Why the answer is right; empty while it was not shown."""


def answered(state: State) -> list[Answered]:
    """Return the questions that were asked, in that order."""
    found = []
    for asked in state.asked:
        question = state.activity.questions[asked.question]
        choices = tuple(
            Choice(text, hands, asked.shown and number == question.answer)
            for number, (text, hands) in enumerate(zip(question.choices, asked.hands, strict=True))
        )
        found.append(Answered(question.ask, choices, question.why if asked.shown else ""))
    return found
