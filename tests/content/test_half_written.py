"""Files that are half written, or say what does not go together, never end in an exception."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity, with_pictures
from connecte.content.yaml.places import example_sources
from connecte.content.yaml.quick import quick_source
from connecte.core.pictures.pictures import Pictures


def test_motifs_beside_shipped_data_are_a_fault():
    text = load("convolution").text
    start, end = text.index("examples:"), text.index("\nplan:")
    checked = check_activity((text[:start] + "examples: {data: digits}" + text[end:]).encode(), "f.yaml", "f")
    assert checked.activity is None and checked.faults


@pytest.mark.parametrize("times", ["0", "99999999999999"])
def test_a_number_of_times_that_cannot_be_keeps_its_example(times):
    text = f"examples:\n  - {{values: [0, 1], label: a, times: {times}}}\n  - {{values: [1, 1], label: a}}\n"
    root = quick_source(text.encode()).root
    assert root is not None
    assert {source.line for source in example_sources(root)} == {2, 3}


def test_a_file_with_a_slip_that_is_read_past_takes_ones_own_pictures():
    text = "# a\tb\n" + load("chiffres").text
    activity = check_activity(text.encode(), load("chiffres").path, "chiffres").activity
    assert activity is not None
    own = Pictures(8, 8, 16, bytes(64 * 20), bytes(range(10)) * 2, 10)
    assert len(with_pictures(activity, own).examples) == 20
