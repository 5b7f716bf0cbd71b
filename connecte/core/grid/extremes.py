"""Drawings that lead a card's sum out of the results printed on it.

A sum of the first layer is a sum over black cells: each cell adds the weights of the strips it
lies in. So the drawing with the fewest cells that passes a limit takes the cells that add most.
Further on, sums bend at thresholds: there the cells are ordered by a guess, and what the drawing
really gives is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.core.cards.card import PrintedRange
from connecte.core.cards.network import Network, Number
from connecte.core.grid.drawing import Cell, Drawing, Grid, Strip

_GUESSES = (1.0, 0.5, 0.0)
"""How much of what lowers a sum is thought to be awake."""


class Beyond(NamedTuple):
    """A drawing for which a card has no answer, and the sum it gives there."""

    drawing: Drawing
    sum: Number


class Extremes:
    """The drawings of a grid, as what a network makes of them."""

    def __init__(self, network: Network, grid: Grid, strips: Sequence[Strip]) -> None:
        self.network = network
        self.grid = grid
        self._inputs = len(strips)
        self._holders = [
            (cell, tuple(i for i, strip in enumerate(strips) if cell in strip)) for cell in grid.cells()
        ]

    def beyond(self, layer: int, neuron: int, printed: PrintedRange) -> Beyond | None:
        """A drawing whose sum this card does not print; None where none was found.

        Above the printed results there is no answer. Below them it is 0 and no pupil needs to
        look it up, as long as the first printed answer is 0 or 1.
        """
        threshold = self.network.layers[layer].neurons[neuron].threshold
        for guess in _GUESSES if layer else _GUESSES[:1]:
            found = self._above(layer, neuron, guess, printed.high)
            if found is None and printed.low > threshold + 1:
                found = self._above(layer, neuron, guess, int(threshold))
                if found is not None and found.sum >= printed.low:
                    found = None
            if found is not None:
                return found
        return None

    def _above(self, layer: int, neuron: int, guess: float, limit: int) -> Beyond | None:
        """The fewest cells, those that should raise the sum most first, that bring it above a limit."""
        order = self._by_gain(self._gains(layer, neuron, guess))
        if self._sum(layer, neuron, order, len(order)) <= limit:
            return None
        low, high = 0, len(order)
        while high - low > 1:
            middle = (low + high) // 2
            enough = self._sum(layer, neuron, order, middle) > limit
            low, high = (low, middle) if enough else (middle, high)
        black = frozenset(cell for cell, _holders in order[:high])
        return Beyond(Drawing(self.grid, black), self._sum(layer, neuron, order, high))

    def _gains(self, layer: int, neuron: int, guess: float) -> list[float]:
        """What one more in each input would add to the sum, as far as can be guessed."""
        gains: list[float] = [float(weight) for weight in self.network.layers[layer].neurons[neuron].weights]
        for before in range(layer - 1, -1, -1):
            sources = self.network.layers[before].neurons
            awake = [gain if gain > 0 else gain * guess for gain in gains]
            gains = [
                sum(gain * source.weights[i] for gain, source in zip(awake, sources, strict=True))
                for i in range(len(sources[0].weights))
            ]
        return gains

    def _by_gain(self, gains: Sequence[float]) -> list[tuple[Cell, tuple[int, ...]]]:
        """The cells that raise the sum with the inputs they count for, those that raise it most first."""
        worth = [(sum(gains[i] for i in holders), cell, holders) for cell, holders in self._holders]
        best = sorted((item for item in worth if item[0] > 0), key=lambda item: -item[0])
        return [(cell, holders) for _gain, cell, holders in best]

    def _sum(
        self, layer: int, neuron: int, order: Sequence[tuple[Cell, tuple[int, ...]]], cells: int
    ) -> Number:
        """The card's sum when the first `cells` of the order are black."""
        counts = [0] * self._inputs
        for _cell, holders in order[:cells]:
            for i in holders:
                counts[i] += 1
        if layer == 0:
            weights = self.network.layers[0].neurons[neuron].weights
            return sum(weight * count for weight, count in zip(weights, counts, strict=True))
        return self.network.forward(counts).layers[layer].neurons[neuron].sum
