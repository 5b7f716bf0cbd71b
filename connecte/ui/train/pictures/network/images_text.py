"""Weights as pictures, and the picture that fools the network: for networks that read a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from connecte.content.activity import Activity
from connecte.core.cards.sentences import a_label
from connecte.core.learning.backprop import Array, Parameters, Problem
from connecte.core.pictures.climb import Climbed, climb, shares
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.numbers import decimal, percent
from connecte.session.page import page_name
from connecte.ui.paint.drawing_text import cell_size
from connecte.ui.paint.grey_text import grey_lines, signed_lines
from connecte.ui.paint.lines import Line, beside, fit, pad, within
from connecte.ui.paint.marks import badge, colour
from connecte.ui.train.pictures.train_view import TrainView

_GAP, _LARGEST = 3, 4
_STEPS = 60
"""Steps of a climb that is shown: more change nothing that one sees."""
_BESIDE = 3
"""How many of the class's pictures have room beside the program's, where there are as many."""
_CAPTION = 18
"""The cells of what stands under a picture."""


def reads_pictures(activity: Activity) -> bool:
    """Whether the inputs are the cells of a picture."""
    return activity.pixels is not None


def images_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the weights of neurons that read the picture, each as a picture: the one in hand first; of an
    output behind them, those that weigh most for it.
    """
    pixels = view.activity.pixels
    assert pixels is not None
    layer, neuron = view.chosen
    first = view.values.layers[0].weights
    size = cell_size(pixels.rows, pixels.columns, (cells // 3, height - 3), _LARGEST)
    wide = max(2 * size * pixels.columns, 12)
    across = max(1, (cells - 1) // (wide + _GAP))
    down = max(1, (height - 1) // (size * pixels.rows + 2))
    if layer == 0:
        count = len(first)
        chosen = [(neuron + n) % count for n in range(min(count, across * down))]
        heading = _(" Les poids de neurones, + et −, d'autant plus sombres qu'ils sont grands")
        weighs = None
    else:
        weighs = _reach(view, layer, neuron)
        chosen = np.argsort(-np.abs(weighs), kind="stable")[: across * down].tolist()
        heading = _(" Ce que lisent les neurones qui comptent le plus pour « {name} »")
        heading = heading.format(name=view.activity.layers[layer].cards[neuron].neuron.name)
    blocks = [_block(view, pixels, index, size, wide, weighs) for index in chosen]
    lines: list[Line] = [[(heading, "bold")]]
    for start in range(0, len(blocks), across):
        row = blocks[start : start + across]
        lines += [[(" ", ""), *line] for line in beside(row, [wide + _GAP] * len(row))]
        lines.append([])
    return [fit(line, cells) for line in within(lines, height)]


def _reach(view: TrainView, layer: int, neuron: int) -> Array:
    """Return by how much each neuron of the first layer weighs for another one: products along the ways."""
    found = view.values.layers[layer].weights[neuron]
    for between in reversed(view.values.layers[1:layer]):
        found = found @ between.weights
    return np.asarray(found)


def _block(
    view: TrainView, pixels: Pixels, index: int, size: int, wide: int, weighs: Array | None
) -> list[Line]:
    card = view.activity.layers[0].cards[index]
    name = badge(card) or card.neuron.name
    if weighs is not None:
        name += f" × {decimal(float(weighs[index]), 1)}"
    here = view.chosen == (0, index)
    picture = signed_lines(view.values.layers[0].weights[index].tolist(), pixels.columns, size)
    return [[(pad(f"{'▸' if here else ''}{name}", wide), f"bold {colour(card)}".rstrip())], *picture]


def fooled_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the picture that the network answers with most confidence for the output in hand, beside the
    class's own: the one that is drawn, then those kept that it takes most for that.

    The number of the example in hand is that of the noise which the program starts from.
    """
    pixels = view.activity.pixels
    assert pixels is not None
    output = view.output
    label = view.activity.layers[-1].cards[output].neuron.label or ""
    found = _climbed(_Key(view.problem, view.values, output, view.example))
    tries = _tries(view, output)
    across = 1 + min(max(1, len(tries)), _BESIDE)
    size = cell_size(pixels.rows, pixels.columns, (cells // across - _GAP, height - 8), _LARGEST)
    wide = max(2 * size * pixels.columns, _CAPTION)
    columns = [_shown(_("par le programme"), found.picture, found.share, "", pixels, size)]
    shown = tries[: max(0, cells // (wide + _GAP) - 1)]
    for each in shown:
        judged = _judged(view.activity, each.said, each.wanted)
        columns.append(_shown(each.title, each.picture, float(each.said[output]), judged, pixels, size))
    left = len(tries) - len(shown)
    others = ngettext(" … et {n} autre dessin de la classe", " … et {n} autres dessins de la classe", left)
    lines: list[Line] = [
        [(_(" L'image que le réseau prend le plus pour un {label}").format(label=label), "bold")],
        [(_(" Parti du brouillard n° {number}, chaque gris avance là où la part monte."
            ).format(number=view.example), "$muted")],
        [],
        *[[(" ", ""), *line] for line in beside(columns, [wide + _GAP] * len(columns))],
        [(others.format(n=left) if left else "", "$muted")],
        [(_(" Ensemble les parts font 100 %, même pour un dessin qui ne ressemble à rien."), "$muted")],
        [(with_keys(_(" {neuron} : un autre chiffre   {next_example} : un autre brouillard")), "$muted")],
        [(with_keys(_(" {keep}, pendant qu'on dessine : garder un essai de la classe")), "$muted")],
    ]  # fmt: skip
    lines = lines if view.keys else lines[:-2]
    return [fit(line, cells) for line in within(lines, height)]


class _Try(NamedTuple):
    """A picture of the class."""

    title: str
    picture: Array
    said: Array
    """The share of each output, (outputs,)."""
    wanted: str | None
    """The label that it is meant to be."""


def _tries(view: TrainView, output: int) -> list[_Try]:
    """Return the class's pictures: the one that is drawn, once it has seen a verdict on it, then those kept,
    the one first that the network takes most for this output.
    """
    found: list[_Try] = []
    kept = [np.array(grey.values, dtype=float) for grey in view.greys]
    if view.drawn is not None and not any(np.array_equal(view.drawn, each) for each in kept):
        said = shares(view.problem, view.values, view.drawn[None])[0]
        found.append(_Try(_("par la classe"), view.drawn, said, None))
    if kept:
        of_kept = shares(view.problem, view.values, np.stack(kept))
        for number in np.argsort(-of_kept[:, output], kind="stable").tolist():
            wanted = view.greys[number].wanted
            meant = "" if wanted is None else _(", {label}").format(label=a_label(wanted))
            title = _("{page}{meant}").format(page=page_name(number), meant=meant)
            found.append(_Try(title, kept[number], of_kept[number], wanted))
    return found


def _judged(activity: Activity, said: Array, wanted: str | None) -> str:
    """Say what the network answers, from the share of each output, and whether it is fooled."""
    label = activity.layers[-1].cards[int(said.argmax())].neuron.label or ""
    if wanted is None:
        return _("il dit « {label} »").format(label=label)
    if label == wanted:
        return _("il dit « {label} » ✓").format(label=label)
    return _("trompé : « {label} »").format(label=label)


def _shown(title: str, picture: Array, share: float, said: str, pixels: Pixels, size: int) -> list[Line]:
    return [
        [(title, "$muted")],
        *grey_lines(picture.tolist(), pixels.columns, size),
        [(_("part : {share}").format(share=percent(share)), "bold")],
        [(said, "")],
    ]


class _Key:
    """A climb to compute: equal to another of the same numbers, so that it is computed once."""

    def __init__(self, problem: Problem, values: Parameters, output: int, seed: int) -> None:
        self.problem, self.values, self.output, self.seed = problem, values, output, seed
        layers = values.layers
        self._numbers = (
            output,
            seed,
            problem.hidden.name,
            *(array.tobytes() for layer in layers for array in (layer.weights, layer.thresholds)),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers)


@lru_cache(maxsize=24)
def _climbed(key: _Key) -> Climbed:
    with np.errstate(over="ignore", invalid="ignore"):
        return list(climb(key.problem, key.values, key.output, key.seed, _STEPS))[-1]
