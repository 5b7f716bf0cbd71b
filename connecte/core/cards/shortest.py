"""Find the fewest moves of thresholds by 1 after which all examples are right, with numpy (reference §5).

Thresholds before the last layer are tried, nearest first. Where each output claims by itself a label of its
own, each has for given answers an interval of thresholds at which it is right for all examples, and its
moves are the way into that interval. Where outputs depend on each other, their thresholds are tried too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from math import comb

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.batch import Array, claimed, sums, thresholds
from connecte.core.cards.network import DIGITS, Network, Nudge, Number

MOST_WORK = 60_000_000
"""Limit of products computed by one search: less than a second."""
MOST_HIDDEN = 12
"""Most moves before the last layer that are tried together."""
_AT_ONCE = 400_000
"""Numbers of a layer that are computed at once."""


class ShortestWay:
    """A network and its examples; `sets` holds shortest sets of moves that make all of them right.

    Sets that move no output are left out if others are as short. `inputs` has one row per example,
    `labels` the label wanted for each; thresholds and the sums of outputs are whole numbers. `sets` is
    empty if no set within the work allowed does it, and holds an empty set if all are right. `stop` is
    called between batches; if it returns True, `sets` is empty.
    """

    def __init__(
        self,
        network: Network,
        inputs: Sequence[Sequence[Number]],
        labels: Sequence[str],
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._layers = network.layers
        self._weights = [np.array([n.weights for n in layer.neurons], dtype=float) for layer in network.layers]
        self._first = sums(network.layers[0], np.array(inputs, dtype=float).T)
        self._wanted = np.array([[label == wanted for wanted in labels] for label in network.labels])
        self._places = [
            (n, i) for n, layer in enumerate(network.layers[:-1]) for i in range(len(layer.neurons))
        ]
        self._thresholds = [thresholds(layer) for layer in network.layers]
        self._kinds = [np.array([[neuron.answer] for neuron in layer.neurons]) for layer in network.layers]
        self._excess = [bool((kinds == "excess").all()) for kinds in self._kinds]
        self._reach = np.array([neuron.answer == "reach" for neuron in network.layers[-1].neurons])
        self.sets: tuple[tuple[Nudge, ...], ...] = ()
        if network.is_simple:
            self._search(stop)
        else:
            self._search_together(network, labels, stop)

    def _search(self, stop: Callable[[], bool]) -> None:
        cases = self._first.shape[1]
        price = cases * sum(weights.size for weights in self._weights)
        best, work = np.inf, 0
        found: list[tuple[Nudge, ...]] = []
        for size in range(MOST_HIDDEN + 1):
            count = _count(len(self._places), size)
            work += count * price
            if size >= best or work > MOST_WORK or not count:
                break
            for offsets in _batches(_offsets(len(self._places), size), max(1, _AT_ONCE // (cases * 10))):
                if stop():
                    return
                moves = self._output_moves(offsets)
                totals = size + np.abs(moves).sum(axis=1)
                least = float(totals.min())
                if least < best:
                    best, found = least, []
                if least == best and np.isfinite(best):
                    rows = np.flatnonzero(totals == best)
                    found += [self._nudges(offsets[row], moves[row]) for row in rows]
        self.sets = tuple(found)

    def _search_together(self, network: Network, labels: Sequence[str], stop: Callable[[], bool]) -> None:
        cases = self._first.shape[1]
        outputs = len(network.layers[-1].neurons)
        places = len(self._places) + outputs
        price = cases * (sum(weights.size for weights in self._weights) + 3 * outputs)
        named = np.array([[label == wanted for wanted in labels] for label in network.choices])
        work = 0
        for size in range(MOST_HIDDEN + 1):
            count = _count(places, size)
            work += count * price
            if work > MOST_WORK or not count:
                return
            found: list[tuple[Nudge, ...]] = []
            for offsets in _batches(_offsets(places, size), max(1, _AT_ONCE // (cases * 10))):
                if stop():
                    return
                hidden, last = offsets[:, :-outputs], offsets[:, -outputs:]
                shows = self._answers(len(self._weights) - 1, self._last_sums(hidden) - last[:, :, None])
                right = (claimed(network, shows) == named).all(axis=(-2, -1))
                found += [self._nudges(hidden[row], last[row]) for row in np.flatnonzero(right)]
            if found:
                self.sets = tuple(found)
                return

    def _nudges(self, hidden: NDArray[np.int64], outputs: Array) -> tuple[Nudge, ...]:
        last = len(self._layers) - 1
        moves = [Nudge(*place, int(by)) for place, by in zip(self._places, hidden, strict=True) if by]
        return (*moves, *(Nudge(last, o, int(by)) for o, by in enumerate(outputs) if by))

    def _output_moves(self, offsets: NDArray[np.int64]) -> Array:
        """Return the smallest change of each output's threshold (rows, outputs) with which it is right for
        all examples after the hidden thresholds are moved by `offsets` (rows, places); infinity if none
        is.
        """
        found = self._last_sums(offsets)
        high = np.where(self._wanted, found, np.inf).min(axis=2)
        low = np.where(self._wanted, -np.inf, found).max(axis=2)
        # An output that speaks above its threshold must have it below the least sum wanted; one that
        # speaks at it, above the largest sum not wanted.
        high = np.where(self._reach, high, high - 1)
        low = np.where(self._reach, low + 1, low)
        at = self._thresholds[-1][:, 0]
        moves = np.where(at < low, low - at, np.where(at > high, high - at, 0.0))
        return np.where(low <= high, moves, np.inf)

    def _last_sums(self, offsets: NDArray[np.int64]) -> Array:
        """Return the outputs' sums (rows, outputs, cases)."""
        found = np.broadcast_to(self._first, (len(offsets), *self._first.shape))
        at = 0
        for number, weights in enumerate(self._weights[1:]):
            neurons = len(self._thresholds[number])
            moved = offsets[:, at : at + neurons, None]
            at += neurons
            found = np.round(weights @ self._answers(number, found - moved), DIGITS)
        return found

    def _answers(self, layer: int, found: Array) -> Array:
        """Return the answers (rows, neurons, cases) to sums, as `card.shown` gives them."""
        over = found - self._thresholds[layer]
        excess = np.maximum(over, 0.0)
        if self._excess[layer]:
            return excess
        kinds = self._kinds[layer]
        steps = np.where(kinds == "reach", over >= 0, over > 0)
        return np.where(kinds == "excess", excess, np.where(kinds == "sum", over, steps))


def _count(places: int, size: int) -> int:
    """Return how many ways there are to move `places` thresholds by `size` in all."""
    if size == 0:
        return 1
    return sum(comb(places, k) * comb(size - 1, k - 1) * 2**k for k in range(1, min(places, size) + 1))


@lru_cache(maxsize=32)
def _offsets(places: int, size: int) -> NDArray[np.int64]:
    """Return every change (rows, places) of thresholds whose sizes add up to `size`."""
    blocks = []
    for moved in range(1 if size else 0, min(places, size) + 1):
        shares = np.array(list(_shares(size, moved)), dtype=np.int64)
        signs = np.array(list(product((1, -1), repeat=moved)), dtype=np.int64)
        changes = (shares[:, None] * signs).reshape(len(shares) * len(signs), moved)
        chosen = np.array(list(combinations(range(places), moved)), dtype=np.intp)
        rows = np.zeros((len(chosen), len(changes), places), dtype=np.int64)
        np.put_along_axis(rows, np.broadcast_to(chosen[:, None], (*rows.shape[:2], moved)), changes[None], 2)
        blocks.append(rows.reshape(len(chosen) * len(changes), places))
    return np.concatenate(blocks)


def _shares(size: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to write `size` as a sum of `parts` numbers above 0, in order."""
    if parts == 0:
        yield ()
    elif parts == 1:
        yield (size,)
    else:
        for first in range(1, size - parts + 2):
            yield from ((first, *rest) for rest in _shares(size - first, parts - 1))


def _batches(rows: NDArray[np.int64], most: int) -> Iterator[NDArray[np.int64]]:
    for start in range(0, len(rows), most):
        yield rows[start : start + most]
