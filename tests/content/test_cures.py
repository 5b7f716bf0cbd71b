"""Mistakes that a teacher makes who never wrote YAML: each is told at its line, with its cause and its cure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connecte.content.reading.reader import check_activity
from connecte.content.yaml.cures.numbers import number_cure
from connecte.language.errors import Fault

BAD = Path(__file__).parent / "bad"
_EXPECTED = re.compile(r"# expected (\d+):\d+ (.+)\n# cure (.+)")
WITH_A_CURE = sorted(path.stem for path in BAD.glob("*.yaml") if b"\n# cure " in path.read_bytes())
FORTY = (
    "name_line_lost", "dash_of_neuron_lost", "dash_alone_lost_flush", "name_line_of_layer_lost",
    "dash_of_layer_lost", "dash_of_example_flush", "map_for_list_layers", "drawing_with_spaces",
    "drawing_with_spaces_inside", "drawing_flush", "drawing_flush_dots", "sum_times_after",
    "sum_x_for_times", "sum_brackets", "sum_number_alone", "counts_without_brackets", "counts_semicolons",
    "range_words", "columns_one_number", "color_french", "shape_french", "list_for_map_grid",
    "map_for_list_by_hand", "map_with_names", "symbol_keycap", "symbol_invisible", "tag_unknown",
    "computed_misspelt", "answer_french", "oui", "comma_decimal", "guillemets", "smart_quotes_label",
    "missing_colon", "capital_key", "french_seuil", "thousands_space", "thousands_underscore",
    "missing_end_quote", "tab_indent",
)  # fmt: skip
"""Forty of them, which were given to somebody who read what is told: 2 points each."""
MOST = 80
LEAST = 76


def read(stem: str) -> tuple[str, tuple[Fault, ...]]:
    data = (BAD / f"{stem}.yaml").read_bytes()
    return data.decode(), check_activity(data, "f.yaml", "f").faults


def points(stem: str) -> int:
    """2 for the right line, cause and cure and nothing else; 1 for the line and one of both; else 0."""
    text, faults = read(stem)
    found = _EXPECTED.search(text)
    assert found is not None, stem
    here = [fault for fault in faults if fault.line == int(found[1])]
    cause = any(found[2] in fault.message for fault in here)
    cure = any(found[3] in fault.hint for fault in here)
    return 2 if cause and cure and here == list(faults) else int(cause or cure)


def test_forty_mistakes_are_told_with_their_cures():
    assert len(set(FORTY)) == MOST / 2
    assert sum(map(points, FORTY)) >= LEAST


def test_others_are_told_as_well():
    others = set(WITH_A_CURE) - set(FORTY)
    assert len(others) >= 40
    assert sum(map(points, others)) >= len(others) * 2 * LEAST / MOST


@pytest.mark.parametrize("stem", WITH_A_CURE)
def test_a_fix_mends_what_it_stands_at(stem):
    """With the edit of a fault made, that fault is gone and none has come."""
    text, faults = read(stem)
    for fault in faults:
        if fault.fix is None:
            continue
        line, column, length, put = fault.fix
        lines = text.split("\n")
        before = lines[line - 1]
        lines[line - 1] = before[: column - 1] + put + before[column - 1 + length :]
        after = check_activity("\n".join(lines).encode(), "f.yaml", "f").faults
        assert len(after) < len(faults), (fault, lines[line - 1], after)


def test_most_cures_of_one_value_are_edits():
    fixed = [stem for stem in WITH_A_CURE if all(fault.fix for fault in read(stem)[1])]
    assert len(fixed) >= len(WITH_A_CURE) // 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 20", "minutes: 20\t"),
        ("minutes: 20", "minutes:\t20"),
        ("minutes: 20", "minutes: 20\t# vingt"),
        ("grid:\n", "\t\n  \t\ngrid:\n"),
        ("      ##.\n", "      ##.\t\n"),
        ("minutes: 20", "minutes : 20"),
        ('"A - B"', '"A — B"'),
        ('"A - B"', '"A\u200b - B"'),
        ("symbol: 🦊", "symbol: 🦊\ufe0f"),
        ("title: Zéro", "title: « Zéro »"),
    ],
)
def test_what_means_the_same_is_taken(old, new):
    """A tab that is no indent, a space before the ":", a long minus, a sign that nobody sees."""
    text = (BAD / "oui.yaml").read_text("utf-8").replace("in_class: oui", "in_class: true")
    assert old in text
    assert check_activity(text.replace(old, new, 1).encode(), "f.yaml", "f").faults == ()


@pytest.mark.parametrize("end", ["", ".0", ",5", " %", " / 3", " kg", "e9", "½", "[1]"])
@pytest.mark.parametrize("digit", ["9", "٣", "１"])
def test_a_number_of_many_digits_is_told_like_any_other_mistake(digit, end):
    """As a float it is infinite, and as text it has more digits than Python makes a number of."""
    for length in (90, 400, 5000):
        for whole in (True, False):
            assert number_cure(digit * length + end, False, whole).hint
            assert number_cure(f'"{digit * length}{end}"', True, whole).hint
