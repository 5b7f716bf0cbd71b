"""Learning by hand: the rules of the board, its tally, the document's solution (reference §5)."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Example
from connecte.core.cards.network import Network, Nudge, Number, Trace
from connecte.core.cards.verdict import Verdict
from connecte.language.value import NamedTuple, Value, replace
from connecte.session.moves import ChooseLearning, Follow, Move, RestoreCards, ToggleLearning
from connecte.session.page import page_name
from connecte.session.rules.hand.points import values_at
from connecte.session.rules.hand.weights import with_counts_alone, with_weights
from connecte.session.rules.notebook import is_page_told
from connecte.session.rules.walking import is_at_work
from connecte.session.state import State

SETS = ("class", "all", "own")
"""Examples played in class; all; all and the class's drawings."""
FURTHEST = 99
"""Largest change of a threshold."""


def learn(state: State, move: Move) -> State:
    """Return the state after a move of learning by hand; the same state if it is not legal."""
    match move:
        case Nudge(layer, neuron, change) if change and _is_card(state, layer, neuron):
            return _nudge(state, layer, neuron, change)
        case RestoreCards() if state.changes or state.weights:
            return with_cards(with_weights(state, ()), ())
        case ToggleLearning(number) if 0 <= number < len(state.activity.examples):
            return replace(state, learning=state.learning ^ {number})
        case Follow(name) if name is None or lesson_named(state, name) is not None:
            return replace(state, followed=name)
        case ChooseLearning(which) if which in SETS:
            return _choose(state, which)
    return state


def _is_card(state: State, layer: int, neuron: int) -> bool:
    layers = state.activity.layers
    return state.activity.has_tallies and 0 <= layer < len(layers) and 0 <= neuron < len(layers[layer].cards)


def _nudge(state: State, layer: int, neuron: int, change: int) -> State:
    moved = {(n, i): by for n, i, by in state.changes}
    total = moved.pop((layer, neuron), 0) + change
    if abs(total) > FURTHEST:
        return state
    if total:
        moved[layer, neuron] = total
    return with_cards(state, tuple(sorted(Nudge(n, i, by) for (n, i), by in moved.items())))


def with_cards(state: State, changes: tuple[Nudge, ...]) -> State:
    """Change thresholds: keep revealed counts, hide what the neurons answered with the old ones.

    Where the class predicts first, what the change does to the examples waits for that.
    """
    unseen = state.changes if state.predict_first and state.unseen is None else state.unseen
    return with_counts_alone(replace(state, changes=changes, unseen=unseen if unseen != changes else None))


def _choose(state: State, which: str) -> State:
    examples = state.activity.examples
    chosen = frozenset(e.number for e in examples if which != "class" or e.in_class)
    own = which == "own"
    pages = tuple(replace(page, learns=own and page.wanted is not None) for page in state.pages)
    return replace(state, learning=chosen, own=own, pages=pages)


def chosen_set(state: State) -> str | None:
    """Return which of SETS is on the board; None if none of them is."""
    numbers = {
        "class": frozenset(e.number for e in state.activity.examples if e.in_class),
        "all": frozenset(e.number for e in state.activity.examples),
    }
    learned = [page.learns for page in state.pages if page.wanted is not None]
    if state.own:
        return "own" if all(learned) and state.learning == numbers["all"] else None
    if any(learned):
        return None
    return next((which for which, found in numbers.items() if found == state.learning), None)


def next_set(state: State) -> str | None:
    """Return the next of SETS that differs from what is on the board; None if there is none."""
    here = chosen_set(state)
    after = SETS.index(here) + 1 if here else 0
    order = [*SETS[after:], *SETS[:after]]
    return next((which for which in order if _choose(state, which) != state), None)


class Lesson(NamedTuple):
    """One example on the board."""

    name: str
    """Its number, or the name of its page."""
    label: str
    counts: tuple[Number, ...]
    goals: tuple[float, ...] = ()
    """What each output should show, where outputs are numbers; the label is then ""."""


class Standing(NamedTuple):
    """One example with the answers of the cards."""

    lesson: Lesson
    trace: Trace
    verdict: Verdict


class Progress(Value):
    """The board compared between two states of the cards."""

    before: int
    """Number of right examples before."""
    after: int
    """Number of right examples after."""
    gained: tuple[str, ...]
    """Names of the examples that became right."""
    lost: tuple[str, ...]
    """Names of the examples that became wrong."""


class Group(NamedTuple):
    """How many examples of a group are right."""

    right: int
    total: int


class Seen(NamedTuple):
    """How many examples are right, apart by whether the class learns from them."""

    learned: Group
    """Those on the board."""
    held: Group
    """The activity's other examples."""
    own: Group
    """The class's own drawings that are not on the board and whose verdict the class has seen."""


def lessons(state: State) -> tuple[Lesson, ...]:
    """Return the examples on the board: those chosen, then pages of the notebook in the learning set, and
    the points that the class put on the plane.
    """
    return (*_examples(state, on_board=True), *_pages(state, on_board=True), *_points(state))


def shown_lessons(state: State) -> tuple[Lesson, ...]:
    """Return `lessons` without what the class is at work on."""
    return shown(state, lessons(state))


def shown_others(state: State) -> tuple[Lesson, ...]:
    """Return `other_lessons` without what the class is at work on."""
    return shown(state, other_lessons(state))


def shown(state: State, found: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
    """Return these without what the class is at work on, told by its counts: the same have the same answer."""
    counts = state.inputs if is_at_work(state) else None
    return tuple(lesson for lesson in found if lesson.counts != counts)


def lesson_named(state: State, name: str) -> Lesson | None:
    """Return an example by its number, or a page that can be shown by its name; None if there is none."""
    return next((lesson for lesson in all_lessons(state) if lesson.name == name), None)


def all_lessons(state: State) -> tuple[Lesson, ...]:
    """Return all that can be followed: the examples, on the board or not, then the pages that can be shown."""
    return (*_examples(state, True), *other_lessons(state), *own_lessons(state))


def other_lessons(state: State) -> tuple[Lesson, ...]:
    """Return the activity's examples that are not on the board."""
    return _examples(state, on_board=False)


def own_lessons(state: State) -> tuple[Lesson, ...]:
    """Return the class's own drawings that have a label and whose verdict the class has seen."""
    return (*_pages(state, True), *_pages(state, False), *_points(state))


def _examples(state: State, on_board: bool) -> tuple[Lesson, ...]:
    return tuple(
        lesson_of(example)
        for example in state.activity.examples
        if (example.number in state.learning) == on_board
    )


def lesson_of(example: Example) -> Lesson:
    """Return an example of the activity as one on the board."""
    return Lesson(str(example.number), example.label, example.counts, example.goals)


def _pages(state: State, on_board: bool) -> tuple[Lesson, ...]:
    """Return the pages with a label, without those whose verdict the class has not seen."""
    return tuple(
        Lesson(page_name(number), page.wanted, state.activity.counts(page.drawing))
        for number, page in enumerate(state.pages)
        if page.learns == on_board and page.wanted is not None and is_page_told(state, page)
    )


def _points(state: State) -> tuple[Lesson, ...]:
    values = (values_at(state.activity, point.x, point.y) for point in state.points)
    pairs = enumerate(zip(state.points, values, strict=True))
    return tuple(Lesson(f"p{number + 1}", point.label, counts) for number, (point, counts) in pairs)


def seen(state: State) -> Seen:
    """Count the right examples with the class's cards: learned, held out, own.

    The cards are those whose effect the class has seen: a moved threshold may wait for a prediction.
    """
    groups = (shown_lessons(state), shown_others(state), shown(state, _pages(state, False)))
    return Seen(*(_right(stand(state.seen_network, group)) for group in groups))


def _right(standings: Sequence[Standing]) -> Group:
    return Group(sum(bool(each.verdict.right) for each in standings), len(standings))


def stand(network: Network, examples: Sequence[Lesson]) -> tuple[Standing, ...]:
    """Return the forward pass and the verdict of each example."""
    standings = []
    for lesson in examples:
        trace = network.forward(lesson.counts)
        standings.append(Standing(lesson, trace, network.verdict(trace.outputs, lesson.label)))
    return tuple(standings)


def progress(before: Sequence[Standing], after: Sequence[Standing]) -> Progress:
    """Compare the same examples between two states of the cards."""
    right_before = {s.lesson.name: bool(s.verdict.right) for s in before}
    gained = [s.lesson.name for s in after if s.verdict.right and not right_before[s.lesson.name]]
    lost = [s.lesson.name for s in after if not s.verdict.right and right_before[s.lesson.name]]
    now = sum(bool(s.verdict.right) for s in after)
    return Progress(sum(right_before.values()), now, tuple(gained), tuple(lost))


def by_sum(standings: Sequence[Standing], layer: int, neuron: int) -> dict[int, list[Standing]]:
    """Return the examples by the sum that they gave on a card (reference §5)."""
    found: dict[int, list[Standing]] = {}
    for standing in standings:
        found.setdefault(int(standing.trace.layers[layer].neurons[neuron].sum), []).append(standing)
    return found


def solution_move(state: State) -> Nudge | None:
    """Return the next move towards the document's solution (reference §5); None when it is reached.

    What the class moved beyond the solution, or the other way, goes back first.
    """
    wanted: dict[tuple[int, int], int] = {}
    for move in state.activity.by_hand:
        wanted[move.layer, move.neuron] = wanted.get((move.layer, move.neuron), 0) + move.change
    if not wanted:
        return None
    now = {(layer, neuron): by for layer, neuron, by in state.changes}
    back = [(place, by) for place, by in now.items() if _is_beyond(by, wanted.get(place, 0))]
    if back:
        place, by = back[0]
        return Nudge(*place, -1 if by > 0 else 1)
    for (layer, neuron), total in wanted.items():
        left = total - now.get((layer, neuron), 0)
        if left:
            return Nudge(layer, neuron, 1 if left > 0 else -1)
    return None


def _is_beyond(by: int, wanted: int) -> bool:
    """Whether a change is the other way than the one wanted, or more than it."""
    return by * wanted < 0 or abs(by) > abs(wanted)


def goes_back(state: State, move: Nudge) -> bool:
    """Whether a move takes back a part of what the class has changed on its card."""
    return any(by * move.change < 0 for layer, neuron, by in state.changes if (layer, neuron) == move[:2])


def followed_lesson(state: State, before: Network | None = None) -> Lesson | None:
    """Return the example that is followed: the one chosen, else the first on the board that was wrong with
    the cards `before`, else the first that is wrong; None if there is none that is shown.
    """
    if state.followed is not None:
        named = lesson_named(state, state.followed)
        return named if named is not None and shown(state, (named,)) else None
    found = shown_lessons(state)
    for network in (before, state.seen_network):
        for each in stand(network, found) if network is not None else ():
            if not each.verdict.right:
                return each.lesson
    return None
