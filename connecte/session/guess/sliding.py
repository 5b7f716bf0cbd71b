"""The rules of a kernel that slides over the drawing: laying it, saying and revealing its numbers
(networks.md §4, Convolution).

A number is revealed by the class's word or by the program. A wrong word stays, and the largest of its
square is that of what the class has, until it is corrected.
"""

from __future__ import annotations

from functools import lru_cache

from connecte.core.grid.drawing import Drawing, Grid
from connecte.core.kernels.convolution import Kernel, Map, feature_map, map_size, pooled_size, square
from connecte.language.value import replace
from connecte.session.guess.slid import Said, Slid, Spot
from connecte.session.guess.slide_moves import ChooseKernel, CorrectHere, PlaceKernel, Pool, SayHere, Slide
from connecte.session.moves import Move, PlayAgain, Reveal, TakeBack
from connecte.session.rules.walking import too_large
from connecte.session.state import State


def kernel_of(state: State) -> Kernel:
    """Return the kernel in hand."""
    return state.activity.kernels[state.slid.kernel]


def size_of(state: State, pooled: bool) -> Grid:
    """Return how many numbers the map of the kernel in hand has, or its squares have, down and across."""
    size = map_size(state.activity.grid, kernel_of(state))
    return pooled_size(size) if pooled else size


def spots(state: State, pooled: bool) -> list[Spot]:
    """Return every number of the map of the kernel in hand, or of its squares, row by row."""
    size = size_of(state, pooled)
    return [Spot(state.slid.kernel, pooled, row, column) for row, column in size.cells()]


def here(state: State) -> Spot:
    """Return the number where the kernel lies, or of the square looked at."""
    return Spot(state.slid.kernel, state.phase == "pool", *state.slid.at)


def said_at(state: State, spot: Spot) -> int | None:
    """Return what a pupil said for a number; None where nobody said anything."""
    return next((said.value for said in state.slid.said if said.spot == spot), None)


def expected(state: State, spot: Spot) -> int:
    """Return the correct number; of a square, the largest of what the class has there."""
    if not spot.pooled:
        return _map(state.drawing, state.activity.kernels[spot.kernel])[spot.row][spot.column]
    return max(held(state, Spot(spot.kernel, False, *place)) for place in square((spot.row, spot.column)))


def held(state: State, spot: Spot) -> int:
    """Return the number that the class has: what was said, else the correct one."""
    said = said_at(state, spot)
    return expected(state, spot) if said is None else said


def is_wrong(state: State, spot: Spot) -> bool:
    """Return whether a pupil said another number than the correct one."""
    return said_at(state, spot) not in (None, expected(state, spot))


def hidden(state: State, pooled: bool) -> list[Spot]:
    """Return the numbers of the kernel in hand that are not revealed, row by row from where it lies, those
    before it last.
    """
    known = set(state.slid.known)
    found = spots(state, pooled)
    start = next((n for n, spot in enumerate(found) if spot[2:] >= state.slid.at), 0)
    return [spot for spot in [*found[start:], *found[:start]] if spot not in known]


def is_mapped(state: State, kernel: int) -> bool:
    """Return whether every number of a kernel's map is known; false for one that the activity has not."""
    return kernel < len(state.activity.kernels) and not hidden(_with(state, kernel=kernel), False)


def can_pool(state: State) -> bool:
    """Return whether every number of the map is known, and it has a square."""
    return bool(spots(state, True)) and not hidden(state, False)


def slide(state: State, move: Move) -> State | None:
    """Return the state after a move of the kernel; None where the move is none of these."""
    if not state.activity.kernels:
        return state if isinstance(move, _OWN) else None
    match move:
        case Slide():
            return _entered(state, "slide") if state.is_ready else state
        case Pool():
            return _entered(state, "pool") if can_pool(state) else state
    if state.phase not in ("slide", "pool"):
        return state if isinstance(move, _OWN) else None
    match move:
        case ChooseKernel(number) if 0 <= number < len(state.activity.kernels):
            if number == state.slid.kernel:
                return state
            return _entered(_with(state, kernel=number), "slide")
        case PlaceKernel(row, column) if (row, column) in size_of(state, state.phase == "pool"):
            return _with(state, at=(row, column))
        case Reveal(items) if items > 0:
            return _revealed(state, hidden(state, state.phase == "pool")[:items])
        case TakeBack(items) if items > 0:
            return _taken_back(state, items)
        case SayHere(value) if not too_large(value):
            return _with_said(state, value)
        case CorrectHere() if is_wrong(state, here(state)):
            return _with(_without(state, here(state)), at=state.slid.at)
        case PlayAgain():
            mine = state.slid.kernel
            known = tuple(spot for spot in state.slid.known if spot.kernel != mine)
            said = tuple(one for one in state.slid.said if one.spot.kernel != mine)
            return _entered(_with(state, known=known, said=said), "slide")
    return state if isinstance(move, (*_OWN, Reveal, TakeBack)) else None


_OWN = (Slide, Pool, ChooseKernel, PlaceKernel, SayHere, CorrectHere)


@lru_cache(maxsize=32)
def _map(drawing: Drawing, kernel: Kernel) -> Map:
    return feature_map(drawing, kernel)


def _with(state: State, **changes: object) -> State:
    return replace(state, slid=replace(state.slid, **changes))  # type: ignore[arg-type]


def _entered(state: State, phase: str) -> State:
    """Go to a phase, to its first number that is not revealed."""
    there = replace(_with(state, at=(0, 0)), phase=phase)
    left = hidden(there, phase == "pool")
    return _with(there, at=left[0][2:]) if left else there


def _revealed(state: State, new: list[Spot]) -> State:
    if not new:
        return state
    return _with(state, known=(*state.slid.known, *new), at=new[-1][2:])


def _taken_back(state: State, items: int) -> State:
    """Hide the last numbers of the kernel in hand; without a number of its map, its squares hide theirs."""
    pooled, kernel = state.phase == "pool", state.slid.kernel
    mine = [spot for spot in state.slid.known if spot.kernel == kernel and spot.pooled == pooled]
    gone = set(mine[-items:])
    if not gone:
        return state
    if not pooled:
        gone |= {spot for spot in state.slid.known if spot.kernel == kernel and spot.pooled}
    known = tuple(spot for spot in state.slid.known if spot not in gone)
    said = tuple(one for one in state.slid.said if one.spot not in gone)
    return _with(state, known=known, said=said, at=mine[-items:][0][2:])


def _with_said(state: State, value: int) -> State:
    """Take a pupil's number where none is revealed, or a wrong one was said."""
    spot = here(state)
    if spot in state.slid.known and not is_wrong(state, spot):
        return state
    cleared = _without(state, spot)
    known = cleared.slid.known if spot in cleared.slid.known else (*cleared.slid.known, spot)
    return _with(cleared, known=known, said=(*cleared.slid.said, Said(spot, value)))


def _without(state: State, spot: Spot) -> State:
    """Remove what was said there, and for the square that it is in."""
    gone = {spot}
    if not spot.pooled:
        gone |= {
            one.spot
            for one in state.slid.said
            if one.spot.pooled
            and one.spot.kernel == spot.kernel
            and (spot.row, spot.column) in square((one.spot.row, one.spot.column))
        }
    return _with(state, said=tuple(one for one in state.slid.said if one.spot not in gone))


def carried(slid: Slid, kernels: dict[int, int], same: bool) -> Slid:
    """Return what is known carried over to a changed activity: `kernels` are the kernels that are unchanged,
    old number to new. Nothing is known where the drawing is not the `same`.
    """
    if not same:
        return Slid(kernels.get(slid.kernel, 0))

    def moved(spot: Spot) -> Spot:
        return spot._replace(kernel=kernels[spot.kernel])

    known = tuple(moved(spot) for spot in slid.known if spot.kernel in kernels)
    said = tuple(Said(moved(spot), value) for spot, value in slid.said if spot.kernel in kernels)
    at = slid.at if slid.kernel in kernels else (0, 0)
    return Slid(kernels.get(slid.kernel, 0), at, known, said)
