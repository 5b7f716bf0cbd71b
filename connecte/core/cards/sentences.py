"""French phrases about labels, votes and verdicts that several screens and commands share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from connecte.core.cards.network import Neuron
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict
from connecte.core.grid.drawing import Piece, Strip
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import decimal


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
    """Return the name after "de" or "d'": "de Zoé", "d'Inès"."""
    first = unicodedata.normalize("NFD", name[:1]).lower()[:1]
    return (_("d'{name}") if first in "aeiouyh" and first else _("de {name}")).format(name=name)


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


def rule_sentence(neuron: Neuron) -> str:
    """Return the rule that a card without a table prints instead; screen, board and paper share it."""
    threshold = decimal(neuron.threshold, 3)
    if neuron.answer == "excess":
        return _("montrer de combien le calcul dépasse {threshold}, sinon 0").format(threshold=threshold)
    if neuron.answer == "reach":
        return _("montrer 1 si le calcul atteint {threshold}, sinon 0").format(threshold=threshold)
    return _("montrer 1 si le calcul dépasse {threshold}, sinon 0").format(threshold=threshold)
