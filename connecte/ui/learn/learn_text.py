"""Paints the learning by hand: marks of the examples, thresholds, cards as tallies (§5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from connecte.core.cards.network import Network
from connecte.core.cards.sentences import a_label
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import card_number
from connecte.session.page import example_names
from connecte.session.rules.guessing.predicting import is_in_the_middle
from connecte.session.rules.learning import (
    Group,
    Lesson,
    Progress,
    Standing,
    chosen_set,
    seen,
)
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.session.story.reasons import seen_sentence
from connecte.ui.paint.lines import Line, fit, pad, width, within
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.wrapping import wrapped

MARKS = {"right": "✓", "wrong": "✗", "none": "·", "several": "?"}

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which the board does not need
    from connecte.session.rules.hand.hint import Hint


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
    hint: Hint | None = None
    """The hint that was asked for; None where there is none."""
    grade: int = 0
    """How much of it is told, from 1 to 3; 0 where none was asked for."""
    searching: bool = False
    """Whether hints are being looked for."""
    keys: bool = True
    """Whether keys are named: a board has none."""
    before: Network | None = None
    """The cards before the last change of a threshold, with the same examples; None without any."""
    followed: Lesson | None = None
    """The example that is followed."""
    tells_move: bool = True
    """Whether it is told what the last move did."""


def mark_of(verdict: Verdict) -> str:
    """Return the mark of a verdict: right, wrong, none or several."""
    kind = verdict.kind if verdict.kind != "single" else "right" if verdict.right else "wrong"
    return MARKS[kind]


def headline(view: LearnView) -> str:
    """Say how many are right, "8 → 9 sur 10", and which the last move gained and lost; then how many of
    those never shown.
    """
    found = view.progress
    groups = seen(view.state)
    if not (found.gained or found.lost):
        return " ".join(filter(None, (seen_sentence(groups), work_waits(view.state))))
    count = len(view.standings)
    parts = [_("{before} → {after} sur {count}").format(before=found.before, after=found.after, count=count)]
    if found.gained:
        parts.append(_("devient juste : {names}").format(names=example_names(found.gained)))
    if found.lost:
        parts.append(_("devient faux : {names}").format(names=example_names(found.lost)))
    parts += [seen_sentence(groups._replace(learned=Group(0, 0))), work_waits(view.state)]
    return "   ".join(filter(None, parts))


def empty_because(state: State) -> str:
    """Say why no example of the board is shown though it has one; "" where the board is empty."""
    return work_waits(state) if is_in_the_middle(state) else ""


def progress_lines(words: str, cells: int) -> list[str]:
    """Fold what is said of the progress to so many cells, between its parts and sentences where these have
    room whole.
    """
    parts = words.replace(". ", ".\n").replace("   ", "\n  ").split("\n")
    if any(cell_len(part) > cells - 1 for part in parts):
        return [f" {text}" for text in wrapped(words, cells - 1)]
    lines = [" " + parts[0]]
    for part in parts[1:]:
        joined = f"{lines[-1]} {part}"
        if cell_len(joined) <= cells:
            lines[-1] = joined
        else:
            lines.append(f" {part.strip()}")
    return lines


def set_name(state: State) -> str:
    """Return the name of the set of examples on the board."""
    names = {
        "own": _("avec les dessins de la classe"),
        "class": _("les exemples de la classe"),
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
    legend = _marks_in_words(view)
    if width(lines[-1]) + width(legend) > cells and len(lines) < height:
        lines.append([])
    if width(lines[-1]) + width(legend) <= cells:
        lines[-1] += legend
    if not view.standings:
        message = _(" Aucun exemple sur les cartes.")
        message += with_keys(_(" {examples} : en mettre.")) if view.keys else ""
        message = f" {waiting}" if (waiting := empty_because(view.state)) else message
        lines = [[(message, "$warning")]]
    return within(lines, height)


def _marks_in_words(view: LearnView) -> Line:
    """Say in words what stands for an example, on the first one that is wrong or else the first one; then what
    each other kind of mark that is no "✓" means.
    """
    words = {"wrong": _("dit {labels}"), "several": _("hésite : {labels}"), "none": _("ne dit rien"), "": ""}
    told: dict[str, str] = {}
    for standing in sorted(view.standings, key=lambda standing: bool(standing.verdict.right)):
        verdict, lesson = standing.verdict, standing.lesson
        kind = "" if verdict.right else "wrong" if verdict.kind == "single" else verdict.kind
        if kind in told or kind not in words or (told and not kind):
            continue
        mark = mark_of(verdict) + ("" if verdict.right else "".join(verdict.labels))
        says = words[kind].format(labels=sentence_list(verdict.labels))
        first = [] if told else [_("n° {number}").format(number=lesson.name), a_label(lesson.label)]
        text = f"{mark} " if told else f"{lesson.name}:{lesson.label}{mark}  "
        told[kind] = text + comma_list([*first, *filter(None, [says])])
    return [("".join(f"  {text}" for text in told.values()), "$muted")]


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
    return within(lines, height)


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
