"""The values of the questions with choices that an activity asks."""

from __future__ import annotations

from typing import Literal, get_args

from connecte.language.value import NamedTuple

ScreenName = Literal["walk", "learn", "train"]
SCREEN_NAMES: tuple[ScreenName, ...] = get_args(ScreenName)
"""The screens that can prove an answer: the cards, the learning by hand, the learning by computer."""
AGES = (12, 14), (15, 17)
"""The ages for which questions are written, from and to."""


class Proof(NamedTuple):
    """The screen that proves an answer."""

    screen: ScreenName
    example: int | None = None
    """The example on the cards, or the one that is followed by hand; None for the present one."""
    iteration: int | None = None
    """Where the training stands; None for where it is."""


class Question(NamedTuple):
    """One question with its choices."""

    ask: str
    choices: tuple[str, ...]
    answer: int
    """The index of the right choice, from 0."""
    why: str
    """Why it is right, in a sentence."""
    ages: tuple[int, int]
    """From and to which age it is for."""
    proof: Proof | None = None
