"""Kernels on paper and without a screen: frames, maps, answers, what `forward` prints, the report."""

from __future__ import annotations

import json
import re

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, everything, kernel_frames
from connecte.content.printing.kernels import answers_views, frames_views, full_views, map_views
from connecte.content.printing.paper import PAPERS, Options
from connecte.core.kernels.convolution import feature_map, map_size, pooled
from connecte.language.numbers import card_number
from connecte.session.guess.slide_moves import Pool, SayHere, Slide
from connecte.session.moves import ChooseExample, Reveal
from connecte.session.session import Session
from connecte.session.story.debrief import questions
from connecte.session.story.report import report
from connecte.session.story.story import story
from tests.pages import plain

MOTIFS = load("convolution")


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_frames_have_the_cells_of_the_drawings_and_fit_the_page(paper):
    page = PAPERS[paper]
    drawn = full_views(MOTIFS, page)
    assert {one.grid.size for one in drawn} == {
        frame.size for one in frames_views(MOTIFS, page) for frame in one.frames
    }
    for one in frames_views(MOTIFS, page):
        assert list(one.frames[0].rows) in [
            [tuple(map(card_number, row)) for row in kernel.rows] for kernel in MOTIFS.kernels
        ]
        assert one.frames[0].columns * one.frames[0].size + 14 <= page.wide
    for one in map_views(MOTIFS, page):
        assert (
            one.cell * (one.size.rows + one.pooled.rows) < page.high
            and one.cell * one.size.columns <= page.wide
        )


def test_the_answers_are_the_maps_of_every_drawing():
    found = answers_views(MOTIFS)
    assert len(found) == len(MOTIFS.examples) * len(MOTIFS.kernels)
    for one in found:
        kernel = next(kernel for kernel in MOTIFS.kernels if kernel.name == one.name)
        numbers = feature_map(MOTIFS.examples[one.number].drawing, kernel)
        assert one.map == tuple(tuple(map(card_number, row)) for row in numbers)
        assert one.pooled == tuple(tuple(map(card_number, row)) for row in pooled(numbers))


def test_the_pages_hold_frames_maps_and_answers_the_answers_last():
    html = as_file(everything(MOTIFS, MOTIFS.network(), Options(duplex=True)))
    kinds = re.findall(r'class="part of-(\w+)', html)
    assert kinds[:4] == ["frames", "blank", "frames", "blank"]
    assert kinds.index("cover") < kinds.index("hour") < kinds.index("map_answers")
    assert html.count('class="frame"') == sum(len(one.frames) for one in frames_views(MOTIFS, PAPERS["a4"]))
    size = map_size(MOTIFS.grid, MOTIFS.kernels[0])
    assert html.count("<td style=") == 2 * (size.rows * size.columns + 9), "maps to fill in are empty"
    assert re.findall(r'class="part of-(\w+)', as_file(kernel_frames(MOTIFS, ["bord"]))) == ["frames"]


def test_forward_prints_the_maps(capsys):
    assert main(["forward", "convolution", "--example", "0", "--json"]) == 0
    maps = json.loads(capsys.readouterr().out)["maps"]
    assert [one["name"] for one in maps] == ["bord", "vertical"]
    # A full square of 4 × 4: 0 inside, −1 at its sides, −2 at its corners (networks.md §4).
    assert maps[0]["map"][1] == [1, -2, -1, -1, -2, 1]
    assert maps[0]["map"][2] == [1, -1, 0, 0, -1, 1]
    assert maps[1]["pooled"] == [[3, 0, -1], [4, 0, -4], [3, 0, -1]]
    assert main(["forward", "convolution", "--example", "0"]) == 0
    assert "  1 −2 −1 −1 −2  1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["forward", "convolution", "--counts", "1"], "des motifs, pas de cartes"),
        (["forward", "convolution", "--example", "0", "--state", "hand"], "des motifs, pas de cartes"),
        (["cards", "convolution", "--state", "hand"], "des motifs, pas de cartes"),
        (["cards", "convolution", "--pupils", "20"], "des motifs, pas de cartes"),
        (["roles", "convolution", "--pupils", "20"], "a des motifs"),
        (["train", "convolution"], "n'a pas d'entraînement"),
    ],
)
def test_what_only_cards_have_is_refused_in_a_sentence(arguments, told, capsys):
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


def test_the_report_has_the_maps_as_the_class_has_them():
    session = Session.start(MOTIFS)
    for move in (ChooseExample(0), Slide(), SayHere(7), Reveal(2)):
        session = session.play(move)
    html = report(session, "2026-01-05T09:00:00+01:00")
    text = plain(html)
    assert "1 nombre annoncé, 0 juste" in text and "Motif « bord »" in text
    cells = re.findall(r"<td>([−\d?]+)</td>", html)
    assert cells.count("?") == 33 and cells[:3] == ["7", "1", "1"]
    done = session.play(Reveal(36)).play(Pool()).play(Reveal(9))
    assert "Le plus grand de chaque carré" in report(done, "2026-01-05T09:00:00+01:00")
    assert len(questions(story(done))) == 5
