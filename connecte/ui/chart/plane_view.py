"""What a plane of two inputs is painted from, and how each label is drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.inputs import given_inputs
from connecte.core.cards.network import Number
from connecte.core.plane.field import Field, Plane, Said, field
from connecte.language.i18n import _
from connecte.ui.paint.marks import SHAPES, colour

_TEXTURES = "·:'-~^\",;"
_FREE_COLOURS = ("orange", "blue", "cyan", "purple", "green", "pink", "yellow", "grey")
"""For labels whose output has no look, and for the one that no output claims."""
NO_TEXTURE = " "
"""Of the label that is meant when none is claimed."""
_HOLLOW = {"●": "○", "■": "□", "▲": "△", "◆": "◈", "★": "☆", "♥": "♡", "✚": "✛", "▬": "▭"}


class LabelMark(NamedTuple):
    """How a label is drawn."""

    label: str
    shape: str
    """A point that is learned."""
    hollow: str
    """A point that is kept aside."""
    texture: str
    style: str
    """A colour; "" where the label has none."""
    letter: str = ""
    """The letter of its output, strewn over its area; "" where it has none."""


class PlanePoint(NamedTuple):
    """One example where it stands on the plane."""

    x: float
    y: float
    label: int
    """The number of its label among the marks."""
    aside: bool = False
    """Whether it is kept aside, so that nothing is learned from it."""
    wrong: bool = False
    """Whether something else is said of it."""
    in_hand: bool = False
    """Whether it is the example in hand."""
    own: bool = False
    """Whether the class put it; no run learns from it."""


class Placed(NamedTuple):
    """An example that may lie on the plane."""

    counts: Sequence[Number]
    """(inputs,)"""
    label: str
    """What it is, or is wanted to be."""
    aside: bool = False
    wrong: bool = False
    in_hand: bool = False
    own: bool = False


@dataclass(frozen=True, eq=False)
class PlaneView:
    """What a plane is painted from."""

    plane: Plane
    names: tuple[str, str]
    """The inputs across and upwards."""
    marks: tuple[LabelMark, ...]
    """Of each label, in the order of the labels that outputs claim; then of the one that none claims."""
    points: tuple[PlanePoint, ...] = ()
    said: Said | None = None
    """What is said; None where the class is not to see it."""
    held: tuple[Number, ...] = ()
    """(inputs,): the values of the inputs that the plane does not have."""
    others: tuple[tuple[int, str], ...] = ()
    """(number, name) of each input that is held; those that are computed are not."""
    factors: tuple[tuple[int, ...], ...] = ()
    """Of each input, the earlier ones whose product it is."""
    cursor: tuple[float, float] | None = None
    fields: tuple[LabelMark, ...] | None = None
    """How what is said is drawn, where that is not a label of the points: of a hidden neuron."""

    @property
    def areas(self) -> tuple[LabelMark, ...]:
        """How each thing that is said is drawn."""
        return self.marks if self.fields is None else self.fields

    def field(self, columns: int, rows: int) -> Field | None:
        """Return what is said in each cell of a field of that size."""
        if self.said is None:
            return None
        return field(self.said, self.plane, (columns, rows), self.held, self.factors)


def label_marks(activity: Activity) -> tuple[LabelMark, ...]:
    """Choose how each label is drawn: with the shape and colour of its output, or others that are free."""
    network = activity.network()
    cards = activity.layers[-1].cards
    looks = [next(card for card in cards if card.neuron.label == label) for label in network.choices]
    taken = {SHAPES[card.look.shape] for card in looks if card.look}
    free = iter([shape for shape in SHAPES.values() if shape not in taken])
    used = {card.look.color for card in looks if card.look}
    free_colours = iter([f"$output-{name}" for name in _FREE_COLOURS if name not in used])
    marks = []
    for number, card in enumerate(looks):
        shape = SHAPES[card.look.shape] if card.look else next(free)
        style = colour(card) or next(free_colours)
        letter = card.look.letter if card.look else ""
        texture = _TEXTURES[number % len(_TEXTURES)]
        marks.append(LabelMark(network.choices[number], shape, _HOLLOW[shape], texture, style, letter))
    if activity.otherwise:
        shape = next(free, "▬")
        marks.append(
            LabelMark(activity.otherwise, shape, _HOLLOW[shape], NO_TEXTURE, next(free_colours, "$output-grey"))
        )
    return tuple(marks)


def neuron_marks() -> tuple[LabelMark, ...]:
    """Return how the map of one neuron is drawn: where its sum exceeds its threshold, and where not."""
    return (
        LabelMark(_("au-dessus du seuil"), "", "", _TEXTURES[0], "$plus"),
        LabelMark(_("en dessous"), "", "", NO_TEXTURE, "$minus"),
    )


def has_plane(activity: Activity) -> bool:
    """Whether two numbers, with others that are held, can be seen as a plane of what is said."""
    is_picture = activity.has_cells or activity.is_numeric
    return not is_picture and len(given_inputs(activity.inputs)) > 1


def has_other_axes(activity: Activity) -> bool:
    """Whether more than one pair of inputs can span a plane."""
    return has_plane(activity) and len(given_inputs(activity.inputs)) > 2


def plane_view(activity: Activity, held: Sequence[Number], axes: int = 0) -> PlaneView:
    """Return the plane of two inputs that are given, without points; the others are as in `held`. `axes` is
    the number of the pair among all, those with the first input first; past the last they begin again.
    """
    given = given_inputs(activity.inputs)
    pairs = [*combinations(given, 2)]
    across, up = pairs[axes % len(pairs)]
    x, y = activity.inputs[across], activity.inputs[up]
    return PlaneView(
        Plane(across, up, x.least, x.most, y.least, y.most),
        (x.name, y.name),
        label_marks(activity),
        held=tuple(held),
        others=tuple((number, activity.inputs[number].name) for number in given if number not in (across, up)),
        factors=tuple(source.factors for source in activity.inputs),
    )


def points_of(view: PlaneView, found: Iterable[Placed]) -> tuple[PlanePoint, ...]:
    """Return the examples that lie on the plane: all where no input is held, else those with the values that
    are held.
    """
    labels = {mark.label: number for number, mark in enumerate(view.marks)}
    across, up = view.plane.across, view.plane.up
    return tuple(
        PlanePoint(float(each.counts[across]), float(each.counts[up]), labels[each.label], *each[2:])
        for each in found
        if all(each.counts[number] == view.held[number] for number, _name in view.others)
    )
