"""The plane on which the class chooses two numbers, and puts points of its own."""

from __future__ import annotations

import math

from connecte.content.inputs import Input, nearest_possible
from connecte.content.writing.new_examples import written
from connecte.core.plane.field import of_cards
from connecte.core.plane.point import PutPoint
from connecte.language.errors import ActivityError, FileError, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.numbers import card_number
from connecte.language.value import replace
from connecte.session.moves import SayWanted, SetValue
from connecte.session.rules.hand.points import points_as_examples, values_at
from connecte.session.state import State
from connecte.ui.base.phase_screen import Host
from connecte.ui.chart.plane_text import cell_at, plane_lines
from connecte.ui.chart.plane_view import Placed, PlaneView, plane_view, points_of
from connecte.ui.paint.lines import Line, fit

_STEPS = 40
"""Steps of the cursor from one side of the plane to the other, about."""
_DIGITS = 2
"""Decimals of a point at least; more where a step is smaller."""


def _step(source: Input) -> tuple[float, int]:
    """Return a step of the cursor, with one digit that is not 0 so that a class can write points down; and the
    decimals of a point.
    """
    share = (source.most - source.least) / _STEPS
    digits = math.ceil(-math.log10(share))
    return round(share, digits), max(_DIGITS, digits)


def _rounded(source: Input, value: float) -> float:
    """Return the value nearest to this one that a point can have."""
    return nearest_possible(source, round(value, _step(source)[1]))


def view_of(state: State) -> PlaneView:
    """Return the plane with all points; what the cards say of it only once the class has seen the verdict on
    the point in hand.
    """
    activity = state.activity
    view = plane_view(activity, state.values)
    found = [
        Placed(example.counts, example.label, in_hand=example.number == state.example)
        for example in activity.examples
    ]
    found += [Placed(values_at(activity, point.x, point.y), point.label) for point in state.points]
    return replace(
        view,
        points=points_of(view, found),
        said=of_cards(state.network) if state.is_told else None,
        cursor=(float(state.values[view.plane.across]), float(state.values[view.plane.up])),
    )


def plane_panel(state: State, cells: int, height: int) -> list[Line]:
    """Paint the plane on which numbers are chosen."""
    return plane_lines(view_of(state), cells, height)


def plane_words(state: State, label: str, cells: int) -> list[Line]:
    """Say where the cursor stands, what signs mean, and what can be done."""
    view = view_of(state)
    mark = next(mark for mark in view.marks if mark.label == label)
    at = [(source.name, value) for source, value in zip(state.activity.inputs, state.values, strict=True)]
    lines: list[Line] = [[]]
    lines += [[(f" {name} = ", "$muted"), (card_number(value), "bold")] for name, value in at]
    lines.append([])
    for each in view.marks:
        lines.append([(f" {each.shape} ", f"bold {each.style}"), (each.label, "")])
    lines += [
        [],
        [(_(" ← → ↑ ↓ : bouger"), "")],
        [
            (with_keys(_(" {enter} ou clic : poser ")), ""),
            (f"{mark.shape} {mark.label}", f"bold {mark.style}"),
        ],
        [(with_keys(_(" {wanted} : une autre réponse")), "")],
        [],
        [(with_keys(_(" {examples} : les exemples    {next_example} : le suivant")), "")],
        [(with_keys(_(" {undo} : annuler   {redo} : refaire")), "$muted")],
        [(with_keys(_(" {escape} : le menu, avec tout le reste")), "$muted")],
        [],
        [(with_keys(_(" {next} : lire les cartes")), "bold $accent")],
    ]
    return [fit(line, cells) for line in lines]


class Choosing:
    """Moves the cursor on the plane, and puts points of the label that was chosen."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._label = ""

    def label(self, state: State) -> str:
        """Return the label of the next point: that of the point in hand, else the one chosen last."""
        answers = state.activity.answers
        if state.wanted is not None and state.example is None:
            return state.wanted
        return self._label if self._label in answers else answers[0]

    def move(self, state: State, down: int, right: int) -> None:
        """Move the cursor by a step."""
        assert state.activity.plane is not None
        for number, by in zip(state.activity.plane, (right, -down), strict=True):
            source = state.activity.inputs[number]
            if by:
                self._label = self.label(state)
                value = state.values[number] + by * _step(source)[0]
                self._host.play(SetValue(number, _rounded(source, value)))

    def put(self, state: State) -> None:
        """Put a point under the cursor, or take the one there back."""
        assert state.activity.plane is not None
        x, y = (float(state.values[number]) for number in state.activity.plane)
        self._host.play(PutPoint(x, y, self.label(state)))

    def click(self, state: State, place: tuple[int, int], size: tuple[int, int]) -> None:
        """Put a point where the plane was clicked; nothing beside it."""
        found = cell_at(view_of(state), *size, *place)
        if found is not None:
            assert state.activity.plane is not None
            sources = [state.activity.inputs[number] for number in state.activity.plane]
            x, y = map(_rounded, sources, found)
            self._host.play(PutPoint(x, y, self.label(state)))

    def choose_label(self, state: State) -> None:
        """Choose the next label for points to come."""
        answers = state.activity.answers
        self._label = answers[(answers.index(self.label(state)) + 1) % len(answers)]
        if state.example is None:
            self._host.play(SayWanted(self._label))

    def write(self, state: State) -> None:
        """Write the points into the activity's file, or into a copy of a shipped one."""
        kept = points_as_examples(state)
        if not kept:
            self._host.say(_("Aucun point nouveau."))
            return
        try:
            path = written(state.activity, kept, None)
        except (ActivityError, UsageError, FileError) as error:
            self._host.say_fault(str(error))
            return
        added = ngettext(
            "{count} exemple de plus dans {path}", "{count} exemples de plus dans {path}", len(kept)
        )
        self._host.say(added.format(count=len(kept), path=path), 8)
