"""The table that `connecte train --export` writes: one iteration a line, every weight by name."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Sequence

from connecte.content.activity import Activity
from connecte.content.runs.figures import figures
from connecte.core.learning.backprop import pack
from connecte.core.replay.recording import Recording

PLAIN, FRENCH = "plain", "fr"
"""How a table is written: as programs read it, or as a spreadsheet set to French does (numbers with
a decimal comma, so semicolons between columns, and a byte order mark that says UTF-8)."""


def as_table(activity: Activity, recording: Recording, iterations: Sequence[int], way: str = PLAIN) -> bytes:
    """Return the table as CSV: iteration, cost, recognised, then weights and thresholds layer by layer.

    Numbers are written so that reading gives them back to the last digit; a cost that has
    overflowed is empty.
    """
    text = io.StringIO()
    french = way == FRENCH
    table = csv.writer(text, delimiter=";" if french else ",", lineterminator="\r\n" if french else "\n")
    table.writerow(["iteration", "cost", "recognised", *column_names(activity)])
    for iteration in iterations:
        values = recording.at(iteration)
        cost, known = figures(recording, values)
        numbers = ["" if cost is None else repr(cost), *(repr(float(number)) for number in pack(values))]
        if french:
            numbers = [number.replace(".", ",") for number in numbers]
        table.writerow([iteration, numbers[0], known, *numbers[1:]])
    return (BOM_UTF8 if french else b"") + text.getvalue().encode()


def column_names(activity: Activity) -> list[str]:
    """Return the names of the columns in the order of `pack`: "C.renard" for a weight, "C.threshold"."""
    names: list[str] = []
    for number, layer in enumerate(activity.layers):
        sources = activity.source_words(number)
        names += [f"{card.neuron.name}.{source}" for card in layer.cards for source in sources]
        names += [f"{card.neuron.name}.threshold" for card in layer.cards]
    return names
