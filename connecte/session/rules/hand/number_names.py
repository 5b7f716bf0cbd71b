"""How numbers that are moved by steps are named and written: the constant of a line is −threshold."""

from __future__ import annotations

from connecte.core.cards.network import MoveWeight, Network
from connecte.language.i18n import _
from connecte.language.numbers import decimal, significant
from connecte.session.rules.hand.fits import Place, is_constant
from connecte.session.state import State


def number_name(state: State, place: Place) -> str:
    """Name a number as formulas do: "w", "b"; with its source or its neuron where there are several."""
    layer, neuron, source = place
    cards = state.activity.layers[layer].cards
    own = f" {cards[neuron].neuron.name}" if len(state.activity.places) > 1 else ""
    if source is None:
        return (_("b") if is_constant(state, place) else _("seuil")) + own
    names = state.activity.source_names(layer)
    return _("w") + own if len(names) == 1 else f"{names[source]}{own}"


def number_value(state: State, network: Network, place: Place) -> float:
    """Return a number as it is shown: the constant of a line is the opposite of the threshold."""
    value = network.number(*place)
    return -value if is_constant(state, place) else value


def cost_text(cost: float) -> str:
    """Write a sum of squares, short."""
    return decimal(cost, 2) if 0.01 <= cost < 1e4 else significant(cost, 3)


def step_text(state: State, move: MoveWeight) -> str:
    """Say which number a step moves, and which way as the number is shown: "baisser b"."""
    place: Place = move[:3]
    name = number_name(state, place)
    up = (move.steps > 0) != is_constant(state, place)
    return (_("monter {name}") if up else _("baisser {name}")).format(name=name)
