"""What the facilitator alone gets: the answers, and how the hour runs."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity, Example, PlanStep
from connecte.content.plan import planned, step_title
from connecte.content.printing.page import inert, sheet
from connecte.content.roles import proposed
from connecte.core.cards.network import Network
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, decimal, moved_text

_EXAMPLES_A_PAGE = 28
_NOTES_A_PAGE = 3
_PUPILS_A_PAGE = 30
_NO_BREAK_SPACE = "\u00a0"


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
            f"<td>{card_number(neuron.sum)}<br>{card_number(neuron.shown)}</td>"
            for layer in trace.layers
            for neuron in layer.neurons
        )
        wrong = "" if verdict.right else ' class="wrong"'
        said = inert(_said(verdict))
        rows.append(
            f"<tr><td>{example.number}</td><td>{inert(example.label)}</td>{cells}<td{wrong}>{said}</td></tr>"
        )
    return "".join(rows)


def _said(verdict: Verdict) -> str:
    return " + ".join(verdict.labels) or "—"


def run_sheet(activity: Activity, minutes: int = 0) -> str:
    """One page: who does what, what to prepare, what to do when, in so many minutes."""
    title = _("Fil conducteur : {title}").format(title=inert(activity.title))
    roles, needed = _roles(activity), _needed(activity)
    rows, start = [], 0
    told = _told(activity)
    for step in planned(activity, minutes):
        end = start + step.minutes
        name = step_title(step.step, activity.is_drawn)
        rows.append(f"<tr><td>{start}–{end}</td><td><b>{name}.</b> {told[step.step]}</td></tr>")
        start = end
    credit = f"<p>{inert(activity.credit)}</p>" if activity.credit else ""
    return sheet(
        f"<h1>{title}</h1><p>{roles}</p><p>{needed}</p>"
        f'<table class="plan">{"".join(rows)}</table>{_slips(activity)}{credit}'
    )


def notes_sheets(activity: Activity, minutes: int = 0) -> list[str]:
    """The facilitator's notes for each step; none for an activity that has none."""
    noted = [step for step in planned(activity, minutes) if step.say or step.ask or step.misunderstandings]
    title = _("Notes, étape par étape (pour l'enseignant seulement)")
    pages = [noted[at : at + _NOTES_A_PAGE] for at in range(0, len(noted), _NOTES_A_PAGE)]
    return [sheet(f"<h1>{title}</h1>{''.join(_notes(activity, step) for step in page)}") for page in pages]


def _notes(activity: Activity, step: PlanStep) -> str:
    name = step_title(step.step, activity.is_drawn)
    body = f"<h2>{name} ({step.minutes}\u00a0min)</h2>"
    body += f"<p>{inert(step.say)}</p>" if step.say else ""
    items = [f"{_('Demander :')} {inert(text)}" for text in step.ask]
    items += [f"{_('Souvent :')} {inert(text)}" for text in step.misunderstandings]
    items += [f"{_('En retard :')} {inert(step.shorten)}"] if step.shorten else []
    return f'{body}<ul class="notes">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def roles_sheets(activity: Activity, pupils: int, drawings: int) -> list[str]:
    """Who is what at each of so many drawings: one line a pupil."""
    heads = "".join(f"<th>{n + 1}</th>" for n in range(drawings))
    which = _("dessin") if activity.is_drawn else _("exemple")
    top = f"<tr><th>{_('élève')}</th>{heads}</tr>"
    turns = [proposed(activity, pupils, n) for n in range(drawings)]
    rows = [
        f"<tr><td>{pupil + 1}</td>"
        + "".join(f"<td>{inert(' + '.join(role.title for role in turn[pupil]))}</td>" for turn in turns)
        + "</tr>"
        for pupil in range(pupils)
    ]
    title = _("Qui fait quoi, à chaque {which}").format(which=which)
    pages = [rows[at : at + _PUPILS_A_PAGE] for at in range(0, len(rows), _PUPILS_A_PAGE)]
    return [sheet(f'<h1>{title}</h1><table class="roles">{top}{"".join(page)}</table>') for page in pages]


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


def _told(activity: Activity) -> dict[str, str]:
    """What happens at each step, with the numbers of the examples."""
    played = [example for example in activity.examples if example.in_class] or list(activity.examples)
    drawn = activity.is_drawn
    count = _("Chacun reçoit une bandelette et compte ses cases noires. ") + _sums_agree(activity)
    return {
        "draw": _("Un élève dessine, ou prend un exemple.") if drawn else _opening(),
        "count": count if drawn else _("Chacun dit son nombre."),
        "hidden": _worked(activity, played[min(1, len(played) - 1)].number),
        "output": _("Voter, puis les sorties font leur calcul avec les réponses des neurones."),
        "verdict": _("Une seule annonce, aucune ou plusieurs : le dire, et comparer au vote."),
        "others": _others(activity),
        "learn": _by_hand(activity),
        "train": _computer(activity),
        "end": _("Qui a décidé ? Aucun élève ne savait tout, et le réseau a répondu."),
    }


def _opening() -> str:
    return _("Dire ce que sont les nombres, et ce que le réseau doit répondre.")


def _sums_agree(activity: Activity) -> str:
    both = {source.strip.across for source in activity.inputs}
    if len(both) < 2:
        return ""
    return _("Les colonnes et les lignes donnent le même total : c'est une vérification.")


def _worked(activity: Activity, number: int) -> str:
    network = activity.network()
    example = activity.examples[number]
    trace = network.forward(example.counts)
    values = zip(activity.inputs, example.counts, strict=True)
    counts = ", ".join(f"{source.symbol} {card_number(count)}" for source, count in values)
    layers = " ; ".join(
        ", ".join(f"{neuron.neuron.name} {card_number(neuron.shown)}" for neuron in layer.neurons)
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
        name = network.layers[move.layer].neurons[move.neuron].name
        told.append(f"{moved_text(name, move.change, _NO_BREAK_SPACE)} → {_right(activity, network)}")
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
