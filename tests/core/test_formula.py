import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.cards.formula import FormulaError, format_formula, parse_formula

INPUTS = [["😇", "ange", "AN"], ["🤖", "robot", "RO"], ["👽", "extraterrestre", "EX"]]
LETTERS = [[c] for c in "ABCDEF"]


@pytest.mark.parametrize(
    ("text", "names", "weights"),
    [
        ("🤖 + 👽 - 😇", INPUTS, {1: 1, 2: 1, 0: -1}),
        ("robot+extraterrestre − ange", INPUTS, {1: 1, 2: 1, 0: -1}),
        ("RO + EX - AN", INPUTS, {1: 1, 2: 1, 0: -1}),
        ("-A + 2 B", LETTERS, {0: -1, 1: 2}),
        ("2 A + 1,2 B − 1,1 C + 0,5 D − 2,7 E + 3 F", LETTERS, {0: 2, 1: 1.2, 2: -1.1, 3: 0.5, 4: -2.7, 5: 3}),
        ("2.5*A – B", LETTERS, {0: 2.5, 1: -1}),
        ("3😇", INPUTS, {0: 3}),
    ],
)
def test_formulas_are_read(text, names, weights):
    found = parse_formula(text, names)
    assert found == weights
    assert list(found) == list(weights), "in the order written"


def test_whole_coefficients_stay_whole():
    assert all(isinstance(w, int) for w in parse_formula("2 A + B", LETTERS).values())


@pytest.mark.parametrize(
    ("text", "position"),
    [("", 0), ("A +", 3), ("A B", 2), ("A + Z", 4), ("A + A", 4), ("AB", 0), ("+ + A", 2), ("2", 1)],
)
def test_what_is_no_formula_says_where(text, position):
    with pytest.raises(FormulaError) as caught:
        parse_formula(text, LETTERS)
    assert caught.value.position == position


def test_formulas_are_written_in_the_documents_way():
    assert (
        format_formula([2.04, 1.16, -1.1, 0.5, -2.7, 3.0], "ABCDEF")
        == "2 A + 1,2 B − 1,1 C + 0,5 D − 2,7 E + 3 F"
    )
    assert format_formula([0.66, 1.0, -1.0], ["😇", "🤖", "👽"]) == "0,7 😇 + 🤖 − 👽"
    assert format_formula([-1, 0.01, -0.04], "ABC") == "−A"
    assert format_formula([0, -0.0], "AB") == "0"


@given(st.lists(st.integers(-99, 99), min_size=6, max_size=6).filter(any))
def test_writing_and_reading_are_inverse(tenths):
    weights = [t / 10 for t in tenths]
    found = parse_formula(format_formula(weights, "ABCDEF"), LETTERS)
    assert [found.get(i, 0) for i in range(6)] == pytest.approx(weights)
