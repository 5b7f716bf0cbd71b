"""Which examples take part in an iteration, and which hidden neurons are left out of it.

Both follow from the seed and the number of the iteration alone, so that any iteration can be computed
again from the weights before it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Array
from connecte.core.learning.problem import Problem

_ORDER, _DROPOUT = 0, 1


def batches_in(problem: Problem) -> int:
    """Return the number of iterations in an epoch, in which every example takes part once."""
    return -(-len(problem.inputs) // batch_size(problem))


def batch_size(problem: Problem) -> int:
    """Return how many examples take part in an iteration; in the last one of an epoch, perhaps fewer."""
    if problem.rule == "perceptron":
        return 1
    return min(problem.batch or len(problem.inputs), len(problem.inputs))


def order_of(problem: Problem, epoch: int) -> NDArray[np.intp]:
    """Return the order (N,) in which an epoch takes the examples."""
    order = np.random.default_rng((problem.seed, _ORDER, epoch)).permutation(len(problem.inputs))
    return order.astype(np.intp, copy=False)


def rows_of(problem: Problem, number: int) -> tuple[int, ...]:
    """Return the rows of the problem that take part after `number` iterations.

    All of them, or a batch of an epoch; for the perceptron one, which takes the examples in turn.
    """
    count, size = len(problem.inputs), batch_size(problem)
    if problem.rule == "perceptron":
        return (number % count,)
    if size == count:
        return tuple(range(count))
    epoch, place = divmod(number, batches_in(problem))
    return tuple(order_of(problem, epoch)[place * size : (place + 1) * size].tolist())


def taken(problem: Problem, rows: tuple[int, ...]) -> Problem:
    """Return the problem of these rows alone, with their share of the penalty."""
    if len(rows) == len(problem.inputs):
        return problem
    at = list(rows)
    share = len(rows) / len(problem.inputs)
    goals = None if problem.goals is None else problem.goals[at]
    fewer = replace(problem, inputs=problem.inputs[at], wanted=problem.wanted[at], goals=goals)
    return replace(fewer, l1=problem.l1 * share, l2=problem.l2 * share)


def kept(problem: Problem, number: int, layer: int, rows: int, neurons: int) -> Array:
    """Return K (rows, neurons) of a hidden layer: 0 for a neuron that is left out of the iteration after
    `number`, 1 / (1 − p) for one that is kept, p being the layer's dropout (networks.md §3).
    """
    p = problem.dropout[layer]
    chance = np.random.default_rng((problem.seed, _DROPOUT + layer, number)).random((rows, neurons))
    return (chance >= p) / (1 - p)
