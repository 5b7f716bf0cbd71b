"""One iteration opened: each phase in words, with its equation, with this step's own numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from connecte.content.activity import Activity
from connecte.core.explain import Place, explain, shares
from connecte.core.opened import Opened, Phase
from connecte.i18n import MINUS, _, fixed, thousands
from connecte.ui.text.curves_text import short_name
from connecte.ui.text.lines import Line, fit, pad
from connecte.ui.text.marks import colour
from connecte.ui.text.network_text import Net, net_lines, numbers
from connecte.ui.text.train_view import column_number, millionths, plain_number, six

_LABEL = 6


@dataclass(frozen=True, eq=False)
class StepView:
    """The phase number `at` of an iteration; `neuron` of its layer; `row` is the example in hand
    among those of the iteration, None for all together. `examples` are their numbers.
    """

    activity: Activity
    opened: Opened
    at: int
    neuron: int
    row: int | None
    examples: tuple[int, ...]

    @property
    def phase(self) -> Phase:
        """The phase looked at."""
        return self.opened.phases[self.at]

    def name(self, layer: int, neuron: int) -> str:
        """What a neuron is called in few letters."""
        return short_name(self.activity.layers[layer].cards[neuron])

    def example_label(self, row: int) -> str:
        """ "n° 6 (3)": an example and what it is."""
        number = self.examples[row]
        return _("n° {number} ({label})").format(number=number, label=self.activity.examples[number].label)


def phase_title(view: StepView) -> str:
    """What happens in this phase, in two or three words."""
    kind, layer = view.phase
    name = view.activity.layers[layer].name
    return {
        "sums": _("calculs, couche {name}"),
        "answers": _("réponses, couche {name}"),
        "outputs": _("calculs des sorties"),
        "cost": _("coût"),
        "gradient": _("écart") if view.opened.problem.rule == "perceptron" else _("ce qui revient aux sorties"),
        "thresholds": _("seuils, couche {name}"),
        "weights": _("poids, couche {name}"),
        "mask": _("liens absents, couche {name}"),
        "back": _("ce qui revient à la couche {name}"),
    }[kind].format(name=name)


def _words(view: StepView) -> list[str]:
    """What is done, for somebody of fourteen; then the same as an equation."""
    perceptron = view.opened.problem.rule == "perceptron"
    if view.phase.kind == "gradient" and perceptron:
        return [_("Réponse moins ce qu'il fallait : 0 si c'est juste."), _("écart = réponse − voulu")]
    if view.phase.kind == "answers" and perceptron:
        return [_("1 dès que le calcul atteint le seuil, sinon 0."), _("réponse = 1 si calcul ≥ seuil")]
    return {
        "sums": [_("Chaque entrée fois son poids, moins le seuil."), _("S = somme(poids × entrée) − seuil")],
        "answers": [_("Le calcul s'il dépasse 0, sinon 0."), _("H = max(0, S)")],
        "outputs": [_("Comme une carte, mais sans couper à 0."), _("Z = somme(poids × H) − seuil")],
        "cost": [
            _("Grand quand une sortie se trompe fort. Signe −1 pour la bonne sortie, +1 pour les autres."),
            _("coût = exp(a × signe × Z)"),
        ],
        "gradient": [
            _("De combien le coût monte quand la sortie monte : ce qu'il faut corriger."),
            _("G = a × signe × coût"),
        ],
        "thresholds": [
            _("Les exemples poussent le seuil ensemble."),
            _("seuil ← seuil + {rate} × somme(G)").format(
                rate=plain_number(view.opened.threshold_rate(view.phase.layer))
            ),
        ],
        "weights": [
            _("Chaque exemple pousse : ce qui revient fois ce qui a été lu."),
            _("poids ← poids − {step} × somme(G × lu)").format(step=plain_number(view.opened.problem.step)),
        ],
        "mask": [_("Un lien qui n'est pas sur la carte reste à 0."), _("poids ← poids × masque")],
        "back": [
            _("Chaque sortie renvoie sa correction par ses poids neufs. Qui montre 0 ne reçoit rien."),
            _("G = somme(G des sorties × poids)"),
        ],
    }[view.phase.kind]


def step_title(view: StepView, cells: int) -> Line:
    """Which iteration, which phase of how many."""
    opened = view.opened
    who = _("tous les exemples") if view.row is None else view.example_label(view.row)
    if len(view.examples) == 1:
        who = view.example_label(0)
    told = _(" de {before} à {after}").format(
        before=thousands(opened.number), after=thousands(opened.number + 1)
    )
    place = _("   {at} / {count} : {title}").format(
        at=view.at + 1, count=len(opened.phases), title=phase_title(view)
    )
    return fit([(told, ""), (place, "bold"), (f"   {who}", "$accent")], cells)


def explanation_panel(view: StepView, cells: int, height: int) -> list[Line]:
    """The phase in words, its equation, and the numbers of the neuron in hand."""
    lines: list[Line] = []
    for number, sentence in enumerate(_words(view)):
        style = "bold" if number else ""
        lines += [[(text, style)] for text in _wrapped(sentence, cells - 1)]
    lines.append([])
    layer = view.phase.layer
    card = view.activity.layers[layer].cards[view.neuron]
    heading = _("Neurone {name}").format(name=view.name(layer, view.neuron))
    lines.append([(heading, f"bold {colour(card)}".strip())])
    body = (
        _one(view, view.row)
        if view.row is not None or len(view.examples) == 1
        else _all(view, height - len(lines))
    )
    return [fit(line, cells) for line in [*lines, *body][:height]]


def _wrapped(text: str, cells: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(10, cells))


# -- one example --------------------------------------------------------------------------


def _one(view: StepView, row: int | None) -> list[Line]:
    """The neuron's own calculation for one example."""
    row = row or 0
    kind, layer = view.phase
    opened, neuron = view.opened, view.neuron
    if kind in ("sums", "outputs"):
        return _sum_lines(view, row)
    if kind == "answers":
        return _answer_lines(view, row)
    if kind == "cost":
        return _cost_lines(view, row)
    if kind == "gradient":
        return _gradient_lines(view, row)
    if kind == "back":
        return _back_lines(view, row)
    returned = float(opened.steps[layer].gradient[row, neuron])
    if kind == "thresholds":
        rate = opened.threshold_rate(layer)
        text = _("revient : {back}").format(back=plain_number(returned))
        push = _("pousse de {push} millionièmes").format(push=millionths(rate * returned))
        return [[(text, "bold")], [(push, "")], [], *_total(view)]
    if kind == "mask":
        return _mask_lines(view)
    back = _("revient : {back}   (en millionièmes :)").format(back=plain_number(returned))
    lines = [[(back, "bold")]]
    for source, name in enumerate(view.activity.source_names(layer)):
        value = float(opened.read(layer)[row, source])
        gives = millionths(-opened.problem.step * returned * value)
        told = _("{name}  lu {value}  pousse {push}")
        lines.append([(told.format(name=pad(name, 6), value=pad(plain_number(value), 6), push=gives), "")])
    return [*lines, [], [(_("Entrée : pourquoi chaque poids bouge"), "$muted")]]


def _signed(value: float) -> str:
    text = plain_number(value)
    return f"({text})" if text.startswith(MINUS) else text


def _sum_lines(view: StepView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    opened = view.opened
    numbers_ = opened.before.layers[layer]
    lines: list[Line] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        weight = float(numbers_.weights[neuron, source])
        value = float(opened.read(layer)[row, source])
        if weight:
            text = f"{pad(_rounded(weight, 4), 8, '>')} × {pad(_rounded(value, 4), 7)} {name}"
            lines.append([(pad(text, 25), ""), (f" = {pad(_rounded(weight * value, 3), 8, '>')}", "")])
    threshold = float(numbers_.thresholds[neuron])
    lines.append([(pad(_("− seuil"), 25), ""), (f" = {pad(_rounded(-threshold, 3), 8, '>')}", "")])
    total = float(opened.forward.sums[layer][row, neuron])
    told = f" = {pad(_rounded(total, 3), 8, '>')}"
    note = _("(à l'écran les nombres sont arrondis)")
    return [*lines, [(pad(_("en tout"), 25), "bold"), (told, "bold")], [], [(note, "$muted")]]


def _rounded(value: float, digits: int) -> str:
    """A number of a written-out calculation: enough decimals to do it again."""
    if float(value).is_integer():
        return plain_number(value, 9)
    return fixed(value, digits) if abs(value) < 1e4 else plain_number(value)


def _answer_lines(view: StepView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    total = float(view.opened.forward.sums[layer][row, neuron])
    shown = float(view.opened.shown(layer)[row, neuron])
    if view.opened.problem.rule == "perceptron":
        return [
            [(_("calcul − seuil = {sum}").format(sum=plain_number(total)), "")],
            [(_("réponse : {shown}").format(shown=plain_number(shown)), "bold")],
        ]
    return [[(f"max(0, {plain_number(total)}) = {plain_number(shown)}", "bold")]]


def _sign_of(view: StepView, row: int) -> int:
    return int(
        view.opened.problem.signs(view.opened.shown(view.phase.layer).shape[1])[
            view.opened.examples[row], view.neuron
        ]
    )


def _cost_lines(view: StepView, row: int) -> list[Line]:
    output = float(view.opened.forward.outputs[row, view.neuron])
    cost = float(view.opened.costs[row, view.neuron])
    sign = _sign_of(view, row)
    told = _("signe {sign} : {why}").format(
        sign=plain_number(sign), why=_("c'est sa sortie") if sign < 0 else _("ce n'est pas sa sortie")
    )
    a = plain_number(view.opened.problem.a)
    text = f"exp({a} × {_signed(sign)} × {_signed(output)}) = {plain_number(cost)}"
    total = float(view.opened.costs[row].sum())
    return [
        [(told, "$muted")],
        [(text, "bold")],
        [],
        [(_("les sorties ensemble : {cost}").format(cost=plain_number(total)), "")],
    ]


def _gradient_lines(view: StepView, row: int) -> list[Line]:
    returned = float(view.opened.steps[view.phase.layer].gradient[row, view.neuron])
    if view.opened.problem.rule == "perceptron":
        shown = float(view.opened.answers[row, view.neuron])
        text = f"{plain_number(shown)} − {plain_number(shown - returned)} = {plain_number(returned)}"
        why = _("c'est juste : rien ne bouge") if not returned else _("c'est faux : les poids vont bouger")
        return [[(text, "bold")], [(why, "")]]
    sign, cost = _sign_of(view, row), float(view.opened.costs[row, view.neuron])
    a = plain_number(view.opened.problem.a)
    wish = _("le coût baisse si la sortie monte") if returned < 0 else _("le coût baisse si la sortie descend")
    return [
        [(f"{a} × {_signed(sign)} × {plain_number(cost)} = {plain_number(returned)}", "bold")],
        [(wish, "")],
    ]


def _back_lines(view: StepView, row: int) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    lines: list[Line] = []
    for share in shares(view.opened, layer, neuron, row):
        text = f"{pad(plain_number(share.returned), 8, '>')} × {pad(plain_number(share.weight), 7)}"
        name = view.name(layer + 1, share.neuron)
        lines.append([(f"{pad(name, 5)}{text}", ""), (f" = {plain_number(share.product)}", "")])
    total = sum(share.product for share in shares(view.opened, layer, neuron, row))
    shown = float(view.opened.forward.answers[layer][row, neuron])
    lines.append([(_("en tout {total}").format(total=plain_number(total)), "bold")])
    if not shown:
        return [*lines, [(_("mais il montrait 0 : rien n'arrive"), "bold")]]
    return [*lines, [(_("il montrait {shown} : tout arrive").format(shown=plain_number(shown)), "bold")]]


# -- all examples -------------------------------------------------------------------------


def _all(view: StepView, room: int) -> list[Line]:
    kind, layer = view.phase
    if kind == "mask":
        return _mask_lines(view)
    if kind == "weights":
        return _weight_lines(view)
    values = {
        "sums": lambda: view.opened.forward.sums[layer],
        "answers": lambda: view.opened.shown(layer),
        "outputs": lambda: view.opened.forward.sums[layer],
        "cost": lambda: view.opened.costs,
        "gradient": lambda: view.opened.steps[layer].gradient,
        "thresholds": lambda: view.opened.steps[layer].gradient,
        "back": lambda: view.opened.steps[layer].gradient,
    }[kind]()[:, view.neuron]
    total = _total(view) if kind == "thresholds" else _sum_of(view, values)
    return [*_by_example(view, values, room - len(total)), *total]


def _by_example(view: StepView, values: np.ndarray, room: int) -> list[Line]:
    """A number for each example, in two columns, the largest pointed out by a bar."""
    largest = float(np.abs(values).max()) or 1.0
    rows: list[Line] = []
    for row, value in enumerate(values):
        size = round(3 * min(1.0, abs(float(value)) / largest)) if np.isfinite(value) else 3
        label = view.activity.examples[view.examples[row]].label
        text = f"{view.examples[row]:>2} ({label})"
        rows.append(
            [
                (pad(text, 7), "$muted"),
                (pad(_in_column(float(value)), 8, ">"), "bold" if value else "$muted"),
                (" " + pad("▪" * size, 3), "$minus" if value < 0 else "$plus"),
            ]
        )
    half = max(1, min(-(-len(rows) // 2), room))
    lines: list[Line] = []
    for at in range(half):
        right = rows[at + half] if at + half < len(rows) else []
        lines.append([*fit(rows[at], 20), *right])
    return lines


def _in_column(value: float) -> str:
    return column_number(value, 4 if abs(value) < 10 else 2)


def _sum_of(view: StepView, values: np.ndarray) -> list[Line]:
    if view.phase.kind not in ("cost", "gradient", "back"):
        return []
    lines: list[Line] = [[(_("en tout : {sum}").format(sum=plain_number(float(values.sum()))), "bold")]]
    if view.phase.kind == "cost":
        total = plain_number(float(view.opened.costs.sum()))
        lines.append([(_("les sorties ensemble : {cost}").format(cost=total), "bold")])
    return lines


def _total(view: StepView) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    found = explain(view.opened, Place(layer, neuron, None))
    text = _("seuil : {before} → {after}")
    return [[(text.format(before=six(found.before), after=six(found.after)), "bold")]]


def _weight_lines(view: StepView) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    before, after = view.opened.before.layers[layer].weights, view.opened.steps[layer].weights
    lines: list[Line] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        old, new = float(before[neuron, source]), float(after[neuron, source])
        text = f"{pad(name, _LABEL)}{pad(six(old), 10, '>')} → {six(new)}"
        lines.append([(text, "bold" if new != old else "$muted")])
    return [*lines, [], [(_("Entrée : pourquoi chaque poids bouge"), "$muted")]]


def _mask_lines(view: StepView) -> list[Line]:
    layer, neuron = view.phase.layer, view.neuron
    mask = view.opened.problem.masks[layer]
    step = view.opened.steps[layer]
    lines: list[Line] = []
    for source, name in enumerate(view.activity.source_names(layer)):
        if mask is not None and not mask[neuron, source]:
            would = plain_number(float(step.weights[neuron, source]))
            lines.append([(_("🔒 {name}  serait {would}, reste 0").format(name=pad(name, 6), would=would), "")])
        else:
            kept = plain_number(float(step.masked[neuron, source]), 4)
            lines.append([(f"   {pad(name, 6)}  {kept}", "$muted")])
    return lines


# -- the network beside -------------------------------------------------------------------


def network_panel(view: StepView, cells: int, height: int) -> list[Line]:
    """The part of the network that the phase touches, lit; the neuron's links where they matter."""
    kind, layer = view.phase
    lit = frozenset({(layer + 1, view.neuron)})
    now = view.opened.parameters(view.at + 1).layers
    wires, fans = {}, {}
    if kind in ("sums", "outputs", "weights", "mask"):
        wires = {layer: (view.neuron, now[layer].weights[view.neuron].tolist())}
    if kind == "back":
        fans = {layer + 1: (view.neuron, now[layer + 1].weights[:, view.neuron].tolist())}
    net = Net(_node_numbers(view), lit, wires, fans)
    return net_lines(view.activity, net, (cells, height))


def _node_numbers(view: StepView) -> list[list[str]]:
    """What is known at this phase: of the example in hand, or only thresholds for all together."""
    opened, depth = view.opened, len(view.activity.layers)
    now = opened.parameters(view.at + 1).layers
    if view.row is None and len(view.examples) > 1:
        # Of all together there is no number to say, but for a threshold that moves.
        told = [numbers(layer.thresholds) for layer in now]
        moving = view.phase.kind == "thresholds"
        shown = [told[n] if moving and n == view.phase.layer else [""] * len(told[n]) for n in range(depth)]
        return [["" for _input in view.activity.inputs], *shown]
    row = view.row or 0
    reading = view.phase.layer == 0 and view.phase.kind != "back"
    found = [[plain_number(float(value)) if reading else "" for value in opened.inputs[row]]]
    for layer in range(depth):
        text = [""] * len(now[layer].thresholds)
        for phase in opened.phases[: view.at + 1]:
            values = _values_of(opened, phase, row) if phase.layer == layer else None
            text = numbers(values) if values is not None else text
        found.append(text)
    return found


def _values_of(opened: Opened, phase: Phase, row: int) -> np.ndarray | None:
    """The numbers that a phase gives to the neurons of its layer for one example."""
    if phase.kind in ("sums", "outputs"):
        return opened.forward.sums[phase.layer][row]
    if phase.kind == "answers":
        return opened.shown(phase.layer)[row]
    if phase.kind == "cost":
        return opened.costs[row]
    if phase.kind in ("gradient", "back"):
        return opened.steps[phase.layer].gradient[row]
    return None


def phase_bar(view: StepView, cells: int, _height: int) -> list[Line]:
    """All phases in a row, the one looked at lit."""
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
