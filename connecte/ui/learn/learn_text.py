"""The board of the learning by hand: marks of the examples, thresholds, cards as tallies (§5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connecte.content.activity import Card
from connecte.core.cards.card import Column, table
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _
from connecte.language.numbers import card_number, fixed, signed
from connecte.session.rules.learning import Progress, Standing, chosen_set, tally
from connecte.session.state import State
from connecte.ui.paint.card_text import card_title
from connecte.ui.paint.lines import Line, fit, pad, width
from connecte.ui.paint.marks import badge, colour, sign, sign_style

MARKS = {"right": "✓", "wrong": "✗", "none": "·", "several": "?"}
_LABEL = 10

if TYPE_CHECKING:  # it brings numpy, which the board does without
    from connecte.session.rules.hint import Hint


@dataclass(frozen=True)
class LearnView:
    """The board: the state, how each example stands, what the last move changed, the card in
    hand, the one laid beside it, the hints asked for, and whether they are still looked for."""

    state: State
    standings: tuple[Standing, ...]
    progress: Progress
    chosen: tuple[int, int]
    beside: tuple[int, int] | None = None
    hints: tuple[Hint, ...] | None = None
    searching: bool = False


def mark_of(verdict: Verdict) -> str:
    """right, wrong, none or several, as a mark."""
    kind = verdict.kind if verdict.kind != "single" else "right" if verdict.right else "wrong"
    return MARKS[kind]


def headline(view: LearnView) -> str:
    """ "8 → 9 sur 10", with which were gained and lost by the last move."""
    found = view.progress
    count = len(view.standings)
    if not (found.gained or found.lost):
        return _("{after} justes sur {count}").format(after=found.after, count=count)
    parts = [_("{before} → {after} sur {count}").format(before=found.before, after=found.after, count=count)]
    if found.gained:
        parts.append(_("devient juste : n° {names}").format(names=", ".join(found.gained)))
    if found.lost:
        parts.append(_("devient faux : n° {names}").format(names=", ".join(found.lost)))
    return "   ".join(parts)


def set_name(state: State) -> str:
    """Which examples are on the board."""
    names = {
        "own": _("avec les dessins de la classe"),
        "class": _("les exemples joués en classe"),
        "all": _("tous les exemples"),
    }
    return names.get(chosen_set(state) or "", _("exemples choisis"))


def examples_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """One mark an example: its number, its digit, right or not, and what the cards say."""
    lines: list[Line] = [[]]
    for standing in view.standings:
        verdict = standing.verdict
        mark = mark_of(verdict)
        said = "" if verdict.right else "".join(verdict.labels)
        style = {"✓": "$success", "✗": "$error"}.get(mark, "$warning")
        span: Line = [
            (f" {pad(standing.lesson.name, 2, '>')}:", "$muted"),
            (standing.lesson.label, "bold"),
            (pad(mark + said, 4), f"bold {style}"),
        ]
        if width(lines[-1]) + width(span) > cells:
            lines.append([])
        lines[-1] += span
    if not view.standings:
        lines = [[(_(" Aucun exemple sur les cartes : a ou e pour en mettre."), "$warning")]]
    return lines[:height]


def thresholds_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """All cards with their thresholds, a line a layer; what was moved shows from where."""
    changes = {(layer, neuron): by for layer, neuron, by in view.state.changes}
    lines: list[Line] = []
    for number, layer in enumerate(view.state.activity.layers):
        spans: Line = [(" ", "")]
        for index, card in enumerate(layer.cards):
            now = view.state.card(number, index).neuron.threshold
            by = changes.get((number, index), 0)
            chosen = (number, index) == view.chosen
            text = card_number(now) if not by else f"{card_number(card.neuron.threshold)}→{card_number(now)}"
            name = badge(card) or card.neuron.name
            style = f"bold {colour(card)}"
            spans.append((f"[{name}]" if chosen else f" {name} ", f"{style} reverse" if chosen else style))
            spans.append((pad(text, 7), "bold" if by else ""))
        lines.append(fit(spans, cells))
    return lines[:height]


def tallies_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """The card in hand as a tally; the one beside it, or as many others as there is room for."""
    places = [view.chosen]
    if view.beside is not None:
        places.append(view.beside)
    else:
        everyone = view.state.activity.places
        here = everyone.index(view.chosen)
        places += everyone[here + 1 :] + everyone[:here]
    lines: list[Line] = []
    # Two cards always have room: a formula, two rows of the table and a blank line each.
    deepest = max(1, (height + 1) // 2 - 4)
    for place in places:
        block = tally_block(view, place, cells, deepest)
        if lines and len(lines) + len(block) - 1 > height:
            break
        lines += block
    return lines[:height]


def tally_block(view: LearnView, place: tuple[int, int], cells: int, most: int) -> list[Line]:
    """One card: its formula, the digits that its sums stand for, its table."""
    layer, index = place
    card = view.state.card(layer, index)
    marks = tally(view.standings, layer, index)
    columns = table(card.printed, card.neuron.threshold, card.neuron.answer, marks)
    size = max(3, min(5, (cells - _LABEL) // len(columns)))
    room = max(1, (cells - _LABEL) // size)
    if len(columns) > room:
        first = int(card.neuron.threshold) - columns[0].sum - room // 2
        at = max(0, min(first, len(columns) - room))
        columns = columns[at : at + room]
    stacks = _stacks(card, marks, columns)
    deepest = min(most, max(2, *(len(stack) for stack in stacks)))
    stacks = [stack if len(stack) <= deepest else [*stack[: deepest - 1], "…"] for stack in stacks]
    rows: list[Line] = [_heading(view, place)]
    for row in reversed(range(deepest)):
        spans: Line = [(" " * _LABEL, "")]
        for stack in stacks:
            text = stack[row] if row < len(stack) else ""
            spans.append((pad(text, size, ">"), f"bold {_label_style(view.state, text)}" if text else ""))
        rows.append(spans)
    sums: Line = [(pad(_(" calcul"), _LABEL), "$muted")]
    shows: Line = [(pad(_(" montre"), _LABEL), "$muted")]
    for column in columns:
        sums.append((pad(column.result, size, ">"), "" if column.shown else "$muted"))
        answer = card_number(column.shown)
        shows.append((pad(answer, size, ">"), "bold reverse" if column.shown else "$muted"))
    return [*rows, sums, shows, []]


def _stacks(card: Card, marks: Mapping[int, Sequence[str]], columns: Sequence[Column]) -> list[list[str]]:
    """The digits on each column; those of all smaller sums are on the column for all below."""
    stacks = [list(marks.get(column.sum, [])) for column in columns]
    first = columns[0].sum
    if card.printed.below and first < card.printed.low:
        stacks[0] = sorted(label for total, labels in marks.items() if total <= first for label in labels)
    return stacks


def _label_style(state: State, label: str) -> str:
    for card in state.activity.layers[-1].cards:
        if card.neuron.label == label:
            return colour(card)
    return ""


def _heading(view: LearnView, place: tuple[int, int]) -> Line:
    """Name, formula and threshold; beside another card, what differs is bold and underlined."""
    layer, index = place
    card = view.state.card(layer, index)
    printed = view.state.activity.layers[layer].cards[index].neuron.threshold
    names = view.state.activity.source_names(layer)
    other = _other(view, place)
    spans: Line = [(f" {card_title(card)}   ", f"bold {colour(card)}")]
    for at, source in enumerate(card.order):
        weight = card.neuron.weights[source]
        differs = other is not None and other[source] != weight
        style = f"{sign_style(weight)} {'bold underline' if differs else ''}"
        if at or weight < 0:
            spans.append((f" {sign(weight)} " if at else sign(weight), style.strip()))
        spans.append((names[source], "bold underline" if differs else "$muted" if other else ""))
    now = card.neuron.threshold
    moved = "" if now == printed else f"{card_number(printed)} → "
    spans.append((_("   seuil {moved}{now}").format(moved=moved, now=card_number(now)), "bold"))
    return spans


def _other(view: LearnView, place: tuple[int, int]) -> Sequence[float] | None:
    """The weights of the card that this one is compared with."""
    if view.beside is None or view.beside[0] != view.chosen[0]:
        return None
    other = view.beside if place == view.chosen else view.chosen
    return view.state.network.layers[other[0]].neurons[other[1]].weights


def nearest_card(state: State, chosen: tuple[int, int]) -> tuple[int, int] | None:
    """The card of the same layer that differs least from this one: blue and yellow (§5)."""
    neurons = state.network.layers[chosen[0]].neurons
    mine = neurons[chosen[1]].weights
    others = [n for n in range(len(neurons)) if n != chosen[1]]
    if not others:
        return None

    def differing(n: int) -> int:
        return sum(a != b for a, b in zip(mine, neurons[n].weights, strict=True))

    return chosen[0], min(others, key=differing)


def advice_lines(view: LearnView, _cells: int, height: int) -> list[Line]:
    """The hints that were asked for, in words; else what to do."""
    if view.searching:
        return [[(_(" …cherche les seuils qui aideraient (Échap : arrêter)"), "$muted")]]
    if view.hints is None:
        return [
            [(_(" ↑ ↓ : le seuil   ← → : la carte   c : en comparer deux   i : un indice"), "$accent bold")],
            [(_(" u : annuler   x : cartes imprimées   s : un pas de la solution   w : retour"), "$muted")],
        ][:height]
    if not view.hints:
        told = _(" Aucun seuil déplacé d'un cran n'aide.")
        if view.progress.after == len(view.standings):
            told = _(" Tous les exemples sont justes.")
        return [[(told, "bold $accent")]]
    return [[(f" {_hint_sentence(view, hint)}", "bold $accent")] for hint in view.hints][:height]


def _hint_sentence(view: LearnView, hint: Hint) -> str:
    move, right, gradient = hint
    name = view.state.activity.layers[move.layer].cards[move.neuron].neuron.name
    slope = fixed(abs(gradient), 1)
    if gradient * move.change > 0:
        reason = _("malgré la pente, il fait gagner un exemple")
    elif move.change > 0:
        reason = _("il parle trop : la pente est de {slope} vers le haut").format(slope=slope)
    else:
        reason = _("il se tait trop : la pente est de {slope} vers le bas").format(slope=slope)
    change = signed(move.change)
    return _("{name} {change} : {right} justes ; {reason}").format(
        name=name, change=change, right=right, reason=reason
    )
