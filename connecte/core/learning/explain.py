"""Explain the change of a weight or threshold in one iteration (reference §6, 3, 4, 6).

A weight changes by −η Σ G X, a threshold by +f η Σ G. Each term of the sum is the push of one
example, the product of three numbers that other pictures show. A penalty pushes weights as well.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from connecte.core.learning.iteration import Opened

Reason = Literal["moved", "masked", "silent", "unheard", "content", "cancelled", "fixed", "shrunk"]
CANCELLED = 0.02
"""Pushes cancel if the absolute value of their sum is at most this share of the sum of their sizes."""


class Place(NamedTuple):
    """Which number of the network: a weight or a threshold."""

    layer: int
    neuron: int
    source: int | None
    """The source of the weight; None for the threshold."""


class Push(NamedTuple):
    """The contribution of one example to the change of a number."""

    example: int
    """Row of the problem."""
    read: float
    """X: what the neuron read; 1 for a threshold."""
    returned: float
    """G: the gradient that came back to the neuron."""
    push: float
    """rate × read × returned, in the direction of the change."""


class Explanation(NamedTuple):
    """Why a weight or threshold changed, or did not."""

    place: Place
    before: float
    """Its value before the iteration."""
    after: float
    """Its value after the iteration."""
    rate: float
    """−η for a weight, f η for a threshold, 0 for a perceptron's threshold."""
    pushes: tuple[Push, ...]
    """One per example, the largest first; their sum is the change, unless a mask cancels it."""
    reason: Reason
    """moved; masked: no link is allowed there; silent: the neuron shows 0 for every example, so
    nothing comes back to it; unheard: what it reads is 0 wherever something comes back; content: nothing comes
    back to an output, as when the perceptron is right; cancelled: the pushes are much larger than
    their sum; fixed: its rate is 0; shrunk: no example pushes, the penalty does."""
    shrinking: float = 0.0
    """The push of the penalty, towards 0: −η ∂penalty/∂w."""

    @property
    def change(self) -> float:
        """after − before."""
        return self.after - self.before

    @property
    def wanted(self) -> float:
        """The sum of the pushes: the change without a mask."""
        return sum(push.push for push in self.pushes) + self.shrinking


def explain(opened: Opened, place: Place) -> Explanation:
    """Return the pushes on one weight or threshold in one iteration, and the reason of the result."""
    layer, neuron, source = place
    done, before = opened.updates[layer], opened.before.layers[layer]
    returned, shrinking = done.gradient[:, neuron], 0.0
    if source is None:
        values = (float(before.thresholds[neuron]), float(done.thresholds[neuron]))
        rate = 0.0 if opened.problem.rule == "perceptron" else opened.threshold_rate(layer)
        read = [1.0] * len(returned)
    else:
        values = (float(before.weights[neuron, source]), float(done.masked[neuron, source]))
        rate = -opened.problem.rate(layer)
        shrinking = rate * float(opened.shrinking(layer)[neuron, source])
        read = opened.read(layer)[:, source].tolist()
    pushes = [
        Push(row, value, float(back), rate * value * float(back))
        for row, value, back in zip(opened.examples, read, returned, strict=True)
    ]
    pushes.sort(key=lambda push: -abs(push.push) if push.push == push.push else -math.inf)
    reason = _reason(opened, place, pushes, rate)
    if shrinking and reason in ("silent", "unheard", "content"):
        reason = "shrunk"
    return Explanation(place, *values, rate, tuple(pushes), reason, shrinking)


def _reason(opened: Opened, place: Place, pushes: list[Push], rate: float) -> Reason:
    layer, neuron, source = place
    mask = opened.problem.masks[layer]
    if source is not None and mask is not None and not mask[neuron, source]:
        return "masked"
    if not rate:
        return "fixed"
    if not any(push.returned for push in pushes):
        return "content" if layer == len(opened.updates) - 1 else "silent"
    if not any(push.read * push.returned for push in pushes):
        return "unheard"
    total, sizes = sum(push.push for push in pushes), sum(abs(push.push) for push in pushes)
    return "cancelled" if abs(total) <= CANCELLED * sizes else "moved"


class Share(NamedTuple):
    """The part of a hidden neuron's gradient that comes from one neuron of the next layer."""

    neuron: int
    """Index in the next layer."""
    returned: float
    """G of that neuron."""
    weight: float
    """The updated weight of the link."""

    @property
    def product(self) -> float:
        """returned × weight, sent back to the hidden neuron."""
        return self.returned * self.weight


def shares(opened: Opened, layer: int, neuron: int, row: int) -> tuple[Share, ...]:
    """Return what each neuron of the next layer sends back to a hidden neuron for one example.

    `row` is the example's row in the iteration. The sum is Σ G P with the updated weights (§6, 5),
    before the multiplication by f′(S).
    """
    after = opened.updates[layer + 1]
    return tuple(
        Share(number, float(after.gradient[row, number]), float(after.masked[number, neuron]))
        for number in range(after.gradient.shape[1])
    )


Way = Literal["hidden", "slope", "difference", "shared"]


class Returned(NamedTuple):
    """How what comes back to a neuron for one example is made; `gradient` is what the factors make.

    In a hidden layer G = (Σ G P) × f′(S) × K: what the next layer sends back, the slope here, and whether
    dropout kept the neuron (§6, 5). In the last one G = ∂cost/∂Y × f′(Z), which is Y − T for a logarithm and
    the activation that it is made for; softmax, whose answers depend on each other, gives
    Y (∂cost/∂Y − mean) (§6, 2; networks.md §4).
    """

    way: Way
    """hidden: sent × slope × kept; slope: sent × slope, in the last layer; difference: Y − T; shared:
    answer × (sent − mean)."""
    gradient: float
    """G."""
    sum: float
    """S of the neuron."""
    answer: float
    """f(S), as if the neuron were not left out."""
    sent: float
    """What the next layer sends back, or ∂cost/∂Y."""
    slope: float
    """f′(S)."""
    kept: float = 1.0
    """0 if dropout left the neuron out, 1 / (1 − p) if it kept it; 1 without dropout."""
    mean: float = 0.0
    """Σ Y ∂cost/∂Y over the outputs, for softmax."""
    target: float = 0.0
    """T, with which the loss compares an output."""
    cost: float = 0.0
    """The loss of an output."""

    @property
    def is_left_out(self) -> bool:
        """Whether dropout left the neuron out."""
        return self.kept == 0


def returned(opened: Opened, layer: int, neuron: int, row: int) -> Returned:
    """Return the factors of G of a neuron for one example; `row` is its row in the iteration."""
    problem, seen = opened.problem, opened.forward
    gradient = float(opened.updates[layer].gradient[row, neuron])
    sums = seen.sums[layer]
    total = float(sums[row, neuron])
    if layer < len(opened.updates) - 1:
        answers = problem.hidden.value(sums)
        after = opened.updates[layer + 1]
        sent = float(after.gradient[row] @ after.masked[:, neuron])
        slope = float(problem.hidden.slope(sums, answers)[row, neuron])
        kept = float(seen.kept[layer][row, neuron]) if seen.kept else 1.0
        return Returned("hidden", gradient, total, float(answers[row, neuron]), sent, slope, kept)
    answers, rows = opened.answers, list(opened.examples)
    targets = problem.targets(answers.shape[1])[rows]
    target, cost = float(targets[row, neuron]), float(opened.costs[row, neuron])
    answer, slope = float(answers[row, neuron]), float(problem.output.slope(sums, answers)[row, neuron])
    made = Returned("slope", gradient, total, answer, 0.0, slope, target=target, cost=cost)
    if problem.rule == "perceptron" or problem.loss.outputs is not None:
        return made._replace(way="difference")
    derivatives = problem.loss.derivative(answers, targets)
    sent = float(derivatives[row, neuron])
    if problem.output.back is not None:
        mean = float((derivatives[row] * answers[row]).sum())
        return made._replace(way="shared", sent=sent, mean=mean)
    return made._replace(sent=sent)
