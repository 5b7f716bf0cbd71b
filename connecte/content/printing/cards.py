"""The cards of the neurons: one to play with, one to write on, two on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.content.activity import Activity, Card, Look
from connecte.content.printing.page import halves, inert
from connecte.core.cards.card import table
from connecte.core.cards.formula import format_formula
from connecte.core.cards.network import Network, Neuron
from connecte.language.i18n import _
from connecte.language.numbers import decimal

_COLOURS = {"green": "#108567", "blue": "#0c2a90", "pink": "#b8327a", "yellow": "#776312"}
_OUTLINES = {
    "circle": '<circle cx="50" cy="50" r="44"/>',
    "square": '<rect x="8" y="8" width="84" height="84"/>',
    "triangle": '<path d="M50 4 97 94H3z"/>',
    "diamond": '<path d="M50 2 98 50 50 98 2 50z"/>',
}
_LONG = 44
"""Characters of a sum that have no room in large letters."""
MOST_COLUMNS = 14
"""Columns of a table that can be read at arm's length across a card; more go on in a second row."""


class ToPrint(NamedTuple):
    """A neuron as it is to be printed, and the card that it takes the place of, if any."""

    layer: int
    neuron: int
    now: Neuron
    before: Neuron | None = None


def all_cards(activity: Activity, network: Network) -> list[ToPrint]:
    """Every neuron of a network that has the activity's cards."""
    return [ToPrint(n, i, network.layers[n].neurons[i]) for n, i in activity.places]


def changed_cards(activity: Activity, before: Network, after: Network) -> list[ToPrint]:
    """Only those that differ between two states of the cards."""
    found = []
    for n, i in activity.places:
        old, new = before.layers[n].neurons[i], after.layers[n].neurons[i]
        if (old.weights, old.threshold) != (new.weights, new.threshold):
            found.append(ToPrint(n, i, new, old))
    return found


def card_sheets(activity: Activity, cards: Sequence[ToPrint]) -> list[str]:
    """The cards to play with, then those to write on."""
    written_on = [card for card in cards if not activity.layers[card.layer].cards[card.neuron].printed.is_empty]
    return [
        *halves([role_card(activity, card) for card in cards]),
        *halves([tally_card(activity, card) for card in written_on]),
    ]


def role_card(activity: Activity, card: ToPrint) -> str:
    """Half a page: who it is, the sum, the table."""
    return (
        f"{_head(activity, card)}"
        f'<p class="todo">{_("1. Faire le calcul :")}</p>{_sum(activity, card)}'
        f'<p class="todo">{_second(activity, card)}</p>'
        f"{_tables(activity, card)}{_foot(activity, card)}"
    )


def _second(activity: Activity, card: ToPrint) -> str:
    if activity.layers[card.layer].cards[card.neuron].printed.is_empty:
        return _("2. Montrer :")
    return _("2. Chercher le résultat, montrer la réponse qui est dessous :")


def tally_card(activity: Activity, card: ToPrint) -> str:
    """Half a page: the table, with room to write under which result each example fell."""
    told = _("Après chaque exemple, écrire la bonne réponse dans la colonne du résultat trouvé.")
    return (
        f'{_head(activity, card)}<p class="todo">{told}</p>'
        f"{_tables(activity, card, tally=True)}{_foot(activity, card)}"
    )


def formula(activity: Activity, card: ToPrint, words: bool = False) -> str:
    """The sum as the card says it: as its author wrote it where it is still that one."""
    printed = activity.layers[card.layer].cards[card.neuron]
    if printed.neuron.weights == card.now.weights:
        return activity.formula(card.layer, card.neuron, words)
    names = activity.source_words(card.layer) if words else activity.source_names(card.layer)
    return format_formula(card.now.weights, names)


def _head(activity: Activity, card: ToPrint) -> str:
    look = activity.layers[card.layer].cards[card.neuron].look
    name = _("Neurone {name}").format(name=inert(card.now.name))
    says = ""
    if card.now.label is not None:
        says = f'<div class="says">{_("annonce « {label} »").format(label=inert(card.now.label))}</div>'
    return f'<div class="head">{_badge(look)}<div><div class="name">{name}</div>{says}</div></div>'


def _badge(look: Look | None) -> str:
    """Shape, letter and colour; the first two are enough where there is no colour."""
    if look is None:
        return ""
    low = 76 if look.shape == "triangle" else 66
    return (
        f'<svg viewBox="0 0 100 100" role="img"><g fill="#fff" stroke="{_COLOURS[look.color]}" '
        f'stroke-width="7">{_OUTLINES[look.shape]}</g><text x="50" y="{low}" '
        f'font-size="42" font-weight="bold" text-anchor="middle">{look.letter}</text></svg>'
    )


def _sum(activity: Activity, card: ToPrint) -> str:
    sum_, words = formula(activity, card), formula(activity, card, words=True)
    size = " long" if len(sum_) > _LONG else ""
    said = f'<p class="words">{inert(words)}</p>' if words != sum_ else ""
    return f'<p class="sum{size}">{inert(sum_)}</p>{said}'


def _tables(activity: Activity, card: ToPrint, tally: bool = False) -> str:
    printed = activity.layers[card.layer].cards[card.neuron]
    columns = table_columns(printed, card.now)
    if printed.printed.is_empty:
        return f'<p class="sum long">{_rule(card.now)}</p>'
    rows = -(-len(columns) // MOST_COLUMNS)
    size = -(-len(columns) // rows)
    parts = [columns[at : at + size] for at in range(0, len(columns), size)]
    return "".join(_table(part, size, tally, rows > 1) for part in parts)


def table_columns(printed: Card, neuron: Neuron) -> list[tuple[str, str]]:
    """(result, answer) of every column, "below" first where the card has it."""
    columns = table(printed.printed, neuron.threshold, neuron.answer)
    return [(column.result, decimal(column.shown, 1)) for column in columns]


def _rule(neuron: Neuron) -> str:
    told = _("1 si le calcul atteint {threshold}, sinon 0")
    if neuron.answer == "above":
        told = _("1 si le calcul dépasse {threshold}, sinon 0")
    return told.format(threshold=decimal(neuron.threshold, 1))


def _table(columns: Sequence[tuple[str, str]], size: int, tally: bool, two: bool) -> str:
    missing = size - len(columns)
    blank = "<td></td>" * missing
    heads = "".join(f"<td{_narrow(result)}>{inert(result)}</td>" for result, _answer in columns) + blank
    shows = "".join(
        f'<td class="{"zero" if answer == "0" else "fires"}">{answer}</td>' for _result, answer in columns
    )
    body = f'<tr><th class="what">{_("résultat")}</th>{heads}</tr>'
    body += f'<tr><th class="what">{_("à montrer")}</th>{shows}{blank}</tr>'
    if tally:
        body += f'<tr class="tally"><th class="what">{_("chiffres")}</th>{"<td></td>" * size}</tr>'
    return f"<table{' class=two' if two else ''}>{body}</table>"


def _narrow(result: str) -> str:
    return ' class="below"' if len(result) > 2 else ""


def _foot(activity: Activity, card: ToPrint) -> str:
    told = inert(activity.title)
    if card.before is not None:
        was = decimal(card.before.threshold, 1)
        told += " — " + _("remplace la carte dont le seuil était {threshold}").format(threshold=was)
    threshold = _("seuil {threshold}").format(threshold=decimal(card.now.threshold, 1))
    return f'<div class="foot">{told} — {threshold}</div>'
