"""Reads how a network learns, and how long, from the training section or one of its named runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connecte.content.activity import CardLayer
from connecte.content.runs.method import (
    MOST_ITERATIONS,
    WORKSHOP,
    Method,
    Shape,
    iterations_of,
    no_cards,
    senseless,
)
from connecte.content.runs.settings import DRAWN
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import thousands

_NAMES = ("hidden", "output", "loss", "l1", "l2", "hidden_threshold_factor", "output_weight_factor")


def read_method(values: dict[str, Value], own: Method) -> Method:
    """Return how a run learns: what is written, and the rest from `own`."""
    found = {name: values[name].value for name in _NAMES if name in values and values[name].value is not None}
    if "neurons" in values and values["neurons"].value is not None:
        found["neurons"] = _sizes(values["neurons"].value)
        if found["neurons"] is None:  # what the activity's own run says of hidden layers is not about the cards
            own = own._replace(hidden=WORKSHOP.hidden, dropout=())
    batch, dropout = values.get("batch"), values.get("dropout")
    if batch is not None and batch.value is not None:
        found["batch"] = {"all": 0, "one": 1}.get(batch.value, batch.value)
    if dropout is not None and dropout.value is not None:
        chances = [item.value for item in dropout.value] if isinstance(dropout.value, list) else [dropout.value]
        found["dropout"] = tuple(chances) if None not in chances else ()
    return own._replace(**found)


def _sizes(value: Any) -> tuple[int, ...] | None:
    """Return the hidden layers that a file asks for; None for those of the cards."""
    if value == "cards":
        return None
    sizes = [item.value for item in value] if isinstance(value, list) else [value]
    return None if None in sizes else tuple(sizes)


def check_method(
    walk: Walk,
    values: dict[str, Value],
    method: Method,
    rule: str,
    layers: Sequence[CardLayer] | None,
    has_otherwise: bool,
    is_numeric: bool,
    begin: str = "cards",
) -> None:
    """Note why a network of these layers cannot learn this way, at the first key that says how."""
    named = (*Method._fields, "rule", *(("step",) if is_numeric else ()))
    at = next((values[name].source for name in named if name in values), None)
    if at is None or not layers or walk.faults:
        return
    depth = len(layers) if method.neurons is None else len(method.neurons) + 1
    reason = senseless(method, Shape(depth, len(layers[-1].cards), has_otherwise, is_numeric), rule)
    if not reason and method.neurons is not None and begin not in DRAWN:
        reason = no_cards()
    if reason:
        walk.fault(at, reason)


def read_folds(walk: Walk, values: dict[str, Value], examples: int, own: int) -> int:
    """Return into how many parts the examples to learn from are dealt, `own` where a run does not say; more
    parts than examples are a fault.
    """
    part = values.get("folds")
    if part is None or part.value is None:
        return min(own, examples)
    if part.value > examples > 0:
        message = ngettext(
            "« folds » : il n'y a que {count} exemple à répartir",
            "« folds » : il n'y a que {count} exemples à répartir",
            examples,
        )
        walk.fault(part.source, message.format(count=examples))
    return int(part.value)


def read_length(
    walk: Walk, part: Value, values: dict[str, Value], examples: int, batch: int, own: int | None = None
) -> int | None:
    """Return how many iterations a run takes, `own` where it does not say; None where that is a fault.

    `examples` is the number of examples that it learns from.
    """
    iterations, epochs = values.get("iterations"), values.get("epochs")
    if iterations is not None and epochs is not None:
        walk.fault(
            epochs.source, _("« iterations » et « epochs » disent la même chose : garder l'une des deux")
        )
        return None
    if epochs is not None:
        found = None if epochs.value is None else iterations_of(epochs.value, max(1, examples), batch)
        if found is not None and found > MOST_ITERATIONS:
            message = _("{found} itérations, c'est trop ({most} au plus)")
            walk.fault(epochs.source, message.format(found=thousands(found), most=thousands(MOST_ITERATIONS)))
        return found
    if iterations is not None:
        return int(iterations.value) if iterations.value is not None else None
    if own is None:
        walk.missing(part.source, "iterations")
    return own
