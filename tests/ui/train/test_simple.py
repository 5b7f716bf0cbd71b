"""The first look at a training: what it says, how fast it plays, and that the choice is kept."""

from __future__ import annotations

import re
from itertools import islice

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.language.value import replace
from connecte.session.moves import AddTrial, Train
from connecte.session.store.keeper import Keeper
from connecte.ui.paint.lines import plain
from connecte.ui.train.pictures.simple_text import counters, simple_picture
from connecte.ui.train.pictures.train_text import status_line
from connecte.ui.train.runs.playback import Playback
from tests import transcription
from tests.ui.screen import classroom, press, screen_text, settled, until

JARGON = re.compile(r"coût|gradient|pente|exp|10⁻|million|seuil|sortie|[SHZG] ?=|\bη", re.IGNORECASE)


def said(app):
    return screen_text(app).replace("\u00a0", " ").replace("’", "'")


async def test_one_title_a_count_a_curve_and_links(workshop, colours):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, "L'ordinateur apprend à répondre : 0, 3, 6 ou 9.")
        assert "Une itération : il corrige ses nombres une fois." in said(app)
        # Reference §6: 9, 12, 13, 16 of 16 at the start, after 1,000, 5,000 and 100,000.
        for key, done, right in (("home", 0, 9), ("2", 1_000, 12), ("3", 5_000, 13), ("6", 100_000, 16)):
            await press(pilot, key)
            assert app.screen.view.learned == (right, 16) and app.screen.view.iteration == done
            text = said(app)
            assert not JARGON.search("\n".join(text.splitlines()[:-3])), text
            assert "Ce que lit « bleu »" in text and "─▶ ■ L" in text
            assert "Résumé" not in text, "no tabs"
        assert "Il a corrigé ses nombres 100 000 fois : 100 000 itérations." in text
        assert "itération 100 000 / 100 000" in text and "correction" not in text, "one word a thing"
        assert "Terminé. Appris : 16 sur 16." in text
        links = [line[40:] for line in said(app).splitlines()]  # beside the curve
        words = " ".join(" ".join(links).split())
        for mark, word in zip("─━■", ("compte peu", "davantage", "beaucoup"), strict=True):
            assert f"{mark} {word}" in words, "each stroke that may be painted has its word"
        await press(pilot, "n")
        assert "Ce que lit « rose »" in said(app)
        await press(pilot, "tab")
        assert "Résumé" in said(app).splitlines()[1] and app.screen.looking.picture == "summary"


async def test_everything_is_shown_and_the_choice_is_kept(workshop, tmp_path):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "reconnus, de ceux qu'il apprend")
        assert "t Tout montrer" in screen_text(app)
        await press(pilot, "right", "t")
        assert "Résumé" in screen_text(app).splitlines()[1]
        await press(pilot, "u")
        assert app.session.state.iteration == 0, "the step is taken back, not the look"
        assert "Résumé" in screen_text(app).splitlines()[1]
        await press(pilot, "t")
        assert "Résumé" not in screen_text(app)
        await press(pilot, "t")
        await app.action_quit()
    (path,) = tmp_path.glob("*.jsonl")
    again = classroom(keeper=Keeper(tmp_path), resume=path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, "reconnus")
        assert "Résumé" in screen_text(again).splitlines()[1]


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge", "droite"])
def test_it_plays_to_the_end_in_about_a_minute(name):
    activity = load(name)
    recording = new_run(activity, own_trial(activity))
    for _reached in recording.run():
        pass
    playback = Playback(recording)
    playback.play_at(playback.minute_speed)
    playback.start()
    seconds = 0
    while playback.playing:
        playback.advance(0.5)
        seconds += 0.5
    assert 55 <= seconds <= 65


async def test_the_speed_is_the_class_s_once_it_has_chosen(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "1 667/s")
        await press(pilot, "t")
        await until(pilot, " 30/s")
        await press(pilot, "up", "t")
        await until(pilot, " 100/s")
        await press(pilot, "space")
        await settled(pilot, 0.5)
        await press(pilot, "space")
        assert app.session.state.iteration == 50


async def test_learned_and_never_seen_are_counted_apart(workshop, monkeypatch):
    trial = own_trial(workshop)._replace(iterations=300, left_out=(3, 7))
    app = classroom(workshop)
    async with app.run_test(size=(120, 40)) as pilot:
        app.play(Train(), AddTrial(trial))
        await press(pilot, "end")
        await until(pilot, "300 / 300")
        view = app.screen.view
        status = plain([status_line(replace(view, drawing_says="3 ✓", reached=200), 120)]).replace(
            "\u00a0", " "
        )
        assert "votre dessin : 3 ✓" in status and "calculé jusqu'à 200" in status
        keep = [n for n in range(16) if n not in (3, 7)]
        X, labels = transcription.X, transcription.LABELS
        monkeypatch.setattr(transcription, "X", X[keep])
        monkeypatch.setattr(transcription, "LABELS", labels[keep])
        W, theta, P, phi, _cost = next(islice(transcription.run(300), 299, None))
        z = np.maximum(0, X @ W.T - theta) @ P.T - phi
        right = ((z > 0) == (labels[:, None] == np.arange(4))).all(axis=1)
        assert view.learned == (right[keep].sum(), 14)
        told = counters(view).replace("\u00a0", " ")
        assert f"jamais vus : {right[[3, 7]].sum()} sur 2" in told and told in said(app)
        assert "Sur 10, combien sont reconnus" in plain(simple_picture(view, 80, 20))


async def test_what_was_looked_at_comes_back_with_its_speed_but_not_the_card_in_hand_by_hand(
    workshop, tmp_path
):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "n", "up")
        await until(pilot, "3 000/s")
        assert "Ce que lit « rose »" in said(app)
        await app.action_quit()
    (path,) = tmp_path.glob("*.jsonl")
    again = classroom(keeper=Keeper(tmp_path), resume=path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, "3 000/s")
        assert "Ce que lit « rose »" in said(again)
        await press(pilot, "t")
        assert "3 000/s" in said(again), "the class has chosen it"
        await press(pilot, "t", "m", "right")
        await again.action_quit()
    third = classroom(keeper=Keeper(tmp_path), resume=path)
    async with third.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await until(pilot, "1 667/s")
        assert "Ce que lit « bleu »" in said(third)


@pytest.mark.parametrize("to_card", range(3))
async def test_what_was_looked_at_comes_back_after_a_visit_to_the_cards(workshop, tmp_path, to_card):
    """Whichever card was in hand there."""
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "up", "m", *["left"] * to_card, "o")
        await until(pilot, "3 000/s")
        await app.action_quit()
    (path,) = tmp_path.glob("*.jsonl")
    again = classroom(keeper=Keeper(tmp_path), resume=path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, "3 000/s")


async def test_a_speed_that_nobody_chose_suits_the_view_again(workshop, tmp_path):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "t")
        await until(pilot, " 30/s")
        await app.action_quit()
    (path,) = tmp_path.glob("*.jsonl")
    again = classroom(keeper=Keeper(tmp_path), resume=path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, " 30/s")
        await press(pilot, "t")
        await until(pilot, "1 667/s")
