"""Paints the learning by hand: marks of the examples, thresholds, cards as tallies (§5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list
from connecte.language.numbers import card_number, fixed, signed
from connecte.session.rules.learning import Progress, Standing, chosen_set
from connecte.session.state import State
from connecte.ui.learn.foretold_text import foretold_lines
from connecte.ui.paint.lines import Line, fit, pad, width
from connecte.ui.paint.marks import badge, colour

MARKS = {"right": "✓", "wrong": "✗", "none": "·", "several": "?"}
_LABEL = 10

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which the board does not need
    from connecte.session.rules.hint import Hint


@dataclass(frozen=True)
class LearnView:
    """What the learning by hand is painted from."""

    state: State
    standings: tuple[Standing, ...]
    """How each example stands with the present thresholds."""
    progress: Progress
    """What the last move has changed."""
    chosen: tuple[int, int]
    """The card in hand, as (layer, neuron)."""
    beside: tuple[int, int] | None = None
    """The card that is compared with it."""
    hints: tuple[Hint, ...] | None = None
    """The hints that were asked for; None where none were."""
    searching: bool = False
    """Whether hints are being looked for."""
    keys: bool = True
    """Whether keys are named: a board has none."""


def mark_of(verdict: Verdict) -> str:
    """Return the mark of a verdict: right, wrong, none or several."""
    kind = verdict.kind if verdict.kind != "single" else "right" if verdict.right else "wrong"
    return MARKS[kind]


def headline(view: LearnView) -> str:
    """Say how many are right, "8 → 9 sur 10", and which the last move gained and lost."""
    found = view.progress
    count = len(view.standings)
    if not (found.gained or found.lost):
        return _("{after} justes sur {count}").format(after=found.after, count=count)
    parts = [_("{before} → {after} sur {count}").format(before=found.before, after=found.after, count=count)]
    if found.gained:
        parts.append(_("devient juste : n° {names}").format(names=comma_list(found.gained)))
    if found.lost:
        parts.append(_("devient faux : n° {names}").format(names=comma_list(found.lost)))
    return "   ".join(parts)


def set_name(state: State) -> str:
    """Return the name of the set of examples on the board."""
    names = {
        "own": _("avec les dessins de la classe"),
        "class": _("les exemples joués en classe"),
        "all": _("tous les exemples"),
    }
    return names.get(chosen_set(state) or "", _("exemples choisis"))


def examples_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint for each example its number, its label, its mark, and what the cards claim where that is wrong."""
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
        message = _(" Aucun exemple sur les cartes.")
        message += with_keys(_(" {examples} : en mettre.")) if view.keys else ""
        lines = [[(message, "$warning")]]
    return lines[:height]


def thresholds_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint all cards with their thresholds, a line for each layer; moved ones with where they began."""
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


def nearest_card(state: State, chosen: tuple[int, int]) -> tuple[int, int] | None:
    """Return the card of the same layer whose weights differ least from this one's: blue and yellow (§5)."""
    neurons = state.network.layers[chosen[0]].neurons
    mine = neurons[chosen[1]].weights
    others = [n for n in range(len(neurons)) if n != chosen[1]]
    if not others:
        return None

    def differing(n: int) -> int:
        return sum(a != b for a, b in zip(mine, neurons[n].weights, strict=True))

    return chosen[0], min(others, key=differing)


def advice_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint what was predicted beside what came true, or the hints that were asked for, or else the keys."""
    found = foretold_lines(view.state, cells) if view.hints is None and not view.searching else []
    if found:
        return found[:height]
    if view.state.unseen is not None:
        return [[(with_keys(_(" {enter} : prédire, puis voir   {undo} : annuler")), "$accent bold")]]
    if view.searching:
        return [[(with_keys(_(" …cherche les seuils qui aideraient ({escape} : arrêter)")), "$muted")]]
    if view.hints is None:
        return [
            [(with_keys(_(" ↑ ↓ : le seuil   ← → : la carte   {hint} : un indice")), "$accent bold")],
            [
                (
                    with_keys(
                        _(" {undo} : annuler   {solution} : un pas de la solution   {compare} : comparer")
                    ),
                    "$muted",
                )
            ],
        ][:height]
    if not view.hints:
        message = _(" Aucun seuil déplacé d'un cran n'aide.")
        if view.progress.after == len(view.standings):
            message = _(" Tous les exemples sont justes.")
        return [[(message, "bold $accent")]]
    return [[(f" {_hint_sentence(view, hint)}", "bold $accent")] for hint in view.hints][:height]


def _hint_sentence(view: LearnView, hint: Hint) -> str:
    move, right, gradient, _left = hint
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
