"""Under a dialog the foot has the keys of the dialog, and the dialog is whole on the smallest screen."""

from __future__ import annotations

import pytest

from connecte.core.cards.network import Nudge
from connecte.session.guess.guess_moves import PredictFirst
from connecte.session.moves import ChooseExample, Learn, Reveal, Train, Walk
from connecte.ui.base.dialogs.dialog import Dialog
from tests.session.scripted import WORKSHOP
from tests.ui.screen import classroom, drained, menu, press, screen_text

OPENED = {
    "menu": ((), ("f2",)),
    "examples": ((), ("e",)),
    "class": ((), menu("nom de la classe")),
    "vote": ((ChooseExample(6), Walk(), Reveal(6)), ("v",)),
    "on the cards": ((Learn(),), ("e",)),
    "predict": ((Learn(), PredictFirst(True), Nudge(0, 2, 1)), ("enter",)),
    "go to": ((Train(),), ("j",)),
    "runs": ((Train(),), menu("autres essais")),
    "to cards": ((Train(),), menu("sur des cartes")),
    "menu of the training": ((Train(),), ("f2",)),
}


@pytest.mark.parametrize("name", OPENED)
async def test_the_foot_under_a_dialog_announces_what_works_there(name):
    moves, keys = OPENED[name]
    app = classroom(WORKSHOP)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(*moves)
        await drained(app)
        below = screen_text(app).splitlines()[-1].split()
        assert below[-2:] == ["Échap", "Menu"]
        await press(pilot, *keys)
        assert isinstance(app.screen, Dialog), name
        foot = screen_text(app).splitlines()[-1].strip()
        shown = [
            f"{app.get_key_display(found.binding)} {found.binding.description}"
            for found in app.screen.active_bindings.values()
            if found.binding.show
        ]
        assert foot.split() == " ".join(dict.fromkeys(shown)).split() and foot.startswith("Échap Fermer")
        assert ("▪ : sur les cartes   Entrée : mettre ou enlever" in screen_text(app)) == (
            name == "on the cards"
        )
        assert name != "on the cards" or "✓" not in screen_text(app).split("╭")[1].split("╰")[0]
        (frame,) = app.screen.query(".dialog")
        for part in frame.walk_children():
            assert frame.content_region.contains_region(part.region), f"{part} is cut"
        await press(pilot, "escape")
        assert screen_text(app).splitlines()[-1].split() == below
