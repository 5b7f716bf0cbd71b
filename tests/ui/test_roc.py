"""How good the decision is, on the screens: by hand, in the training, also without colours at 80 × 24."""

from __future__ import annotations

import numpy as np

from connecte.content.catalog import load
from connecte.core.measures.counts import Counts
from connecte.core.measures.roc import roc
from connecte.ui.chart.roc_text import RocView, roc_lines
from connecte.ui.learn.numbers.roc_hand import hand_roc
from connecte.ui.paint.lines import plain
from tests.ui.screen import classroom, press, screen_text, until


async def test_the_exercise_of_the_frauds_from_choice_to_end(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("fraude"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "0", "enter", "space", "t", "t", "space")
        assert app.session.state.is_told and "C'est juste" in screen_text(app)
        await press(pilot, "m", "tab")
        text = screen_text(app).replace("\u202f", " ").replace("\u00a0", " ")
        for words in ("vrais dits : 20", "faux dits : 10", "vrais manqués : 80", "faux écartés : 890",
                      "91 %", "66,7 %", "20 %", "Toujours dire « honnête » : 90 %", "Aire 0,851"):  # fmt: skip
            assert words in text, words
        await press(pilot, "right", *["down"] * 4)
        moved = screen_text(app)
        assert "vrais dits : 50" in moved and "faux dits : 70" in moved, "those of 5 are said too"
        assert moved.count("●") == 2, "the mark, and what it means"
        await press(pilot, "u", "u", "u", "u", "o")
        app.screen.action_picture("roc")
        await press(pilot, "end")
        await until(pilot, "2 000 / 2 000")
        assert "vrais dits : 20" in screen_text(app)


async def test_the_curve_of_the_output_in_hand_in_the_workshop(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, " / ")
        app.screen.action_picture("roc")
        await press(pilot, "n")
        text = screen_text(app)
        layer, neuron = app.screen.looking.chosen
        label = workshop.layers[layer].cards[neuron].neuron.label or workshop.labels[0]
        assert f"« {label} » : le dire, ou non ?" in text
        assert "exactitude" in text and "Aire" in text


async def test_saying_the_same_of_all_answers_the_question_that_is_asked(workshop):
    """Four of sixteen examples are each digit: never saying « 3 » is right for the twelve others."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, " / ")
        app.screen.action_picture("roc")
        await until(pilot, "« 3 » : le dire, ou non ?")
        assert "Ne jamais dire « 3 » : 75 %" in " ".join(screen_text(app).split())
        assert "Toujours dire" not in screen_text(app)
    curve = roc(np.arange(16.0), np.arange(16) < 12)
    most = plain(roc_lines(RocView("3", Counts(3, 1, 9, 3), curve), 120, 24))
    assert "Toujours dire « 3 » : 75 %" in most.replace("\u00a0", " ").replace("\u202f", " ")


async def test_an_outputs_threshold_walks_along_its_curve_by_hand_in_the_workshop(workshop, monkeypatch):
    """Green claims « 0 »: with the printed cards its threshold is 6; lower, it says more, true and false."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "enter", "tab")
        text = screen_text(app)
        assert "« 0 » : le dire, ou non ?" in text
        before = hand_roc(app.session.state, 0)
        assert f"vrais dits : {before.counts.true_positives}" in text
        points = set(zip(before.curve.false_rates.tolist(), before.curve.true_rates.tolist(), strict=True))
        for _step in range(8):
            await press(pilot, "down")
            counts = hand_roc(app.session.state, 0).counts
            assert (counts.false_rate, counts.recall) in points
        assert counts.recall == 1
        assert f"faux dits : {counts.false_positives}" in screen_text(app)
        await press(pilot, "right")
        assert "« 3 »" in screen_text(app) or "« 6 »" in screen_text(app) or "« 9 »" in screen_text(app)
        await press(pilot, "tab")
        assert "le dire, ou non ?" not in screen_text(app)


async def test_where_the_largest_output_wins_no_threshold_is_marked():
    app = classroom(load("trois"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "tab")
        assert "Cette sortie seule" in screen_text(app)
        assert "le seuil où il est" in screen_text(app)
        await press(pilot, "o")
        app.screen.action_picture("roc")
        await press(pilot, "n")
        assert "La plus grande sortie gagne" in screen_text(app) and "le seuil où il est" not in screen_text(
            app
        )


def test_no_count_is_cut_where_it_is_narrow():
    """A digit of a thousand, said never: as at the start of `chiffres`."""
    curve = roc(np.arange(1347.0), np.arange(1347) < 136)
    view = RocView("1", Counts(0, 0, 136, 1211), curve)
    for cells in (80, 120):
        text = plain(roc_lines(view, cells, 18))
        assert "…" not in text
        for words in ("vrais manqués : 136", "faux écartés : 1211", "rien à compter"):
            assert words in text
