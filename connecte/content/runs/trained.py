"""Turns a trained state into cards: a network, and an activity file of its own. Needs numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from connecte.content.activity import Activity, Card, Example
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.method import as_keys
from connecte.content.runs.settings import NamedRun
from connecte.content.writing.quoting import quoted
from connecte.core.cards.formula import format_formula
from connecte.core.cards.network import Layer, Network, Neuron, Number
from connecte.core.grid.drawing import Piece, Strip
from connecte.core.learning.backprop import Parameters
from connecte.core.learning.rounding import UNITS, rounded
from connecte.language.errors import ActivityError
from connecte.language.i18n import _

_WIDEST = 25
"""The most columns of a card's table; results beyond it continue by ones, as on any card."""


def trained_network(activity: Activity, parameters: Parameters) -> Network:
    """Return the activity's network with trained numbers; whole ones as int.

    Back-propagation trains answers that rise with the sum, so its neurons show the excess, even where
    the activity's cards show 0 or 1.
    """
    assert activity.training is not None
    by_rule = activity.training.rule == "perceptron"
    layers = []
    for layer, numbers in zip(activity.layers, parameters.layers, strict=True):
        neurons = tuple(
            card.neuron._replace(
                weights=tuple(_number(weight) for weight in row),
                threshold=_number(threshold),
                answer=card.neuron.answer if by_rule or card.neuron.answer == "sum" else "excess",
            )
            for card, row, threshold in zip(layer.cards, numbers.weights, numbers.thresholds, strict=True)
        )
        layers.append(Layer(layer.name, neurons))
    return Network(tuple(layers), activity.otherwise, activity.decision)


def _number(value: float) -> Number:
    return int(value) if float(value).is_integer() else float(value)


class Rounding(NamedTuple):
    """Cards of rounded numbers."""

    unit: float
    known: int
    text: str
    """The activity file of these cards; "" where no card can hold the numbers."""


def roundings(
    activity: Activity, parameters: Parameters, examples: Sequence[Example], story: Callable[[float, int], str]
) -> Iterator[Rounding]:
    """Yield the cards for each unit of rounding; `story` describes a unit and a number of examples in words."""
    for unit in UNITS:
        network = trained_network(activity, rounded(parameters, unit)) if parameters.finite else None
        known = 0
        if network is not None:
            said = (network.verdict(network.forward(e.counts).outputs, e.label) for e in examples)
            known = sum(bool(verdict.right) for verdict in said)
        text = "" if network is None else trained_text(activity, network, story(unit, known))
        try:
            parse_activity(text.encode(), "", "")
        except ActivityError:
            text = ""
        yield Rounding(unit, known, text)


def trained_text(activity: Activity, network: Network, story: str) -> str:
    """Return an activity file with these cards in place of the activity's own; `story` says where they
    come from.

    Whole cards have tables for all sums of the examples, others are computed.
    """
    lines = [f"# {line}" for line in story.splitlines()] + [""]
    lines += [
        f"title: {quoted(activity.title)}",
        f"summary: {quoted(activity.summary)}",
        f"minutes: {activity.minutes}",
    ]
    lines += [f"credit: {quoted(activity.credit)}"] if activity.credit else []
    lines += ["", *_inputs(activity), "", *_layers(activity, network), ""]
    lines += [f"otherwise: {quoted(activity.otherwise)}", ""] if activity.otherwise else []
    lines += [f"decision: {activity.decision}", ""] if activity.decision != "alone" else []
    lines += ["examples:", *_examples(activity, activity.examples), "", *_training(activity), *_plan(activity)]
    return "\n".join(lines) + "\n"


def _inputs(activity: Activity) -> list[str]:
    lines: list[str] = []
    if activity.is_partial:
        lines += ["cover: partial"]
    if activity.is_drawn:
        lines += [f"grid: {{rows: {activity.grid.rows}, columns: {activity.grid.columns}}}", ""]
    lines.append("inputs:")
    for source in activity.inputs:
        where = f"between: [{_plain(source.least)}, {_plain(source.most)}]"
        if source.factors:
            product = " * ".join(activity.inputs[factor].symbol for factor in source.factors)
            where = f"product: {quoted(product)}"
        if activity.is_drawn:
            where = _where(source.strip)
        names = f"name: {quoted(source.name)}, symbol: {quoted(source.symbol)}, code: {quoted(source.code)}"
        lines.append(f"  - {{{names}, {where}}}")
    return lines


def _where(strip: Piece) -> str:
    """Return the keys that say where a strip or a patch lies."""
    if isinstance(strip, Strip):
        return f"{'rows' if strip.across else 'columns'}: [{strip.first + 1}, {strip.last + 1}]"
    if strip.is_rectangle:
        top, left, bottom, right = strip.box
        return f"rows: [{top + 1}, {bottom + 1}], columns: [{left + 1}, {right + 1}]"
    cells = ", ".join(f"[{row + 1}, {column + 1}]" for row, column in sorted(strip.held))
    return f"cells: [{cells}]"


def _layers(activity: Activity, network: Network) -> list[str]:
    lines = ["layers:"]
    for number, layer in enumerate(activity.layers):
        lines += [f"  - name: {quoted(layer.name)}", "    neurons:"]
        names = activity.source_names(number)
        for index, card in enumerate(layer.cards):
            neuron = network.layers[number].neurons[index]
            lines += _neuron(activity, network, (number, index), card, neuron, names)
    return lines


def _neuron(
    activity: Activity,
    network: Network,
    place: tuple[int, int],
    card: Card,
    neuron: Neuron,
    names: Sequence[str],
) -> list[str]:
    last = place[0] == len(activity.layers) - 1
    lines = [f"      - name: {quoted(neuron.name)}"]
    if last and neuron.label and neuron.label != neuron.name:
        lines.append(f"        label: {quoted(neuron.label)}")
    if card.look:
        look = card.look
        lines.append(f"        color: {look.color}\n        shape: {look.shape}\n        letter: {look.letter}")
    linked = any(neuron.weights)
    lines.append(
        f"        sum: {quoted(format_formula(neuron.weights, names, 3) if linked else f'0 {names[0]}')}"
    )
    lines.append(f"        threshold: {_plain(neuron.threshold)}")
    whole = linked and all(isinstance(number, int) for number in (*neuron.weights, neuron.threshold))
    if neuron.answer != "excess":
        lines.append(f"        answer: {neuron.answer}")
    elif whole and _sums_are_whole(activity, network, place[0]):
        low, high = _range(activity, network, place)
        lines.append(f'        range: [{low}, {high}]\n        below: "<{low}"')
    else:
        lines.append("        answer: computed")
    return lines


def _sums_are_whole(activity: Activity, network: Network, layer: int) -> bool:
    """Whether all numbers before a layer are whole: rounding to halves leaves some neurons with whole
    numbers only.
    """
    before = [
        n
        for each in network.layers[:layer]
        for neuron in each.neurons
        for n in (*neuron.weights, neuron.threshold)
    ]
    return not activity.decimals and all(isinstance(number, int) for number in before)


def _range(activity: Activity, network: Network, place: tuple[int, int]) -> tuple[int, int]:
    """Return the range of results that the examples give, with one more on each side, cut to what a
    card has room for.
    """
    layer, index = place
    sums = [
        int(network.forward(example.counts).layers[layer].neurons[index].sum) for example in activity.examples
    ]
    low, high = min(sums) - 1, max(sums) + 1
    if high - low >= _WIDEST:
        low = max(low, min(int(network.layers[layer].neurons[index].threshold) - 2, high - _WIDEST + 1))
        high = min(high, low + _WIDEST - 1)
    return low, high


def _examples(activity: Activity, examples: Sequence[Example], indent: str = "") -> list[str]:
    """Return the lines of examples; those that follow each other and differ by their number alone are one."""
    lines = []
    alike = groupby(examples, lambda example: example._replace(number=0))
    for example, times in ((example, len(list(group))) for example, group in alike):
        given = zip(activity.inputs, example.counts, strict=True)
        numbers = ", ".join(_plain(value) for source, value in given if not source.factors)
        key = "counts" if activity.is_drawn else "values"
        wanted = f"label: {quoted(example.label)}"
        if example.goals:
            wanted = f"goals: [{', '.join(map(_plain, example.goals))}]"
        lines.append(f"{indent}  - {wanted}")
        lines.append(f"{indent}    {key}: [{numbers}]")
        lines.append(f"{indent}    in_class: {'true' if example.in_class else 'false'}")
        lines += [f"{indent}    times: {times}"] if times > 1 else []
        if activity.is_drawn and example.drawing.black:
            lines.append(f"{indent}    drawing: |")
            for row in range(activity.grid.rows):
                cells = ((row, column) in example.drawing.black for column in range(activity.grid.columns))
                lines.append(f"{indent}      " + "".join("#" if black else "." for black in cells))
    return lines


def _training(activity: Activity) -> list[str]:
    training = activity.training
    assert training is not None
    lines = ["training:"]
    if training.rule != "backpropagation":
        lines.append(f"  rule: {training.rule}")
    lines.append(f"  step: {training.step!r}")
    if training.rule == "backpropagation":
        lines.append(f"  a: {training.a!r}\n  output_threshold_factor: {training.output_threshold_factor!r}")
    lines.append(f"  iterations: {training.iterations}")
    if training.marks:
        lines.append(f"  marks: [{', '.join(map(str, training.marks))}]")
    if training.masked:
        names = ", ".join(quoted(activity.layers[layer].name) for layer in training.masked)
        lines.append(f"  mask: [{names}]")
    if training.held_out:
        lines.append(f"  held_out: [{', '.join(map(str, training.held_out))}]")
    lines += [f"  {key}" for key in as_keys(training.method)]
    lines += [f"  seed: {training.seed}"] if training.seed else []
    runs = [line for run in training.runs for line in _named_run(activity, run)]
    lines += ["  runs:", *runs] if runs else []
    lines.append(f"  note: {quoted(_('Départ : ces cartes.'))}")
    return lines


def _named_run(activity: Activity, run: NamedRun) -> list[str]:
    """Return the lines of a run by name. It starts where it did, or from these cards."""
    assert activity.training is not None
    lines = [f"    - name: {quoted(run.name)}"]
    lines += [f"      step: {run.step!r}", f"      a: {run.a!r}", f"      iterations: {run.iterations}"]
    if run.begin != "activity":
        lines += [f"      start: {run.begin}", f"      seed: {run.seed}"]
    lines.append(f"      held_out: [{', '.join(map(str, run.held_out))}]")
    lines += [f"      {key}" for key in as_keys(run.method, activity.training.method)]
    own = dict(activity.run_examples).get(run.name)
    return [*lines, "      examples:", *_examples(activity, own, "      ")] if own else lines


def _plan(activity: Activity) -> list[str]:
    """Return the lines of the facilitator's plan and notes, which do not depend on the cards."""
    lines = ["", "plan:"] if activity.plan else []
    for part in activity.plan:
        lines += [f"  - step: {part.name}", f"    minutes: {part.minutes}"]
        lines += [f"    least: {part.least}"] if part.least else []
        lines += [f"    say: {quoted(part.say)}"] if part.say else []
        for key, texts in (("ask", part.ask), ("misunderstandings", part.misunderstandings)):
            lines += [f"    {key}:", *(f"      - {quoted(text)}" for text in texts)] if texts else []
        lines += [f"    shorten: {quoted(part.shorten)}"] if part.shorten else []
    return lines


def _plain(value: float) -> str:
    """Write a number as YAML reads it."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
