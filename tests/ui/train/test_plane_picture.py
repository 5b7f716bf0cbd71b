"""The map of a training, on the screen: it moves while the network learns, for every run of the activity."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import named_trial
from connecte.session.moves import AddTrial, Train
from connecte.ui.train.pictures.looking import Looking
from tests.ui.screen import classroom, press, resized, screen_text, settled, until


async def shown(pilot, app):
    """Go to the training and look at the plane."""
    app.play(Train())
    await until(pilot, " / ")
    app.screen.action_picture("plane")
    await press(pilot, "s")


@pytest.mark.parametrize("name", ["plan", "frontiere", "trois"])
async def test_the_plane_shows_points_and_what_is_said(name, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load(name))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, app)
        for size in ((80, 24), (120, 40)):
            await resized(pilot, *size)
            await press(pilot, "home")
            before = screen_text(app)
            assert "■ bleu" in before and "□ mis de côté" in before and "[·L]" in before, size
            assert len(before.splitlines()[-4].split()) == 3, "the scale is there, below all of the plane"
            await press(pilot, "end")
            last = app.session.state.activity.training.iterations
            await until(pilot, f"{last:,} / ".replace(",", " "))
            after = screen_text(app)
            right = len(app.session.state.activity.examples) * 3 // 4
            assert f"appris : {right} sur {right}" in after, size
            assert "▌" in after or "▀" in after, size
            assert before != after, size


async def test_a_run_with_points_of_its_own_is_judged_on_them():
    activity = load("frontiere")
    app = classroom(activity)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await settled(pilot)
        app.screen.play(AddTrial(named_trial(activity, "lunes")))
        app.screen.action_picture("plane")
        await press(pilot, "end")
        await until(pilot, "appris : 90 sur 90")
        assert "mis de côté : 30 sur 30" in screen_text(app)
        view = app.screen.view
        assert [e.counts for e in view.activity.examples] == [e.counts for e in activity.examples_of("lunes")]
        assert view.learned == (90, 90) and view.held == (30, 30)


async def test_three_labels_are_three_areas_told_by_shape_and_letter(monkeypatch):
    """Three clouds, three outputs, the largest wins: each pair has a frontier of its own."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = classroom(load("trois"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, app)
        await press(pilot, "end")
        await until(pilot, "appris : 45 sur 45")
        text = screen_text(app)
        for sign in ("[·L]  bleu", "[:O]  orange", "['V]  vert", "■ bleu", "▲ orange", "● vert"):
            assert sign in text
        rows = [line.partition("│")[2][:36] for line in text.splitlines() if line.startswith("     │")]
        # The clouds stand below on the left, on the right, and above: there their areas have their letters.
        assert "V" in rows[0] and set("·L") <= set(rows[-1]) | set(rows[-4]) and "::O:" in "".join(rows)
        assert "mis de côté : 15 sur 15" in text
        assert "Entre O et B : " in text and "Entre O et V : " in text


async def test_eight_hidden_neurons_bend_three_frontiers_around_a_spiral():
    activity = load("trois")
    app = classroom(activity)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await settled(pilot)
        for run, recognised, held in (("spirale", 36, 10), ("spirale pliée", 89, 28)):
            app.screen.play(AddTrial(named_trial(activity, run)))
            app.screen.action_picture("plane")
            await press(pilot, "end")
            await until(pilot, lambda: app.screen.view.iteration == app.screen.view.planned > 0)
            # A point on a frontier may fall on its other side on another machine.
            assert app.screen.view.learned == (pytest.approx(recognised, abs=2), 90)
            assert app.screen.view.held == (pytest.approx(held, abs=2), 30)


async def test_a_hidden_neuron_in_hand_has_its_own_map_and_its_line():
    app = classroom(load("frontiere"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, app)
        app.screen.looking = Looking("plane", (0, 2))
        await press(pilot, "right")
        text = screen_text(app)
        assert "C : où son calcul" in text and "au-dessus du seuil" in text
        assert "Frontière de C :" in text and "= 0" in text


async def test_only_lines_that_change_are_painted_while_it_plays():
    app = classroom(load("frontiere"))
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, app)
        await press(pilot, "end")
        await until(pilot, "4 000 / 4 000")
        widget = app.screen.query_one("#picture")
        before = widget._lines
        await press(pilot, "left")
        after = widget._lines
        changed = sum(one != other for one, other in zip(before, after, strict=True))
        assert changed < len(after) // 2
