"""One iteration opened: what its pictures are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from connecte.content.activity import Activity
from connecte.core.learning.iteration import Kind, Opened, Phase
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.value import replace
from connecte.ui.paint.lines import Line, cut_list
from connecte.ui.train.pictures.curves.curves_text import short_name
from connecte.ui.train.pictures.train_view import wanted_text


@dataclass(frozen=True, eq=False)
class IterationView:
    """What the pictures of an opened iteration are drawn from."""

    activity: Activity
    opened: Opened
    at: int
    """The number of the phase, from 0."""
    neuron: int
    """The neuron in hand, of the phase's layer."""
    row: int | None
    """The example in hand, among those of the iteration; None for all together."""
    examples: tuple[int, ...]
    """The numbers of these examples."""
    keys: bool = True
    """Whether keys are named: a board has none."""
    is_short: bool = False
    """Whether only three phases are stopped at: answer, error, correction."""

    @property
    def row_shown(self) -> int | None:
        """The example looked at alone: the one in hand, or the only one; None for several together."""
        return 0 if len(self.examples) == 1 else self.row

    @property
    def stops(self) -> tuple[int, ...]:
        """The numbers of the phases that are stopped at."""
        kinds = [phase.kind for phase in self.opened.phases]
        if not self.is_short:
            return tuple(range(len(kinds)))
        answer: Kind = "outputs" if "outputs" in kinds else "answers"
        error: Kind = "cost" if "cost" in kinds else "gradient"
        return tuple(kinds.index(kind) for kind in (answer, error, "weights"))

    @property
    def is_at_step(self) -> bool:
        """Whether the phase looked at is one of three: Tab may come from any other."""
        return self.is_short and self.at in self.stops

    def stop_after(self, by: int) -> int | None:
        """Return the number of the next phase that is stopped at, or of the one before; None past an end."""
        left = [at for at in self.stops if (at - self.at) * by > 0]
        return None if not left else left[0] if by > 0 else left[-1]

    def at_phase(self, at: int, neuron: int) -> IterationView:
        """Look at a phase, with this neuron in hand or the last one that its layer has."""
        there = replace(self, at=at)
        return replace(there, neuron=min(neuron, there.neurons - 1))

    @property
    def phase(self) -> Phase:
        """The phase looked at."""
        return self.opened.phases[self.at]

    @property
    def neurons(self) -> int:
        """How many neurons the phase's layer has."""
        return len(self.opened.updates[self.phase.layer].thresholds)

    def name(self, layer: int, neuron: int) -> str:
        """Name a neuron in few letters."""
        return short_name(self.activity.layers[layer].cards[neuron])

    def example_label(self, row: int) -> str:
        """Name an example and what it is: "n° 6 (3)"."""
        number = self.examples[row]
        return _("n° {number} ({label})").format(
            number=number, label=wanted_text(self.activity.examples[number])
        )


def batch_line(examples: Sequence[int], cells: int | None = None) -> str:
    """Name the examples of a batch, as many as that many cells have room for: "Ce lot : n° 3, 7, 12"."""
    words, message = list(map(str, sorted(examples))), _("Ce lot : n° {numbers}")
    if cells is None:
        return message.format(numbers=comma_list(words))
    return message.format(numbers=cut_list(words, cells - cell_len(message.format(numbers=""))))


def why_lines(view: IterationView) -> list[Line]:
    """Name the key that says why the weights move."""
    return [[], [(_("Entrée : pourquoi chaque poids bouge"), "$muted")]] if view.keys else []
