"""Find the fewest threshold moves that make an example right and keep the others right (reference §5).

Each threshold may be moved once, by 1 up or down. Moves before the last layer are enumerated, in order of
their number. Where each output claims by itself a label of its own, the moves that each needs follow
directly; where outputs depend on each other, because the largest wins or several have one label, the moves
of outputs are enumerated too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from connecte.core.cards.card import shown
from connecte.core.cards.network import Network, Nudge, Number, summed
from connecte.language.value import NamedTuple


class Labelled(NamedTuple):
    """An example: its inputs and the label wanted for them."""

    inputs: tuple[Number, ...]
    label: str


class Repairs(NamedTuple):
    """The result of a search: all smallest sets of moves that repair an example.

    If `sets` is empty, no set of up to `searched` moves repairs it.
    """

    sets: tuple[tuple[Nudge, ...], ...]
    searched: int


MOST_MOVES = 4
"""Largest number of moves searched: a class would not try more thresholds at once by hand."""
MOST_WORK = 1_500_000
"""Limit of terms and neurons computed by all searches for one network: about half a second."""
_MOST_PLAIN = 1_000_000
"""Number of terms above which numpy is used, because its import takes a tenth of a second."""


def _moves(places: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[Nudge, ...]]:
    both_ways = [(Nudge(*place, 1), Nudge(*place, -1)) for place in places]
    for chosen in combinations(both_ways, size):
        yield from product(*chosen)


class Repairer:
    """Searches repairs for a network and its examples; the sums of the first layer are computed once.

    `right`: for each example, whether it is right with nothing moved. `outputs`: for each example, by how
    much each output's sum exceeds its threshold, or, where outputs depend on each other or show anything else,
    what each shows. `awake`: the neurons, as (layer, neuron), that show more than 0 for some example. `work`:
    how many terms the searches may still compute.
    """

    def __init__(self, network: Network, examples: Sequence[Labelled], work: int = MOST_WORK) -> None:
        self.terms = [
            [[(s, w) for s, w in enumerate(neuron.weights) if w] for neuron in layer.neurons]
            for layer in network.layers
        ]
        self.thresholds = [[neuron.threshold for neuron in layer.neurons] for layer in network.layers]
        later = [terms for layer in self.terms[1:] for terms in layer]
        self.price = sum(map(len, later)) + len(later) + len(self.terms[0])
        self.network = network
        self.is_whole = all(isinstance(t, int) for layer in self.thresholds for t in layer)
        self.places = [(n, i) for n, layer in enumerate(network.layers[:-1]) for i in range(len(layer.neurons))]
        self.work = work
        self.gain = _gain(network)
        self.simple = network.is_simple
        self.plain = all(neuron.answer == "excess" for layer in network.layers for neuron in layer.neurons)
        choices = network.choices
        index = {label: output for output, label in enumerate(choices)}
        self.wanted = [index.get(example.label, -1) for example in examples]
        self.label_of = [index[label] for label in network.labels]
        self.answers = [[neuron.answer for neuron in layer.neurons] for layer in network.layers]
        self.first: list[list[Number]]
        self.outputs: list[list[Number]]
        self.awake: set[tuple[int, int]] = set()
        links = sum(len(terms) for layer in self.terms for terms in layer)
        if links * len(examples) > _MOST_PLAIN:
            self._pass_at_once(network, examples)
        else:
            self.first = [self._sums(0, example.inputs) for example in examples]
            self.outputs = [self._values(first) for first in self.first]
        none = (network.otherwise,) if network.otherwise else ()
        self.right = [
            network.verdict(values).labels == ((choices[wanted],) if wanted >= 0 else none)
            for values, wanted in zip(self.outputs, self.wanted, strict=True)
        ]
        self._rights = [number for number, right in enumerate(self.right) if right]
        self.columns = self._columns()

    def _columns(self) -> Sequence[Sequence[Number]]:
        """Return each hidden neuron's weights in the outputs, where a search may add what a move changes
        instead of summing anew: with two layers and whole numbers; else none.
        """
        if len(self.terms) != 2 or not (self.plain and self.simple and self.is_whole):
            return ()
        columns = [*zip(*[neuron.weights for neuron in self.network.layers[1].neurons], strict=True)]
        whole = all(isinstance(number, int) for row in (*columns, *self.first) for number in row)
        return columns if whole else ()

    def _pass_at_once(self, network: Network, examples: Sequence[Labelled]) -> None:
        """Compute `first`, `outputs` and `awake` with numpy; whole numbers are converted back to int."""
        import numpy as np

        from connecte.core.cards.batch import show, sums, thresholds

        values = np.array([example.inputs for example in examples], dtype=float).T
        for number, layer in enumerate(network.layers):
            found = sums(layer, values)
            if number == 0:
                self.first = [list(map(_whole, row)) for row in found.T.tolist()]
            above = found - thresholds(layer)
            values = show(layer, found)
            self.awake.update((number, int(i)) for i in np.flatnonzero((values > 0).any(axis=1)))
        self.outputs = [self._claims(list(map(_whole, row))) for row in above.T.tolist()]

    def repairs(self, wrong: int) -> Repairs:
        """Return the smallest repairs of example number `wrong` that keep every right example right; none
        where thresholds are not whole and outputs depend on each other.
        """
        if not (self.plain and self.simple):
            return self._repairs_together(wrong) if self.is_whole else Repairs((), 0)
        if self._least_moves(wrong) > MOST_MOVES:
            return Repairs((), MOST_MOVES)
        if self.work < 0:
            return Repairs((), 0)
        cases = [wrong, *(number for number in self._rights if number != wrong)]
        best = MOST_MOVES
        found: list[tuple[Nudge, ...]] = []
        for size in range(min(MOST_MOVES, len(self.places)) + 1):
            if size > best:
                break
            for moves in _moves(self.places, size):
                outputs = self._outputs_needed(cases, moves, best - size)
                if self.work < 0:
                    return Repairs((), max(0, size - 1))
                if outputs is None:
                    continue
                if size + len(outputs) < best:
                    best, found = size + len(outputs), []
                found.append((*moves, *outputs))
        return Repairs(tuple(found), MOST_MOVES)

    def _repairs_together(self, wrong: int) -> Repairs:
        """Search with the outputs' moves enumerated after those of each set of moves before them."""
        cases = [wrong, *(number for number in self._rights if number != wrong)]
        last = len(self.thresholds) - 1
        outputs = [(last, i) for i in range(len(self.thresholds[last]))]
        best = MOST_MOVES
        found: list[tuple[Nudge, ...]] = []
        for size in range(min(MOST_MOVES, len(self.places)) + 1):
            if size > best:
                break
            for moves in _moves(self.places, size):
                kept: list[tuple[Nudge, ...]] = [
                    more for number in range(best - size + 1) for more in _moves(outputs, number)
                ]
                thresholds = self._moved(moves)
                for case in cases:
                    above = self._last_values(case, thresholds)
                    self.work -= len(kept)
                    kept = [more for more in kept if self._is_right(above, more, self.wanted[case])]
                    if self.work < 0:
                        return Repairs((), max(0, size - 1))
                    if not kept:
                        break
                for more in kept:
                    if size + len(more) < best:
                        best, found = size + len(more), []
                    if size + len(more) == best:
                        found.append((*moves, *more))
        return Repairs(tuple(found), MOST_MOVES)

    def _is_right(self, above: Sequence[Number], moves: Sequence[Nudge], wanted: int) -> bool:
        """Whether only the wanted label is claimed, given by how much each output's sum exceeds its
        threshold before it is moved.
        """
        values = list(above)
        for move in moves:
            values[move.neuron] -= move.change
        claims = self.network.claiming(self._answers(values))
        if not claims:
            return wanted < 0
        return all(self.label_of[output] == wanted for output in claims)

    def _moved(self, moves: Sequence[Nudge]) -> list[list[Number]]:
        """Return the thresholds after moves."""
        thresholds = [list(layer) for layer in self.thresholds]
        for move in moves:
            thresholds[move.layer][move.neuron] += move.change
        return thresholds

    def _least_moves(self, wrong: int) -> float:
        """Return a lower bound of the number of moves that a repair of this example needs."""
        values = self.outputs[wrong]
        # The smallest whole number above 0 is 1; with decimals any number above 0 is enough.
        least = 1 if all(isinstance(value, int) for value in values) else 0
        return max(
            (least - value if output == self.wanted[wrong] else value) / self.gain
            for output, value in enumerate(values)
        )

    def _sums(self, layer: int, values: Sequence[Number]) -> list[Number]:
        return [summed([w * values[s] for s, w in terms]) for terms in self.terms[layer]]

    def _values(self, sums: Sequence[Number]) -> list[Number]:
        """Return by how much each output's sum exceeds its threshold, and update `awake`."""
        for layer, thresholds in enumerate(self.thresholds):
            above = [s - t for s, t in zip(sums, thresholds, strict=True)]
            shows = self._shown(layer, sums, thresholds)
            self.awake.update((layer, i) for i, value in enumerate(shows) if value > 0)
            if layer + 1 < len(self.thresholds):
                sums = self._sums(layer + 1, shows)
        return self._claims(above)

    def _shown(self, layer: int, sums: Sequence[Number], thresholds: Sequence[Number]) -> list[Number]:
        """Return the answers of a layer."""
        pairs = zip(sums, thresholds, strict=True)
        if self.plain:  # found faster: most of the time of a search passes here
            return [s - t if s > t else 0 for s, t in pairs]
        return [shown(s - t, 0, answer) for (s, t), answer in zip(pairs, self.answers[layer], strict=True)]

    def _claims(self, above: Sequence[Number]) -> list[Number]:
        """Return `above` where it says by itself which outputs claim; else what each output shows."""
        return list(above) if self.plain and self.simple else self._answers(above)

    def _answers(self, above: Sequence[Number]) -> list[Number]:
        """Return what each output shows."""
        return [shown(value, 0, answer) for value, answer in zip(above, self.answers[-1], strict=True)]

    def _outputs_needed(
        self, cases: Sequence[int], moves: Sequence[Nudge], most: int
    ) -> tuple[Nudge, ...] | None:
        """Return the moves of outputs needed after `moves`; None if impossible or more than `most`."""
        thresholds = self._moved(moves) if moves and not self.columns else self.thresholds
        # A shift is possible for an output if it is below all its values where it is wanted, and not below
        # any where it is not. 0, −1 and 1 are all between these first bounds.
        outputs = len(thresholds[-1])
        least: list[Number] = [-1] * outputs
        below: list[Number] = [2] * outputs
        shifts: list[int | None] = [0] * outputs
        for case in cases:
            if self.work < 0:
                return None
            wanted, changed = self.wanted[case], False
            moved = self._moved_values(case, moves) if self.columns else self._last_values(case, thresholds)
            for output, value in enumerate(moved):
                if output == wanted and value < below[output]:
                    below[output], changed = value, True
                elif output != wanted and value > least[output]:
                    least[output], changed = value, True
            if changed:
                shifts = [_first_between(*bounds) for bounds in zip(least, below, strict=True)]
                if None in shifts or sum(map(bool, shifts)) > most:
                    return None
        last = len(thresholds) - 1
        return tuple(Nudge(last, output, shift) for output, shift in enumerate(shifts) if shift)

    def _moved_values(self, case: int, moves: Sequence[Nudge]) -> Sequence[Number]:
        """Return what `_last_values` does after moves by 1, from `outputs` and `columns`."""
        self.work -= self.price
        values, sums, thresholds = self.outputs[case], self.first[case], self.thresholds[0]
        for _layer, neuron, change in moves:
            # Its answer changes by 1, unless it is 0 before and after.
            if sums[neuron] - thresholds[neuron] > (0 if change > 0 else -1):
                values = [v - change * w for v, w in zip(values, self.columns[neuron], strict=True)]
        return values

    def _last_values(self, case: int, thresholds: Sequence[Sequence[Number]]) -> list[Number]:
        """Return by how much each output's sum exceeds its threshold."""
        self.work -= self.price
        sums: Sequence[Number] = self.first[case]
        for layer in range(1, len(thresholds)):
            sums = self._sums(layer, self._shown(layer - 1, sums, thresholds[layer - 1]))
        return [s - t for s, t in zip(sums, thresholds[-1], strict=True)]


def _whole(value: float) -> Number:
    """Return a whole float as int, like the sums of whole numbers elsewhere."""
    return int(value) if value.is_integer() else value


def _gain(network: Network) -> Number:
    """Return the most by which moving one threshold by 1 can change an output's sum."""
    gain: Number = 1
    for number, layer in enumerate(network.layers[1:]):
        sizes = [[abs(weight) for weight in neuron.weights] for neuron in layer.neurons]
        # In the next layer one source has changed; in later layers all may have.
        gain *= max(max(row) if number == 0 else sum(row) for row in sizes)
    return max(gain, 1)


def _first_between(least: Number, below: Number) -> int | None:
    """Return the first of 0, −1 and 1 from `least` on and less than `below`; None if none is."""
    return 0 if least <= 0 < below else -1 if least <= -1 < below else 1 if least <= 1 < below else None
