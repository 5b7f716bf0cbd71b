"""French phrases about labels, votes and verdicts that several screens and commands share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

from connecte.core.cards.card import BENT, bands, shown
from connecte.core.cards.network import Neuron
from connecte.core.cards.verdict import NOTHING, SEVERAL, Distance, Verdict
from connecte.core.grid.drawing import Piece, Strip
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import card_number, decimal, signed_decimal


def strip_place(piece: Piece) -> str:
    """Return where a strip or a patch lies: "lignes 1 à 3", "ligne 2, colonnes 1 à 4", "5 cases"."""
    if isinstance(piece, Strip):
        return _lines(piece.across, piece.first, piece.last)
    if piece.is_rectangle:
        top, left, bottom, right = piece.box
        return comma_list([_lines(True, top, bottom), _lines(False, left, right)])
    return ngettext("{count} case", "{count} cases", len(piece.held)).format(count=len(piece.held))


def _lines(across: bool, first: int, last: int) -> str:
    one = _("ligne {first}") if across else _("colonne {first}")
    several = _("lignes {first} à {last}") if across else _("colonnes {first} à {last}")
    return (one if first == last else several).format(first=first + 1, last=last + 1)


def a_label(label: str) -> str:
    """Return a label with its article, as "un 3"; a label that is no number is quoted instead."""
    return _("un {label}").format(label=label) if label.isdecimal() else _("« {label} »").format(label=label)


def label_kind(labels: Sequence[str]) -> Literal["digit", "letter", "other"]:
    """Return what all labels are: single digits, single letters, or anything else."""
    if labels and all(len(label) == 1 and label.isdecimal() for label in labels):
        return "digit"
    return "letter" if labels and all(len(label) == 1 and label.isalpha() for label in labels) else "other"


def labels_or_nothing(labels: Sequence[str]) -> str:
    """Return the claimed labels as part of a sentence: "3", "3 et 8", "rien"."""
    return sentence_list(labels) or _("rien")


def labels_in_short(labels: Sequence[str]) -> str:
    """Return the claimed labels in a short form: "3", "3/8", "rien"."""
    return "/".join(labels) or _("rien")


def choice_name(choice: str) -> str:
    """Return the text of a vote or an answer: a label, "rien", "plusieurs"."""
    return {NOTHING: _("rien"), SEVERAL: _("plusieurs")}.get(choice, choice)


def of_name(name: str) -> str:
    """Return the name after "de" or "d'": "de Zoé", "d'Inès", "d'Yves", but "de Yanis"."""
    first, second = (unicodedata.normalize("NFD", letter).lower()[:1] for letter in (name[:1], name[1:2]))
    vowel = first in set("aeiouh") or (first == "y" and second not in set("aeiou"))
    return (_("d'{name}") if vowel else _("de {name}")).format(name=name)


def source_title(symbol: str, name: str, gap: str = " ") -> str:
    """Return what a source is called: its emoji and its name, "😇 ange"; once where they are the same."""
    return symbol + gap + name if symbol and symbol != name else name


def verdict_sentence(verdict: Verdict) -> str:
    """Return the verdict as a sentence; a claim known to be wrong is called wrong (reference §3)."""
    if verdict.kind == "none":
        return _("Le réseau ne sait pas.")
    if verdict.kind == "several":
        return _("Le réseau hésite : {labels}.").format(labels=sentence_list(verdict.labels))
    if verdict.right is False:
        return _("Le réseau dit {label}, mais c'était {wanted} : il se trompe.").format(
            label=verdict.labels[0], wanted=a_label(verdict.wanted or "")
        )
    return _("C'est {label} !").format(label=a_label(verdict.labels[0]))


def distance_sentence(found: Sequence[Distance]) -> str:
    """Return what outputs that are numbers say, and how far that is from what they should (networks.md §1)."""
    parts = [_distance(each, len(found) > 1) for each in found]
    return _("Le réseau dit {numbers}.").format(numbers=_(" ; ").join(parts))


def goals_text(goals: Sequence[float]) -> str:
    """Return the numbers that outputs should show, in short."""
    return " ".join(decimal(goal, 2) for goal in goals)


def _distance(found: Distance, named: bool) -> str:
    said = decimal(found.said, 2)
    text = _("{name} {said}").format(name=found.name, said=said) if named else said
    if found.goal is None:
        return text
    message = (
        _("{said}, il fallait {goal} : écart {gap}") if named else _("{said} ; il fallait {goal} : écart {gap}")
    )
    return message.format(said=text, goal=decimal(found.goal, 2), gap=signed_decimal(found.gap, 2))


def threshold_text(neuron: Neuron) -> str:
    """Return a threshold; of an output that is a number also as the constant of its line (networks.md §1):
    "0,3 (b = −0,3)".
    """
    threshold = decimal(neuron.threshold, 3)
    if neuron.answer != "sum":
        return threshold
    return _("{threshold} (b = {constant})").format(threshold=threshold, constant=decimal(-neuron.threshold, 3))


def rule_sentence(neuron: Neuron) -> str:
    """Return the rule that a card without a table prints instead; screen, board and paper share it."""
    threshold = decimal(neuron.threshold, 3)
    if neuron.answer == "excess":
        return _("montrer de combien le calcul dépasse {threshold}, sinon 0").format(threshold=threshold)
    if neuron.answer == "sum" and not neuron.threshold:
        return _("montrer le calcul")
    if neuron.answer == "sum":
        message = (
            _("montrer le calcul moins {threshold}")
            if neuron.threshold >= 0
            else _("montrer le calcul plus {threshold}")
        )
        return message.format(threshold=decimal(abs(neuron.threshold), 3))
    if neuron.answer in BENT:
        return _("prendre la première colonne qui va jusqu'au calcul, montrer la réponse")
    if neuron.answer == "reach":
        return _("montrer 1 si le calcul atteint {threshold}, sinon 0").format(threshold=threshold)
    return _("montrer 1 si le calcul dépasse {threshold}, sinon 0").format(threshold=threshold)


def neuron_sentence(neuron: Neuron) -> str:
    """Say what a neuron is, to those who see the first one."""
    if neuron.answer == "sum":
        return _("Un neurone reçoit des nombres et montre son calcul, moins son seuil.")
    if neuron.answer in BENT:
        return _("Un neurone fait un calcul ; plus le résultat est grand, plus sa réponse est grande.")
    return _("Un neurone fait un calcul ; il ne parle que si le résultat dépasse son seuil.")


def threshold_sentence(neuron: Neuron) -> str:
    """Say what this neuron's threshold does to its answer."""
    threshold = decimal(neuron.threshold, 3)
    if neuron.answer == "sum":
        return _("Le seuil, {threshold}, est enlevé du calcul.").format(threshold=threshold)
    if neuron.answer in BENT:
        message = _("Au seuil, {threshold}, la réponse est {middle} ; au-dessus elle est plus grande.")
        middle = card_number(shown(float(neuron.threshold), float(neuron.threshold), neuron.answer))
        return message.format(threshold=threshold, middle=middle)
    if neuron.answer == "reach":
        return _("Le seuil : sous {threshold}, il montre 0 ; à partir de là, 1.").format(threshold=threshold)
    if neuron.answer == "above":
        return _("Le seuil : jusqu'à {threshold}, il montre 0 ; au-dessus, 1.").format(threshold=threshold)
    message = _("Le seuil : jusqu'à {threshold}, il montre 0 ; au-dessus, de combien il est dépassé.")
    return message.format(threshold=threshold)


def band_headings(neuron: Neuron) -> tuple[tuple[str, str], ...]:
    """Return the heading and the answer of each column of a table of tenths; () for a card without one. A
    column holds for all sums up to its heading, the last one for the others.
    """
    if neuron.answer not in BENT:
        return ()
    found = bands(neuron.threshold, neuron.answer)
    return tuple(
        (_("plus") if each.up_to is None else decimal(each.up_to, 1), decimal(each.shown, 1)) for each in found
    )
