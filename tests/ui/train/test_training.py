"""The training replayed, through the real screens, by keyboard alone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity, read_activity
from connecte.content.runs.recorded import load_recording
from connecte.content.runs.trained import trained_network
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import output_values, pack
from connecte.core.learning.rounding import rounded
from connecte.session.moves import GoTo, Train
from connecte.ui.train.dialogs.trial_form import read_trial
from connecte.ui.train.pictures.pictures import pictures_of
from tests.often import times
from tests.ui.screen import Hand, choose, classroom, command, menu, press, screen_text, settled, until
from tests.variants import TEXT, short


async def opened(pilot, *keys):
    """The training with all its pictures, its run over, at its start."""
    pilot.app.play(Train())
    await until(pilot, "reconnus")
    await press(pilot, "t", *keys)


async def test_next_changes_marks_and_comparing(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "home")
        await choose(pilot, "signe suivant")
        # §6: only P has no mask; F takes part in neither blue nor yellow at the start.
        await until(pilot, "un lien apparaît : ■ L reçoit F")
        assert app.session.state.iteration == 1
        await press(pilot, "q")
        await until(pilot, "de 0 à 1 : le poids de F dans ■ L")
        await press(pilot, "escape")
        await command(pilot, "seek('link', 1)")
        await until(pilot, "change de signe")
        await command(pilot, "seek('verdict', 1)")
        await until(pilot, "voulu) :")
        here = app.session.state.iteration
        recording = app.get_screen("train").runs.current.recording
        before, after = (claims(recording, n) for n in (here - 1, here))
        assert (before != after).any()
        await command(pilot, "seek('verdict', -1)")
        await until(pilot, "À ")
        assert app.session.state.iteration < here
        await press(pilot, "3")
        await choose(pilot, "marquer")
        await press(pilot, "a", "6")
        await until(pilot, "Avant : itération 5 000    Maintenant : itération 100 000")
        # §6: 13 of 16 after 5,000, 16 after 100,000.
        gained = r"justes : 13 → 16   ✗ perdus : aucun   ✓ gagnés : (\d+ \(\d\)(, )?){3}"
        assert re.search(gained.replace(" :", r"\s:"), screen_text(app))
        assert "2 A + 1,2 B − 1,1 C + 0,5 D − 2,7 E + 3 F" in screen_text(app)
        assert app.session.state.marks == (5_000,) and app.session.state.anchor == 5_000
        await press(pilot, "u", "u", "u", "u")
        assert app.session.state.marks == ()


def claims(recording, number):
    problem = recording.problem
    return problem.claims(output_values(problem, problem.inputs, recording.at(number)))


async def test_when_one_example_becomes_right(workshop):
    """In a picture with an example in hand, the next change is that example's."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "j", "l", *["s"] * 4, "e", "6", "enter")
        recording = app.get_screen("train").runs.current.recording
        said = pairwise(claims(recording, n)[6] for n in range(5_000))
        first = next(n for n, (before, after) in enumerate(said, 1) if (before != after).any())
        await command(pilot, "seek('verdict', 1)")
        await until(pilot, "exemple 6 (un 3 voulu)")
        before, after = re.search(r"un 3 voulu\)\s: (.*?) → (.*?)(?: \(et|$)", screen_text(app), re.M).groups()
        assert before != after
        assert app.session.state.iteration == first
        assert app.screen.view.example == 6
        await press(pilot, "home")
        await choose(pilot, "verdict d'avant")
        await until(pilot, "Il n'y en a pas avant pour l'exemple n° 6.")


async def test_playing_backwards(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "2", *["up"] * 3, "backspace")
        await settled(pilot, 0.25)
        assert app.screen.view.iteration == 750, "1,000 iterations a second"
        assert app.screen.view.playing == -1
        assert "◀" in screen_text(app)
        await press(pilot, "backspace")
        assert app.session.state.iteration == app.screen.view.iteration == 750
        await press(pilot, "backspace")
        for _half_second in range(4):
            await settled(pilot, 0.5)
        assert app.session.state.iteration == app.screen.view.iteration == 0


@pytest.mark.parametrize(("name", "size", "colours"), [
    ("connecte-tes-neurones", (200, 50), "colours"), ("xor", (80, 24), "none"), ("rouge", (80, 24), "none"),
    *[("connecte-tes-neurones", (80, 24), "none"), ("xor", (200, 50), "colours"),
      ("rouge", (200, 50), "colours")][: times(0, 3)],
], indirect=["colours"])  # fmt: skip
async def test_every_picture_of_every_activity(name, size, colours):
    app = classroom(load(name))
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "2", "a", "end", "home", "j", "r")
        seen, pictures = set(), pictures_of(app.session.state.activity)
        for picture in (*pictures[1:], pictures[0]):
            await press(pilot, "tab")
            text = screen_text(app)
            assert app.screen.looking.picture == picture.name
            assert picture.label in text.splitlines()[1]
            assert "Traceback" not in text
            seen.add(text)
            if size[0] == 80:
                await press(pilot, "n", "s")
                app.screen.action_axis()
                await settled(pilot)
        assert len(seen) >= len(pictures) - 1
        if size[0] == 80:
            log = app.screen.looking.log
            await choose(pilot, "axe")
            assert app.screen.looking.log != log
        await choose(pilot, "essais")


async def test_the_hand_beside_the_gradient(workshop):
    """Reference §5: −5.6 for C, 7.7 for D, −1.3 2.6 0.5 −3.2 for the outputs; F is left."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "j", "m")
        lines = [" ".join(line.split()) for line in screen_text(app).splitlines()]
        rows = {line[:4].strip(): line for line in lines}
        for start, move in (("C −5,6", "+1 ✓"), ("D 7,7", "−1 ✓"), ("● V −1,3", "+1 ✓"), ("■ L 2,6", "−1 ✓"),
                            ("▲ R 0,5", "−1 ✓"), ("◆ J −3,2", "+1 ✓"), ("F −1,5", "—"),
                            ("A 0", "—")):  # fmt: skip
            assert any(line.startswith(start) and line.endswith(move) for line in lines), (start, rows)
        assert "Sur 6 seuils bougés à la main, 6 vont" in screen_text(app)


async def test_runs_of_ones_own():
    """The workshop's run ends early: after 1,000 iterations 12 of 16 are right (§6)."""
    brief = short(TEXT).replace("\n  iterations: 200\n", "\n  iterations: 1000\n")
    app = classroom(parse_activity(brief.encode(), "mine.yaml", "mine"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await command(pilot, "trials", "down", "enter")
        await until(pilot, "déborde à 5")
        assert all(run.recording.finished for run in app.screen.runs.all)
        text = screen_text(app)
        assert "0 pas 0,0001" in text and "appris 12/16" in text
        assert "1 pas 0,000001" in text and "2 pas 0,0002" in text
        await command(pilot, "trials", "enter")
        field = app.screen.query_one("#field-step")
        field.value = "beaucoup"
        await press(pilot, "enter")
        assert "Le pas : un nombre" in screen_text(app)
        field.value = "0,00005"
        app.screen.query_one("#field-iterations").value = "500"
        app.screen.query_one("#field-left_out").value = "6, 10"
        await press(pilot, "enter")
        await until(pilot, "jamais vus")
        assert app.session.state.run.left_out == (6, 10)
        assert app.session.state.run.iterations == 500
        await press(pilot, "u")
        assert app.session.state.trial is None


async def test_each_left_out_in_turn():
    app = classroom(parse_activity(short(TEXT).encode(), "mine.yaml", "mine"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await command(pilot, "trials", "down", "down", "enter")
        await until(pilot, "qui ne les avait jamais vus")
        assert "n° 15 (9)" in screen_text(app)


@pytest.mark.parametrize(("field", "text", "word"), [
    ("step", "0", "Le pas"), ("step", "nan", "Le pas"), ("step", "1e9", "Le pas"), ("a", "-1", "a :"),
    ("iterations", "0", "Itérations"), ("iterations", "1,5", "Itérations"),
    ("iterations", "9" * 12, "Itérations"), ("start", "9", "Départ"), ("seed", "x", "Hasard"),
    ("left_out", "16", "0 à 15"), ("left_out", "a", "Laissés"),
    ("left_out", " ".join(map(str, range(16))), "au moins un"),
])  # fmt: skip
def test_what_is_wrong_in_the_form_is_told(workshop, field, text, word):
    from connecte.session.state import opening

    good = {"step": "0,0001", "a": "0.7", "iterations": "1 000", "start": "5", "seed": "3", "left_out": "3 7"}
    trial = read_trial(good, opening(workshop))
    assert trial == own_trial(workshop)._replace(iterations=1_000, start="random", seed=3, left_out=(3, 7))
    where, sentence = read_trial({**good, field: text}, opening(workshop))
    assert where == field and word in sentence


async def test_back_to_cards(workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "s")
        drawing = app.session.state.drawing
        await opened(pilot, "6", *menu("en cartes"))
        await until(pilot, "16 justes sur 16   une décimale")
        values, problem = app.get_screen("train").view.values, app.get_screen("train").view.problem
        await press(pilot, "enter")
        await until(pilot, "coupé en 6 bandelettes")
        assert app.session.state.drawing == drawing
        (path,) = tmp_path.glob("*.yaml")
        assert path.name == "connecte-tes-neurones-100000-1.yaml"
        made = read_activity(path)
        expected = trained_network(workshop, rounded(values, 0.1), problem)
        for mine, theirs in zip(made.network().layers, expected.layers, strict=True):
            for neuron, other in zip(mine.neurons, theirs.neurons, strict=True):
                assert neuron.weights == pytest.approx(other.weights, abs=1e-9)
                assert neuron.threshold == pytest.approx(other.threshold, abs=1e-9)
        await press(pilot, "t", *["enter"] * 11)
        await until(pilot, "est seul à annoncer")


async def test_files_of_a_run(workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(workshop)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "j", "p", *menu("image seule"), "g")
        await until(pilot, "Enregistrement gardé")
        (chart,) = tmp_path.glob("*.svg")
        (file,) = tmp_path.glob("*.npz")
        svg = chart.read_text("utf-8")
        assert "Quels" in svg and "reconnus" not in svg  # the picture alone, not the whole screen
        assert "@font-face" not in svg and "url(http" not in svg
        again = load_recording(file)
        assert (pack(again.at(777)) == pack(app.screen.runs.current.recording.at(777))).all()


async def test_a_recording_on_the_screen(workshop):
    trial = own_trial(workshop)._replace(iterations=300, step=0.00005, left_out=(2,))
    recording = new_run(workshop, trial)
    for _reached in recording.run():
        pass
    app = classroom(workshop, recordings={trial: recording}, at=120)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "itération 120 / 300")
        assert app.screen.runs.current.recording is recording
        assert "jamais vus" in screen_text(app)


async def test_the_mouse_names_a_picture_and_an_iteration(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await Hand(app).click("#tabs", offset=(screen_text(app).splitlines()[1].index("Nombres"), 0))
        await until(pilot, "Poids de ■ L")
        await Hand(app).click("#picture", offset=(40, 8))
        assert 100 < app.session.state.iteration < 100_000


def test_an_iteration_beyond_the_run_is_no_move(workshop):
    from connecte.session.moves import AddTrial, Train
    from connecte.session.session import Session

    session = Session.start(workshop).play(Train()).play(AddTrial(own_trial(workshop)._replace(iterations=50)))
    assert session.play(GoTo(51)).state.iteration == 0
    assert session.play(GoTo(50)).state.iteration == 50
