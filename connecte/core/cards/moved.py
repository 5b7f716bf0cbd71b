"""Count the examples that are right after one threshold is moved, with numpy (reference §5).

The forward pass of all examples is kept, layer by layer. A moved threshold changes the answers of
one neuron for some examples, so only the sums that read a changed answer are corrected.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from connecte.core.cards.batch import Array, claimed, is_whole, show, sums
from connecte.core.cards.card import BENT, EXACT
from connecte.core.cards.network import DIGITS, Layer, Network, Neuron, Number


class MovedThresholds:
    """A network and its examples; `right` counts the examples that are right with nothing moved.

    `inputs` has one row per example, `labels` the label wanted for each.
    """

    def __init__(self, network: Network, inputs: Sequence[Sequence[Number]], labels: Sequence[str]) -> None:
        self._network = network
        self._layers = network.layers
        self._weights = [np.array([n.weights for n in layer.neurons], dtype=float) for layer in network.layers]
        values = np.array(inputs, dtype=float).T
        is_exact = bool((values == np.rint(values)).all())
        self._is_exact: list[bool] = []
        """Whether the sums of each layer are whole, so that nothing is rounded."""
        self._sums: list[Array] = []
        self._shown: list[Array] = []
        for layer in network.layers:
            is_exact = is_exact and all(map(is_whole, layer.neurons))
            self._is_exact.append(is_exact)
            is_exact = is_exact and all(map(_answers_whole, layer.neurons))
            self._sums.append(sums(layer, values))
            values = show(layer, self._sums[-1].copy())
            self._shown.append(values)
        self._wanted = np.array([[label == wanted for wanted in labels] for label in network.choices])
        self._silent = np.array([bool(network.otherwise) and label == network.otherwise for label in labels])
        self._right = self._is_right(self._shown[-1], slice(None))
        self.right = int(self._right.sum())

    def right_after(self, layer: int, neuron: int, change: Number) -> int:
        """Return how many examples are right if `change` is added to the threshold of (layer, neuron)."""
        one = self._layers[layer].neurons[neuron]
        moved = Layer("", (one._replace(threshold=one.threshold + change),))
        change_ = show(moved, self._sums[layer][[neuron]]) - self._shown[layer][neuron]
        cases = np.flatnonzero(change_[0])
        rows, changed = np.array([neuron]), change_[:, cases]
        for number in range(layer + 1, len(self._layers)):
            if not rows.size:
                return self.right
            corrected = self._sums[number][:, cases] + self._weights[number][:, rows] @ changed
            if not (self._is_exact[number] and float(change).is_integer()):
                np.round(corrected, DIGITS, out=corrected)
            changed = show(self._layers[number], corrected) - self._shown[number][:, cases]
            rows = np.flatnonzero(changed.any(axis=1))
            changed = changed[rows]
        answers = self._shown[-1][:, cases]
        answers[rows] += changed
        return self.right + int(self._is_right(answers, cases).sum()) - int(self._right[cases].sum())

    def _is_right(self, answers: Array, cases: NDArray[np.intp] | slice) -> NDArray[np.bool_]:
        """Return, per case, whether only the wanted label is claimed, or none where none is wanted."""
        claims = claimed(self._network, answers)
        return np.where(
            claims.any(axis=0),
            (claims == self._wanted[:, cases]).all(axis=0),
            self._silent[cases],
        )


def _answers_whole(neuron: Neuron) -> bool:
    """Return whether a neuron answers whole sums by whole numbers."""
    return float(neuron.threshold).is_integer() and neuron.answer not in (*BENT, *EXACT)
