"""The cards of the neurons as values to print: one to play with, one to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.content.activity import Activity, Card, Look
from connecte.core.cards.card import BENT, table
from connecte.core.cards.formula import format_formula, format_terms
from connecte.core.cards.network import Network, Neuron
from connecte.core.cards.sentences import band_headings, rule_sentence
from connecte.language.numbers import decimal

DIGITS = 3
"""Decimals of a card's numbers: as many as a trained state is rounded to at most."""
_LONG = 26
"""Characters of a sum that have no room in large letters."""
_TALL = 110
"""Characters of a sum, a name or a label with which a card needs a page of its own."""
_TABLE, _COLUMN = 160.0, 11.4
"""Millimetres of a table beside its headings, and of a column at least."""
_ANSWER = 9.9
_RESULT = {"": 7.8, "small": 5.0, "least": 3.9}
"""Millimetres of the size of the answers, and of results as long as they are."""
_DIGIT, _SIGN = 0.64, 0.84
"""Width of a digit and of a sign ("−", "<") for a size of 1, in a wide font."""
_BANDS = 11
"""Columns of a table of tenths that have room beside each other, in its smaller letters."""
_WORDS_TO_WRITE = 6
"""Examples for which a card without a table has room to write."""


class ToPrint(NamedTuple):
    """A neuron as it is to be printed, and the one that it takes the place of, if any."""

    layer: int
    neuron: int
    now: Neuron
    before: Neuron | None = None


class Column(NamedTuple):
    """A column of a table to look up: a result of the sum, and the answer under it."""

    result: str
    answer: str

    @property
    def size(self) -> str:
        """How small the result is written to have room; nothing for the usual size."""
        if len(self.result) > 3:
            return "least"
        return "small" if len(self.result) > 2 or self.result.startswith("<") else ""


class Table(NamedTuple):
    """One row of a card's table, with as many empty columns after it as the row above has more."""

    columns: tuple[Column, ...]
    missing: int


class CardView(NamedTuple):
    """All that a card says."""

    name: str
    label: str | None
    look: Look | None
    formula: str
    words: str
    """The sum in words; empty where it is in words already."""
    long: bool
    """Whether the sum needs smaller letters."""
    rule: str
    """What to show, for a card without a table."""
    machine: bool
    """Whether the sum has decimals, which nobody does in the head, and is more than a number to read off."""
    tables: tuple[Table, ...]
    bands: tuple[Table, ...]
    """The table of tenths of an answer that bends, whose columns hold for all sums up to their headings."""
    room: int
    """Examples to write down on a card without a table."""
    replaces: str | None
    """The threshold of the card whose place it takes; None where it takes none."""
    threshold: str
    title: str

    @property
    def tall(self) -> bool:
        """Whether half a page is too small for it."""
        texts = (self.formula, self.name, self.label or "")
        return len(self.tables) > 2 or max(map(len, texts)) > _TALL


def all_cards(activity: Activity, network: Network) -> list[ToPrint]:
    """Return every neuron of a network that has the activity's cards."""
    return [ToPrint(n, i, network.layers[n].neurons[i]) for n, i in activity.places]


def changed_cards(activity: Activity, before: Network, after: Network) -> list[ToPrint]:
    """Return only those that differ between two states of the cards."""
    found = []
    for n, i in activity.places:
        old, new = before.layers[n].neurons[i], after.layers[n].neurons[i]
        if (old.weights, old.threshold, old.answer) != (new.weights, new.threshold, new.answer):
            found.append(ToPrint(n, i, new, old))
    return found


def named(cards: Sequence[ToPrint], names: Sequence[str]) -> list[ToPrint]:
    """Return the cards of these neurons; all where none is named."""
    return [card for card in cards if not names or card.now.name in names]


def view(activity: Activity, card: ToPrint) -> CardView:
    """Return a card as values to lay out."""
    printed = activity.layers[card.layer].cards[card.neuron]
    neuron = card.now
    sum_, words = _formula(activity, card), _formula(activity, card, words=True)
    tabled = not printed.printed.is_empty
    return CardView(
        name=neuron.name,
        label=neuron.label,
        look=printed.look,
        formula=sum_,
        words=words if words != sum_ else "",
        long=len(sum_) > _LONG,
        rule="" if tabled else _capital(rule_sentence(neuron)),
        machine=not activity.is_whole and _is_sum(activity, card),
        tables=_tables(table_columns(printed, neuron)) if tabled else (),
        bands=_rows([Column(*each) for each in band_headings(neuron)], _BANDS) if neuron.answer in BENT else (),
        room=0 if tabled else _WORDS_TO_WRITE,
        replaces=None if card.before is None else decimal(card.before.threshold, DIGITS),
        threshold=decimal(neuron.threshold, DIGITS),
        title=activity.title,
    )


def _is_sum(activity: Activity, card: ToPrint) -> bool:
    """Whether there is something to compute: not for 0, nor for one source as it is."""
    terms = format_terms(card.now.weights, activity.source_names(card.layer), DIGITS)
    return len(terms) > 1 or any(sign or size for sign, size, _name in terms)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _formula(activity: Activity, card: ToPrint, words: bool = False) -> str:
    """Return the sum, its terms in the author's order where it still has the same ones."""
    names = activity.source_words(card.layer) if words else activity.source_names(card.layer)
    order: Sequence[int] = activity.layers[card.layer].cards[card.neuron].order
    if {source for source, weight in enumerate(card.now.weights) if weight} - set(order):
        order = range(len(names))
    weights = [card.now.weights[source] for source in order]
    return format_formula(weights, [names[source] for source in order], DIGITS)


def table_columns(printed: Card, neuron: Neuron) -> list[Column]:
    """Return every column of a card's table, "below" first where the card has it."""
    columns = table(printed.printed, neuron.threshold, neuron.answer)
    return [Column(column.result, decimal(column.shown, DIGITS)) for column in columns]


def _tables(columns: Sequence[Column]) -> tuple[Table, ...]:
    """Return the columns in rows that are short enough to be read at arm's length."""
    most = int(_TABLE / max(_COLUMN, *(_width(column) for column in columns)))
    return _rows(columns, most)


def _rows(columns: Sequence[Column], most: int) -> tuple[Table, ...]:
    """The columns in as few rows of at most so many as there can be, all of one length."""
    rows = -(-len(columns) // most)
    size = -(-len(columns) // rows)
    parts = [tuple(columns[at : at + size]) for at in range(0, len(columns), size)]
    return tuple(Table(part, size - len(part)) for part in parts)


def _width(column: Column) -> float:
    return max(_ANSWER * _length(column.answer), _RESULT[column.size] * _length(column.result)) + 0.5


def _length(text: str) -> float:
    return sum(_DIGIT if character.isdecimal() else _SIGN for character in text)
