"""The picture that a network answers with most confidence: gradient ascent over the cells, from noise
(networks.md §4).

It shows what a network has not learned: it may answer "99 % a 3" to a picture that looks like nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from connecte.core.learning.activation import Array, softmax
from connecte.core.learning.backprop import back, forward, hidden_slopes
from connecte.core.learning.problem import Parameters, Problem

NOISE = 0.3
"""The largest grey of the noise that a climb starts from."""
REACH = 0.2
"""By how much the cell that changes most changes in one step."""


class Climbed(NamedTuple):
    """Where a climb stands."""

    picture: Array
    """(cells,): greys from 0 to 1."""
    share: float
    """The output's share of all outputs, softmax of the sums: no probability."""
    steps: int
    """How many steps were made."""


def shares(problem: Problem, parameters: Parameters, pictures: Array) -> Array:
    """Return the share of each output, softmax of the last sums, for pictures (N, cells): (N, outputs)."""
    return softmax(forward(problem, pictures, parameters).sums[-1])


def slope(problem: Problem, parameters: Parameters, picture: Array, output: int) -> Array:
    """Return ∂ log(share of an output) / ∂cell (cells,), back through the layers by the chain rule."""
    seen = forward(problem, picture[None], parameters)
    gradient = -softmax(seen.sums[-1])
    gradient[0, output] += 1.0
    for number in range(len(parameters.layers) - 1, 0, -1):
        gradient = back(gradient, parameters.layers[number].weights, hidden_slopes(problem, seen, number - 1))
    return np.asarray((gradient @ parameters.layers[0].weights)[0])


def climb(
    problem: Problem, parameters: Parameters, output: int, seed: int = 0, steps: int = 200
) -> Iterator[Climbed]:
    """Yield each step of a climb from seeded noise: cells move up the slope, kept between 0 and 1.

    It ends after so many steps, or where no cell can move.
    """
    cells = parameters.layers[0].weights.shape[1]
    picture: Array = np.asarray(np.random.default_rng(seed).uniform(0.0, NOISE, cells))
    yield Climbed(picture, _share(problem, parameters, picture, output), 0)
    for step in range(1, steps + 1):
        up = slope(problem, parameters, picture, output)
        largest = np.abs(up).max()
        if not largest > 0:
            return
        moved = np.clip(picture + REACH * up / largest, 0.0, 1.0)
        if np.array_equal(moved, picture):
            return
        picture = moved
        yield Climbed(picture, _share(problem, parameters, picture, output), step)


def _share(problem: Problem, parameters: Parameters, picture: Array, output: int) -> float:
    return float(shares(problem, parameters, picture[None])[0, output])
