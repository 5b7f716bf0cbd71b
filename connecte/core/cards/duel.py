"""Compare the output that spoke with the one that should have (reference §5).

A sum is made of terms. Terms that both sums have with the same weight add the same to both, so they
decide nothing between the two: they are shared. What is left decides.
"""

from __future__ import annotations

from connecte.core.cards.card import shown
from connecte.core.cards.network import Network, NeuronTrace, Number, Term, Trace
from connecte.language.value import NamedTuple

_SIZES = ("excess", "sum")
"""The answers that are larger the larger the sum is."""


class Side(NamedTuple):
    """One of the two outputs."""

    output: int
    """Its index in the last layer."""
    trace: NeuronTrace
    """Its terms, its sum and its answer for this drawing."""
    wanted: bool
    """Whether it is the one that should speak."""
    to_beat: Number | None = None
    """Where the wanted output can win with the largest answer: the largest of the outputs with another label.
    None where each output has to speak or be silent by itself.
    """

    @property
    def speaks(self) -> bool:
        """Whether it claims its label."""
        return self.trace.shown > 0 and (self.to_beat is None or self.trace.shown >= self.to_beat)

    @property
    def has_size(self) -> bool:
        """Whether its answer is larger the larger its sum is, and not only 0 or 1."""
        return self.trace.neuron.answer in _SIZES

    @property
    def due(self) -> Number:
        """The answer to its sum, whatever a pupil announced."""
        return shown(self.trace.sum, self.trace.threshold, self.trace.neuron.answer)

    @property
    def is_misread(self) -> bool:
        """Whether it speaks or is silent only because of the answer that a pupil announced."""
        return (self.trace.shown > 0) != (self.due > 0)

    @property
    def is_right(self) -> bool:
        """Whether it does what it should: speak if it is wanted, else be silent, or lose to the wanted one."""
        if self.to_beat is None:
            return self.speaks == self.wanted
        return not self.wanted or self.trace.shown > max(0, self.to_beat)

    @property
    def to_limit(self) -> Number:
        """How far its sum is from where it turns right: above 0 upwards, below 0 downwards, 0 if it is
        right. Where the largest wins, that is what the others show.
        """
        if self.is_right:
            return 0
        beats = self.wanted and self.to_beat is not None and self.has_size
        return (max(0, self.to_beat or 0) if beats else 0) - (self.trace.sum - self.trace.threshold)

    @property
    def is_beyond(self) -> bool:
        """Whether its sum must go beyond that limit to be right: at the limit it is still wrong."""
        return not self.is_right and self.wanted != (self.trace.neuron.answer == "reach")

    @property
    def missing(self) -> Number:
        """The smallest change of whole numbers with which its sum is right; 0 if it is right."""
        if not self.is_beyond:
            return self.to_limit
        return self.to_limit + (1 if self.wanted else -1)


class Duel(NamedTuple):
    """Two outputs side by side, or one where no other matters."""

    sides: tuple[Side, ...]
    """First the one that spoke, or came nearest to speaking; then the one that should speak."""
    shared: frozenset[int]
    """The sources whose term is the same in both sums."""
    others: tuple[Side, ...] = ()
    """The other outputs that are wrong."""

    def own_terms(self, side: Side) -> tuple[Term, ...]:
        """Return the terms of a side that the other does not share."""
        return tuple(term for term in side.trace.terms if term.source not in self.shared)

    @property
    def deciding(self) -> tuple[int, ...]:
        """The sources of all terms that are not shared, in order."""
        terms = (term.source for side in self.sides for term in self.own_terms(side))
        return tuple(sorted(set(terms)))


def duel(network: Network, trace: Trace, wanted: str | None) -> Duel | None:
    """Return the two outputs that a verdict is about; None if it is right.

    `wanted` is the label that should be claimed, None if it is unknown: then only a silent or hesitating
    network has a duel, between the two outputs that are highest above their thresholds. Of several outputs
    with the wanted label the nearest to speaking is compared. The trace may hold numbers that pupils
    announced.
    """
    verdict = network.verdict(trace.outputs, wanted)
    if verdict.right or (wanted is None and verdict.kind == "single"):
        return None
    sides = _sides(network, trace, wanted)
    right = sorted(
        (side for side in sides if side.wanted), key=lambda side: (not side.has_size, *_order(side))
    )[:1]
    rivals = sorted((side for side in sides if not side.wanted), key=_order)
    if wanted is None:
        first: dict[str, Side] = {}
        for side in rivals:
            first.setdefault(network.labels[side.output], side)
        rivals = list(first.values())
    # Where none should speak one output is enough; where nobody knows which, two are compared.
    chosen = [*rivals[: 2 if wanted is None else 1], *right]
    others = [side for side in sides if side not in chosen and not side.wanted and not side.is_right]
    return _between(*chosen)._replace(others=tuple(others))


def _sides(network: Network, trace: Trace, wanted: str | None) -> list[Side]:
    """Return every output as a side of a duel."""
    outputs = list(zip(trace.layers[-1].neurons, network.labels, strict=True))
    wins = wanted is None or any(
        label == wanted and output.neuron.answer in _SIZES for output, label in outputs
    )
    if network.decision == "alone" or not wins:
        # The largest of them has to be silent too where none is wanted, or where its answer is 1 at most.
        return [Side(n, output, label == wanted) for n, (output, label) in enumerate(outputs)]
    return [
        Side(n, output, label == wanted, max((o.shown for o, each in outputs if each != label), default=0))
        for n, (output, label) in enumerate(outputs)
    ]


def _order(side: Side) -> tuple[bool, Number, int]:
    """Order outputs: those that speak first, the farthest above its threshold before the others."""
    return not side.speaks, side.trace.threshold - side.trace.sum, side.output


def _between(*sides: Side) -> Duel:
    if len(sides) < 2:
        return Duel(sides, frozenset())
    first, second = (side.trace.neuron.weights for side in sides)
    pairs = enumerate(zip(first, second, strict=True))
    return Duel(sides, frozenset(source for source, (one, other) in pairs if one == other and one))
