"""Cards that are pictures on paper: numbers to lay over a drawing and to count, and their answers."""

from __future__ import annotations

from typing import NamedTuple

from connecte.content.activity import Activity, Look
from connecte.content.printing.paper import HEADING, Paper
from connecte.content.printing.sheets import GridView
from connecte.core.cards.network import Network
from connecte.core.cards.sentences import labels_in_short
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _
from connecte.language.numbers import decimal

_DARK = 0.5
"""From which grey on a cell of an example is printed black."""
_LARGEST_CELL = 13.0
_EXAMPLES = 10
_ROOM = 24.0
"""Millimetres of a card beside its cells: its name above, its threshold below."""
_SHADE = 0.55
"""How dark a cell with the largest number is printed, so that the number on it is read."""


class NumberCell(NamedTuple):
    """One cell of a card: its place, its number, and how dark it is printed, from 0 to 1."""

    row: int
    column: int
    number: str
    shade: float


class LaidCard(NamedTuple):
    """A card to lay over the drawing."""

    name: str
    label: str | None
    look: Look | None
    rows: int
    columns: int
    size: float
    """Millimetres of a cell: as large as the drawing's."""
    cells: tuple[NumberCell, ...]
    threshold: str


class LaidDrawing(NamedTuple):
    """An example in black and white, as large as the cards."""

    number: int
    grid: GridView


class LaidRow(NamedTuple):
    """What the cards answer for a drawing: each sum minus its threshold, and which label wins."""

    number: int
    label: str
    scores: tuple[str, ...]
    said: str
    right: bool


class LaidAnswers(NamedTuple):
    """The answers for the printed drawings."""

    heads: tuple[str, ...]
    rows: tuple[LaidRow, ...]
    note: str
    """Who wrote the pictures."""
    credit: str


Pages = list[tuple[tuple[str, str], list[tuple[str, object]]]]
"""Groups of pages: what they are and how they are printed, then the kind and the view of each."""


def laid_pages(activity: Activity, network: Network, pixels: Pixels, paper: Paper) -> Pages:
    """Return all that a class needs, the teacher's page last."""
    cards = laid_cards(activity, network, pixels, paper)
    drawings = laid_drawings(activity, pixels, paper)
    return [
        (
            (_("les cartes : des images de nombres"), _("sur une seule face ; puis couper")),
            [("laid", cards[at : at + 2]) for at in range(0, len(cards), 2)],
        ),
        (
            (_("la grille, une par dessin"), _("sur du transparent, elle se pose sur les cartes")),
            [("laid_grid", empty_grid(pixels, paper))],
        ),
        (
            (_("des chiffres aussi grands que les cartes"), _("comme on veut")),
            [("laid_drawings", drawings[at : at + 2]) for at in range(0, len(drawings), 2)],
        ),
        (
            (_("les réponses"), _("pour l'enseignant seulement")),
            [("laid_answers", laid_answers(activity, network))],
        ),
    ]


def cell_of(pixels: Pixels, paper: Paper) -> float:
    """Return the millimetres of a cell with which two cards have room on a page."""
    high = (paper.high - HEADING) / 2 - _ROOM
    return min(_LARGEST_CELL, high / pixels.rows, paper.wide / pixels.columns)


def laid_cards(activity: Activity, network: Network, pixels: Pixels, paper: Paper) -> list[LaidCard]:
    """Return every card of the first layer."""
    size = cell_of(pixels, paper)
    found = []
    for card, neuron in zip(activity.layers[0].cards, network.layers[0].neurons, strict=True):
        largest = max(map(abs, neuron.weights), default=0) or 1
        cells = tuple(
            NumberCell(*pixels.place(cell), decimal(weight, 1), _SHADE * abs(weight) / largest)
            for cell, weight in enumerate(neuron.weights)
        )
        threshold = decimal(neuron.threshold, 1)
        found.append(
            LaidCard(neuron.name, neuron.label, card.look, pixels.rows, pixels.columns, size, cells, threshold)
        )
    return found


def empty_grid(pixels: Pixels, paper: Paper) -> GridView:
    """Return a grid to draw on, as large as the cards."""
    return GridView(pixels.rows, pixels.columns, cell_of(pixels, paper))


def laid_drawings(activity: Activity, pixels: Pixels, paper: Paper) -> list[LaidDrawing]:
    """Return the first examples, black where they are dark, as large as the cards."""
    size = cell_of(pixels, paper)
    return [
        LaidDrawing(
            example.number,
            GridView(
                pixels.rows,
                pixels.columns,
                size,
                tuple(pixels.place(cell) for cell, grey in enumerate(example.counts) if grey >= _DARK),
            ),
        )
        for example in activity.examples[:_EXAMPLES]
    ]


def laid_answers(activity: Activity, network: Network) -> LaidAnswers:
    """Return what the cards answer for these drawings: black cells count 1, white ones 0."""
    rows = []
    for example in activity.examples[:_EXAMPLES]:
        trace = network.forward([int(grey >= _DARK) for grey in example.counts])
        verdict = network.verdict(trace.outputs, example.label)
        scores = tuple(decimal(neuron.sum - neuron.threshold, 1) for neuron in trace.layers[-1].neurons)
        said = labels_in_short(verdict.labels)
        rows.append(LaidRow(example.number, example.label, scores, said, bool(verdict.right)))
    note = activity.training.note if activity.training else ""
    heads = tuple(neuron.name for neuron in network.layers[-1].neurons)
    return LaidAnswers(heads, tuple(rows), note, activity.credit)
