"""What stands on a card in the learning by hand: labels on their sums, and the line of the threshold (§5).

A line stands where the card begins to answer; after a move the old line stays as dots, the labels
between the two have a "!", and the example that is followed is in reverse on every card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from connecte.content.activity import Card
from connecte.core.cards.card import Column, shown
from connecte.core.cards.network import NeuronTrace, Number
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import card_number
from connecte.session.page import example_name
from connecte.session.rules.learning import Standing, by_sum
from connecte.session.state import State
from connecte.ui.learn.learn_text import LearnView
from connecte.ui.paint.lines import Line, pad
from connecte.ui.paint.marks import colour

_LINE, _OLD_LINE = "│", ":"
_CROSSED = "!"
_WAS_HERE = "·"


class Mark(NamedTuple):
    """One label on a card, above the sum that its example gave."""

    label: str
    followed: bool = False
    """Whether its example is the one that is followed."""
    crossed: bool = False
    """Whether the last move has put the line on its other side."""
    was_here: bool = False
    """Whether the example that is followed stood here before the last move."""
    times: int = 1
    """How many examples of the same kind it stands for, where not each has room."""

    @property
    def text(self) -> str:
        """What stands on the card."""
        label = _WAS_HERE if self.was_here else f"{_CROSSED if self.crossed else ''}{self.label}"
        return label if self.times == 1 else f"{self.times}×{label}" if label else f"+{self.times}"


def cell(text: str, style: str, size: int, line: str) -> Line:
    """Paint one cell of a card, with a line at its left where there is room."""
    if not line or len(text) >= size:
        return [(pad(text, size, ">"), style)]
    return [(line, "bold $accent" if line == _LINE else "$muted"), (pad(text, size - 1, ">"), style)]


def marks_of(view: LearnView, place: tuple[int, int]) -> dict[int, list[Mark]]:
    """Return the labels by the sum that their examples gave, sorted; where the followed one was comes last."""
    layer, index = place
    old, new = _before(view, place), view.state.card(layer, index).neuron.threshold

    def mark(standing: Standing) -> Mark:
        neuron = standing.trace.layers[layer].neurons[index]
        crossed = old is not None and _answers(neuron, old) != _answers(neuron, new)
        followed = view.followed is not None and standing.lesson.name == view.followed.name
        return Mark(standing.lesson.label, followed, crossed)

    marks = {total: [mark(each) for each in there] for total, there in by_sum(view.standings, *place).items()}
    was, now = _followed_sums(view, place)
    if now is not None and view.followed not in [standing.lesson for standing in view.standings]:
        marks.setdefault(now, []).append(Mark(view.followed.label if view.followed else "", True))
    found = {total: sorted(each) for total, each in marks.items()}
    if was is not None and was != now:
        found.setdefault(was, []).append(Mark("", was_here=True))
    return found


def _answers(neuron: NeuronTrace, threshold: Number) -> bool:
    """Return whether a neuron with this sum shows more than 0 at a threshold."""
    return shown(neuron.sum, threshold, neuron.neuron.answer) > 0


def _before(view: LearnView, place: tuple[int, int]) -> Number | None:
    """Return the card's threshold before the last change; None where it is the same."""
    layer, index = place
    if view.before is None:
        return None
    old = view.before.layers[layer].neurons[index].threshold
    return None if old == view.state.card(layer, index).neuron.threshold else old


def _followed_sums(view: LearnView, place: tuple[int, int]) -> tuple[int | None, int | None]:
    """Return the sums that the followed example gave on a card before the last change, and gives now."""
    if view.followed is None:
        return None, None
    layer, index = place
    now = view.state.seen_network.forward(view.followed.counts).layers[layer].neurons[index].sum
    if view.before is None:
        return None, int(now)
    return int(view.before.forward(view.followed.counts).layers[layer].neurons[index].sum), int(now)


def lines_at(view: LearnView, place: tuple[int, int], columns: Sequence[Column]) -> dict[int, str]:
    """Return the columns that have a line at their left: where the card begins to answer, and where it
    did before the last change.
    """
    layer, index = place
    here = next((number for number, column in enumerate(columns) if column.shown), None)
    if here is None:
        return {}
    old = _before(view, place)
    found = {here: _LINE}
    if old is not None:
        moved = here + int(old - view.state.card(layer, index).neuron.threshold)
        if 0 <= moved < len(columns):
            found[moved] = _OLD_LINE
    return found


def stacks_of(card: Card, marks: Mapping[int, Sequence[Mark]], columns: Sequence[Column]) -> list[list[Mark]]:
    """Return the labels on each column; the first column, for all smaller results, has the labels of
    all of these.
    """
    stacks = [list(marks.get(column.sum, [])) for column in columns]
    first = columns[0].sum
    if card.printed.below and first < card.printed.low:
        stacks[0] = sorted(mark for total, each in marks.items() if total <= first for mark in each)
    return stacks


def folded(stack: list[Mark], most: int, size: int) -> list[Mark]:
    """Fold a stack to at most that many lines of so many cells: "2×9" for two 9, at the top "+3" for three
    that have no line of their own. The followed example has one, and in a single line the count is marked as
    it is; where it was before is the first to go.
    """
    if len(stack) > most:
        stack = [mark for mark in stack if not mark.was_here]
    if len(stack) <= most:
        return stack
    alike = [(mark, len(list(same))) for mark, same in groupby(stack)]
    runs = [mark._replace(times=times) for mark, times in alike]
    if any(len(mark.text) >= size for mark in runs):
        runs = stack
    if len(runs) <= most:
        return runs
    kept = sorted(runs, key=lambda mark: not mark.followed)[: most - 1]
    followed = not kept and any(mark.followed for mark in stack)
    return [*kept, Mark("", followed, times=len(stack) - sum(mark.times for mark in kept))]


def in_words(view: LearnView, marks: Iterable[Mark], places: Iterable[tuple[int, int]], aside: int = 0) -> str:
    """Say what stands on cards beside labels, what their lines are, and how many labels are `aside` of the
    columns; "" where there is nothing else.
    """
    found = list(marks)
    several = [mark for mark in found if mark.times > 1]
    moved = any(_before(view, place) is not None for place in places)
    name = example_name(view.followed.name) if view.followed is not None else ""
    alike = next((mark for mark in several if mark.label), None)
    more = next((mark for mark in several if not mark.label), None)
    told = [
        _("« {line} » ancien seuil").format(line=_OLD_LINE) if moved else "",
        _("« {mark} » a changé de côté").format(mark=_CROSSED) if any(m.crossed for m in found) else "",
        _("« {mark} » avant, {name}").format(mark=_WAS_HERE, name=name)
        if any(m.was_here for m in found)
        else "",
        _("{text} : {times} fois {label}").format(text=alike.text, times=alike.times, label=alike.label)
        if alike
        else "",
        _("{text} : encore {n}").format(text=more.text, n=more.times) if more else "",
        ngettext("{n} exemple hors du tableau", "{n} exemples hors du tableau", aside).format(n=aside)
        if aside
        else "",
    ]
    return "  ".join(filter(None, told))


def mark_style(state: State, mark: Mark) -> str:
    """Choose the style of a mark: its label's colour, in reverse where it is followed."""
    style = "bold reverse" if mark.followed else "bold"
    return f"{style} {_label_style(state, mark.label)}".strip()


def _label_style(state: State, label: str) -> str:
    for card in state.activity.layers[-1].cards:
        if card.neuron.label == label:
            return colour(card)
    return ""


def followed_span(view: LearnView, place: tuple[int, int]) -> Line:
    """Write where the followed example stands: "n° 6 : 6 → 4"; nothing where none is followed."""
    was, now = _followed_sums(view, place)
    if view.followed is None or now is None:
        return []
    sums = card_number(now) if was in (None, now) else f"{card_number(was or 0)} → {card_number(now)}"
    message = _("   {title} : {sums}").format(title=example_name(view.followed.name), sums=sums)
    return [(message, "reverse")]
