"""Cards that are pictures on paper: numbers to lay over a drawing and to count, and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.content.activity import Activity, Look
from connecte.content.printing.answers import printed_examples
from connecte.content.printing.cards import DIGITS, Table, ToPrint, view
from connecte.content.printing.hour import (
    HourView,
    by_hand_text,
    computer_text,
    end_text,
    hour_parts,
    some_numbers,
    verdict_text,
)
from connecte.content.printing.paper import HEADING, Options
from connecte.content.printing.sheets import GridView
from connecte.core.cards.network import Network
from connecte.core.cards.sentences import labels_in_short, rule_sentence
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import decimal

_LARGEST_CELL, _LARGE_CELL = 13.0, 21.0
"""Millimetres of a cell at most, for two cards a page and for one."""
_FONT, _FILLED = 0.5, 1.45
"""Size of a number in cells, and what its characters may fill, so that "−0,123" has room too."""
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
    font: float
    """Size of the numbers, in cells."""
    threshold: str
    """How far the threshold is from 0."""
    adds: bool
    """Whether it is below 0, so that taking it away is adding."""
    rule: str
    """What to show, for a card whose answer goes to other neurons."""
    bands: tuple[Table, ...]
    """The table of tenths of an answer that bends."""
    replaces: str | None
    """The threshold of the card whose place it takes; None where it takes none."""


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


class LaidGrid(NamedTuple):
    """A grid to draw on."""

    grid: GridView
    is_compared: bool
    """Whether the largest answer wins."""


class LaidAnswers(NamedTuple):
    """The answers for the printed drawings."""

    heads: tuple[str, ...]
    rows: tuple[LaidRow, ...]
    rule: str
    """What the numbers are, and which of them decides."""
    note: str
    """Who wrote the pictures."""
    credit: str


def cell_of(pixels: Pixels, options: Options) -> float:
    """Return the millimetres of a cell with which two cards have room on a page, or one large one."""
    paper = options.paper
    on, largest = (1, _LARGE_CELL) if options.large else (2, _LARGEST_CELL)
    high = (paper.high - HEADING) / on - _ROOM
    return min(largest, high / pixels.rows, paper.wide / pixels.columns)


def laid_pages(
    activity: Activity, cards: Sequence[ToPrint], pixels: Pixels, options: Options
) -> list[tuple[LaidCard, ...]]:
    """Return cards of the first layer, two a page or, with tables, one."""
    last = len(activity.layers) == 1
    laid = [_laid(activity, card, last, pixels, cell_of(pixels, options)) for card in cards]
    on = 1 if options.large or any(card.bands for card in laid) else 2
    return [tuple(laid[at : at + on]) for at in range(0, len(laid), on)]


def _laid(activity: Activity, card: ToPrint, last: bool, pixels: Pixels, size: float) -> LaidCard:
    neuron, printed = card.now, view(activity, card)
    largest = max(map(abs, neuron.weights), default=0) or 1
    texts = [decimal(weight, DIGITS) for weight in neuron.weights]
    cells = tuple(
        NumberCell(*pixels.place(cell), text, _SHADE * abs(weight) / largest)
        for cell, (text, weight) in enumerate(zip(texts, neuron.weights, strict=True))
    )
    font = min(_FONT, _FILLED / max(map(len, texts)))
    threshold = decimal(abs(neuron.threshold), DIGITS)
    return LaidCard(
        neuron.name, neuron.label, printed.look, pixels.rows, pixels.columns, size, cells, font,
        threshold, neuron.threshold < 0, "" if last else rule_sentence(neuron), printed.bands, printed.replaces,
    )  # fmt: skip


def beside_cards(
    activity: Activity, pixels: Pixels, options: Options
) -> list[tuple[tuple[str, str], str, Sequence[object]]]:
    """Return what the cards are laid over: what it is and how it is printed, its kind, its pages."""
    return [
        (
            (_("la grille, une par dessin"), _("sur du transparent, elle se pose sur les cartes")),
            "laid_grid",
            [LaidGrid(empty_grid(pixels, options), activity.decision == "largest")],
        ),
        (
            (_("des chiffres aussi grands que les cartes"), _("comme on veut")),
            "laid_drawings",
            laid_drawings(activity, pixels, options),
        ),
    ]


def empty_grid(pixels: Pixels, options: Options) -> GridView:
    """Return a grid to draw on, as large as the cards."""
    return GridView(pixels.rows, pixels.columns, cell_of(pixels, options))


def laid_drawings(activity: Activity, pixels: Pixels, options: Options) -> list[tuple[LaidDrawing, ...]]:
    """Return the printed examples in black and white, as large as the cards, as many as have room on a page."""
    size = cell_of(pixels, options)
    drawings = [
        LaidDrawing(
            example.number,
            GridView(
                pixels.rows,
                pixels.columns,
                size,
                tuple(pixels.place(cell) for cell, black in enumerate(example.counts) if black),
            ),
        )
        for example in printed_examples(activity)
    ]
    on = 1 if options.large else 2
    return [tuple(drawings[at : at + on]) for at in range(0, len(drawings), on)]


def laid_answers(activity: Activity, network: Network) -> LaidAnswers:
    """Return what the cards of one layer answer for these drawings: black cells count 1, white ones 0."""
    rows = []
    for example in printed_examples(activity):
        trace = network.forward(example.counts)
        verdict = network.verdict(trace.outputs, example.label)
        scores = tuple(decimal(neuron.sum - neuron.threshold, DIGITS) for neuron in trace.layers[-1].neurons)
        said = labels_in_short(verdict.labels)
        rows.append(LaidRow(example.number, example.label, scores, said, bool(verdict.right)))
    note = activity.training.note if activity.training else ""
    heads = tuple(neuron.name for neuron in network.layers[-1].neurons)
    rule = _("Une case noire vaut 1, une blanche 0. Chaque nombre est la somme moins le seuil.")
    if activity.decision == "largest":
        rule = _(
            "Une case noire vaut 1, une blanche 0. Chaque nombre est la somme moins le seuil ; le plus grand "
            "l'emporte."
        )
    return LaidAnswers(heads, tuple(rows), rule, note, activity.credit)


def laid_hour(activity: Activity, network: Network, minutes: int = 0) -> HourView:
    """Return the run sheet of an activity whose cards are laid over a drawing."""
    cards = len(activity.places)
    roles = ngettext(
        "Rôles : {cards} carte, par élève ou par groupe ; l'un lit les nombres, l'autre additionne.",
        "Rôles : {cards} cartes, une par élève ou par groupe ; l'un lit les nombres, l'autre additionne.",
        cards,
    ).format(cards=cards)
    needed = _(
        "À préparer : les cartes découpées, la grille sur du transparent, des feutres, les chiffres en noir et "
        "blanc. Les réponses restent dans la poche de l'enseignant."
    )
    slips = (
        _("Une case blanche comptée : seuls les nombres des cases noires s'additionnent."),
        _("Le seuil oublié : une carte très foncée gagnerait presque toujours."),
        _("Le dessin posé de travers : son bord est sur celui de la carte."),
    )
    parts = hour_parts(activity, minutes, _told(activity, network))
    return HourView(activity.title, roles, needed, parts, slips, activity.credit)


def _told(activity: Activity, network: Network) -> dict[str, str]:
    """Return what happens in each part, with the verdicts of the printed drawings."""
    found = [
        (example, network.verdict(network.forward(example.counts).outputs, example.label))
        for example in printed_examples(activity)
    ]
    lay = _("Poser le dessin sur chaque carte, additionner les nombres de ses cases noires, enlever le seuil.")
    if len(activity.layers) > 1:
        lay = _(
            "Poser le dessin sur chaque carte, additionner les nombres de ses cases noires, montrer la réponse."
        )
    first, verdict = found[0]
    said = _("Le n° {number} : verdict {verdict}.").format(
        number=first.number, verdict=labels_in_short(verdict.labels)
    )
    outputs = _("Voter, puis les sorties font leur calcul avec les réponses des neurones.")
    others = _("Voter avant que les sorties parlent.")
    wrong = [str(example.number) for example, verdict in found if not verdict.right]
    if wrong:
        message = _("Avec les cartes imprimées, le réseau se trompe ou hésite pour : {numbers}.")
        others += " " + message.format(numbers=some_numbers(wrong))
    return {
        "draw": _("Noircir un chiffre sur la grille, ou prendre un des chiffres en noir et blanc."),
        "count": _("Une case noire vaut 1, une blanche 0."),
        "hidden": lay if len(activity.layers) > 1 else f"{lay} {said}",
        "output": f"{outputs if len(activity.layers) > 1 else lay} {said}",
        "verdict": verdict_text(activity),
        "others": others,
        "learn": by_hand_text(activity, network),
        "train": computer_text(activity),
        "end": end_text(),
    }
