"""Reads sets of points that are made by seed, among the examples of an activity file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connecte.content.activity import CardLayer, Example
from connecte.content.inputs import NO_STRIP, Input, plane_axes, with_computed
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.grid.drawing import NO_DRAWING
from connecte.core.plane.point_sets import POINTS, made, scaled
from connecte.language.i18n import _

MOST_EXAMPLES = 2000


def examples_in(item: Value) -> int:
    """Return how many examples an item of the list stands for: the points of a set, or one, `times` over."""
    values = item.value if isinstance(item.value, dict) else {}
    key, usual = ("points", POINTS) if "made" in values else ("times", 1)
    found = values[key].value if key in values else usual
    return usual if found is None else int(found)


def count_examples(walk: Walk, part: Value | None) -> int:
    """Return how many examples a list stands for; too many of them are a fault."""
    found = sum(map(examples_in, part.value)) if part is not None and isinstance(part.value, list) else 0
    if part is not None and found > MOST_EXAMPLES:
        message = _("trop d'exemples en tout : {found}, et {most} au plus")
        walk.fault(part.source, message.format(found=found, most=MOST_EXAMPLES))
    return found


def read_made(
    walk: Walk,
    item: Value,
    first: int,
    inputs: Sequence[Input] | None,
    layers: Sequence[CardLayer] | None,
    otherwise: str,
) -> Iterator[Example]:
    """Yield the points of a set as examples, numbered from `first`; none where the set has a fault."""
    values = item.value
    for key in ("label", "goals", "values", "drawing", "code", "counts", "times"):
        if key in values:
            message = _("un ensemble de points a ses propres réponses : « made » et « {key} » s'excluent")
            walk.fault(values[key].source, message.format(key=key), _("enlever « {key} »").format(key=key))
    if inputs is None or layers is None or values["made"].value is None:
        return
    is_drawn = any(source.strip != NO_STRIP for source in inputs)
    axes = None if is_drawn else plane_axes(inputs)
    if axes is None:
        message = _("des points faits au hasard demandent deux entrées données, ni plus ni moins")
        walk.fault(values["made"].source, message, _("sans grille, deux entrées avec « between »"))
        return
    labels = list(dict.fromkeys(card.neuron.label or "" for card in layers[-1].cards))
    labels += [otherwise] if otherwise else []
    if len(labels) < 2:
        message = _("il faut deux réponses possibles : deux labels, ou un label et « otherwise »")
        walk.fault(values["made"].source, message)
        return
    noise, seed = (values[key].value if key in values else 0 for key in ("noise", "seed"))
    if noise is None or seed is None:
        return
    in_class = "in_class" in values and bool(values["in_class"].value)
    x, y = (inputs[number] for number in axes)
    points = made(values["made"].value, examples_in(item), len(labels), noise, seed)
    for number, point in enumerate(points, first):
        given = (scaled(point.x, x.least, x.most), scaled(point.y, y.least, y.most))
        counts = with_computed(inputs, given)
        yield Example(number, counts, labels[point.label], in_class, NO_DRAWING)


def refuse_without_made(walk: Walk, item: Value) -> None:
    """Note the keys of a set that stand in an example which is none."""
    for key in ("points", "noise", "seed"):
        if key in item.value:
            message = _("« {key} » est pour un ensemble de points : il manque « made »").format(key=key)
            walk.fault(item.value[key].source, message, _("ajouter une ligne « made: … »"))
