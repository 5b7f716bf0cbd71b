"""Paints the learning by hand: marks of the examples, thresholds, cards as tallies (§5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from connecte.core.cards.network import Network
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
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
from connecte.ui.paint.lines import Line, cut_list, fit, pad, within
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
    """Say which examples are on the board. Which of them the class has played is another matter."""
    if chosen_set(state) == "own":
        return _("tous, avec les dessins de la classe")
    if any(page.learns for page in state.pages):
        return _("exemples et dessins choisis")
    count, total = len(state.learning), len(state.activity.examples)
    if count == total:
        return _("tous les exemples")
    message = ngettext("{count} exemple sur les {total}", "{count} exemples sur les {total}", count)
    return message.format(count=count, total=total)


def examples_height(height: int) -> int:
    """Return how many lines of a window of that height the examples may take: those of one table and the
    line above it at least.
    """
    return max(4, height // 8)


def examples_lines(view: LearnView, cells: int, height: int) -> list[Line]:
    """Paint a column for each example: its number, its label, what the cards say of it. Where not all have
    room, those that are right are in a line by their numbers.
    """
    if not view.standings:
        message = _(" Aucun exemple sur les cartes.")
        message += with_keys(_(" {examples} : en mettre.")) if view.keys else ""
        message = f" {waiting}" if (waiting := empty_because(view.state)) else message
        return [[(message, "$warning")]]
    bands = _bands(view.standings, cells)
    if 3 * len(bands) <= height:
        return _with_meanings(_table(bands, cells), view.standings, cells, height)
    right = [standing.lesson.name for standing in view.standings if standing.verdict.right]
    wrong = [standing for standing in view.standings if not standing.verdict.right]
    bands, most = _bands(wrong, cells), (height - 1) // 3
    head = ngettext(" {count} juste :", " {count} justes :", len(right)).format(count=len(right))
    names = cut_list(right, cells - cell_len(head) - 1)
    folded: Line = [(head, "bold $success"), (f" {names or '—'}", "$muted")]
    if len(bands) > most > 0:
        message = ngettext(
            " {right} juste. Des {count} qui sont faux, les premiers :",
            " {right} justes. Des {count} qui sont faux, les premiers :",
            len(right),
        )
        folded = [(message.format(right=len(right), count=len(wrong)), "bold $error")]
    return _with_meanings([fit(folded, cells), *_table(bands[:most], cells)], view.standings, cells, height)


def _with_meanings(lines: list[Line], standings: Sequence[Standing], cells: int, height: int) -> list[Line]:
    """Say what the answers that are not one label mean, at the right of the last table or, where that has no
    room, in a line below it if there may be one more.
    """
    kinds = {standing.verdict.kind for standing in standings}
    told = [_("« ? » plusieurs")] if "several" in kinds else []
    told += [_("« muet » rien")] if "none" in kinds else []
    used = max(sum(cell_len(text) for text, _style in line) for line in lines[-3:])
    below = f" {'   '.join(told)}"
    if all(used + 3 + cell_len(text) <= cells for text in told):
        for line, text in zip(lines[len(lines) - len(told) :], told, strict=True):
            line.append((f"   {text}", "$muted"))
    elif len(lines) < height and cell_len(below) <= cells:
        lines.append([(below, "$muted")])
    return lines


def _headings() -> list[str]:
    return [_(" Exemple n°"), _(" C'est"), _(" Réseau dit")]


def _bands(standings: Sequence[Standing], cells: int) -> list[list[Line]]:
    """Share out the columns to as few tables as have room above each other."""
    left = max(map(cell_len, _headings()))
    bands: list[list[Line]] = []
    used = cells
    for standing in standings:
        column = _column(standing)
        used += _size(column) + 1
        if used > cells:
            bands.append([])
            used = left + _size(column) + 1
        bands[-1].append(column)
    return bands


def _size(column: Line) -> int:
    return max(cell_len(text) for text, _style in column)


def _table(bands: Sequence[Sequence[Line]], cells: int) -> list[Line]:
    """Paint three lines for each band, with their headings."""
    left = max(map(cell_len, _headings()))
    lines: list[Line] = []
    for band in bands:
        gap = 2 if left + sum(_size(column) + 2 for column in band) <= cells else 1
        for row, heading in enumerate(_headings()):
            line: Line = [(pad(heading, left), "$muted")]
            for column in band:
                line += [(" " * gap, ""), (pad(column[row][0], _size(column)), column[row][1])]
            lines.append(line)
    return lines


def _column(standing: Standing) -> Line:
    """Write an example's number, its label, and what the cards say: "6", "3", "9✗"; a word for nothing."""
    verdict, lesson = standing.verdict, standing.lesson
    mark = mark_of(verdict)
    said = " ".join(verdict.labels) or _("muet")
    style = {"✓": "$success", "✗": "$error"}.get(mark, "$warning")
    said += mark if verdict.labels else ""
    return [(lesson.name, "$muted"), (lesson.label, "bold"), (said, f"bold {style}")]


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
