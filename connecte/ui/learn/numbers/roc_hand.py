"""The threshold of an output turned by hand: its ROC curve, and where the class's numbers stand on it."""

from __future__ import annotations

import numpy as np

from connecte.core.cards.batch import outputs
from connecte.core.measures.counts import count
from connecte.core.measures.roc import roc
from connecte.language.i18n import _
from connecte.session.rules.learning import shown_lessons
from connecte.session.state import State
from connecte.ui.chart.roc_text import RocView, roc_lines
from connecte.ui.learn.learn_text import empty_because
from connecte.ui.paint.lines import Line


def hand_roc_lines(state: State, neuron: int, cells: int, height: int, keys: bool) -> list[Line]:
    """Paint the curve of an output, on the examples of the board."""
    found = hand_roc(state, neuron, keys)
    if found is None:
        return [[(f" {empty_because(state) or _('Aucun exemple.')}", "bold")]]
    return roc_lines(found, cells, height)


def hand_roc(state: State, neuron: int, keys: bool = True) -> RocView | None:
    """Return how the label of an output is decided on the board, by the cards whose effect the class has seen;
    None without examples.

    Where the largest output is what the network says, each is looked at alone: only so has it a threshold that
    decides, and a place on its own curve.
    """
    network, found = state.seen_network, shown_lessons(state)
    if not found:
        return None
    label = network.labels[neuron]
    counts = np.array([each.counts for each in found], dtype=np.float64).T
    scores = outputs(network, counts, raw=True)
    own = np.array([each == label for each in network.labels])
    wanted = np.array([each.label == label for each in found])
    said = (outputs(network, counts)[own] > 0).any(axis=0)
    turning = _("Seuil ↑ ↓ : le point marche le long de la courbe.") if keys else ""
    curve = roc(scores[own].max(axis=0), wanted)
    note = _("Cette sortie seule, sans la comparer aux autres.") if network.decision == "largest" else ""
    return RocView(label, count(said, wanted), curve, note=note, keys=turning, answers=state.activity.answers)
