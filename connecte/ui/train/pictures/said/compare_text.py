"""Two moments of a training beside each other; and the class's own moves beside the gradient."""

from __future__ import annotations

import numpy as np

from connecte.content.runs.problem import parameters, problem
from connecte.core.cards.formula import MOST_TERMS, format_formula
from connecte.core.learning.backprop import Array, Parameters, threshold_gradients
from connecte.core.pictures.pictures import is_picture
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list
from connecte.language.numbers import compared_number, decimal, signed, thousands
from connecte.ui.paint.lines import Line, beside, first_that_fits, fit, pad, width, window_start, within
from connecte.ui.paint.marks import colour
from connecte.ui.train.pictures.curves.curves_text import chart_panel, short_name
from connecte.ui.train.pictures.said.gaps_text import gap_text, gaps_words
from connecte.ui.train.pictures.train_text import formula_cells
from connecte.ui.train.pictures.train_view import TrainView, mean_gaps, verdicts

_CHART = 8
"""Rows from which a chart can be read."""


def compare_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint before (the anchor) and now: formulas, one neuron's weights, examples gained and lost."""
    if view.anchor_values is None or view.anchor_outputs is None:
        message = _(" Cet essai n'a pas d'itération {at}, ou pas encore.")
        message += with_keys(_("   {compare} : « avant » est ici")) if view.keys else ""
        return [[(message.format(at=thousands(view.anchor)), "$muted")]]
    title = _(" Avant : itération {a}    Maintenant : itération {b}").format(
        a=thousands(view.anchor), b=thousands(view.iteration)
    )
    lines: list[Line] = [[(title, "bold"), (with_keys(_("   {compare} : ici")) if view.keys else "", "$muted")]]
    if view.anchor == view.iteration:
        lines.append([(_(" « Avant » est ici : aller à une autre itération pour comparer."), "$accent")])
    lines += _gained(view, cells)
    room = height - len(lines)
    side = 27
    left = min(cells - side, formula_cells(view.activity) + 4)
    table = _neuron_table(view, view.anchor_values, side, room)
    formulas = _formulas(view, view.anchor_values, left - 1, room)
    lines += beside([formulas, table], [left, side])
    if height - len(lines) > _CHART:
        lines += [[], *chart_panel(view, cells, height - len(lines) - 1)]
    return lines


def _formulas(view: TrainView, before: Parameters, cells: int, height: int) -> list[Line]:
    """Write each neuron's formula now, under it the one before where it reads otherwise."""
    lines: list[Line] = []
    keep = 0
    for layer, index in view.activity.places:
        card = view.activity.layers[layer].cards[index]
        names = view.activity.source_names(layer)
        after, was = view.values.layers[layer].weights[index], before.layers[layer].weights[index]
        if len(names) > MOST_TERMS:
            lines_of = _of_many(view, layer, index, after, was)
            keep = len(lines) if (layer, index) == view.chosen else keep
            lines.append(fit(lines_of, cells))
            continue
        now, then = format_formula(after.tolist(), names), format_formula(was.tolist(), names)
        chosen = (layer, index) == view.chosen
        if chosen:
            keep = len(lines)
        mark = ("▸" if chosen else " ", "bold $accent")
        short = short_name(card)
        name = (pad(short, max(4, width([(short, "")]) + 1)), f"bold {colour(card)}")
        if now == then:
            lines.append(_with_note([mark, name, (now, "")], _("  = avant"), cells))
        else:
            lines.append(fit([mark, name, (now, "bold")], cells))
            lines.append(_with_note([("     ", ""), (then, "$muted")], _("  (avant)"), cells))
    if len(lines) > height > 1:
        more = with_keys(_(" …  {neuron} : les autres neurones")) if view.keys else " …"
        first = window_start(len(lines), height - 1, keep)
        return [*lines[first : first + height - 1], [(more, "$muted")]]
    return lines


def _with_note(line: Line, note: str, cells: int) -> Line:
    """Write a line with a note after it where that has room."""
    return fit(first_that_fits([[*line, (note, "$muted")], line], cells), cells)


def _of_many(view: TrainView, layer: int, index: int, after: Array, was: Array) -> Line:
    """Say of a sum that has too many terms to be read how far its weights went on average."""
    card = view.activity.layers[layer].cards[index]
    what = ngettext("{count} terme", "{count} termes", len(after)).format(count=len(after))
    if is_picture(view.activity.pixels, layer):
        what = ngettext("{count} case", "{count} cases", len(after)).format(count=len(after))
    moved = decimal(float(np.abs(after - was).mean()), 2)
    text = _("{what} : bouge de {moved} en moyenne").format(what=what, moved=moved)
    mark = ("▸" if (layer, index) == view.chosen else " ", "bold $accent")
    return [
        mark,
        (pad(short_name(card), 4), f"bold {colour(card)}"),
        (text, "bold" if moved != "0" else "$muted"),
    ]


def _neuron_table(view: TrainView, before: Parameters, cells: int, height: int) -> list[Line]:
    """Write for the chosen neuron every weight before, now, and by how much it went."""
    layer, index = view.chosen
    names = [*view.activity.source_names(layer), _("seuil")]
    then, now = before.layers[layer], view.values.layers[layer]
    rows = list(
        zip(
            names,
            [*then.weights[index], then.thresholds[index]],
            [*now.weights[index], now.thresholds[index]],
            strict=True,
        )
    )
    card = view.activity.layers[layer].cards[index]
    heading = "".join(pad(word, 7, ">") for word in (_("avant"), _("maint."), _("écart")))
    lines: list[Line] = [[(pad(short_name(card), 6) + heading, "bold")]]
    if len(names) + 1 > height:  # those that went farthest
        *weights, threshold = rows
        weights.sort(key=lambda row: -abs(row[2] - row[1]))
        rows = [*weights[: max(0, height - 3)], threshold]
    for name, old, new in rows:
        # Of the numbers as they stand here, so that the class can do the subtraction.
        change = round(float(new), 3) - round(float(old), 3)
        lines.append(
            [
                (pad(name[:6], 6), ""),
                (pad(compared_number(old), 7, ">"), "$muted"),
                (pad(compared_number(new), 7, ">"), "bold"),
                (pad(compared_number(change, sign=True), 7, ">"), "bold" if change else "$muted"),
            ]
        )
    if len(rows) < len(names):
        more = _(" … d'autres, moins loin")
        lines.append([(more, "$muted")])
    return [fit(line, cells) for line in within(lines, height)]


def _gained(view: TrainView, cells: int) -> list[Line]:
    assert view.anchor_outputs is not None
    if view.activity.is_numeric:
        then, _aside = mean_gaps(view.activity, view.anchor_outputs, view.run)
        message = _(" écart moyen : {a} → {b}").format(a=gap_text(then or 0.0), b=gaps_words(view))
        return [fit([(message, "bold")], cells)]
    before = [bool(v.right) for v in verdicts(view.activity, view.anchor_outputs)]
    now = [bool(v.right) for v in view.verdicts]
    examples = view.activity.examples
    gained = [f"{e.number} ({e.label})" for e, b, n in zip(examples, before, now, strict=True) if n and not b]
    lost = [f"{e.number} ({e.label})" for e, b, n in zip(examples, before, now, strict=True) if b and not n]
    counts = _(" justes : {a} → {b}").format(a=sum(before), b=sum(now))
    spans: Line = [(counts, "bold")]
    spans.append(
        (_("   ✗ perdus : {list}").format(list=comma_list(lost) or _("aucun")), "$error" if lost else "$muted")
    )
    spans.append((_("   ✓ gagnés : {list}").format(list=comma_list(gained) or _("aucun")), "$success"))
    return [fit(spans, cells)]


_BAR = 12
_THICKEST = 3
_BESIDE_BAR = 40
"""Cells that a row takes beside its bar."""


def hand_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the thresholds that were moved by hand beside the gradient at the printed cards (§5)."""
    activity = view.activity
    by_class = {(layer, neuron): by for layer, neuron, by in view.changes}
    moves = by_class or {(m.layer, m.neuron): m.change for m in activity.by_hand}
    played = [example for example in activity.examples if example.in_class]
    if view.counts_mistakes or not played:
        return [[(_(" La règle du perceptron n'a pas de pente : il n'y a rien à comparer."), "$muted")]]
    start = parameters(activity.network())
    with np.errstate(over="ignore", invalid="ignore"):
        gradients = threshold_gradients(problem(activity, start, examples=played), start)
    largest = max(1e-12, max(float(np.abs(g).max()) for g in gradients))
    bar = max(_BAR, cells - _BESIDE_BAR)
    # Three lines above, three below; a blank line above each bar, and thicker bars where there is room.
    thick = max(1, min(_THICKEST, (height - 6) // len(activity.places) - 1))
    spaced = height >= 2 * len(activity.places) + 6
    lines = _hand_head(len(played), bar, _("la classe") if by_class else _("à la main"))
    agreed = 0
    for layer, index in activity.places:
        slope = float(gradients[layer][index])
        card = activity.layers[layer].cards[index]
        move = moves.get((layer, index), 0)
        agreed += bool(move) and move * slope < 0
        lines += [[]] if spaced else []
        row = _hand_row(short_name(card), colour(card), slope, largest, move, bar)
        lines += [row, *[[(" " * width(row[:2]), ""), row[2]]] * (thick - 1)]
    lines.append([])
    if moves:
        message = ngettext(
            " Sur {moves} seuil bougé à la main, ", " Sur {moves} seuils bougés à la main, ", len(moves)
        ) + ngettext("{agreed} va dans le sens de la pente.", "{agreed} vont dans le sens de la pente.", agreed)
        lines.append([(message.format(agreed=agreed, moves=len(moves)), "bold")])
        left = _left_alone(view, gradients, moves)
        if left:
            lines.append([(left, "$muted")])
    return [fit(line, cells) for line in within(lines, height)]


def _hand_head(played: int, bar: int, whose: str) -> list[Line]:
    """Write the title, what the slope's sign means, and the heads of the columns; the bars have `bar` cells."""
    title = ngettext(
        " Les seuils, aux cartes imprimées, sur {n} exemple à jouer en classe",
        " Les seuils, aux cartes imprimées, sur les {n} exemples à jouer en classe",
        played,
    )
    sign = _(" Pente négative : monter le seuil fait baisser le coût. Positive : le baisser.")
    heads = pad("", 6) + pad(_("pente"), 8, ">") + "  " + pad("", bar) + _("  le calcul  ") + whose
    return [[(title.format(n=played), "bold")], [(sign, "$muted")], [(heads, "$muted")]]


def _hand_row(name: str, style: str, slope: float, largest: float, move: int, cells: int) -> Line:
    text = decimal(slope, 1)
    bar = "█" * round(cells * abs(slope) / largest)
    wish = _("↑ monter") if slope < 0 else _("↓ baisser")
    if text == "0":
        wish = _("  rien")
    done = f"{signed(move)} {'✓' if move * slope < 0 else '✗'}" if move else "—"
    return [
        (pad(f" {name}", 6), f"bold {style}".strip()),
        (pad(text, 8, ">"), "bold"),
        ("  " + pad(bar, cells), "$minus" if slope < 0 else "$plus"),
        ("  " + pad(wish, 11), ""),
        (done, "bold"),
    ]


def _left_alone(view: TrainView, gradients: tuple[np.ndarray, ...], moves: dict[tuple[int, int], int]) -> str:
    """Name the steepest threshold that nobody moved, if its slope is worth a word."""
    left = [(abs(float(gradients[n][i])), n, i) for n, i in view.activity.places if (n, i) not in moves]
    if not left or max(left)[0] < 1:
        return ""
    _size, layer, index = max(left)
    slope = float(gradients[layer][index])
    name = short_name(view.activity.layers[layer].cards[index])
    message = (
        _(" {name}, que personne n'a bougé, monterait aussi.")
        if slope < 0
        else _(" {name}, que personne n'a bougé, baisserait aussi.")
    )
    return message.format(name=name)
