"""Two outputs side by side, and one example followed, against a plain recomputation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.core.cards.card import shown
from connecte.core.cards.duel import duel
from connecte.core.cards.follow import margin, neuron_changes
from connecte.core.cards.network import Layer, Network, Neuron
from connecte.session.story.reasons import duel_sentence, turning_sentence
from tests.core.test_moved import boards
from tests.generated import drawings, networks
from tests.often import times


def plain_outputs(network, inputs):
    """(sum, threshold, speaks, terms) of each output, with no code of the package."""
    values = list(inputs)
    for layer in network.layers:
        rows = []
        for neuron in layer.neurons:
            terms = {s: (w, w * v) for s, (w, v) in enumerate(zip(neuron.weights, values, strict=True)) if w}
            total = round(sum(product for _w, product in terms.values()), 9)
            above = total >= neuron.threshold if neuron.answer == "reach" else total > neuron.threshold
            shows = total - neuron.threshold if neuron.answer == "excess" else 1
            rows.append((total, neuron.threshold, above, terms, shows if above else 0))
        values = [row[4] for row in rows]
    return rows


def check(network, inputs, wanted):
    rows = plain_outputs(network, inputs)
    said = [label for label, row in zip(network.labels, rows, strict=True) if row[2]]
    if not said and network.otherwise:
        said = [network.otherwise]
    found = duel(network, network.forward(inputs), wanted)
    if said == [wanted] or (wanted is None and len(said) == 1):
        assert found is None
        return
    assert found is not None
    for side in found.sides:
        total, threshold, speaks, terms, _shows = rows[side.output]
        assert side.trace.sum == pytest.approx(total)
        assert (side.trace.threshold, side.speaks) == (threshold, speaks)
        assert {t.source for t in side.trace.terms} == set(terms)
        assert side.wanted == (network.labels[side.output] == wanted)
    if len(found.sides) == 2:
        one, other = (rows[side.output][3] for side in found.sides)
        same = {source for source in one if source in other and one[source][0] == other[source][0]}
        assert found.shared == same
        assert set(found.deciding) == (set(one) | set(other)) - same
        # What is struck decides nothing: without it the sums differ by as much.
        left = [sum(p for s, (_w, p) in terms.items() if s not in same) for terms in (one, other)]
        sums = [rows[side.output][0] for side in found.sides]
        assert left[0] - left[1] == pytest.approx(sums[0] - sums[1])
    if wanted in network.labels:
        assert found.sides[-1].wanted
        first = rows[found.sides[0].output]
        rivals = [row for row, label in zip(rows, network.labels, strict=True) if label != wanted]
        if len(found.sides) == 2:
            assert first[2] == any(row[2] for row in rivals)
            assert first[0] - first[1] == max(row[0] - row[1] for row in rivals if row[2] == first[2])
    assert not any(side.is_right for side in found.others)
    told = {side.output for side in (*found.sides, *found.others) if not side.is_right}
    if wanted is not None:
        assert told == {n for n, row in enumerate(rows) if row[2] != (network.labels[n] == wanted)}


@settings(max_examples=times(40, 400))
@given(boards())
def test_a_duel_of_any_network_is_what_a_plain_pass_says(case):
    network, examples = case
    for inputs, label in examples:
        check(network, inputs, label)
        check(network, inputs, None)


@settings(max_examples=times(25, 300))
@given(drawings)
def test_a_duel_on_any_drawing(workshop, drawing):
    counts = workshop.counts(drawing)
    for wanted in (*workshop.labels, None):
        check(workshop.network(), counts, wanted)


def test_every_wrong_output_is_told_what_it_lacks():
    outputs = (Neuron("a", (1,), 5, "x"), Neuron("b", (1,), 0, "y"), Neuron("c", (1,), 1, "z"))
    network = Network((Layer("o", outputs),))
    told = turning_sentence(duel(network, network.forward((2,)), "x"))
    assert all(each in told for each in ("a doit gagner 4", "b doit perdre 2", "c doit perdre 1"))


def test_one_of_two_that_are_largest_speaks():
    outputs = (Neuron("a", (1,), 0, "x"), Neuron("b", (1,), 0, "y"), Neuron("c", (1,), 1, "z"))
    network = Network((Layer("o", outputs),), "", "largest")
    assert duel(network, network.forward((2,)), "z").sides[0].speaks


def test_number_6_is_decided_by_c_and_d(workshop):
    """Reference §5: blue and yellow differ only in C and D; number 6 gives yellow 6 and blue 4."""
    example = workshop.examples[6]
    found = duel(workshop.network(), workshop.network().forward(example.counts), example.label)
    assert [(s.trace.neuron.name, s.trace.sum, s.trace.threshold) for s in found.sides] == [
        ("jaune", 6, 4),
        ("bleu", 4, 6),
    ]
    names = workshop.source_names(1)
    assert [names[n] for n in sorted(found.shared)] == ["A", "B", "E"]
    assert [names[n] for n in found.deciding] == ["C", "D"]
    assert [s.missing for s in found.sides] == [-2, 3]


@settings(max_examples=times(25, 300))
@given(boards())
def test_what_is_missing_neuron_changes_an_output(case):
    """A sum changed by what is missing makes the output right; with whole numbers one less does not."""
    network, examples = case
    for inputs, label in examples:
        found = duel(network, network.forward(inputs), label)
        for side in (*found.sides, *found.others) if found else ():
            threshold, answer = side.trace.threshold, side.trace.neuron.answer
            if not float(side.trace.sum).is_integer():
                continue

            def speaks(total, threshold=threshold, answer=answer):
                return total >= threshold if answer == "reach" else total > threshold

            assert speaks(side.trace.sum + side.missing) == side.wanted
            if side.missing:
                less = side.missing - (1 if side.missing > 0 else -1)
                assert speaks(side.trace.sum + less) != side.wanted


@settings(max_examples=times(25, 300))
@given(boards())
def test_following_finds_every_neuron_that_changes(case):
    network, examples = case
    moved = network.moved(0, 0, 1).moved(len(network.layers) - 1, 0, -1)
    inputs, _label = examples[0]
    old, new = network.forward(inputs), moved.forward(inputs)
    found = {(turn.layer, turn.neuron) for turn in neuron_changes(old, new)}
    for layer, (before, after) in enumerate(zip(old.layers, new.layers, strict=True)):
        for index, (one, other) in enumerate(zip(before.neurons, after.neurons, strict=True)):
            same = one.sum == other.sum and one.shown == other.shown and one.threshold == other.threshold
            assert ((layer, index) in found) == (not same)


@settings(max_examples=times(25, 300))
@given(boards())
def test_the_margin_is_how_far_the_nearest_example_is(case):
    network, examples = case
    traces = [network.forward(inputs) for inputs, _label in examples]
    labels = [label for _inputs, label in examples]
    for output, name in enumerate(network.labels):
        rows = [(plain_outputs(network, inputs)[output], label == name) for inputs, label in examples]
        own = [row[0] - row[1] for row, wanted in rows if wanted and row[2]]
        others = [row[1] - row[0] for row, wanted in rows if not wanted and not row[2]]
        found = margin(network, traces, labels, output)
        assert found.own == (pytest.approx(min(own)) if own else None)
        assert found.others == (pytest.approx(min(others)) if others else None)
        assert found.least == (pytest.approx(min(own + others)) if own + others else None)


@settings(max_examples=times(50, 1000))
@given(networks(2), st.tuples(st.integers(0, 4), st.integers(0, 4)), st.data())
def test_the_changes_that_a_duel_asks_for_make_the_verdict_right(net, inputs, data):
    """Of every network: where the largest wins, where labels are doubled, where answers are 0 or 1."""
    net = net._replace(otherwise=data.draw(st.sampled_from(["", "rien"])))
    wanted = data.draw(st.sampled_from([*net.choices, *([net.otherwise] if net.otherwise else [])]))
    trace = net.forward(inputs)
    found = duel(net, trace, wanted)
    assert (found is None) == bool(net.verdict(trace.outputs, wanted).right)
    if found is None:
        return
    after = list(trace.outputs)
    for side in (*found.sides, *found.others):
        neuron = side.trace.neuron
        after[side.output] = shown(side.trace.sum + side.missing, neuron.threshold, neuron.answer)
    assert net.verdict(after, wanted).right, (trace.outputs, after, wanted)
    assert all(side.missing == 0 for side in (*found.sides, *found.others) if side.is_right)


def test_where_the_largest_wins_the_wanted_output_has_to_beat_the_other():
    """a shows 5 − 1 = 4, b shows 3 − 1 = 2: b wins with 5, which is 3 more."""
    outputs = (Neuron("a", (1, 0), 1), Neuron("b", (0, 1), 1))
    net = Network((Layer("o", outputs),), "", "largest")
    found = duel(net, net.forward((5, 3)), "b")
    assert [(side.trace.neuron.name, side.missing) for side in found.sides] == [("a", 0), ("b", 3)]
    assert turning_sentence(found).replace("\u00a0", " ") == "Pour que ce soit juste : b doit gagner 3."
    said = duel_sentence("n° 1", found).replace("\u00a0", " ")
    assert said.endswith("b vaut 3, son seuil est 1, il montre 2 et doit dépasser 4")
    silent = duel(net, net.forward((1, 0)), "b")  # a shows nothing: b shows something from 2 on
    assert [side.missing for side in (*silent.sides, *silent.others) if side.wanted] == [2]


def test_where_numbers_are_not_whole_a_little_more_is_enough():
    """V shows y − 0 = 0.2, B shows −x − 0: B wins with any more than 0.2 above what it has."""
    outputs = (Neuron("B", (-1, 0), 0, answer="sum"), Neuron("V", (0, 1), 0, answer="sum"))
    net = Network((Layer("o", outputs),), "", "largest")
    for x, change in ((0, "plus de 0,2"), (0.1, "plus de 0,3"), (-0.2, "un peu")):
        found = duel(net, net.forward((x, 0.2)), "B")
        said = turning_sentence(found, is_whole=False).replace("\u00a0", " ")
        assert said == f"Pour que ce soit juste : B doit gagner {change}."
