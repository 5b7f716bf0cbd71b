"""What a mask is for: the same training again without it, as far as the iteration in view."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from connecte.content.runs.trial import new_run
from connecte.core.cards.formula import read_formula
from connecte.core.learning.backprop import output_values
from connecte.core.learning.problem import Parameters, Problem
from connecte.core.pictures.pictures import is_picture
from connecte.core.replay.recording import Recording
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.numbers import iterations, plain_number, thousands
from connecte.language.value import replace
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.dialogs.batch import BatchScreen
from connecte.ui.train.pictures.network.network_text import absent_links
from connecte.ui.train.pictures.train_view import TrainView, inputs_of, learned_rows, right_of, verdicts

_CELLS = 70
_MOST_HALVES = 6


class Unmasked:
    """Runs a training to an iteration with links that are free to appear where the cards have none.

    More links need a smaller step: one that overflows is halved.
    """

    def __init__(self, view: TrainView) -> None:
        self._view = view
        self.step = view.run.step
        self.broke_at: int | None = None
        """The iteration that overflowed with the run's own step; None if none did."""
        self._recording = self._begun()

    def _begun(self) -> Recording:
        made = new_run(self._view.activity, self._view.run._replace(step=self.step))
        problem: Problem = replace(made.problem, masks=tuple(None for _mask in made.problem.masks))
        return Recording(problem, made.at(0), self._view.iteration)

    def run(self) -> Iterator[int]:
        """Run it; yield how many iterations are done."""
        for halved in range(_MOST_HALVES):
            if halved:
                self.step /= 2
                self._recording = self._begun()
            yield from self._recording.run()
            if self._recording.diverged_at is None:
                return
            self.broke_at = self.broke_at or self._recording.diverged_at

    @property
    def end(self) -> Parameters:
        """The weights and thresholds that it has come to."""
        return self._recording.at(self._recording.reached)


class WithoutMaskScreen(BatchScreen[None]):
    """Show what the neuron in hand reads with the mask and without it, and how many are right."""

    def __init__(self, view: TrainView) -> None:
        self._view = view
        self._unmasked = Unmasked(view)
        super().__init__(self._unmasked, max(1, view.iteration), self._heading_of(), self._what_came_out)

    def _heading_of(self) -> tuple[str, str]:
        """Return what is done."""
        return _("Sans le masque, après {at}").format(at=iterations(self._view.iteration)), _(
            "Le masque remet à 0, après chaque itération, les liens qui ne sont pas sur les cartes."
        )

    def _what_came_out(self) -> list[Line]:
        """Return both formulas, both counts, and what the mask is for."""
        sentences = mask_sentences(self._view, self._unmasked.end)
        at = self._unmasked.broke_at
        if at is not None:
            message = _(
                "Sans le masque, ce pas est trop grand : débordé à l'itération {at}. Ici le pas est {step}."
            )
            sentences.insert(0, message.format(at=thousands(at), step=plain_number(self._unmasked.step)))
        return [[(text, "")] for sentence in sentences for text in (*wrapped(sentence, _CELLS), "")][:-1]


def masked_place(view: TrainView) -> tuple[int, int]:
    """Return the neuron in hand if the mask keeps a link of it absent, else the first of which it does."""
    places = [view.chosen, *view.activity.places]
    return next((place for place in places if absent_links(view, place)), view.chosen)


def mask_sentences(view: TrainView, without: Parameters) -> list[str]:
    """Say what a masked neuron reads with the mask and without, how many are right, and what follows."""
    layer, neuron = masked_place(view)
    names = view.activity.source_names(layer)
    name = view.activity.layers[layer].cards[neuron].neuron.name
    of_picture = is_picture(view.activity.pixels, layer)
    formulas = [
        _("{name} = {formula}").format(
            name=name, formula=read_formula(numbers.layers[layer].weights[neuron].tolist(), names, of_picture)
        )
        for numbers in (view.values, without)
    ]
    mine, free = (int(np.count_nonzero(numbers.layers[layer].weights)) for numbers in (view.values, without))
    layer_name = view.activity.layers[layer].name
    links = ngettext(
        "Couche {layer} : {mine} lien avec le masque, {free} sans.",
        "Couche {layer} : {mine} liens avec le masque, {free} sans.",
        mine,
    )
    return [
        _("Avec : {formula}").format(formula=formulas[0]),
        _("Sans : {formula}").format(formula=formulas[1]),
        links.format(layer=layer_name, mine=mine, free=free),
        _counts(view, without),
        _("Le masque garde des cartes courtes, qu'on calcule de tête."),
    ]


def _counts(view: TrainView, without: Parameters) -> str:
    """Say how many are right with the mask and without."""
    with np.errstate(over="ignore", invalid="ignore"):
        said = verdicts(view.activity, output_values(view.problem, inputs_of(view.activity), without))
    parts = []
    for numbers, message in (
        (learned_rows(view.activity, view.run), _("Justes : {mine} sur {total} avec, {free} sans")),
        (view.run.left_out, _("jamais vus : {mine} sur {total} avec, {free} sans")),
    ):
        if numbers:
            mine, total = right_of(view.verdicts, numbers)
            parts.append(message.format(mine=mine, total=total, free=right_of(said, numbers)[0]))
    return comma_list(parts) + "."
