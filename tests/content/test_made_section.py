"""Examples that are made by seed, and those that stand several times: read, told, written out again."""

from __future__ import annotations

import pytest

from connecte.content.printing.answers import MOST_PRINTED, printed_examples
from connecte.content.printing.sheets import fill_views
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.reviewing.review import review
from connecte.content.runs.trained import trained_network, trained_text
from connecte.content.runs.trial import named_trial, new_run, own_trial
from connecte.content.yaml.places import Part, part_at, part_source

HEAD = """\
title: Plan
summary: Deux nombres.
minutes: 5
inputs:
  - {name: x, symbol: x, code: XX, between: [-1, 1]}
  - {name: y, symbol: y, code: YY, between: [0, 10]}
  - {name: produit, symbol: z, code: ZZ, product: "x * y"}
layers:
  - name: sortie
    neurons:
      - {name: N, label: bleu, sum: "x + y", threshold: 0, answer: computed}
otherwise: orange
"""
EXAMPLES = """\
examples:
  - {made: circle, points: 7, noise: 0.1, seed: 3, in_class: true}
  - {label: bleu, values: [0.5, 2], times: 3}
"""
TRAINING = """\
training:
  step: 0.1
  loss: squared
  iterations: 20
  held_out: 0.25
  runs:
    - {name: croisés, held_out: 0.5, examples: [{made: crossed, points: 12, seed: 1}]}
"""


def activity_of(examples: str, training: str = ""):
    return parse_activity((HEAD + examples + training).encode(), "plan.yaml", "plan")


def faults_of(examples: str, head: str = HEAD) -> list[str]:
    found = check_activity((head + examples).encode(), "f", "f").faults
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in found]


def test_points_are_examples_like_others():
    examples = activity_of(EXAMPLES).examples
    assert [example.number for example in examples] == list(range(10))
    assert [example.label for example in examples[:4]] == ["bleu", "orange", "bleu", "orange"]
    assert [example.in_class for example in examples] == [True] * 7 + [False] * 3
    assert all(example.counts[2] == example.counts[0] * example.counts[1] for example in examples)
    assert all(-1 <= x <= 1 and 0 <= y <= 10 for x, y, _z in (example.counts for example in examples))
    assert examples[7].counts == examples[9].counts == (0.5, 2, 1)


def test_a_run_has_a_set_of_its_own_and_shares_are_of_all_points():
    activity = activity_of(EXAMPLES, TRAINING)
    assert len(own_trial(activity).left_out) == round(0.25 * 10)
    trial = named_trial(activity, "croisés")
    assert (len(activity.examples_of("croisés")), len(trial.left_out)) == (12, 6)
    assert len(new_run(activity, trial).problem.inputs) == 6


def test_points_are_written_out_and_read_back():
    activity = activity_of(EXAMPLES, TRAINING)
    run = new_run(activity, own_trial(activity))
    network = trained_network(activity, run.at(0), run.problem)
    again = parse_activity(trained_text(activity, network, "ici").encode(), "f", "f")
    assert again.examples == activity.examples
    assert again.run_examples == activity.run_examples
    assert again.training.runs[0].held_out == activity.training.runs[0].held_out


def test_an_example_is_found_in_the_file_and_the_file_names_it():
    root = check_activity((HEAD + EXAMPLES).encode(), "f", "f").root
    lines = (HEAD + EXAMPLES).splitlines()
    first, second = (n for n, line in enumerate(lines, 1) if line.startswith("  - {made") or "times" in line)
    assert [part_source(root, Part("example", n)).line for n in (0, 6, 7, 9)] == [first, first, second, second]
    assert (part_at(root, first), part_at(root, second)) == (Part("example", 0), Part("example", 7))


def test_wrong_points_of_a_set_are_one_remark():
    checked = check_activity((HEAD + EXAMPLES).encode(), "f", "f")
    found = [remark.fault.message for remark in review(checked.activity, checked.root)]
    network = checked.activity.network()
    said = [
        network.verdict(network.forward(e.counts).outputs, e.label).right for e in checked.activity.examples
    ]
    wrong = said[:7].count(False)
    assert wrong > 1 and all(said[7:])
    assert found == [f"exemples que les cartes ne reconnaissent pas : {wrong} sur 7"]


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ("examples: [{made: ring, points: 5}]", "13:19 « ring » : il faut un de ces mots"),
        ("examples: [{made: cercle, points: 5}]", "13:19 « cercle »"),
        ("examples: [{made: circle, points: 1}]", "13:35 "),
        ("examples: [{made: circle, noise: 2}]", "13:34 "),
        ("examples: [{made: circle, label: bleu}]", "13:34 "),
        ("examples: [{made: circle, times: 3}]", "13:34 "),
        ("examples: [{label: bleu, values: [0, 1], points: 3}]", "« points » est pour un ensemble"),
        (
            "examples: [{made: circle, points: 1500}, {made: moons, points: 600}]",
            "trop d'exemples en tout : 2100",
        ),
        ("examples:\n  made: circle\n", "14:3 une suite de clés : il faut une liste"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(examples, said):
    found = faults_of(examples)
    assert len(found) == 1
    assert said in found[0].replace("\u00a0", " ").replace("\u202f", " ")


def test_points_need_two_given_inputs_and_two_answers():
    one = HEAD.replace("between: [0, 10]", 'product: "x * x"')
    assert len(found := faults_of("examples: [{made: circle}]", one)) == 1
    assert "deux entrées données" in found[0]
    alone = HEAD.replace("otherwise: orange\n", "")
    assert len(found := faults_of("examples: [{made: circle}]", alone)) == 1
    assert "deux réponses" in found[0]


def test_printed_tables_name_each_different_example_once_and_not_too_many():
    activity = activity_of(EXAMPLES)
    assert [example.number for example in printed_examples(activity)] == list(range(8))
    many = activity_of("examples: [{made: moons, points: 300, seed: 1}]")
    assert len(printed_examples(many)) == MOST_PRINTED
    (fill,) = fill_views(many)
    assert len(fill.rows) == MOST_PRINTED and fill.more
