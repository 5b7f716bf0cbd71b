"""A picture or a column of words that is higher than its place says with "…" that it goes on."""

from __future__ import annotations

import re

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.learner import learner
from connecte.content.runs.trial import method_of, own_trial
from connecte.core.measures.counts import Counts
from connecte.core.measures.roc import roc
from connecte.ui.chart.roc_text import RocView, roc_lines
from connecte.ui.paint.lines import down_to, more_at, plain, window, within
from connecte.ui.train.pictures.network.network_text import Net, net_lines
from connecte.ui.walk.voting.vote_text import MORE
from tests.test_one_home import files_with
from tests.ui.screen import Hand, classroom, press, screen_text, until

NINE = [[(str(number), "")] for number in range(9)]


@pytest.mark.parametrize(
    ("height", "expected"),
    [(9, "012345678"), (8, "0123456…"), (5, "0123…"), (4, "0123…"), (1, "0…"), (0, "")],
)
def test_the_last_line_says_that_more_is_lost(height, expected):
    for cut in (within, down_to):
        shown = cut(NINE, height)
        assert len(shown) == height
        assert plain(shown).replace("\n", "").replace(" ", "") == expected


def test_blank_lines_are_lost_without_a_word():
    assert within([*NINE, [], [("  ", "")]], 9) == NINE


@pytest.mark.parametrize("height", range(5, 10))
@pytest.mark.parametrize("keep", range(9))
def test_a_list_that_is_moved_says_so_at_either_end_and_shows_what_is_kept(height, keep):
    shown = plain(window(NINE, height, keep)).replace(" ", "").split("\n")
    assert len(shown) == height and str(keep) in shown
    assert (shown[0] == "…") == ("0" not in shown) and (shown[-1] == "…") == ("8" not in shown)
    assert [more_at(9, height, keep, y) for y in range(height)] == [line == "…" for line in shown]


@pytest.mark.parametrize("keep", range(9))
def test_one_line_of_a_list_says_once_that_there_are_others(keep):
    assert plain(window(NINE, 1, keep)) == f"{keep} …"


@pytest.mark.parametrize("height", range(5, 24))
def test_the_words_beside_a_curve_end_with_the_sign_or_with_the_last_word(height):
    view = RocView("1", Counts(0, 0, 136, 1211), roc(np.arange(99.0), np.arange(99) < 9), keys="Fin.")
    text = plain(roc_lines(view, 80, height))
    assert ("Fin." in text) != ("…" in text)


@pytest.mark.parametrize("neuron", [0, 12, 29])
def test_of_a_column_of_neurons_the_one_in_hand_stays(neuron):
    """Though its link weighs nothing, and those of the others do."""
    digits = load("chiffres")
    activity = learner(digits, method_of(digits, own_trial(digits)))
    nodes = [[""] * len(activity.inputs), *([""] * len(layer.cards) for layer in activity.layers)]
    wires = {1: (3, [float(number != neuron) for number in range(30)])}
    shown = plain(net_lines(activity, Net(nodes, frozenset({(1, neuron)}), wires), (80, 9)))
    assert f" h{neuron + 1} " in shown and "… et 22 autres" in shown


async def test_a_thousand_examples_of_an_iteration_are_not_all_written_and_the_others_counted():
    app = classroom(load("fraude"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "enter")
        if " / 5" not in screen_text(app):
            await press(pilot, "tab")  # all phases
        await until(pilot, "Neurone")
        text = screen_text(app)
        shown = len(re.findall(r"\d,\d{4}", text))
        assert 4 < shown < 1000 and f"et {1000 - shown} autres" in text.replace("\u00a0", " ")


MANY = """title: Vingt-six
summary: Vingt-six réponses.
minutes: 9
inputs:
  - {name: a, symbol: a, code: AN, between: [0, 30]}
layers:
  - name: sortie
    neurons:
""" + "".join(
    f'      - {{name: S{n}, label: "{n}", sum: "a", threshold: {n}, range: [0, 30]}}\n' for n in range(26)
)


async def test_a_vote_on_many_labels_is_moved_and_a_click_on_what_is_hidden_counts_no_hand():
    text = MANY + 'examples:\n  - {label: "1", values: [1]}\n'
    app = classroom(parse_activity(text.encode(), "f.yaml", "f"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "space", "v")
        last = app.screen.query_one("#hands").size.height - 1
        assert last < 26 and "Échap : fermer." in screen_text(app), "the foot of the dialog is in sight"
        await Hand(app).click("#hands", offset=(MORE[0], last))
        assert app.screen.view.row == last and not app.session.state.ballot.hands
        await Hand(app).click("#hands", offset=(MORE[0], last - 1))
        assert sum(app.session.state.ballot.hands) == 1


def test_no_other_place_cuts_lines_to_a_height():
    assert files_with(r"\w\]?\)?\[: ?(height|room)\]") == {
        "ui/editor/edit_text.py",  # the margin of lines that are in view
        "ui/draw/lookalikes/lookalikes_text.py",  # how many there are is said
    }
