"""The duel offers a key only where it works; columns stand apart; no verdict is right before one is wanted."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Reveal, SetValue, Walk
from connecte.ui.base.dialogs.duel import DuelScreen
from tests.ui.screen import classroom, press, screen_text, until

SMALL = (80, 24)


async def test_a_key_is_offered_where_it_works(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL) as pilot:
        app.play(ChooseExample(6), Walk(), Reveal(99))
        await until(pilot, "pourquoi ?")
        await press(pilot, "q")
        *_, foot = screen_text(app).splitlines()
        assert foot.startswith(" Espace Barrer  Entrée À la main  Échap Fermer")


async def test_the_line_of_keys_fits(workshop):
    """The foot has Escape too: it is the first to leave the line. Number 10 has many cards that decide."""
    for number in range(16):
        app = classroom(workshop)
        async with app.run_test(size=SMALL) as pilot:
            app.play(ChooseExample(number), Walk(), Reveal(99))
            await press(pilot, "q")
            for key in ("space", "space"):
                text = screen_text(app)
                assert not isinstance(app.screen, DuelScreen) or "…" not in text.splitlines()[-2], number
                await press(pilot, key)


async def test_pictures_have_whole_words_and_no_key_without_effect():
    app = classroom(load("chiffres"))
    async with app.run_test(size=SMALL) as pilot:
        app.play(Walk(), Reveal(99))
        await until(pilot, "pourquoi ?")
        assert "★ Q quatre " in screen_text(app)
        await press(pilot, "q")
        text = screen_text(app)
        assert " le plus près de parler    le plus près de parler\n" in text
        assert text.splitlines()[-1].startswith(" Échap Fermer")
        await press(pilot, "space", "enter")
        assert isinstance(app.screen, DuelScreen)
        assert screen_text(app) == text


async def test_a_verdict_is_not_right_while_nothing_is_wanted():
    app = classroom(load("trois"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.play(SetValue(1, 0.2), Walk(), Reveal(99))
        await press(pilot, "q")
        await until(pilot, "pas encore dit ce qui est")
        assert "Le verdict est juste" not in screen_text(app)
        await press(pilot, "d", "w", "c", "q")
        await until(pilot, "O doit gagner plus de 0,2.")
