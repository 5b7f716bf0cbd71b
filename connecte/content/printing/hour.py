"""The run sheet in words: who does what, what to prepare, what happens when, with these cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from connecte.content.activity import Activity, Example
from connecte.content.hour.plan import part_title, planned
from connecte.content.printing.answers import distinct
from connecte.core.cards.network import Network
from connecte.core.cards.sentences import distance_sentence, labels_in_short
from connecte.core.cards.verdict import Verdict, distances
from connecte.core.grid.crossings import covers
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import card_number, decimal, moved_text

_NO_BREAK_SPACE = "\u00a0"
_MOST_NAMED = 12
"""Examples named by their numbers in a sentence."""


class HourPart(NamedTuple):
    """A part of the hour: from and to which minute, and what happens."""

    start: int
    end: int
    title: str
    text: str


class HourView(NamedTuple):
    """The run sheet."""

    title: str
    roles: str
    needed: str
    parts: tuple[HourPart, ...]
    slips: tuple[str, ...]
    credit: str


class NoteView(NamedTuple):
    """The facilitator's notes for a part."""

    title: str
    minutes: int
    say: str
    ask: tuple[str, ...]
    misunderstandings: tuple[str, ...]
    shorten: str


def hour_view(activity: Activity, network: Network, minutes: int = 0) -> HourView:
    """Return who does what, what to prepare, and what to do when, in so many minutes and with these cards."""
    parts = hour_parts(activity, minutes, _texts(activity, network))
    return HourView(
        activity.title, _roles(activity), _needed(activity), parts, _slips(activity), activity.credit
    )


def hour_parts(activity: Activity, minutes: int, texts: Mapping[str, str]) -> tuple[HourPart, ...]:
    """Return the parts of the hour, one after the other; `texts` says what happens in each."""
    parts: list[HourPart] = []
    for part in planned(activity, minutes):
        start = parts[-1].end if parts else 0
        name = part_title(part.name, activity)
        parts.append(HourPart(start, start + part.minutes, name, texts[part.name]))
    return tuple(parts)


def note_views(activity: Activity, minutes: int = 0) -> list[NoteView]:
    """Return the facilitator's notes for each part; none for an activity that has none."""
    return [
        NoteView(
            part_title(part.name, activity),
            part.minutes,
            part.say,
            tuple(part.ask),
            tuple(part.misunderstandings),
            part.shorten,
        )
        for part in planned(activity, minutes)
        if part.say or part.ask or part.misunderstandings
    ]


def _roles(activity: Activity) -> str:
    if activity.is_numeric:
        message = _("Rôles : {inputs} pour les nombres, {neurons} pour les cartes ; les autres vérifient.")
        return message.format(inputs=len(activity.inputs), neurons=len(activity.places))
    message = _("Rôles : {inputs} pour compter, {neurons} pour les cartes ; les autres vérifient et votent.")
    if not activity.is_drawn:
        message = _(
            "Rôles : {inputs} pour les nombres, {neurons} pour les cartes ; les autres vérifient et votent."
        )
    return message.format(inputs=len(activity.inputs), neurons=len(activity.places))


def _needed(activity: Activity) -> str:
    keys = _("Les réponses restent dans la poche de l'enseignant.")
    if not activity.is_drawn:
        return _("À préparer : les cartes découpées, une feuille de résultats par table.") + " " + keys
    message = _(
        "À préparer : les cartes découpées, les bandelettes, des feutres, la grille agrandie, une feuille "
        "de résultats par table."
    )
    return message + " " + keys


def _slips(activity: Activity) -> tuple[str, ...]:
    """Return sentences on the usual mistakes of pupils, which are where to look first."""
    slips = [
        _("Un signe − lu comme un + : refaire le calcul à voix haute, terme par terme."),
    ]
    if any(not card.printed.is_empty for layer in activity.layers for card in layer.cards):
        slips.append(_("La colonne d'à côté dans la table : suivre du doigt."))
        slips.append(_("Le résultat montré au lieu de la réponse : la réponse est sur la deuxième ligne."))
    if activity.is_drawn:
        slips.append(_("Une bandelette comptée deux fois ou à l'envers : recompter à deux."))
    return tuple(slips)


def _texts(activity: Activity, network: Network) -> dict[str, str]:
    """Return what happens in each part, by its name, with the numbers of the examples."""
    played = [example for example in activity.examples if example.in_class] or list(activity.examples)
    drawn = activity.is_drawn
    count = _("Chacun reçoit une bandelette et compte ses cases noires. ") + _sums_agree(activity)
    worked = _worked(activity, network, played[min(1, len(played) - 1)].number)
    outputs = _("Voter, puis les sorties font leur calcul avec les réponses des neurones.")
    return {
        "draw": _("Un élève dessine, ou prend un exemple.") if drawn else _opening(),
        "count": count if drawn else _("Chacun dit son nombre."),
        "hidden": worked,
        "output": outputs if len(activity.layers) > 1 else worked,
        "verdict": verdict_text(activity),
        "others": _others(activity, network),
        "learn": by_hand_text(activity, network),
        "train": computer_text(activity),
        "end": end_text(),
    }


def end_text() -> str:
    """Return what the hour ends with."""
    return _("Qui a décidé ? Aucun élève ne savait tout, et le réseau a répondu.")


def verdict_text(activity: Activity) -> str:
    """Return what is looked at once the outputs have answered."""
    if activity.is_numeric:
        return _("Le réseau dit un nombre : de combien se trompe-t-il, et dans quel sens ?")
    if activity.decision == "largest":
        return _("La plus grande réponse l'emporte, même de peu : le dire, et comparer au vote.")
    return _("Une seule annonce, aucune ou plusieurs : le dire, et comparer au vote.")


def _opening() -> str:
    return _("Dire ce que sont les nombres, et ce que le réseau doit répondre.")


def _sums_agree(activity: Activity) -> str:
    if not (covers(activity.grid, activity.strips, True) and covers(activity.grid, activity.strips, False)):
        return ""
    return _("Les colonnes et les lignes donnent le même total : c'est une vérification.")


def _worked(activity: Activity, network: Network, number: int) -> str:
    example = activity.examples[number]
    trace = network.forward(example.counts)
    values = zip(activity.inputs, example.counts, strict=True)
    counts = comma_list(f"{source.symbol} {card_number(count)}" for source, count in values)
    layers = _(" ; ").join(
        comma_list(f"{neuron.neuron.name} {card_number(neuron.shown)}" for neuron in layer.neurons)
        for layer in trace.layers
    )
    if activity.is_numeric:
        said = distance_sentence(distances(network.labels, trace.outputs, example.goals))
        return _("Le n° {number} : {counts}. {said}").format(number=number, counts=counts, said=said)
    found = network.verdict(trace.outputs, example.label)
    verdict = _said(found)
    if not found.right:
        verdict += _(" (il fallait {label} : c'est à apprendre)").format(label=example.label)
    message = _("Le n° {number} : {counts}. Réponses montrées : {layers}. Verdict : {verdict}.")
    return message.format(number=number, counts=counts, layers=layers, verdict=verdict)


def _others(activity: Activity, network: Network) -> str:
    if activity.is_numeric:
        return _("Un autre exemple, ou un nombre à soi : estimer d'abord ce que le réseau va dire.")
    wrong = [
        str(example.number)
        for example in distinct(each for each in activity.examples if each.in_class)
        if not network.verdict(network.forward(example.counts).outputs, example.label).right
    ]
    message = _("Voter avant que les sorties parlent.")
    if not wrong:
        return message
    return (
        message
        + " "
        + _("Avec les cartes imprimées, le réseau se trompe ou hésite pour : {numbers}.").format(
            numbers=some_numbers(wrong)
        )
    )


def some_numbers(numbers: Sequence[str]) -> str:
    """Name examples by their numbers, the first ones where there are many."""
    most = _MOST_NAMED if len(numbers) > _MOST_NAMED + 1 else len(numbers)  # one other has room itself
    named = [f"n°{_NO_BREAK_SPACE}{number}" for number in numbers[:most]]
    more = len(numbers) - most
    return sentence_list([*named, _("{more} autres").format(more=more)] if more else named)


def by_hand_text(activity: Activity, network: Network) -> str:
    """Return the moves of the activity's own solution, and how many examples are right after each."""
    if activity.is_numeric:
        size = decimal(activity.by_hand_step or 0.1, 2)
        message = _("Bouger un nombre de {size} : les carrés des écarts diminuent-ils, en tout ?")
        return message.format(size=size)
    if activity.by_hand_step:
        message = _("Bouger un poids ou un seuil de {size} : combien d'exemples sont justes ?")
        return message.format(size=decimal(activity.by_hand_step, 2))
    if not activity.has_tallies:
        return _("Ces cartes n'ont pas de table : comparer plutôt les poids avant et après.")
    if network != activity.network() or not activity.by_hand or not _helps(activity):
        if _rights(activity, network) == len(_played(activity)):
            return _("Tous les exemples sont justes : bouger un seuil d'un cran, lesquels se perdent ?")
        return _("Bouger un seuil d'un cran : quels exemples deviennent justes, lesquels se perdent ?")
    scores = [_right(activity, network)]
    for move in activity.by_hand:
        network = network.moved(*move)
        name = network.layers[move.layer].neurons[move.neuron].name
        scores.append(f"{moved_text(name, move.change, _NO_BREAK_SPACE)} → {_right(activity, network)}")
    return _("Bouger les seuils d'un cran. Exemples justes : {moves}.").format(moves=_(" ; ").join(scores))


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


def computer_text(activity: Activity) -> str:
    """Return where the computer's learning is, and how it is done on paper where it can be."""
    if activity.training is None:
        return _("Cette activité n'a pas d'entraînement.")
    if activity.training.rule == "perceptron":
        message = _(
            "Sur papier : à chaque faute, chaque poids bouge de {step} fois son entrée, vers le bas si le "
            "neurone a répondu à tort, vers le haut s'il s'est tu à tort. Puis connecte, touche {to_computer}."
        )
        return with_keys(message, step=decimal(activity.training.step, 4))
    marks = len(activity.training.marks)
    message = ngettext(
        "connecte, touche {to_computer} : il y a {marks} repère où s'arrêter pour regarder les formules.",
        "connecte, touche {to_computer} : il y a {marks} repères où s'arrêter pour regarder les formules.",
        marks,
    )
    return with_keys(message, marks=marks)


def _said(verdict: Verdict) -> str:
    return labels_in_short(verdict.labels)
