"""What the facilitator alone gets: the answers, and how the hour runs."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity, Example
from connecte.content.printing.page import inert, sheet
from connecte.core.network import Network
from connecte.core.verdict import Verdict
from connecte.i18n import MINUS, _, decimal, ngettext, sentence_list

_PHASES = (0.15, 0.25, 0.2, 0.2, 0.15, 0.05)
"""Shares of the time: drawing, first example, others, learning by hand, computer, closing words."""
_EXAMPLES_A_PAGE = 28


def key_sheets(activity: Activity, network: Network) -> list[str]:
    """Counts, sums, answers and verdict of every example, with this state of the cards."""
    examples = activity.examples
    pages = [examples[at : at + _EXAMPLES_A_PAGE] for at in range(0, len(examples), _EXAMPLES_A_PAGE)]
    heads = "".join(f"<th>{inert(source.symbol)}</th>" for source in activity.inputs)
    heads += "".join(f"<th>{inert(activity.layers[n].cards[i].neuron.name)}</th>" for n, i in activity.places)
    top = f"<tr><th>n°</th><th>{_('c’est')}</th>{heads}<th>{_('verdict')}</th></tr>"
    told = _("Pour chaque neurone : son calcul, puis ce qu'il montre. Un verdict faux est souligné.")
    title = _("Les réponses (pour l'enseignant seulement)")
    return [
        sheet(f'<h1>{title}</h1><p>{told}</p><table class="key">{top}{_rows(network, page)}</table>')
        for page in pages
    ]


def _rows(network: Network, examples: Sequence[Example]) -> str:
    rows = []
    for example in examples:
        trace = network.forward(example.counts)
        verdict = network.verdict(trace.outputs, example.label)
        cells = "".join(f"<td>{decimal(count, 4)}</td>" for count in example.counts)
        cells += "".join(
            f"<td>{_number(neuron.sum)}<br>{_number(neuron.shown)}</td>"
            for layer in trace.layers
            for neuron in layer.neurons
        )
        wrong = "" if verdict.right else ' class="wrong"'
        said = inert(_said(verdict))
        rows.append(
            f"<tr><td>{example.number}</td><td>{inert(example.label)}</td>{cells}<td{wrong}>{said}</td></tr>"
        )
    return "".join(rows)


def _number(value: float) -> str:
    # Two decimals, so that what is near a threshold is seen on its side of it.
    return decimal(value, 2)


def _said(verdict: Verdict) -> str:
    return " + ".join(verdict.labels) or "—"


def run_sheet(activity: Activity) -> str:
    """One page: who does what, what to prepare, what to say when."""
    title = _("Fil conducteur : {title}").format(title=inert(activity.title))
    roles, needed = _roles(activity), _needed(activity)
    rows = []
    ends = [round(sum(_PHASES[: n + 1]) * activity.minutes) for n in range(len(_PHASES))]
    for start, end, (name, told) in zip([0, *ends], ends, _steps(activity), strict=False):
        if end > start:  # a quarter of an hour has no minute for the last words
            rows.append(f"<tr><td>{start}–{end}</td><td><b>{name}</b> {told}</td></tr>")
    credit = f"<p>{inert(activity.credit)}</p>" if activity.credit else ""
    return sheet(
        f"<h1>{title}</h1><p>{roles}</p><p>{needed}</p>"
        f'<table class="plan">{"".join(rows)}</table>{_slips(activity)}{credit}'
    )


def _roles(activity: Activity) -> str:
    told = _("Rôles : {inputs} pour compter, {neurons} pour les cartes ; les autres vérifient et votent.")
    if not activity.is_drawn:
        told = _(
            "Rôles : {inputs} pour les nombres, {neurons} pour les cartes ; les autres vérifient et votent."
        )
    return told.format(inputs=len(activity.inputs), neurons=len(activity.places))


def _needed(activity: Activity) -> str:
    keys = _("Les réponses restent dans la poche de l'enseignant.")
    if not activity.is_drawn:
        return _("À préparer : les cartes découpées, une feuille de résultats par table.") + " " + keys
    told = _(
        "À préparer : les cartes découpées, les bandelettes, des feutres, la grille agrandie, une feuille "
        "de résultats par table."
    )
    return told + " " + keys


def _slips(activity: Activity) -> str:
    """Where pupils go wrong, which is where to look first."""
    slips = [
        _("Un signe − lu comme un + : refaire le calcul à voix haute, terme par terme."),
    ]
    if any(not card.printed.is_empty for layer in activity.layers for card in layer.cards):
        slips.append(_("La colonne d'à côté dans la table : suivre du doigt."))
        slips.append(_("Le résultat montré au lieu de la réponse : la réponse est sur la deuxième ligne."))
    if activity.is_drawn:
        slips.append(_("Une bandelette comptée deux fois ou à l'envers : recompter à deux."))
    lines = "".join(f"<li>{slip}</li>" for slip in slips)
    return f"<h2>{_('Un nombre surprend ?')}</h2><ul>{lines}</ul>"


def _steps(activity: Activity) -> list[tuple[str, str]]:
    played = [example for example in activity.examples if example.in_class] or list(activity.examples)
    return [
        _opening(activity),
        (_("Un premier exemple, pas à pas."), _worked(activity, played[min(1, len(played) - 1)].number)),
        (_("D'autres exemples."), _others(activity)),
        (_("Apprendre à la main.") if activity.has_tallies else _("Comparer."), _by_hand(activity)),
        (_("L'ordinateur apprend."), _computer(activity)),
        (_("Pour finir."), _("Qui a décidé ? Aucun élève ne savait tout, et le réseau a répondu.")),
    ]


def _opening(activity: Activity) -> tuple[str, str]:
    if not activity.is_drawn:
        return _("Les nombres."), _("Dire ce que sont les nombres, et ce que le réseau doit répondre.")
    told = _("Un élève dessine ; chacun reçoit une bandelette et compte ses cases noires. ")
    return _("Dessiner et couper."), told + _sums_agree(activity)


def _sums_agree(activity: Activity) -> str:
    both = {source.strip.across for source in activity.inputs}
    if len(both) < 2:
        return ""
    return _("Les colonnes et les lignes donnent le même total : c'est une vérification.")


def _worked(activity: Activity, number: int) -> str:
    network = activity.network()
    example = activity.examples[number]
    trace = network.forward(example.counts)
    counts = ", ".join(f"{s.symbol} {_number(c)}" for s, c in zip(activity.inputs, example.counts, strict=True))
    layers = " ; ".join(
        ", ".join(f"{neuron.neuron.name} {_number(neuron.shown)}" for neuron in layer.neurons)
        for layer in trace.layers
    )
    found = network.verdict(trace.outputs, example.label)
    verdict = _said(found)
    if not found.right:
        verdict += _(" (il fallait {label} : c'est à apprendre)").format(label=example.label)
    told = _("Le n° {number} : {counts}. Réponses montrées : {layers}. Verdict : {verdict}.")
    return told.format(number=number, counts=inert(counts), layers=inert(layers), verdict=inert(verdict))


def _others(activity: Activity) -> str:
    network = activity.network()
    wrong = [
        str(example.number)
        for example in activity.examples
        if example.in_class
        and not network.verdict(network.forward(example.counts).outputs, example.label).right
    ]
    told = _("Voter avant que les sorties parlent.")
    if not wrong:
        return told
    return (
        told
        + " "
        + _("Avec les cartes imprimées, le réseau se trompe ou hésite pour : {numbers}.").format(
            numbers=sentence_list([f"n° {number}" for number in wrong])
        )
    )


def _by_hand(activity: Activity) -> str:
    """The moves of the activity's own solution, and how many examples are right after each."""
    if not activity.has_tallies:
        return _("Ces cartes n'ont pas de table : comparer plutôt les poids avant et après.")
    if not activity.by_hand or not _helps(activity):
        if _rights(activity, activity.network()) == len(_played(activity)):
            return _("Tous les exemples sont justes : bouger un seuil d'un cran, lesquels se perdent ?")
        return _("Bouger un seuil d'un cran : quels exemples deviennent justes, lesquels se perdent ?")
    network = activity.network()
    told = [_right(activity, network)]
    for move in activity.by_hand:
        network = network.moved(*move)
        sign = "+" if move.change > 0 else MINUS
        name = network.layers[move.layer].neurons[move.neuron].name
        told.append(f"{name}\u00a0{sign}\u00a0{abs(move.change)} → {_right(activity, network)}")
    return _("Bouger les seuils d'un cran. Exemples justes : {moves}.").format(moves=inert(" ; ".join(told)))


def _helps(activity: Activity) -> bool:
    """Whether the moves written in the file still help: the cards may have changed since."""
    return _rights(activity, activity.network("hand")) > _rights(activity, activity.network())


def _right(activity: Activity, network: Network) -> str:
    right = _rights(activity, network)
    return _("{right} sur {count}").format(right=right, count=len(_played(activity)))


def _played(activity: Activity) -> list[Example]:
    return [example for example in activity.examples if example.in_class] or list(activity.examples)


def _rights(activity: Activity, network: Network) -> int:
    played = _played(activity)
    return sum(bool(network.verdict(network.forward(e.counts).outputs, e.label).right) for e in played)


def _computer(activity: Activity) -> str:
    if activity.training is None:
        return _("Cette activité n'a pas d'entraînement.")
    if activity.training.rule == "perceptron":
        told = _(
            "Sur papier : à chaque faute, chaque poids bouge de {step} fois son entrée, vers le bas si le "
            "neurone a répondu à tort, vers le haut s'il s'est tu à tort. Puis connecte, touche t."
        )
        return told.format(step=decimal(activity.training.step, 4))
    marks = len(activity.training.marks)
    return ngettext(
        "connecte, touche t : il y a {marks} repère où s'arrêter pour regarder les formules.",
        "connecte, touche t : il y a {marks} repères où s'arrêter pour regarder les formules.",
        marks,
    ).format(marks=marks)
