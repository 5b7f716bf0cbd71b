"""The answers as values to print: every example's counts, sums, answers and verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from connecte.content.activity import Activity, Example
from connecte.content.printing.paper import Paper
from connecte.core.cards.network import Network
from connecte.core.cards.sentences import goals_text, labels_in_short
from connecte.core.cards.verdict import distances
from connecte.language.numbers import card_number, decimal, signed_decimal

_DIGIT, _AIR = 2.8, 2.0
"""Millimetres of a digit in the size of the answers, and of the space and the line beside it."""
_WORD = 2.1
"""Millimetres of a letter in a heading, which is smaller."""
_LABELS = 26.0
"""Millimetres of a number, a label and a verdict, which may be on two lines."""


class AnswerRow(NamedTuple):
    """An example: what each input and neuron has, one or two numbers a cell."""

    number: int
    label: str
    """What it should give: a label, or the numbers that outputs should show."""
    cells: tuple[tuple[str, ...], ...]
    verdict: str
    """What is claimed, or how far off outputs are that are numbers."""
    right: bool


class AnswerTable(NamedTuple):
    """Some columns of the answers, of every example."""

    heads: tuple[str, ...]
    rows: tuple[AnswerRow, ...]


class AnswersView(NamedTuple):
    """The answers, in as many tables as there must be for a line to have room on the page."""

    lying: bool
    """Whether they need the page's long side."""
    tables: tuple[AnswerTable, ...]
    numeric: bool = False
    """Whether outputs are numbers, so that a distance stands in place of a verdict."""


MOST_PRINTED = 40
"""Examples in a printed table."""
_DARK = 0.5
"""From which grey on a cell of a picture is printed black."""
MOST_PICTURES = 10
"""Examples that are printed where they are pictures."""


def printed_examples(activity: Activity) -> list[Example]:
    """Return the examples of a printed table: each one that differs from those before it by more than its
    number, as many as a page or two have room for. Pictures are in black and white: black cells count 1.
    """
    if activity.pixels is not None:
        return [
            example._replace(counts=tuple(int(grey >= _DARK) for grey in example.counts))
            for example in activity.examples[:MOST_PICTURES]
        ]
    return distinct(activity.examples)[:MOST_PRINTED]


def distinct(examples: Iterable[Example]) -> list[Example]:
    """Return each example that differs from those before it by more than its number."""
    found: dict[Example, Example] = {}
    for example in examples:
        found.setdefault(example._replace(number=0), example)
    return list(found.values())


def answers_view(activity: Activity, network: Network, paper: Paper) -> AnswersView:
    """Return counts, sums, answers and verdict of every example, with this state of the cards."""
    given = activity.pixels is None  # nobody reads the cells of a picture from a table
    heads = [source.symbol for source in activity.inputs] if given else []
    heads += [network.layers[n].neurons[i].name for n, i in activity.places]
    rows = [_row(network, example, given) for example in printed_examples(activity)]
    widths = [_width(head, [row.cells[n] for row in rows]) for n, head in enumerate(heads)]
    verdicts = max((len(row.verdict) for row in rows), default=0) * _DIGIT + _AIR
    room = paper.wide - _LABELS - min(verdicts, _LABELS)
    lying = sum(widths) > room
    if lying:
        room += paper.landscape - paper.wide
    cuts = _cuts(widths, room)
    tables = tuple(
        AnswerTable(tuple(heads[a:b]), tuple(row._replace(cells=row.cells[a:b]) for row in rows))
        for a, b in pairwise(cuts)
    )
    return AnswersView(lying, tables, activity.is_numeric)


def _width(head: str, cells: Sequence[tuple[str, ...]]) -> float:
    longest = max((len(text) for cell in cells for text in cell), default=0)
    return _AIR + max(longest * _DIGIT, len(head) * _WORD, 2 * _DIGIT)


def _cuts(widths: Sequence[float], room: float) -> list[int]:
    """Return where another table begins, so that the columns between two cuts have room beside each other."""
    cuts, used = [0], 0.0
    for number, width in enumerate(widths):
        if used and used + width > room:
            cuts.append(number)
            used = 0.0
        used += width
    return [*cuts, len(widths)]


def _row(network: Network, example: Example, given: bool) -> AnswerRow:
    trace = network.forward(example.counts)
    verdict = network.verdict(trace.outputs, example.label)
    cells: list[tuple[str, ...]] = [(decimal(count, 4),) for count in example.counts if given]
    neurons = [neuron for layer in trace.layers for neuron in layer.neurons]
    cells += [(card_number(neuron.sum), card_number(neuron.shown)) for neuron in neurons]
    if example.goals:
        gaps = distances(network.labels, trace.outputs, example.goals)
        told = " ".join(signed_decimal(each.gap, 2) for each in gaps)
        return AnswerRow(example.number, goals_text(example.goals), tuple(cells), told, True)
    said = labels_in_short(verdict.labels)
    return AnswerRow(example.number, example.label, tuple(cells), said, bool(verdict.right))
