"""Paints the learning by hand where numbers are moved by steps: what moves, the line, gaps and squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from connecte.content.inputs import given_inputs
from connecte.core.cards.network import MoveWeight, Network, Number
from connecte.core.cards.sentences import labels_in_short
from connecte.core.learning.activation import Array
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import card_number, decimal, percent
from connecte.session.rules.hand.fits import Fit, Place, badness, fits, is_constant, mean_gap, places, squares
from connecte.session.rules.hand.number_names import cost_text, number_name, number_value, step_text
from connecte.session.rules.learning import (
    Lesson,
    Standing,
    shown_lessons,
    shown_others,
    stand,
)
from connecte.session.rules.walking import work_waits
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.story.reasons import capital
from connecte.ui.chart.line_text import Seen, gaps_lines, line_lines, line_view
from connecte.ui.chart.plane_view import has_plane
from connecte.ui.learn.learn_text import empty_because, mark_of
from connecte.ui.learn.numbers.plane_text import hand_plane_lines
from connecte.ui.learn.numbers.roc_hand import hand_roc_lines
from connecte.ui.learn.numbers.valley import hand_valley_lines
from connecte.ui.paint.lines import Line, beside, down_to, fit, pad, within
from connecte.ui.paint.wrapping import folded

_TABLE = 33
"""Cells of the table of gaps."""


@dataclass(frozen=True)
class NumbersView:
    """What the screen is painted from."""

    session: Session
    place: Place
    """The number in hand."""
    before: Network | None = None
    """The cards before the last move, with the same examples; None without any."""
    best: MoveWeight | None = None
    """The hint that was asked for."""
    grade: int = 0
    """How much of it is told, from 1 to 3; 0 where none was asked for."""
    is_valley: bool = False
    """Whether the other picture is shown in place of the points: the cost as a valley, or where outputs claim
    labels, how good the decision is as its threshold turns.
    """
    axes: int = 0
    """Which pair of inputs the plane has, see `plane_view`."""
    keys: bool = True
    """Whether keys are named: a board has none."""

    @property
    def state(self) -> State:
        """The session's state."""
        return self.session.state


def numbers_line(view: NumbersView, cells: int) -> Line:
    """Paint the numbers that can be moved, the one in hand in brackets, moved ones with where they began; as
    many as have room, those around the one in hand.
    """
    state, printed = view.state, view.state.activity.network()
    spans: list[Line] = []
    found = places(state)
    for place in found:
        now, was = (number_value(state, network, place) for network in (state.network, printed))
        text = card_number(now) if now == was else f"{card_number(was)}→{card_number(now)}"
        here = place == view.place and view.keys
        words = f"{number_name(state, place)} {text}"
        spans.append(
            [(f"[{words}]" if here else f" {words} ", "bold reverse" if here else "bold" if now != was else "")]
        )
    at = found.index(view.place)
    first, last = at, at + 1
    while True:
        before = first > 0 and _width(spans[first - 1 : last]) <= cells - 4
        after = last < len(spans) and _width(spans[first : last + 1]) <= cells - 4
        if not (before or after):
            break
        last += after
        first -= before and not after
    middle = [span for line in spans[first:last] for span in (*line, (" ", ""))]
    return [(" …" if first else " ", "$muted"), *middle, ("…" if last < len(spans) else "", "$muted")]


def _width(lines: Sequence[Line]) -> int:
    return sum(len(text) + 1 for line in lines for text, _style in line)


def heading_lines(view: NumbersView, cells: int, _height: int) -> list[Line]:
    """Say how far off the cards are, before and after the last move; then paint the numbers."""
    said = "   ".join(filter(None, (_how_good(view), work_waits(view.state))))
    return [fit([(f" {said}", "bold $accent")], cells), fit(numbers_line(view, cells), cells)]


def _how_good(view: NumbersView) -> str:
    state, found = view.state, shown_lessons(view.state)
    if not found:
        return "" if empty_because(state) else _("Aucun exemple : rien à rapprocher.")
    if not state.activity.is_numeric:
        right = sum(bool(each.verdict.right) for each in stand(state.network, found))
        return _("Justes : {right} sur {count}").format(right=right, count=len(found))
    here = fits(state.network, found)
    cost = cost_text(squares(here))
    if view.before is not None:
        was = squares(fits(view.before, found))
        cost = f"{cost_text(was)} → {cost}"
    words = _("Σ (dit − voulu)² : {cost}   écart moyen {gap}").format(cost=cost, gap=decimal(mean_gap(here), 2))
    aside = fits(state.network, shown_others(state))
    if aside:
        words += _("   mis de côté {gap}").format(gap=decimal(mean_gap(aside), 2))
    return words


def seen_of(state: State, network: Network, output: int = 0) -> list[Seen]:
    """Return the examples of the board, and after them the activity's others, for one output."""
    followed = state.followed
    return [
        Seen(each.lesson.name, each.lesson.counts, each.lesson.goals[output],
             float(each.distances[output].said), held, each.lesson.name == followed)
        for held, group in ((False, shown_lessons(state)), (True, shown_others(state)))
        for each in fits(network, group)
    ]  # fmt: skip


def picture_lines(view: NumbersView, cells: int, height: int) -> list[Line]:
    """Paint the line with its residuals, and beside it the gaps and their squares; where outputs claim labels,
    what is said over the plane, or of each example.
    """
    state = view.state
    if view.is_valley and not state.activity.is_numeric:
        last = len(state.activity.layers) - 1
        return hand_roc_lines(state, view.place[1] if view.place[0] == last else 0, cells, height, view.keys)
    if view.is_valley:
        return hand_valley_lines(view.session, view.place, cells, height)
    if has_plane(state.activity):
        return hand_plane_lines(state, view.place[:2], view.axes, cells, height)
    if not state.activity.is_numeric:
        return _said_lines(state, cells, height)
    output = view.place[1] if view.place[0] == len(state.activity.layers) - 1 else 0
    seen = seen_of(state, state.network, output)
    if not seen:
        return []

    def answer(rows: Array) -> Array:
        return np.array([state.network.forward(row).outputs[output] for row in rows.tolist()], dtype=float)

    width = cells - _TABLE - 1
    chart = line_lines(line_view(state.activity, seen, answer, output), width, height)
    return beside([down_to(chart, height), gaps_lines(seen, _TABLE, height)], [width + 1, _TABLE])


def _said_lines(state: State, cells: int, height: int) -> list[Line]:
    """Write what is said of each example, those that are alike on one line: "12 × soupçon 8"."""
    kinds: dict[tuple[Sequence[Number], str], list[Standing]] = {}
    for each in stand(state.network, shown_lessons(state)):
        kinds.setdefault((each.lesson.counts, each.lesson.label), []).append(each)
    rows = [
        (f"{len(alike)} ×", alike[0], any(each.lesson.name == state.followed for each in alike))
        for alike in kinds.values()
    ]
    size = max((len(times) for times, _one, _followed in rows), default=0)
    given = given_inputs(state.activity.inputs)
    words = state.activity.source_words(0)
    lines: list[Line] = []
    for times, one, followed in rows:
        numbers = ", ".join(f"{words[n]} {decimal(one.lesson.counts[n], 2)}" for n in given)
        said = labels_in_short(one.verdict.labels)
        text = f" {pad(times, size, '>')} {numbers}   {one.lesson.label} → {said} {mark_of(one.verdict)}"
        lines.append(fit([(text, "reverse" if followed else "")], cells))
    if rows and len(lines) < height:
        lines.insert(0, [(_(" Combien × ce qui est lu   voulu → dit"), "$muted")])
    return within(lines, height)


def advice_lines(view: NumbersView, cells: int, height: int) -> list[Line]:
    """Say what the hint says, what the followed example weighs, or what the keys do."""
    state = view.state
    texts = []
    if view.grade:
        texts.append(hint_sentence(view))
    followed = followed_fit(state)
    if followed is not None:
        texts.append(_followed_sentence(state, followed))
    if not texts:
        size = card_number(state.activity.by_hand_step)
        message = _(
            "Un pas vaut {size}. Le trait de chaque point est son écart ; le coût est la somme des carrés."
        )
        texts.append(
            message.format(size=size)
            if state.activity.is_numeric
            else _("Un pas vaut {size}.").format(size=size)
        )
    if view.keys:
        keys = _("↑ ↓ : le nombre   ← → : lequel   {other_view} : la vallée   {hint} : un indice")
        if not state.activity.is_numeric:
            keys = _("↑ ↓ : le nombre   ← → : lequel   {other_view} : quel seuil ?   {hint} : un indice")
        texts.append(with_keys(keys))
    lines: list[Line] = []
    for number, text in enumerate(texts):
        style = "$muted" if view.keys and number == len(texts) - 1 else "bold $accent"
        lines += [[(" ", ""), *line] for line in folded([(text, style)], cells - 2)]
    return within(lines, height)


def hint_sentence(view: NumbersView) -> str:
    """Say which number to move, then which way, then by how much the cost falls."""
    state = view.state
    numeric = state.activity.is_numeric
    if view.best is None and not shown_lessons(state):
        return empty_because(state) or _("Aucun exemple : rien à rapprocher.")
    if view.best is None and not numeric:
        return _("Aucun pas d'un seul nombre n'en rend plus de justes.")
    if view.best is None:
        return _("Aucun pas d'un seul nombre ne baisse le coût : c'est le fond de la vallée, à un pas près.")
    place: Place = view.best[:3]
    name = number_name(state, place)
    if view.grade == 1:
        return _("Un nombre à bouger : {name}.").format(name=name)
    if view.grade == 2:
        return f"{capital(step_text(state, view.best))}."
    found = shown_lessons(state)
    after = state.network.stepped(view.best, state.activity.by_hand_step)
    before, then = (badness(network, found) for network in (state.network, after))
    arrow = "↑" if (view.best.steps > 0) != is_constant(state, place) else "↓"
    if not numeric:
        message = _("{name} {arrow} : faux avant {before}, après {after}.")
        return message.format(name=name, arrow=arrow, before=int(before), after=int(then))
    message = _("{name} {arrow} : le coût passe de {before} à {after}.")
    return message.format(name=name, arrow=arrow, before=cost_text(before), after=cost_text(then))


def followed_fit(state: State) -> Fit | None:
    """Return the example that is followed, where outputs are numbers; None without one."""
    found: list[Lesson] = [each for each in shown_lessons(state) if each.name == state.followed]
    return fits(state.network, found)[0] if found and state.activity.is_numeric else None


def _followed_sentence(state: State, found: Fit) -> str:
    """Say which share of the cost one example has."""
    total = squares(fits(state.network, shown_lessons(state)))
    share = percent(found.square / total) if total else percent(0)
    message = _("n° {name} : écart {gap}, au carré {square}, soit {share} du coût.")
    gaps = " ".join(decimal(each.gap, 2) for each in found.distances)
    return message.format(name=found.lesson.name, gap=gaps, square=cost_text(found.square), share=share)
