"""Hints that lead to all examples right from wherever the class stands, and help that fades."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.reading.reader import parse_activity
from connecte.core.cards.network import Nudge
from connecte.core.cards.shortest import ShortestWay
from connecte.language.value import replace
from connecte.session.moves import ChooseLearning, Learn
from connecte.session.rules.apply import apply
from connecte.session.rules.hand.hint import best_hint, gradients, hints
from connecte.session.rules.learning import lessons, stand
from connecte.session.session import Session
from connecte.session.story.graded_help import GRADES, helped_lesson, hint_sentence
from tests.core.test_repair import moved, right, small_networks
from tests.often import times
from tests.session.test_reasons import said_of
from tests.session.test_rules import WORKSHOP, played
from tests.variants import changed

PRINTED = played([Learn()]).state
CLASS = [e for e in WORKSHOP.examples if e.in_class]


def all_right(changes):
    """Whether the ten of the class are right after these changes, by a plain pass in arrays."""
    values = np.array([e.counts for e in CLASS], dtype=float).T
    by = {(layer, neuron): change for layer, neuron, change in changes}
    for number, layer in enumerate(WORKSHOP.network().layers):
        weights = np.array([n.weights for n in layer.neurons], dtype=float)
        at = [n.threshold + by.get((number, i), 0) for i, n in enumerate(layer.neurons)]
        values = np.maximum(0, weights @ values - np.array(at)[:, None])
    wanted = np.array([[e.label == n.label for e in CLASS] for n in layer.neurons])
    return bool(((values > 0) == wanted).all())


def states_within(moves):
    """Every state that so many moves or fewer lead to, as changes."""
    found, front = {()}, [()]
    for _number in range(moves):
        after = [apply(replace(PRINTED, changes=c), Nudge(*place, by)).changes
                 for c, place, by in product(front, WORKSHOP.places, (1, -1))]  # fmt: skip
        front = [c for c in dict.fromkeys(after) if c not in found]
        found.update(front)
    return found


def test_following_the_hints_ends_with_all_right_from_everywhere_near():
    """Every state reached by fewer than four moves: 1 + 20 + 200 + 1340, ten thresholds each up or down;
    of them every tenth, but in a long run.
    """
    starts = states_within(3)
    assert len(starts) == 1561
    tried = sorted(starts)[:: times(10, 1)]
    left: dict[tuple[Nudge, ...], int] = {}
    for start in tried:
        way = [start]
        while way[-1] not in left:
            hint = best_hint(replace(PRINTED, changes=way[-1]))
            if hint is None:
                assert all_right(way[-1]), way[-1]
                left[way[-1]] = 0
                break
            left[way[-1]] = hint.left
            way.append(apply(replace(PRINTED, changes=way[-1]), hint.move).changes)
        assert all(left[one] == left[after] + 1 for one, after in pairwise(way)), way
    assert max(left[start] for start in tried) <= 6, "back to the printed cards, and three more"


def test_the_hints_from_the_printed_cards_are_the_workshops_own():
    """Reference §5, and what `check` says of number 6: C + 1, D − 1, blue − 1; then all ten are right."""
    state, told = PRINTED, []
    while (hint := best_hint(state)) is not None:
        told.append(hint_sentence(state, hint.move, hint.left, 3))
        state = apply(state, hint.move)
        assert hint.right == sum(said_of(state.network, e.counts)[0] == [e.label] for e in CLASS)
    assert told == [
        "Le coup : C + 1. Il en restera 2.",
        "Le coup : D − 1. Il en restera 1.",
        "Le coup : bleu − 1, et tous sont justes.",
    ]


def test_a_hint_has_three_grades_and_no_word_that_was_not_told():
    hint = best_hint(PRINTED)
    told = [hint_sentence(PRINTED, hint.move, hint.left, grade) for grade in range(1, GRADES + 1)]
    assert told == [
        "Regarder la carte C : pour le n° 6, jaune l'ajoute et bleu l'enlève.",
        "C montre 2 pour le n° 6, c'est trop : son seuil doit monter.",
        "Le coup : C + 1. Il en restera 2.",
    ]
    assert "+ 1" not in told[0] + told[1]
    assert "monter" not in told[0]
    for state in (replace(PRINTED, changes=c) for c in sorted(states_within(1))):
        found = best_hint(state)
        for grade in range(1, GRADES + 1) if found else ():
            sentence = hint_sentence(state, found.move, found.left, grade)
            assert not {"pente", "gradient", "coût"} & set(sentence.split())


@settings(max_examples=times(20, 200))
@given(small_networks(), st.integers(-2, 2))
def test_a_shortest_way_leads_to_all_right_and_none_is_shorter(case, more):
    network, examples = case
    network = network.moved(0, 0, more)
    way = ShortestWay(network, [e.inputs for e in examples], [e.label for e in examples])
    for moves in way.sets:
        assert all(right(moved(network, moves), examples))
    places = [(n, i) for n, layer in enumerate(network.layers) for i in range(len(layer.neurons))]
    least = min((sum(abs(by) for *_place, by in moves) for moves in way.sets), default=99)
    for size in range(min(3, least)):
        steps_by_one = [Nudge(*place, by) for place in places for by in (1, -1)]
        for steps in combinations_with_replacement(steps_by_one, size):
            assert not all(right(moved(network, steps), examples))


def test_where_no_way_is_known_a_move_that_helps_is_proposed():
    """All sixteen: five moves and more are not searched on; what is proposed still helps."""
    state = apply(PRINTED, ChooseLearning("all"))
    hint = best_hint(state)
    assert hint.left is None
    assert hint_sentence(state, hint.move, None, 3).startswith("Le coup : ")
    assert best_hint(PRINTED, stop=lambda: True) is None


def test_the_example_that_a_move_helps_is_nearer_after_it():
    state = PRINTED
    for place, by in product(WORKSHOP.places, (1, -1)):
        lesson = helped_lesson(state, Nudge(*place, by))
        if lesson is None:
            continue
        assert lesson.name in ("6", "10"), "the two that are wrong (reference §5)"
        distance = []
        for network in (state.network, state.network.moved(*place, by)):
            _claimed, sums = said_of(network, lesson.counts)
            over = {n.label: sums[n.name] - n.threshold for n in network.layers[-1].neurons}
            distance.append(
                sum(max(0, v) if label != lesson.label else max(0, 1 - v) for label, v in over.items())
            )
        assert distance[1] < distance[0]


@pytest.mark.parametrize("change", [
    ("minutes: 50\n", "minutes: 50\ndecision: largest\n"),
    ('label: "6"\n        color', 'label: "0"\n        color'),
])  # fmt: skip
def test_where_outputs_depend_on_each_other_hints_lead_to_all_right_too(change):
    """Each move makes the way shorter by one, until the board is right."""
    text = changed(change)
    if "decision" not in change[1]:
        text = text.replace('label: "6"', 'label: "0"').replace("minutes: 50", "minutes: 50\ndecision: alone")
    activity = parse_activity(text.encode(), "f.yaml", "f")
    state = Session.start(activity).play(Learn()).state
    left = None
    for _move in range(9):
        hint = best_hint(state)
        if hint is None:
            break
        assert left is None or hint.left == left - 1
        assert all(hint_sentence(state, hint.move, hint.left, grade) for grade in (1, 2, 3))
        left = hint.left
        state = apply(state, hint.move)
    assert left == 1
    assert all(each.verdict.right for each in stand(state.network, lessons(state)))


def test_moves_that_help_come_with_the_most_right_examples_first():
    """Of the 20 moves by 1, those that make more right, then those that lower the cost most (reference §5)."""
    found = hints(PRINTED, most=20)
    slopes = gradients(PRINTED)
    assert slopes[0] == pytest.approx([0.0, -0.1, -5.6, 7.7, -0.2, -1.5], abs=0.06)
    assert slopes[1] == pytest.approx([-1.3, 2.6, 0.5, -3.2], abs=0.06)
    expected = []
    for layer, neuron, by in ((*place, by) for place in WORKSHOP.places for by in (1, -1)):
        network = PRINTED.network.moved(layer, neuron, by)
        count = sum(said_of(network, e.counts)[0] == [e.label] for e in CLASS)
        downhill = float(slopes[layer][neuron]) * by
        if count > 8 or (count == 8 and downhill <= -0.05):
            expected.append((-count, downhill, Nudge(layer, neuron, by)))
    assert [(-hint.right, hint.move) for hint in found] == [
        (count, move) for count, _by, move in sorted(expected)
    ]
    assert hints(PRINTED) == found[:3]
    assert hints(PRINTED, stop=lambda: True) == []
