"""The class's own drawings, fragile cells, the game of fooling, look-alikes: through the real screens."""

from __future__ import annotations

from connecte.core.grid.code import code
from connecte.core.grid.drawing import Drawing
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from tests.ui.room.test_room import TOLD, WORKSHOP, draw, toasts
from tests.ui.screen import choose, classroom, press, screen_text, until


async def test_a_drawing_is_signed_kept_tested_and_learned(tmp_path):
    app = classroom(WORKSHOP, keeper=Keeper(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "g")
        assert "dessiner d'abord" in toasts(app)
        await draw(pilot, "3")
        await choose(pilot, "qui dessine")
        await press(pilot, *"Zoe", "enter", "g")
        assert not app.session.state.drawing.black
        await press(pilot, "k")
        await until(pilot, "de Zoe")
        assert "d1:3→?" in screen_text(app)
        await press(pilot, "e", "t")
        await until(pilot, "d1:3→rien")
        await press(pilot, "tab")
        await until(pilot, "cartes imprimées : 0 sur 1")
        await press(pilot, "tab", "w")
        await until(pilot, "un 6")
        await press(pilot, "u", "x")
        await until(pilot, "Le carnet est vide")
        await press(pilot, "u")
        await until(pilot, "d1:3→rien")
        await press(pilot, "enter")
        await until(pilot, "Le dessin de la classe")
        assert len(app.session.state.drawing.black) == 3
        state = app.session.state
    (journal,) = tmp_path.glob("*.jsonl")
    assert read(journal).session().state == state


async def test_the_trained_network_is_the_third_column(brief):
    app = classroom(brief)
    async with app.run_test(size=(120, 40)) as pilot:
        await draw(pilot, "3", "g", "o")
        await until(pilot, "reconnus")
        await press(pilot, "1", "k")
        await until(pilot, "pas encore répondu")
        await press(pilot, "t")
        await until(pilot, "après l'ordinateur")


async def test_fragile_cells_are_shown_after_the_verdict_only():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, *["s"] * 7)
        await choose(pilot, "cases fragiles")
        assert "D'abord le verdict" in toasts(app)
        assert "fragile" not in screen_text(app)
        await press(pilot, *TOLD[7:], "d")
        await choose(pilot, "cases fragiles")
        await until(pilot, "20 cases fragiles")
        marks = screen_text(app).count("!")
        # Twenty on the grid, the cursor's own cell being none of them, and one in the legend.
        assert marks == 20 + 1
        await press(pilot, "enter")
        await until(pilot, "Avec le clavier")
        assert "!" not in screen_text(app)


async def test_the_class_tries_to_fool_it_and_then_sees_the_best():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, *TOLD, "d")
        await choose(pilot, "tromper")
        await press(pilot, "enter")
        await until(pilot, "Le réseau dit 9")
        await press(pilot, "z")
        assert "D'abord un essai" in toasts(app)
        app.clear_notifications()
        await press(pilot, "enter")
        await until(pilot, "1 case changée (◇)")
        assert "Le réseau : ?" in screen_text(app)
        await press(pilot, "space")
        await until(pilot, "Le réseau : c'est un 9 !")
        await press(pilot, "z")
        await until(pilot, "Le programme : 2 cases, c'est un 3 !")
        await until(pilot, "aucun dessin ne fait mieux")
        await press(pilot, "escape")
        await until(pilot, "Exemple 6")
        await choose(pilot, "tromper")
        await press(pilot, "0")
        await until(pilot, "Faire dire 0")
        await press(pilot, "x", "space")
        await until(pilot, "Votre meilleur : pas encore")


async def test_lookalikes_come_and_go_on_the_grid():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "s")
        await choose(pilot, "sosies")
        await until(pilot, "167 741 370 749 sosies")
        before = screen_text(app)
        await press(pilot, "space")
        assert screen_text(app) != before
        await press(pilot, "backspace")
        assert screen_text(app) == before
        await press(pilot, "space")
        await press(pilot, "right", "enter")
        await until(pilot, "Le dessin de la classe")
        drawing = app.session.state.drawing
        assert drawing != WORKSHOP.examples[1].drawing
        assert WORKSHOP.counts(drawing) == WORKSHOP.examples[1].counts


async def test_a_code_is_dictated_and_typed():
    other = Drawing(WORKSHOP.grid, frozenset({(0, 0), (4, 4)}))
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "s")
        await choose(pilot, "code")
        await until(pilot, code(WORKSHOP.examples[1].drawing))
        text = code(other).replace(" ", "").lower()
        await press(pilot, *text[:-1], "z", "enter")
        await until(pilot, "faire redire le code")
        await press(pilot, "backspace", text[-1], "enter")
        await until(pilot, "Le dessin de la classe")
        assert app.session.state.drawing == other


async def test_undo_in_the_notebook_may_lead_to_another_screen():
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "enter", "space", "k", "u")
        await until(pilot, "Le dessin de la classe")
        await press(pilot, "space")
        await until(pilot, "Le dessin est coupé")
        assert app.session.state.phase == "walk"


async def test_the_trained_network_waits_for_the_class_to_watch(brief):
    app = classroom(brief)
    async with app.run_test(size=(80, 24)) as pilot:
        await draw(pilot, "3", "space", "t", "t", "t", "t", "o")
        await until(pilot, "dessins : ")
        await press(pilot, "k")
        await until(pilot, "cartes de la classe")
        assert "ordinateur" not in screen_text(app)
