"""The examples of a file: counts may be left out, and a code may stand in place of a drawing."""

from __future__ import annotations

import random
import re

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.core.grid.code import code
from tests.variants import TEXT

COUNTS = re.compile(r"^    counts: .*\n", re.MULTILINE)
DRAWING = re.compile(r"^    drawing: \|\n(?:      [.#]+\n)+", re.MULTILINE)


def test_counts_may_be_left_out():
    text, left_out = COUNTS.subn("", TEXT)
    assert left_out == 16
    assert parse_activity(text.encode(), "f.yaml", "f").examples == load().examples


def test_codes_may_stand_in_place_of_drawings():
    examples = iter(load().examples)
    text = DRAWING.sub(lambda _found: f"    code: {code(next(examples).drawing)}\n", TEXT)
    assert "drawing:" not in text.partition("examples:")[2].partition("by_hand:")[0]
    assert parse_activity(text.encode(), "f.yaml", "f").examples == load().examples


def test_all_wrong_counts_are_told_at_once_with_the_whole_list():
    activity, hand = load(), random.Random(5)
    for example in activity.examples[1:4]:
        right = list(example.counts)
        wrong = sorted(hand.sample(range(6), 3))
        written = [count + 1 if n in wrong else count for n, count in enumerate(right)]
        found = check_activity(TEXT.replace(f"counts: {right}", f"counts: {written}").encode(), "f", "f").faults
        assert len(found) == 1
        symbols = [source.symbol for source in activity.inputs]
        said = ", ".join(f"{symbols[n]} = {right[n]} et non {written[n]}" for n in wrong)
        assert found[0].message == f"d'après le dessin, {said}".replace("'", found[0].message[1])
        assert f"counts: {right}" in found[0].hint


def test_too_many_or_too_few_counts_are_told_the_right_list():
    for written in ("[6, 4, 9, 6, 6]", "[6, 4, 9, 6, 6, 7, 1]", "[6]"):
        found = check_activity(TEXT.replace("[6, 4, 9, 6, 6, 7]", written).encode(), "f", "f").faults
        assert len(found) == 1
        assert "counts: [6, 4, 9, 6, 6, 7]" in found[0].hint
    assert found[0].message.startswith("1 nombre ")


def test_an_example_needs_a_drawing_or_a_code():
    text = DRAWING.sub("", TEXT, count=1)
    found = check_activity(text.encode(), "f", "f").faults
    assert [fault.message for fault in found] == ["il manque la clé « drawing »"]
