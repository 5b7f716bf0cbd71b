"""What an input counts: whole lines, rectangles, cells; the whole grid, or a part where the author says so."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator

from connecte.commands.editing.schemas import schema_text
from connecte.content.printing.booklet import as_file, everything
from connecte.content.printing.paper import Options
from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.runs.trained import trained_text
from connecte.core.cards.sentences import strip_place
from connecte.core.grid.drawing import Patch, Strip
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.rules.walking import strip_sums
from connecte.session.session import Session
from tests.content.test_schema import as_an_editor_reads
from tests.generated import patch
from tests.ui.screen import classroom, press, screen_text

TEXT = """\
title: Coins
summary: Des morceaux d'une grille.
minutes: 20
{cover}grid: {{rows: 4, columns: 4}}
inputs:
{inputs}
layers:
  - name: sortie
    neurons:
      - {{name: vert, label: "A", sum: "un - deux", threshold: 0, range: [-8, 8]}}
      - {{name: bleu, label: "B", sum: "deux - un", threshold: 0, range: [-8, 8]}}
examples:
  - label: "A"
    in_class: true
    drawing: |
      ##..
      ##..
      ..#.
      ....
"""
NAMES = (("un", "😇", "UN"), ("deux", "🤖", "DE"), ("trois", "🦊", "TR"), ("quatre", "🐱", "QU"))


def written(*places, cover=""):
    lines = [
        f"  - {{name: {name}, symbol: {symbol}, code: {code}, {place}}}"
        for (name, symbol, code), place in zip(NAMES, places, strict=False)
    ]
    return TEXT.format(inputs="\n".join(lines), cover=f"cover: {cover}\n" if cover else "")


QUARTERS = ("rows: [1, 2], columns: [1, 2]", "rows: [3, 4], columns: [1, 2]",
            "rows: [1, 2], columns: [3, 4]", "rows: [3, 4], columns: [3, 4]")  # fmt: skip


def strips_of(*places, cover=""):
    return parse_activity(written(*places, cover=cover).encode(), "f.yaml", "f").strips


@pytest.mark.parametrize(("place", "strip", "words"), [
    ("columns: [1, 2]", Strip(False, 0, 1), "colonnes 1 à 2"),
    ("columns: 3", Strip(False, 2, 2), "colonne 3"),
    ("rows: [2, 3, 4]", Strip(True, 1, 3), "lignes 2 à 4"),
    ("rows: [1, 2], columns: [1, 4]", Strip(True, 0, 1), "lignes 1 à 2"),
    ("rows: [1, 4], columns: 2", Strip(False, 1, 1), "colonne 2"),
    ("rows: [1, 2, 4]", patch("####", "####", "....", "####"), "12 cases"),
    ("rows: 2, columns: [1, 3, 4]", patch("....", "#.##", "....", "...."), "3 cases"),
    ("rows: [2, 3], columns: 4", patch("....", "...#", "...#", "...."), "lignes 2 à 3, colonne 4"),
    ("cells: [[1, 1], [2, 2], [3, 3], [4, 4]]", patch("#...", ".#..", "..#.", "...#"), "4 cases"),
    ("cells: [[1, 2], {rows: [3, 4], columns: 1}]", patch(".#..", "....", "#...", "#..."), "3 cases"),
    ("cells: [{rows: 2}]", Strip(True, 1, 1), "ligne 2"),
    ("cells: [[4, 4]]", patch("....", "....", "....", "...#"), "ligne 4, colonne 4"),
])  # fmt: skip
def test_what_a_strip_may_be(place, strip, words):
    found = strips_of(place, "rows: 1", cover="partial")[0]
    assert found == strip
    assert strip_place(found) == words


VALIDATOR = Draft7Validator(json.loads(schema_text()))


@pytest.mark.parametrize(("places", "word"), [
    (QUARTERS, ""),
    (("columns: [1, 2]", "columns: [3, 4]", "cells: [{rows: [1, 2]}]", "rows: [3, 4]"), ""),
    ((*QUARTERS[:3],), "ligne 3, colonne 3 n'est dans aucune"),
    ((*QUARTERS[:3], "rows: [2, 4], columns: [3, 4]"), "ligne 2, colonne 3 est à la fois dans trois et quatre"),
    (("columns: [1, 3]", "columns: 4", "cells: [[1, 1]]"), "ligne 1, colonne 1 est à la fois dans un et trois"),
    (("columns: [1, 2]", "columns: [2, 4]"), "la colonne 2 est déjà"),
    (("columns: [1, 2]", "columns: 4"), "la colonne 3 n'est dans aucune"),
    (("rows: [1, 2], cells: [[3, 3]]", "rows: [3, 4]"), "s'excluent"),
    (("cells: [[1, 5]]", "rows: 1"), "[4, 4]"),
    (("rows: [3, 2, 1]", "rows: 4"), "du plus petit au plus grand"),
    (("rows: 5", "rows: [1, 4]"), "de 1 à 4"),
])  # fmt: skip
def test_the_whole_grid_is_cut_unless_the_author_says_otherwise(places, word):
    faults = check_activity(written(*places).encode(), "f.yaml", "f").faults
    said = [fault.message.replace("’", "'") for fault in faults]
    assert [word.replace("’", "'") in message for message in said] == ([True] if word else []), said
    if any(words in word for words in ("aucune", "à la fois", "déjà")):
        assert "cover: partial" in faults[0].hint
        assert check_activity(written(*places, cover="partial").encode(), "f.yaml", "f").faults == ()


@pytest.mark.parametrize("place", ["rows: [1, 2], cells: [[3, 3]]", "cells: []", "cells: [[1]]", "rows: []"])
def test_the_schema_refuses_what_no_strip_is(place):
    root = check_activity(written(place, "rows: 1").encode(), "f.yaml", "f").root
    assert not VALIDATOR.is_valid(as_an_editor_reads(root))


OVERLAP = ("rows: [1, 3]", "rows: [2, 4]", "cells: [[1, 1], [4, 4]]")


@pytest.mark.parametrize("places", [QUARTERS, OVERLAP, ("columns: 1", "cells: [[2, 2], [3, 3]]")])
def test_what_is_written_out_is_read_back(places):
    with_training = written(*places, cover="partial") + "training: {step: 0.1, a: 0.5, iterations: 5}\n"
    activity = parse_activity(with_training.encode(), "f.yaml", "f")
    text = trained_text(activity, activity.network(), "")
    made = parse_activity(text.encode(), "f.yaml", "f")
    assert (made.inputs, made.grid, made.is_partial) == (activity.inputs, activity.grid, True)
    assert made.examples == activity.examples
    root = check_activity(text.encode(), "f.yaml", "f").root
    assert VALIDATOR.is_valid(as_an_editor_reads(root))


def test_both_totals_are_compared_only_where_columns_and_rows_cover_the_grid():
    for places, sums in (
        (QUARTERS, None),
        (OVERLAP, None),
        (("columns: [1, 2]", "columns: [3, 4]", "rows: [1, 2]", "rows: [3, 4]"), (5, 5)),
    ):
        activity = parse_activity(written(*places, cover="partial").encode(), "f.yaml", "f")
        session = Session.start(activity)
        for move in (ChooseExample(0), Walk(), Reveal(len(activity.inputs))):
            session = session.play(move)
        assert strip_sums(session.state) == sums


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("places", [QUARTERS, OVERLAP])
async def test_it_is_walked_to_its_verdict(places, size):
    app = classroom(parse_activity(written(*places, cover="partial").encode(), "f.yaml", "f"))
    async with app.run_test(size=size) as pilot:
        for move in (ChooseExample(0), Walk()):
            app.play(move)
        await press(pilot, "space")
        text = screen_text(app)
        assert all(symbol in text for _name, symbol, _code in NAMES[: len(places)])
        assert strip_place(app.session.state.activity.strips[0]) in text
        for _ in places[1:]:
            await press(pilot, "space")
        assert all(
            f"{symbol} {count}" in screen_text(app)
            for (_name, symbol, _code), count in zip(
                NAMES, app.session.state.activity.examples[0].counts, strict=False
            )
        )


def test_patches_are_printed_with_the_cells_that_do_not_count():
    activity = parse_activity(written(*OVERLAP, cover="partial").encode(), "f.yaml", "f")
    page = as_file(everything(activity, activity.network(), Options()))
    assert "Les bandelettes de cases" in page
    assert "cases grises" in page
    quarters = parse_activity(written(*QUARTERS).encode(), "f.yaml", "f")
    page = as_file(everything(quarters, quarters.network(), Options()))
    assert "Les bandelettes de cases" in page
    assert "cases grises" not in page
    assert "lignes 3 à 4, colonnes 1 à 2" in page
    assert all(isinstance(strip, Patch) for strip in quarters.strips)
