"""The exercises on the screen by hand, at 80×24, and on the board."""

from __future__ import annotations

from connecte.core.cards.network import Nudge
from connecte.session.guess.tried.practice import NextPart, StartExercises
from connecte.session.moves import Learn
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.lines import plain
from tests.session.test_rules import played
from tests.ui.screen import choose, classroom, press, screen_text, until

SMALL = (80, 24)


async def test_three_exercises_from_the_menu_to_their_end(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m", "right", "up")
        await choose(pilot, "Trois")
        await until(pilot, "N° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus que 6.")
        assert "Exercice 1 sur 3 : n° 6" in screen_text(app)
        await press(pilot, "space", "space")
        text = screen_text(app)
        assert "C + 1. N° 6 : jaune passe de 6 à 5, il parle encore" in text
        assert "[C]17→18" in text
        await press(pilot, "backspace")
        assert "Sans ce" in screen_text(app)
        await press(pilot, *["space"] * 3)
        assert "Neurone bleu" in screen_text(app)
        assert "il dit 3, c'est juste." in " ".join(screen_text(app).split())
        await press(pilot, *["space"] * 3)
        await until(pilot, "N° 10 : à vous, un coup suffit.")
        await press(pilot, "space")
        await until(pilot, "Pas encore :")
        assert "N° 10 : à vous, un coup suffit." in screen_text(app), "no message covers what is told"
        assert "un indice" in screen_text(app)
        for _ in app.session.state.activity.places:
            if "[● V]" not in screen_text(app):
                await press(pilot, "right")
        assert "[● V]" in screen_text(app)
        await press(pilot, "up")
        await until(pilot, "N° 10 est juste, en un coup, et aucun autre n'est perdu.")
        await press(pilot, "space")
        await until(pilot, "N° 11 : à vous, un coup suffit.")
        heads = [line.split() for line in screen_text(app).splitlines() if "Exemple n°" in line]
        assert any("11" in head for head in heads), "on the board for as long as it is its turn"
        app.play(NextPart())
        assert app.session.state.practice.at == 2
        await choose(pilot, "Trois")
        assert app.session.state.practice is None
        assert app.session.state.changes == (Nudge(0, 1, 1),), "what the class had moved: B"


async def test_the_end_says_that_the_cards_of_the_class_are_back(workshop):
    from connecte.session.rules.hand.exercises import exercises

    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.play(Learn(), StartExercises(), *[NextPart()] * 7, Nudge(1, 0, 1), NextPart())
        app.play(*exercises(workshop)[2].moves)
        await press(pilot, "space")
        await until(pilot, "Exercices finis")
        app.clear_notifications()
        await until(pilot, "10 exemples sur les 16")


def test_the_board_has_what_is_told_without_keys():
    session = played([Learn(), StartExercises(), NextPart(), NextPart()])
    text = plain(board_lines(BoardView(session), 80, 24))
    assert "Exercice 1 sur 3 : n° 6" in text
    assert "C + 1. N° 6 : jaune passe de 6 à 5" in text
    assert "Espace" not in text
