"""What the training section of an activity says: the settings of its run, and of others by name."""

from __future__ import annotations

from typing import Literal, get_args

from connecte.content.runs.method import WORKSHOP, Method
from connecte.language.value import NamedTuple

Rule = Literal["backpropagation", "perceptron"]
Beginning = Literal["cards", "hand", "random", "zero", "normal"]
BEGINNINGS: tuple[Beginning, ...] = get_args(Beginning)
DRAWN: tuple[Beginning, ...] = ("random", "zero", "normal")
"""Starts that do not come from cards."""


class Start(NamedTuple):
    """A neuron that training starts with other numbers than those of its card (reference §6)."""

    layer: int
    neuron: int
    weights: tuple[float, ...] | None
    """Weights in place of the card's; None keeps the card's."""
    threshold: int | float | None
    """Threshold in place of the card's; None keeps the card's."""


class NamedRun(NamedTuple):
    """Another run that an activity describes, beside its own. What its author left out is that of the
    activity's own run.
    """

    name: str
    step: float
    """Step size η of gradient descent."""
    a: float
    """Steepness of the cost."""
    iterations: int
    begin: Beginning | Literal["activity"]
    """Where it starts; "activity" means where the activity's own run does."""
    seed: int
    """Seed of a random start."""
    held_out: tuple[int, ...]
    """Numbers of the examples that it does not learn from, in ascending order."""
    method: Method = WORKSHOP
    """How it learns."""
    folds: int = 0
    """Into how many parts the examples are dealt, each kept aside once; 0 where they are not."""


class Training(NamedTuple):
    """The settings of the learning by computer."""

    step: float
    """Step size η of gradient descent."""
    a: float
    """Steepness of the cost."""
    output_threshold_factor: float
    """Factor of the step size for the thresholds of the outputs."""
    iterations: int
    marks: tuple[int, ...]
    """Iterations that are shown as marks on the timeline."""
    masked: tuple[int, ...]
    """Indexes of the layers whose absent links stay absent."""
    start: tuple[Start, ...]
    """Neurons that start with other numbers than their cards."""
    note: str
    rule: Rule = "backpropagation"
    begin: Beginning = "cards"
    """Where it starts: the cards, which `start` may change; the cards after the learning by hand; small
    random numbers; zeros; numbers around 0 that are smaller where a neuron reads more, N(0, 1) / √sources.
    """
    seed: int = 0
    """Seed of a random start, of the order of the examples and of dropout."""
    held_out: tuple[int, ...] = ()
    """Numbers of the examples that it does not learn from, in ascending order."""
    runs: tuple[NamedRun, ...] = ()
    """Other runs, each of its own name."""
    method: Method = WORKSHOP
    folds: int = 0
    """Into how many parts the examples are dealt, each kept aside once; 0 where they are not."""
