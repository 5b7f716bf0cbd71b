"""Reads the layers of an activity file: each card from its formula and its threshold or table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from connecte.content.activity import Card, CardLayer
from connecte.content.reading.looks import read_look, refuse_same_looks
from connecte.content.yaml.schema.scalars import refuse_decimals
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.cards.card import NO_TABLE, PrintedRange, TableError, threshold_of_table
from connecte.core.cards.formula import FormulaError, parse_formula
from connecte.core.cards.network import Neuron
from connecte.language.i18n import _

_WHOLE = re.compile(r"[-+−]?(0|[1-9][0-9]{0,3})\Z")
_BELOW = re.compile(r"[<≤‹] ?([-−]?(?:0|[1-9][0-9]{0,3}))\Z")


class _Table(NamedTuple):
    printed: PrintedRange
    threshold: int | float


def read_layers(
    walk: Walk, part: Value | None, names: list[list[str]] | None, decides: bool = False
) -> tuple[CardLayer, ...] | None:
    """Return all layers, or None where one has a fault; `names` are the names of the inputs in formulas.

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
        cards = [_card(walk, neuron, names, last) if neuron.value else None for neuron in neurons]
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


def _card(walk: Walk, item: Value, names: list[list[str]] | None, last: bool) -> Card | None:
    values = item.value
    answer = values["answer"].value if "answer" in values else "excess"
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
    table = _printed(walk, item, answer or "excess")
    look = read_look(walk, item)
    label = values["label"].value if "label" in values else None
    if label is not None and not last:
        walk.fault(
            values["label"].source,
            _("seuls les neurones de la dernière couche annoncent un chiffre"),
            _("enlever « label »"),
        )
    name = values["name"].value if "name" in values else None
    if name is None or weights is None or table is None:
        return None
    dense = as_weights(weights, len(names or ()))
    shows = "excess" if answer in (None, "computed") else answer
    neuron = Neuron(name, dense, table.threshold, (label or name) if last else None, shows)  # type: ignore[arg-type]
    return Card(neuron, tuple(weights), table.printed, look)


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
        position, message, hint = error.position, str(error), error.hint
        if not hint:
            from connecte.content.yaml.cures.formulas import formula_cure

            position, message, hint = formula_cure(part.value, words) or (position, message, "")
        if error.unknown and not hint:
            hint = walk.nearest(error.unknown, words)
        if error.unknown and not hint:
            hint = _("noms possibles : {names}").format(
                names=" ".join(dict.fromkeys(aliases[0] for aliases in names))
            )
        walk.fault(part.source, message, hint, "sum", position + (1 if part.source.quoted else 0))
        return None
    if not any(weights.values()) and not may_be_empty:
        walk.fault(
            part.source, _("la formule n'utilise rien"), _("par exemple « {name} »").format(name=names[0][0])
        )
        return None
    return weights


def _printed(walk: Walk, item: Value, answer: str) -> _Table | None:
    values = item.value
    if answer != "excess" and "table" in values:
        hint = _("écrire « threshold », et « range » pour une table imprimée")
        walk.fault(values["table"].source, _("une carte qui montre 0 ou 1 n'a pas besoin de table"), hint)
        return None
    if answer == "computed" and ("range" in values or "below" in values):
        part = values["range" if "range" in values else "below"]
        walk.fault(
            part.source, _("une carte que la machine calcule n'a pas de table"), _("enlever cette ligne")
        )
        return None
    if "threshold" in values and (answer == "excess" or "range" in values):
        found = values["threshold"]
        if isinstance(found.value, float):
            refuse_decimals(walk, found.source, "threshold")
            return None
    if answer != "excess" and "threshold" in values and "range" not in values:
        threshold = values["threshold"].value
        return None if threshold is None else _Table(NO_TABLE, threshold)
    if "table" in values:
        for key in ("threshold", "range", "below"):
            if key in values:
                walk.fault(
                    values[key].source,
                    _("une carte a soit « table », soit « threshold » avec « range »"),
                    _("enlever « {key} » : la table le dit déjà").format(key=key),
                )
        return _from_table(walk, values["table"])
    missing = [key for key in ("threshold", "range") if key not in values]
    if missing:
        walk.fault(
            item.source,
            _("il manque « {key} » à cette carte").format(key=missing[0]),
            _("écrire « threshold » et « range », ou « table »"),
        )
        return None
    threshold, ends = values["threshold"].value, values["range"].value
    if threshold is None or ends is None or any(end.value is None for end in ends):
        return None
    low, high = (end.value for end in ends)
    if not low < high or high - low > 99:
        walk.fault(
            values["range"].source,
            _("de {low} à {high} : il faut le plus petit résultat d'abord, et cent au plus").format(
                low=low, high=high
            ),
            _("écrire [{low}, {high}]").format(low=high, high=low) if 0 < low - high < 100 else "",
        )
        return None
    below = ""
    if "below" in values and values["below"].value:
        below = values["below"].value
        if not _is_below(below, low):
            _below_fault(walk, values["below"], low)
            return None
    return _Table(PrintedRange(low, high, below.replace("-", "−")), threshold)


def _is_below(text: str, low: int) -> bool:
    """Whether this text heads the column of all results below `low`: "<-8" before -7."""
    match = _BELOW.match(text)
    return match is not None and int(match[1].replace("−", "-")) <= low


def _below_fault(walk: Walk, part: Value, low: int) -> None:
    message = _("« {text} » : il faut « < » et un nombre plus petit que {low}")
    walk.fault(part.source, message.format(text=part.value, low=low + 1), _("par exemple « <-8 »"))


def _from_table(walk: Walk, part: Value) -> _Table | None:
    if part.value is None or not {"results", "shown"} <= part.value.keys():
        return None
    results, answers = part.value["results"], part.value["shown"]
    if not results.value or not answers.value:
        return None
    if any(v.value is None for v in [*results.value, *answers.value]):
        return None
    headings = [v.value for v in results.value]
    below = headings[0].replace("-", "−") if not _WHOLE.match(headings[0]) else ""
    first = 1 if below else 0
    for value in results.value[first:]:
        if not _WHOLE.match(value.value):
            message = _("« {text} » : il faut un nombre entier").format(text=value.value)
            walk.fault(value.source, message, _("seul le premier peut être de la forme « <-8 »"))
            return None
    if below and len(headings) > 1 and not _is_below(headings[0], int(headings[1].replace("−", "-"))):
        _below_fault(walk, results.value[0], int(headings[1].replace("−", "-")))
        return None
    sums = [int(text.replace("−", "-")) for text in headings[first:]]
    shown = [v.value for v in answers.value]
    if below and shown[0] != 0:
        walk.fault(answers.value[0].source, _("sous la table, la réponse à montrer est 0"))
        return None
    try:
        threshold = threshold_of_table(sums, shown[first:])
    except TableError as error:
        _table_fault(walk, error, results, answers, first)
        return None
    return _Table(PrintedRange(sums[0], sums[-1], below), threshold)


def _table_fault(walk: Walk, error: TableError, results: Value, answers: Value, first: int) -> None:
    index = error.index + first
    if error.reason == "lengths":
        counts = {"results": len(results.value), "shown": len(answers.value)}
        message = _("résultats : {results}, réponses : {shown} ; il en faut autant").format(**counts)
        walk.fault(answers.source, message)
    elif error.reason == "steps":
        message = _("« {found} » : les résultats vont de un en un, il faut {expected} ici")
        found = results.value[index]
        walk.fault(found.source, message.format(found=found.value, expected=error.expected))
    elif error.reason == "silent":
        walk.fault(
            answers.source,
            _("aucune réponse ne dépasse 0 : la table ne dit pas où est le seuil"),
            _("écrire « threshold » et « range » à la place"),
        )
    else:
        message = _(
            "au résultat {result}, la table montre {found} : un neurone à seuil y montrerait {expected}"
        ).format(result=results.value[index].value, found=answers.value[index].value, expected=error.expected)
        hint = _("des 0 jusqu'au seuil, puis 1, 2, 3…")
        walk.fault(answers.value[index].source, message, hint)
