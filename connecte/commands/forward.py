"""`connecte forward`: the answers of the cards for one drawing. It does not import numpy."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from connecte.commands.output import emit, emit_json
from connecte.content.activity import Activity, Example
from connecte.content.catalog import load
from connecte.content.inputs import can_be, given_inputs, whole_if_it_is, with_computed
from connecte.content.reading.drawn.strips import impossible
from connecte.core.cards.network import Number, Trace
from connecte.core.cards.sentences import distance_sentence, verdict_sentence
from connecte.core.cards.verdict import Verdict, distances
from connecte.core.grid.drawing import Drawing, DrawingError
from connecte.core.kernels.convolution import feature_map, pooled
from connecte.files.reader import as_text, read
from connecte.language.errors import FileError, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.lists import labelled
from connecte.language.numbers import card_number, decimal

_LARGEST = 100_000
"""Limit of bytes of a drawing's file."""


def forward(arguments: argparse.Namespace) -> int:
    """Print every sum and answer, and the verdict (reference §4). Raises UsageError."""
    activity = load(arguments.activity)
    if activity.kernels:
        return _maps(activity, arguments)
    counts, wanted = _counts(activity, arguments)
    network = activity.network(arguments.state)
    trace = network.forward(counts)
    verdict = network.verdict(trace.outputs, wanted)
    if arguments.json:
        emit_json(_as_json(activity, trace, None if activity.is_numeric else verdict))
    else:
        _print(activity, trace)
        goals = () if arguments.example is None else activity.examples[arguments.example].goals
        found = distances(network.labels, trace.outputs, goals)
        emit(distance_sentence(found) if activity.is_numeric else verdict_sentence(verdict))
    return 0


def _maps(activity: Activity, arguments: argparse.Namespace) -> int:
    """Print the map of each kernel, and the largest number of each square (networks.md §4). Raises UsageError
    for what only cards of neurons have.
    """
    for option, given in (("--counts", arguments.counts), ("--state", arguments.state != "cards")):
        if given:
            message = _("{option} : cette activité a des motifs, pas de cartes de neurones")
            raise UsageError(message.format(option=option))
    drawing = (
        _read_drawing(activity, arguments.drawing)
        if arguments.example is None
        else _example(activity, arguments.example).drawing
    )
    found = [(kernel.name, feature_map(drawing, kernel)) for kernel in activity.kernels]
    if arguments.json:
        maps = [{"name": name, "map": numbers, "pooled": pooled(numbers)} for name, numbers in found]
        emit_json({"activity": activity.name, "maps": maps})
        return 0
    for name, numbers in found:
        size = max(len(card_number(number)) for row in numbers for number in row) + 1
        for heading, rows in ((name, numbers), (_("le plus grand de chaque carré"), pooled(numbers))):
            emit(heading)
            for row in rows:
                emit("".join(card_number(number).rjust(size) for number in row))
            emit("")
    return 0


def _example(activity: Activity, number: int) -> Example:
    """Return an example by its number. Raises UsageError where there is none."""
    last = len(activity.examples) - 1
    if not 0 <= number <= last:
        message = _("--example {number} : les exemples vont de 0 à {last}")
        raise UsageError(message.format(number=number, last=last))
    return activity.examples[number]


def _counts(activity: Activity, arguments: argparse.Namespace) -> tuple[tuple[Number, ...], str | None]:
    if arguments.example is not None:
        example = _example(activity, arguments.example)
        return example.counts, example.label
    if arguments.counts is not None:
        return _parse_counts(activity, arguments.counts), None
    if not activity.is_drawn:
        raise UsageError(_("--drawing : cette activité n'a pas de grille ; donner --example ou --counts"))
    return activity.counts(_read_drawing(activity, arguments.drawing)), None


def _parse_values(activity: Activity, text: str) -> tuple[Number, ...]:
    """Parse the numbers of inputs without a grid: decimals with a point, within each input's limits."""
    words = [word for word in re.split(r"[,; ]+", text.strip()) if word]
    given = [activity.inputs[number] for number in given_inputs(activity.inputs)]
    if len(words) != len(given) or not all(re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,6})?", w) for w in words):
        raise UsageError(
            ngettext(
                "--counts {text} : il faut {expected} nombre, avec un point décimal",
                "--counts {text} : il faut {expected} nombres séparés par des virgules, avec un point décimal",
                len(given),
            ).format(text=text, expected=len(given))
        )
    values = tuple(whole_if_it_is(float(word)) for word in words)
    for source, value in zip(given, values, strict=True):
        if not can_be(source, value):
            raise UsageError(
                _("--counts {text} : {symbol} va de {least} à {most}").format(
                    text=text, symbol=source.symbol, least=source.least, most=source.most
                )
            )
    return with_computed(activity.inputs, values)


def _parse_counts(activity: Activity, text: str) -> tuple[Number, ...]:
    if not activity.is_drawn:
        return _parse_values(activity, text)
    words = [word.strip() for word in re.split(r"[,; ]+", text.strip())]
    expected = len(activity.inputs)
    if len(words) != expected or not all(re.fullmatch(r"[0-9]{1,5}", word) for word in words):
        raise UsageError(
            ngettext(
                "--counts {text} : il faut {expected} nombre entier",
                "--counts {text} : il faut {expected} nombres entiers séparés par des virgules",
                expected,
            ).format(text=text, expected=expected)
        )
    counts = tuple(map(int, words))
    problem = impossible(activity.grid, activity.inputs, counts)
    if problem:
        raise UsageError(labelled(f"--counts {text}", problem))
    return counts


def _read_drawing(activity: Activity, name: str) -> Drawing:
    try:
        text = as_text(Path(name), _drawn(name))
    except FileError as error:
        raise UsageError(str(error)) from error
    try:
        return Drawing.parse(text.rstrip(), activity.grid)
    except DrawingError as error:
        raise UsageError(f"{name}:{error.row + 1}:{error.column + 1}: {error}") from error


def _drawn(name: str) -> bytes:
    """Return the content of a drawing's file, or of stdin for "-". Raises FileError."""
    if name == "-":
        return b"" if sys.stdin is None else sys.stdin.buffer.read(_LARGEST)
    return read(Path(name), _LARGEST)


def _as_json(activity: Activity, trace: Trace, verdict: Verdict | None) -> dict[str, Any]:
    return {
        "activity": activity.name,
        "inputs": [
            {"name": source.name, "symbol": source.symbol, "count": count}
            for source, count in zip(activity.inputs, trace.inputs, strict=True)
        ],
        "layers": [
            {
                "name": layer.layer.name,
                "neurons": [
                    {
                        "name": neuron.neuron.name,
                        "label": neuron.neuron.label,
                        "sum": neuron.sum,
                        "threshold": neuron.threshold,
                        "shown": neuron.shown,
                    }
                    for neuron in layer.neurons
                ],
            }
            for layer in trace.layers
        ],
        "verdict": None if verdict is None else {"kind": verdict.kind, "labels": list(verdict.labels)},
    }


def _print(activity: Activity, trace: Trace) -> None:
    codes = activity.symbols()
    counted = zip(activity.inputs, trace.inputs, strict=True)
    emit("  ".join(f"{source.symbol} {decimal(count, 4)}" for source, count in counted), codes=codes)
    for number, layer in enumerate(trace.layers):
        emit("")
        for index, neuron in enumerate(layer.neurons):
            line = _("{name:6} calcul {sum:>4}   seuil {threshold:>3}   sortie {shown:>3}   {formula}")
            emit(
                line.format(
                    name=neuron.neuron.name,
                    sum=decimal(neuron.sum, 4),
                    threshold=decimal(neuron.threshold, 4),
                    shown=decimal(neuron.shown, 4),
                    formula=activity.formula(number, index),
                ),
                codes=codes,
            )
    emit("")
