"""The panels of the training: formulas, links, recognised examples, where it stands."""

from __future__ import annotations

import numpy as np

from connecte.content.activity import Activity, Card
from connecte.content.runs.problem import wanted_labels
from connecte.content.runs.trained import learned_answer
from connecte.core.cards.formula import MOST_TERMS, format_terms, read_formula
from connecte.core.cards.sentences import threshold_text
from connecte.core.cards.verdict import Verdict
from connecte.core.learning.backprop import Array
from connecte.core.pictures.pictures import is_picture
from connecte.language.i18n import _
from connecte.language.numbers import MINUS, constant_term, decimal, fixed, short_number, significant, thousands
from connecte.ui.paint.card_text import rule_lines
from connecte.ui.paint.lines import Line, cut, first_that_fits, fit, pad, width, window, within
from connecte.ui.paint.marks import badge, colour, sign, sign_style
from connecte.ui.train.pictures.looking import SIMPLE
from connecte.ui.train.pictures.said.gaps_text import gaps_panel, gaps_words
from connecte.ui.train.pictures.train_view import TrainView, group_names

_BARS = "▁▂▃▅▆▇█"  # without the half block, which pictures are made of
_FULL_BAR = 3.5  # a weight of this size, so that bars of different iterations compare
MARKS = {"right": "✓", "wrong": "✗", "none": "·", "several": "?"}
_THRESHOLD = 5
_SHORTEST, _LONGEST = 4, 12
"""Cells before the links for the names of neurons, with one of air."""
_IN_WORDS = 48
"""Cells of a sum of many terms, which is said in words."""
_GAP_ROWS = 3


def status_line(view: TrainView, cells: int) -> Line:
    """Write position, cost and recognised examples for so many columns."""
    return fit(status(view, cells), cells)


def status(view: TrainView, cells: int) -> Line:
    """Write position, cost and recognised examples, without a word where they have no room with it; then
    what else has room whole.
    """
    position = f"{thousands(view.iteration)} / {thousands(view.planned)}"
    cost = significant(view.cost) if np.isfinite(view.cost) else _("débordé")
    spans: Line = [
        (_(" itération "), ""),
        (position, "bold"),
        (_("   fautes ") if view.counts_mistakes else _("   coût "), ""),
        (decimal(view.cost, 0) if view.counts_mistakes else cost, "bold"),
        *_recognised(view),
    ]
    if view.picture == SIMPLE:  # which writes the rest large
        spans = spans[:2]
    more: list[Line] = []
    if view.diverged_at is not None:
        more.append([(_("   ✗ déborde à {at}").format(at=thousands(view.diverged_at)), "bold $error")])
    if view.drawing_says:
        own = _("   votre point : ") if view.activity.is_on_plane else _("   vos nombres : ")
        name = _("   votre dessin : ") if view.activity.has_cells else own
        more.append([(name, ""), (view.drawing_says, "bold")])
    if view.diverged_at is None and view.reached < view.planned:
        more.append([(_("   calculé jusqu'à {reached}").format(reached=thousands(view.reached)), "$muted")])
    if width(spans) + sum(map(width, more)) > cells:
        spans[0] = (" ", "")
    for part in more:
        if width(spans) + width(part) <= cells:
            spans += part
    return spans


def _recognised(view: TrainView) -> Line:
    """Count the right ones: of those learned, of those never seen, of the class's own drawings."""
    if view.activity.is_numeric:
        gaps = _("   écart moyen ") if view.mean_gaps[1] is None else _("  écart : ")
        return [(gaps, ""), (gaps_words(view), "bold")]
    if not (view.run.left_out or view.own):
        return [(_("   reconnus "), ""), (f"{view.recognised} / {len(view.activity.examples)}", "bold")]
    groups = zip(group_names(view.activity), (view.learned, view.held, view.owned), strict=True)
    spans: Line = []
    for name, (right, total) in groups:
        if total:
            spans += [(f"  {name} ", ""), (f"{right}/{total}", "bold")]
    return spans


def formulas_beside_links(view: TrainView, cells: int, height: int) -> list[Line]:
    """Write the formulas, and over them what the marks of `links_panel` at their right mean."""
    return formula_panel(view, cells, height, _("   à droite : signe et taille, · aucun lien"))


def formula_panel(view: TrainView, cells: int, height: int, beside: str = "") -> list[Line]:
    """Write every neuron's sum as a formula in the document's way (reference §6), and its threshold; `beside`
    stands over them where it has room.
    """
    activity = view.activity
    title = first_that_fits([[(_(" calcul") + beside, "")], [(_(" calcul"), "")]], cells - _THRESHOLD)
    heading = pad(title[0][0], cells - _THRESHOLD) + pad(_("seuil"), _THRESHOLD, ">")
    lines: list[Line] = [[(heading, "$muted")]]
    for number, layer in enumerate(activity.layers):
        for index, card in enumerate(layer.cards):
            weights = view.values.layers[number].weights[index]
            threshold = short_number(float(view.values.layers[number].thresholds[index]))
            chosen = view.chosen == (number, index)
            spans = _formula(card, activity, number, weights, chosen)
            if card.neuron.answer == "sum":
                spans.append((constant_term(-float(view.values.layers[number].thresholds[index])), ""))
            lines.append([*fit(spans, cells - _THRESHOLD), (pad(threshold, _THRESHOLD, ">"), "$muted")])
        if number < len(activity.layers) - 1 and height > _neurons(activity) + 1:
            lines.append([])
    line = 1 + sum(len(layer.cards) for layer in activity.layers[: view.chosen[0]]) + view.chosen[1]
    return window(lines, height, line)


def formula_cells(activity: Activity) -> int:
    """Count the cells of the longest formula that the training may come to, with its threshold: every link
    has a sign and a number like "2,4".
    """
    widest = 0
    for number, layer in enumerate(activity.layers):
        names = activity.source_names(number)
        for card in layer.cards:
            linked = [name for name, w in zip(names, card.neuron.weights, strict=True) if w]
            if len(names) > MOST_TERMS:
                widest = max(widest, _IN_WORDS)
                continue
            widest = max(widest, 3 + width([(badge(card), "")]) + sum(width([(n, "")]) + 7 for n in linked))
    return widest + _THRESHOLD


def _neurons(activity: Activity) -> int:
    return sum(len(layer.cards) for layer in activity.layers)


def _formula(
    card: Card, activity: Activity, number: int, weights: Array, chosen: bool, mark: str = "▸"
) -> Line:
    name = badge(card) or card.neuron.name
    spans: Line = [
        (mark if chosen else " ", "bold $accent"),
        (f"{name} ", f"bold {colour(card)}"),
    ]
    names = activity.source_names(number)
    terms = format_terms(weights.tolist(), names)
    if len(terms) > MOST_TERMS:
        words = read_formula(weights.tolist(), names, is_picture(activity.pixels, number))
        return [*spans, (words, "bold" if chosen else "")]
    for place, (sign_, size, source) in enumerate(terms):
        style = sign_style(-1 if sign_ == MINUS else 1)
        spans.append((f" {sign_} " if place else sign_, f"bold {style}"))
        spans.append((f"{size} {source}" if size else source, "bold" if chosen else ""))
    return spans if len(spans) > 2 else [*spans, ("0", "")]


def links_panel(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the links of the network: sign, and size as the height of a bar, one column a source."""
    activity = view.activity
    names = [badge(card) or card.neuron.name for layer in activity.layers for card in layer.cards]
    left = min(_LONGEST, max(_SHORTEST, *(width([(name, "")]) + 1 for name in names)))
    lines: list[Line] = []
    for number, layer in enumerate(activity.layers):
        sources = activity.source_names(number)
        least = max(3, *(1 + width([(source, "")]) for source in sources))  # names do not run into each other
        room = max(least, min(6, (cells - left) // max(1, len(sources))))
        weights = view.values.layers[number].weights
        heading = "".join(pad(source, room, "^") for source in sources)
        lines.append([(" " * left + heading, "")])
        for index, card in enumerate(layer.cards):
            name = badge(card) or card.neuron.name
            chosen = view.chosen == (number, index)
            row: Line = [
                (pad(cut(name, left - 1), left), f"bold {colour(card)}" + (" reverse" if chosen else ""))
            ]
            row += [_link(weight, room) for weight in weights[index]]
            lines.append(row)
    chosen_line = 1 + view.chosen[1]
    chosen_line += sum(len(layer.cards) + 1 for layer in activity.layers[: view.chosen[0]])
    return window([fit(row, cells) for row in lines], height, chosen_line)


def _link(weight: float, room: int) -> tuple[str, str]:
    if weight == 0:
        return pad("·", room, "^"), "$muted"
    bar = _BARS[min(len(_BARS) - 1, int(abs(weight) / _FULL_BAR * len(_BARS)))]
    text = f"{sign(weight)}{bar}"
    if room >= 6:
        size = decimal(abs(weight), 1)
        text = f"{sign(weight) if size != '0' else ''}{size}{bar}"
    return pad(text, room, "^"), sign_style(weight)


def examples_panel(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint one mark for each example, a line for each label."""
    if view.activity.is_numeric:
        return gaps_panel(view, cells, height)
    lines: list[Line] = []
    labels = view.activity.labels
    marks = list(zip(wanted_labels(view.activity.examples), map(mark_kind, view.verdicts), strict=True))
    rows = [
        (label, badge(card), colour(card))
        for label, card in zip(labels, view.activity.layers[-1].cards, strict=True)
    ]
    if view.activity.otherwise:
        rows.append((view.activity.otherwise, "", ""))
    for label, mark, style_ in rows:
        row: Line = [(pad(f" {mark} {label} ", 8), f"bold {style_}".strip())]
        for wanted, kind in marks:
            if wanted == label:
                style = {"right": "bold $success", "wrong": "bold $error"}.get(kind, "bold $warning")
                row.append((f" {MARKS[kind]}", style))
        lines.append(row)
    legend = _("✓ juste ✗ faux · rien ? plusieurs")
    if height > len(lines):
        lines.append([(legend, "$muted")])
    return [fit(row, cells) for row in within(lines, height)]


def answers_rows(activity: Activity) -> int:
    """Return how many rows `examples_panel` takes without its legend."""
    return _GAP_ROWS if activity.is_numeric else len(activity.answers)


def mark_kind(verdict: Verdict) -> str:
    """Tell which mark a verdict has: right, wrong, none or several."""
    if verdict.kind != "single":
        return verdict.kind
    return "right" if verdict.right else "wrong"


def timeline_lines(view: TrainView, cells: int, _height: int) -> list[Line]:
    """Paint one bar: what is computed, the marks, the iteration, on the chart's log scale."""
    head = f" {'▶' if view.playing > 0 else '◀' if view.playing else '‖'} "
    tail = _(" {speed}/s ").format(speed=thousands(view.speed))
    room = max(10, cells - len(head) - len(tail))
    bar = ["─"] * room
    done = timeline_cell(view.reached, view.planned, room)
    bar[: done + 1] = ["━"] * (done + 1)
    for mark in view.own_marks:
        bar[timeline_cell(mark, view.planned, room)] = "◇"
    for number, mark in enumerate(view.marks, 1):
        bar[timeline_cell(mark, view.planned, room)] = str(number) if number < 10 else "┃"
    bar[timeline_cell(view.iteration, view.planned, room)] = "●"
    return [fit([(head, "bold $accent"), ("".join(bar), ""), (tail, "")], cells)]


TIMELINE_HEAD = 3


def timeline_cell(iteration: int, planned: int, room: int) -> int:
    """Find where an iteration stands on a bar of `room` cells."""
    return round((room - 1) * np.log1p(iteration) / np.log1p(max(1, planned)))


def timeline_iteration(cell: int, planned: int, room: int) -> int:
    """Find the iteration under a cell of the bar."""
    place = min(max(cell, 0), room - 1) / max(1, room - 1)
    return min(planned, round(np.expm1(place * np.log1p(max(1, planned)))))


def trained_card_lines(view: TrainView, cells: int) -> list[Line]:
    """Paint the chosen neuron as a card at this iteration: its sum, its threshold, what it would show."""
    layer, index = view.chosen
    card = view.activity.layers[layer].cards[index]
    values = view.values.layers[layer]
    threshold = float(values.thresholds[index])
    is_last = layer == len(view.activity.layers) - 1
    neuron = card.neuron._replace(
        threshold=threshold, answer=learned_answer(card.neuron, view.problem, is_last)
    )
    written = threshold_text(neuron) if neuron.answer == "sum" else fixed(threshold, 1)
    title = _("seuil {threshold}").format(threshold=written)
    lines = [
        _formula(card, view.activity, layer, values.weights[index], True, ""),
        [],
        [(title, "bold")],
        [],
    ]
    label = 11
    room = max(1, (cells - label) // 6)
    if card.printed.is_empty or neuron.answer != "excess":
        lines += rule_lines(neuron, cells)
        return [fit(row, max(cells, width(row))) for row in lines]
    low, high = card.printed.low, card.printed.high
    first = max(low, min(high + 1 - room, round(threshold) - room // 2)) if high + 1 - low > room else low
    heading: Line = [(pad(_("calcul"), label), "$muted")]
    answers: Line = [(pad(_("réponse"), label), "$muted")]
    for result in range(first, min(high + 1, first + room)):
        shown = max(0.0, result - threshold)
        heading.append((pad(decimal(result, 0), 6, ">"), "bold"))
        answers.append((pad(decimal(shown, 1), 6, ">"), "" if shown else "$muted"))
    return [fit(row, max(cells, width(row))) for row in [*lines, heading, answers]]
