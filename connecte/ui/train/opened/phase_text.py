"""One iteration opened: each phase in words, with its equation, with this step's own numbers."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.numbers import plain_number, thousands
from connecte.language.value import replace
from connecte.ui.paint.lines import Line, beside, fit, width
from connecte.ui.paint.marks import colour
from connecte.ui.train.opened.all_examples import all_lines
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.one_example import one_lines

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
    return {
        "sums": [
            _("S, le calcul : chaque entrée fois son poids, moins le seuil."),
            _("S = somme(poids × entrée) − seuil"),
        ],
        "answers": [_("H, la réponse : S s'il dépasse 0, sinon 0."), _("H = max(0, S)")],
        "outputs": [
            _("Z, la réponse d'une sortie : comme une carte, mais sans couper à 0."),
            _("Z = somme(poids × H) − seuil"),
        ],
        "cost": [
            _("Grand quand une réponse se trompe fort. Signe −1 pour la bonne sortie, +1 pour les autres."),
            _("coût = exp(a × signe × Z)"),
        ],
        "gradient": [
            _("G, le gradient : de combien le coût monte quand la réponse monte, donc ce qu'il faut corriger."),
            _("G = a × signe × coût"),
        ],
        "thresholds": [
            _("Les exemples poussent ensemble : les seuils descendent la pente."),
            _("seuil ← seuil + {rate} × somme(G)").format(
                rate=plain_number(view.opened.threshold_rate(view.phase.layer))
            ),
        ],
        "weights": [
            _("Chaque exemple pousse, ce qui revient fois ce qui a été lu : les poids descendent la pente."),
            _("poids ← poids − {step} × somme(G × lu)").format(step=plain_number(view.opened.problem.step)),
        ],
        "mask": [
            _("Un lien qui n'est pas sur la carte reste à 0 : le calcul reste celui de la carte, court."),
            _("poids ← poids × masque"),
        ],
        "back": [
            _("Chaque sortie renvoie sa correction avec ses poids déjà corrigés. Qui montre 0 ne reçoit rien."),
            _("G = somme(G des sorties × poids)"),
        ],
    }[view.phase.kind]


def phase_heading(view: IterationView, cells: int) -> Line:
    """Say which iteration it is, and which phase of how many."""
    opened = view.opened
    who = _("tous les exemples") if view.row is None else view.example_label(view.row)
    if len(view.examples) == 1:
        who = view.example_label(0)
    message = _(" de {before} à {after}").format(
        before=thousands(opened.number), after=thousands(opened.number + 1)
    )
    place = _("   {at} / {count} : {title}").format(
        at=view.at + 1, count=len(opened.phases), title=phase_title(view)
    )
    return fit([(message, ""), (place, "bold"), (f"   {who}", "$accent")], cells)


def explanation_panel(view: IterationView, cells: int, height: int) -> list[Line]:
    """Write the phase in words, its equation, and the numbers of the neuron in hand."""
    lines: list[Line] = []
    for number, sentence in enumerate(_words(view)):
        style = "bold" if number else ""
        lines += [[(text, style)] for text in _wrapped(sentence, cells - 1)]
    lines.append([])
    lines += _neurons(view, cells, height - len(lines))
    return [fit(line, cells) for line in lines[:height]]


def _of_neuron(view: IterationView, height: int) -> list[Line]:
    """Write the numbers of the neuron in hand under its name."""
    layer = view.phase.layer
    card = view.activity.layers[layer].cards[view.neuron]
    heading = _("Neurone {name}").format(name=view.name(layer, view.neuron))
    alone = view.row is not None or len(view.examples) == 1
    body = one_lines(view, view.row) if alone else all_lines(view, height - 1)
    return [[(heading, f"bold {colour(card)}".strip())], *body]


def _neurons(view: IterationView, cells: int, height: int) -> list[Line]:
    """Write the neuron in hand, then the layer's others as far as there is room, side by side where it is
    wide.
    """
    count = len(view.activity.layers[view.phase.layer].cards)
    first = _of_neuron(view, height)
    across = max(1, cells // max(_COLUMN, *(width(line) + 1 for line in first)))
    lines = first if across == 1 else []
    others = [(view.neuron + n) % count for n in range(count)][len(lines) and 1 :]
    for start in range(0, len(others), across):
        row = others[start : start + across]
        blocks = [_of_neuron(replace(view, neuron=neuron, keys=False), height) for neuron in row]
        if across > 1 and not start:
            blocks[0] = first
        if lines and len(lines) + max(map(len, blocks)) + 1 > height:
            break
        lines += [*([[]] if lines else []), *beside(blocks, [cells // across] * len(blocks))]
    return lines


def _wrapped(text: str, cells: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(10, cells))


def phase_bar(view: IterationView, cells: int, _height: int) -> list[Line]:
    """Write all phases in a row, the one looked at lit."""
    short = {
        "sums": _("calcul"),
        "answers": _("réponse"),
        "outputs": _("sorties"),
        "cost": _("coût"),
        "gradient": _("écart") if view.opened.problem.rule == "perceptron" else "G",
        "thresholds": _("seuils"),
        "weights": _("poids"),
        "mask": "🔒",
        "back": _("retour"),
    }
    spans: Line = []
    start = 0
    for number, phase in enumerate(view.opened.phases):
        here = number == view.at
        if here:
            start = len(spans)
        spans.append(
            (f" {short[phase.kind]} ", "bold reverse" if here else "" if number < view.at else "$muted")
        )
    total = sum(len(text) for text, _style in spans)
    if total > cells:  # keep the phase in view
        spans = spans[max(0, min(start - 4, len(spans) - 9)) :]
    return [fit(spans, cells)]
