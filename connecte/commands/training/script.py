"""`connecte train --script`: a run as a file of its own, for pupils who go on with Python and NumPy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from connecte.core.learning.batches import batch_size
from connecte.core.learning.problem import Parameters, Problem
from connecte.core.replay.recording import Recording
from connecte.language.i18n import _


def script_of(recording: Recording, name: str, marks: Sequence[int], read: Sequence[str] = ()) -> str:
    """Return a Python file that does the run again, prints cost and recognised examples at the marks, and
    the last weights and thresholds. It needs NumPy alone. The lines `read` make X and `voulu` from files
    that it does not hold.
    """
    problem = recording.problem
    title = _("# L'entraînement de « {name} », refait sans connecte.").format(name=" ".join(name.split()))
    learns = [_learned_by_perceptron()] if problem.rule == "perceptron" else _backpropagation(problem)
    parts = [
        [
            title,
            "import numpy as np",
            *_data(problem, recording.at(0), read),
            *_settings(problem),
            f"reperes, iterations = {list(marks)}, {recording.reached}",
        ],
        *learns,
    ]
    last = r"print('poids', [w.tolist() for w in poids], '\nseuils', [s.tolist() for s in seuils])"
    return "\n\n".join("\n".join(part) for part in parts) + f"\n\n{last}\n"


def _array(values: np.ndarray) -> str:
    return f"np.array({values.tolist()})"


def _data(problem: Problem, start: Parameters, read: Sequence[str]) -> list[str]:
    """Return the examples, and the network at its start."""
    outputs = len(start.layers[-1].thresholds)
    weights = ", ".join(_array(layer.weights) for layer in start.layers)
    thresholds = ", ".join(_array(layer.thresholds) for layer in start.layers)
    groups = list(problem.groups or range(outputs))
    lines = [_("# Les exemples : une ligne chacun, une colonne par entrée."), *read]
    if read:
        lines += [f"label = np.array({groups})"]
    else:
        lines += [f"X = {_array(problem.inputs)}"]
    if problem.goals is None and not read:
        lines += [
            _("# La réponse voulue pour chacun (-1 : aucune sortie), et celle que chaque sortie annonce."),
            f"voulu, label = {_array(problem.wanted)}, np.array({groups})",
        ]
    if problem.rule == "backpropagation":
        lines += [_("# Ce que le coût compare aux sorties."), f"T = {_targets(problem, outputs)}"]
    return [
        *lines,
        _("# Le départ, couche par couche : une ligne de poids et un seuil par neurone."),
        f"poids = [{weights}]",
        f"seuils = [{thresholds}]",
    ]


def _targets(problem: Problem, outputs: int) -> str:
    """Return the lines that compute T where they are short, else its numbers."""
    own, high, low = "voulu[:, None] == label", problem.output.high, problem.output.low
    if problem.goals is None and problem.loss.name == "exponential":
        return f"{problem.a!r} * np.where({own}, -1, 1)"
    usual = np.where(problem.signs(outputs) < 0, high, low)
    targets = problem.targets(outputs)
    if problem.goals is None and np.array_equal(targets, usual):
        return f"np.where({own}, {high!r}, {low!r})"
    return _array(targets)


def _settings(problem: Problem) -> list[str]:
    """Return the lines of the step, the masks and the penalties."""
    if problem.rule == "perceptron":
        return [f"pas = {problem.step!r}"]
    layers = range(len(problem.masks))
    rates = [problem.rate(layer) for layer in layers], [problem.threshold_rate(layer) for layer in layers]
    lines = [f"pas_poids, pas_seuils = {rates[0]}, {rates[1]}  # " + _("le pas, couche par couche")]
    if any(mask is not None for mask in problem.masks):
        masks = ", ".join("1" if mask is None else _array(mask) for mask in problem.masks)
        lines += [f"masques = [{masks}]  # " + _("1 : un lien, 0 : aucun")]
    if problem.l1 or problem.l2:
        lines.append(f"l1, l2 = {problem.l1!r}, {problem.l2!r}  # " + _("λ : ce que coûtent des poids grands"))
    if any(problem.dropout):
        lines.append(f"laisse = {list(problem.dropout)}  # " + _("la part de neurones laissés de côté"))
    return lines


def _backpropagation(problem: Problem) -> list[list[str]]:
    calls = [*_functions(problem), *_batches(problem), *_forward(problem)]
    return [calls, _report(problem), _iteration(problem)]


def _functions(problem: Problem) -> list[str]:
    """Return the lines of the activations, the loss and the gradient of the outputs."""
    hidden, output, loss = problem.hidden, problem.output, problem.loss
    lines = []
    if len(problem.masks) > 1:
        lines += [
            _("# Ce que montre un neurone caché dont le calcul vaut S, et la pente en S."),
            f"def montre(S): return {hidden.code}",
            f"def pente(S, H): return {hidden.slope_code}",
        ]
    back = "return " + loss.derivative_code
    if loss.outputs is not None:
        back = "return H - T"
    elif output.back is not None:
        back = f"D = {loss.derivative_code}; return H * (D - (D * H).sum(axis=1, keepdims=True))"
    elif not output.linear:
        back += f" * ({output.slope_code})"
    return [
        *lines,
        _("# Ce que montrent les sorties H, leur coût, et ce qui leur revient : la pente du coût en S."),
        f"def sorties(S): return {output.code}",
        f"def cout(H, T): return {loss.code}",
        f"def revient(S, H, T): {back}",
    ]


def _batches(problem: Problem) -> list[str]:
    size = batch_size(problem)
    if size == len(problem.inputs):
        return []
    return [
        "def lot(n):  # " + _("les exemples de l'itération n, dans un ordre tiré au hasard à chaque passage"),
        f"    passage, place = divmod(n, {-(-len(problem.inputs) // size)})",
        f"    ordre = np.random.default_rng(({problem.seed}, 0, passage)).permutation(len(X))",
        f"    return ordre[place * {size}:(place + 1) * {size}]",
    ]


def _forward(problem: Problem) -> list[str]:
    """Return the forward pass: what each layer reads, and the sums of each."""
    drops = any(problem.dropout)
    lines = [
        _("# En avant : chaque couche calcule S = poids × lu − seuil, et montre à la suivante."),
        f"def avance(lu{', n=None' if drops else ''}):",
        "    tout, calculs, gardes = [lu], [], []" if drops else "    tout, calculs = [lu], []",
        "    for c in range(len(poids)):",
        "        calculs.append(tout[c] @ poids[c].T - seuils[c])",
    ]
    if len(problem.masks) == 1:
        return [*lines, "        tout.append(sorties(calculs[c]))", "    return tout, calculs"]
    lines += ["        tout.append((sorties if c == len(poids) - 1 else montre)(calculs[c]))"]
    if drops:
        lines += [
            "        if n is not None and c < len(poids) - 1:  # "
            + _("en apprenant, des neurones sont laissés de côté"),
            f"            tirage = np.random.default_rng(({problem.seed}, 1 + c, n)).random(tout[-1].shape)",
            "            gardes.append((tirage >= laisse[c]) / (1 - laisse[c]))",
            "            tout[-1] = tout[-1] * gardes[c]",
        ]
    return [*lines, f"    return tout, calculs{', gardes' if drops else ''}"]


def _report(problem: Problem) -> list[str]:
    """Return the lines that print the figures of `connecte train` at a mark."""
    penalty = " + sum((l1 * abs(w) + l2 * w ** 2).sum() for w in poids)" if problem.l1 or problem.l2 else ""
    passed = "avance(X)[:2]" if any(problem.dropout) else "avance(X)"
    lines = [
        "def raconte(n):",
        f"    tout, calculs = {passed}",
        f"    total = cout(tout[-1], T).sum(){penalty}",
    ]
    if problem.goals is not None:
        return [*lines, f"    {_printing_line('float(total)')}"]
    return [
        *lines,
        *_recognised(problem, "calculs[-1]"),
        f"    {_printing_line('float(total)', 'connus')}",
    ]


def _printing_line(cost: str, known: str = "") -> str:
    """Return the call that prints the figures of an iteration; `cost` and `known` are expressions."""
    text = _("après {n} : coût {cost}").format(n="{n}", cost=f"{{{cost}!r}}")
    if known:
        text += _(", reconnus : {known} sur {count}").format(known=f"{{{known}}}", count="{len(X)}")
    return f'print(f"{text}")'


def _recognised(problem: Problem, sums: str) -> list[str]:
    """Count the examples that get their own label alone, or none if none should."""
    said = f"dit = {sums} > 0"
    if problem.output.margins is not None:
        said = f"dit = {sums} > np.sort({sums}, axis=1)[:, [-2]]  # " + _("la plus grande annonce, seule")
    elif problem.largest:
        said = f"dit = ({sums} > 0) & ({sums} == {sums}.max(axis=1, keepdims=True))"
    lines = [f"    {said}"]
    if problem.groups:
        lines.append("    dit = np.stack([dit[:, label == k].any(1) for k in range(max(label) + 1)], axis=1)")
    seul = "(dit.sum(axis=1) == 1) & dit[np.arange(len(X)), voulu]"
    return [*lines, f"    connus = np.where(voulu < 0, ~dit.any(axis=1), {seul}).sum()"]


def _iteration(problem: Problem) -> list[str]:
    """Return the loop: each layer is corrected, then sends back through its new weights (reference §6)."""
    drops, batched = any(problem.dropout), batch_size(problem) < len(problem.inputs)
    penalty, some = "", "[qui]" if batched else ""
    if problem.l1 or problem.l2:
        share = " * len(qui) / len(X)" if batched else ""
        penalty = f" + (l1 * np.sign(poids[c]) + 2 * l2 * poids[c]){share}"
    mask = " * masques[c]" if any(each is not None for each in problem.masks) else ""
    change = f"poids[c] - pas_poids[c] * (G.T @ tout[c]{penalty})"
    found = "tout, calculs, gardes" if drops else "tout, calculs"
    lines = [
        "for n in range(iterations + 1):",
        "    if n in reperes: raconte(n)",
        "    if n == iterations: break",
        *(["    qui = lot(n)"] if batched else []),
        f"    {found} = avance(X{some}{', n' if drops else ''})",
        f"    G = revient(calculs[-1], tout[-1], T{some})",
        "    for c in reversed(range(len(poids))):  # " + _("vers l'entrée, par les poids déjà corrigés"),
        "        seuils[c] = seuils[c] + pas_seuils[c] * G.sum(axis=0)",
        f"        poids[c] = ({change}){mask}" if mask else f"        poids[c] = {change}",
    ]
    if len(problem.masks) == 1:
        return lines
    kept = " * gardes[c - 1]" if drops else ""
    shown = "montre(calculs[c - 1])" if drops else "tout[c]"
    return [
        *lines,
        f"        if c: G = (G @ poids[c]) * pente(calculs[c - 1], {shown}){kept}",
    ]


def _learned_by_perceptron() -> list[str]:
    return [
        _("# Un exemple après l'autre ; si la réponse est fausse, chaque poids bouge du pas fois son entrée."),
        "def repond(lu): return (np.round(lu @ poids[0].T, 9) >= seuils[0]) * 1.0",
        "for n in range(iterations + 1):",
        "    if n in reperes:",
        "        dit = repond(X) > 0",
        "        seul = (dit.sum(axis=1) == 1) & dit[np.arange(len(X)), voulu]",
        "        juste = np.where(voulu < 0, ~dit.any(axis=1), seul)",
        f"        {_printing_line('float((~juste).sum())', 'juste.sum()')}",
        "    if n == iterations: break",
        "    i = n % len(X)",
        "    ecart = (label == voulu[i]) - repond(X[i])",
        "    poids[0] = poids[0] + pas * np.outer(ecart, X[i])",
    ]
