"""One iteration opened: what its pictures are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.core.learning.iteration import Opened, Phase
from connecte.language.i18n import _
from connecte.ui.train.pictures.curves_text import short_name


@dataclass(frozen=True, eq=False)
class StepView:
    """The phase number `at` of an iteration; `neuron` of its layer; `row` is the example in hand
    among those of the iteration, None for all together. `examples` are their numbers.
    """

    activity: Activity
    opened: Opened
    at: int
    neuron: int
    row: int | None
    examples: tuple[int, ...]

    @property
    def phase(self) -> Phase:
        """The phase looked at."""
        return self.opened.phases[self.at]

    def name(self, layer: int, neuron: int) -> str:
        """What a neuron is called in few letters."""
        return short_name(self.activity.layers[layer].cards[neuron])

    def example_label(self, row: int) -> str:
        """ "n° 6 (3)": an example and what it is."""
        number = self.examples[row]
        return _("n° {number} ({label})").format(number=number, label=self.activity.examples[number].label)
