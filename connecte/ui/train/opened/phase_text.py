"""One iteration opened: each phase in words, with its equation, with this step's own numbers."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.learning.problem import Problem
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import plain_number, thousands
from connecte.language.value import replace
from connecte.ui.paint.lines import Line, beside, first_that_fits, fit, width, within
from connecte.ui.paint.marks import colour
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.opened.all_examples import all_lines, table_legend
from connecte.ui.train.opened.cells_text import others_text
from connecte.ui.train.opened.iteration_view import IterationView, batch_line
from connecte.ui.train.opened.one_example import one_lines
from connecte.ui.train.opened.words import ACTIVATIONS_SAID, LOSSES_SAID

_COLUMN = 52
"""Cells that the numbers of one neuron need."""


def phase_title(view: IterationView) -> str:
    """Say what happens in this phase, in two or three words."""
    kind, layer = view.phase
    name = view.activity.layers[layer].name
    return {
        "sums": _("calculs, couche {name}"),
        "answers": _("réponses, couche {name}"),
        "outputs": _("réponses des sorties"),
        "cost": _("coût"),
        "gradient": _("écart") if view.opened.problem.rule == "perceptron" else _("ce qui revient aux sorties"),
        "thresholds": _("seuils, couche {name}"),
        "weights": _("poids, couche {name}"),
        "mask": _("liens absents, couche {name}"),
        "back": _("ce qui revient à la couche {name}"),
    }[kind].format(name=name)


def _words(view: IterationView) -> list[str]:
    """Say what is done, for somebody of fourteen; then the same as an equation."""
    perceptron = view.opened.problem.rule == "perceptron"
    if view.phase.kind == "gradient" and perceptron:
        return [_("Réponse moins ce qu'il fallait : 0 si c'est juste."), _("écart = réponse − voulu")]
    if view.phase.kind == "answers" and perceptron:
        return [_("1 dès que le calcul atteint le seuil, sinon 0."), _("réponse = 1 si calcul ≥ seuil")]
    if view.phase.kind == "weights" and perceptron:
        step = plain_number(view.opened.problem.step)
        message = _("poids ← poids − {step} × écart × lu").format(step=step)
        return [_("Si c'est faux, chaque poids bouge d'autant plus qu'il a lu."), message]
    problem, layer = view.opened.problem, view.phase.layer
    return {
        "sums": [
            _("S, le calcul : chaque entrée fois son poids, moins le seuil."),
            _("S = somme(poids × entrée) − seuil"),
        ],
        "answers": _answer_words(problem),
        "outputs": _output_words(problem),
        "cost": [LOSSES_SAID[problem.loss.name].says, _("coût = {rule}").format(rule=_cost_rule(problem))],
        "gradient": [
            _("G, le gradient : de combien le coût monte quand la réponse monte, donc ce qu'il faut corriger."),
            f"G = {_gradient_rule(problem)}",
        ],
        "thresholds": [
            _("Les exemples poussent ensemble, chacun de son G, et les seuils descendent la pente."),
            _("seuil ← seuil + {rate} × somme(G)").format(rate=plain_number(view.opened.threshold_rate(layer))),
        ],
        "weights": [
            _("Chaque exemple pousse, son G fois ce qui a été lu : les poids descendent la pente."),
            _("poids ← poids − {step} × somme(G × lu)").format(step=plain_number(problem.rate(layer))),
        ],
        "mask": [
            _("Un lien qui n'est pas sur la carte reste à 0 : le calcul reste celui de la carte, court."),
            _("poids ← poids × masque"),
        ],
        "back": _back_words(problem),
    }[view.phase.kind]


def _answer_words(problem: Problem) -> list[str]:
    """Say what a hidden neuron shows."""
    words = ACTIVATIONS_SAID[problem.hidden.name]
    says = words.says.format(s="S")
    lines = [_("H, la réponse : {says}").format(says=says), "H = " + words.applied.format(s="S", b="S")]
    if any(problem.dropout):
        lines.append(_("Dans chaque lot, des neurones sont laissés de côté au hasard : ils montrent 0."))
    return lines


def _output_words(problem: Problem) -> list[str]:
    """Say what an output shows."""
    has_hidden = len(problem.threshold_factors) > 1
    equation = _("Z = somme(poids × {read}) − seuil").format(read="H" if has_hidden else _("entrée"))
    if problem.output.linear and not has_hidden:
        return [_("Z, la réponse d'une sortie : son calcul moins son seuil, sans couper à 0."), equation]
    if problem.output.linear:
        return [_("Z, la réponse d'une sortie : comme une carte, mais sans couper à 0."), equation]
    words = ACTIVATIONS_SAID[problem.output.name]
    rule = _("réponse = {rule}").format(rule=words.applied.format(s="Z", b="Z"))
    says = words.says.format(s="Z")
    return [_("Z, le calcul d'une sortie, puis sa réponse, {says}").format(says=says), equation, rule]


def _cost_rule(problem: Problem) -> str:
    """Write the cost of an output as an equation."""
    words = LOSSES_SAID[problem.loss.name]
    letters = {
        "y": "Z" if problem.output.linear else _("réponse"),
        "t": _("voulu"),
        "a": "a",
        "sign": _("signe"),
    }
    first = words.applied.format(**letters)
    return (
        _("{one} ou {other}").format(one=first, other=words.other.format(**letters)) if words.other else first
    )


def _gradient_rule(problem: Problem) -> str:
    """Write what comes back to an output as an equation."""
    derivative = LOSSES_SAID[problem.loss.name].derivative
    if problem.loss.outputs is not None or problem.output.linear:
        return derivative
    if problem.output.back is not None:
        return _("réponse × (sienne − moyenne), sienne = {derivative}").format(derivative=derivative)
    slope = ACTIVATIONS_SAID[problem.output.name].slope.format(h=_("réponse"), s="Z")
    return _("{derivative} × pente, pente = {slope}").format(derivative=derivative, slope=slope)


def _back_words(problem: Problem) -> list[str]:
    """Say what comes back to a hidden neuron."""
    if problem.hidden.name == "relu":
        return [
            _("Chaque sortie renvoie son G avec ses poids déjà corrigés. Qui montre 0 ne reçoit rien."),
            _("G = somme(G des sorties × poids)"),
        ]
    slope = ACTIVATIONS_SAID[problem.hidden.name].slope.format(h="H", s="S")
    return [
        _("Chaque sortie renvoie son G avec ses poids déjà corrigés ; il passe par la pente d'ici."),
        _("G = somme(G des sorties × poids) × pente, pente = {slope}").format(slope=slope),
    ]


def batch_text(view: IterationView, cells: int) -> str:
    """Say in a line which examples take part, where not all do: "Ce lot : n° 3, 7, 12"; "" where all do."""
    if view.opened.share == 1 or view.opened.problem.rule == "perceptron":
        return ""
    return batch_line(view.examples, cells)


def phase_heading(view: IterationView, cells: int) -> Line:
    """Say which iteration it is, which phase of how many, and which examples: these in short, or left out,
    where there is no room.
    """
    opened = view.opened
    whos = [_("tous les exemples"), _("tous")] if opened.share == 1 else [_("tout ce lot"), _("ce lot")]
    if (row := view.row_shown) is not None:
        whos = [view.example_label(row), _("n° {number}").format(number=view.examples[row])]
    message = _(" de {before} à {after}").format(
        before=thousands(opened.number), after=thousands(opened.number + 1)
    )
    done = sum(stop <= view.at for stop in view.stops)
    place = _("   {at} / {count} : {title}").format(at=done, count=len(view.stops), title=_title(view))
    phase: Line = [(message, ""), (place, "bold")]
    return fit(first_that_fits([*([*phase, (f"   {who}", "$accent")] for who in whos), phase], cells), cells)


def _title(view: IterationView) -> str:
    """Name the phase looked at; where three are stopped at, by what is done in it."""
    return step_names()[view.phase.kind] if view.is_at_step else phase_title(view)


def step_names() -> dict[str, str]:
    """Return what is done in the phases that are stopped at where these are three."""
    return {
        "answers": _("répondre"),
        "outputs": _("répondre"),
        "cost": _("mesurer l'erreur"),
        "gradient": _("mesurer l'erreur"),
        "weights": _("corriger"),
    }


def explanation_panel(view: IterationView, cells: int, height: int) -> list[Line]:
    """Write the phase in words, its equation, and the numbers of the neuron in hand."""
    batch = batch_text(view, cells)
    lines: list[Line] = [[(batch, "$accent")]] if batch else []
    for number, sentence in enumerate(_words(view)):
        style = "bold" if number else ""
        lines += [[(text, style)] for text in wrapped(sentence, cells - 1)]
    lines.append([])
    legend: list[Line] = [[(text, "$muted")] for text in wrapped(_marks(view), cells - 1) if text]
    lines += _neurons(view, cells, height - len(lines) - len(legend)) + legend
    return [fit(line, cells) for line in within(lines, height)]


def _marks(view: IterationView) -> str:
    """Say what letters mean that the sentence does not say, and the marks of the numbers; "" where none is."""
    problem, kind, found = view.opened.problem, view.phase.kind, []
    if kind == "outputs" and len(problem.threshold_factors) > 1:
        found.append(_("H, la réponse d'un neurone caché"))
    if problem.rule != "perceptron":
        if kind in ("cost", "gradient") and problem.loss.name == "exponential":
            found.append(_("a = {a}, la raideur").format(a=plain_number(problem.a)))
        if kind == "cost" and problem.output.linear:
            found.append(_("Z, la réponse"))
        if kind in ("gradient", "thresholds", "weights", "back"):
            found.append(_("G, ce qui revient"))
    return _(" ; ").join(filter(None, [*found, table_legend(view) if view.row_shown is None else ""]))


def _of_neuron(view: IterationView, cells: int, height: int) -> list[Line]:
    """Write the numbers of the neuron in hand under its name, for (width, height)."""
    layer = view.phase.layer
    card = view.activity.layers[layer].cards[view.neuron]
    heading = _("Neurone {name}").format(name=view.name(layer, view.neuron))
    row = view.row_shown
    body = all_lines(view, (cells, height - 1)) if row is None else one_lines(view, row, height - 1)
    return [[(heading, f"bold {colour(card)}".strip())], *body]


def _neurons(view: IterationView, cells: int, height: int) -> list[Line]:
    """Write the neuron in hand, then the layer's others as far as there is room, side by side where it is
    wide; those that have none are named, or counted, in a last line.
    """
    count = len(view.activity.layers[view.phase.layer].cards)
    narrow = _of_neuron(view, 0, height)
    across = max(1, cells // max(_COLUMN, *(width(line) + 1 for line in narrow)))
    wide = cells // across
    neurons = [(view.neuron + n) % count for n in range(count)]
    rows = [neurons[start : start + across] for start in range(0, count, across)]
    blocks: list[list[Line]] = []
    while len(blocks) < len(rows) and sum(map(len, blocks)) <= height:
        row = [replace(view, neuron=n, keys=view.keys and n == view.neuron) for n in rows[len(blocks)]]
        blocks.append(beside([_of_neuron(each, wide, height) for each in row], [wide] * len(row)))
    kept = _how_many(blocks, 0, len(rows), height)
    air: list[Line] = [[]] if kept == _how_many(blocks, 1, len(rows), height) else []
    lines = [line for number, block in enumerate(blocks[:kept]) for line in (*(air if number else []), *block)]
    left = [neuron for row in rows[kept:] for neuron in row]
    return [*lines, _left_out(view, left, cells)] if left and len(lines) < height else lines


def _how_many(blocks: Sequence[Sequence[Line]], air: int, count: int, height: int) -> int:
    """Count the blocks, of so many, that have room with lines of air between them, and a line that says what is
    left where some are; the first one always stands.
    """
    for kept in range(len(blocks), 1, -1):
        if sum(map(len, blocks[:kept])) + air * (kept - 1) + (kept < count) <= height:
            return kept
    return 1


def _left_out(view: IterationView, others: Sequence[int], cells: int) -> Line:
    """Name the neurons that have no room, or count them where even their names have none."""
    names = comma_list([view.name(view.phase.layer, neuron) for neuron in others])
    keys = _("   ↑ ↓ : les voir") if view.keys else ""
    named = [(_("… et {names}").format(names=names) + keys, "$muted")]
    return first_that_fits([named, [(others_text(len(others)) + keys, "$muted")]], cells)
