"""Remarks on quotation marks, outputs without examples, and moves of the solution that lose an example."""

from __future__ import annotations

import pytest

from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.wording import wording_remarks
from connecte.language.errors import Fault
from tests.content.slips import bases, drawn
from tests.variants import TEXT, changed


def remarks(text: str) -> list[Fault]:
    found = check_activity(text.encode(), "f.yaml", "f")
    assert found.activity is not None and found.root is not None, found.faults
    return list(wording_remarks(found.activity, found.root))


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_shipped_ones_have_none(path):
    assert remarks(path.read_text("utf-8")) == []


@pytest.mark.parametrize("base", ["drawings", "numbers"])
def test_small_ones_have_none(base):
    assert remarks(bases()[base]) == []


@pytest.mark.parametrize("quoted", ["“Zéro ou un”", "« Zéro ou un »", "‘Zéro ou un’"])
def test_quotation_marks_that_are_shown_are_told(quoted):
    text = drawn().replace("title: Zéro ou un", f"title: {quoted}")
    (found,) = remarks(text)
    assert (found.line, found.severity) == (1, "info")
    assert 'écrire "Zéro ou un"' in found.hint
    assert remarks(drawn().replace("title: Zéro ou un", f"title: '{quoted}'")) == []


def test_an_output_that_no_example_wants_is_told():
    text = drawn().replace('label: "1"\n        color', 'label: "7"\n        color')
    text = text.replace('- label: "1"', '- label: "0"').replace("by_hand:\n  - {neuron: B, move: -1}\n", "")
    (found,) = remarks(text)
    assert found.line == line_of(text, 'label: "7"')
    assert "un 7" in found.message
    assert "bleu" in found.message


def test_a_move_that_loses_an_example_is_told_at_the_move():
    """A is the sum of two strips: 10 for the 0. With its threshold at 9 or more less is left for green."""
    text = drawn().replace("  - {neuron: B, move: -1}", "  - {neuron: B, move: -1}\n  - {neuron: A, move: 5}")
    (found,) = remarks(text)
    assert found.line == line_of(text, "{neuron: A, move: 5}")
    assert "A + 5" in found.message
    assert "0" in found.message


def test_a_move_that_a_later_one_makes_good_is_no_loss():
    moves = "  - {neuron: B, move: -1}\n  - {neuron: A, move: 5}\n  - {neuron: A, move: -5}"
    assert remarks(drawn().replace("  - {neuron: B, move: -1}", moves)) == []


def test_an_example_that_stays_wrong_is_told_at_the_moves():
    """Reference §5: without the move of blue, number 6 stays wrong."""
    assert remarks(TEXT) == []
    left_out = "  - {neuron: bleu, move: -1}\n"
    found = [fault for fault in remarks(changed((left_out, ""))) if "toujours pas" in fault.message]
    assert ["6" in fault.message for fault in found] == [True]
