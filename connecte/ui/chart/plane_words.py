"""Says what the signs of a plane mean, and how many of its points are right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.core.cards.formula import format_formula
from connecte.language.i18n import _
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import card_number, constant_term
from connecte.ui.chart.plane_view import PlanePoint, PlaneView
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped


def sign_lines(view: PlaneView) -> list[Line]:
    """Say what textures and shapes mean, and how many points are right: learned, kept aside, and
    the class's own, which are drawn like these."""
    lines: list[Line] = [
        [
            (f" [{mark.texture}{mark.letter or mark.texture}] ", f"$foreground on {mark.style} 30%"),
            (f" {mark.label}", "bold"),
        ]
        for mark in (view.areas if view.said is not None else ())
    ]
    lines += [[]] if lines else []
    aside = any(point.aside for point in view.points)
    for mark in view.marks:
        lines.append([(f" {mark.shape} ", f"bold {mark.style}"), (mark.label, "")])
        if aside:
            lines[-1] += [(f"   {mark.hollow} ", f"bold {mark.style}"), (_("mis de côté"), "$muted")]
    lines.append([])
    names = (_("appris"), _("mis de côté"), _("de la classe"))
    for name, (right, total) in zip(names, _right(view), strict=True):
        if total:
            message = _("{name} : {right} sur {total}")
            if view.others:  # examples with other values are not on this plane
                message = _("{name}, ici : {right} sur {total}")
            message = message.format(name=name, right=right, total=total)
            lines.append([(message, "bold")])
    if any(point.wrong for point in view.points):
        lines.append([(f" {view.marks[0].shape} ", "bold reverse"), (_(" en négatif : faux"), "$muted")])
    return lines


def _right(view: PlaneView) -> list[tuple[int, int]]:
    """Return (right, of how many) of the points learned, of those kept aside, and of the class's own."""
    groups: list[list[PlanePoint]] = [[], [], []]
    for point in view.points:
        groups[2 if point.own else point.aside].append(point)
    return [(sum(not point.wrong for point in group), len(group)) for group in groups]


class ReadingNeuron(NamedTuple):
    """A neuron that reads the inputs."""

    name: str
    weights: Sequence[float]
    threshold: float


def frontier_lines(
    neurons: Sequence[ReadingNeuron], in_hand: int, sources: Sequence[str], cells: int, is_compared: bool
) -> list[Line]:
    """Write the frontier of the neuron in hand as an equation: sum − threshold = 0. Where outputs are compared,
    because the largest wins, write that with each other one: the difference of both is 0.
    """
    mine = neurons[in_hand]
    found = [(_("Frontière de {name}").format(name=mine.name), mine.weights, mine.threshold)]
    if is_compared:
        others = [other for number, other in enumerate(neurons) if number != in_hand]
        found = [
            (
                _("Entre {name} et {other}").format(name=mine.name, other=other.name),
                [one - two for one, two in zip(mine.weights, other.weights, strict=True)],
                mine.threshold - other.threshold,
            )
            for other in others
        ]
    lines: list[Line] = []
    for what, weights, threshold in found:
        constant = constant_term(-threshold) if round(threshold, 3) else ""
        message = _("{what} : {formula} = 0").format(
            what=what, formula=format_formula(weights, sources, 2) + constant
        )
        lines += [[(text, "")] for text in wrapped(message, cells)]
    return lines


def held_words(view: PlaneView) -> str:
    """Say which inputs the plane has, and at which values it holds the others: "rouge et vert, bleu = 0,2";
    "" where it holds none.
    """
    held = [f"{name} = {card_number(view.held[number])}" for number, name in view.others]
    return comma_list([sentence_list(view.names), *held]) if held else ""


def held_lines(view: PlaneView, cells: int) -> list[Line]:
    """Say the same below a title."""
    return [[(text, "bold $accent")] for text in wrapped(held_words(view), cells) if text]
