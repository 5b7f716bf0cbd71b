"""Phrases about labels, votes and verdicts, word for word: screens, board and paper share them."""

from __future__ import annotations

import pytest

from connecte.core.cards.network import Neuron
from connecte.core.cards.sentences import (
    a_label,
    choice_name,
    distance_sentence,
    label_kind,
    labels_in_short,
    labels_or_nothing,
    neuron_sentence,
    of_name,
    rule_sentence,
    strip_place,
    threshold_sentence,
    threshold_text,
    verdict_sentence,
)
from connecte.core.cards.verdict import NOTHING, SEVERAL, Distance, Verdict
from connecte.core.grid.drawing import Strip
from tests.generated import patch


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_labels_choices_and_names():
    assert [choice_name(choice) for choice in ("3", NOTHING, SEVERAL)] == ["3", "rien", "plusieurs"]
    assert [plain(a_label(label)) for label in ("3", "10", "oui")] == ["un 3", "un 10", "« oui »"]
    assert [labels_or_nothing(labels) for labels in ((), ("3",), ("3", "8"))] == ["rien", "3", "3 et 8"]
    assert [labels_in_short(labels) for labels in ((), ("3",), ("3", "8"))] == ["rien", "3", "3/8"]
    names = ("Zoé", "Inès", "Éva", "Hugo", "Yves", "Yanis", "Ömer", "1re B")
    assert [plain(of_name(name)) for name in names] == [
        "de Zoé", "d'Inès", "d'Éva", "d'Hugo", "d'Yves", "de Yanis", "d'Ömer", "de 1re B",
    ]  # fmt: skip


@pytest.mark.parametrize(("labels", "kind"), [
    ("0369", "digit"), ("LTO", "letter"), (["oui", "non"], "other"), (["10"], "other"), ("L3", "other"),
    ("", "other"),
])  # fmt: skip
def test_what_all_labels_are(labels, kind):
    assert label_kind(list(labels)) == kind


@pytest.mark.parametrize(("piece", "place"), [
    (Strip(False, 0, 1), "colonnes 1 à 2"), (Strip(True, 3, 5), "lignes 4 à 6"), (Strip(True, 8, 8), "ligne 9"),
    (patch("....", ".##.", ".##."), "lignes 2 à 3, colonnes 2 à 3"),
    (patch("#...", "#..."), "lignes 1 à 2, colonne 1"),
    (patch("#...", ".#.."), "2 cases"),
])  # fmt: skip
def test_where_a_piece_lies(piece, place):
    assert strip_place(piece) == place


@pytest.mark.parametrize(("labels", "wanted", "sentence"), [
    ((), "3", "Le réseau ne sait pas."),
    (("0", "6"), "6", "Le réseau hésite : 0 et 6."),
    (("9",), "3", "Le réseau dit 9, mais c'était un 3 : il se trompe."),  # reference §5: number 6
    (("3",), "3", "C'est un 3 !"), (("3",), None, "C'est un 3 !"), (("oui",), None, "C'est « oui » !"),
])  # fmt: skip
def test_verdicts(labels, wanted, sentence):
    assert plain(verdict_sentence(Verdict(labels, wanted))) == sentence


@pytest.mark.parametrize(("found", "sentence"), [
    ([Distance("prix", 11.5, 12.0)], "Le réseau dit 11,5 ; il fallait 12 : écart −0,5."),
    ([Distance("prix", 11.5, None)], "Le réseau dit 11,5."),
    ([Distance("un", 1.0, 0.75), Distance("deux", 2.0, None)],
     "Le réseau dit un 1, il fallait 0,75 : écart +0,25 ; deux 2."),
])  # fmt: skip
def test_outputs_that_are_numbers(found, sentence):
    assert plain(distance_sentence(found)) == sentence


@pytest.mark.parametrize(("answer", "rule", "threshold", "text"), [
    ("excess", "montrer de combien le calcul dépasse 2,5, sinon 0",
     "Le seuil : jusqu'à 2,5, il montre 0 ; au-dessus, de combien il est dépassé.", "2,5"),
    ("above", "montrer 1 si le calcul dépasse 2,5, sinon 0",
     "Le seuil : jusqu'à 2,5, il montre 0 ; au-dessus, 1.", "2,5"),
    ("reach", "montrer 1 si le calcul atteint 2,5, sinon 0",
     "Le seuil : sous 2,5, il montre 0 ; à partir de là, 1.", "2,5"),
    ("sum", "montrer le calcul moins 2,5", "Le seuil, 2,5, est enlevé du calcul.", "2,5 (b = −2,5)"),
])  # fmt: skip
def test_what_a_threshold_does(answer, rule, threshold, text):
    neuron = Neuron("A", (1,), 2.5, "0", answer=answer)
    found = rule_sentence(neuron), threshold_sentence(neuron), threshold_text(neuron)
    assert tuple(map(plain, found)) == (rule, threshold, text)
    assert ("dépasse son seuil" in neuron_sentence(neuron)) == (answer != "sum")


def test_a_line_below_zero_adds():
    assert plain(rule_sentence(Neuron("y", (1,), -0.3, answer="sum"))) == "montrer le calcul plus 0,3"
    assert plain(rule_sentence(Neuron("y", (1,), 0, answer="sum"))) == "montrer le calcul"
