"""Trained numbers as cards: the file that is written says exactly these numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.problem import parameters
from connecte.content.runs.trained import roundings, trained_network, trained_text
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import LayerParameters, Parameters, recognised
from connecte.core.learning.rounding import UNITS, rounded
from tests.often import times

NAMES = ["connecte-tes-neurones", "xor", "rouge"]


def run_of(activity, iterations):
    recording = new_run(activity, own_trial(activity)._replace(iterations=iterations))
    for _reached in recording.run():
        pass
    return recording


def numbers(network):
    return [[(*neuron.weights, neuron.threshold) for neuron in layer.neurons] for layer in network.layers]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_read_back(name, unit):
    activity = load(name)
    run = run_of(activity, 750)
    network = trained_network(activity, rounded(run.at(750), unit), run.problem)
    made = parse_activity(trained_text(activity, network, "une\nhistoire").encode(), "m.yaml", "m")
    assert numbers(made.network()) == numbers(network)
    assert made.network().otherwise == activity.otherwise
    assert [e[1:] for e in made.examples] == [e[1:] for e in activity.examples]
    assert (made.grid, made.inputs) == (activity.grid, activity.inputs)
    assert made.training._replace(note="", start=()) == activity.training._replace(note="", start=())
    # What training recognises, the cards do: they answer max(0, sum − threshold), and claim above 0.
    known = recognised(run.problem, rounded(run.at(750), unit))
    said = [
        made.network().verdict(made.network().forward(e.counts).outputs, e.label).right for e in made.examples
    ]
    assert said == known.tolist()


@settings(max_examples=times(15, 60), deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 2**32 - 1), st.sampled_from(UNITS))
def test_any_numbers_are_read_back(name, seed, unit):
    activity = load(name)
    random = np.random.default_rng(seed)
    start = parameters(activity.network())
    values = Parameters(
        tuple(
            LayerParameters(
                random.normal(0, 2, layer.weights.shape), random.normal(0, 5, layer.thresholds.shape)
            )
            for layer in start.layers
        )
    )
    network = trained_network(activity, rounded(values, unit), run_of(activity, 1).problem)
    made = parse_activity(trained_text(activity, network, "").encode(), "m.yaml", "m").network()
    for mine, theirs in zip(numbers(made), numbers(network), strict=True):
        assert mine == theirs


def test_whole_cards_have_tables_and_can_be_learned_by_hand():
    activity = load()
    run = run_of(activity, 2_000)
    network = trained_network(activity, rounded(run.at(2_000), 1.0), run.problem)
    made = parse_activity(trained_text(activity, network, "").encode(), "m.yaml", "m")
    assert made.has_tallies and made.is_whole
    tenths = trained_network(activity, rounded(run.at(2_000), 0.1), run.problem)
    made = parse_activity(trained_text(activity, tenths, "").encode(), "m.yaml", "m")
    assert not made.has_tallies and not made.is_whole


def test_roundings_of_the_reference_after_the_whole_run(workshop, whole_run):
    """16 of 16 (§6); rounded to one decimal as published, still 16; each by its own count."""
    found = list(
        roundings(
            workshop,
            whole_run.at(100_000),
            whole_run.problem,
            workshop.examples,
            lambda unit, known: f"{unit} {known}",
        )
    )
    assert [choice.unit for choice in found] == list(UNITS)
    assert found[0].known == found[1].known == 16
    for choice in found:
        values = rounded(whole_run.at(100_000), choice.unit)
        assert choice.known == recognised(whole_run.problem, values).sum()
        assert choice.text.startswith(f"# {choice.unit} {choice.known}\n")


def test_numbers_too_large_for_a_card_are_offered_no_file(workshop):
    run = new_run(workshop, own_trial(workshop)._replace(step=0.0002))
    for _reached in run.run():
        pass
    found = list(roundings(workshop, run.at(4), run.problem, workshop.examples, lambda _unit, _known: ""))
    assert [choice.text for choice in found] == [""] * len(UNITS)


def test_a_neuron_that_a_rounding_leaves_without_links_still_says_what_it_says(workshop):
    """Weights of 0 and a threshold of −2: it shows 2 whatever it reads."""
    start = parameters(workshop.network())
    start.layers[0].weights[0] = 0.2
    start.layers[0].thresholds[0] = -2.2
    network = trained_network(workshop, rounded(start, 1.0), run_of(workshop, 1).problem)
    assert network.layers[0].neurons[0].weights == (0,) * 6
    made = parse_activity(trained_text(workshop, network, "").encode(), "m.yaml", "m")
    assert numbers(made.network()) == numbers(network)
    assert made.network().forward(workshop.examples[1].counts).layers[0].neurons[0].shown == 2


COMPUTED = """\
      - name: A
        sum: "{sum}"
        threshold: {threshold}
        {rest}
"""


@pytest.mark.parametrize(("sum_", "threshold", "rest", "word"), [
    ("0,5 😇 + 1,2 🤖", "1.5", "answer: computed", ""),
    ("😇 + 🤖", "2", "answer: computed", ""),
    ("0,5 😇 + 1,2 🤖", "1.5", "answer: reach", ""),
    ("0,5 😇 + 🤖", "1", "range: [0, 4]", "nombres entiers seulement"),
    ("😇 + 🤖", "1.5", "range: [0, 4]", "un nombre entier"),
    ("😇 + 🤖", "1", "range: [0, 4]\n        answer: computed", "pas de table"),
    ("😇 + 🤖", "1001.5", "answer: computed", "de -1000 à 1000"),
])  # fmt: skip
def test_cards_that_are_computed(sum_, threshold, rest, word):
    import jsonschema
    import yaml

    from connecte.content.yaml.schema.json_schema import json_schema

    text = SMALL.format(card=COMPUTED.format(sum=sum_, threshold=threshold, rest=rest))
    checked = check_activity(text.encode(), "m.yaml", "m")
    if word:
        assert any(word in fault.message for fault in checked.faults), checked.faults
    else:
        assert not checked.faults
        assert not checked.activity.has_tallies
    document = yaml.safe_load(text)
    accepted = jsonschema.Draft7Validator(json_schema()).is_valid(document)
    assert accepted == (not word or "entiers seulement" in word)  # which is within a formula's text


SMALL = """\
title: Petit
summary: Deux bandelettes, un neurone caché.
minutes: 5
grid: {{rows: 2, columns: 2}}
inputs:
  - {{name: ange, symbol: "😇", code: AN, columns: [1, 1]}}
  - {{name: robot, symbol: "🤖", code: RO, columns: [2, 2]}}
layers:
  - name: cachée
    neurons:
{card}
  - name: sortie
    neurons:
      - name: oui
        sum: "A"
        threshold: 0
        range: [0, 4]
examples:
  - label: oui
    counts: [2, 2]
    in_class: true
    drawing: |
      ##
      ##
"""
