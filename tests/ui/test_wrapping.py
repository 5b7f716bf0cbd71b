"""Sentences folded to a width keep together what is read together; a line or a list that is cut says so."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from connecte.ui.paint.lines import cut_list, fit, plain, width
from connecte.ui.paint.wrapping import folded, wrapped

SENTENCE = "Un vrai passe devant un faux 85 fois sur 100, l'exemple n° 6 aussi, et 12 % des cas : non !"


@pytest.mark.parametrize("cells", [12, 17, 20, 29, 33, 40])
def test_a_number_stays_with_what_it_counts(cells):
    for lines in (wrapped(SENTENCE, cells), plain(folded([(SENTENCE, "")], cells)).split("\n")):
        assert " ".join(line.strip() for line in lines) == SENTENCE
        assert all(cell_len(line) <= cells for line in lines)
        for together in ("85 fois", "n° 6", "12 %", "non !", "cas :"):
            assert any(together in line for line in lines), (together, lines)


def test_the_two_are_parted_where_they_are_longer_than_a_line():
    assert wrapped("encore 1000 itérations", 10) == ["encore", "1000", "itérations"]
    assert plain(folded([("encore 1000 itérations", "")], 10)).split("\n") == ["encore", "1000", "itérations"]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [(10, "abc 😇 déf"), (9, "abc 😇 d…"), (7, "abc 😇…"), (6, "abc …"), (4, "abc…"), (1, "…"), (0, "")],
)
def test_a_line_that_is_cut_ends_with_the_sign(cells, shown):
    line = fit([("abc ", ""), ("😇 déf", "bold"), ("   ", "")], cells)
    assert plain([line]) == shown and width(line) == cells


def test_a_list_is_cut_between_two_words():
    assert [cut_list(["101", "333", "9"], cells) for cells in (11, 10, 6, 2)] == [
        "101, 333, 9", "101, …", "101, …", "…"
    ]  # fmt: skip
