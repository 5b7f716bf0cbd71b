"""What is said of the training, word for word: slopes, steps, what surprises, what was never seen."""

from __future__ import annotations

import pytest

from connecte.core.cards.verdict import Verdict
from connecte.core.landscape.curve import Slope
from connecte.core.landscape.rises import Passage
from connecte.session.rules.learning import Group
from connecte.session.story.slope_words import (
    agreement_sentence,
    both_sentence,
    computer_sentence,
    cost_sentence,
    gradient_sentence,
    most_confused,
    read_aloud,
    rises_sentence,
    slope_number,
    start_sentence,
    step_sentence,
    surprise_sentence,
)
from tests.session.scripted import plain

# Of ten examples: three 3 are found, one is called a 9, one both; one 9 is called a 3, four are found.
TEN = [*[Verdict(("3",), "3")] * 3, Verdict(("9",), "3"), Verdict(("3", "9"), "3"), Verdict(("3",), "9"),
       *[Verdict(("9",), "9")] * 4]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), [
    (-5.62, "−5,6"), (7.68, "7,7"), (0.05, "0,1"), (0, "0"), (0.01234, "0,0123"), (-0.01234, "−0,0123"),
])  # fmt: skip
def test_a_slope_has_one_decimal_or_three_figures(value, text):
    assert slope_number(value) == text


@pytest.mark.parametrize(("before", "after", "change", "sentence"), [
    (12.7, 7.53, -1, "Contre la pente : D − 1, le coût passe de 12,7 à 7,53."),
    (7.53, 12.7, 1, "Contre la pente : D + 1, mais un cran est trop grand : le coût monte de 7,53 à 12,7."),
    (10.001, 10.002, 1, "Contre la pente : D + 1, mais un cran est trop grand : le coût monte de 10,001 à "
                        "10,002."),
    (12.7, 7.53, 0, ""),
])  # fmt: skip
def test_a_step_against_the_slope(before, after, change, sentence):
    assert plain(step_sentence("D", change, before, after)) == sentence


@pytest.mark.parametrize(("before", "after", "right", "smaller", "sentence"), [
    (12.0, 10.0, (9, 9), False, ""), (12.0, 10.0, (9, 10), False, ""),
    (236.0, 36.0, (9, 8), False,
     "Coût 236 → 36,0, et 1 juste de moins : il pèse les erreurs, sans les compter."),
    (236.0, 36.0, (9, 7), False,
     "Coût 236 → 36,0, et 2 justes de moins : il pèse les erreurs, sans les compter."),
    (10.0, 12.0, (9, 9), True, "Le coût monte (10,0 → 12,0) : le pas trop grand saute par-dessus le creux."),
    (10.0, 12.0, (9, 9), False, "Le coût monte (10,0 → 12,0), même avec un pas mille fois plus petit."),
])  # fmt: skip
def test_what_surprises(before, after, right, smaller, sentence):
    assert plain(surprise_sentence(Passage(before, after, *right, smaller))) == sentence


def test_the_ways_of_the_computer_and_how_often_its_cost_rose():
    assert plain(computer_sentence(("C", "D"), (17, 7), (18.25, 6.5), 1000)) == (
        "L'ordinateur, en 1 000 itérations : C de 17 à 18,25, D de 7 à 6,5. Lui change tous les nombres à la "
        "fois, de très peu : il lui faut beaucoup de pas."
    )
    assert plain(rises_sentence(46_000, 100_000)) == (
        "Le coût est monté 46 000 fois en 100 000 itérations : le pas est grand."
    )
    assert plain(cost_sentence()).startswith("Le coût : d'autant plus grand")


@pytest.mark.parametrize(("learned", "held", "own", "sentence"), [
    (Group(10, 10), Group(0, 6), Group(0, 0), "Appris : 10 sur 10. Jamais vus : 0 sur 6."),
    (Group(10, 10), Group(0, 0), Group(0, 0), "Appris : 10 sur 10. Jamais vus : aucun."),
    (Group(9, 10), Group(0, 0), Group(1, 2), "Appris : 9 sur 10. Vos dessins : 1 sur 2."),
    (Group(9, 10), Group(3, 6), Group(1, 2), "Appris : 9 sur 10. Jamais vus : 3 sur 6. Vos dessins : 1 sur 2."),
])  # fmt: skip
def test_what_was_learned_and_what_never_seen(learned, held, own, sentence):
    assert plain(both_sentence(learned, held, own)) == sentence


@pytest.mark.parametrize(("here", "others", "sentence"), [
    (Group(10, 10), (), ""),
    (Group(9, 16), (), "À la main 10 sur 10, ici 9 sur 16 : autres exemples."),
    (Group(9, 16), ("B",), "À la main 10 sur 10, ici 9 sur 16 : autres exemples, autre calcul pour B."),
    (Group(10, 10), ("B", "C"), "À la main 10 sur 10, ici 10 sur 10 : autres calculs pour B et C."),
    (Group(9, 10), (), "À la main 10 sur 10, ici 9 sur 10 : autres seuils."),
])  # fmt: skip
def test_why_the_training_begins_elsewhere(here, others, sentence):
    assert plain(start_sentence(Group(10, 10), here, others)) == sentence


@pytest.mark.parametrize(("label", "sentence"), [
    ("3", "Quand il dit 3, c'est juste 3 fois sur 4 ; sur 5 vrais 3 il en trouve 3."),
    ("9", "Quand il dit 9, c'est juste 4 fois sur 5 ; sur 5 vrais 9 il en trouve 4."),
    ("6", "Il ne dit jamais 6 seul ; sur 0 vrai 6 il en trouve 0."),
])  # fmt: skip
def test_the_confusion_of_a_label_is_read_aloud(label, sentence):
    assert plain(read_aloud(TEN, label)) == sentence


def test_the_label_that_is_confused_most():
    assert most_confused(TEN[:3]) is None
    assert most_confused(TEN) == "3"  # 3 and 9 are in each of the three errors, and 3 comes first
    assert most_confused([*TEN, Verdict((), "9")]) == "9"
    assert most_confused([Verdict(("6",), None)]) is None


def test_the_gradient_is_told_with_what_a_whole_step_does():
    found = Slope(17.0, 12.7, -5.6, -5.7, -5.5, False, -4.2)
    assert plain(gradient_sentence("C", found)) == (
        "Gradient du seuil C : −5,6, la pente ici ; monté de 1, le coût change de −4,2."
    )
    assert plain(agreement_sentence(found)).startswith("En remontant les couches : −5,6. En essayant")
