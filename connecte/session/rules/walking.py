"""The rules of the walk: revealing, announcing, correcting, voting (reference §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from connecte.core.grid.crossings import covers
from connecte.language.i18n import _, ngettext
from connecte.session.guess.announced import Announced
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.round import Round
from connecte.session.moves import Announce, Correct, Keep, Move, PlayAgain, Reveal, RevealThis, TakeBack
from connecte.session.rules.voting import vote
from connecte.session.state import State
from connecte.session.steps import VERDICT, Step, card_steps

LARGEST_NUMBER = 9999
"""Largest absolute value of an announced sum or answer."""


def walk(state: State, move: Move) -> State:
    """Return the state after a move of the walk; the same state if it is not legal."""
    match move:
        case Reveal(steps) if steps > 0:
            return _shown(state, state.ahead[:steps])
        case RevealThis(step) if step in state.steps:
            return _reveal(state, [*needed(state, step), step])
        case TakeBack(steps) if steps > 0 and state.revealed:
            return _take_back(state, steps)
        case Announce(step, value) if can_announce(state, step) and not impossible_number(state, step, value):
            return _announce(state, step, value)
        case Correct(step) if state.is_wrong(step):
            return _without(state, step)
        case Keep(step) if state.is_wrong(step):
            kept = [replace(said, kept=True) if said.step == step else said for said in state.announced]
            return replace(state, announced=tuple(kept))
        case PlayAgain() if state.is_revealed(VERDICT):
            return replace(state, revealed=(), announced=(), ballot=NO_VOTE)
    return vote(state, move)


def sources(state: State, step: Step) -> list[Step]:
    """Return the items that a neuron's sum adds: counts, or answers of the previous layer."""
    if step.kind in ("count", "verdict"):
        return []
    weights = state.network.layers[step.layer].neurons[step.index].weights
    wired = [source for source, weight in enumerate(weights) if weight]
    if step.layer == 0:
        return [Step("count", 0, source) for source in wired]
    return [Step("answer", step.layer - 1, source) for source in wired]


def needed(state: State, step: Step) -> list[Step]:
    """Return what must be known before an item, in order, without the item itself."""
    if step.kind == "verdict":
        return [other for other in state.steps if other != step]
    if step.kind == "count":
        return []
    found: list[Step] = []
    if step.kind != "card":
        for source in sources(state, step):
            found += [*needed(state, source), source]
    mine = card_steps(state.activity.layers[step.layer].cards[step.index])
    before = mine[: mine.index(step.kind)]
    return [*found, *(Step(kind, step.layer, step.index) for kind in before)]


def can_announce(state: State, step: Step) -> bool:
    """Return whether a pupil may announce a number there now.

    What it is computed from must be known, and the number unknown or announced wrong.
    """
    if not step.can_be_announced or step not in state.steps or not _is_said(state, step):
        return False
    if step in state.known:
        return state.is_wrong(step)
    before = Step("sum", step.layer, step.index)
    return all(source in state.known for source in sources(state, step)) and (
        step.kind != "answer" or before in state.known
    )


def _is_said(state: State, step: Step) -> bool:
    """Return whether pupils announce numbers there: not inputs without a grid, and no decimals."""
    return state.activity.is_whole and (state.activity.is_drawn or step.kind != "count")


def unknown_of(state: State, pupil: Step) -> list[Step]:
    """Return the unrevealed items of a pupil; empty if they need others that are not known."""
    mine = [step for step in state.ahead if step.place == pupil.place]
    before = [need for step in mine for need in needed(state, step) if need.place != pupil.place]
    return mine if all(need in state.known for need in before) else []


def to_be_announced(state: State, pupil: Step | None = None) -> Step | None:
    """Return the item that a number typed now belongs to, or None.

    It is an item of `pupil`, if one is selected, else of the pupil whose turn it is. A new try at a
    number just announced wrong comes first, then the next unknown one.
    """
    if pupil is not None:
        said = [step for step in state.steps if step.place == pupil.place]
        unknown = [step for step in state.ahead if step.place == pupil.place]
    else:
        said = list(state.revealed[-1:])
        # Only the pupil whose turn it is may announce something new.
        unknown = [step for step in state.ahead if step.place == state.ahead[0].place]
    again = [step for step in said if state.is_wrong(step) and not state.is_kept(step)]
    return next((step for step in [*again, *unknown] if can_announce(state, step)), None)


def strip_sums(state: State) -> tuple[int, int] | None:
    """Return the class's count of all columns and that of all rows, once all counts are known.

    None before, and where the strips of one direction do not cover the grid exactly once: only then both
    sums are the number of black cells.
    """
    inputs, grid = state.activity.inputs, state.activity.grid
    if not state.activity.is_drawn or not all(
        state.is_revealed(Step("count", 0, index)) for index in range(len(inputs))
    ):
        return None
    sums = []
    for across in (False, True):
        found = [index for index, source in enumerate(inputs) if source.strip.across == across]
        if not covers(grid, state.activity.strips, across):
            return None
        sums.append(sum(int(state.class_trace.inputs[index]) for index in found))
    return sums[0], sums[1]


def impossible_number(state: State, step: Step, value: int) -> str:
    """Return why this number must be a typing error, as a sentence; empty if it is possible."""
    if step.kind == "count":
        size = state.activity.strips[step.index].size(state.activity.grid)
        message = ngettext(
            "{value} : cette bandelette a {size} case", "{value} : cette bandelette a {size} cases", size
        )
        return "" if 0 <= value <= size else message.format(value=value, size=size)
    too_large = _("{value} : ce nombre est trop grand").format(value=value)
    return too_large if abs(value) > LARGEST_NUMBER else ""


def _reveal(state: State, steps: Sequence[Step]) -> State:
    return _shown(state, tuple(dict.fromkeys(step for step in steps if step not in state.known)))


def _shown(state: State, new: tuple[Step, ...]) -> State:
    """Reveal items that are not revealed."""
    shown = replace(state, revealed=state.revealed + new)
    if VERDICT in new:
        ballot = shown.ballot
        before = ballot.before if ballot.hands else ()
        played = Round(state.drawing, state.wanted, shown.vote, shown.verdict, ballot.final, before)
        return replace(shown, rounds=(*state.rounds, played))
    return shown


def _take_back(state: State, steps: int) -> State:
    kept = state.revealed[: max(0, len(state.revealed) - steps)]
    hidden = state.revealed[len(kept) :]
    rounds = state.rounds[:-1] if VERDICT in hidden else state.rounds
    said = tuple(found for found in state.announced if found.step not in hidden)
    return replace(state, revealed=kept, announced=said, rounds=rounds)


def _announce(state: State, step: Step, value: int) -> State:
    cleared = _without(state, step) if state.announcement(step) else state
    said = replace(cleared, announced=(*cleared.announced, Announced(step, value)))
    before = [other for other in needed(state, step) if other.place == step.place]
    return _reveal(said, [*before, step])


def _without(state: State, step: Step) -> State:
    """Remove the number announced there and all later ones computed from it."""
    removed = {step}
    for other in state.steps:
        made_of = [*sources(state, other)] if other.kind == "sum" else []
        if other.kind == "answer":
            made_of = [Step("sum", other.layer, other.index)]
        if any(source in removed for source in made_of):
            removed.add(other)
    kept = tuple(said for said in state.announced if said.step not in removed)
    # The loop follows the order of the walk, so that answers that were not announced pass the
    # removal on to the sums of the next layer too.
    return replace(state, announced=kept)
