"""The table that `connecte train --export` writes: one iteration a line, every weight by name."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from connecte.commands.training.figures import figures
from connecte.content.activity import Activity
from connecte.core.learning.backprop import pack
from connecte.core.replay.recording import Recording


def as_table(activity: Activity, recording: Recording, iterations: Sequence[int]) -> str:
    """CSV: iteration, cost, recognised, then weights and thresholds layer by layer.

    Numbers are written so that reading gives them back to the last digit; a cost that has
    overflowed is empty.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["iteration", "cost", "recognised", *column_names(activity)])
    for iteration in iterations:
        values = recording.at(iteration)
        cost, known = figures(recording, values)
        table.writerow(
            [
                iteration,
                "" if cost is None else repr(cost),
                known,
                *(repr(float(number)) for number in pack(values)),
            ]
        )
    return text.getvalue()


def column_names(activity: Activity) -> list[str]:
    """ "C.renard" for a weight, "C.threshold" for a threshold, as `pack` lays them out."""
    names: list[str] = []
    for number, layer in enumerate(activity.layers):
        sources = activity.source_words(number)
        names += [f"{card.neuron.name}.{source}" for card in layer.cards for source in sources]
        names += [f"{card.neuron.name}.threshold" for card in layer.cards]
    return names
