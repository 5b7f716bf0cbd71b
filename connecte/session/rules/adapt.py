"""Carry a session over to a changed activity.

What the change removed (a neuron, an example, a strip) is dropped with all that depends on it;
everything else is kept. Inputs and neurons are matched by name, examples by their drawings.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from connecte.content.activity import Activity
from connecte.content.inputs import can_be
from connecte.content.runs.trial import Trial, can_be_moved
from connecte.core.cards.network import MoveWeight, Nudge, Number
from connecte.core.grid.drawing import Drawing
from connecte.language.value import replace
from connecte.session.guess.ballot import Ballot
from connecte.session.guess.sliding import carried as carried_map
from connecte.session.guess.tried.fool import Fool
from connecte.session.guess.tried.greys import fitting_greys
from connecte.session.items import CARD_ITEMS, Item, card_items
from connecte.session.page import Page
from connecte.session.rules.hand.exercises import stopped
from connecte.session.rules.hand.lone import without_lone
from connecte.session.rules.hand.points import fitting_points
from connecte.session.rules.hand.weights import in_order
from connecte.session.rules.notebook import keep
from connecte.session.rules.phases import phase_called, phase_of
from connecte.session.rules.walking import needed
from connecte.session.state import State, opening


class Carried:
    """The differences between two versions of an activity; `state` carries a state over."""

    def __init__(self, old: Activity, new: Activity) -> None:
        self.old = old
        self.new = new
        self.examples = _matched(
            [(example.drawing, example.counts, example.label) for example in old.examples],
            [(example.drawing, example.counts, example.label) for example in new.examples],
        )
        self.inputs = _matched([i.name for i in old.inputs], [i.name for i in new.inputs], by_place=False)
        self.kernels = _matched(old.kernels, new.kernels, by_place=False)
        self.layers = [
            _matched(
                [card.neuron.name for card in layer.cards],
                [card.neuron.name for card in new.layers[number].cards] if number < len(new.layers) else [],
                by_place=False,
            )
            for number, layer in enumerate(old.layers)
        ]
        self._needed: dict[tuple[tuple[MoveWeight, ...], Item], list[Item]] = {}

    def state(self, state: State) -> State:
        """Return the state carried over to the new activity, without exercises, which belong to the old one."""
        activity, state = self.new, without_lone(stopped(state))
        drawing, example = self._drawing(state)
        wanted = activity.examples[example].label if example is not None else state.wanted
        played = frozenset(e.number for e in self.old.examples if e.in_class)
        carried = replace(
            state,
            activity=activity,
            drawing=drawing,
            values=self._values(state, example),
            example=example,
            wanted=wanted if wanted in activity.answers else None,
            ballot=self._ballot(state),
            unseen=None,
            predictions=tuple(
                replace(one, before=self._changes(one.before), after=self._changes(one.after))
                for one in state.predictions
            ),
            rounds=tuple(played for played in state.rounds if played.drawing.grid == activity.grid),
            pages=self._pages(state.pages),
            points=fitting_points(state.points, activity),
            greys=fitting_greys(state.greys, self.old, activity),
            fool=self._fool(state),
            followed=self._followed(state),
            asked=state.asked if self.new.questions == self.old.questions else (),
            changes=self._changes(state.changes),
            weights=self._weights(state.weights),
            learning=(
                frozenset(e.number for e in activity.examples if e.in_class)
                if state.learning == played
                else frozenset(self.examples[n] for n in state.learning if n in self.examples)
            ),
            revealed=(),
            announced=(),
            slid=carried_map(state.slid, self.kernels, drawing == state.drawing),
            **self._runs(state),
        )
        carried = self._with_items(carried, state)
        if carried.begun and not phase_called("walk").is_possible(carried):
            carried = replace(carried, begun=False)  # nothing is left to walk through
        if not phase_of(carried).is_possible(carried):
            return replace(carried, phase="draw")
        # A drawing that is walked through has a page; a smaller grid may have made it a new drawing.
        return keep(carried) if carried.phase == "walk" else carried

    def _runs(self, state: State) -> dict[str, Any]:
        """Return the fields of training, as far as the new activity still allows them."""
        if self.new.training is None:
            return {"marks": (), "anchor": 0, "trials": (), "trial": None, "iteration": 0}
        moved = [self._trial(trial) for trial in state.trials]
        possible = [n for n, trial in enumerate(moved) if trial.is_possible(self.new)]
        shown = possible.index(state.trial) if state.trial in possible else None
        last = moved[state.trial].iterations if shown is not None and state.trial is not None else None
        last = self.new.training.iterations if last is None else last
        return {
            "marks": tuple(mark for mark in state.marks if mark <= last),
            "anchor": min(state.anchor, last),
            "iteration": min(state.iteration, last),
            "trials": tuple(moved[n] for n in possible),
            "trial": shown,
        }

    def _trial(self, trial: Trial) -> Trial:
        """Return the same run in the changed activity."""
        left_out = sorted(self.examples[n] for n in trial.left_out if n in self.examples)
        changes, weights = self._changes(trial.changes), self._weights(trial.weights)
        return trial._replace(left_out=tuple(left_out), changes=changes, weights=weights)

    def _changes(self, changes: Sequence[Nudge]) -> tuple[Nudge, ...]:
        """Return the threshold changes of the neurons that still exist."""
        moved = [(layer, self._neuron(layer, neuron), by) for layer, neuron, by in changes]
        return tuple(sorted(Nudge(layer, place, by) for layer, place, by in moved if place is not None))

    def _weights(self, moves: Sequence[MoveWeight]) -> tuple[MoveWeight, ...]:
        """Return the numbers moved by steps that still exist; none where a step has another size."""
        if self.old.by_hand_step != self.new.by_hand_step:
            return ()
        found = []
        for layer, neuron, source, steps in moves:
            sources = self.layers[layer - 1] if layer else self.inputs
            now = self._neuron(layer, neuron), None if source is None else sources.get(source)
            lost = now[0] is None or (source is not None and now[1] is None)
            if now[0] is not None and not lost and can_be_moved(self.new, layer, now[0], now[1]):
                found.append(MoveWeight(layer, now[0], now[1], steps))
        return in_order(found)

    def _pages(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """Return the pages whose drawings fit the new grid, without labels that no longer exist."""
        kept = []
        for page in pages:
            known = page.wanted in self.new.answers
            if page.drawing.grid == self.new.grid:
                kept.append(page if known else replace(page, wanted=None, learns=False))
        return tuple(kept)

    def _followed(self, state: State) -> str | None:
        """Return the name of the example followed, if it still exists and pages kept their names."""
        name = state.followed
        if name is not None and name.isdecimal():
            number = self.examples.get(int(name))
            return None if number is None else str(number)
        return name if len(self._pages(state.pages)) == len(state.pages) else None

    def _fool(self, state: State) -> Fool | None:
        """Return the game of fooling if its grid and its label still exist, else None."""
        fool = state.fool
        if fool is None or fool.base.grid != self.new.grid:
            return None
        if fool.label is not None and fool.label not in self.new.labels:
            return None
        example = None if fool.example is None else self.examples.get(fool.example)
        if example is not None and self.new.examples[example].drawing != fool.base:
            example = None
        wanted = fool.wanted if fool.wanted in self.new.answers else None
        return replace(fool, example=example, wanted=wanted)

    def _drawing(self, state: State) -> tuple[Drawing, int | None]:
        """Return the new drawing and its example: the example's drawing, or the old one cut to the grid."""
        number = None if state.example is None else self.examples.get(state.example)
        if number is not None:
            return self.new.examples[number].drawing, number
        if state.drawing.grid == self.new.grid:
            return state.drawing, None
        return Drawing(self.new.grid).paint(state.drawing.black, True), None

    def _values(self, state: State, example: int | None) -> tuple[Number, ...]:
        """Return the input numbers: those of the example, or the old numbers of the same inputs."""
        if self.new.is_drawn:
            return ()
        if example is not None:
            return self.new.examples[example].counts
        found = {new: old for old, new in self.inputs.items()}
        values = []
        for number, source in enumerate(self.new.inputs):
            old = found.get(number)
            value = state.values[old] if old is not None and state.values else source.least
            values.append(value if can_be(source, value) else source.least)
        return tuple(values)

    def _neuron(self, layer: int, neuron: int) -> int | None:
        return self.layers[layer].get(neuron) if layer < len(self.new.layers) else None

    def _ballot(self, state: State) -> Ballot:
        """Return the votes for the choices that still exist."""
        choices = opening(self.new).choices
        moved = []
        for hands in (state.ballot.hands, state.ballot.before):
            raised = dict(zip(state.choices, hands, strict=False))
            found = tuple(raised.get(choice, 0) for choice in choices)
            moved.append(found if any(found) else ())
        return Ballot(moved[0], moved[1], state.ballot.done and any(moved[0]))

    def _with_items(self, carried: State, state: State) -> State:
        """Return `carried` with the revealed items that still exist and whose needs are still revealed."""
        kept: dict[Item, None] = {}
        for item in state.revealed:
            moved = self._item(item)
            if moved is not None and all(need in kept for need in self._needs(carried, moved)):
                kept[moved] = None
        announced = tuple(
            replace(said, item=moved)
            for said in state.announced
            if (moved := self._item(said.item)) is not None and moved in kept
        )
        return replace(carried, revealed=tuple(kept), announced=announced)

    def _needs(self, carried: State, item: Item) -> list[Item]:
        """Return what `needed` does, found once for all states in which the cards have the same links."""
        key = (carried.weights, item)
        if key not in self._needed:
            self._needed[key] = needed(carried, item)
        return self._needed[key]

    def _item(self, item: Item) -> Item | None:
        if item.kind == "verdict":
            return item
        if item.kind not in CARD_ITEMS:
            index = self.inputs.get(item.index)
            return None if index is None else item._replace(index=index)
        neuron = self._neuron(item.layer, item.index)
        if neuron is None or item.kind not in card_items(self.new.layers[item.layer].cards[neuron]):
            return None  # the card or its table no longer exists
        return item._replace(index=neuron)


def _matched(old: Sequence[Hashable], new: Sequence[Hashable], by_place: bool = True) -> dict[int, int]:
    """Return the new index of each old item: that of an equal item, else, if `by_place`, the same index."""
    places: dict[Hashable, list[int]] = {}
    for number, thing in enumerate(new):
        places.setdefault(thing, []).append(number)
    found: dict[int, int] = {}
    for number, thing in enumerate(old):
        if places.get(thing):
            same = number if number in places[thing] else places[thing][0]
            places[thing].remove(same)
            found[number] = same
    if by_place:
        taken = set(found.values())
        for number in range(min(len(old), len(new))):
            if number not in found and number not in taken:
                found[number] = number
    return found
