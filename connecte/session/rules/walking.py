"""The rules of the walk: revealing, announcing, correcting, voting (reference §4)."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.cards.verdict import Distance, distances
from connecte.core.grid.crossings import covers
from connecte.language.i18n import _, ngettext
from connecte.language.value import replace
from connecte.session.guess.announced import Announced
from connecte.session.guess.ballot import NO_VOTE
from connecte.session.guess.round import Round
from connecte.session.items import VERDICT, Item, card_items
from connecte.session.moves import Announce, Correct, Keep, Move, PlayAgain, Reveal, RevealThis, TakeBack
from connecte.session.page import example_name
from connecte.session.rules.guessing.voting import vote
from connecte.session.state import State

LARGEST_NUMBER = 9999
"""Largest absolute value of an announced sum or answer."""


def walk(state: State, move: Move) -> State:
    """Return the state after a move of the walk; the same state if it is not legal."""
    match move:
        case Reveal(count) if count > 0:
            return _shown(state, state.next_items(count))
        case RevealThis(item) if item in state.items:
            return _reveal(state, [*needed(state, item), item])
        case TakeBack(count) if count > 0 and state.revealed:
            return _take_back(state, count)
        case Announce(item, value) if can_announce(state, item) and not impossible_number(state, item, value):
            return _announce(state, item, value)
        case Correct(item) if state.is_wrong(item):
            return _without(state, item)
        case Keep(item) if state.is_wrong(item):
            kept = [replace(said, kept=True) if said.item == item else said for said in state.announced]
            return replace(state, announced=tuple(kept))
        case PlayAgain() if state.is_revealed(VERDICT):
            return replace(state, revealed=(), announced=(), ballot=NO_VOTE)
    return vote(state, move)


def progress_of_walk(state: State) -> str:
    """Say in a few words how far the class is: "C, étape 3", "verdict"."""
    last = state.revealed[-1] if state.revealed else None
    if last is None or last.kind == "count":
        return _("bandelettes") if state.activity.is_drawn else _("nombres")
    if last.kind == "verdict":
        return _("verdict")
    name = state.activity.layers[last.layer].cards[last.index].neuron.name
    done = sum(item.place == last.place for item in state.revealed)
    return _("{neuron}, étape {item}").format(neuron=name, item=done)


def part_of_walk(state: State) -> str:
    """Return the part of the run sheet that the class is at: in the first walk it depends on what is revealed
    next.
    """
    if len(state.rounds) > 1:
        return "others"
    if VERDICT in state.revealed:  # not in `known`, which is kept for each state: the clock asks at each move
        return "verdict"
    if state.rounds:
        return "others"
    last = len(state.activity.layers) - 1
    following = state.next_item
    if following is None or following.kind == "verdict":
        return "verdict"
    if following.kind == "count":
        return "count"
    return "output" if following.layer == last and last else "hidden"


def sources(state: State, item: Item) -> list[Item]:
    """Return the items that a neuron's sum adds: counts, or answers of the previous layer."""
    if item.kind in ("count", "verdict"):
        return []
    weights = state.network.layers[item.layer].neurons[item.index].weights
    wired = [source for source, weight in enumerate(weights) if weight]
    if item.layer == 0 and state.activity.pixels is not None:
        return []  # the picture is there from the start
    if item.layer == 0:
        return [Item("count", 0, source) for source in wired]
    return [Item("answer", item.layer - 1, source) for source in wired]


def needed(state: State, item: Item) -> list[Item]:
    """Return what must be known before an item, in order, without the item itself."""
    if item.kind == "verdict":
        return [other for other in state.items if other != item]
    if item.kind == "count":
        return []
    found: list[Item] = []
    if item.kind != "card":
        for source in sources(state, item):
            found += [*needed(state, source), source]
    mine = card_items(state.activity.layers[item.layer].cards[item.index])
    before = mine[: mine.index(item.kind)]
    return [*found, *(Item(kind, item.layer, item.index) for kind in before)]


def can_announce(state: State, item: Item) -> bool:
    """Return whether a pupil may announce a number there now.

    What it is computed from must be known, and the number unknown or announced wrong.
    """
    if not item.can_be_announced or item not in state.items or not _is_said(state, item):
        return False
    if item in state.known:
        return state.is_wrong(item)
    before = Item("sum", item.layer, item.index)
    return all(source in state.known for source in sources(state, item)) and (
        item.kind != "answer" or before in state.known
    )


def _is_said(state: State, item: Item) -> bool:
    """Return whether pupils announce numbers there: not inputs without a grid, and no decimals."""
    return state.activity.is_whole and (state.activity.is_drawn or item.kind != "count")


def unknown_of(state: State, pupil: Item) -> list[Item]:
    """Return the unrevealed items of a pupil; empty if they need others that are not known."""
    mine = [item for item in state.ahead if item.place == pupil.place]
    before = [need for item in mine for need in needed(state, item) if need.place != pupil.place]
    return mine if all(need in state.known for need in before) else []


def to_be_announced(state: State, pupil: Item | None = None) -> Item | None:
    """Return the item that a number typed now belongs to, or None.

    It is an item of `pupil`, if one is selected, else of the pupil whose turn it is. A new try at a
    number that is `unsettled` comes first, then the next unknown one.
    """
    again = unsettled(state, pupil)
    if again is not None and can_announce(state, again):
        return again
    # Only the pupil whose turn it is, or who was selected, may announce something new.
    place = pupil.place if pupil is not None else state.ahead[0].place if state.ahead else None
    unknown = (item for item in state.ahead if item.place == place)
    return next((item for item in unknown if can_announce(state, item)), None)


def unsettled(state: State, pupil: Item | None = None) -> Item | None:
    """Return the number announced wrong last, of `pupil` if one is selected, that was neither corrected nor
    let run on; None where there is none, and once the verdict is told.
    """
    if state.is_revealed(VERDICT):
        return None
    said = (item for item in reversed(state.revealed) if pupil is None or item.place == pupil.place)
    return next((item for item in said if state.is_wrong(item) and not state.is_kept(item)), None)


def walked_distances(state: State) -> tuple[Distance, ...]:
    """Return how far outputs that are numbers are from those of the example that is put in."""
    goals = () if state.example is None else state.activity.examples[state.example].goals
    return distances(state.network.labels, state.class_trace.outputs, goals)


def strip_sums(state: State) -> tuple[int, int] | None:
    """Return the class's count of all columns and that of all rows, once all counts are known.

    None before, and where the strips of one direction do not cover the grid exactly once: only then both
    sums are the number of black cells.
    """
    inputs, grid = state.activity.inputs, state.activity.grid
    if not state.activity.is_drawn or not all(
        state.is_revealed(Item("count", 0, index)) for index in range(len(inputs))
    ):
        return None
    sums = []
    for across in (False, True):
        found = [index for index, source in enumerate(inputs) if source.strip.across == across]
        if not covers(grid, state.activity.strips, across):
            return None
        sums.append(sum(int(state.class_trace.inputs[index]) for index in found))
    return sums[0], sums[1]


def impossible_number(state: State, item: Item, value: int) -> str:
    """Return why this number must be a typing error, as a sentence; empty if it is possible."""
    if item.kind == "count":
        size = state.activity.strips[item.index].size(state.activity.grid)
        message = ngettext(
            "{value} : cette bandelette a {size} case", "{value} : cette bandelette a {size} cases", size
        )
        return "" if 0 <= value <= size else message.format(value=value, size=size)
    return too_large(value)


def is_at_work(state: State) -> bool:
    """Return whether the class walks through these inputs and has not seen their verdict: their sums and
    their answer are its own to find.

    A moved threshold hides what the cards answered: plain numbers that were played to their verdict before are
    at work again only once something is revealed of their cards. An exercise by hand is about its example
    whatever the class has played.
    """
    if not state.begun or state.is_told:
        return False
    practice = state.practice if state.phase == "learn" else None
    if practice is not None and state.activity.examples[practice.example].counts == state.inputs:
        return False
    if state.activity.is_drawn or all(played.values != state.values for played in state.rounds):
        return True
    return any(item.kind != "count" for item in state.revealed)


def work_waits(state: State) -> str:
    """Say that the verdict on what the class is at work on comes first; "" where it is at work on nothing."""
    if not is_at_work(state):
        return ""
    if state.example is not None:
        return _("{example} : son verdict d'abord.").format(example=example_name(str(state.example)))
    if state.activity.has_cells:
        return _("Ce dessin : son verdict d'abord.")
    return _("Ces nombres : leur verdict d'abord.")


def too_large(value: int) -> str:
    """Return why a sum or an answer must be a typing error, as a sentence; empty if it is possible."""
    message = _("{value} : ce nombre est trop grand").format(value=value)
    return message if abs(value) > LARGEST_NUMBER else ""


def _reveal(state: State, items: Sequence[Item]) -> State:
    return _shown(state, tuple(dict.fromkeys(item for item in items if item not in state.known)))


def _shown(state: State, new: tuple[Item, ...]) -> State:
    """Reveal items that are not revealed."""
    shown = replace(state, revealed=state.revealed + new)
    if VERDICT in new:
        ballot = shown.ballot
        before = ballot.before if ballot.hands else ()
        said = (state.wanted, shown.vote, shown.verdict, ballot.final, before)
        played = Round(state.drawing, *said, values=state.values)
        return replace(shown, rounds=(*state.rounds, played))
    return shown


def _take_back(state: State, count: int) -> State:
    kept = state.revealed[: max(0, len(state.revealed) - count)]
    hidden = state.revealed[len(kept) :]
    rounds = state.rounds[:-1] if VERDICT in hidden else state.rounds
    said = tuple(found for found in state.announced if found.item not in hidden)
    return replace(state, revealed=kept, announced=said, rounds=rounds)


def _announce(state: State, item: Item, value: int) -> State:
    cleared = _without(state, item) if state.announcement(item) else state
    said = replace(cleared, announced=(*cleared.announced, Announced(item, value)))
    before = [other for other in needed(state, item) if other.place == item.place]
    return _reveal(said, [*before, item])


def _without(state: State, item: Item) -> State:
    """Remove the number announced there and all later ones computed from it."""
    removed = {item}
    for other in state.items:
        made_of = [*sources(state, other)] if other.kind == "sum" else []
        if other.kind == "answer":
            made_of = [Item("sum", other.layer, other.index)]
        if any(source in removed for source in made_of):
            removed.add(other)
    kept = tuple(said for said in state.announced if said.item not in removed)
    # The loop follows the order of the walk, so that answers that were not announced pass the
    # removal on to the sums of the next layer too.
    return replace(state, announced=kept)
