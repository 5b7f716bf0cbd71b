"""Reads the layers of an activity file: each card from its formula and its threshold or table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connecte.content.activity import Card, CardLayer
from connecte.content.reading.looks import read_look, refuse_same_looks
from connecte.content.reading.sections.tables import read_table
from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.cards.card import BENT, NO_TABLE, shown
from connecte.core.cards.formula import FormulaError, parse_formula
from connecte.core.cards.network import Neuron
from connecte.language.i18n import _

if TYPE_CHECKING:
    from connecte.content.reading.sections.means import Means

Ends = tuple[float, float]
"""The smallest and the largest value of something."""


def read_layers(
    walk: Walk,
    part: Value | None,
    names: list[list[str]] | None,
    decides: bool = False,
    means: Means | None = None,
    sizes: Sequence[Ends] | None = None,
) -> tuple[CardLayer, ...] | None:
    """Return all layers, or None where one has a fault; `names` are the names of the inputs in formulas,
    `means` the pictures whose mean images may be cards, `sizes` the smallest and the largest value of each
    input.

    Several outputs may have one label where the author `decides`, which says that it is no slip.
    """
    if part is None or part.value is None:
        return None
    before = len(walk.faults)
    taken: set[str] = {alias for aliases in names or [] for alias in aliases}
    layers: list[CardLayer] = []
    for number, item in enumerate(part.value):
        if item.value is None or "neurons" not in item.value:
            return None
        last = number == len(part.value) - 1
        neurons = item.value["neurons"].value
        if neurons is None:
            return None
        pictures = means if number == 0 else None
        cards = [
            _card(walk, neuron, names, last, pictures, sizes) if neuron.value else None for neuron in neurons
        ]
        sizes = _answers(cards, sizes)
        names = _names(walk, neurons, taken)
        if last and not decides:
            _refuse_same_label(walk, neurons)
        refuse_same_looks(walk, neurons, cards)
        name = item.value["name"].value if "name" in item.value else None
        if name and name in (layer.name for layer in layers):
            walk.fault(item.value["name"].source, _("une autre couche s'appelle « {name} »").format(name=name))
        if name and all(card is not None for card in cards):
            layers.append(CardLayer(name, tuple(card for card in cards if card)))
    if len(walk.faults) > before or len(layers) < len(part.value):
        return None
    return tuple(layers)


def unlabelled(layers: Sequence[CardLayer]) -> tuple[CardLayer, ...]:
    """Return the cards of a network whose outputs are numbers: they claim no label."""
    *before, last = layers
    cards = tuple(card._replace(neuron=card.neuron._replace(label=None)) for card in last.cards)
    return (*before, last._replace(cards=cards))


def _names(walk: Walk, neurons: Sequence[Value], taken: set[str]) -> list[list[str]] | None:
    """Return the names that the next layer may use for these neurons; None where one has no name."""
    names: list[list[str]] = []
    for neuron in neurons:
        found = neuron.value.get("name") if neuron.value else None
        if found is None or found.value is None:
            return None
        if found.value in taken:
            walk.fault(
                found.source,
                _("le nom « {name} » est déjà pris").format(name=found.value),
                _("donner un autre nom à ce neurone"),
            )
        taken.add(found.value)
        names.append([found.value])
    return names


def _refuse_same_label(walk: Walk, neurons: Sequence[Value]) -> None:
    seen: set[str] = set()
    for neuron in neurons:
        found = neuron.value.get("label") if neuron.value else None
        if found is not None and found.value in seen:
            message = _("« {label} » est déjà annoncé par un autre neurone").format(label=found.value)
            walk.fault(
                found.source, message, _("si c'est voulu : écrire aussi « decision: alone » ou « largest »")
            )
        if found is not None and found.value:
            seen.add(found.value)


def sum_ends(weights: Sequence[float], sizes: Sequence[Ends]) -> Ends:
    """Return the smallest and the largest sum of sources that lie between these."""
    products = [(weight * low, weight * high) for weight, (low, high) in zip(weights, sizes, strict=True)]
    return sum(map(min, products)), sum(map(max, products))


def _answers(cards: Sequence[Card | None], sizes: Sequence[Ends] | None) -> list[Ends] | None:
    """Return the smallest and the largest answer of each card; None where one is not known."""
    if sizes is None:
        return None
    found: list[Ends] = []
    for card in cards:
        if card is None or len(card.neuron.weights) != len(sizes):
            return None
        low, high = sum_ends(card.neuron.weights, sizes)
        threshold, answer = card.neuron.threshold, card.neuron.answer
        found.append((shown(low, threshold, answer), shown(high, threshold, answer)))
    return found


def _card(
    walk: Walk,
    item: Value,
    names: list[list[str]] | None,
    last: bool,
    means: Means | None,
    sizes: Sequence[Ends] | None,
) -> Card | None:
    values = item.value
    if "mean" in values:
        return _mean_card(walk, item, last, means)
    if "sum" not in values:
        walk.missing(item.source, "sum")
    answer = values["answer"].value if "answer" in values else "excess"
    if last and answer in BENT:
        message = _("« {answer} » n'est jamais 0 : une sortie qui annonce ne se tairait pas")
        hint = _("pour une sortie : excess ou computed, qui annonce au-dessus du même seuil")
        walk.fault(values["answer"].source, message.format(answer=answer), hint)
    without_table = answer not in (None, "excess") and "range" not in values
    weights = read_sum(walk, values.get("sum"), names, may_be_empty=without_table)
    whole = weights is None or all(isinstance(weight, int) for weight in weights.values())
    if not whole and not without_table:
        walk.fault(
            values["sum"].source,
            _("une carte se calcule de tête : des nombres entiers seulement"),
            _("les nombres à virgule vont dans training, start, ou avec « answer: computed »"),
        )
        weights = None
    ends = None if weights is None or sizes is None else sum_ends(as_weights(weights, len(sizes)), sizes)
    table = read_table(walk, item, answer or "excess", ends)
    look, label = read_look(walk, item), _label(walk, values, last)
    name = values["name"].value if "name" in values else None
    if name is None or weights is None or table is None:
        return None
    dense = as_weights(weights, len(names or ()))
    shows = "excess" if answer in (None, "computed") else answer
    neuron = Neuron(name, dense, table.threshold, (label or name) if last else None, shows)  # type: ignore[arg-type]
    return Card(neuron, tuple(weights), table.printed, look)


def _mean_card(walk: Walk, item: Value, last: bool, means: Means | None) -> Card | None:
    """Return the card that is a mean image."""
    from connecte.content.reading.sections.means import read_mean

    look, label = read_look(walk, item), _label(walk, item.value, last)
    found = read_mean(walk, item, means)
    name = item.value["name"].value if "name" in item.value else None
    if name is None or found is None:
        return None
    order = tuple(cell for cell, weight in enumerate(found.weights) if weight)
    neuron = Neuron(name, found.weights, found.threshold, (label or name) if last else None)
    return Card(neuron, order, NO_TABLE, look)


def _label(walk: Walk, values: dict[str, Value], last: bool) -> str | None:
    """Return the label of a card; outside the last layer one is a fault."""
    label = values["label"].value if "label" in values else None
    if label is not None and not last:
        walk.fault(
            values["label"].source,
            _("seuls les neurones de la dernière couche annoncent un label"),
            _("enlever « label »"),
        )
    return label


def as_weights(found: dict[int, int | float], sources: int) -> tuple[int | float, ...]:
    """Return a weight for every source: 0 for those that the formula leaves out."""
    return tuple(found.get(source, 0) for source in range(sources))


def read_sum(
    walk: Walk,
    part: Value | None,
    names: Sequence[Sequence[str]] | None,
    may_be_empty: bool = False,
) -> dict[int, int | float] | None:
    """Return the weights of a formula; note its faults at the character where they stand.

    The formula of a computed card may be "0 😇": rounding can remove all its links.
    """
    if part is None or part.value is None or names is None:
        return None
    try:
        weights = parse_formula(part.value, names)
    except FormulaError as error:
        words = [alias for aliases in names for alias in aliases]
        position, message, hint, put = error.position, str(error), error.hint, ""
        if not hint:
            from connecte.content.yaml.cures.formulas import formula_cure

            position, message, hint, put = formula_cure(part.value, words) or (position, message, "", "")
        if error.unknown and not hint:
            hint = walk.nearest(error.unknown, words)
        if error.unknown and not hint:
            hint = _("noms possibles : {names}").format(
                names=" ".join(dict.fromkeys(aliases[0] for aliases in names))
            )
        cure = Cure(hint, f'"{put}"' if put else None)
        walk.fault(part.source, message, cure, "sum", position + (1 if part.source.quoted else 0))
        return None
    if not any(weights.values()) and not may_be_empty:
        walk.fault(
            part.source, _("la formule n'utilise rien"), _("par exemple « {name} »").format(name=names[0][0])
        )
        return None
    return weights
