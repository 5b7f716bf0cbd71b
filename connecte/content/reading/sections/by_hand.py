"""Reads the moves of the learning by hand, and finds the neurons that a file names."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import CardLayer
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.cards.network import Nudge
from connecte.language.i18n import _
from connecte.language.lists import comma_list


def read_by_hand(walk: Walk, part: Value | None, layers: Sequence[CardLayer] | None) -> tuple[Nudge, ...]:
    """Return the moves of the learning by hand; empty where the activity has none."""
    moves = []
    for item in part.value if part and part.value else ():
        if item.value is None or not {"neuron", "move"} <= item.value.keys():
            continue
        place = find_neuron(walk, item.value["neuron"], layers)
        change = item.value["move"].value
        if place and change is not None:
            moves.append(Nudge(*place, change))
    return tuple(moves)


def find_neuron(walk: Walk, part: Value, layers: Sequence[CardLayer] | None) -> tuple[int, int] | None:
    """Return (layer, neuron) of a neuron that another part of the file names; None and a fault where
    none has that name.
    """
    if part.value is None or not layers:
        return None
    names = {card.neuron.name: (n, i) for n, layer in enumerate(layers) for i, card in enumerate(layer.cards)}
    if part.value in names:
        return names[part.value]
    hint = walk.nearest(part.value, list(names)) or _("neurones : {names}").format(names=comma_list(names))
    walk.fault(part.source, _("il n'y a pas de neurone « {name} »").format(name=part.value), hint)
    return None
