"""Which outputs claim: those above 0, or the largest; and several outputs of one label."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.trained import trained_text
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.cards.batch import claimed, outputs
from connecte.core.cards.moved import MovedThresholds
from connecte.core.cards.network import Layer, Network, Neuron
from connecte.core.cards.repair import Labelled, Repairer
from connecte.core.cards.verdict import judge
from connecte.core.learning.backprop import output_values, recognised
from connecte.core.replay.archive import from_bytes, to_bytes
from connecte.core.replay.series import series_outputs
from tests.variants import changed

LABELS = ("0", "3", "0")


@pytest.mark.parametrize(("outputs", "alone", "largest"), [
    ((0, 0, 0), (), ()),
    ((2, 0, 0), ("0",), ("0",)),
    ((2, 3, 0), ("0", "3"), ("3",)),
    ((2, 2, 1), ("0", "3"), ("0", "3")),
    ((3, 1, 3), ("0", "3"), ("0",)),
    ((1, 0, 3), ("0",), ("0",)),
    ((-1, -2, 0), (), ()),
])  # fmt: skip
def test_the_largest_answer_wins_and_a_tie_hesitates(outputs, alone, largest):
    assert judge(outputs, LABELS).labels == alone
    assert judge(outputs, LABELS, decision="largest").labels == largest
    assert judge(outputs, LABELS, "0", "rien").labels == (alone or ("rien",))


def network(labels, decision):
    """One layer that shows its inputs."""
    size = len(labels)
    rows = [tuple(int(i == n) for i in range(size)) for n in range(size)]
    return Network(
        (Layer("o", tuple(Neuron(f"n{n}", rows[n], 0, label) for n, label in enumerate(labels))),), "", decision
    )


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=4),
    st.sampled_from(["alone", "largest"]),
    st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=1, max_size=5),
)
def test_arrays_and_cards_decide_alike(labels, decision, rows):
    net = network(labels, decision)
    values = [tuple(row[: len(labels)]) for row in rows]
    said = [net.verdict(row).labels for row in values]
    found = claimed(net, np.array(values, dtype=float).T)
    assert [tuple(label for label, on in zip(net.choices, case, strict=True) if on) for case in found.T] == [
        tuple(label for label in net.choices if label in each) for each in said
    ]
    wanted = [net.choices[0]] * len(values)
    right = [each == (net.choices[0],) for each in said]
    assert MovedThresholds(net, values, wanted).right == sum(right)
    assert Repairer(net, [Labelled(row, "a") for row in values]).right == [each == ("a",) for each in said] or (
        "a" not in labels
    )


def doubled():
    """The workshop in which pink says 0 too, and the largest answer wins: 6 is a 0 for it."""
    text = changed(
        ("minutes: 50\n", "minutes: 50\ndecision: largest\n"),
        ('label: "6"\n        color', 'label: "0"\n        color'),
    )
    return parse_activity(text.replace('label: "6"', 'label: "0"').encode(), "f.yaml", "f")


def test_outputs_of_one_label_learn_together():
    activity = doubled()
    assert activity.labels == ("0", "3", "9")
    assert activity.network().labels == ("0", "3", "0", "9")
    run = new_run(activity, own_trial(activity)._replace(iterations=60, step=1e-6))
    signs = run.problem.signs(4)
    for example, row in zip(activity.examples, signs.tolist(), strict=True):
        assert row == [-1.0 if label == example.label else 1.0 for label in ("0", "3", "0", "9")]
    for _reached in run.run():
        pass
    values = run.at(60)
    net = activity.network()
    outputs = output_values(run.problem, run.problem.inputs, values)
    said = [net.verdict(list(row), e.label).right for row, e in zip(outputs, activity.examples, strict=True)]
    assert recognised(run.problem, values).tolist() == said
    again = from_bytes(to_bytes(run), "f")
    assert (again.problem.groups, again.problem.largest) == ((0, 1, 0, 2), True)
    series = series_outputs(again.problem, again.every(60, 60), again.shapes, again.problem.inputs)
    assert again.problem.recognised(series)[0].tolist() == said


def test_what_is_written_out_decides_alike():
    activity = doubled()
    made = parse_activity(trained_text(activity, activity.network(), "").encode(), "f.yaml", "f")
    assert made.network() == activity.network()


def test_a_label_that_stands_twice_is_a_slip_unless_the_author_decides():
    text = changed(('label: "6"\n        color', 'label: "0"\n        color')).replace(
        'label: "6"', 'label: "0"'
    )
    (fault,) = check_activity(text.encode(), "f", "f").faults
    assert "decision" in fault.hint
    text = text.replace("minutes: 50\n", "minutes: 50\ndecision: alone\n")
    assert check_activity(text.encode(), "f", "f").faults == ()


def test_the_workshop_where_the_largest_wins_hesitates_no_more():
    """Reference §5: with the printed cards number 10, a 6, is claimed by green and pink."""
    activity = load()
    ten = activity.network().forward(activity.examples[10].counts).outputs
    assert activity.network().verdict(ten).labels == ("0", "6")
    assert ten[0] != ten[2]
    largest = activity.network()._replace(decision="largest").verdict(ten)
    assert largest.labels == ("0" if ten[0] > ten[2] else "6",)


def test_tenths_that_add_up_to_nothing_claim_nothing_in_either_way():
    """0.1 + 0.2 − 0.3 is 5.6e−17 in doubles and 0 on the card."""
    bent = [
        Neuron(name, (weight,), 0, answer="tanh") for name, weight in zip("abc", (0.2, 0.3, 0.4), strict=True)
    ]
    network = Network(
        (Layer("first", tuple(bent)), Layer("last", (Neuron("n", (1, 1, -1), 0, label="x", answer="above"),)))
    )
    assert [neuron.shown for neuron in network.forward((1,)).layers[0].neurons] == [0.1, 0.2, 0.3]
    assert network.forward((1,)).outputs == (0,)
    assert outputs(network, np.array([[1]])).tolist() == [[0]]
