"""Many runs at once, the best chosen: what it does where it was chosen, and elsewhere."""

from __future__ import annotations

import numpy as np

from connecte.content.catalog import load
from connecte.content.runs.search.choosing import ManyRuns, choose, choosing_parts
from connecte.content.runs.trial import new_run, own_trial
from connecte.session.moves import AddTrial, Draw, Paint, SayWanted, TestPages, Train, Walk
from connecte.ui.train.dialogs.many_runs import ManyRunsScreen, chosen_sentences
from tests import transcription
from tests.ui.screen import classroom, command, menu, press, screen_text, settled, until

LEFT = (2, 3, 6, 7, 10, 11, 14, 15)


def plain_right(recording, rows):
    """How many of these examples are claimed by their own output alone, by §6 written plainly."""
    first, last = recording.at(recording.reached).layers
    hidden = np.maximum(0, transcription.X[rows] @ first.weights.T - first.thresholds)
    z = hidden @ last.weights.T - last.thresholds
    return int(((z > 0) == (transcription.LABELS[rows][:, None] == np.arange(4))).all(axis=1).sum())


def test_the_best_of_all_is_chosen_and_counted_elsewhere(workshop):
    """Each run of the batch again alone, its examples counted by the plain formula."""
    runs = ManyRuns(workshop, own_trial(workshop)._replace(left_out=LEFT, iterations=200))
    assert list(runs.run()) == [100, 200]
    assert len(runs.trials) == len(set(runs.trials)) == 100
    assert all(trial.left_out == LEFT for trial in runs.trials)
    parts = choosing_parts(LEFT, False)
    assert parts == ((2, 6, 10, 14), (3, 7, 11, 15))
    counted = [[], []]
    for trial in runs.trials:
        alone = new_run(workshop, trial)
        for _reached in alone.run():
            pass
        for counts, part in zip(counted, parts, strict=True):
            counts.append(plain_right(alone, list(part)))
    given = [([workshop.examples[n].counts for n in part], [workshop.examples[n].label for n in part])
             for part in parts]  # fmt: skip
    assert [runs.right(*part) for part in given] == counted
    found = choose(runs, *given)
    best = counted[0].index(max(counted[0]))
    assert found.trial == runs.trials[best]
    assert (found.on_choice, found.elsewhere) == ((counted[0][best], 4), (counted[1][best], 4))
    assert max(counted[0]) > 0, "else there is nothing to choose"


def test_runs_that_cannot_be_done_together_are_done_one_by_one():
    red = load("rouge")
    runs = ManyRuns(red, own_trial(red)._replace(left_out=(1, 2), iterations=20))
    done = list(runs.run())
    assert done[-1] == 20 and done == sorted(done) and len(runs.trials) == 10
    assert len(runs.right([red.examples[1].counts], [red.examples[1].label])) == 10


def test_the_sentence_says_both_numbers_and_whether_they_drop(workshop):
    runs = ManyRuns(workshop, own_trial(workshop)._replace(left_out=(3, 7), iterations=1))
    list(runs.run())
    example = workshop.examples[3]
    found = choose(runs, ([example.counts], [example.label]), ([example.counts], [example.label]))
    *_parts, same = chosen_sentences(found, (3,), (7,))
    assert "chute" in same
    *parts, drops = chosen_sentences(found._replace(on_choice=(3, 4), elsewhere=(7, 10)), (3,), ())
    assert "3 sur 4 là où on l" in drops and "ailleurs, 7 sur 10. Choisir" in drops.replace("\u00a0", " "), (
        "0.75 and 0.7"
    )
    assert "vos dessins" in parts[-1]
    *_parts, rises = chosen_sentences(found._replace(on_choice=(3, 4), elsewhere=(8, 10)), (3,), (7,))
    assert "chute" in rises


async def test_it_is_started_with_one_gesture_and_can_be_stopped(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await settled(pilot)
        await command(pilot, "trials")
        assert "il manque une part pour choisir" in " ".join(screen_text(app).replace("│", "").split())
        await press(pilot, "escape")
        drawing = workshop.examples[6].drawing.paint([(8, 5)], True)
        app.play(Draw(), Paint(tuple(drawing.black), True), SayWanted("3"), Walk(), Draw(), TestPages())
        app.play(Train(), AddTrial(own_trial(workshop)._replace(left_out=LEFT, iterations=300)))
        await open_them(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ManyRunsScreen) and len(app.session.state.trials) == 1
        await press(pilot, "escape")
        await open_them(pilot)
        await until(pilot, "Le meilleur")
        text = " ".join(screen_text(app).replace("│", " ").replace("’", "'").split())
        assert "300 itérations" in text and "Choisi sur les exemples laissés de côté : 2, 3, 6, 7" in text
        assert "Ailleurs : vos dessins" in text and "sur 1. " in text
        await press(pilot, "enter")
        assert len(app.session.state.trials) == 2
        assert app.session.state.run.start == "random" and app.session.state.run.left_out == LEFT


async def open_them(pilot):
    await command(pilot, "trials")
    screen = pilot.app.screen
    while screen._choices[screen.query_one("OptionList").highlighted].what != "choose":
        await press(pilot, "down")
    await press(pilot, "enter")


async def test_the_same_training_without_its_mask(workshop):
    """§6 without its mask: at η = 0.0001 it overflows; at half of that all links of the hidden layer appear."""
    broken, halved = (unmasked_run(1_000, step) for step in (0.0001, 0.00005))
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await press(pilot, "t", "2", *menu("sans le masque"))
        await until(pilot, "Justes")
        text = " ".join(screen_text(app).replace("│", " ").replace("’", "'").split()).replace("\u00a0", " ")
        assert not np.isfinite(broken[0]).all() and "ce pas est trop grand" in text and "0,00005" in text
        W, theta, P, phi = halved
        z = np.maximum(0, transcription.X @ W.T - theta) @ P.T - phi
        right = ((z > 0) == (transcription.LABELS[:, None] == np.arange(4))).all(axis=1).sum()
        assert f"12 sur 16 avec, {right} sans" in text, "reference §6: 12 after 1,000"
        assert "18 liens avec le masque, 36 sans" in text  # three of six on each of six cards
        await press(pilot, "escape")
        assert app.screen.picture_in_view is not None


def unmasked_run(iterations, step):
    """The plain transcription of §6 without its last step, the mask."""
    X, s = transcription.X, np.where(np.arange(4)[None, :] == transcription.LABELS[:, None], -1, 1)
    W, theta, P, phi = transcription.W0, transcription.THETA0, transcription.P0, transcription.PHI0
    with np.errstate(all="ignore"):
        for _ in range(iterations):
            H = np.maximum(0, X @ W.T - theta)
            G = 0.7 * s * np.exp(0.7 * s * (H @ P.T - phi))
            phi = phi + 10 * step * G.sum(axis=0)
            P = P - step * G.T @ H
            Gh = (G @ P) * (H != 0)
            theta = theta + step * Gh.sum(axis=0)
            W = W - step * Gh.T @ X
    return W, theta, P, phi
