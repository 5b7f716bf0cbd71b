"""The smallest moves of thresholds that mend an example, against trying all of them."""

from __future__ import annotations

from itertools import combinations, combinations_with_replacement, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.core.cards.network import Layer, Network, Neuron, Nudge
from connecte.core.cards.repair import MOST_MOVES, Labelled, Repairer
from connecte.core.cards.shortest import ShortestWay
from connecte.core.cards.verdict import judge
from tests.generated import networks
from tests.often import times


def labelled(examples):
    return [Labelled(example.counts, example.label) for example in examples]


def right(network, examples):
    return [bool(judge(network.forward(e.inputs).outputs, network.labels, e.label).right) for e in examples]


def moved(network, nudges):
    for nudge in nudges:
        network = network.moved(*nudge)
    return network


def mends(network, examples, wrong, nudges):
    """Whether the moves make the example right and keep every other that was: by playing it all."""
    after = moved(network, nudges)
    if not right(after, examples[wrong : wrong + 1])[0]:  # found faster: few moves do
        return False
    pairs = zip(right(network, examples), right(after, examples), strict=True)
    return all(now for was, now in pairs if was)


def all_sets(network, most):
    """Every set of up to `most` thresholds moved by one, the smallest first."""
    places = [(n, i) for n, layer in enumerate(network.layers) for i in range(len(layer.neurons))]
    for size in range(1, most + 1):
        for chosen in combinations(places, size):
            for changes in product((1, -1), repeat=size):
                yield tuple(Nudge(*place, by) for place, by in zip(chosen, changes, strict=True))


def by_name(network, nudges):
    return {(network.layers[n.layer].neurons[n.neuron].name, n.change) for n in nudges}


@pytest.mark.parametrize("which", ["the ten of the class", "all sixteen"])
def test_example_6_has_one_smallest_repair(workshop, which):
    """Reference §5: C up, D down; and blue down, which alone of the outputs it needs."""
    chosen = [e for e in workshop.examples if e.in_class or which == "all sixteen"]
    network, examples = workshop.network(), labelled(chosen)
    wrong = next(i for i, e in enumerate(chosen) if e.number == 6)
    found = Repairer(network, examples).repairs(wrong)
    assert [by_name(network, nudges) for nudges in found.sets] == [{("C", 1), ("D", -1), ("bleu", -1)}]
    mending = [nudges for nudges in all_sets(network, 3) if mends(network, examples, wrong, nudges)]
    assert [by_name(network, nudges) for nudges in mending] == [{("C", 1), ("D", -1), ("bleu", -1)}]


def test_every_repair_of_the_workshop_mends_and_none_smaller_does(workshop):
    network, examples = workshop.network(), labelled(workshop.examples)
    repairer = Repairer(network, examples)
    assert repairer.right == right(network, examples)
    sizes = {}
    for wrong in (i for i, fine in enumerate(repairer.right) if not fine):
        found = repairer.repairs(wrong)
        assert all(mends(network, examples, wrong, nudges) for nudges in found.sets)
        sizes[wrong] = {len(nudges) for nudges in found.sets}
        least = min(sizes[wrong], default=3)
        tried = [n for n in all_sets(network, min(least, 2)) if mends(network, examples, wrong, n)]
        assert {frozenset(n) for n in tried} == {frozenset(n) for n in found.sets if least <= 2}
    assert sizes == {2: {1}, 3: set(), 6: {3}, 7: set(), 10: {1}, 11: {1}, 14: set(), 15: {2}}


@st.composite
def small_networks(draw):
    """One to three layers of at most three neurons, whole weights, and a few examples."""
    widths = [draw(st.integers(1, 3)) for _ in range(draw(st.integers(1, 3)))] + [2]
    layers = []
    for number, (sources, size) in enumerate(pairwise(widths)):
        neurons = []
        for i in range(size):
            weights = tuple(draw(st.integers(-2, 2)) for _ in range(sources))
            label = str(i) if number == len(widths) - 2 else None
            neurons.append(Neuron(f"n{number}{i}", weights, draw(st.integers(-2, 4)), label))
        layers.append(Layer(f"l{number}", tuple(neurons)))
    inputs = st.tuples(*[st.integers(0, 5)] * widths[0])
    examples = [Labelled(draw(inputs), draw(st.sampled_from("01"))) for _ in range(draw(st.integers(1, 4)))]
    return Network(tuple(layers)), examples


@settings(max_examples=times(15, 60))
@given(small_networks())
def test_repairs_are_those_found_by_trying_all(case):
    network, examples = case
    repairer = Repairer(network, examples)
    assert repairer.right == right(network, examples)
    for wrong, fine in enumerate(repairer.right):
        if fine:
            continue
        tried = [n for n in all_sets(network, MOST_MOVES) if mends(network, examples, wrong, n)]
        least = min(map(len, tried), default=0)
        found = repairer.repairs(wrong)
        assert {frozenset(n) for n in found.sets} == {frozenset(n) for n in tried if len(n) == least}
        assert found.searched == MOST_MOVES


def test_a_search_that_may_not_last_says_how_far_it_came(workshop):
    examples = labelled(workshop.examples)
    searched = Repairer(workshop.network(), examples, work=2000).repairs(6)
    assert searched.sets == ()
    assert searched.searched < 3


def test_with_decimals_less_than_one_may_be_enough():
    """a = 0.5 shows 0.5 three times over 0, 1.5 under the threshold 5; each of the four thresholds down
    by one: 3 × 1.5 = 4.5 over 4, and with a = 0, 3 × 1 = 3 under 4.
    """
    hidden = tuple(Neuron(name, (1,), 0) for name in "ABC")
    network = Network((Layer("h", hidden), Layer("o", (Neuron("S", (1, 1, 1), 5, "oui"),))), "non")
    repairer = Repairer(network, [Labelled((0.5,), "oui"), Labelled((0,), "non")])
    found = repairer.repairs(0)
    assert found.sets == ((Nudge(0, 0, -1), Nudge(0, 1, -1), Nudge(0, 2, -1), Nudge(1, 0, -1)),)


@st.composite
def any_networks(draw):
    """Networks in which outputs depend on each other, or show 0 or 1, with a few examples."""
    net = draw(networks(2))
    net = net._replace(otherwise=draw(st.sampled_from(["", "rien"])))
    names = (*net.choices, *([net.otherwise] if net.otherwise else []))
    inputs = st.tuples(st.integers(0, 4), st.integers(0, 4))
    count = draw(st.integers(1, 3))
    return net, [Labelled(draw(inputs), draw(st.sampled_from(names))) for _ in range(count)]


def verdicts(network, examples):
    return [bool(network.verdict(network.forward(e.inputs).outputs, e.label).right) for e in examples]


@settings(max_examples=times(15, 200), deadline=None)
@given(any_networks())
def test_repairs_of_any_network_are_those_found_by_trying_all(case):
    network, examples = case
    before = verdicts(network, examples)
    repairer = Repairer(network, examples)
    assert repairer.right == before
    for wrong in (n for n, fine in enumerate(before) if not fine):
        tried = []
        for nudges in all_sets(network, MOST_MOVES):
            if tried and len(nudges) > len(tried[0]):
                break
            after = verdicts(moved(network, nudges), examples)
            if after[wrong] and all(now for was, now in zip(before, after, strict=True) if was):
                tried.append(nudges)
        assert {frozenset(n) for n in repairer.repairs(wrong).sets} == set(map(frozenset, tried))


@settings(max_examples=times(8, 200), deadline=None)
@given(any_networks())
def test_the_shortest_way_of_any_network_is_the_one_found_by_trying_all(case):
    network, examples = case
    way = ShortestWay(network, [e.inputs for e in examples], [e.label for e in examples])
    places = [(n, i) for n, layer in enumerate(network.layers) for i in range(len(layer.neurons))]
    for size in range(3):
        tried = changes_of(len(places), size)
        mending = [c for c in tried if all(verdicts(changed(network, places, c), examples))]
        if mending:
            assert {sum(abs(n.change) for n in moves) for moves in way.sets} == {size}
            assert all(verdicts(moved(network, moves), examples) for moves in way.sets)
            if not network.is_simple:
                assert len(way.sets) == len(mending)
            return
    assert all(sum(abs(n.change) for n in moves) > 2 for moves in way.sets)


def changes_of(places, size):
    """Every change of so many thresholds whose sizes add up to `size`: as many steps by one, none back."""
    found = set()
    for steps in combinations_with_replacement(product(range(places), (1, -1)), size):
        if not any((place, -by) in steps for place, by in steps):
            found.add(tuple(sum(by for at, by in steps if at == place) for place in range(places)))
    return found


def test_changes_of_a_size_are_all_of_them():
    everything = [c for c in product(range(-2, 3), repeat=4) if sum(map(abs, c)) == 2]
    assert changes_of(4, 2) == set(everything) and len(everything) == 4 * 2 + 6 * 4


def changed(network, places, changes):
    return moved(network, [Nudge(*place, by) for place, by in zip(places, changes, strict=True) if by])


def test_thresholds_that_are_not_whole_are_not_moved_by_one_where_outputs_depend_on_each_other():
    layer = Layer("o", (Neuron("a", (1,), 0.5, "x"), Neuron("b", (2,), 0, "x"), Neuron("c", (3,), 0, "y")))
    repairer = Repairer(Network((layer,), "", "largest"), [Labelled((1,), "x")])
    assert repairer.repairs(0).sets == ()
