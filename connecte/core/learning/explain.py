"""Why a weight moved, or did not: the sum over examples that makes the change (reference §6).

A weight goes by −η Σ G X, a threshold by +f η Σ G. Each term of the sum is the push of one
example, and each push is the product of three numbers that can be seen elsewhere.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from connecte.core.learning.iteration import Opened

Reason = Literal["moved", "masked", "silent", "unheard", "content", "cancelled", "fixed"]
CANCELLED = 0.02
"""Of pushes that add up to less than this share of their sizes one says that they cancel."""


class Place(NamedTuple):
    """A weight, by layer, neuron and source; a threshold where `source` is None."""

    layer: int
    neuron: int
    source: int | None


class Push(NamedTuple):
    """What one example does to a number: read × returned × rate, with the sign of the rule.

    `example` is the row of the problem; `read` what the neuron was given there (1 for a
    threshold), `returned` what came back to it, G.
    """

    example: int
    read: float
    returned: float
    push: float


class Explanation(NamedTuple):
    """`pushes`, the largest first, add up to `after` − `before`, but for what a mask took away.

    Reasons: moved; masked (no link is allowed there); silent (the neuron shows 0 for every
    example, so nothing comes back to it); unheard (what it reads is 0 for every example);
    content (nothing comes back: the perceptron was right); cancelled (the pushes are much larger
    than their sum); fixed (the rule does not move thresholds).
    """

    place: Place
    before: float
    after: float
    rate: float
    pushes: tuple[Push, ...]
    reason: Reason

    @property
    def change(self) -> float:
        """How far it went."""
        return self.after - self.before

    @property
    def wanted(self) -> float:
        """Where the pushes alone would bring it, together."""
        return sum(push.push for push in self.pushes)


def explain(opened: Opened, place: Place) -> Explanation:
    """The pushes on one weight or threshold in one iteration."""
    layer, neuron, source = place
    step, before = opened.steps[layer], opened.before.layers[layer]
    returned = step.gradient[:, neuron]
    if source is None:
        values = (float(before.thresholds[neuron]), float(step.thresholds[neuron]))
        rate = 0.0 if opened.problem.rule == "perceptron" else opened.threshold_rate(layer)
        read = [1.0] * len(returned)
    else:
        values = (float(before.weights[neuron, source]), float(step.masked[neuron, source]))
        rate = -opened.problem.step
        read = opened.read(layer)[:, source].tolist()
    pushes = [
        Push(row, value, float(back), rate * value * float(back))
        for row, value, back in zip(opened.examples, read, returned, strict=True)
    ]
    pushes.sort(key=lambda push: -abs(push.push) if push.push == push.push else -math.inf)
    return Explanation(place, *values, rate, tuple(pushes), _reason(opened, place, pushes, read))


def _reason(opened: Opened, place: Place, pushes: list[Push], read: list[float]) -> Reason:
    layer, neuron, source = place
    mask = opened.problem.masks[layer]
    if source is not None and mask is not None and not mask[neuron, source]:
        return "masked"
    if source is None and opened.problem.rule == "perceptron":
        return "fixed"
    if not any(push.returned for push in pushes):
        return "content" if layer == len(opened.steps) - 1 else "silent"
    if not any(read):
        return "unheard"
    total, sizes = sum(push.push for push in pushes), sum(abs(push.push) for push in pushes)
    return "cancelled" if abs(total) <= CANCELLED * sizes else "moved"


class Share(NamedTuple):
    """A part of what comes back to a hidden neuron: one neuron of the next layer, G × weight."""

    neuron: int
    returned: float
    weight: float

    @property
    def product(self) -> float:
        """What this neuron sends back."""
        return self.returned * self.weight


def shares(opened: Opened, layer: int, neuron: int, row: int) -> tuple[Share, ...]:
    """What the next layer sends back to a hidden neuron for the example in this row of the
    iteration: Gh = Σ G P, with the weights just updated (§6, step 5). It arrives where the
    neuron showed more than 0.
    """
    after = opened.steps[layer + 1]
    return tuple(
        Share(number, float(after.gradient[row, number]), float(after.masked[number, neuron]))
        for number in range(after.gradient.shape[1])
    )
