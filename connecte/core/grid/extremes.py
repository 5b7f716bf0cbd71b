"""Find drawings for which a card's sum is not among the results printed on it (reference §3).

A sum of the first layer is a sum over black cells: each cell adds the weights of the strips it
lies in. The drawing with the fewest cells that exceeds a limit therefore takes the cells that add
most. In later layers sums are not linear because of the thresholds: there the cells are ordered by
an estimate of what each adds, and the exact sum of the drawing is computed.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.cards.card import Answer, PrintedRange, shown
from connecte.core.cards.network import DIGITS, Network, Neuron, Number
from connecte.core.grid.drawing import Cell, Drawing, Grid, Piece
from connecte.language.value import NamedTuple

_GUESSES = (1.0, 0.5, 0.0)
"""Factors tried for negative gains: 1 assumes that the neuron shows more than 0, 0 that it shows 0."""
MOST_WORK = 6_000_000
"""Limit of terms computed by all searches for one network: about one second."""

_NEURON = 4
"""Cost of a neuron in addition to its terms, in terms."""

_Card = tuple[tuple[tuple[int, Number], ...], Number, Answer]
_Order = Sequence[tuple[Cell, tuple[int, ...]]]


class Beyond(NamedTuple):
    """A drawing for which a card prints no answer."""

    drawing: Drawing
    sum: Number
    """The card's sum for this drawing."""


class Extremes:
    """Searches for drawings whose sums the cards of a network do not print.

    `network` reads the counts of black cells in `strips`, in this order. `work` is the number of
    terms that all searches together may compute.
    """

    def __init__(self, network: Network, grid: Grid, strips: Sequence[Piece], work: int = MOST_WORK) -> None:
        self.network = network
        self.grid = grid
        self._work = work
        self._inputs = len(strips)
        self._holders = [
            (cell, tuple(i for i, strip in enumerate(strips) if cell in strip)) for cell in grid.cells()
        ]
        self._cards: list[list[_Card]] = [
            [_card(neuron) for neuron in layer.neurons] for layer in network.layers
        ]

    @property
    def is_spent(self) -> bool:
        """Whether `work` is used up; further searches then find nothing."""
        return self._work < 0

    def beyond(self, layer: int, neuron: int, printed: PrintedRange) -> Beyond | None:
        """Return a drawing whose sum this card does not print; None if none was found.

        A sum above the printed results has no answer on the card. A sum below them has the answer
        0, which needs no table as long as the first printed answer is 0 or 1.
        """
        threshold = self.network.layers[layer].neurons[neuron].threshold
        readers = self._readers(layer, neuron)
        for guess in _GUESSES if layer else _GUESSES[:1]:
            if self.is_spent:
                return None
            order = self._by_gain(self._gains(readers, guess))
            found = self._above(readers, order, printed.high)
            if found is None and printed.low > threshold + 1:
                found = self._above(readers, order, int(threshold))
                if found is not None and found.sum >= printed.low:
                    found = None
            if found is not None:
                return found
        return None

    def _readers(self, layer: int, neuron: int) -> list[list[int]]:
        """Return, for each layer up to `layer`, the neurons that the sum of this neuron depends on."""
        found = [[neuron]]
        for number in range(layer, 0, -1):
            found.append(sorted({s for i in found[-1] for s, _w in self._cards[number][i][0]}))
        return found[::-1]

    def _above(self, readers: Sequence[Sequence[int]], order: _Order, limit: int) -> Beyond | None:
        """Return the drawing of the fewest first cells of `order` whose sum exceeds the limit, or None."""
        if self._sum(readers, order, len(order)) <= limit:
            return None
        low, high = 0, len(order)
        while high - low > 1:
            middle = (low + high) // 2
            enough = self._sum(readers, order, middle) > limit
            low, high = (low, middle) if enough else (middle, high)
        black = frozenset(cell for cell, _holders in order[:high])
        return Beyond(Drawing(self.grid, black), self._sum(readers, order, high))

    def _gains(self, readers: Sequence[Sequence[int]], guess: float) -> list[float]:
        """Return an estimate of what increasing each input by 1 adds to the sum."""
        gains = {readers[-1][0]: 1.0}
        for number in range(len(readers) - 1, -1, -1):
            before: dict[int, float] = {}
            for i in readers[number]:
                gain = gains[i] if gains[i] > 0 or number == len(readers) - 1 else gains[i] * guess
                terms = self._cards[number][i][0]
                self._work -= len(terms)
                for source, weight in terms:
                    before[source] = before.get(source, 0.0) + gain * weight
            gains = before
        return [gains.get(i, 0.0) for i in range(self._inputs)]

    def _by_gain(self, gains: Sequence[float]) -> _Order:
        """Return the cells that increase the sum, with their inputs, those with the largest gain first."""
        worth = [(sum(gains[i] for i in holders), cell, holders) for cell, holders in self._holders]
        best = sorted((item for item in worth if item[0] > 0), key=lambda item: -item[0])
        return [(cell, holders) for _gain, cell, holders in best]

    def _sum(self, readers: Sequence[Sequence[int]], order: _Order, cells: int) -> Number:
        """Return the sum of the last of `readers` when the first `cells` cells of `order` are black."""
        values: list[Number] = [0] * self._inputs
        for _cell, holders in order[:cells]:
            for i in holders:
                values[i] += 1
        total: Number = 0
        for number, needed in enumerate(readers):
            cards = self._cards[number]
            shows: list[Number] = [0] * len(cards)
            for i in needed:
                terms, threshold, answer = cards[i]
                self._work -= len(terms) + _NEURON
                total = 0
                for source, weight in terms:
                    total += weight * values[source]
                if isinstance(total, float):
                    total = round(total, DIGITS)
                shows[i] = shown(total, threshold, answer)
            values = shows
        return total


def _card(neuron: Neuron) -> _Card:
    """Return the links (source, weight), the threshold and the kind of answer of a neuron."""
    return tuple((s, w) for s, w in enumerate(neuron.weights) if w), neuron.threshold, neuron.answer
