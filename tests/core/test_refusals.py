"""What is no drawing, no formula and no table is refused with its place and a sentence of its own."""

from __future__ import annotations

import pytest

from connecte.core.cards.card import TableError, threshold_of_table
from connecte.core.cards.formula import FormulaError, parse_formula
from connecte.core.grid.drawing import Drawing, DrawingError, Grid

NAMES = [("A", "😇"), ("B",), ("AB",)]


def plain(error):
    return str(error).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("text", "row", "column", "words"), [
    ("..\n..\n", 1, 0, ("2 lignes", "3")),
    ("..\n..\n..\n..", 2, 0, ("4 lignes", "3")),
    ("..", 0, 0, ("1 ligne : il en faut 3",)),
    ("..\n.\n..", 1, 1, ("1", "2")),
    ("..\n...\n..", 1, 2, ("3", "2")),
    ("..\n.x\n..", 1, 1, ("x",)),
])  # fmt: skip
def test_a_drawing_of_three_rows_of_two(text, row, column, words):
    with pytest.raises(DrawingError) as caught:
        Drawing.parse(text, Grid(3, 2))
    assert caught.value.row == row
    assert all(word in plain(caught.value) for word in words), plain(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(("text", "at", "sentence"), [
    ("", 0, "la formule est vide"),
    ("  ", 2, "la formule est vide"),
    ("A B", 2, "il manque un + ou un − avant « B »"),
    ("A +", 3, "la formule s'arrête trop tôt : il manque un nom"),
    ("A + C", 4, "« C » n'est pas un nom connu ici"),
    ("A - ABC", 4, "« ABC » n'est pas un nom connu ici"),
    ("B + A - B", 8, "« B » est là deux fois"),
    ("1" * 400 + " A", 0, "ce nombre est trop long"),
    ("« A", 0, "« « » n'est pas le guillemet \""),
    ("A »", 2, "ce guillemet n'est pas ouvert au début de la formule"),
])  # fmt: skip
def test_a_formula(text, at, sentence):
    with pytest.raises(FormulaError) as caught:
        parse_formula(text, NAMES)
    assert plain(caught.value).replace("’", "'") == sentence
    assert caught.value.position == at


def test_the_longest_name_is_read_and_coefficients_stay_whole():
    assert parse_formula("2 AB − A", NAMES) == {2: 2, 0: -1}
    assert parse_formula("0,5 B", NAMES) == {1: 0.5}


@pytest.mark.parametrize(("results", "answers", "reason", "index", "expected"), [
    ([3, 4], [0], "lengths", 1, None),
    ([], [], "lengths", 0, None),
    ([3, 5], [0, 1], "steps", 1, 4),
    ([3, 4], [0, -1], "negative", 1, 0),
    ([3, 4], [0, 0], "silent", 1, None),
    ([3, 4, 5], [0, 1, 3], "shape", 2, 2),
    ([3, 4, 5], [0, 2, 3], "shape", 1, 1),
])  # fmt: skip
def test_a_table(results, answers, reason, index, expected):
    with pytest.raises(TableError) as caught:
        threshold_of_table(results, answers)
    assert (caught.value.reason, caught.value.index, caught.value.expected) == (reason, index, expected)


def test_a_table_that_begins_above_its_threshold():
    assert threshold_of_table([10, 11], [3, 4]) == 7
