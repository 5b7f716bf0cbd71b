"""Predict, then see, through the real screens: nothing is told before the class has said something."""

from __future__ import annotations

from connecte.session.moves import ChooseExample, Learn, Nudge, Reveal, Train, Walk
from connecte.ui.base.dialogs.predict import PredictScreen
from connecte.ui.walk.voting.screen import VoteScreen
from tests.ui.screen import Hand, classroom, drained, press, screen_text, settled, until

SMALL = (80, 24)


def told(app):
    """The screen with one kind of space and of apostrophe."""
    return screen_text(app).replace("\u00a0", " ").replace("’", "'")


async def begun(pilot, *moves):
    """The phase, with predictions on, which are off by default."""
    app = pilot.app
    app.play(*moves)
    await drained(app)
    assert not app.session.state.predict_first
    app.screen.action_predict_first()
    await drained(app)
    assert app.session.state.predict_first
    app.clear_notifications()


async def test_by_hand_the_tally_waits_for_a_prediction(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Learn())
        before = told(app)
        app.play(Nudge(0, 2, 1), Nudge(0, 3, -1))
        await until(pilot, "n° 6 dira : 0, 3, 6, 9, rien, plusieurs ? Combien justes ?")
        said = [[line for line in text.splitlines() if "Réseau dit" in line] for text in (before, told(app))]
        assert said[0] == said[1] and "9✗" in said[0][0], "number 6 stands as before"
        app.screen.action_hint()
        await until(pilot, "D'abord la prédiction")
        app.clear_notifications()
        await press(pilot, "enter", "9", "9", "enter")
        found = app.session.state.predictions[0]
        # Reference §5: 9 of 10 after C + 1 and D − 1; number 6 is silent.
        assert (found.choice, found.count, found.true_count) == ("9", 9, 9)
        text = told(app)
        assert "Prévu : 9, 9 justes. Vu : rien, 9 justes." in text
        assert "n° 6 : " in text and "jaune calcule" in text


async def test_in_the_middle_of_an_example_nothing_is_predicted(workshop):
    """How many are right would tell whether the one that the class is at work on is."""
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.play(ChooseExample(6), Walk(), Reveal(8))
        await begun(pilot, Learn())
        app.play(Nudge(0, 2, 1))
        await until(pilot, "n° 6 : son verdict d'abord. Ce seuil se voit sans prédire.")
        await press(pilot, "enter")
        assert not isinstance(app.screen, PredictScreen) and not app.session.state.predictions
        assert "sur 9" in told(app) and "n° 6 : son verdict d'abord." in told(app)


async def test_a_prediction_takes_two_gestures_of_the_mouse(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Learn())
        app.play(Nudge(0, 2, 1))
        await press(pilot, "enter")
        hand = Hand(app)
        # Two columns, then " 0  3  6  9  rien  plusieurs ".
        await hand.click("#guess", offset=(2 + 3 + 1, 0))
        await hand.click("#guess", offset=(4, 2))
        await drained(app)
        found = app.session.state.predictions[0]
        assert (found.choice, found.count) == ("3", None)


async def test_what_is_closed_waits_and_what_is_seen_anyway_is_no_prediction(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Learn())
        app.play(Nudge(0, 2, 1))
        await press(pilot, "enter", "escape")
        assert app.session.state.unseen == ()
        await press(pilot, "enter", "enter", "enter")
        assert app.session.state.unseen is None and app.session.state.predictions == ()


async def test_before_a_mark_the_class_says_how_many(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Train())
        app.screen.action_mark(2)
        await until(pilot, "À l'itération 1 000, combien")
        assert app.session.state.iteration == 0, "nothing is shown before"
        await press(pilot, *"14", "enter")
        # Reference §6: 12 of 16 after 1 000 iterations.
        await until(
            pilot, lambda: app.session.state.predictions and app.session.state.predictions[0].is_settled
        )
        assert (app.session.state.predictions[0].count, app.session.state.predictions[0].true_count) == (14, 12)
        await until(pilot, "Prévu : 14. Vu : 12")
        app.screen.action_mark(1)
        await settled(pilot)
        assert not isinstance(app.screen, PredictScreen), "100 was seen on the way"


async def test_playing_stops_at_the_mark_that_was_predicted(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Train())
        app.screen.action_play()
        await until(pilot, "À l'itération 100")
        await press(pilot, "9", "enter")
        for _ in range(40):
            await settled(pilot, 0.4)
        assert app.session.state.iteration == 100
        # Reference §6: 9 after 100.
        assert app.session.state.predictions[0].is_right


async def test_before_why_the_class_says_who_pushes_most(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Train())
        app.screen.action_why()
        await until(pilot, "quel exemple tire")
        await press(pilot, "6", "enter")
        found = app.session.state.predictions[0]
        assert found.is_settled
        view = app.screen.view
        assert view.example_in_hand == found.true_count, "the first push of the screen that opened"


async def test_before_the_three_steps_the_class_says_which_overflows(brief):
    app = classroom(brief)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, Train())
        app.screen.action_trials()
        await drained(app)
        options = app.screen.query_one("OptionList")
        prompts = [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]
        options.highlighted = next(n for n, prompt in enumerate(prompts) if "pas trop petit" in prompt)
        await press(pilot, "enter")
        await until(pilot, "Trois pas : lequel déborde ?")
        assert not app.session.state.trials
        await press(pilot, "right", "right", "right", "enter")
        # Reference §6: 0.0002 overflows in the 5th iteration.
        await until(pilot, lambda: app.session.state.predictions[0].is_settled)
        assert app.session.state.predictions[0].is_right
        assert len(app.session.state.trials) == 2


async def test_before_the_outputs_speak_the_class_votes(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begun(pilot, ChooseExample(1), Walk(), Reveal(6 + 6 * 4))
        assert not isinstance(app.screen, VoteScreen)
        app.screen.action_reveal()
        await drained(app)
        assert isinstance(app.screen, VoteScreen)
        await press(pilot, "escape")
        app.screen.action_reveal()
        await drained(app)
        assert len(app.session.state.revealed) == 6 + 6 * 4 + 1, "asked once"
