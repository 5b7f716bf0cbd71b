"""Sentences that say why, in the learning by hand: their numbers recomputed by hand."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.core.cards.duel import duel
from connecte.core.cards.follow import margin
from connecte.core.cards.network import Nudge
from connecte.session.moves import (
    ChooseLearning,
    Clear,
    Draw,
    DropPage,
    Follow,
    Learn,
    Paint,
    SayWanted,
    TestPages,
    Walk,
)
from connecte.session.page import page_name
from connecte.session.rules.hand.needed import needed_moves
from connecte.session.rules.learning import lesson_named, lessons, seen
from connecte.session.story.reasons import (
    duel_sentence,
    follow_sentence,
    left_sentence,
    margin_sentence,
    needed_sentence,
    seen_sentence,
    turning_sentence,
)
from tests.generated import drawings
from tests.often import times
from tests.session.test_rules import WORKSHOP, played

SIX = WORKSHOP.examples[6]
PRINTED = WORKSHOP.network()


def said_of(network, counts):
    """What a network of the workshop says, by a plain pass."""
    values = list(counts)
    for layer in network.layers:
        sums = [sum(w * v for w, v in zip(n.weights, values, strict=True)) for n in layer.neurons]
        values = [max(0, s - n.threshold) for s, n in zip(sums, layer.neurons, strict=True)]
    claimed = [n.label for n, v in zip(network.layers[-1].neurons, values, strict=True) if v > 0]
    return claimed, dict(zip([n.name for n in network.layers[-1].neurons], sums, strict=True))


def test_the_duel_of_number_6():
    """Reference §5, and the issue's own words."""
    found = duel(PRINTED, PRINTED.forward(SIX.counts), "3")
    assert duel_sentence("n° 6", found) == (
        "n° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus que 6"
    )
    assert left_sentence(WORKSHOP, found) == "bleu : D − C contre jaune : C − D"
    assert turning_sentence(found) == "Pour que ce soit juste : jaune doit perdre 2 et bleu doit gagner 3."


@settings(max_examples=times(40, 400))
@given(drawings, st.sampled_from("0369"))
def test_a_duels_sentence_holds_the_sums_and_thresholds(drawing, wanted):
    counts = WORKSHOP.counts(drawing)
    found = duel(PRINTED, PRINTED.forward(counts), wanted)
    claimed, sums = said_of(PRINTED, counts)
    assert (found is None) == (claimed == [wanted])
    if found is None:
        return
    sentence = duel_sentence("x", found)
    for name, said in re.findall(r"(\w+) vaut (−?\d+)", sentence):
        assert sums[name] == int(said.replace("−", "-"))
    turning = turning_sentence(found)
    after = dict(sums)
    for name, verb, size in re.findall(r"(\w+) doit (gagner|perdre) (\d+)", turning):
        after[name] += int(size) if verb == "gagner" else -int(size)
    right = [n.label for n in PRINTED.layers[-1].neurons if after[n.name] > n.threshold]
    assert right == [wanted], "the changes that it names are enough"


def test_following_number_6():
    both = PRINTED.moved(0, 2, 1).moved(0, 3, -1)
    sentence = follow_sentence("n° 6", PRINTED, both, SIX.counts, "3")
    assert sentence == (
        "n° 6 : jaune passe de 6 à 4, il se tait ; bleu passe de 4 à 6, il lui faut plus que 6. "
        "Il disait 9, il ne dit rien."
    )
    sentence = follow_sentence("n° 6", both, both.moved(1, 1, -1), SIX.counts, "3")
    assert sentence == (
        "n° 6 : le seuil de bleu passe de 6 à 5, bleu vaut 6 : il parle. "
        "Il ne disait rien, il dit 3, c'est juste."
    )


@settings(max_examples=times(40, 400))
@given(drawings, st.sampled_from("0369"), st.integers(0, 9), st.sampled_from([-3, -1, 1, 2]))
def test_a_followed_sentence_holds_sums_before_and_after(drawing, label, place, change):
    counts = WORKSHOP.counts(drawing)
    layer, neuron = WORKSHOP.places[place]
    moved = PRINTED.moved(layer, neuron, change)
    sentence = follow_sentence("x", PRINTED, moved, counts, label)
    (before, old), (after, new) = said_of(PRINTED, counts), said_of(moved, counts)
    for name, one, other in re.findall(r"(\w+) passe de (−?\d+) à (−?\d+)", sentence):
        if f"seuil de {name}" not in sentence:
            assert (old[name], new[name]) == tuple(int(n.replace("−", "-")) for n in (one, other))
    assert ("Il disait" in sentence or "Il ne disait" in sentence) == (before != after)
    assert ("c'est juste" in sentence) == (before != after and after == [label])
    matters = {n.name for n in moved.layers[-1].neurons if n.label in (label, *before, *after)}
    assert all(name in sentence for name in matters if old[name] != new[name])


def test_moves_that_change_no_verdict_say_what_they_are_for():
    """Green takes margin and yellow too; pink gives the sixes what the others had. By hand, over the ten
    of the class, after C + 1 and D − 1: the zeros give green 8 or more and all others 6 or less, so at 6
    the nearest are 2 above and 0 below, at 7 they are 1 above and 1 below.
    """
    network = PRINTED.moved(0, 2, 1).moved(0, 3, -1)
    sums = {True: [], False: []}
    for e in WORKSHOP.examples:
        if e.in_class:
            sums[e.label == "0"].append(said_of(network, e.counts)[1]["vert"])
    assert (min(sums[True]), max(sums[False])) == (8, 6)
    told = {}
    for move in WORKSHOP.by_hand[2:]:
        after = network.moved(*move)
        chosen = [e for e in WORKSHOP.examples if e.in_class]
        if [said_of(network, e.counts)[0] for e in chosen] == [said_of(after, e.counts)[0] for e in chosen]:
            output = network.layers[1].neurons[move.neuron]
            sides = [
                margin(n, [n.forward(e.counts) for e in chosen], [e.label for e in chosen], move.neuron)
                for n in (network, after)
            ]
            told[output.name] = margin_sentence(output.name, output.label, *sides)
        network = after
    assert told["vert"] == (
        "Rien ne change : on prend de la marge. Les 0 dépassent le seuil d'au moins 1 (2 avant) ; "
        "les autres restent sous le seuil d'au moins 1 (0 avant)."
    )
    assert "on prend de la marge" in told["jaune"]
    assert "la marge de rose change de côté" in told["rose"]
    assert set(told) == {"vert", "rose", "jaune"}


def test_three_of_the_six_moves_are_enough():
    state = played([Learn()]).state
    needed = needed_moves(state)
    names = [WORKSHOP.layers[m.layer].cards[m.neuron].neuron.name for m in needed]
    assert [*zip(names, (m.change for m in needed), strict=True)] == [("C", 1), ("D", -1), ("bleu", -1)]
    assert needed_sentence(WORKSHOP.by_hand, needed, names) == (
        "3 coups suffisaient sur 6 : C + 1, D − 1 et bleu − 1. Les autres déplacent la marge."
    )
    assert needed_sentence(needed, needed, names) == "Chacun de ces 3 coups est nécessaire."
    chosen = [e for e in WORKSHOP.examples if e.in_class]
    for size in (0, 1, 2):
        for part in combinations(WORKSHOP.by_hand, size):
            network = PRINTED
            for move in part:
                network = network.moved(*move)
            assert any(said_of(network, e.counts)[0] != [e.label] for e in chosen), part


def test_seen_and_never_seen():
    """Reference §5: ten of ten with the class's cards are also all that is right of all sixteen."""
    state = played([Learn()]).state
    assert seen_sentence(seen(state)) == "Sur les cartes : 8 justes sur 10. Pas sur les cartes : 0 juste sur 6."
    learned = played([Learn(), *WORKSHOP.by_hand]).state
    assert (
        seen_sentence(seen(learned)) == "Sur les cartes : 10 justes sur 10. Pas sur les cartes : 0 juste sur 6."
    )
    everyone = played([Learn(), *WORKSHOP.by_hand, ChooseLearning("all")]).state
    assert seen_sentence(seen(everyone)) == "Sur les cartes : 10 justes sur 16."


@settings(max_examples=times(15, 100))
@given(drawings, st.sampled_from("0369"), st.booleans())
def test_the_classs_own_drawings_are_counted_once_they_are_told(drawing, label, told):
    session = played([Paint(tuple(drawing.black), True), SayWanted(label), Walk()])
    if told:
        session = session.play(TestPages())
    own = session.state.is_own
    assert not seen(session.play(Learn()).state).own.total, "while it is walked through"
    found = seen(session.play(Draw()).play(Clear()).play(Learn()).state).own
    assert found.total == (1 if told and own else 0)
    if found.total:
        assert found.right == (said_of(PRINTED, WORKSHOP.counts(drawing))[0] == [label])


def test_an_example_is_followed_by_name_and_a_page_keeps_its_own():
    drawing = SIX.drawing.paint([(8, 5)], True)
    other = SIX.drawing.paint([(8, 4)], True)
    session = played([Paint(tuple(other.black), True), SayWanted("3"), Walk()])
    session = session.play(Draw()).play(Clear()).play(Paint(tuple(drawing.black), True)).play(SayWanted("3"))
    session = session.play(Walk()).play(Learn())
    assert session.play(Follow("d2")).state.followed is None, "nobody has seen its verdict"
    session = session.play(TestPages()).play(Follow(page_name(1)))
    assert session.state.followed == "d2"
    assert lesson_named(session.state, "d2").counts == WORKSHOP.counts(drawing)
    assert session.play(DropPage(0)).state.followed == "d1"
    assert session.play(DropPage(1)).state.followed is None
    for wrong in ("99", "d7", "x", ""):
        assert session.play(Follow(wrong)).state.followed == "d2"
    assert session.play(Follow("7")).state.followed == "7", "one that is not on the cards, too"
    assert session.play(Follow(None)).state.followed is None
    assert "7" not in {lesson.name for lesson in lessons(session.state)}


@pytest.mark.parametrize("change", [Nudge(0, 0, 1), Nudge(0, 4, -1)])
def test_a_neuron_that_shows_the_same_is_named(change):
    """F reads 7 over 5; with number 6, E shows 0 whatever a small move does to it."""
    moved = PRINTED.moved(*change)
    sentence = follow_sentence("n° 6", PRINTED, moved, SIX.counts, "3")
    shown = [n.forward(SIX.counts).layers[0].neurons[change.neuron].shown for n in (PRINTED, moved)]
    assert (f"montre {shown[0]} avant comme après" in sentence) == (shown[0] == shown[1])
