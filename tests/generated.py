"""Hypothesis strategies: drawings, formulas, networks, problems."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.grid.drawing import Drawing, Grid, Patch, Strip
from connecte.core.learning.backprop import LayerParameters, Parameters, Problem
from connecte.language.value import replace

GRID = Grid(9, 6)
drawings = st.sets(st.sampled_from(GRID.cells())).map(lambda cells: Drawing(GRID, frozenset(cells)))


def patch(*rows: str) -> Patch:
    """The cells that are marked with #."""
    return Patch(Drawing.from_rows(rows).black)


SMALL = Grid(3, 4)
QUARTERS = (patch("##..", "....", "...."), patch("..##", "....", "...."),
            patch("....", "##..", "##.."), patch("....", "..##", "..##"))  # fmt: skip
CHECKERS = (patch("#.#.", ".#.#", "#.#."), patch(".#.#", "#.#.", ".#.#"))
TWO_WAYS = (QUARTERS[0], CHECKERS[1], *QUARTERS[1:], CHECKERS[0])
PARTIAL = (patch("#...", ".#..", "..#."), Strip(False, 3, 3))
OVERLAPPING = (Strip(True, 0, 1), Strip(True, 1, 2), patch("....", "##..", "...."))
TRIPLE = (*QUARTERS[:2], Strip(False, 0, 3), Strip(True, 0, 0))


@st.composite
def problems(draw: st.DrawFn, layers: st.SearchStrategy[int] | None = None) -> tuple[Problem, Parameters]:
    """A small training problem of one to three layers, and where it starts."""
    # The first is tried first, and by tests of few examples nearly alone: it has a hidden layer.
    depth = draw(layers or st.sampled_from([2, 1, 3]))
    widths = [draw(st.integers(1, 4)) for _ in range(depth)] + [draw(st.integers(2, 4))]
    examples = draw(st.integers(1, 5))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    params, masks = [], []
    for sources, neurons in pairwise(widths):
        mask = (random.random((neurons, sources)) < 0.8).astype(float) if draw(st.booleans()) else None
        weights = random.normal(size=(neurons, sources))
        params.append(LayerParameters(weights if mask is None else weights * mask, random.normal(size=neurons)))
        masks.append(mask)
    problem = Problem(
        random.normal(size=(examples, widths[0])),
        random.integers(-1, widths[-1], examples),  # −1: no output should claim it
        tuple(masks),
        draw(st.sampled_from([0.001, 0.01])),
        draw(st.sampled_from([0.3, 0.7])),
        tuple(draw(st.sampled_from([1.0, 10.0])) for _ in masks),
    )
    return problem, Parameters(tuple(params))


@st.composite
def networks(draw: st.DrawFn, sources: int) -> Network:
    """Two layers of small whole weights, some neurons of the 0 or 1 kind, some outputs of one label."""
    weight, threshold = st.integers(-2, 2), st.integers(-2, 4)
    answer = st.sampled_from(["excess", "excess", "above", "reach"])

    def layer(name: str, size: int, wide: int) -> Layer:
        return Layer(name, tuple(
            Neuron(f"{name}{n}", tuple(draw(weight) for _ in range(wide)), draw(threshold), None, draw(answer))
            for n in range(size)
        ))  # fmt: skip

    hidden, out = draw(st.integers(1, 3)), draw(st.integers(2, 3))
    last = layer("o", out, hidden)
    last = Layer(
        "o", (*last.neurons[:-1], last.neurons[-1]._replace(label=draw(st.sampled_from([None, "o0"]))))
    )
    decision = draw(st.sampled_from(["alone", "largest"]))
    return Network((layer("h", hidden, sources), last), "", decision)


@st.composite
def taught(draw: st.DrawFn) -> tuple[Problem, Parameters]:
    """Such a problem, learned by batches, with penalties, dropout and factors, each perhaps."""
    problem, start = draw(problems())
    hidden = len(start.layers) - 1
    return replace(
        problem,
        batch=draw(st.integers(0, len(problem.inputs))),
        seed=draw(st.integers(0, 999_999)),
        l1=draw(st.sampled_from([0.0, 0.1])),
        l2=draw(st.sampled_from([0.0, 0.1])),
        dropout=draw(st.sampled_from([(), *((p,) * hidden for p in (0.0, 0.3, 0.5))])),
        weight_factors=draw(st.sampled_from([(), (0.5, 2.0, 1.0)[: hidden + 1]])),
    ), start
