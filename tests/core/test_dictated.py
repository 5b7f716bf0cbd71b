"""Codes of drawings to dictate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.grid.code import CHARACTERS, CodeError, code, drawing_of, drawings_of, length, spelt
from connecte.core.grid.drawing import Drawing, Grid
from tests.generated import GRID, drawings


@given(drawings)
def test_a_code_gives_its_drawing_back(drawing: Drawing) -> None:
    text = code(drawing)
    assert drawing_of(text, GRID) == drawing
    assert drawing_of(text.lower().replace(" ", "-"), GRID) == drawing
    assert len(text.replace(" ", "")) == 12


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_codes_of_any_grid(rows: int, columns: int, data: st.DataObject) -> None:
    grid = Grid(rows, columns)
    drawing = Drawing(grid, frozenset(data.draw(st.sets(st.sampled_from(grid.cells())))))
    text = code(drawing)
    assert drawing_of(text, grid) == drawing
    assert len(text.replace(" ", "")) == length(grid)


def test_the_code_of_one_cell() -> None:
    """The first cell is bit 0, so the number is 1: its digit weighs 3, and 31 − 3 = 28 is the check.
    Characters 0, 1 and 28 are 2, 3 and X."""
    assert CHARACTERS[0] + CHARACTERS[1] + CHARACTERS[28] == "23X"
    assert code(Drawing(GRID, frozenset({(0, 0)}))) == "2222 2222 223X"


@given(drawings)
def test_every_wrong_character_is_refused(drawing: Drawing) -> None:
    text = code(drawing).replace(" ", "")
    for place, right in enumerate(text):
        for wrong in CHARACTERS:
            if wrong != right:
                with pytest.raises(CodeError):
                    drawing_of(text[:place] + wrong + text[place + 1 :], GRID)


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_every_swap_of_neighbours_is_refused(rows: int, columns: int, data: st.DataObject) -> None:
    grid = Grid(rows, columns)
    text = code(Drawing(grid, frozenset(data.draw(st.sets(st.sampled_from(grid.cells())))))).replace(" ", "")
    for place in range(len(text) - 1):
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        if swapped != text:
            with pytest.raises(CodeError):
                drawing_of(swapped, grid)


@given(st.text(max_size=20))
def test_any_other_text_is_a_code_or_refused_in_a_sentence(text: str) -> None:
    try:
        drawing = drawing_of(text, GRID)
    except CodeError as error:
        assert len(str(error)) > 20
    else:
        assert drawing.grid == GRID


@pytest.mark.parametrize("text", ["0", "O", "I", "1", "l", "é"])
def test_what_is_in_no_code_is_named(text: str) -> None:
    with pytest.raises(CodeError, match=text.upper()):
        drawing_of("2222 2222 222" + text, GRID)


def test_no_character_is_taken_for_another() -> None:
    assert len(set(CHARACTERS)) == 31
    assert not set("01ILO") & set(CHARACTERS)


def test_letters_are_spelt() -> None:
    assert spelt("B7 D") == "B\u00a0Berthe, 7, D\u00a0Désiré"


def test_many_codes_are_read_at_once_and_what_is_none_is_told():
    """Three drawings of 9 × 6 cells: a code has twelve characters."""
    drawings = [Drawing(GRID).paint(GRID.cells()[:size], True) for size in (3, 17, 54)]
    codes = [code(drawing) for drawing in drawings]
    for text in (
        ", ".join(codes),
        "\n".join(codes).lower(),
        "".join(codes).replace(" ", ""),
        " ".join(codes) + ";\r\n",
    ):
        assert drawings_of(text, GRID) == (tuple(drawings), ()), text
    wrong = drawings_of(f"{codes[0]}\n{codes[1][:-1]}\nAAAA AAAA AAA?, {codes[2]}", GRID)
    assert wrong.drawings == (drawings[0], drawings[2])
    assert [piece for piece, _reason in wrong.wrong] == [codes[1][:-1], "AAAAAAAAAAA?"]
    assert "?" in wrong.wrong[1][1]
    assert drawings_of(" \n;,", GRID) == ((), ())
